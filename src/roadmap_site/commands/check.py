# Why: the command that authors run before they send a change.
"""`roadmap check`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="check")
@click.argument("folder", default="curriculum", type=click.Path(exists=True, file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Show every problem of the curriculum in FOLDER.

    FOLDER holds `curriculum.yml`; it is `curriculum` when left out.

    Exits with 0 when there are no errors, with 1 when there are, and with 2 when the check could not run.

    Example: roadmap check curriculum
    """
    # Here, so that help and usage errors answer without the checker.
    from roadmap_site import reporting  # noqa: PLC0415
    from roadmap_site.curriculum import loader  # noqa: PLC0415

    result = loader.load(folder)
    if result.problems:
        click.echo(reporting.text(result.problems) + "\n")
    nouns = ("roadmap", "stage", "topic", "resource", "project")
    checked = ", ".join(reporting.count(len(getattr(result.curriculum, f"{noun}s")), noun) for noun in nouns)
    click.echo(f"{checked}: {reporting.summary(result.problems)}")
    raise SystemExit(1 if result.has_errors else 0)
