"""Drawings as files that are complete in themselves: what they look like stands in them, and their font.

A drawing comes as it stands on a page. Here its styles are worked out of the rules that pages have for it (the part
`05-map-drawing` of our stylesheet), with colours in the place of names; links become absolute, or are left out where
the address of the site is not known; what only scripts and screen readers of a page need goes. On a site that is read
from right to left it is turned around, as on its pages. The same drawing makes the same file.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from xml.etree import ElementTree as ET

from roadmap_site.site import assets, urls
from roadmap_site.site.maps import colours
from roadmap_site.site.maps.roadmap_map import HUES

SVG = "http://www.w3.org/2000/svg"
# Room around the drawing.
_MARGIN = 24
_RULES = assets.FOLDER / "roadmap.css.parts" / "05-map-drawing.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]+)\}")
_NAME = re.compile(r"var\((--[\w-]+)\)")
_PAGE = re.compile(r"^\.rm-(?:map|sights) ")
# What draws; all else is for scripts and screen readers of the page.
_KEPT = re.compile(
    "class|d|x|y|x2|y[12]|c[xy]|r[xy]?|width|height|viewBox|transform|stroke|font-size|id|offset|gradientUnits|href|lang"
)
_FONTS = ("figtree-latin.woff2", "figtree-latin-ext.woff2")
# The last of the letters that the first of them has.
_LATIN = 0xFF


def whole_map(svg: str, title: str, *, primary: str, site: str | None, runs_left: bool) -> str:
    """Return the map of a roadmap as a file.

    Args:
        svg: The map as it stands on a page.
        title: What it is a map of.
        primary: The colour that the stages begin with.
        site: The address of the site, if it is known.
        runs_left: Whether the site is read from right to left.
    """
    drawing = parsed(svg)
    width, height = map(float, drawing.attrib["viewBox"].split()[2:])
    if runs_left:
        _turn(drawing, width)
    _lead(drawing, site)
    width, height = framed(width, height)
    size = {"width": f"{width:g}", "height": f"{height:g}"}
    file = ET.Element(f"{{{SVG}}}svg", {"viewBox": f"{-_MARGIN} {-_MARGIN} {width:g} {height:g}", **size})
    child(file, "title").text = title
    child(file, "style").text = f"{font_face(''.join(drawing.itertext()))}\n{styles('.rm-map', primary)}"
    child(file, "rect", x=f"{-_MARGIN}", y=f"{-_MARGIN}", width="100%", height="100%", fill="#fff")
    file.extend(drawing)
    return written(file)


def framed(width: float, height: float) -> tuple[float, float]:
    """Return the size of the file of a map from that of the drawing in it."""
    return width + 2 * _MARGIN, height + 2 * _MARGIN


def written(file: ET.Element) -> str:
    """Return a drawing as the text of a file."""
    ET.register_namespace("", SVG)
    return ET.tostring(file, encoding="unicode") + "\n"


@cache
def styles(scope: str, primary: str) -> str:
    """Return the rules for drawings of a kind, as simple as can be: classes, elements and colours.

    Args:
        scope: What stands before those rules on pages: `.rm-map` or `.rm-sights`.
        primary: The colour that the stages begin with.
    """
    hues = [*colours.of_stages(primary, HUES)]
    rules = ["svg { font-family: Figtree, sans-serif; font-size: 14px; font-weight: 500 }"]
    rules += (f".rm-hue-{number} {{ color: {hue['--rm-line']} }}" for number, hue in enumerate(hues))
    for selector, held in _RULE.findall(_COMMENT.sub("", _RULES.read_text(encoding="utf-8"))):
        if not selector.strip().startswith(f"{scope} "):
            continue
        shape = _PAGE.sub("", selector.strip())
        if "--rm-deep" in held:
            rules += (_rule(f".rm-hue-{number} {shape}", held, hue) for number, hue in enumerate(hues))
        else:
            rules.append(_rule(shape, held, {"--rm-line": "currentColor"}))
    return "\n".join(rules)


def font_face(text: str) -> str:
    """Return rules that hold our font, as far as a text needs it."""
    faces = []
    for name in _FONTS if any(ord(character) > _LATIN for character in text) else _FONTS[:1]:
        held = base64.b64encode((assets.FOLDER / name).read_bytes()).decode()
        reach = f"unicode-range: U+{_LATIN + 1:X}-24F, U+1E00-1EFF; " if name == _FONTS[1] else ""
        source = f"url(data:font/woff2;base64,{held})"
        faces.append(f"@font-face {{ font-family: Figtree; font-weight: 300 900; {reach}src: {source} }}")
    return "\n".join(faces)


def _rule(selector: str, held: str, names: Mapping[str, str]) -> str:
    known = {**colours.PLAIN, **names}
    return f"{selector} {{ {_NAME.sub(lambda name: known[name[1]], held.strip())} }}"


def parsed(svg: str) -> ET.Element:
    """Return a drawing of ours with what draws alone, in the namespace of files."""
    drawing = ET.fromstring(svg)  # noqa: S314 (it is of our own making)
    for part in drawing.iter():
        part.tag = f"{{{SVG}}}{part.tag}"
        part.tail = None
        for name in [name for name in part.attrib if not _KEPT.fullmatch(name)]:
            del part.attrib[name]
    return drawing


def _lead(drawing: ET.Element, site: str | None) -> None:
    """Let links lead to the site; where its address is not known, nothing is a link."""
    for part in drawing.iter(f"{{{SVG}}}a"):
        href = part.attrib.pop("href", "")
        if site:
            part.set("href", href.replace(urls.ROOT, site))
        else:
            part.tag = f"{{{SVG}}}g"


def _turn(drawing: ET.Element, width: float) -> None:
    """Turn a drawing around from right to left, and each line of text back, at the place where it begins or ends."""
    around = ET.Element(f"{{{SVG}}}g", {"transform": f"matrix(-1 0 0 1 {width:g} 0)"})
    around.extend(drawing)
    drawing[:] = [around]
    for line in drawing.iter(f"{{{SVG}}}text"):
        x, classes = float(line.get("x", "0")), line.get("class", "").split()
        line.set("transform", f"matrix(-1 0 0 1 {2 * x:g} 0)")
        line.set("class", " ".join(_anchored(classes)))


def _anchored(classes: Iterable[str]) -> Iterator[str]:
    """Yield classes so that what began at a place ends there."""
    held = [*classes]
    if "rm-middle" in held:
        yield from held
    elif "rm-end" in held:
        yield from (name for name in held if name != "rm-end")
    else:
        yield from (*held, "rm-end")


def child(parent: ET.Element, name: str, **attributes: str) -> ET.Element:
    """Return a new part of a drawing."""
    return ET.SubElement(parent, f"{{{SVG}}}{name}", attributes)
