"""Comparisons → text, Markdown and JSON.

The lines hold words of strangers, and each format has its own characters that such words could misuse: each has a table
of how words of a style are written, which closes them. Text is for a terminal, with colours or with marks instead;
Markdown is a comment on a pull request, whose length GitHub limits; JSON is for machines.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from roadmap_site.diff.changes import Changed
from roadmap_site.diff.compare import Difference
from roadmap_site.diff.lines import Line, Span, Style
from roadmap_site.diff.report import Comparison, Group, groups, notes, summary
from roadmap_site.diff.revisions import Revision
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.problems.selection import selected
from roadmap_site.schema.definition import NOUNS
from roadmap_site.system.markdown_escape import MARKS, clean, escaped, inert, parted

LONGEST = 65_000
"""How many characters Markdown may have: GitHub takes comments of 65,536, and a workflow may add some of its own."""

_BOLD = "1"
# Sign → the terminal's colour for it (Select Graphic Rendition, ECMA-48).
_COLOURS = {"+": "32", "-": "31", "~": "36", ">": "35", "!": "33", None: None}
_EMOJI = {"+": "➕ ", "-": "➖ ", "~": "✏️ ", ">": "↪️ ", "!": "⚠️ ", None: ""}
# From how many lines on a group of Markdown is folded up.
_FOLDED = 12
# How many characters of one text Markdown shows.
_LONG = 1500
# So many characters of Markdown are left for what says how much is missing.
_ROOM = 200

# How words of a style are written.
_Pens = Mapping[Style, Callable[[str], str]]


def text(comparison: Comparison, *, coloured: bool = False) -> str:
    """Return a comparison for a terminal.

    Args:
        comparison: What to tell.
        coloured: Whether to colour signs and words; else `[-…-]` marks what is gone, `{+…+}` what is new.
    """
    written = [f"{clean(comparison.before.name)} → {clean(comparison.after.name)}", summary(comparison.changes)]
    written += [_text_line(line, colours=coloured) for line in notes(comparison)]
    for group in groups(comparison.changes):
        written += ["", _coloured(_styled(group.heading, _TEXT[coloured]), _BOLD, colours=coloured)]
        written += ["  " + _text_line(line, colours=coloured) for line in group.lines]
    return "\n".join(written)


def markdown(comparison: Comparison, longest: int = LONGEST, *, coloured: bool = False) -> str:
    """Return a comparison as a comment on a pull request.

    What an author wrote is shown as it is: it can neither mark up, nor link, nor call anybody.

    Args:
        comparison: What to tell.
        longest: How many characters it may have; what does not fit is left out, and the comment says so.
        coloured: Makes no difference here.
    """
    head = [
        "### What changes in the curriculum",
        "",
        f"**{summary(comparison.changes)}**",
        "",
        f"{_code(comparison.before.name)} → {_code(comparison.after.name)}",
        "",
    ]
    remarks = [*map(_markdown_line, notes(comparison))]
    if remarks:
        head += [*remarks, ""]
    written = "\n".join(head)
    left_out = 0
    for group in groups(comparison.changes):
        shown: list[str] = []
        if not left_out:
            opening, closing = _frame(group)
            shown += _fitting(group, longest - len(written) - len(opening) - len(closing) - _ROOM)
        if shown:
            written += "\n".join([opening, *shown, closing])
        left_out += len(group.lines) - len(shown)
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


def _styled(spans: Iterable[Span], pens: _Pens) -> str:
    return "".join(pens[style](words) for words, style in spans)


def _text_line(line: Line, *, colours: bool) -> str:
    sign = _coloured(line.sign or " ", _COLOURS[line.sign], colours=colours)
    return f"{'  ' * line.depth}{sign} {_styled(line.spans, _TEXT[colours])}"


def _coloured(words: str, colour: str | None, *, colours: bool = True) -> str:
    return f"\x1b[{colour}m{words}\x1b[0m" if colours and colour else words


def _markdown_line(line: Line) -> str:
    return f"{'  ' * line.depth}- {_EMOJI[line.sign]}{_styled(line.spans, _MARKDOWN)}"


def _frame(group: Group) -> tuple[str, str]:
    """Return what stands before and after the lines of a group."""
    if len(group.lines) < _FOLDED:
        return f"\n#### {_styled(group.heading, _MARKDOWN)}\n", ""
    heading = f"<b>{_styled(group.heading, _HTML)}</b>, {len(group.lines)} lines"
    return f"\n<details><summary>{heading}</summary>\n", "\n</details>\n"


def _fitting(group: Group, room: int) -> Iterator[str]:
    for line in map(_markdown_line, group.lines):
        room -= len(line) + 1
        if room < 0:
            return
        yield line


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
    return words if len(words) <= _LONG else words[:_LONG] + "…"


_PLAIN: _Pens = {
    "own": str,
    "said": clean,
    "id": clean,
    "gone": lambda words: f"[-{clean(words)}-]",
    "come": lambda words: f"{{+{clean(words)}+}}",
}
_IN_COLOUR: _Pens = {
    **_PLAIN,
    "gone": lambda words: _coloured(clean(words), _COLOURS["-"]),
    "come": lambda words: _coloured(clean(words), _COLOURS["+"]),
}
# The pens for a terminal, without and with colours.
_TEXT = {False: _PLAIN, True: _IN_COLOUR}
_MARKDOWN: _Pens = {
    "own": str,
    "said": _inert,
    "id": _code,
    "gone": lambda words: f"<del>{_inert(words)}</del>",
    "come": lambda words: f"<ins>{_inert(words)}</ins>",
}
_HTML: _Pens = {"own": str, "said": _html, "id": lambda words: f"<code>{_html(words)}</code>"}


def _side(revision: Revision) -> dict[str, Any]:
    loaded = revision.loaded
    errors = sum(problem.severity is Severity.ERROR for problem in loaded.problems)
    counts = {}
    for noun, definition in NOUNS.items():
        counts[definition.plural] = len(loaded.curriculum.all(noun))
    return {
        "name": revision.name,
        "commit": revision.commit,
        "exists": revision.exists,
        "errors": errors,
        "warnings": len(loaded.problems) - errors,
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
