"""The formats in which commands report: one table that `check`, `fmt`, `links` and `diff` share.

Problems and comparisons are reported. An entry names, for what a format can report, the function that writes it out:
it takes what is reported and whether it is `coloured`, and returns the text, without its last line break; nothing where
there is nothing to print. A function is imported when its format is asked for, so that text for people does without
the libraries of the others.
"""

import pkgutil
from collections.abc import Callable, Mapping
from typing import Any, Literal

Reported = Literal["problems", "comparison"]
"""What is reported: a `ProblemReport` of problems, or a `Comparison`."""

PEOPLE = "text"
"""The format for people; the others are for programs and web pages."""

FORMATS: dict[str, Mapping[Reported, str]] = {
    PEOPLE: {"problems": "roadmap_site.problems.formats.text:written", "comparison": "roadmap_site.diff.formats:text"},
    "github": {"problems": "roadmap_site.problems.formats.github:written"},
    "sarif": {"problems": "roadmap_site.problems.formats.sarif:written"},
    "markdown": {"comparison": "roadmap_site.diff.formats:markdown"},
    "json": {
        "problems": "roadmap_site.problems.formats.json:written",
        "comparison": "roadmap_site.diff.formats:json_text",
    },
}
"""Name of a format → what it can report → the function that writes that."""


def offered(reported: Reported) -> list[str]:
    """Return the names of the formats that something can be reported in, the usual one first."""
    return [name for name, functions in FORMATS.items() if reported in functions]


def written(reported: Reported, format: str, value: object, *, coloured: bool) -> str:
    """Return what is to be printed of a report of problems or a comparison."""
    write: Callable[..., Any] = pkgutil.resolve_name(FORMATS[format][reported])
    return str(write(value, coloured=coloured))
