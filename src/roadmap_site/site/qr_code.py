"""An address as a square that the camera of a phone reads; the only owner of `segno`.

It is drawn when the site is built, as SVG in black without a word in it, for paper, where nobody can follow a link. It
is the same to the byte for one address.
"""

from functools import lru_cache

import segno

# So much of it may be stained or folded and it is read all the same: about 15 %.
_ERROR = "m"
# In squares; readers ask for four, of which the margin of the paper has the others.
_BORDER = 2


@lru_cache(maxsize=1024)
def drawn(address: str) -> str | None:
    """Return the drawing of an address; nothing for one that is too long."""
    try:
        code = segno.make_qr(address, error=_ERROR)
    except segno.DataOverflowError:
        return None
    return code.svg_inline(border=_BORDER, omitsize=True, svgclass=None, lineclass=None)
