"""Addresses that authors write, in `url` and in texts."""

from __future__ import annotations

import pytest

from roadmap_site.schema import addresses
from roadmap_site.schema.texts import URL


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example",
        "http://x.example/a_(b)?c=d&e#f",
        "HTTPS://X.EXAMPLE",
        "Https://x.example:8080/a:b)(c)",
        "https://x.example./a..b/?c=d:e",
        "https://ja.example/モーニング娘。",
        "https://例え.example/頁",
        "https://x.example/@user",
        "guide/two.md",
        "日本/頁.md#章",
    ],
)
def test_what_leads_to_the_web_or_to_a_file_of_the_site_is_right(address: str) -> None:
    """In a `url` and in a text."""
    assert addresses.fault(address) is addresses.fault(address, in_text=True) is None
    assert URL.fits(address)


@pytest.mark.parametrize(
    ("address", "path", "anchor"),
    [
        ("guide/two.md", "guide/two.md", ""),
        ("two.md", "two.md", ""),
        ("./guide/two.md", "guide/two.md", ""),
        ("../../guide/two.md#how", "guide/two.md", "how"),
        ("/guide/two.md?x=1#h%C3%B6he", "guide/two.md", "höhe"),
        ("guide/../../../two.md", "two.md", ""),
        ("a%20b/%2e%2e/two.md", "two.md", ""),
        ("files/slides.pdf", "files/slides.pdf", ""),
        ("./slides.pdf", "slides.pdf", ""),
        ("v1.2/two.md", "v1.2/two.md", ""),
    ],
)
def test_a_file_of_the_site_is_found_from_the_top_of_the_pages(address: str, path: str, anchor: str) -> None:
    """Whatever steps back it begins with, it stays inside."""
    own = addresses.own_file(address)
    assert own is not None
    assert (own.path, own.anchor) == (path, anchor)


@pytest.mark.parametrize(
    ("address", "fact", "fix"),
    [
        ("", "is empty", None),
        ("www.x.example/a", "is not a web address", "https://www.x.example/a"),
        ("x.example/a", "is not a web address", "https://x.example/a"),
        ("x.example", "is neither a web address nor a file of the site", None),
        ("//x.example/a", "is not a web address", "https://x.example/a"),
        ("htp://x.example", "is not a web address", "http://x.example"),
        ("htttps://x.example", "is not a web address", "https://x.example"),
        ("https//x.example", "is not a web address", "https://x.example"),
        ("https:/x.example", "is not a web address", "https://x.example"),
        ("https://x.example/a b", "has a space in it", None),
        ("https://x.example ", "begins or ends with a space", "https://x.example"),
        ("[a book](https://x.example)", "is a Markdown link, where only the address belongs", "https://x.example"),
        ("https://arxiv.example@x.example/a", "leads to `x.example`: what stands before the `@` is a user name", None),
        ("https://", "names no host", None),
        ("ftp://x.example", "begins with `ftp:`, which the site does not link to", None),
        ("javascript:alert(1)", "begins with `javascript:`, which the site does not link to", None),
        ("#how", "is an anchor alone, and texts are shown on more than one page", None),
        ("guide\\two.md", "has backslashes in it", "guide/two.md"),
        ("C:\\guide\\two.md", "is the way to a file on one machine", None),
        ("guide/two", "is neither a web address nor a file of the site", None),
        ("see below", "is neither a web address nor a file of the site", None),
        ("ISBN 978-3-16-148410-0", "is neither a web address nor a file of the site", None),
        ("guide/my page.md", "has a space in it", None),
        ("http://localhost:8000/", "leads to `localhost:8000`, which is no host of the web", None),
        ("https://x.example:port/a", "has `:port` behind its host, which is no port", None),
        ("https://x.example:123456", "has `:123456` behind its host, which is no port", None),
        ("https://x..example/a", "has `..` in its host, where no dot or one stands", None),
        ("https://.x.example", "has `.` in its host, where no dot or one stands", None),
        ("https://x.example@/a", "names no host", None),
        ("https://x.example/a)", "ends with `)`, which is no part of it", "https://x.example/a"),
    ],
)
def test_what_is_wrong_with_an_address_is_named(address: str, fact: str, fix: str | None) -> None:
    """With what is to stand in its place, where that can be known."""
    fault = addresses.fault(address)
    assert fault is not None
    assert (fault.fact, fault.fix) == (fact, fix)
    assert not URL.fits(address)


def test_a_text_may_link_to_mail_and_to_the_own_machine() -> None:
    """A `url` may not."""
    for address in ("mailto:a@x.example", "http://localhost:8000/a"):
        assert addresses.fault(address, in_text=True) is None
        assert addresses.fault(address) is not None
