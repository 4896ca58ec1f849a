"""Mends of the theme's HTML, whatever a page by hand holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from roadmap_site.mkdocs_plugin.mends import mended
from roadmap_site.site import pages_by_hand
from roadmap_site.site.messages import words
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import sites
from tests.helpers.processor_time import grows_within

OPEN = (
    '<nav class="md-nav" data-md-level="1" aria-labelledby="a"><label class="md-nav__title">'
    '<span class="md-nav__icon md-icon"></span>'
)


def test_blanks_and_open_paragraphs_cost_no_more_than_they_are() -> None:
    """Sixteen times as many take at most four times as long as that, which is far from the square of them."""
    arabic = words.load("ar")
    works: list[tuple[Callable[[str], object], Callable[[int], str]]] = [
        (lambda html: mended(html, ENGLISH), lambda n: f"{OPEN}{' ' * n}</nav>"),
        (pages_by_hand.first_paragraph, lambda n: "<p>" * n),
        (pages_by_hand.first_paragraph, lambda n: f"<p>{'<' * n}</p>"),
    ]
    for odd in ("<svg>", "<option>", "<a '", '"<', "\u2066", "\u2069", "<text>"):
        works.append((arabic.in_html, partial(_full_of, odd, arabic.gettext("Topics"))))
    for work, text in works:
        n = 250_000
        assert grows_within(work, text(n), text(16 * n), 64, least_time=0.002)


def test_a_part_of_the_navigation_is_named_by_its_title() -> None:
    """Without the blanks around it, which stay where they are."""
    html = f"{OPEN}\n  Topics\n  </label>"
    assert 'data-md-level="1" aria-label="Topics">' in mended(html, ENGLISH)
    assert mended(html, ENGLISH).endswith("\n  Topics\n  </label>")


def test_the_way_to_a_page_is_named_as_such() -> None:
    """The name that the theme gives it stays in it, as HTML has it; only the first one in a page is the theme's."""
    path = '<nav class="md-path" aria-label="Here &amp; there">'
    named = '<nav class="md-path" aria-label="Path: Here &amp; there">'
    assert mended(f"<p>{path}</p>{path}", ENGLISH) == f"<p>{named}</p>{path}"


def test_what_opens_the_drawer_has_the_name_of_what_is_in_it() -> None:
    """In the language of the theme; where there is no navigation, nothing changes."""
    box, nav = (
        '<input class="md-toggle" data-md-toggle="drawer">',
        '<nav class="md-nav md-nav--primary" aria-label="Wege">',
    )
    assert mended(box + nav, ENGLISH) == f'{box[:-1]} aria-label="Wege">{nav}'
    assert mended(box, ENGLISH) == box


def test_the_first_paragraph_with_words_is_found() -> None:
    """Tags go, entities are read, and an empty paragraph does not count."""
    assert (
        pages_by_hand.first_paragraph("<p> </p><h1>x</h1><p>A <b>good</b>\nloaf &amp; more</p><p>z</p>")
        == "A good loaf & more"
    )
    assert pages_by_hand.first_paragraph("<p>never closed") is None


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "{name: null, custom_dir: own}"])
@pytest.mark.parametrize(("language", "search"), [("de", "de"), ("pt-BR", "pt"), ("ar", "ar")])
@pytest.mark.parametrize("plugins", ["[search, roadmap]", "[roadmap, search]"])
def test_the_language_of_the_curriculum_is_that_of_the_page_and_of_the_search(
    tmp_path: Path, theme: str, language: str, search: str, plugins: str
) -> None:
    """Also where the theme has no words in it, as HTML writes languages; it is no warning."""
    (tmp_path / "own").mkdir()
    page = '<html lang="{{ config.theme.locale }}"><head></head><body>{{ page.content }}</body></html>'
    (tmp_path / "own/main.html").write_text(page, encoding="utf-8")
    site = sites.built(tmp_path, _in(language), settings=f"site_name: A\ntheme: {theme}\nplugins: {plugins}\n")
    assert f' lang="{language}"' in sites.page(site, "topics/softmax").partition("<head>")[0]
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == [search]


