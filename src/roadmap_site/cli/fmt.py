# Why: nobody should have to think, or argue in a review, about how the YAML looks.
"""`roadmap fmt`."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli import common, formats

if TYPE_CHECKING:
    from roadmap_site.problems.problem import Problem


@click.command(name="fmt")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@common.whole_option
@click.option("--check", is_flag=True, help="Change nothing; say which files would change, and exit with 1 if any.")
@click.option("--schemas", "base", metavar="PLACE", help="Let the files name schemas at this address or folder.")
@common.format_option(*formats.offered("problems"))
def command(paths: tuple[Path, ...], whole: Path | None, base: str | None, format: str, *, check: bool) -> None:
    """Give the YAML files their one canonical form.

    PATHS are curricula, or files and folders within one; the curriculum of the project when left out. Meaning, comments
    and single blank lines stay. Keys get the order of the reference, lists of short words stand in brackets, long texts
    are folded at 120 columns and lose quotes that YAML does not want, and the first line names the schema for editors.

    Exits with 1 when a file cannot be read, and stays away from it; with --check also when a file would change.

    Example: roadmap fmt --check
    """
    from roadmap_site.edit import edits, formatting  # noqa: PLC0415
    from roadmap_site.problems.formats.report import ProblemReport  # noqa: PLC0415 (help answers without the checker)
    from roadmap_site.problems.wording import count  # noqa: PLC0415
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    wrong = False
    files = changed = 0
    problems: list[Problem] = []
    told: list[str] = []
    for folder, within in common.by_curriculum((*paths, *filter(None, [whole]))).items():
        shown = folder.as_posix()
        with nullcontext() if check else common.changing(folder) as session:
            chosen = common.chosen(within, formatting.yaml_files(folder))
            done = formatting.all_formatted(folder, shown, chosen, base)
            if session:
                session.run(edits.steps(folder, done.texts))
                common.refresh_schemas(folder, session)
        problems += done.problems if format == formats.PEOPLE or not check else (*done.problems, *done.differing)
        for path, reason in done.refused.items():
            click.echo(printable(f"{shown}/{path}: left as it is, because {reason}"), err=True)
        told += [f"{shown}/{path}" for path in done.texts]
        files, changed = files + done.files, changed + len(done.texts)
        wrong = wrong or bool(done.problems or done.refused or (check and done.differing))
    common.show_report("problems", format, ProblemReport(problems))
    verb = "would change" if check else "changed"
    for line in (*told, f"{count(files, 'file')}: {changed or 'none'} {verb}"):
        click.echo(printable(line), err=format != formats.PEOPLE)
    raise SystemExit(1 if wrong else 0)
