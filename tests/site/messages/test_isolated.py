"""Words in another language than the page: kept apart, in elements that say so where there can be any."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from roadmap_site.site.messages import words
from roadmap_site.site.messages.overrides import with_own
from roadmap_site.site.messages.words import Words

WEEKS = "{number} weeks"


@pytest.fixture
def arabic() -> Words:
    """Return the words of an Arabic site, for which there is no translation."""
    return words.load("ar")


@pytest.fixture
def french() -> Words:
    """Return the words of a French site, for which there is no translation."""
    return words.load("fr")


def test_a_message_says_its_language_and_direction(arabic: Words) -> None:
    """What is not translated is in English, which runs to the right."""
    html = arabic.in_html(f"<p>{arabic.gettext('Know first')}</p>")
    assert html == '<p><bdi lang="en" dir="ltr">Know first</bdi></p>'


def test_what_fills_a_message_is_in_the_language_of_the_page(arabic: Words) -> None:
    """Text and links; a number belongs to the message, and what is no text, such as a tag alone, is left alone."""
    link = Markup('<a href="x">خبز</a>')
    said = arabic.gettext("Builds on {stages}", stages=link)
    value = '<bdi lang="ar" dir="auto"><a href="x">خبز</a></bdi>'
    assert arabic.in_html(said) == f'<bdi lang="en" dir="ltr">Builds on {value}</bdi>'
    weeks = arabic.ngettext("{number} week", WEEKS, 2, number="1–2")
    assert arabic.in_html(weeks) == '<bdi lang="en" dir="ltr">1–2 weeks</bdi>'
    one, many = (
        "{roadmap} adds {link}{number} topic{end} to the {shared} that it shares with this roadmap.",
        "{roadmap} adds {link}{number} topics{end} to the {shared} that it shares with this roadmap.",
    )
    tags = {"link": Markup('<a href="x">'), "end": Markup("</a>")}
    said = arabic.in_html(arabic.ngettext(one, many, 3, roadmap="خبز", shared=4, **tags))
    assert '<a href="x">3 topics</a>' in said


def test_a_message_without_words_is_in_no_language(arabic: Words) -> None:
    """Only its parts are."""
    said = arabic.gettext("{place}: {title}", place=arabic.gettext("Stage {number}", number=3), title="خبز")
    assert arabic.in_html(said) == '<bdi lang="en" dir="ltr">Stage 3</bdi>: خبز'


@pytest.mark.parametrize(
    "html", ['<a title="{}">x</a>', "<option>{}</option>", "<svg><text>{}</text></svg>", "<title>{}</title>"]
)
def test_where_no_element_can_be_the_characters_stay(arabic: Words, french: Words, html: str) -> None:
    """On a page that runs to the left; on others nothing is left of them."""
    assert "\u2066\u200eTopics\u2069" in arabic.in_html(html.format(arabic.gettext("Topics")))
    assert "bdi" not in arabic.in_html(html.format(arabic.gettext("Topics")))
    assert "Topics" in french.in_html(html.format(french.gettext("Topics")))
    assert not {*"\u2066\u200e\u2069"} & {*french.in_html(html.format(french.gettext("Topics")))}


def test_an_element_of_a_drawing_says_its_language(french: Words) -> None:
    """If it holds a message alone; its parts may be lines."""
    html = french.in_html(f'<svg><text x="1">{french.gettext("Know first")}</text></svg>')
    assert html == '<svg><text lang="en" x="1">Know first</text></svg>'


def test_what_authors_have_isolated_stays_as_it_is(arabic: Words) -> None:
    """Nobody knows its language; it may be within what is ours, and be left open."""
    own = "\u2066C++\u2069 \u2067x\u2069 \u2068y\u2069"
    assert arabic.in_html(f"<p>{own}</p>") == f"<p>{own}</p>"
    said = arabic.in_html(arabic.gettext("Builds on {stages}", stages=f"خبز {own}"))
    assert said.endswith(f'<bdi lang="ar" dir="auto">خبز {own}</bdi></bdi>')
    cut = arabic.gettext("Know first").removesuffix("\u2069")
    assert arabic.in_html(f"<p>{cut}</p><p>خبز</p>") == f"<p>{cut}</p><p>خبز</p>"


def test_what_the_site_says_itself_is_in_its_language(arabic: Words) -> None:
    """A message that it says otherwise, and a text of its own templates."""
    own, _ = with_own(arabic, {"Topics": "مواضيع"})
    assert own.gettext("Topics") == "مواضيع"
    assert own.gettext("Ask in the forum") == "Ask in the forum"
    assert own.in_html(own.gettext("Know first")) == '<bdi lang="en" dir="ltr">Know first</bdi>'


@pytest.mark.parametrize("language", ["en", "en-GB", "xx-unknown"])
def test_english_pages_are_as_they_were(language: str) -> None:
    """Nothing is kept apart where all is in one language, or where nobody knows in which."""
    said = words.load(language)
    assert said.gettext("Know first") == "Know first"
    assert said.in_html("<p>\u2066x\u2069</p>") == "<p>\u2066x\u2069</p>"
