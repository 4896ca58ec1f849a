"""What a merge has left in a file."""

from __future__ import annotations

import pytest

from roadmap_site.yaml_io import reader

ONES = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
ENDS = {"Unix": "\n", "Windows": "\r\n"}


def marks(text: str) -> list[list[int]]:
    """Return the lines of the marks of each conflict in a text, of which nothing is read then."""
    document, problems = reader.read_bytes(text.encode(), "a.yml")
    assert {problem.code for problem in problems} <= {"syntax-error"}
    assert (document.data is None) == bool(problems)
    found = []
    for problem in problems:
        assert "merge conflict" in problem.message
        assert problem.location.word[:7] in ONES
        found.append([problem.location.line, *(other.location.line for other in problem.related)])
    return found


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("indented", ["", "  ", "\t"])
@pytest.mark.parametrize("words", ["", " HEAD", " my branch (#12)"])
@pytest.mark.parametrize("sign", ["<<<<<<<", "|||||||", ">>>>>>>"])
def test_a_mark_alone_is_told(sign: str, words: str, indented: str, end: str) -> None:
    """With and without words, indented by an editor, whatever ends the lines."""
    assert marks(end.join(["a: A", f"{indented}{sign}{words}", "b: B", ""])) == [[2]]


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("before", ["a: A", "a:\n  title: A", "a:\n  title: A\n  needs:\n    - b"])
def test_a_row_of_equals_signs_between_keys_is_told(before: str, end: str) -> None:
    """Behind a text it would be read as part of that."""
    text = f"{before}\n=======\nb: B\n"
    assert marks(text.replace("\n", end)) == [[before.count("\n") + 2]]
    assert marks(text.replace("\n=", "\n      =").replace("\n", end)) == [[before.count("\n") + 2]]


CONFLICTS = {
    "of two": (["<<<<<<< HEAD", "a: A", "=======", "a: B", ">>>>>>> b"], [[1, 3, 5]]),
    "of three": (["<<<<<<< a", "a: A", "||||||| 12", "a: B", "=======", "a: C", ">>>>>>> c"], [[1, 3, 5, 7]]),
    "two in a row": (["<<<<<<<", "=======", ">>>>>>>", "<<<<<<<", "=======", ">>>>>>>"], [[1, 2, 3], [4, 5, 6]]),
    "with longer marks": (["<<<<<<<<< a", "a: A", "=========", "a: B", ">>>>>>>>> b"], [[1, 3, 5]]),
    "below an underline": (
        ["a: |", "  Head", "  =======", "  ========", "<<<<<<<< a", "========", ">>>>>>>> b"],
        [[5, 6, 7]],
    ),
    "the end of one": (["a: A", "=======", "a: B", ">>>>>>> b", "c: C"], [[2, 4]]),
    "in a block text": (["a:", "  summary: |", "    <<<<<<< a", "    =======", "    >>>>>>> b"], [[3, 4, 5]]),
    "in a folded text": (["a:", "  summary: >-", "    x", "    >>>>>>> b"], [[4]]),
    "in quotes": (["a:", '  summary: "x', "    ||||||| b", '    y"'], [[3]]),
}


@pytest.mark.parametrize("what", CONFLICTS)
def test_each_conflict_is_one_problem(what: str) -> None:
    """Its first mark is the place, the others are shown with it."""
    lines, wanted = CONFLICTS[what]
    assert marks("\n".join([*lines, ""])) == wanted


RIGHT = {
    "an underline": "a:\n  summary: |\n    Head\n    =======\n    text\n",
    "an underline of a folded text": "a:\n  - >\n    Head\n\n    =======\n",
    "an underline below a comment at the header": "a:\n  b: |-  # text\n    Head\n    =======\n",
    "more signs": "a:\n  summary: |\n    <<<<<<<<\n    >>>>>>>>>\n",
    "fewer signs": "a:\n  summary: |\n    <<<<<<\n    >>>>>>\n",
    "signs within a line": "a: x <<<<<<< y\nb: x >>>>>>>\nc: '======='\n",
    "signs with a word right behind": "a:\n  summary: |\n    >>>>>>>x\n    =======x\n",
    "a comment": "# =======\na: A\n",
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_no_mark_is_read(what: str) -> None:
    """Nothing is said of it."""
    assert marks(RIGHT[what]) == []