@pytest.mark.parametrize("theme", ["{name: mkdocs, locale: fr}", "{name: readthedocs, locale: en}"])
def test_a_locale_that_the_site_has_chosen_stays(tmp_path: Path, theme: str) -> None:
    """Whatever the language of the curriculum, English too."""
    settings = f"site_name: A\ntheme: {theme}\nplugins: [search, roadmap]\n"
    html = sites.page(sites.built(tmp_path, _in("de"), settings=settings), "topics/softmax")
    assert f' lang="{theme[-3:-1]}"' in html.partition("<head>")[0]


def test_a_curriculum_that_names_no_language_is_of_that_of_the_theme(tmp_path: Path) -> None:
    """As machines read it, by the locale that the site has chosen."""
    settings = "site_name: A\ntheme: {name: mkdocs, locale: pt_BR}\nplugins: [search, roadmap]\n"
    html = sites.page(sites.built(tmp_path, settings=settings), "topics/softmax")
    assert '<meta property="og:locale" content="pt_BR">' in html
    assert '<html lang="pt-BR"' in html


def test_a_language_that_nobody_knows_is_left_to_the_theme(tmp_path: Path) -> None:
    """The page says that it is in English, as the theme does."""
    settings = "site_name: A\ntheme: mkdocs\nplugins: [search, roadmap]\n"
    html = sites.page(sites.built(tmp_path, _in("xx-bread"), settings=settings), "topics/softmax")
    assert '<html lang="en"' in html


def test_an_empty_theme_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What MkDocs takes it for, and what to write; where it is named, or where nobody writes of it, nothing is."""
    told = "`theme` in mkdocs.yml is empty, for which MkDocs takes its theme `mkdocs`"
    for theme, count in (("theme:\n", 1), ("theme: null\n", 1), ("theme: mkdocs\n", 0), ("", 0)):
        caplog.clear()
        settings = f"site_name: A\n{theme}plugins: [search, roadmap]\n"
        sites.build(sites.write(tmp_path, settings=settings), strict=False)
        assert caplog.text.count(told) == count


def test_own_templates_without_a_theme_are_told_nothing(tmp_path: Path) -> None:
    """A strict build passes, and shows the pages."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/main.html").write_text("<html><head></head><p>Mine</p>{{ page.content }}</html>", encoding="utf-8")
    theme = "theme: {name: null, custom_dir: own}\n"
    html = sites.page(sites.built(tmp_path, settings=f"site_name: A\n{theme}plugins: [roadmap]\n"), "topics/softmax")
    assert "<p>Mine</p>" in html
    assert "Softmax</h1>" in html or ">softmax</h1>" in html


def test_the_page_for_what_is_not_there_has_a_place_in_each_theme(tmp_path: Path) -> None:
    """In the theme mkdocs, where nothing is around it, it brings its own."""
    for theme, around in (("mkdocs", '<div class="col-md-12" role="main">'), ("readthedocs", 'role="main"')):
        settings = f"site_name: A\ntheme: {theme}\nplugins: [search, roadmap]\n"
        html = (sites.build(sites.write(tmp_path, settings=settings)) / "404.html").read_text(encoding="utf-8")
        assert html.count('role="main"') == 1
        assert around in html.partition("Page not found</h1>")[0]


def _full_of(odd: str, message: str, n: int) -> str:
    """Return a message, and something odd behind it again and again, about as long as a number says."""
    return message + odd * (n // 10)


def _in(language: str) -> dict[str, str]:
    """Return the files of a curriculum in a language."""
    return {"curriculum.yml": f"title: A\nlanguage: {language}\nroadmaps: [first]\nareas: {{basics: B}}\n"}
