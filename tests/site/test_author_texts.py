"""Authors' text becomes HTML that is safe wherever it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_site.site import urls
from roadmap_site.site.author_texts import Texts

TEXTS = Texts({"lstm": (f"{urls.ROOT}topics/lstm/", "LSTM *cells*")}.get)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain words", "plain words"),
        ("**bold**, *leaning* and `code`", "<strong>bold</strong>, <em>leaning</em> and <code>code</code>"),
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("[there](https://example.org/a?b=1&c=2)", '<a href="https://example.org/a?b=1&amp;c=2">there</a>'),
        ("[write](mailto:a@example.org)", '<a href="mailto:a@example.org">write</a>'),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("1. not a list", "1. not a list"),
        ("# not a heading *but text*", "# not a heading <em>but text</em>"),
        ("- not *a* list", "- not <em>a</em> list"),
        ("one\n\ntwo", "one<br><br>two"),
        ("one *a*\n\ntwo", "one <em>a</em><br><br>two"),
        ("&copy; & &amp; here", "&copy; &amp; &amp; here"),
        ("&copy; & &amp; *here*", "&copy; &amp; &amp; <em>here</em>"),
        ("<me@example.org> *is no link*", "&lt;me@example.org&gt; <em>is no link</em>"),
        ("$x_1$ and snake_case_word", "$x_1$ and snake_case_word"),
    ],
)
def test_inline_markdown_is_rendered_and_nothing_else(text: str, html: str) -> None:
    """Emphasis, code and links are markup; what would be a block is text."""
    assert TEXTS.html(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[lstm]]", f'<a href="{urls.ROOT}topics/lstm/">LSTM *cells*</a>'),
        ("[[lstm|**long** memory]]", f'<a href="{urls.ROOT}topics/lstm/"><strong>long</strong> memory</a>'),
        ("`[[lstm]]`", "<code>[[lstm]]</code>"),
        ("[[unknown]] stays", "[[unknown]] stays"),
        ("\\[[lstm]] stays", "[[lstm]] stays"),
        (
            "[[lstm|<https://example.org>]]",
            f'<a href="{urls.ROOT}topics/lstm/"><span>https://example.org</span></a>',
        ),
        ("[[lstm|<b>x</b>]]", f'<a href="{urls.ROOT}topics/lstm/">&lt;b&gt;x&lt;/b&gt;</a>'),
    ],
)
def test_links_by_id_lead_to_the_thing(text: str, html: str) -> None:
    """`[[id]]` shows the title as it is, `[[id|words]]` shows the words, and code shows itself."""
    assert TEXTS.html(text) == html


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick='x'>b</b> *c*",
    "<!-- comment --> *x*",
    "<a href='javascript:alert(1)'>x</a> *y*",
    "&lt;script&gt; stays *so*",
    "![picture](https://example.org/x.png)",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](data:text/html,<script>)",
    "[x](vbscript:x)",
    "[x](//example.org)",
    "[x](../../secret)",
    "[x](file:///etc/passwd)",
    "<javascript:alert(1)>",
    '[x](https://example.org" onmouseover="alert(1))',
    '[x](https://example.org "title\\" onclick=\\"y")',
    "[x]: javascript:alert(1)\n\n[x]",
    f"[x]({urls.ROOT}javascript:alert(1))",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    """No element but inline markup comes through, no attribute but a safe address, no picture."""
    assert_harmless(TEXTS.html(text))


@given(
    st.lists(st.sampled_from([*HOSTILE, "[[lstm]]", "*", "`", "[", "](", ")", "<", ">", '"', "\n", "x"])).map("".join)
)
def test_any_mixture_of_hostile_text_does_nothing(text: str) -> None:
    """The same holds for whatever the pieces make together."""
    assert_harmless(TEXTS.html(text))


def test_plain_text_has_no_markup() -> None:
    """Descriptions and titles of the window get the words only."""
    assert TEXTS.plain("**a** & [[lstm]]\n  and `b < c`") == "a & LSTM *cells* and b < c"
    assert TEXTS.plain("one *a*\n\ntwo") == "one a two"


def assert_harmless(html: str) -> None:
    """Fail on any tag but those of inline markup, and on any attribute but a safe `href` or a title."""
    for tag, attributes in re.findall(r"<(/?[a-z!?][^\s>/]*)([^>]*)>", html, re.IGNORECASE):
        assert tag.strip("/") in {"a", "em", "strong", "code", "br", "span", "p"}, html
        for name, value in re.findall(r'([^\s="/]+)(?:="([^"]*)")?', attributes):
            assert name in {"href", "title"}, html
            if name == "href":
                assert re.match(rf"https?://|mailto:|&#109;|{urls.ROOT}[^:]*$", value), html
