"""Where the stages are in an outline.

One outline calls its stages stages; another has only headings, or only a list. Headings that are called stages count
first; else the headings of the first level that has several; else the items of a deep list. What stands beside them,
such as a licence, is told apart.
"""

from operator import attrgetter

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Wording

_STAGES_FROM = 3
"""Levels that a list without headings must have for its first to be stages."""


def stages(top: Node, words: Wording) -> tuple[list[Node], list[Node]]:
    """Return the way from the top to what holds the stages, and the stages; none when it is a single stage."""
    way = _way_to_named(top, words)
    if way:
        return way, _named(way[-1], words)
    way, heads = [top], _heads(top, words)
    while len(heads) == 1 and _heads(heads[0], words):
        way.append(heads[0])
        heads = _heads(heads[0], words)
    # Where all stand aside, none does.
    heads = [*filter(_may_hold, heads)] or heads
    if len(way) == len(heads) == 1 and not top.below("item"):
        # One heading alone is the title of what stands below it, unless another is that already.
        way, heads = [top, heads[0]], []
    items = [*filter(attrgetter("children"), way[-1].below("item"))]
    if not heads and len(items) > 1 and max(map(_depth, items)) >= _STAGES_FROM:
        return way, items
    return way, heads


def _way_to_named(top: Node, words: Wording) -> list[Node]:
    """Return the way to the heading whose children are called stages, phases and so on; nothing if none are."""
    ways = [[top]]
    single: list[Node] = []
    while ways:
        for way in ways:
            named = _named(way[-1], words)
            if len(named) > 1:
                return way
            if named and not single:
                single = way
        ways = [[*way, node] for way in ways for node in way[-1].below("heading")]
    return single


def _named(home: Node, words: Wording) -> list[Node]:
    """Return what stands under a heading and is called a stage, a phase and so on."""
    return [node for node in home.children if _may_be_stage(node, words) and structure_words.stage_name(node.text)]


def _heads(node: Node, words: Wording) -> list[Node]:
    """Return the headings under a line that may be stages: those that stand for nothing else."""
    return [head for head in node.below("heading") if not words.meaning(head.text)]


def _may_be_stage(node: Node, words: Wording) -> bool:
    return node.sort == "heading" or (node.sort == "item" and bool(node.children) and not words.meaning(node.text))


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.below("item")), default=0)


def _may_hold(head: Node) -> bool:
    """Return whether a heading does not stand aside: it is none of those that do, and something stands below it."""
    return not is_aside(head) and bool(head.below("item", "heading"))


def is_aside(node: Node) -> bool:
    """Return whether a heading beside the stages is one of those that are never stages, such as a licence."""
    return (
        line_parts.plain(structure_words.icon_and_rest(node.text)[1]).strip(" :!?.").casefold()
        in structure_words.ASIDES
    )
