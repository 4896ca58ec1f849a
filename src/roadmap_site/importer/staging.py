"""Where the stages are in an outline.

One outline calls its stages stages; another has only headings, or only a list. Headings that are called stages count
first; else the headings of the first level that has several; else the items of a deep list. What stands beside them,
such as a licence, is told apart.
"""

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Wording

_STAGES_FROM = 3
"""Levels that a list without headings must have for its first to be stages."""


def stages(top: Node, words: Wording) -> tuple[list[Node], list[Node]]:
    """Return the way from the top to what holds the stages, and the stages; none when it is a single stage."""
    way = _way_to_named(top, words)
    if way:
        home = way[-1]
        return way, [
            node for node in home.children if _may_be_stage(node, words) and structure_words.stage_name(node.text)
        ]
    way = [top]
    while True:
        heads = [node for node in way[-1].below("heading") if not words.meaning(node.text)]
        below = [head for head in heads if any(not words.meaning(h.text) for h in head.below("heading"))]
        if len(heads) != 1 or not below:
            break
        way.append(below[0])
    asides = [head for head in heads if is_aside(head) or not head.below("item", "heading")]
    heads = [head for head in heads if head not in asides or len(asides) == len(heads)]
    if len(heads) == 1 and not way[-1].below("item"):
        # One heading alone is the title of what stands below it, unless another is that already.
        titled = len(way) > 1 or words.meaning(heads[0].text)
        way = way if titled else [*way, heads[0]]
        heads = heads if titled else []
    items = [item for item in way[-1].below("item") if item.children]
    if not heads and len(items) > 1 and any(_depth(item) >= _STAGES_FROM for item in items):
        return way, items
    return way, heads


def _way_to_named(top: Node, words: Wording) -> list[Node]:
    """Return the way to the heading whose children are called stages, phases and so on; nothing if none are."""
    ways = [[top]]
    single: list[Node] = []
    while ways:
        for way in ways:
            named = [n for n in way[-1].children if _may_be_stage(n, words) and structure_words.stage_name(n.text)]
            if len(named) > 1:
                return way
            single = single or (way if named else [])
        ways = [[*way, node] for way in ways for node in way[-1].below("heading")]
    return single


def _may_be_stage(node: Node, words: Wording) -> bool:
    return node.sort == "heading" or (node.sort == "item" and bool(node.children) and not words.meaning(node.text))


def _depth(node: Node) -> int:
    return 1 + max((_depth(child) for child in node.below("item")), default=0)


def is_aside(node: Node) -> bool:
    """Return whether a heading beside the stages is one of those that are never stages, such as a licence."""
    return (
        line_parts.plain(structure_words.icon_and_rest(node.text)[1]).strip(" :!?.").casefold()
        in structure_words.ASIDES
    )
