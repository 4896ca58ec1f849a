"""Addresses with a slip of the pen, and what was meant."""

from __future__ import annotations

import pytest

from roadmap_site.schema import address_slips

WEB = "https://x.example/a"
MEANT = {
    "www.x.example/a": "https://www.x.example/a",
    "x.example/a": WEB,
    "例え.example/a": "https://例え.example/a",
    "//x.example/a": WEB,
    "http//x.example/a": "http://x.example/a",
    "http:/x.example/a": "http://x.example/a",
    "https:x.example/a": WEB,
    "https:///x.example/a": WEB,
    "https//:x.example/a": WEB,
    "https;//x.example/a": WEB,
    "https: //x.example/a": WEB,
    "https:\\\\x.example/a": WEB,
    "https:\\x.example/a": WEB,
    "htps://x.example/a": WEB,
    "htp://x.example/a": "http://x.example/a",
    "hhttps://x.example/a": WEB,
    "https://https://x.example/a": WEB,
    "http://https://x.example/a": WEB,
    "https：//x.example/a": WEB,
    "https:／／x.example/a": WEB,
    "https://x。example/a": WEB,
    "https://x．example/a。b": "https://x.example/a。b",
    "<https://x.example/a>": WEB,
    '"https://x.example/a"': WEB,
    "“https://x.example/a”": WEB,
    "(https://x.example/a)": WEB,
    "'www.x.example'": "https://www.x.example",
    "[words](https://x.example/a)": WEB,
    "[words](https://x.example/a_(b))": "https://x.example/a_(b)",
    "[words](<https://x.example/a> 'title')": WEB,
    "[words](www.x.example)": "https://www.x.example",
    "https://x.example/a,": WEB,
    "https://x.example/a; ": WEB,
    " https://x.example/a": WEB,
    "https://x.example and more": "https://x.example",
    "https://x.example/a (free)": WEB,
    "https://x.example/a - a book": WEB,
    "https://x.example/a — a book": WEB,
    "https://x.example/a)": WEB,
    "https://x.example/a),": WEB,
    "**https://x.example/a**": WEB,
    "[https://x.example/a]": WEB,
    "``https://x.example/a``": WEB,
    "see https://x.example/a": WEB,
    "URL: https://x.example/a": WEB,
    "http:://x.example/a": "http://x.example/a",
    "https://x.example。": "https://x.example",
    "x.example:8080/a": "https://x.example:8080/a",
    "DOI 10.1145/3292500": "https://doi.org/10.1145/3292500",
    "10.1145/3292500": "https://doi.org/10.1145/3292500",
    "doi: 10.1145/3292500": "https://doi.org/10.1145/3292500",
}


@pytest.mark.parametrize("word", MEANT)
def test_the_address_that_was_meant_is_the_fix(word: str) -> None:
    """The help says it, too, and it is an address."""
    slip = address_slips.found(word)
    assert slip is not None
    assert slip.fix == MEANT[word]
    assert f"`{slip.fix}`" in slip.help
    assert address_slips.is_web(slip.fix)


UNCLEAR = {
    "https://x.example/a b": "`https://x.example/a%20b`",
    "https://x.example/a  b\tc": "`https://x.example/a%20b%20c`",
    "https://a.example https://b.example": "`https://a.example`",
    "https://a.example,https://b.example": "`https://a.example`",
    'https://x.example/a"b': "`%22`",
    "https://x.example/<id>": "`%3C`",
}


@pytest.mark.parametrize("word", UNCLEAR)
def test_where_several_things_can_be_meant_there_is_no_fix(word: str) -> None:
    """The help gives the likeliest."""
    slip = address_slips.found(word)
    assert slip is not None
    assert slip.fix is None
    assert UNCLEAR[word] in slip.help


@pytest.mark.parametrize(
    "word",
    ["", " ", "a", "a b", "ftp://x.example", "javascript:alert(1)", "https://", "https://x", "https://a b", "[a](b)"],
)
def test_of_what_is_no_address_nothing_is_said(word: str) -> None:
    """What was meant is not known."""
    assert address_slips.found(word) is None


@pytest.mark.parametrize(
    "word", ["https://x.example", "http://x.example:80/a?b=c,d#e", "https://ja.x.example/君の名は。"]
)
def test_a_web_address_is_one(word: str) -> None:
    """With whatever stands in its way, query and fragment."""
    assert address_slips.is_web(word)
