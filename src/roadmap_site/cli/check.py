"""`roadmap check`: the command that authors run before they send a change.

Each curriculum that is named is read as a whole. Its problems are shown as far as one of their ends is in what was
named; the others are counted, and count for the exit code. A plain check of a curriculum without errors is what runs
most often, before each commit: what only other checks need is loaded by them alone.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

import click

from roadmap_site.cli import common, folders, formats
from roadmap_site.cli.command_table import part
from roadmap_site.curriculum import loader
from roadmap_site.problems.counting import count, summary
from roadmap_site.problems.problem import Problem
from roadmap_site.problems.report import ProblemReport
from roadmap_site.schema.definition import NOUNS


@click.command(name="check")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@folders.whole_option
@click.option("--fix", is_flag=True, help="First mend what has one right answer, in the files named by PATHS.")
@common.format_option(*formats.offered("problems"))
def command(paths: tuple[Path, ...], whole: Path | None, format: str, *, fix: bool) -> None:
    """Show every problem of the curriculum.

    PATHS are folders of curricula, or files and folders within one. The whole curriculum is always checked; shown are
    the problems with one end in PATHS, the others are counted. Without PATHS it is the curriculum of this project.

    Exits with 0 when there are no errors, with 1 when there are, and with 2 when the check could not run. An error
    outside of PATHS counts too: a change in one file can break another, and pre-commit hides what a check says that
    exits with 0.

    With --fix, what a help spells out is written: a text is made the list that it must be, a reference by a title or a
    former id gets the id, an address the `https://` that it lacks. Addresses that the last `roadmap links` found to
    lead on to https are written so, and files get their canonical form: the order of keys, no surplus quotes.

    The formats for machines are alone on the standard output: workflow commands that GitHub shows at the lines of a
    pull request, SARIF 2.1.0 for code scanning, and JSON with `problems`, `checked` and `summary`. The first two name
    files from the top of their repository, all others as they are named here.

    Example: roadmap check curriculum
    """
    named, lacking = folders.by_curriculum(paths, whole)
    if fix:
        part("check_fix:fix")(named, quiet=format != formats.PEOPLE)
    shown: list[Problem] = []
    elsewhere: list[Problem] = []
    checked: dict[str, dict[str, int]] = {}
    broken = []
    for folder, within in named.items():
        result = loader.load(folder)
        checked[folder.as_posix()] = {NOUNS[noun].plural: len(result.curriculum.all(noun)) for noun in NOUNS}
        if result.has_errors:
            broken.append(folder)
        for problem in result.problems:
            if _is_in(folder, within, problem):
                shown.append(problem)
            else:
                elsewhere.append(problem)
    report = ProblemReport(shown, elsewhere, checked)
    common.show_report("problems", format, report, _closing(report, fixed=fix))
    for folder in broken:
        part("loading:tell_killed")(folder)
    folders.refuse_lacking(lacking)
    raise SystemExit(int(bool(broken)))


def _is_in(folder: Path, paths: Sequence[Path], problem: Problem) -> bool:
    places = [problem.location, *map(attrgetter("location"), problem.related)]
    return any(folders.is_within(Path(place.path).relative_to(folder), paths) for place in places)


def _closing(report: ProblemReport, *, fixed: bool) -> Iterator[str]:
    """Yield what was checked and how it went, one line for each curriculum and one for all of several."""
    outcome = summary(report.problems)
    if report.elsewhere:
        all_of_it = " ".join(["roadmap check", *report.checked])
        outcome += f" in what you named, {summary(report.elsewhere)} elsewhere: `{all_of_it}` shows all"
    for folder, numbers in report.checked.items():
        counts = ", ".join(map(count, numbers.values(), NOUNS, numbers))
        if len(report.checked) > 1:
            yield f"{folder}: {counts}"
        else:
            outcome = f"{counts}: {outcome}"
    yield outcome
    if not fixed and any(problem.fix is not None for problem in report.problems):
        yield "Some of it has one right answer: `roadmap check --fix` mends that."
