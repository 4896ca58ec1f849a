# Why: the command that authors run before they send a change.
"""`roadmap check`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli import common, formats

if TYPE_CHECKING:
    from roadmap_site.curriculum.loader import LoadResult
    from roadmap_site.problems.problem import Problem

_NOUNS = ("roadmap", "stage", "topic", "resource", "project")


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@common.whole_option
@click.option("--fix", is_flag=True, help="First mend what has one right answer, in the files named by PATHS.")
@common.format_option(*formats.offered("problems"))
def command(paths: tuple[Path, ...], whole: Path | None, format: str, *, fix: bool) -> None:
    """Show every problem of the curriculum.

    PATHS are folders of curricula, or files and folders within one. The whole curriculum is always checked; shown are
    the problems with one end in PATHS, the others are counted. Without PATHS it is the curriculum of this project.

    Exits with 0 when there are no errors, with 1 when there are, and with 2 when the check could not run. An error
    outside of PATHS counts too: a change in one file can break another, and pre-commit hides what a check says that
    exits with 0.

    With --fix, references to a former id name the thing as it is called now, addresses that the last `roadmap links`
    found to lead on to https are written so, and files get their canonical form: the order of keys, no surplus quotes.

    The formats for machines are alone on the standard output: workflow commands that GitHub shows at the lines of a
    pull request, SARIF 2.1.0 for code scanning, and JSON with `problems`, `checked` and `summary`.

    Example: roadmap check curriculum
    """
    # Here, so that help and usage errors answer without the checker.
    from roadmap_site.curriculum import loader  # noqa: PLC0415
    from roadmap_site.problems.formats.report import ProblemReport  # noqa: PLC0415

    named = common.by_curriculum((*paths, *filter(None, [whole])))
    if fix:
        _fix(named, quiet=format != formats.PEOPLE)
    results = {folder: loader.load(folder) for folder in named}
    shown: list[Problem] = []
    elsewhere: list[Problem] = []
    for folder, result in results.items():
        for problem in result.problems:
            (shown if _is_in(folder, named[folder], problem) else elsewhere).append(problem)
    checked = {folder.as_posix(): _counts(result) for folder, result in results.items()}
    common.show_report("problems", format, ProblemReport(shown, elsewhere, checked))
    for line in _closing(results, shown, elsewhere):
        click.echo(line, err=format != formats.PEOPLE)
    if not fix and any(problem.fixable for problem in shown):
        click.echo("Some of it has one right answer: `roadmap check --fix` mends that.", err=format != formats.PEOPLE)
    wrong = [folder for folder, result in results.items() if result.has_errors]
    for folder in wrong:
        common.tell_killed(folder)
    raise SystemExit(1 if wrong else 0)


def _fix(named: Mapping[Path, Sequence[Path]], *, quiet: bool) -> None:
    """Mend what has one right answer in the named files, and tell which files changed."""
    from roadmap_site.edit import fixing, formatting  # noqa: PLC0415
    from roadmap_site.health import link_check  # noqa: PLC0415 (a check that mends nothing does without the rest)

    for folder, paths in named.items():
        try:
            report = link_check.read(folder.resolve().parent / link_check.REPORT)
        except link_check.LinkCheckError as fault:
            raise common.CannotRunError(str(fault)) from fault
        chosen = common.chosen(paths, formatting.yaml_files(folder))
        with common.changing(folder) as session:
            fixed = fixing.fix(session, folder, folder.as_posix(), report.https if report else (), chosen)
        told = {
            "former ids": fixed.renamed,
            "http addresses": fixed.secured,
            "form": fixed.formatted,
        }
        for what, files in told.items():
            for file in files:
                click.echo(f"{folder.as_posix()}/{file}: mended its {what}", err=quiet)


def _is_in(folder: Path, paths: Sequence[Path], problem: Problem) -> bool:
    """Return whether one end of a problem is in the paths within a curriculum."""
    places = (problem.location, *(related.location for related in problem.related))
    ends = {Path(place.path).relative_to(folder) for place in places}
    return any(end.is_relative_to(path) for end in ends for path in paths)


def _counts(result: LoadResult) -> dict[str, int]:
    return {f"{noun}s": len(getattr(result.curriculum, f"{noun}s")) for noun in _NOUNS}


def _closing(
    results: Mapping[Path, LoadResult], shown: Sequence[Problem], elsewhere: Sequence[Problem]
) -> Iterator[str]:
    """Yield what was checked and how it went, one line for each curriculum and one for all of several."""
    from roadmap_site.problems.wording import count, summary  # noqa: PLC0415

    outcome = summary(shown)
    if elsewhere:
        all_of_it = "`roadmap check " + " ".join(folder.as_posix() for folder in results) + "`"
        outcome += f" in what you named, {summary(elsewhere)} elsewhere: {all_of_it} shows all"
    for folder, result in results.items():
        checked = ", ".join(count(number, nouns[:-1]) for nouns, number in _counts(result).items())
        yield f"{checked}: {outcome}" if len(results) == 1 else f"{folder.as_posix()}: {checked}"
    if len(results) > 1:
        yield outcome
