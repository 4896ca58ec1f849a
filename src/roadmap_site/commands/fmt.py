# Why: nobody should have to think, or argue in a review, about how the YAML looks.
"""`roadmap fmt`."""

from __future__ import annotations

from pathlib import Path

import click

from roadmap_site.commands import common


@click.command(name="fmt")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; say which files would change, and exit with 1 if any.")
@click.option("--schemas", "base", metavar="PLACE", help="Let the files name schemas at this address or folder.")
def command(paths: tuple[Path, ...], base: str | None, *, check: bool) -> None:
    """Give the YAML files their one canonical form.

    PATHS are curricula, or files and folders within one; the curriculum of the project when left out. Meaning, comments
    and single blank lines stay. Keys get the order of the reference, lists of short words stand in brackets, long texts
    are folded at 120 columns and lose quotes that YAML does not want, and the first line names the schema for editors.

    Exits with 1 when a file cannot be read, and stays away from it; with --check also when a file would change.

    Example: roadmap fmt --check
    """
    from roadmap_site import reporting  # noqa: PLC0415 (help answers without the checker)
    from roadmap_site.workshop import edits, formatting  # noqa: PLC0415

    wrong = False
    files = changed = 0
    for folder, within in common.by_curriculum(paths).items():
        shown = folder.as_posix()
        chosen = common.chosen(within, formatting.yaml_files(folder))
        done = formatting.all_formatted(folder, shown, chosen, base)
        if done.problems:
            common.show(reporting.text(done.problems, coloured=common.coloured()) + "\n")
        for path, reason in done.refused.items():
            click.echo(f"{shown}/{path}: left as it is, because {reason}", err=True)
        for path in done.texts:
            click.echo(f"{shown}/{path}")
        if not check:
            edits.write(folder, done.texts)
            _write_schemas(folder, base or formatting.base_in(folder))
        files, changed = files + done.files, changed + len(done.texts)
        wrong = wrong or bool(done.problems or done.refused or (check and done.texts))
    verb = "would change" if check else "changed"
    click.echo(f"{reporting.count(files, 'file')}: {changed or 'none'} {verb}")
    raise SystemExit(1 if wrong else 0)


def _write_schemas(folder: Path, base: str) -> None:
    """Keep the schemas up to date that the files name, where these are in a folder and not on a site."""
    from roadmap_site.curriculum import loader  # noqa: PLC0415
    from roadmap_site.workshop import schemas  # noqa: PLC0415

    result = loader.load(folder)
    if "://" not in base and not result.has_errors:
        schemas.write(result, folder / base)
