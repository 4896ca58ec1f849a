"""Problems as workflow commands, which GitHub shows at the lines of a pull request.

One line a problem. Paths begin at the top of the repository, wherever the command runs; columns are counted in
characters, as nothing else is asked for. No text of an author can end its command or begin another: signs that mean
something to the runner are written as it wants them.
"""

from roadmap_site.problems.problem import Problem
from roadmap_site.problems.report import ProblemReport, from_top, notes, selected
from roadmap_site.system.terminal import printable

_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPES_IN_PROPERTIES = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def written(report: ProblemReport, *, coloured: bool = False) -> str:
    """Return a report as workflow commands, one a line."""
    selection = selected(report.problems)
    return "\n".join((*map(_command, selection.shown), *map("::notice::{}".format, selection.more())))


def _command(problem: Problem) -> str:
    place = problem.location
    properties: dict[str, str | int] = {
        "file": from_top(place.path),
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": problem.code,
    }
    given = ",".join(f"{name}={_escaped(str(value), _ESCAPES_IN_PROPERTIES)}" for name, value in properties.items())
    lines = (problem.message, *map("note: {}".format, notes(problem)), f"help: {problem.help}")
    return f"::{problem.severity} {given}::" + _escaped("\n".join(lines), _ESCAPES)


def _escaped(value: str, escapes: dict[int, str]) -> str:
    return printable(value.translate(escapes))
