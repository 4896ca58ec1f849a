"""The pictures that explanations show: files in `images/` of the curriculum's folder, looked at before they are shown.

A branch may bring anything under the name of a picture. What it is its first bytes say, not its name; how large it is
has a bound. A drawing in SVG is only ever shown as an image, where no script of it runs, but it is a file of the site
that can be opened by itself: so it has no script, no HTML, and nothing that leads elsewhere.
"""

import posixpath
import re
import stat
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from roadmap_site.problems import input_limits
from roadmap_site.system.files import is_link

FOLDER = "images"
_FORMS = {
    b"\x89PNG\r\n\x1a\n": (".png",),
    b"\xff\xd8\xff": (".jpg", ".jpeg"),
    b"GIF8": (".gif",),
}
_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_SVG = re.compile(
    r"\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s+svg[^<>\[\]]*>\s*)*<svg\b", re.DOTALL
)
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_DECLARED = re.compile(rb"<!ENTITY|<\?xml-stylesheet|<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8)", re.IGNORECASE)
_STYLED = {
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "cursor",
    "marker-start",
    "marker-mid",
    "marker-end",
}
_SVG_SPACE = "{http://www.w3.org/2000/svg}"
_FOREIGN = re.compile(r"\{http://www\.w3\.org/(?:1999/xhtml|1998/Math/MathML)\}")
_ACTIVE = {"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "set", "a"}
_INSIDE = re.compile(r"#[^\s]*|data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?(?!#|data:image/)|expression\(|javascript:|\\", re.IGNORECASE)


class Fault(NamedTuple):
    """Why something cannot be shown as a picture."""

    fact: str
    help: str


class Pictures:
    """The pictures in the folder of a curriculum."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looked: dict[str, Fault | None] = {}

    def fault(self, path: str) -> Fault | None:
        """Return why a file, by its path in the curriculum's folder, cannot be shown; each is looked at once."""
        if path not in self._looked:
            self._looked[path] = self._fault(path)
        return self._looked[path]

    def names(self) -> list[str]:
        """Return the paths of all that is there."""
        return self._names

    def content(self, path: str) -> bytes:
        """Return what a picture without fault holds."""
        return (self._folder / path).read_bytes()

    def size(self, path: str) -> int:
        """Return the bytes of a picture without fault."""
        return (self._folder / path).stat().st_size

    @cached_property
    def _names(self) -> list[str]:
        from roadmap_site.curriculum import curriculum_files  # noqa: PLC0415 (it knows all files, this one kind)

        found = []
        for top, _, names, _ in curriculum_files.walk(self._folder / FOLDER):
            inside = Path(top).relative_to(self._folder).as_posix()
            found += [f"{inside}/{name}" for name in names]
        return found

    def _fault(self, path: str) -> Fault | None:
        file = self._folder / path
        try:
            if any(map(is_link, (file, *file.parents[: path.count("/")]))):
                return Fault(f"`{path}` is a link to another place", "put the picture itself there")
            about = file.stat()
            if not stat.S_ISREG(about.st_mode):
                return Fault(f"`{path}` is no file", "name the file of a picture")
            if about.st_size > input_limits.LARGEST_PICTURE:
                most = input_limits.LARGEST_PICTURE // 1024
                return Fault(f"`{path}` is larger than {most:,} KiB", "save it smaller: 1,600 pixels are wide enough")
            return what_is_wrong(path, file.read_bytes())
        except (OSError, ValueError):
            return Fault(f"there is no picture `{path}`", f"put it into the folder `{FOLDER}` of the curriculum")


def path_of(address: str, explanation: str) -> str | None:
    """Return the path of a picture in the curriculum's folder; nothing for an address that leads elsewhere.

    Args:
        address: As an explanation names it: as seen from its own folder, or from that of the curriculum.
        explanation: The path of the explanation.
    """
    way = unquote(address)
    if not way.startswith(f"{FOLDER}/"):
        way = posixpath.normpath(posixpath.join(posixpath.dirname(explanation), way))
    parts = way.split("/")
    if parts[0] != FOLDER or len(parts) < 2 or {"", ".", ".."} & {*parts} or re.search(r"[\\:?#\x00-\x1f]", way):  # noqa: PLR2004
        return None
    if any(part.startswith(".") for part in parts):
        return None
    return way


def what_is_wrong(path: str, raw: bytes) -> Fault | None:
    """Return why the content of a file cannot be shown as a picture of its name."""
    ending = posixpath.splitext(path)[1].lower()
    if ending not in _ENDINGS:
        return Fault(f"`{path}` is no picture by its name", f"name one that ends with {', '.join(_ENDINGS)}")
    if raw.startswith(b"version https://git-lfs"):
        return Fault(f"`{path}` is a pointer of Git LFS, not the picture", "run `git lfs pull`")
    endings = _endings(raw)
    if not endings:
        return Fault(f"`{path}` holds no picture that browsers show", "save it as PNG, JPEG, WebP, GIF or SVG in UTF-8")
    if ending not in endings:
        return Fault(f"`{path}` holds a picture of another kind", f"let its name end with `{endings[0]}`")
    if ending == ".svg":
        return _in_drawing(path, raw)
    return None


def _endings(raw: bytes) -> tuple[str, ...]:
    """Return the endings that a file of such bytes can have."""
    for start, endings in _FORMS.items():
        if raw.startswith(start):
            return endings
    if _WEBP.match(raw):
        return (".webp",)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    return (".svg",) if _SVG.match(text) else ()


def _in_drawing(path: str, raw: bytes) -> Fault | None:
    """Return what in an SVG could act or fetch when somebody opens it by itself."""
    help = "take it away, or save the drawing as PNG"
    if _DECLARED.search(raw):
        return Fault(f"`{path}` asks for more than a drawing needs", "save it as plain SVG in UTF-8")
    try:
        root = ET.fromstring(raw)  # noqa: S314 (without entities, and bounded)
    except (ET.ParseError, ValueError, LookupError):
        return Fault(f"`{path}` is no SVG that can be read", "save it again, as plain SVG")
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG_SPACE)
        if name.rpartition("}")[2].lower() in _ACTIVE or _FOREIGN.match(name):
            return Fault(f"`{path}` holds `<{name.rpartition('}')[2]}>`, which is no part of a picture", help)
        if name == "style" and _OUTSIDE.search(element.text or ""):
            return Fault(f"`{path}` has a style that fetches something", help)
        for attribute, value in element.items():
            if _is_active(attribute.rpartition("}")[2].lower(), value):
                return Fault(f"`{path}` has `{attribute.rpartition('}')[2]}`, which is no part of a picture", help)
    return None


def _is_active(attribute: str, value: str) -> bool:
    if attribute.startswith("on") or (attribute == "attributename" and re.search(r"href|^on", value, re.IGNORECASE)):
        return True
    if attribute in {"href", "src"}:
        return not _INSIDE.fullmatch(value.strip())
    return attribute in _STYLED and bool(_OUTSIDE.search(value))
