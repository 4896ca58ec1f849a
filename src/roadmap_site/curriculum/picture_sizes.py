"""How wide and how high a picture is, as its first bytes say.

A small file can unpack to a thousand times more, in every reader's browser; and a page that knows how high a picture
will be keeps its place, so that nothing moves when it comes. Each format says its width and height at a place of its
own; what is cut off before that says nothing.
"""

import re
import struct
from typing import NamedTuple

_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR(?P<wide>.{4})(?P<high>.{4})", re.DOTALL)
_GIF = re.compile(rb"GIF8..(?P<wide>..)(?P<high>..)", re.DOTALL)
_WEBP = re.compile(rb"RIFF.{4}WEBPVP8 .{10}(?P<wide>..)(?P<high>..)", re.DOTALL)
_WEBP_LOSSLESS = re.compile(rb"RIFF.{4}WEBPVP8L.{5}(?P<both>.{4})", re.DOTALL)
_WEBP_EXTENDED = re.compile(rb"RIFF.{4}WEBPVP8X.{8}(?P<wide>.{3})(?P<high>.{3})", re.DOTALL)
# A part of a JPEG: what it is, and how long; some are nothing but their mark.
_JPEG_PART = re.compile(rb"\xff+(?:[\x01\xd0-\xd8]|(?P<mark>[^\x00\xff])(?P<length>..))", re.DOTALL)
_JPEG_FRAME = re.compile(rb"[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]")
# What a camera says that was held upright: browsers turn such a picture by a quarter.
_LYING = re.compile(rb"\x01\x12\0\x03\0\0\0\x01\0[\x05-\x08]|\x12\x01\x03\0\x01\0\0\0[\x05-\x08]\0")
_FOURTEEN_BITS = 0x3FFF


class Size(NamedTuple):
    """How wide and how high a picture is shown where there is room."""

    wide: int
    high: int
    fills: bool = False
    """Whether only their proportion counts: such a drawing is as wide as there is room."""


def size(raw: bytes) -> Size | None:
    """Return how large a picture is: PNG, JPEG, GIF or WebP; nothing for what does not say so."""
    if found := _PNG.match(raw):
        return Size(int.from_bytes(found["wide"], "big"), int.from_bytes(found["high"], "big"))
    if found := _GIF.match(raw) or _WEBP_EXTENDED.match(raw):
        more = int(raw.startswith(b"RIFF"))
        wide, high = (int.from_bytes(side, "little") + more for side in found.group("wide", "high"))
        return Size(wide, high)
    if found := _WEBP.match(raw):
        wide, high = (int.from_bytes(side, "little") & _FOURTEEN_BITS for side in found.group("wide", "high"))
        return Size(wide, high)
    if found := _WEBP_LOSSLESS.match(raw):
        bits = int.from_bytes(found["both"], "little")
        return Size((bits & _FOURTEEN_BITS) + 1, (bits >> 14 & _FOURTEEN_BITS) + 1)
    return _of_jpeg(raw)


def _of_jpeg(raw: bytes) -> Size | None:
    at = 0
    while part := _JPEG_PART.match(raw, at):
        at = part.end()
        if part["mark"] and _JPEG_FRAME.match(part["mark"]):
            sides = raw[at + 1 : at + 5]
            if len(sides) < struct.calcsize(">HH"):
                return None
            high, wide = struct.unpack(">HH", sides)
            return Size(high, wide) if _LYING.search(raw, 0, at) else Size(wide, high)
        if part["mark"]:
            at += int.from_bytes(part["length"], "big") - 2
    return None
