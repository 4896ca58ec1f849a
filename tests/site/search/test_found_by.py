"""What is found by what is typed, and how much is loaded for it, by the scripts of the dialog in Node.js."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.site.search.pieces import Found, Part
from tests.helpers import searching
from tests.helpers.searching import asked, titles, topic

THINGS = [
    topic("Transformers", aliases=("Attention nets",), text="Layers of attention. They transform a sequence."),
    topic("Attention", text="What a model looks at."),
    topic("Word2Vec", aliases=("CBOW", "Skip-gram"), text="Vectors (embeddings) of words."),
    topic("Fine-tuning", keywords=("adapters",), text="Training on. Attention may be frozen."),
    topic("Studies", text="How one studies a running system."),
    topic("注意机制", text="模型看哪里。"),
    Found("resource", "resources/#resource-a", "Attention Is All You Need", "Paper", text="On transformers."),
    Found("page", "guide/", "Write", "How", parts=(Part("durations", "Durations", "Weeks and months."),)),
    topic("C++"),
    topic("R"),
    topic("Rare"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small world."""
    return searching.written(tmp_path_factory.mktemp("world"), THINGS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tranformers", "Transformers"),
        ("transfromers", "Transformers"),
        ("ransformers", "Transformers"),
        ("atention", "Attention"),
        ("CBOW", "Word2Vec"),
        ("skip gram", "Word2Vec"),
        ("skipgram", "Word2Vec"),
        ("finetuning", "Fine-tuning"),
        ("adapter", "Fine-tuning"),
        ("attention", "Attention"),
        ("ATTENTION!", "Attention"),
        ("attention nets", "Transformers"),
        ("study", "Studies"),
        ("run", "Studies"),
        ("embedding", "Word2Vec"),
        ("注意", "注意机制"),
        ("机", "注意机制"),
        ("模型", "注意机制"),
        ("c++", "C++"),
        ("r", "R"),
        ("tra", "Transformers"),
        ("is all you", "Attention Is All You Need"),
    ],
)
def test_what_is_meant_comes_first(node: str, folder: Path, typed: str, first: str) -> None:
    """With a slip, by an alias or keyword, in brackets, by another ending, half typed, in other scripts."""
    assert titles(node, folder, typed)[:1] == [first]


def test_a_hit_within_a_page_leads_to_its_heading(node: str, folder: Path) -> None:
    """Found by the heading, or by what stands under it; a thing found by its name leads to its top."""
    by_heading, by_text, by_name = asked(node, folder, "durations", "months", "write")
    assert [answer["hits"][0]["heading"] for answer in (by_heading, by_text, by_name)] == [
        "Durations",
        "Durations",
        None,
    ]


def test_all_words_are_looked_for(node: str, folder: Path) -> None:
    """Only where nothing has them all, what has some of them is shown, and that is told."""
    both, some = asked(node, folder, "attention frozen", "attention months")
    assert [hit["title"] for hit in both["hits"]] == ["Fine-tuning"]
    assert not both["partly"]
    assert {"Attention", "Write"} <= {hit["title"] for hit in some["hits"]}
    assert some["partly"]


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "()[]{}.*+?^$|\\", "…", "__proto__", "constructor", "</script><b>", "%s %d", "😀", "'\"", "\u200b"],
)
def test_odd_queries_find_nothing_and_do_no_harm(node: str, folder: Path, typed: str) -> None:
    """Signs alone are no words; names of what every object has are words like others."""
    assert titles(node, folder, typed) == []


def test_a_query_of_ten_thousand_characters_is_cut(node: str, folder: Path) -> None:
    """Its beginning is looked for."""
    (answer,) = asked(node, folder, "attention " + "zebra " * 2000)
    assert answer["partly"]
    assert answer["hits"][0]["title"] == "Attention"
    assert titles(node, folder, "注" * 10_000) == []


def test_nothing_is_found_where_there_is_nothing(node: str, tmp_path: Path) -> None:
    """A site without pages is searched as well."""
    assert titles(node, searching.written(tmp_path, []), "attention") == []


def test_a_query_loads_a_few_pieces_of_many(node: str, tmp_path: Path) -> None:
    """Those with its words, and those with what it found, each once."""
    things = [topic(f"T{n}", text=" ".join(f"word{n}x{k}" for k in range(40))) for n in range(1000)]
    folder = searching.written(tmp_path, things)
    assert len([*(folder / "search").iterdir()]) > 20
    first, again = asked(node, folder, "word500x7", "word500x7")
    assert [hit["title"] for hit in first["hits"]] == ["T500"]
    assert len([name for name in first["loaded"] if name.startswith(("words", "things"))]) <= 3
    assert again["loaded"] == []


def test_what_is_typed_is_completed(node: str, folder: Path) -> None:
    """By the word that most things are called by."""
    answers = asked(node, folder, "att", "注", "zzz")
    assert [answer["completion"] for answer in answers] == ["attention", "", ""]


def test_the_endings_of_another_language_are_known(node: str, tmp_path: Path) -> None:
    """By what the theme brings along for it; where that is not there, words are found as they are typed."""
    (tmp_path / "de.js").write_text(
        "lunr.de = {stemmer: word => word.replace(/en$|es$/, '')}; lunr.Pipeline.registerFunction()", encoding="utf-8"
    )
    things = [topic("Netze", text="Man sieht Gewichten an.")]
    folder = searching.written(tmp_path, things, stemmers=[["de", "de.js"], ["fr", "missing.js"]])
    assert titles(node, folder, "gewichtes") == ["Netze"]
