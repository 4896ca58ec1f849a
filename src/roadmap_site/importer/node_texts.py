"""Lines of an outline with what stands below them, as texts: a name, one point, several points.

A line says more by what stands below it. Where that has no places of its own, it is joined to the line's text, and
parted again where one text would be too long.
"""

from dataclasses import replace
from itertools import chain
from operator import attrgetter

from roadmap_site.importer import line_parts, structure_words
from roadmap_site.importer.outline import Node
from roadmap_site.importer.structure_words import Meaning

_LONGEST_POINT = 300
"""Characters; what is longer becomes several points."""


def listed(nodes: list[Node], meaning: Meaning) -> list[Node]:
    """Return what stands under a heading; paragraphs alone are a list, where one is looked for."""
    if meaning.what not in {"projects", "milestones"} or {*map(attrgetter("sort"), nodes)} != {"text"}:
        return nodes
    return [replace(node, sort="item") for node in nodes]


def is_group(node: Node) -> bool:
    """Return whether an item names a group of topics: most of what stands below it has more below."""
    items = node.below("item")
    deep = [item for item in items if item.below("item")]
    return len(items) > 1 and len(deep) * 2 > len(items)


def name(text: str) -> str:
    """Return the name that a line gives, without its picture and its number."""
    bare = structure_words.without_number(line_parts.plain(structure_words.icon_and_rest(text)[1]))
    return line_parts.ended(bare) or text


def points(node: Node) -> list[str]:
    """Return what a line and all below it say, as one point, or as several where it would be too long."""
    whole = joined(node)
    if not node.children or len(whole) <= _LONGEST_POINT:
        return [whole]
    return [node.text, *chain.from_iterable(map(points, node.children))]


def joined(node: Node) -> str:
    """Return what a line and all below it say, in one text."""
    below = "; ".join(map(joined, node.children))
    if not below:
        return node.text
    if line_parts.unemphasised(node.text).endswith(":"):
        return f"{node.text} {below}"
    return f"{node.text}: {below}"
