"""Drawings as files: complete in themselves, in the colours of the site, and of as few words as any program knows."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from roadmap_site.site import urls
from roadmap_site.site.maps import alone, colours

SVG = f"{{{alone.SVG}}}"
DRAWING = f"""\
<svg role="group" aria-label="Map" viewBox="0 0 720 400"><g aria-hidden="true">
<path class="rm-arc rm-hue-1" d="M0 0V9"/></g>
<a class="rm-topic" href="{urls.ROOT}topics/rye/" data-topic="rye" data-needs="flour" aria-label="Rye">
<rect x="10" y="10" width="44" height="32" rx="9"/><text x="20" y="30">Rye &amp; spelt</text>
<text class="rm-end" x="50" y="30">+2</text></a><text class="rm-middle" x="360" y="90">Goal</text></svg>
"""


def made(site: str | None = "https://example.org/", *, primary: str = "#4051b5", runs_left: bool = False) -> ET.Element:
    """Return the drawing as a file."""
    text = alone.whole_map(DRAWING, "Bread", primary=primary, site=site, runs_left=runs_left)
    return ET.fromstring(text)  # noqa: S314


def test_a_file_says_what_it_is_and_holds_what_it_looks_like() -> None:
    """A title, a size, rules of which each has a value, a font, a background; nothing that is for scripts."""
    file = made()
    style = file.findtext(f"{SVG}style") or ""
    assert file.findtext(f"{SVG}title") == "Bread"
    assert (file.get("width"), file.get("height")) == ("768", "448")
    assert "data:font/woff2;base64," in style
    assert "var(" not in style
    assert re.search(r"\.rm-hue-1 \{ color: #[0-9a-f]{6} \}", style)
    names = {name for part in file.iter() for name in part.attrib}
    assert not [name for name in names if name.startswith(("data-", "aria-", "role", "on"))]


def test_its_rules_are_such_as_simple_programs_know() -> None:
    """Classes, elements and children: no names for colours, no conditions, no functions."""
    rules = alone.styles(".rm-map", colours.PRIMARY)
    for selector in re.findall(r"^(.+?) \{", rules, re.MULTILINE):
        assert re.fullmatch(r"[\w.\- >]+", selector), selector
    assert not re.search(r"oklch|calc|color-mix|@supports|:is|:where|:not", rules)


def test_links_lead_to_the_site_and_are_none_where_nobody_knows_it() -> None:
    """A way that begins at a page leads nowhere from a file."""
    assert [link.get("href") for link in made().iter(f"{SVG}a")] == ["https://example.org/topics/rye/"]
    unknown = made(None)
    assert not list(unknown.iter(f"{SVG}a"))
    assert "Rye & spelt" in "".join(unknown.itertext())


def test_from_right_to_left_it_is_turned_around_and_its_words_are_not() -> None:
    """What begins at a place then ends there; what is in the middle stays."""
    file = made(runs_left=True)
    around = file.find(f"{SVG}g")
    assert around is not None
    assert around.get("transform") == "matrix(-1 0 0 1 720 0)"
    anchors = {line.text: (line.get("class"), line.get("transform")) for line in file.iter(f"{SVG}text")}
    assert anchors == {
        "Rye & spelt": ("rm-end", "matrix(-1 0 0 1 40 0)"),
        "+2": ("", "matrix(-1 0 0 1 100 0)"),
        "Goal": ("rm-middle", "matrix(-1 0 0 1 720 0)"),
    }


def test_letters_of_more_languages_bring_their_part_of_the_font() -> None:
    """Others have one file of it only, which is smaller."""
    assert alone.font_face("Rye").count("@font-face") == 1
    assert alone.font_face("Łódź").count("@font-face") == 2


@pytest.mark.parametrize(
    ("primary", "first"), [("#4051b5", "#3f50ad"), ("#00897b", "#007362"), ("hsl(0 0% 9%)", "#3f50ad")]
)
def test_the_colours_begin_with_that_of_the_theme(primary: str, first: str) -> None:
    """As the stylesheet has them in a browser; one that cannot be read is as none."""
    deep = next(colours.of_stages(primary, 8))["--rm-deep"]
    assert deep == first
    assert len({each["--rm-line"] for each in colours.of_stages(primary, 8)}) == 8


def test_the_same_drawing_makes_the_same_file() -> None:
    """Letter by letter."""
    assert ET.tostring(made()) == ET.tostring(made())
