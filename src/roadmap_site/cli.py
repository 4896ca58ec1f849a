# Why: the terminal's way in; it reads arguments, calls plain functions and sets the exit code.
# The only owner of `click`.
"""The command `roadmap`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check a curriculum written as YAML files."""


@main.command()
@click.argument("folder", default="curriculum", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check(folder: Path) -> None:
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


def run() -> None:
    """Run the command as a process of its own.

    The process is over before looking for garbage would pay, and what it read needs no giving back one by one.
    """
    gc.disable()
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
