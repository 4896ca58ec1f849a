"""Plain text to the same lines with the marks of Markdown.

An outline that was copied from a rendered page has lost its marks; words, colons and pictures still tell the levels.
The lines get the marks that they would have, and are then read as any Markdown. A text in which nothing tells a level
stays as it is.
"""

from collections.abc import Iterator

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.structure_words import Wording

Numbered = tuple[int, str]
"""A line with its number."""

_ASIDE = frozenset({"advice", "milestones", "audience"})
"""What stands beside the stages, not in one."""
_LONGEST_HEADING = 12
"""Words."""


def marked(lines: list[Numbered], words: Wording) -> list[Numbered]:
    """Return the lines of a text without Markdown, each with the mark that it would have.

    A text in which no line tells a level comes back as it is.
    """
    levels = [_level(line, words) for _, line in lines]
    if not any(levels):
        return lines
    closing = _closing(lines, levels, words)
    return list(_marked(lines, levels, closing))


def _marked(lines: list[Numbered], levels: list[int], closing: int) -> Iterator[Numbered]:
    first = next(position for position, level in enumerate(levels) if level)
    before = 0
    for position, ((number, line), level) in enumerate(zip(lines, levels, strict=True)):
        if not line.strip():
            continue
        if level:
            yield number, f"{'#' * level} {line.strip()}"
        elif position < first or position >= closing or (before == 1 and _is_sentence(line)):
            yield from ((number, ""), (number, line.strip()))
        else:
            indent = line[: len(line) - len(line.lstrip())]
            yield number, f"{indent}- {line.strip()}"
        before = level


def _level(line: str, words: Wording) -> int:
    """Return the level of the heading that a line is; 0 for none."""
    name = line.strip()
    if not name or len(name.split()) > _LONGEST_HEADING:
        return 0
    meaning = words.meaning(name)
    if structure_words.stage_name(name) and not name.endswith("."):
        return 1
    if meaning and meaning.what in _ASIDE:
        return 1
    if meaning and not meaning.kind:
        return 2
    if meaning or name.endswith((":", "：")):
        return 3
    return 0


def _closing(lines: list[Numbered], levels: list[int], words: Wording) -> int:
    """Return where the closing words start: the last lines of the text, unlike the list of advice before them."""
    last = max(position for position, level in enumerate(levels) if level)
    meaning = words.meaning(lines[last][1])
    if meaning and meaning.what == "advice":
        for position in reversed(range(last + 1, len(lines))):
            if line_parts.lead(lines[position][1].strip())[1]:
                return position + 1
    return len(lines)


def _is_sentence(line: str) -> bool:
    return (
        not line_parts.lead(line.strip())[1]
        and len(line.split()) > _LONGEST_HEADING // 2
        and line.strip().endswith((".", "!", ":"))
    )
