"""What a drawing in SVG may hold that comes from a stranger.

On a page it is only ever shown as an image, where no script of it runs, but it is a file of the site that can be opened
by itself: so it has no script, no HTML, and nothing that leads elsewhere. Nor may it be more to draw than it is to
read: what is used within what is used again and again would keep every reader's browser busy for ever.
"""

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from roadmap_site.curriculum.picture_sizes import Size
from roadmap_site.problems import input_limits

_DECLARED = re.compile(rb"<!ENTITY|<\?xml-stylesheet|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8)", re.IGNORECASE)
_SVG_SPACE = "{http://www.w3.org/2000/svg}"
_FOREIGN = re.compile(r"\{http://www\.w3\.org/(?:1999/xhtml|1998/Math/MathML)\}")
_ACTIVE = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "set", "a"}
_INSIDE = re.compile(r"#[^\s]*|data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_OUTSIDE = re.compile(
    r"@import|url\(\s*[\"']?(?!\s*[\"']?(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]))|image-set\(|src\(|expression\("
    r"|javascript:|\\[^()]*\(",
    re.IGNORECASE,
)
# Attributes of other namespaces mean something to the program that made the drawing, but for these.
_MEANT = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
# How large it is: in pixels, or by what part of the plane it shows.
_LENGTH = r"(\d{1,6}(?:\.\d{1,6})?)"
_PIXELS = re.compile(rf"{_LENGTH}(?:px)?")
_VIEW = re.compile(rf"[-+.\deE]+[\s,]+[-+.\deE]+[\s,]+{_LENGTH}[\s,]+{_LENGTH}")
# How wide it is said to be where only the proportion counts.
_FINE = 1000
_USED = re.compile(r"#([^\s\"')]+)")


class Fault(NamedTuple):
    """Why something cannot be shown as a picture."""

    fact: str
    help: str


def fault(path: str, raw: bytes) -> Fault | None:
    """Return what in an SVG could act or fetch when somebody opens it by itself, or has no end."""
    if _DECLARED.search(raw):
        return Fault(f"`{path}` asks for more than a drawing needs", "save it as plain SVG in UTF-8")
    root = _root(raw)
    if root is None:
        return Fault(f"`{path}` is no SVG that can be read", "save it again, as plain SVG")
    for element in root.iter():
        if fact := _active(element):
            return Fault(f"`{path}` {fact}", "take it away, or save the drawing as PNG")
    try:
        _Drawn(root)
    except _EndlessError as reason:
        return Fault(f"`{path}` {reason}", "save the drawing as PNG")
    return None


def size(raw: bytes) -> Size | None:
    """Return how large an SVG without fault is shown: as it says in pixels, else by the proportion of what it shows."""
    root = _root(raw)
    if root is None:
        return None
    wide, high = _pixels(root, "width"), _pixels(root, "height")
    if wide and high:
        return Size(wide, high)
    shown = _VIEW.fullmatch(root.get("viewBox", "").strip())
    if not shown or {"width", "height"} & {*root.keys()}:
        return None
    across, down = map(float, shown.groups())
    if not (across and down):
        return None
    return Size(_FINE, round(_FINE * down / across), fills=True)


def _root(raw: bytes) -> Element | None:
    """Return the drawing; nothing for what is none."""
    try:
        return ET.fromstring(raw)  # noqa: S314 (without entities, and bounded)
    except (ET.ParseError, ValueError, LookupError):
        return None


def _pixels(root: Element, side: str) -> int | None:
    found = _PIXELS.fullmatch(root.get(side, "").strip())
    return found and round(float(found[1]))


def _active(element: Element) -> str | None:
    """Return what an element has that acts or fetches."""
    name = str(element.tag).removeprefix(_SVG_SPACE)
    if name.rpartition("}")[2].lower() in _ACTIVE or _FOREIGN.match(name):
        return f"holds `<{name.rpartition('}')[2]}>`, which is no part of a picture"
    if name == "style" and re.search(rf"{_OUTSIDE.pattern}|\\", "".join(element.itertext()), re.IGNORECASE):
        return "has a style that fetches something"
    for attribute, value in element.items():
        if (not attribute.startswith("{") or attribute.startswith(_MEANT)) and _acts(attribute, value):
            return f"has `{attribute.rpartition('}')[2]}`, which is no part of a picture"
    return None


def _acts(attribute: str, value: str) -> bool:
    name = attribute.rpartition("}")[2].lower()
    if name.startswith("on") or (name == "attributename" and re.search(r"href|^on", value, re.IGNORECASE)):
        return True
    if name in {"href", "src"}:
        return not _INSIDE.fullmatch(value.strip())
    return name in {"srcset", "base"} or bool(_OUTSIDE.search(value))


class _EndlessError(Exception):
    """A drawing is more than a browser can draw; the text says why."""


class _Drawn:
    """Counts the elements of a drawing, each as often as it is drawn; lives only while it does."""

    def __init__(self, root: Element) -> None:
        self._named = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._known: dict[Element, int] = {}
        self._count(root, 0)

    def _count(self, element: Element, depth: int) -> int:
        """Return how many elements are drawn by one."""
        if element in self._known:
            return self._known[element]
        if depth > input_limits.DEEPEST_DRAWING:
            fact = f"has more than {input_limits.DEEPEST_DRAWING} elements within one another"
            raise _EndlessError(fact)
        # What draws itself is not drawn by browsers.
        self._known[element] = 0
        used = _USED.findall(" ".join(element.attrib.values()))
        inner = [*element, *(self._named[id] for id in used if id in self._named)]
        count = 1 + sum(self._count(other, depth + 1) for other in inner)
        if count > input_limits.MOST_DRAWN:
            fact = f"draws more than {input_limits.MOST_DRAWN:,} elements"
            raise _EndlessError(fact)
        self._known[element] = count
        return count
