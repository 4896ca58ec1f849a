"""The vocabularies of `curriculum.yml`: what a new curriculum starts with, and what one without any may begin with.

They are words of learning anything at all, to be changed as a subject wants. From then on the `curriculum.yml` of a
curriculum alone says what its words are.
"""

from collections.abc import Mapping

from roadmap_site.yaml_io.document import Data

EXAMPLES = {
    "area": ("basics", "practice"),
    "kind": ("book", "video"),
    "level": ("beginner", "advanced"),
    "cost": ("free", "paid"),
}
"""What stands in a vocabulary → ids that one may have."""
_ICONS = {"book": "📚", "course": "🎓", "video": "📺", "article": "📝", "tool": "🛠️"}
FIRST: Mapping[str, Data] = {
    "levels": {"beginner": "Beginner", "intermediate": "Intermediate", "advanced": "Advanced"},
    "costs": {"free": "Free", "paid": "Paid"},
    "kinds": {k: {"title": k.capitalize(), "plural": f"{k.capitalize()}s", "icon": icon} for k, icon in _ICONS.items()},
    "areas": {"basics": "Basics"},
}
"""Key of `curriculum.yml` → what a new curriculum has under it."""


def entry(word: str, id: str) -> str:
    """Return the line of YAML that defines an id in the vocabulary of areas, kinds, levels or costs."""
    title = id.replace("-", " ").capitalize()
    if word == "kind":
        title = f"{{title: {title}, plural: {title}s}}"
    return f"{id}: {title}"
