"""Comparisons → text, Markdown and JSON.

The lines hold words of strangers, and each format has its own characters that such words could misuse: each has a table
of how words of a style are written, which closes them. Text is for a terminal, with colours or with marks instead;
Markdown is a comment on a pull request, whose length GitHub limits; JSON is for machines.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from itertools import accumulate
from typing import Any, NamedTuple

from roadmap_site.diff.changes import Changed
from roadmap_site.diff.compare import Difference
from roadmap_site.diff.lines import Line, Span, Style
from roadmap_site.diff.report import Comparison, Group, groups, notes, summary
from roadmap_site.diff.revisions import Revision
from roadmap_site.problems.problem import Problem, Severity, counted
from roadmap_site.problems.report import selected
from roadmap_site.schema.definition import NOUNS
from roadmap_site.system.markdown_escape import MARKS, clean, escaped, inert, parted

LONGEST = 65_000
"""How many characters Markdown may have: GitHub takes comments of 65,536, and a workflow may add some of its own."""

# From how many lines on a group of Markdown is folded up.
_FOLDED = 12
# How many characters of one text Markdown shows.
_LONG = 1500
# So many characters of Markdown are left for what says how much is missing.
_ROOM = 200


class _Writing(NamedTuple):
    """How a format writes lines."""

    heads: Mapping[str | None, str]  # Sign → what stands before the words of a line with it.
    pens: Mapping[Style, Callable[[str], str]]
    heading: Callable[[str], str] = str

    def words(self, spans: Iterable[Span]) -> str:
        return "".join(self.pens[style](words) for words, style in spans)

    def line(self, line: Line) -> str:
        return "  " * line.depth + self.heads[line.sign] + self.words(line.spans)


def text(comparison: Comparison, *, coloured: bool = False) -> str:
    """Return a comparison for a terminal.

    Args:
        comparison: What to tell.
        coloured: Whether to colour signs and words; else `[-…-]` marks what is gone, `{+…+}` what is new.
    """
    writing = _COLOURED if coloured else _PLAIN
    written = [f"{clean(comparison.before.name)} → {clean(comparison.after.name)}", summary(comparison.changes)]
    written += map(writing.line, notes(comparison))
    for group in groups(comparison.changes):
        written += ["", writing.heading(writing.words(group.heading))]
        written += map("  {}".format, map(writing.line, group.lines))
    return "\n".join(written)


def markdown(comparison: Comparison, longest: int = LONGEST, *, coloured: bool = False) -> str:
    """Return a comparison as a comment on a pull request.

    What an author wrote is shown as it is: it can neither mark up, nor link, nor call anybody.

    Args:
        comparison: What to tell.
        longest: How many characters it may have; what does not fit is left out, and the comment says so.
        coloured: Makes no difference here.
    """
    written = (
        "### What changes in the curriculum\n\n"
        f"**{summary(comparison.changes)}**\n\n"
        f"{_code(comparison.before.name)} → {_code(comparison.after.name)}\n"
    )
    remarks = "\n".join(map(_MARKDOWN.line, notes(comparison)))
    if remarks:
        written += f"\n{remarks}\n"
    left_out = 0
    for group in groups(comparison.changes):
        if left_out:
            left_out += len(group.lines)
            continue
        opening, closing = _frame(group)
        lines = [*map("{}\n".format, map(_MARKDOWN.line, group.lines))]
        room = longest - len(written) - len(opening) - len(closing) - _ROOM
        shown = lines[: bisect_right([*accumulate(map(len, lines))], room)]
        if shown:
            written += f"{opening}\n{''.join(shown)}{closing}"
        left_out = len(lines) - len(shown)
    if left_out:
        written += f"\n\nToo long for a comment: {left_out:,} more lines are left out. `roadmap diff` shows them all."
    return written


def json_text(comparison: Comparison, *, coloured: bool = False) -> str:
    """Return a comparison as JSON, for machines; `docs/guide/review.md` names its keys."""
    changes = comparison.changes
    return json.dumps(
        {
            "before": _side(comparison.before),
            "after": _side(comparison.after),
            "summary": summary(changes),
            "changed": not changes.nothing,
            "things": [*map(_thing, changes.things)],
            "settings": [*map(_difference, (*changes.settings, *changes.rules))],
            "lengths": [*map(asdict, changes.lengths)],
            "orphans": changes.orphans,
            "problems": {
                "added": [*map(_problem, selected(changes.problems_come).shown)],
                "removed": [*map(_problem, selected(changes.problems_gone).shown)],
            },
        },
        indent=2,
    )


def _frame(group: Group) -> tuple[str, str]:
    if len(group.lines) < _FOLDED:
        return f"\n#### {_MARKDOWN.words(group.heading)}\n", ""
    heading = f"<b>{_SUMMARY.words(group.heading)}</b>, {len(group.lines)} lines"
    return f"\n<details><summary>{heading}</summary>\n", "\n</details>\n"


def _html(words: str) -> str:
    """Return words for a line of HTML, where a backslash would be seen."""
    return MARKS.sub(lambda mark: f"&#{ord(mark[0])};", escaped(parted(clean(_shortened(words)))))


def _inert(words: str) -> str:
    """Return words that Markdown shows as they are, not more of them than a comment can hold."""
    return inert(_shortened(words))


def _code(words: str) -> str:
    """Return words as code, which nothing is made of; the ticks around are more than any within."""
    shown = clean(_shortened(words)).strip()
    ticks = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    pad = " " if shown[:1] in {"`", ""} or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _shortened(words: str) -> str:
    return words[:_LONG] + "…" * (len(words) > _LONG)


def _painted(words: str, colour: str) -> str:
    return f"\x1b[{colour}m{words}\x1b[0m"


# Sign → the terminal's colour for it (Select Graphic Rendition, ECMA-48).
_COLOURS = {"+": "32", "-": "31", "~": "36", ">": "35", "!": "33"}
_PLAIN = _Writing(
    {"+": "+ ", "-": "- ", "~": "~ ", ">": "> ", "!": "! ", None: "  "},
    {
        "own": str,
        "said": clean,
        "id": clean,
        "gone": lambda words: f"[-{clean(words)}-]",
        "come": lambda words: f"{{+{clean(words)}+}}",
    },
)
_COLOURED = _Writing(
    {None: "  "} | {sign: f"{_painted(sign, colour)} " for sign, colour in _COLOURS.items()},
    {
        **_PLAIN.pens,
        "gone": lambda words: _painted(clean(words), _COLOURS["-"]),
        "come": lambda words: _painted(clean(words), _COLOURS["+"]),
    },
    heading=partial(_painted, colour="1"),
)
_MARKDOWN = _Writing(
    {"+": "- ➕ ", "-": "- ➖ ", "~": "- ✏️ ", ">": "- ↪️ ", "!": "- ⚠️ ", None: "- "},
    {
        "own": str,
        "said": _inert,
        "id": _code,
        "gone": lambda words: f"<del>{_inert(words)}</del>",
        "come": lambda words: f"<ins>{_inert(words)}</ins>",
    },
)
_SUMMARY = _Writing({}, {"own": str, "said": _html, "id": lambda words: f"<code>{_html(words)}</code>"})


def _side(revision: Revision) -> dict[str, Any]:
    loaded = revision.loaded
    severities = counted(loaded.problems)
    counts = {}
    for noun, definition in NOUNS.items():
        counts[definition.plural] = len(loaded.curriculum.all(noun))
    return {
        "name": revision.name,
        "commit": revision.commit,
        "exists": revision.exists,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "unread": loaded.unread,
        "counts": counts,
    }


def _thing(thing: Changed) -> dict[str, Any]:
    return {
        "noun": thing.noun,
        "id": thing.id,
        "title": thing.title,
        "change": thing.kind,
        "former_id": thing.former_id,
        "successor": thing.successor,
        "differences": [*map(_difference, thing.differences)],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "at": difference.at,
        "change": difference.kind,
        "before": difference.before or None,
        "after": difference.after or None,
        "positions": difference.positions,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "path": problem.location.path,
        "line": problem.location.line,
    }
