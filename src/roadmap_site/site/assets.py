"""The files that do not depend on the curriculum: the stylesheet, the scripts, pictures.

A file of the site that has grown is a folder here, named after the file, with its parts in the order of their names:
`roadmap.css.parts/01-text.css` is the beginning of `roadmap.css`. The parts are joined into one file, so that a page
asks for one only. Scripts are classic ones, as a page opened from a folder cannot load modules: the parts of a script
become one block, so that nothing of them is seen outside.
"""

import re
from collections.abc import Iterator
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
# What others have written, made smaller; a comment at its head says by whom it is.
_OTHERS = ("minisearch*", "stemmer*", "iframe-worker*")
# A comment that has its lines for itself, and what stands between two lines of a stylesheet.
_COMMENT = re.compile(rb"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_BLANKS = re.compile(rb"\n\s+")
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
        if not typography and (path.name == TYPOGRAPHY or path.match(_FONT)):
            continue
        if not mend and path.name in (MEND, MEND_SCRIPT):
            continue
        if not search and any(map(path.match, _SEARCHES)):
            continue
        parts = sorted(path.glob("*")) or [path]
        content = b"\n".join(map(Path.read_bytes, parts))
        if path.match("*.css*"):
            content = _BLANKS.sub(b"\n", _COMMENT.sub(b"", content))
        elif path.match("*.js*") and not any(map(path.match, _OTHERS)):
            content = _COMMENT.sub(b"", content)
        if path.match("*.js.parts"):
            content = b"{\n" + content + b"}\n"
        yield Asset(path.name.removesuffix(".parts"), content, parts[0])
