"""The files that do not depend on the curriculum: the stylesheet, the scripts, pictures.

A file of the site that has grown is a folder of that name here, with its parts in the order of their names; the parts
are joined into one file, so that a page asks for one file only.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

FOLDER = Path(str(resources.files("roadmap_site"))) / "site" / "assets"


def all_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file: its name, and what it holds."""
    for path in sorted(FOLDER.iterdir()):
        parts = [path]
        if path.is_dir():
            parts = sorted(path.iterdir())
        yield path.name, b"".join(part.read_bytes() for part in parts)
