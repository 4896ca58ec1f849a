"""Problems as text for people at a terminal.

A block for each problem: place, severity, code and fact; the line of the file with a caret under the word; the other
places; the help. Of many alike the first are shown and the others counted. Nothing of an author's text reaches the
terminal but what can be printed.
"""

from collections.abc import Iterable, Iterator

from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.problems.report import WIDEST, ProblemReport, excerpt, file_and_line, notes, selected
from roadmap_site.system.terminal import painted, printable, room, width

# So many characters of a line are shown on the narrowest terminal.
_NARROWEST = 16
_BAR = " | "
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def written(report: ProblemReport, *, coloured: bool = False) -> str:
    """Return a report as text, with an empty line below; nothing when there are no problems."""
    if not report.problems:
        return ""
    return as_text(report.problems, coloured=coloured) + "\n"


def as_text(problems: Iterable[Problem], *, coloured: bool = False) -> str:
    """Return the problems as text for a terminal, one block each, with the source line and a caret under the word.

    Args:
        problems: What is wrong.
        coloured: Whether place, severity and caret stand out in colour.
    """
    selection = selected(problems)
    blocks = ["\n".join(_lines(problem, coloured=coloured)) for problem in selection.shown]
    if selection.left_out:
        blocks.append("\n".join(selection.more()))
    return "\n\n".join(blocks)


def _widest(margin: int) -> int:
    """Return how many characters of a line are shown behind a margin, so that a terminal need not break it."""
    cells = room()
    if cells is None:
        return WIDEST
    return min(WIDEST, max(cells - margin - len(_BAR), _NARROWEST))


def _lines(problem: Problem, *, coloured: bool) -> Iterator[str]:
    bold = colour = ""
    if coloured:
        bold, colour = "bold", _COLOURS[problem.severity]
    place = problem.location
    at = painted(f"{file_and_line(place)}:{place.column}", bold)
    yield f"{at}: {painted(f'{problem.severity}[{problem.code}]', colour)} {printable(problem.message)}"
    if place.text.strip():
        number = f"{place.line:5}"
        line = excerpt(place, _widest(len(number)))
        indent, marks = " " * width(line.before), "^" * max(width(line.word), 1)
        yield f"{number}{_BAR}{''.join(line)}"
        yield f"{' ' * len(number)}{_BAR}{indent}{painted(marks, colour)}"
    for note in notes(problem):
        yield f"  note: {note}"
    yield f"  help: {printable(problem.help)}"
