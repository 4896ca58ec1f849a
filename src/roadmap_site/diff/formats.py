# Why: what is told holds words of strangers; each way of writing it out has its own characters that such words could
# misuse, and each is closed here.
"""Comparisons → text, Markdown and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from roadmap_site.curriculum.model import Curriculum
from roadmap_site.diff.changes import Changes
from roadmap_site.diff.compare import Difference, Kind
from roadmap_site.diff.phrases import Line, Span
from roadmap_site.diff.report import Comparison, Group, groups, notes, summary
from roadmap_site.diff.revisions import Revision
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.problems.selection import selected
from roadmap_site.system.markdown_text import MARKS, clean, escaped, inert, parted

LONGEST = 65_000
"""How many characters Markdown may have: GitHub takes comments of 65,536, and a workflow may add some of its own."""

_INK = {"+": "32", "-": "31", "~": "36", ">": "35", "!": "33"}
"""Sign → the terminal's colour for it (Select Graphic Rendition, ECMA-48)."""
_EMOJI = {"+": "➕ ", "-": "➖ ", "~": "✏️ ", ">": "↪️ ", "!": "⚠️ ", "": ""}
_FOLDED = 12
"""From how many lines on a group of Markdown is folded up."""
_LONG = 1500
"""How many characters of one text Markdown shows."""


def text(comparison: Comparison, *, coloured: bool = False) -> str:
    """Return a comparison for a terminal.

    Args:
        comparison: What to tell.
        coloured: Whether to colour signs and words; else `[-…-]` marks what is gone, `{+…+}` what is new.
    """
    told = [f"{clean(comparison.before.name)} → {clean(comparison.after.name)}", summary(comparison.changes)]
    told += [_text_line(line, colours=coloured) for line in notes(comparison)]
    for group in groups(comparison.changes):
        heading = _text_spans(group.heading, colours=coloured)
        told += ["", _inked(heading, "1") if coloured else heading]
        told += [_text_line(line._replace(depth=line.depth + 1), colours=coloured) for line in group.lines]
    return "\n".join(told)


def markdown(comparison: Comparison, longest: int = LONGEST, *, coloured: bool = False) -> str:
    """Return a comparison as a comment on a pull request.

    What an author wrote is shown as it is: it can neither mark up, nor link, nor call anybody.

    Args:
        comparison: What to tell.
        longest: How many characters it may have; what does not fit is left out, and the comment says so.
        coloured: Makes no difference here.
    """
    told = ["### What changes in the curriculum", "", f"**{summary(comparison.changes)}**", ""]
    told += [f"{_code(comparison.before.name)} → {_code(comparison.after.name)}", ""]
    remarks = [_markdown_line(line) for line in notes(comparison)]
    told += [*remarks, ""] if remarks else []
    written = "\n".join(told)
    all_groups = groups(comparison.changes)
    left = sum(len(group.lines) for group in all_groups)
    for group in all_groups:
        opening, closing = _frame(group)
        room = longest - len(written) - len(opening) - len(closing) - 200
        lines = list(_fitting((_markdown_line(line) for line in group.lines), room))
        if lines:
            written += "\n".join([opening, *lines, closing])
        left -= len(lines)
        if len(lines) < len(group.lines):
            break
    if left:
        written += f"\n\nToo long for a comment: {left:,} more lines are left out. `roadmap diff` shows them all."
    return written


def json_text(comparison: Comparison, *, coloured: bool = False) -> str:
    """Return a comparison as JSON, for machines; `docs/guide/review.md` names its keys."""
    changes = comparison.changes
    data = {
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        "summary": summary(changes),
        "changed": not changes.nothing,
        "things": [
            {
                "noun": thing.noun,
                "id": thing.id,
                "title": thing.title,
                "change": thing.kind,
                "former_id": thing.former_id or None,
                "successor": thing.successor or None,
                "differences": [_difference(difference) for difference in thing.differences],
            }
            for thing in changes.things
        ],
        "settings": [_difference(difference) for difference in (*changes.settings, *_of_rules(changes))],
        "lengths": [{k: v or None for k, v in asdict(length).items()} for length in changes.lengths],
        "orphans": list(changes.orphans),
        "problems": {
            "added": [_problem(problem) for problem in selected(changes.problems_come).shown],
            "removed": [_problem(problem) for problem in selected(changes.problems_gone).shown],
        },
    }
    return json.dumps(data, indent=2)


