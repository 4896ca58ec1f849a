"""Our font and headings: a site that is all ours has them, and a site that has chosen its type keeps that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers import sites

OURS = ("typography.css", "figtree-latin.woff2", "figtree-latin-ext.woff2", "figtree-license.txt")


def settings(theme: str, own: str = "") -> str:
    """Return the settings of a site with a theme, and with some of the plugin's."""
    return f"site_name: A site\ntheme: {theme}\nplugins: [search, roadmap: {{{own}}}]\n"


def test_a_site_that_names_no_font_has_ours_from_itself(tmp_path: Path) -> None:
    """On every page; the font and its licence lie beside the stylesheet, and nothing asks Google."""
    site = sites.built(tmp_path, settings=settings("material"))
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert ("/typography.css" in html) == ("<body" in html and "refresh" not in html)
        assert "fonts.g" not in html
    assert all((site / "assets" / "roadmap-site" / name).is_file() for name in OURS)


def test_a_page_asks_for_the_font_beforehand(tmp_path: Path) -> None:
    """Before the stylesheet that names it, from the same place: letters are there when the page is first drawn."""
    site = sites.built(tmp_path, settings=settings("material"))
    html = sites.page(site, "topics/softmax")
    asked = '<link rel="preload" href="../../assets/roadmap-site/figtree-latin.woff2" as="font" type="font/woff2"'
    assert 0 < html.index(asked) < html.index('<link rel="stylesheet" href="../../assets/roadmap-site/typography.css">')
    css = (site / "assets/roadmap-site/typography.css").read_text("utf-8")
    assert set(re.findall(r"font-display: (\w+)", css)) == {"optional"}


def test_a_site_for_a_folder_does_not_ask_for_it(tmp_path: Path) -> None:
    """A browser lets no page from a disk have it, and would complain."""
    site = sites.built(tmp_path, settings=f"{settings('material')}use_directory_urls: false\n")
    assert "preload" not in (site / "topics/softmax.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("theme", "own", "ours"),
    [
        ("{name: material, font: false}", "", False),
        ("{name: material, font: {text: Lato}}", "", False),
        ("material", "typography: false", False),
        ("material", "path: learn", False),
        ("material", "path: learn, typography: true", True),
        ("{name: material, font: false}", "typography: true", True),
        ("mkdocs", "", False),
        ("readthedocs", "typography: true", False),
    ],
)
def test_what_a_site_has_chosen_stays(tmp_path: Path, theme: str, own: str, *, ours: bool) -> None:
    """A font of its own, or none; a guest leaves the type of a site alone until it is asked; it is for Material."""
    site = sites.built(tmp_path, docs={"index.md": "# Ours\n"}, settings=settings(theme, own))
    assert ("/typography.css" in sites.page(site, "")) == ours
    assert any(site.rglob("figtree-*")) == ours


def test_stylesheets_of_the_site_come_after_ours(tmp_path: Path) -> None:
    """So that they can say otherwise."""
    chosen = f"{settings('material')}extra_css: [own.css]\n"
    html = sites.page(sites.built(tmp_path, docs={"own.css": "h1 { color: red }"}, settings=chosen), "")
    assert 0 < html.index("/typography.css") < html.index("own.css")
