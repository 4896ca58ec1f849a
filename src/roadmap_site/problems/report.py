"""What a command reports, before a format is chosen, and what is shown of it.

Every format of problems writes a `ProblemReport` as the whole of what is printed, and shows the same: the first twenty
problems of each code and the number of the others, the first twenty other places of a problem, and of a long line what
stands around the word. So a report has a bound, whatever was written.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from roadmap_site.problems.problem import Location, Problem
from roadmap_site.system import git
from roadmap_site.system.terminal import printable

MOST_SHOWN = 20
"""So many problems of one code, and places of one problem, a report shows: who reads more has mended the first."""
WIDEST = 120
"""So many characters of a line a report shows, around the word that it is about; half of them are for that word."""


@dataclass(frozen=True, slots=True)
class ProblemReport:
    """Problems, and what else a command says of them."""

    problems: Sequence[Problem]
    """What is shown, in this order."""
    elsewhere: Sequence[Problem] = ()
    """What is wrong in files that were not asked for; it is counted."""
    checked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """The folder of each curriculum that was checked → how many things of each kind it has."""
    more: Mapping[str, object] = field(default_factory=dict)
    """What else the command has for programs: key → value, ready to be written as JSON."""


class Selection(NamedTuple):
    """What a report shows of many problems."""

    shown: tuple[Problem, ...]
    """The first of each code, in the order given."""
    left_out: Mapping[str, int]
    """Each code of which there are more → how many more."""

    def more(self) -> list[str]:
        """Return what is left out, in words, a line for each code."""
        return [f"and {number:,} more of {code}" for code, number in self.left_out.items()]


class Excerpt(NamedTuple):
    """What a report shows of a line; `…` stands for what it leaves out."""

    before: str
    word: str
    after: str


def selected(problems: Iterable[Problem]) -> Selection:
    """Return what a report shows: the first twenty problems of each code, and how many more there are."""
    seen: Counter[str] = Counter()
    shown = []
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] <= MOST_SHOWN:
            shown.append(problem)
    return Selection(tuple(shown), {code: count - MOST_SHOWN for code, count in seen.items() if count > MOST_SHOWN})


def notes(problem: Problem) -> Iterator[str]:
    """Yield the other places of a problem, the first twenty and how many more, a line each."""
    for related in problem.related[:MOST_SHOWN]:
        yield f"{printable(related.message)} ({file_and_line(related.location)})"
    if len(problem.related) > MOST_SHOWN:
        yield f"and {len(problem.related) - MOST_SHOWN:,} more places"


def file_and_line(place: Location) -> str:
    """Return where a place is, as people and terminals write it: `topics/basics.yml:12`."""
    return f"{printable(place.path)}:{place.line}"


def from_top(path: str) -> str:
    """Return the way to a file from the top of its repository, with forward slashes, as GitHub and code scanning count.

    Without a repository, as GitHub checks out where there is no git, the workspace of the workflow is the top, if the
    file is in it; else the folder where the command runs.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)
    top = git.top(here.parent) or _workspace(here) or Path.cwd()
    with suppress(ValueError):
        return Path(os.path.relpath(here, top)).as_posix()
    # On another drive of Windows.
    return here.as_posix()


def _workspace(file: Path) -> Path | None:
    workspace = Path(os.environ.get("GITHUB_WORKSPACE", ""))
    if workspace in file.parents:
        return workspace
    return None


def excerpt(place: Location, widest: int = WIDEST) -> Excerpt:
    """Return what is shown of the line at a place; of one longer than `widest`, what stands around the word."""
    start, end = place.column - 1, place.column - 1 + place.length
    before, word, after = place.text[:start], place.text[start:end], place.text[end:]
    if len(place.text) > widest:
        if len(before) > widest // 4:
            before = "…" + before[1 - widest // 4 :]
        word = _beginning(word, widest // 2)
        after = _beginning(after, widest - len(before) - len(word))
    return Excerpt(printable(before), printable(word), printable(after))


def _beginning(words: str, longest: int) -> str:
    if len(words) <= longest:
        return words
    return words[: longest - 1] + "…"
