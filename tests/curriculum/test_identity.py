"""What tells names and addresses apart, in several scripts, and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import identity
from tests.helpers import worlds

ONE_NAME = [
    ("RMSProp", "RMS Prop"),
    ("RMSProp", "rms-prop"),
    ("RMSProp", "RMS\u2011Prop"),
    ("RMSProp", "RMS – Prop"),
    ("RMSProp", "rms_prop"),
    ("RMSProp", "RMS\u00a0\u00a0Prop "),
    ("RMSProp", "RMS\u00adProp\u200b"),
    ("RMSProp", "ＲＭＳ　Ｐｒｏｐ"),
    ("C++ programming", "C++-Programming"),
    ("Bayes' theorem", "Bayes’ Theorem"),
    ("GPT-4", "GPT 4"),
    ("Weeks 1-2", "weeks 1 – 2"),
    ("Straße", "STRASSE"),
    ("Café", "Cafe\u0301"),
    ("ΣΟΦΟΣ", "σοφος"),
    ("ガイド", "ｶﾞｲﾄﾞ"),
    ("深層学習", "深層 学習"),
    ("हिंदी-भाषा", "हिंदी भाषा"),
    ("می\u200cخواهم", "می خواهم"),
    ("كتاب", "ﻛﺘﺎﺏ"),
    ("אלף־בית", "אלף בית"),
    ("☎️ Calls", "☎ calls"),
]
TWO_NAMES = [
    ("C", "C++"),
    ("C", "C#"),
    ("C", "C--"),
    ("C compiler", "C-- compiler"),
    ("A", "A*"),
    ("A", "A-"),
    ("Net", ".NET"),
    ("force", "--force"),
    ("L1", "L2"),
    ("Lesson 11", "Lesson 1-1"),
    ("Python 3.1", "Python 31"),
    ("Transformer", "Transformers"),
    ("Cafe", "Café"),
    ("Işık", "ışık"),
    ("カラ", "から"),
    ("ハハ", "パパ"),
    ("सप", "साप"),
    ("علم", "عَلَم"),
    ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
     "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
]  # fmt: skip
ONE_ADDRESS = [
    "https://example.org/bread/a(b)?q=1#top",
    "http://example.org/bread/a(b)?q=1#top",
    "HTTPS://WWW.Example.ORG/bread/a(b)?q=1#top",
    "https://example.org:443/bread/a(b)/?q=1#top",
    "http://example.org.:80/br%65ad/a%28b%29?q=1#top",
    "https://example.org/bread/a(b)?utm_source=a&q=1&fbclid=b&UTM_Medium=c#top",
]
OTHER_ADDRESSES = [
    "https://example.org/bread/a(b)#top",
    "https://example.org/bread/a(b)?q=1",
    "https://example.org/bread/a(b)?q=2#top",
    "https://example.org/bread/A(b)?q=1#top",
    "https://example.org/bread%2Fa(b)?q=1#top",
    "https://example.org:80/bread/a(b)?q=1#top",
    "https://m.example.org/bread/a(b)?q=1#top",
]


@pytest.mark.parametrize(("one", "other"), ONE_NAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Capitals, spaces, hyphens, forms of letters and what nobody sees make no difference."""
    assert identity.name_key(one) == identity.name_key(other)


@pytest.mark.parametrize(("one", "other"), TWO_NAMES)
def test_names_that_are_two(one: str, other: str) -> None:
    """Signs, digits, marks, other letters and what parts numbers do."""
    assert identity.name_key(one) != identity.name_key(other)


def test_spellings_of_one_address() -> None:
    """Whatever the scheme, the host's capitals and `www.`, its own port, the slash at the end and tracking words."""
    assert len({identity.address_key(url) for url in ONE_ADDRESS}) == 1


@pytest.mark.parametrize("url", OTHER_ADDRESSES)
def test_addresses_that_are_others(url: str) -> None:
    """A query, a fragment, a path's capitals, a slash that is none, another port or host."""
    assert identity.address_key(url) != identity.address_key(ONE_ADDRESS[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.münchen.example/brot", "http://xn--mnchen-3ya.example/brot/"),
        ("https://fa.example.org/wiki/نان", "https://fa.example.org/wiki/%D9%86%d8%a7%D9%86"),
        ("https://ja.example.org/?q=パン#生地", "https://ja.example.org?q=%E3%83%91%E3%83%B3#%e7%94%9f%e5%9c%b0"),
    ],
)
def test_addresses_in_other_scripts(one: str, other: str) -> None:
    """Punycode and percent signs are spellings of the same letters."""
    assert identity.address_key(one) == identity.address_key(other)


def test_files_of_the_site_are_named_from_its_top() -> None:
    """However many steps back are written before them; a query and an anchor count."""
    one = ["guide/a%20page.md", "./guide/a%20page.md", "/guide/a%20page.md", "../../guide/x/../a%20page.md"]
    others = ["guide/a%20page.md#b", "guide/a%20page.md?b", "a%20page.md", "guide/A%20page.md"]
    assert len(set(map(identity.address_key, one))) == 1
    assert len(set(map(identity.address_key, [one[0], *others]))) == 5


@pytest.mark.parametrize("url", ["http://[::1", "https://xn--\u0080.a", "https://a.b/\ud800%", "//", ""])
def test_what_is_no_address_does_no_harm(url: str) -> None:
    """It has a key as well, and stays itself."""
    assert identity.address_key(url) == identity.address_key(url)


def test_letters_that_are_two_for_hosts_stay_two() -> None:
    """As registries sell both."""
    assert identity.address_key("https://straße.example") != identity.address_key("https://strasse.example")


def test_whoever_wants_to_add_a_thing_hears_who_has_its_name(tmp_path: Path) -> None:
    """By title, alias or address, each thing once; by name no resource of other authors, and no stage elsewhere."""
    files = {
        "topics/extras.yml": "rms: {title: Root mean square, aliases: [RMS, RMSProp]}\n",
        "resources/book.yml": """\
            a: {title: Bread, authors: [Ann], url: https://example.org/a}
            b: {title: Bread, authors: [Bob]}
            """,
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-start.yml": "title: Start\n",
    }
    curriculum = worlds.load(tmp_path, files).curriculum

    def having(noun: str, **said: object) -> list[str]:
        return list(map(str, identity.having(curriculum, noun, said)))  # type: ignore[arg-type]

    assert having("topic", title="rms prop", aliases=["RMS"]) == ["`rms` has the alias `RMS`"]
    assert having("topic", title="Root", aliases=["SOFT MAX"]) == ["`softmax` has the title `Softmax`"]
    assert having("project", title="Softmax") == []
    assert having("resource", title="bread") == ["`a` has the title `Bread`", "`b` has the title `Bread`"]
    assert having("resource", title="bread", authors=["bob"]) == ["`b` has the title `Bread`"]
    assert having("resource", title="x", url="http://www.example.org/a/") == [
        "`a` has the address `https://example.org/a`"
    ]
    assert having("stage", title="start", roadmap="first") == ["`first/start` has the title `Start`"]