def _text_line(line: Line, *, colours: bool) -> str:
    sign = line.sign or " "
    head = _inked(sign, _INK[line.sign]) if colours and line.sign else sign
    return f"{'  ' * line.depth}{head} {_text_spans(line.spans, colours=colours)}"


def _text_spans(spans: tuple[Span, ...], *, colours: bool) -> str:
    marks: Mapping[str, Callable[[str], str]] = {
        "own": lambda words: words,
        "said": clean,
        "id": clean,
        "gone": lambda words: _inked(clean(words), _INK["-"]) if colours else f"[-{clean(words)}-]",
        "come": lambda words: _inked(clean(words), _INK["+"]) if colours else f"{{+{clean(words)}+}}",
    }
    return "".join(marks[style](words) for words, style in spans)


def _inked(words: str, code: str) -> str:
    return f"\x1b[{code}m{words}\x1b[0m"


def _frame(group: Group) -> tuple[str, str]:
    """Return what stands before and after the lines of a group."""
    if len(group.lines) < _FOLDED:
        return f"\n#### {_markdown_spans(group.heading)}\n", ""
    heading = "".join(_in_html(span) for span in group.heading)
    lines = f"{len(group.lines)} lines"
    return f"\n<details><summary><b>{heading}</b>, {lines}</summary>\n", "\n</details>\n"


def _fitting(lines: Iterator[str], room: int) -> Iterator[str]:
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return
        yield line


def _markdown_line(line: Line) -> str:
    return f"{'  ' * line.depth}- {_EMOJI[line.sign]}{_markdown_spans(line.spans)}"


def _markdown_spans(spans: tuple[Span, ...]) -> str:
    marks: Mapping[str, Callable[[str], str]] = {
        "own": lambda words: words,
        "said": _inert,
        "id": _code,
        "gone": lambda words: f"<del>{_inert(words)}</del>",
        "come": lambda words: f"<ins>{_inert(words)}</ins>",
    }
    return "".join(marks[style](words) for words, style in spans)


def _in_html(span: Span) -> str:
    """Return words for a line of HTML, where a backslash would be seen."""
    if span.style == "own":
        return span.words
    words = escaped(parted(clean(_shortened(span.words))))
    words = MARKS.sub(lambda mark: f"&#{ord(mark[0])};", words)
    return f"<code>{words}</code>" if span.style == "id" else words


def _inert(words: str) -> str:
    """Return words that Markdown shows as they are, not more of them than a comment can hold."""
    return inert(_shortened(words))


def _code(words: str) -> str:
    """Return words as code, which nothing is made of; the ticks around are more than any within."""
    shown = clean(_shortened(words)).strip()
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    pad = " " if shown[:1] in {"`", ""} or shown.endswith("`") else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG] + "…"


def _of_rules(changes: Changes) -> Iterator[Difference]:
    for rule in changes.rules:
        yield Difference(("rules", rule.code), Kind.CHANGED, rule.before, rule.after)


def _side(revision: Revision) -> dict[str, Any]:
    errors = sum(problem.severity is Severity.ERROR for problem in revision.loaded.problems)
    return {
        "name": revision.name,
        "commit": revision.commit or None,
        "exists": revision.exists,
        "errors": errors,
        "warnings": len(revision.loaded.problems) - errors,
        "unread": list(revision.loaded.unread),
        "counts": _counts(revision.loaded.curriculum),
    }


def _counts(curriculum: Curriculum) -> dict[str, int]:
    nouns = ("roadmaps", "stages", "topics", "resources", "projects")
    return {noun: len(getattr(curriculum, noun)) for noun in nouns}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "at": list(difference.at),
        "change": difference.kind,
        "before": difference.before or None,
        "after": difference.after or None,
        "positions": difference.positions,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    place = problem.location
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "path": place.path,
        "line": place.line,
    }
