"""Problems as JSON, for scripts of one's own.

Its keys are a promise to such scripts: `written` names them. New ones may be added; none goes, and none gets another
meaning.
"""

from typing import Any

from roadmap_site.problems.problem import Location, Problem, Severity, counted
from roadmap_site.problems.report import MOST_SHOWN, ProblemReport, selected
from roadmap_site.system import json_text


def written(report: ProblemReport, *, coloured: bool = False) -> str:
    """Return a report as JSON.

    Returns:
        `problems` in the order given, of each code the first twenty, each with `code`, `severity` (`error` or
        `warning`), `message`, `help`, `fix`, what is to stand in place of the word (null where several answers may be
        right), its place and `related`, a list of places with a `message` each, the first twenty, and
        `related_left_out`, the number of the others; `checked` as given; `summary` with the numbers
        `errors` and `warnings` of all problems, `errors_elsewhere` and `warnings_elsewhere`, and `left_out`, the number
        of the others for each code. A place is `path`, `line`, `column` and `end_column`, counted from 1 in characters;
        the word ends before `end_column`. Besides, whatever more the command has to say.
    """
    selection = selected(report.problems)
    shown, elsewhere = counted(report.problems), counted(report.elsewhere)
    numbers = {
        "errors": shown[Severity.ERROR],
        "warnings": shown[Severity.WARNING],
        "errors_elsewhere": elsewhere[Severity.ERROR],
        "warnings_elsewhere": elsewhere[Severity.WARNING],
        "left_out": dict(selection.left_out),
    }
    return json_text.written(
        {"problems": [*map(_problem, selection.shown)], "checked": report.checked, "summary": numbers, **report.more}
    )


def _problem(problem: Problem) -> dict[str, Any]:
    related = [{"message": other.message, **_place(other.location)} for other in problem.related[:MOST_SHOWN]]
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "help": problem.help,
        "fix": problem.fix,
        **_place(problem.location),
        "related": related,
        "related_left_out": len(problem.related) - len(related),
    }


def _place(place: Location) -> dict[str, str | int]:
    return {"path": place.path, "line": place.line, "column": place.column, "end_column": place.column + place.length}
