"""Slips whose line a parser does not name: the problem stands at the slip itself, and its help is right."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from roadmap_site.problems.problem import Problem
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Data, Document, Hints
from tests.helpers import worlds

HINTS = Hints(short_forms=True, addresses=frozenset({"url"}), markdown=frozenset({"summary", "points"}))


def problem(text: str) -> Problem:
    """Return the one problem of a text."""
    _, (only,) = reader.parse(text, "a.yml", HINTS)
    return only


def after_fix(text: str) -> Data | None:
    """Return what a text says after the fix of its one problem."""
    only = problem(text)
    assert only.fix is not None
    start = Document("a.yml", text, None).index(only.location)
    mended = text[:start] + only.fix + text[start + only.location.length :]
    document, problems = reader.parse(mended, "a.yml")
    assert problems == []
    return document.data


A = {"title": "A b", "summary": "c", "needs": ["d", "e"]}
"""What each of the texts below should say."""
FIXED = {
    "a double quote": 'title: "A b\nsummary: "c"\nneeds: [d, e]\n',
    "a single quote": "title: 'A b\nsummary: c\nneeds: [d, e]\n",
    "a quote and an apostrophe below": "title: 'A b\nneeds: [d, e]\nsummary: c # it's\n",
    "a quote and a comment": 'title: "A b  # see x\nsummary: c\nneeds: [d, e]\n',
    "a quote of another kind at the end": "title: \"A b'\nsummary: c\nneeds: [d, e]\n",
    "a curly quote at the end": 'title: "A b”\nsummary: c\nneeds: [d, e]\n',
    "the last quote of a file": 'title: A b\nneeds: [d, e]\nsummary: "c',
    "a quote of a file of Windows": 'title: "A b\r\nsummary: "c"\r\nneeds: [d, e]\r\n',
    "a quote in brackets": 'title: A b\nsummary: c\nneeds: ["d", "e]\n',
    "a quote in brackets, and one below": 'title: A b\nneeds: [d, "e]\nsummary: "c"\n',
    "a quote of an item": 'title: A b\nneeds:\n  - "d\n  - "e"\nsummary: c\n',
    "a quote of the last item": "title: A b\nneeds:\n  - d\n  - 'e\nsummary: c\n",
    "a quote of an item that is not indented": 'title: A b\nneeds:\n- d\n- "e\nsummary: c\n',
    "a hyphen": "title: A b\nneeds:\n  - d\n  e\nsummary: c\n",
    "a hyphen of a list that is not indented": "title: A b\nneeds:\n- d\ne\nsummary: c\n",
    "the first hyphen of such a list": "title: A b\nneeds:\nd\n- e\nsummary: c\n",
    "a hyphen below a comment": "title: A b\nneeds:\n  - d\n\n  # f\n  e\nsummary: c\n",
    "a star": "title: A b\nneeds:\n  - d\n  * e\nsummary: c\n",
    "a star before a hyphen": "title: A b\nneeds:\n  - d\n  * - e\nsummary: c\n",
    "a bullet": "title: A b\nneeds:\n  - d\n  • e\nsummary: c\n",
    "a number": "title: A b\nneeds:\n  - d\n  2. e\nsummary: c\n",
}


@pytest.mark.parametrize("what", FIXED)
def test_what_lacks_a_sign_is_right_with_it(what: str) -> None:
    """The fix is what was meant."""
    assert after_fix(FIXED[what]) == A


ADDRESSES = {
    "an address": ("url: [words](https://x.example/a)\n", {"url": "https://x.example/a"}),
    "an address in angle brackets": ("url: [words](<https://x.example> 'x')\n", {"url": "https://x.example"}),
    "words": ("title: [Words of it](https://x.example/a)\n", {"title": "Words of it"}),
    "words in a list": ("needs: [a, [b](b.md)]\n", {"needs": ["a", "b"]}),
    "words of an item": ("needs:\n  - a\n  - [b](b.md)\n", {"needs": ["a", "b"]}),
}


@pytest.mark.parametrize("what", ADDRESSES)
def test_a_markdown_link_gives_way_to_what_belongs_there(what: str) -> None:
    """An address under a key of addresses, else its words."""
    text, wanted = ADDRESSES[what]
    assert after_fix(text) == wanted


@pytest.mark.parametrize(
    "text", ["summary: [a](b)\n", "summary: [a](b) c\n", "points:\n  - [a](b)\n", "x: [a](b) c\n", "url: [a](b) c\n"]
)
def test_a_text_that_starts_with_a_markdown_link_wants_quotes(text: str) -> None:
    """Where Markdown belongs, or where more text stands behind the link."""
    assert problem(text).help == "put the whole text in double quotes"
    assert problem(text).fix is None


QUOTED = {
    "over lines": 'a: "b\n  c: d\n  - e"\nf: g: h\n',
    "over lines, with a blank one": "a: 'b\n\n  c: d'\nf: g: h\n",
    "in brackets over lines": 'a: ["b\n  c", "d\n  e"]\nf: g: h\n',
    "of an item": 'a:\n  - "b\n    c: d"\nf: g: h\n',
    "below its key": 'a:\n  "b\n  c"\nf: g: h\n',
    "with a quote in it": "a: \"b \\\" c\"\nd: 'e '' \"f'\ng: h: i\n",
    "in a text without quotes": 'a: b "c\nd: 5" e\ng: h\'s\ni: j: k\n',
    "at the start of its second line": 'a: b\n  "c\nd: e: f\n',
    "in a block text": "a: |\n  \"b\n\n  'c\nd: e: f\n",
    "in a comment": '# "b\na: b # "c\nd: e: f\n',
}


@pytest.mark.parametrize("what", QUOTED)
def test_quotes_that_are_right_are_not_called_unclosed(what: str) -> None:
    """What is wrong is a colon on the last line."""
    text = "top:\n" + textwrap.indent(QUOTED[what], "  ")
    only = problem(text)
    assert "`: `" in only.message
    assert only.location.line == text.count("\n")


def test_the_place_of_a_quote_is_the_quote() -> None:
    """With the words that it should enclose."""
    location = problem('a:\n  - b\n  - ["c", "d e]\n').location
    assert (location.line, location.column, location.word) == (3, 11, '"d e')


def test_a_quote_without_words_has_no_fix() -> None:
    """What should stand in it is not known."""
    only = problem('a: "\nb: "c"\n')
    assert (only.location.line, only.location.column, only.fix) == (1, 4, None)


def test_a_quote_whose_text_may_go_on_has_no_fix() -> None:
    """Its author knows on which line it ends."""
    only = problem('a: "b\n  c\nd: "e"\n')
    assert (only.location.line, only.fix) == (1, None)


NAMED = {
    "a tab behind a hyphen": ("a:\n  - b\n  -\tc\n", 3, "\t", "a space"),
    "a tab on a blank line": ("a:\n  b: c\n\t\nd: e\n", 3, "\t", "take it away"),
    "too little indentation for the digit": ("a:\n  b: >4\n    c\n", 2, ">4", "`>`"),
    "a second line further left than the first": ("a:\n  b: |\n      c\n    d\n", 4, "d", "`      d`"),
    "a further line like a key": ("a:\n  b: |\n      c\n\n    d: e\n", 5, "d: e", "`      d: e`"),
    "a directive": ("%YAML 1.2\na: b\n", 1, "%YAML", "take the line away"),
    "a key behind the start of a document": ("a: b\n--- c: d\n", 2, "--- ", "take the `---` away"),
    "a plus of a diff": ("a:\n+  b: c\n  d: e\n", 2, "+", "take it away"),
    "a sign of a mail": ("> a:\n>   b: c\n", 1, ">", "take it away"),
    "a line of a diff": ("@@ -1,2 +1,3 @@\na: b\n", 1, "@@ -1,2 +1,3 @@", "take the line away"),
    "a fence": ("a: b\n```\n", 2, "```", "take the line away"),
    "a line of hyphens": ("a: b\n-----\nc: d\n", 2, "-----", "take the line away"),
    "a colon behind an item in brackets": ("a:\n  b: [c, d:]\n", 2, "d:", "take the colon away"),
    "a colon behind the first one": ("b: [c d:, e]\n", 1, "c d:", "take the colon away"),
}
"""Texts, and the line, the word and part of the help."""


@pytest.mark.parametrize("what", NAMED)
def test_the_word_and_the_help_are_those_of_the_slip(what: str) -> None:
    """Not those of the line at which nothing fitted any more."""
    text, line, word, help = NAMED[what]
    only = problem(text)
    assert (only.location.line, only.location.word) == (line, word)
    assert help in only.help


FURTHER_LEFT = {
    "at the left edge": ("a:\n  - b\n- c\n", 3, "  - c"),
    "between": ("a:\n    - b\n  - c\n", 3, "    - c"),
    "one column": ("a:\n   - b\n  - c\n", 3, "   - c"),
    "below its key": ("a:\n  b:\n- c\n", 3, "    - c"),
    "of the outer list": ("a:\n  - b: 1\n    c:\n      - d\n- b: 2\n", 5, "  - b: 2"),
    "of the inner list": ("a:\n  - b: 1\n    c:\n      - d\n- e\n", 5, "      - e"),
    "below a comment": ("a:\n  - b\n\n# x\n- c\n", 5, "  - c"),
}


@pytest.mark.parametrize("what", FURTHER_LEFT)
def test_an_item_further_left_than_its_list_is_to_be_indented(what: str) -> None:
    """The help shows how far; with that, the text is right."""
    text, line, meant = FURTHER_LEFT[what]
    only = problem(text)
    assert (only.location.line, only.help.split("`")[1]) == (line, meant)
    lines = text.splitlines()
    lines[line - 1] = meant
    assert reader.parse("\n".join(lines), "a.yml")[1] == []


@pytest.mark.parametrize("text", ["a:\n- b\n- c\nd: e\n", "a:\n  - b:\n    - c\n  - d\n", "- a\n- b\n"])
def test_lists_at_the_column_of_their_keys_are_right(text: str) -> None:
    """YAML has it so."""
    assert reader.parse(text, "a.yml")[1] == []


BOXES = {
    "- [ ] flour": "flour",
    "- [] flour": "flour",
    "- [ ]  rye flour": "rye flour",
    "-  [ ] flour": "flour",
}


@pytest.mark.parametrize("item", BOXES)
def test_the_box_of_a_task_goes(item: str) -> None:
    """The help is the line without it."""
    text = f"a:\n  needs:\n    {item}\n    - b\n"
    assert problem(text).location.word in {"[ ]", "[]"}
    assert f"`- {BOXES[item]}`" in problem(text).help
    assert after_fix(text) == {"a": {"needs": [BOXES[item], "b"]}}


@pytest.mark.parametrize("item", ["- [x] flour", "- [X] flour", "* [ ] flour", "[ ] flour"])
def test_the_line_without_a_box_is_a_person_to_write(item: str) -> None:
    """A tick may be part of a text, and another sign than a hyphen goes too."""
    text = f"a:\n  needs:\n    {item}\n"
    assert "take the box away: `- flour`" in problem(text).help
    assert problem(text).fix is None


@pytest.mark.parametrize("item", ["- [x]", "- [ ]", '- "[ ] flour"', "- [x, y]", "- a [ ] b", "- |\n      [ ] b"])
def test_what_only_looks_like_a_box_is_read(item: str) -> None:
    """A list, a text in quotes, a bracket within a text."""
    assert reader.parse(f"a:\n  needs:\n    {item}\n", "a.yml")[1] == []


@pytest.mark.parametrize("list_", ["[flour:, softmax]", "[softmax, flour:]", "[softmax, flour: , softmax]"])
def test_a_colon_behind_an_id_within_brackets_is_dropped(list_: str, tmp_path: Path) -> None:
    """Parsers differ in whether that can be read; the help is one."""
    (only,) = worlds.load(tmp_path, {"topics/extras.yml": f"a:\n  title: A\n  needs: {list_}\n"}).problems[:1]
    assert (only.location.word, only.help) == ("flour:", "take the colon away: `flour`")
