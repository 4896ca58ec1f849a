"""`roadmap fmt`: one form for all files, so that a change of one shows nothing but what it changes.

A file keeps its meaning and its comments, or it is left as it is and the reason is said. With `--check` nothing is
written; for programs the files that would change are problems then.
"""

from pathlib import Path

import click

from roadmap_site.cli import common, folders, formats, write_session
from roadmap_site.edit import edits, formatting
from roadmap_site.problems import counting, problem
from roadmap_site.problems.report import ProblemReport
from roadmap_site.system.terminal import printable


@click.command(name="fmt")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@folders.whole_option
@click.option("--check", is_flag=True, help="Change nothing; say which files would change, and exit with 1 if any.")
@click.option("--schemas", "base", metavar="PLACE", help="Let the files name schemas at this address or folder.")
@common.format_option(*formats.offered("problems"))
def command(paths: tuple[Path, ...], whole: Path | None, base: str | None, format: str, *, check: bool) -> None:
    """Give the YAML files their one canonical form.

    PATHS are curricula, or files and folders within one; the curriculum of the project when left out. Meaning, comments
    and single blank lines stay. Keys get the order of the reference, lists of short words stand in brackets, long texts
    are folded at 120 columns and lose quotes that YAML does not want, and the first line names the schema for editors.
    All lines of a file end as its first one does, in explanations too, of which nothing else changes.

    Exits with 1 when a file cannot be read, and stays away from it; with --check also when a file would change.

    Example: roadmap fmt --check
    """
    code = files = 0
    problems: list[problem.Problem] = []
    changed: list[str] = []
    named, lacking = folders.by_curriculum(paths, whole)
    for folder, within in named.items():
        shown = folder.as_posix()
        with write_session.writing(folder, dry_run=check) as write:
            chosen = folders.chosen(within, formatting.own_files(folder))
            done = formatting.all_formatted(folder, shown, chosen, base)
            write(edits.steps(folder, done.texts))
        problems += done.problems
        if check and format != formats.PEOPLE:
            problems += done.differing
        for path, reason in done.refused.items():
            click.echo(printable(f"{shown}/{path}: left as it is, because {reason}"), err=True)
        changed += [f"{shown}/{path}" for path in done.texts]
        files += done.files
        if done.problems or done.refused or (check and done.differing):
            code = 1
    verb = "changed"
    if check:
        verb = "would change"
    closing = f"{counting.count(files, 'file')}: {len(changed) or 'none'} {verb}"
    common.show_report("problems", format, ProblemReport(problems), (*changed, closing))
    folders.refuse_lacking(lacking)
    raise SystemExit(code)
