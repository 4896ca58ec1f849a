"""The files that do not depend on the curriculum: the stylesheet, the scripts, pictures.

A file of the site that has grown is a folder here, named after the file, with its parts in the order of their names:
`roadmap.css.parts/01-text.css` is the beginning of `roadmap.css`. The parts are joined into one file, so that a page
asks for one only. Scripts are classic ones, as a page opened from a folder cannot load modules: the parts of a script
become one block, so that nothing of them is seen outside; what several scripts need is a part of each. No comments of
ours go out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "assets"
TYPOGRAPHY = "typography.css"
"""What gives a whole site our font and headings."""
LATIN = "figtree-latin.woff2"
"""The font of the letters of most pages."""
MEND, MEND_SCRIPT = "mend.css", "mend.js"
"""What mends faults of the theme."""
SEARCH = "search.js"
"""What gives a whole site our search, when it is asked for; all else of it comes then."""
# Script → what it needs of that which several scripts have in common.
_SHARED: Mapping[str, Sequence[str]] = {
    "catalogue.js": ("slips.js", "words.js"),
    "not-found.js": ("slips.js",),
    "search-dialog.js": ("words.js",),
}
# What others have written, made smaller; a comment at its head says by whom it is.
_OTHERS = ("minisearch*", "stemmer*")
# A comment that has its lines for itself, and what stands between two lines of a stylesheet.
_COMMENT = re.compile(rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_BLANKS = re.compile(rb"\n\s+")
SHARED = "shared"
"""The folder here with what several scripts have in common."""
# The files of the font, and its licence; those of the search, with what it takes from others.
_FONT = "figtree-*"
_SEARCHES = ("search*", "minisearch*", "stemmer*")


class Asset(NamedTuple):
    """A file of the site that does not depend on the curriculum."""

    name: str
    content: bytes
    source: Path
    """The file that it is made from; of several, the first."""


def all_files(*, typography: bool = True, mend: bool = True, search: bool = True) -> Iterator[Asset]:
    """Yield each file; those of our typography and search, and those that mend the theme, where the site has them."""
    for path in sorted(FOLDER.iterdir()):
        if path.name == SHARED:
            continue
        if not typography and (path.name == TYPOGRAPHY or path.match(_FONT)):
            continue
        if not mend and path.name in (MEND, MEND_SCRIPT):
            continue
        if not search and any(map(path.match, _SEARCHES)):
            continue
        yield Asset(path.name.removesuffix(".parts"), _joined(path), _own(path)[0])


def parts_of(path: Path) -> list[Path]:
    """Return the files that one of the site is joined from, by its file or folder here."""
    shared = map((FOLDER / SHARED).joinpath, _SHARED.get(path.name.removesuffix(".parts"), ()))
    return [*shared, *_own(path)]


def _own(path: Path) -> list[Path]:
    return sorted(path.glob("*")) or [path]


def _joined(path: Path) -> bytes:
    content = b"\n".join(map(Path.read_bytes, parts_of(path)))
    if path.match("*.css*"):
        return _BLANKS.sub(b"\n", _COMMENT.sub(b"", content))
    if path.match("*.js*") and not any(map(path.match, _OTHERS)):
        content = _COMMENT.sub(b"", content)
    if path.match("*.js.parts"):
        return b"{\n" + content + b"}\n"
    return content
