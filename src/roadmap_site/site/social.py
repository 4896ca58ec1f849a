"""The picture that others show with a link to a roadmap or a stage: its title, and the way from there on.

It is drawn as an SVG file of a fixed size, for `painting`. What paints it has our font only, so that a picture with
other characters in it is not made: the general one stands for it. A topic whose title has some is left out.
"""

from typing import NamedTuple
from xml.etree import ElementTree as ET

from roadmap_site.curriculum.model import Roadmap, Stage
from roadmap_site.site import comparison
from roadmap_site.site.maps import alone, drawing, small_map
from roadmap_site.site.messages import phrases
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer

WIDTH, HEIGHT = 1200, 630
"""The size of the picture, in pixels."""

# Where the words stand, and how much room they have; where the map begins, and how wide it is.
_LEFT, _ROOM, _MAP, _MAP_WIDTH = 64, 500, 612, 548
_TITLE_SIZES, _MOST_LINES = (64.0, 54.0, 46.0), 4
_SMALL = 26.0
# The map has so many stages where there are so many, though they come before.
_LEAST = 4
# Below this the map fades.
_FADE = 140


class _Said(NamedTuple):
    over: str
    """What stands above the title."""
    title: str
    under: str
    """What stands below it."""
    roadmap: Roadmap
    first: int
    """The stage that the map begins with."""


def picture(thing: Roadmap | Stage, site: Site, renderer: Renderer) -> str | None:
    """Return the picture of a roadmap or a stage as an SVG file; nothing where our font lacks a character."""
    said = _said(thing, site)
    drawn = _map(said, site)
    file = ET.Element(f"{{{alone.SVG}}}svg", {"viewBox": f"0 0 {WIDTH} {HEIGHT}"})
    alone.child(file, "rect", width="100%", height="100%", fill="#fff")
    held = alone.parsed(renderer.small_map(drawn))
    scale = _MAP_WIDTH / drawn.form.width
    top = max((HEIGHT - drawn.height * scale) / 2, 28)
    around = alone.child(file, "g", transform=f"translate({_MAP} {top:g}) scale({scale:.4f})")
    around.extend(held)
    if drawn.height * scale + top > HEIGHT:
        _fade(file)
    _words(file, said, site)
    if not drawing.is_in_our_font("".join(file.itertext())):
        return None
    alone.child(file, "style").text = alone.styles(".rm-sights", site.primary)
    return alone.written(file)


def _said(thing: Roadmap | Stage, site: Site) -> _Said:
    words, topics = site.words, site.curriculum.topics
    if isinstance(thing, Roadmap):
        count, total = len(site.graph.taught[thing.id]), comparison.total_time(site.graph, words, thing)
        facts = (
            phrases.stage_count(words, thing),
            words.ngettext("{number} topic", "{number} topics", count) if count else "",
            total if total and len(total) < _ROOM / _SMALL else "",
        )
        return _Said(site.name, thing.title, " · ".join(filter(None, facts)), thing, 1)
    roadmap = site.curriculum.roadmaps[thing.roadmap]
    time = phrases.stage_time(words, topics, thing) or ""
    first = max(min(thing.number, len(roadmap.stages) - _LEAST + 1), 1)
    return _Said(phrases.place(words, roadmap, thing), thing.title, time, roadmap, first)


def _map(said: _Said, site: Site) -> small_map.SmallMap:
    known = {id: topic for id, topic in site.curriculum.topics.items() if drawing.is_in_our_font(topic.title)}
    return small_map.sights(said.roadmap, known, small_map.FORMS["wide"], said.first)


def _words(file: ET.Element, said: _Said, site: Site) -> None:
    """Write the title between what stands above and below it, in the middle of the left half."""
    for wanted in _TITLE_SIZES:
        lines, size = drawing.fitted(said.title, _ROOM / drawing.BOLD, wanted)
        if len(lines) <= _MOST_LINES:
            break
    lines = drawing.cut(lines, _MOST_LINES)
    over = drawing.cut(drawing.wrap(said.over, _ROOM, _SMALL), 2)
    under = drawing.cut(drawing.wrap(said.under, _ROOM, _SMALL), 2)
    y = (HEIGHT - len(lines) * size * 1.15) / 2 - len(over) * _SMALL * 0.6
    for line in over:
        _line(file, line, y, _SMALL)
        y += _SMALL * 1.3
    y += 0.75 * size
    for line in lines:
        _line(file, line, y, size, "fill: #212121; font-weight: 800")
        y += 1.15 * size
    y += 0.1 * _SMALL
    for line in under:
        _line(file, line, y, _SMALL)
        y += _SMALL * 1.3
    if site.top:
        _line(file, site.top, HEIGHT - 48, 22)


def _line(file: ET.Element, words: str, y: float, size: float, look: str = "fill: #5f6368") -> None:
    # The rules for words on the map come before attributes, but not before this.
    style = f"font-size: {size:g}px; text-anchor: start; {look}"
    alone.child(file, "text", x=f"{_LEFT}", y=f"{y:g}", style=style).text = words


def _fade(file: ET.Element) -> None:
    """Let the map run off the lower edge."""
    run = alone.child(file, "linearGradient", id="fade", x2="0", y2="1")
    for offset, opacity in (("0", "0"), ("1", "1")):
        ET.SubElement(run, f"{{{alone.SVG}}}stop", {"offset": offset, "stop-color": "#fff", "stop-opacity": opacity})
    place = {"x": f"{_MAP}", "y": f"{HEIGHT - _FADE}", "width": "100%", "height": f"{_FADE}"}
    alone.child(file, "rect", **place, fill="url(#fade)")
