"""How values look as YAML: whatever they say, the text says the same, and each has one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_site.problems import characters
from roadmap_site.yaml_io import comments, reader, writer
from roadmap_site.yaml_io.document import Data
from roadmap_site.yaml_io.writer import YamlNode

STEADY = settings(
    max_examples=80, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
"""For properties: the same values in every run."""
CHARACTERS = st.characters(exclude_categories=["Cs"])
WORDS = st.one_of(
    st.text(CHARACTERS, max_size=20),
    st.text("ab #:-[]{}\"'\\\n\t,&*!|>%@`?~=<. é🍞\u00a0\u2028", max_size=200),
    st.lists(
        st.sampled_from(["word", "a", "[[x]]", "it's", "c:", "#d", "-", "long" * 10, '"q"', "\n\n"]), max_size=40
    ).map(" ".join),
    st.sampled_from(["no", "null", "~", "3.10", "---", "...", "- a", "? b", "a: b", "a #b", "", "<<", "=", "\ufeffa"]),
).filter(lambda words: not characters.is_word(words))
"""Texts of every kind that could be taken for something else, but for ids with what nobody sees, which is not read."""
KEYS = WORDS.filter(lambda words: len(words) < 100)
DATA: st.SearchStrategy[Data] = st.recursive(
    WORDS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
NOTES = st.text("ab #:'\"-[]", max_size=8).map(lambda words: "#" + words.rstrip())
ABOVE = st.lists(st.one_of(NOTES, st.just("")), max_size=2)


@st.composite
def nodes(draw: st.DrawFn, depth: int = 3) -> YamlNode:
    """Return a value with comments above, beside and below all that is in it."""
    kind = draw(st.sampled_from("sslm")) if depth else "s"
    made = YamlNode("")
    if kind == "s":
        made.value = draw(WORDS)
    elif kind == "l":
        made.value = draw(st.lists(nodes(depth - 1), max_size=3))
    else:
        made.value = draw(st.dictionaries(KEYS, nodes(depth - 1), max_size=3))
    made.before = draw(ABOVE)
    made.beside = draw(st.one_of(st.just(""), st.just(""), NOTES))
    made.after = draw(ABOVE) if kind != "s" else []
    return made


def notes(of: YamlNode) -> Iterator[str]:
    """Yield every comment of a value."""
    yield from (note for note in (*of.before, of.beside, *of.after) if note)
    inner = of.value.values() if isinstance(of.value, dict) else of.value if isinstance(of.value, list) else ()
    for value in inner:
        yield from notes(value)


@STEADY
@given(DATA.filter(bool))
def test_what_is_written_reads_as_itself(data: Data) -> None:
    """Any texts in any lists and mappings come back as they were, and read and written again give the same bytes."""
    text = writer.written(data)
    document, _ = reader.parse(text, "")
    assert document.data == data
    assert writer.text(comments.read(document)) == text


@STEADY
@given(nodes().filter(lambda node: isinstance(node.value, dict) and bool(node.value)))
def test_comments_are_written_where_a_parser_takes_them_for_comments(node: YamlNode) -> None:
    """Nothing of them becomes part of a value, none is lost, and the second time nothing moves."""
    node.beside = ""
    first = writer.text(node)
    document, _ = reader.parse(first, "")
    assert document.data == writer.data(node)
    read = comments.read(document)
    assert Counter(notes(read)) == Counter(notes(node))
    second = writer.text(read)
    again, _ = reader.parse(second, "")
    assert again.data == document.data
    assert Counter(notes(comments.read(again))) == Counter(notes(node))
    assert writer.text(comments.read(again)) == second


LONG = "bread " * 30
FORMS: dict[str, tuple[Data, str]] = {
    "a mapping": ({"a": "b", "c": {"d": "e"}}, "a: b\nc:\n  d: e\n"),
    "a list of words": ({"a": ["b", "c d"]}, "a: [b, c d]\n"),
    "a list with a comma in it": ({"a": ["b, c", "d"]}, "a:\n  - b, c\n  - d\n"),
    "a question, which not every parser reads in brackets": ({"a": ["b", "Why?"]}, "a:\n  - b\n  - Why?\n"),
    "a list of words too long for brackets": ({"a": ["b" * 41]}, f"a:\n  - {'b' * 41}\n"),
    "a list too long for a line": ({"a": ["b" * 40] * 3}, f"a:\n  - {'b' * 40}\n  - {'b' * 40}\n  - {'b' * 40}\n"),
    "a list of mappings": ({"a": [{"b": "c", "d": "e"}]}, "a:\n  - b: c\n    d: e\n"),
    "a list of lists": ({"a": [["b"], ["c"]]}, "a:\n  - - b\n  - - c\n"),
    "nothing": ({"a": "", "b": [], "c": {}}, "a:\nb: []\nc: {}\n"),
    "an item that is nothing": ({"a": ["", "b"]}, "a:\n  -\n  - b\n"),
    "lines": ({"a": "b\nc"}, "a: |-\n  b\n  c\n"),
    "lines with an end": ({"a": "b\nc\n"}, "a: |\n  b\n  c\n"),
    "lines that start with a blank": ({"a": " b\nc"}, 'a: " b\\nc"\n'),
    "a long text": ({"a": LONG.strip()}, f"a: >-\n  {('bread ' * 19).strip()}\n  {('bread ' * 11).strip()}\n"),
    "a long text that ends with a blank": ({"a": LONG}, f'a: "{LONG}"\n'),
    "a long text with two blanks": ({"a": "b  " + LONG.strip()}, f"a: b  {LONG.strip()}\n"),
    "a long text with its end": (
        {"a": LONG.strip() + "\n"},
        f"a: |\n  {LONG.strip()}\n".replace("|", ">").replace("bread " * 19, f"{('bread ' * 19).strip()}\n  "),
    ),
    "letters of all scripts": ({"a": "é水🍞"}, "a: é水🍞\n"),
    "a blank of another kind at an end": (["\u00a0a", {"\u3000b": "c"}], '- "\u00a0a"\n- "\u3000b": c\n'),
    "what nobody sees": ({"a": "b c\x07\u200b"}, 'a: "b c\\x07\u200b"\n'),
}


@pytest.mark.parametrize("what", FORMS)
def test_each_value_has_one_form(what: str) -> None:
    """Blocks for what holds more, brackets for short words, quotes where they must be, folds where lines are long."""
    data, text = FORMS[what]
    assert writer.written(data) == text
    assert reader.parse(text, "")[0].data == data


@pytest.mark.parametrize("width", range(100, 125))
def test_no_line_of_ordinary_words_is_wider_than_the_page(width: int) -> None:
    """A text is folded as soon as it does not fit, at any depth, and every line but the last is full."""
    words = ("x" * 5 + " ") * 40
    text = writer.written({"a" * (width - 90): {"b": [{"c": words.strip()}]}})
    assert max(map(len, text.splitlines())) <= writer.WIDTH
    folded = [line for line in text.splitlines() if line.strip().startswith("xxxxx")]
    assert all(len(line) > writer.WIDTH - 6 for line in folded[:-1])
