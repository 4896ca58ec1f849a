"""Drawings painted as PNG, for the pictures that others show with a link; the only owner of `resvg_py`.

That library comes with the extra `social` of the package. It paints with the fonts that it is given and no others, so
that the same drawing makes the same picture on every machine. What has been painted once is kept.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from roadmap_site.system import files

FONTS = sorted(str(path) for path in (Path(__file__).parent / "maps").glob("*.ttf"))


def is_installed() -> bool:
    """Return whether what paints is there."""
    return find_spec("resvg_py") is not None


def png(svg: str, size: tuple[int, int], kept: Path | None) -> bytes:
    """Return a drawing as a picture.

    Args:
        svg: The drawing, as a file.
        size: How wide and how high the picture is.
        kept: A folder of our own that keeps pictures, made when it is not there; nothing where none can be kept.
    """
    import resvg_py  # noqa: PLC0415 (an extra)

    name = f"{hashlib.sha256(f'{resvg_py.__version__} {size} {svg}'.encode()).hexdigest()}.png"
    place = kept and files.File(kept, f"pictures/{name}")
    if place and (painted := files.content(place)):
        return painted
    width, height = size
    painted = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True, font_files=FONTS)
    )
    if place:
        files.put(place, painted)
    return painted
