"""The vocabularies of `curriculum.yml`: what a new curriculum starts with, and what one without any may begin with.

They are words of learning anything at all, to be changed as a subject wants. From then on the `curriculum.yml` of a
curriculum alone says what its words are.
"""

from collections.abc import Mapping, Sequence

from roadmap_site.problems.spelling import nearest
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.system.terminal import printable
from roadmap_site.yaml_io.document import Data

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "area": ("basics", "practice"),
    "kind": ("book", "video"),
    "level": ("beginner", "advanced"),
    "cost": ("free", "paid"),
}
"""What stands in a vocabulary → ids that one may have."""
_KINDS: dict[str, Data] = {
    kind: {"title": kind.capitalize(), "plural": f"{kind.capitalize()}s"}
    for kind in ("book", "course", "video", "article")
}
_TOOL: Data = {"title": "Tool", "plural": "Tools", "material": "true"}
FIRST: Mapping[str, Data] = {
    "levels": {"beginner": "Beginner", "intermediate": "Intermediate", "advanced": "Advanced"},
    "costs": {"free": "Free", "paid": "Paid"},
    "kinds": _KINDS | {"tool": _TOOL},
    "areas": {"basics": "Basics"},
}
"""Key of `curriculum.yml` → what a new curriculum has under it."""


def unknown(word: str, id: str | None, there: Sequence[str]) -> str:
    """Return that there is no such id, and what is meant instead or which there are; without an `id` only the latter.

    Args:
        word: What it would be the id of: `area`, `kind`, `level`, `cost`, `roadmap`.
        id: What somebody has written.
        there: The ids that there are.
    """
    fact = ""
    if id:
        fact = f"There is no {word} `{printable(id)}`. "
    if near := nearest(id or "", there):
        return f"{fact}Did you mean `{near}`?"
    if len(there) == 1:
        return f"{fact}There is only `{there[0]}`."
    if not there:
        return f"{fact}There are no {PLURALS[word]} yet."
    return f"{fact}There are `{'`, `'.join(there)}`."


def how_to_add(word: str, id: str | None, path: str, *, first: bool) -> str:
    """Return how to add an id to the vocabulary of areas, kinds, levels or costs.

    Args:
        word: What the vocabulary is of.
        id: What is wanted; without one, examples are shown.
        path: The file that has the vocabulary.
        first: Whether there are no words of it yet.
    """
    lines, shown = "", EXAMPLES[word]
    if id:
        shown = (id,)
    for each in shown:
        title = each.replace("-", " ").capitalize()
        if word == "kind":
            title = f"{{title: {title}, plural: {title}s}}"
        lines += f"\n  {each}: {title}"
    if first:
        return f"Add to {path}:\n\n{PLURALS[word]}:{lines}"
    return f"To have it, write under `{PLURALS[word]}:` in {path}:\n{lines}"
