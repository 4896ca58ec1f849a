"""An icon that is not a single emoji or sign.

Pages show an icon as it is written: `:rocket:` stays a word between colons, and `<b>` stays a tag. Flags, families,
skin tones and all else that shows as one emoji is one, and so is a sign such as ★ or ∑.

FAIL
    # roadmaps/first/roadmap.yml
    title: First
    icon: ":rocket:"

PASS
    # roadmaps/first/roadmap.yml
    title: First
    icon: 🚀
"""

import re
import unicodedata
from collections.abc import Iterator

from roadmap_site.curriculum.model import Advice, Roadmap, Stage
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.emoji import named
from roadmap_site.yaml_io.document import Place

_FLAG_OR_KEY = re.compile("[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3")
_JOINER = "\u200d"
# What changes how the sign before it looks: variation selectors, frames, skin tones, the tags of regions' flags.
_CHANGES = re.compile("(?<=[^\u200d])[\ufe0e\ufe0f\u20dd-\u20e4\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
# Signs that Unicode counts among the letters, such as ℹ and ॐ.
_LETTERLIKE = re.compile("[\u0950\u0ad0\u0bd0\u0f00\u2100-\u214f]")
_SHORT_NAME = re.compile(r"(:?)([a-z0-9_+-]+)\1", re.IGNORECASE)


def check(located: Located) -> Findings:
    """Yield each icon that pages would show as something else."""
    for icon, place in _icons(located):
        if not is_one(icon.strip()):
            yield located.locate(place), Words(f"`{icon}` is not a single emoji or sign", _help(icon.strip()))


def is_one(icon: str) -> bool:
    """Return whether a text shows as a single emoji or sign."""
    return bool(_FLAG_OR_KEY.fullmatch(icon)) or all(map(_is_sign, _CHANGES.sub("", icon).split(_JOINER)))


def _is_sign(text: str) -> bool:
    """Return whether a text is a sign or mark of punctuation, or a character newer than this version of Python."""
    if len(text) != 1:
        return False
    category = unicodedata.category(text)
    return category[0] in "SP" or category in {"Cn", "Nl", "No"} or bool(_LETTERLIKE.match(text))


def _icons(located: Located) -> Iterator[tuple[str, Place]]:
    """Yield every icon with its place."""
    curriculum = located.curriculum
    for kind in curriculum.kinds.values():
        if kind.icon:
            yield kind.icon, curriculum.place / "kinds" / kind.id / "icon"
    for roadmap in curriculum.roadmaps.values():
        owners: list[Roadmap | Stage | Advice] = [roadmap, *roadmap.stages, *roadmap.advice]
        for owner in owners:
            if owner.icon:
                yield owner.icon, owner.place / "icon"


def _help(icon: str) -> str:
    name = _SHORT_NAME.fullmatch(icon)
    if name and (emoji := named(name[2])):
        return f"write the emoji itself: `{emoji}`"
    if name and name[1]:
        return "write the emoji itself, such as `🚀`"
    return "write one emoji, such as `🚀`, or take the line away"


RULE = Rule(Code("bad-icon", Severity.WARNING, __doc__), check)
