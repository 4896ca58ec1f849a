"""Machines are told what a page says, in their own terms and nothing more."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from roadmap_site.site import head
from roadmap_site.site.head import Image

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "\"quoted\" & 'so' > here",
    "&lt;b&gt; &amp;",
    "🍞 Brot",
    "\u2067עברית\u2069 \u202eabc\u202c",
    "a\\u003cb\u2028c",
]


class Head(HTMLParser):
    """Reads HTML as a browser does: the content of each `<meta>` by its name, and all other tags and texts."""

    def __init__(self, html: str) -> None:
        """Read."""
        super().__init__()
        self.found: dict[str, str] = {}
        self.others: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the content of a `<meta>`, or the name of another tag."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            assert set(values) in ({"property", "content"}, {"name", "content"}), values
            self.found[values.get("property") or values["name"]] = values["content"]
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


def test_a_link_to_a_page_is_shown_with_all_that_is_known_of_it() -> None:
    """Title, description, site, language, address and a picture with its size and its words."""
    image = Image("https://example.org/a.png", "A loaf", 1200, 630)
    html = head.open_graph(
        title="Gluten",
        site_name="Bread",
        description="The net.",
        language="pt-BR",
        url="https://example.org/topics/gluten/",
        image=image,
    )
    assert Head(html).found == {
        "og:type": "article",
        "og:title": "Gluten",
        "og:description": "The net.",
        "og:site_name": "Bread",
        "og:locale": "pt_BR",
        "og:url": "https://example.org/topics/gluten/",
        "og:image": "https://example.org/a.png",
        "og:image:alt": "A loaf",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }


def test_what_is_not_known_of_a_page_is_left_out() -> None:
    """The home page of a site that knows neither its address nor its language still has a title."""
    found = Head(head.open_graph(title="Home", site_name="Bread", home=True)).found
    assert found == {"og:type": "website", "og:title": "Home", "og:site_name": "Bread", "twitter:card": "summary"}


@pytest.mark.parametrize("address", ["topics/gluten/", "/topics/gluten/", "//example.org/a", "", "javascript:alert(1)"])
def test_an_address_that_is_not_absolute_is_left_out(address: str) -> None:
    """Who shows a link from elsewhere cannot know what a relative address belongs to."""
    html = head.open_graph(title="Gluten", site_name="Bread", url=address, image=Image(address))
    assert {"og:url", "og:image", "og:image:width"}.isdisjoint(Head(html).found)
    assert Head(html).found["twitter:card"] == "summary"


def test_a_picture_of_unknown_size_says_none() -> None:
    """Nothing is better than a size of zero."""
    found = Head(head.open_graph(title="Gluten", site_name="Bread", image=Image("http://example.org/a.png"))).found
    assert [name for name in found if name.startswith("og:image")] == ["og:image"]


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("de", "de"),
        ("pt-BR", "pt_BR"),
        ("pt-br", "pt_BR"),
        ("zh-Hant-TW", "zh_TW"),
        ("zh-Hant", None),
        ("es-419", None),
        ("de-1996", None),
        ("", None),
    ],
)
def test_the_language_is_said_as_open_graph_writes_it(language: str, locale: str | None) -> None:
    """A language, with a territory if there is one; what would lose its meaning is not said."""
    html = head.open_graph(title="Gluten", site_name="Bread", language=language)
    assert Head(html).found.get("og:locale") == locale


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_out_of_an_attribute(words: str) -> None:
    """What a machine reads is what was written, and there is no other element."""
    read = Head(head.open_graph(title=words, site_name=words, description=words))
    assert [read.found[name] for name in ("og:title", "og:site_name", "og:description")] == [words] * 3
    assert read.others == []
    assert "".join(read.texts).strip() == ""
