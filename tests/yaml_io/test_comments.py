"""Which key or item a comment is about, as an author sees it."""

from __future__ import annotations

import textwrap

import pytest

from roadmap_site.yaml_io import comments, reader
from roadmap_site.yaml_io.writer import YamlNode


def read(text: str) -> YamlNode:
    """Return the values of a text with their comments."""
    document, problems = reader.parse(textwrap.dedent(text), "")
    assert not problems
    return comments.read(document)


def at(node: YamlNode, *trail: str | int) -> YamlNode:
    """Return a value in another."""
    for step in trail:
        assert not isinstance(node.value, str)
        node = node.value[step]  # type: ignore[index]
    return node


PLACES = {
    "above a key": ("# x\na: b\n", ("a",), "before"),
    "above a key further in": ("a:\n  # x\n  b: c\n", ("a", "b"), "before"),
    "further left than its key": ("a:\n# x\n  b: c\n", ("a", "b"), "before"),
    "further right than its key": ("a: b\n    # x\nc: d\n", ("c",), "before"),
    "above an item": ("a:\n  # x\n  - b\n", ("a", 0), "before"),
    "above an item below its key": ("a:\n- b\n# x\n- c\n", ("a", 1), "before"),
    "above a key after a list that is not indented": ("a:\n- b\n# x\nc: d\n", ("c",), "before"),
    "above the first key of an item": ("a:\n  -\n    # x\n    b: c\n", ("a", 0, "b"), "before"),
    "above a later item's first key": ("a:\n  - b: c\n  -\n    # x\n    b: c\n", ("a", 1, "b"), "before"),
    "above the hyphen of lists in lists": ("a:\n  # x\n  - - b\n", ("a", 0), "before"),
    "within lists in lists": ("a:\n  - - b\n    # x\n    - c\n", ("a", 0, 1), "before"),
    "between a key and its text": ("a:\n  # x\n  b\nc: d\n", ("a",), "before"),
    "between a hyphen and its text": ("a:\n-\n  # x\n  b\n- c\n", ("a", 0), "before"),
    "beside a text": ("a: b # x\n", ("a",), "beside"),
    "beside a key": ("a: # x\n  b: c\n", ("a",), "beside"),
    "beside a key with a list below": ("a: # x\n- b\n", ("a",), "beside"),
    "beside a hyphen": ("a:\n  - # x\n    b: c\n", ("a", 0), "beside"),
    "beside the key of an item": ("a:\n  - b: c # x\n", ("a", 0, "b"), "beside"),
    "beside an empty value": ("a: # x\nb: c\n", ("a",), "beside"),
    "beside an empty item": ("a:\n  - # x\n  - b\n", ("a", 0), "beside"),
    "beside brackets": ("a: [b, c] # x\n", ("a",), "beside"),
    "beside braces": ("a: {b: {c: d}} # x\n", ("a",), "beside"),
    "beside the end of brackets over lines": ("a: [b,\n  c] # x\n", ("a",), "beside"),
    "beside the start of brackets": ("a: [ # x\n  b]\n", ("a",), "beside"),
    "beside an item in brackets": ("a: [b, # x\n  c]\n", ("a", 0), "beside"),
    "beside the last item in brackets": ("a: [b,\n  c # x\n  ]\n", ("a", 1), "beside"),
    "beside the sign of a text in lines": ("a: | # x\n  b\n", ("a",), "beside"),
    "beside the sign of a folded text that keeps its end": ("a: >+2 # x\n    b\n\nc: d\n", ("a",), "beside"),
    "beside the end of a quoted text over lines": ("a: 'b\n  c' # x\nd: e\n", ("a",), "beside"),
    "right behind a quote": ("a: 'b'# x\n", ("a",), "beside"),
    "right behind a bracket": ("a: [b]# x\n", ("a",), "beside"),
    "below a byte order mark": ("\ufeff# x\na: b\n", ("a",), "before"),
    "behind the mark of a document": ("--- # x\na: b\n", ("a",), "before"),
    "behind the end of a document": ("a: b\n... # x\n", (), "after"),
    "after a tab": ("a: b\t# x\n", ("a",), "beside"),
    "below the last key of a block": ("a:\n  b: c\n  # x\nd: e\n", ("a",), "after"),
    "below the last item": ("a:\n  - b\n  # x\nc: d\n", ("a",), "after"),
    "below an item's last key": ("a:\n  - b: c\n    # x\n  - d\n", ("a", 0), "after"),
    "below the inner of two blocks": ("a:\n  b:\n    c: d\n    # x\ne: f\n", ("a", "b"), "after"),
    "below the outer of two blocks": ("a:\n  b:\n    c: d\n  # x\ne: f\n", ("a",), "after"),
    "below the last item in brackets": ("a: [b,\n  # x\n  ]\n", ("a",), "after"),
    "at the end": ("a: b\n# x\n", (), "after"),
    "above all, apart from the first key": ("# x\n\na: b\n", (), "before"),
    "above all, apart from a remark on the first": ("# x\n\n# y\na: b\n", (), "before"),
}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_comment_belongs_to_what_it_stands_at(where: str, ending: str) -> None:
    """Above, beside or below; the same with the line endings of Windows."""
    text, trail, kind = PLACES[where]
    found = getattr(at(read(text.replace("\n", ending)), *trail), kind)
    assert "# x" in ([found] if kind == "beside" else found)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b # x'\n",
        'a: "b # x"\n',
        "a: b# x\n",
        "a: b#\n",
        "a: |\n  # x\n  b\n",
        "a: >-\n  b\n  # x\n",
        "a: 'b\n  # x\n  c'\n",
        "'# x': b\n",
        "a: [b#c]\n",
    ],
)
def test_what_is_part_of_a_text_is_no_comment(text: str) -> None:
    """A number sign within quotes, in a text of several lines or in a word stays there."""
    node = at(read(text), next(iter(read(text).value)))  # type: ignore[arg-type]
    assert (node.before, node.beside, node.after) == ([], "", [])


def test_comments_keep_their_order_and_the_blank_lines_between_them() -> None:
    """Several above one key stay as they are."""
    node = read("a: b\n# one\n\n# two\n# three\n\nc: d\n")
    assert at(node, "c").before == ["# one", "", "# two", "# three", ""]


def test_two_comments_at_one_value_are_both_kept() -> None:
    """The one at its start and the one at its end."""
    node = at(read("a: [ # one\n  b ] # two\n"), "a")
    assert {*node.before, node.beside, *at(node, 0).before} >= {"# one", "# two"}


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("z: y\na:\n  # x\n  b\n", ["# x"]),
        ("z: y\n\na:\n  # x\n  b\n", ["", "# x"]),
        ("z: y\n\n# w\na:\n  # x\n  b\n", ["", "# w", "# x"]),
    ],
)
def test_a_comment_between_a_key_and_its_text_stands_above_the_key_then(text: str, before: list[str]) -> None:
    """Last, below the blank line and the comments that were above it already."""
    node = at(read(text), "a")
    assert (node.before, node.beside, node.after) == (before, "", [])


def test_what_a_file_says_of_itself_is_no_remark_on_its_first_key() -> None:
    """A blank line parts the two, so that another key may come first."""
    node = read("# The file.\n\n# The key.\na: b\n")
    assert (node.before, at(node, "a").before) == (["# The file.", ""], ["# The key."])


def test_a_line_with_a_no_break_space_alone_is_not_blank() -> None:
    """It is the last line of a text."""
    assert at(read("a: |\n  b\n  \u00a0\nc: d\n"), "c").before == []
