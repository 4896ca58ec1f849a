"""The pictures that explanations show: files in `images/` of the curriculum's folder, looked at before they are shown.

A branch may bring anything under the name of a picture. What it is its first bytes say, not its name; how large it is
has a bound, in the file and unpacked. What a drawing in SVG may hold stands in `drawings`.
"""

import posixpath
import re
import stat
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from roadmap_site.curriculum import drawings, picture_sizes
from roadmap_site.curriculum.drawings import Fault
from roadmap_site.curriculum.picture_sizes import Size
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

    def names(self) -> Collection[str]:
        """Return the paths of all that is there."""
        return self._names

    def content(self, path: str) -> bytes:
        """Return what a picture without fault holds."""
        return (self._folder / path).read_bytes()

    def size(self, path: str) -> int:
        """Return the bytes of a picture without fault."""
        return (self._folder / path).stat().st_size

    def shown(self, path: str) -> Size | None:
        """Return how large a picture is shown; nothing for one that does not say so, or has a fault."""
        if self.fault(path):
            return None
        raw = self.content(path)
        return picture_sizes.size(raw) or drawings.size(raw)

    @cached_property
    def _names(self) -> Mapping[str, None]:
        from roadmap_site.curriculum import curriculum_files  # noqa: PLC0415 (it knows all files, this one kind)

        found: dict[str, None] = {}
        if is_link(self._folder / FOLDER):
            # It would tell what lies in any folder of the machine.
            return found
        for top, _, names, _ in curriculum_files.walk(self._folder / FOLDER):
            inside = Path(top).relative_to(self._folder).as_posix()
            found |= dict.fromkeys(f"{inside}/{name}" for name in names)
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
            # A system that takes `A.png` for `a.png` is not the one that shows the site.
            if path in self._names:
                return what_is_wrong(path, file.read_bytes())
        except (OSError, ValueError):
            pass
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
        return drawings.fault(path, raw)
    return _in_pixels(path, raw)


def _in_pixels(path: str, raw: bytes) -> Fault | None:
    size = picture_sizes.size(raw)
    if not size or not size.wide * size.high:
        return Fault(f"`{path}` does not say how large it is", "save it again")
    if size.wide * size.high > input_limits.MOST_PIXELS:
        fact = f"`{path}` has more than {input_limits.MOST_PIXELS:,} pixels"
        return Fault(fact, "save it smaller: 1,600 pixels are wide enough")
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
