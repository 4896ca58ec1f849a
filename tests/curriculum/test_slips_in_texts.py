"""Links and markup in texts that readers would see as they are typed, or not at all: each told once, at its word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from roadmap_site.problems.problem import Problem
from tests.helpers import worlds

NO_LINK = "; or, where no link is meant, put it between backticks"
# A text, the word that is wrong in it, and what is to be done.
LINKS = [
    ("[a] (https://x.example/)", "[a] (https://x.example/)", f"write `[a](https://x.example/)`{NO_LINK}"),
    ("[a](https://x.example]", "[a](https://x.example]", f"write `[a](https://x.example)`{NO_LINK}"),
    ("[a]{https://x.example}", "[a]{https://x.example}", f"write `[a](https://x.example)`{NO_LINK}"),
    ("[a][https://x.example]", "[a][https://x.example]", f"write `[a](https://x.example)`{NO_LINK}"),
    ("［小麦］（https://x.example）", "［小麦］（https://x.example）", f"write `[小麦](https://x.example)`{NO_LINK}"),
    ("[小麦]（https://x.example）。", "[小麦]（https://x.example）", f"write `[小麦](https://x.example)`{NO_LINK}"),
    ("a](https://x.example)", "](https://x.example)", "write `[` before the words of the link"),
    ("[a](https://x.example", "https://x.example", "write `)` where the address ends"),
    ("[a](<https://x.example)", "<https://x.example", "take the `<` away"),
    ("[a](https://x.example>)", "https://x.example>", "take the `>` away"),
    ("[a](https://x.example (b))", "https://x.example", 'put the title between two `"`, and'),
    ('[a](https://x.example "b "c" d")', "https://x.example", 'put the title between two `"`, and'),
    ("[a](https://x.example “b”)", "https://x.example", 'put the title between two `"`, and'),
    ("[a](https://x.example,)", "https://x.example,", "write `https://x.example`"),
    ("[a](https://x。example)", "https://x。example", "write `https://x.example`"),
    ("[a](`https://x.example`)", "`https://x.example`", "write `https://x.example`"),
    ("[a](https:\\\\x.example)", "https:\\\\x.example", "write `https://x.example`"),
    ("[a](mailto:b@x.example?subject=c d)", "mailto:b@x.example?subject=c d", "write `%20` for the space"),
    ("[](https://x.example)", "[](https://x.example)", "write its words between the brackets"),
    ("[ ](<https://x.example>)", "[ ](<https://x.example>)", "write its words between the brackets"),
    ("[a [b](https://x.example/b) c](https://x.example)", None, "take one of the two links away"),
    ("[a [[softmax]]](https://x.example)", "[[softmax]]", "take one of the two links away"),
    ("[[softmax|a [b] c]]", "[[softmax|a [b] c]]", "write `[[softmax|a b c]]`"),
    ("[[softmax|[a](https://x.example)]]", None, "write `[[softmax|a]]`"),
    ("［［softmax］］", "［［softmax］］", "write `[[softmax]]`"),
    ("【【softmax｜软】】", "【【softmax｜软】】", "write `[[softmax|软]]`"),
    ("[a](topics/softmax/index.html)", "[a](topics/softmax/index.html)", "write `[[softmax|a]]`"),
]
MARKUP = [
    ("![a][b]", "![a][b]", "texts show no pictures"),
    ("One **two**{.red} three", "{.red}", "take them away"),
    ("[a](https://x.example){: target=_blank rel='b c' }", "{: target=_blank rel='b c' }", "take them away"),
    ("A ==marked== word", "==marked==", "write `**words**`"),
    ("An ^^inserted^^ word", "^^inserted^^", "write `**words**`"),
    ("Press ++ctrl+alt+del++ now", "++ctrl+alt+del++", "write `**words**`"),
    ("Full :100: marks", ":100:", "write the emoji itself"),
    ("No :x: here", ":x:", "write the emoji itself"),
    ("See :ref:`a`", ":ref:", "take it away: texts are Markdown"),
    ("<kbd>a</kbd>", "<kbd>", "put the words between backticks"),
    ("a | b\n-|-\n1 | 2", "-|-", "texts have no tables"),
    ("> One\n> two", "> One", "put the words between quotation marks"),
    ("One\n---\ntwo", "---", "take it away"),
    ("One\n\n* * *\n\ntwo", "* * *", "take it away"),
    ('!!! note "One"\n    two', '!!! note "One"', "texts have no blocks"),
    ('=== "One"\n    two', '=== "One"', "texts have no blocks"),
]
RIGHT = [
    "\\[a](https://x.example), [a\\](https://x.example) and [a]\\(https://x.example)",
    "`[a] (https://x.example)`, `[](b)`, `==a==`, `{.red}`, `[[softmax|[a]]]`, `:100:` and `++a+b++`",
    "f(x)[0], a[i] (see below), [1] (p. 5), [0, 1] (both in), [sic] (so)",
    "[a [b] c](https://x.example) and [a](https://x.example 'b (c)') or [b](http://localhost:8000/?q=\"c\")",
    "if a == b && c == d, i++ and ++i, C++ and D++, a{b}, 1 ^ 2, `a`{b}, x^^y, a==b==c",
    "At 10:30:45 or 8:05: a:b:c, :: and ::x",
    "> 90 % of all",
    "- one, or --- two",
    "【小麦】（https://x.example）と［注］、［1］（2020年）。",
    "(a)[b], [[[softmax]]], {a}(b), a](b)",
]


def _told(text: str, tmp_path: Path) -> list[Problem]:
    files = {"topics/basics.yml": f"softmax:\n  title: Softmax\n  summary: {json.dumps(text, ensure_ascii=False)}\n"}
    return [problem for problem in worlds.load(tmp_path, files).problems if problem.code != "summary-sentence"]


def _in_text(problem: Problem) -> str:
    return str(json.loads(f'"{problem.location.word}"'))


@pytest.mark.parametrize(("text", "word", "help"), LINKS)
def test_a_link_that_is_none_is_told_once(text: str, word: str | None, help: str, tmp_path: Path) -> None:
    """At what is wrong, or at all of it; and what is to be written instead is right."""
    (problem,) = _told(text, tmp_path)
    assert (problem.code, _in_text(problem)) == ("bad-link", word or text)
    assert (problem.help or "").startswith(help)
    if better := re.match(r"write `(\[.+\]|https.+?)`(?=$|;)", problem.help or ""):
        assert _told(text.replace(word or text, better[1]), tmp_path / "followed") == []


@pytest.mark.parametrize(("text", "word", "help"), MARKUP)
def test_markup_of_pages_is_told_in_texts(text: str, word: str, help: str, tmp_path: Path) -> None:
    """That of extensions as well, of which readers see every sign."""
    (problem,) = _told(text, tmp_path)
    assert (problem.code, _in_text(problem)) == ("unsupported-markup", word)
    assert (problem.help or "").startswith(help)


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_alike_and_is_right_is_not_told(text: str, tmp_path: Path) -> None:
    """Escaped, in code, of a program, or in the brackets of a script."""
    assert _told(text, tmp_path) == []


@pytest.mark.parametrize(
    ("link", "fact", "help"),
    [
        ("[[ ]]", "this link names no id", f"mend the id{NO_LINK}"),
        ("[[0]]", "link target `0` does not exist", f"mend the id{NO_LINK}"),
        ("[[ -f x ]]", "link target `-f x` does not exist", f"mend the id{NO_LINK}"),
        ("[[topics/softmax]]", "link target `topics/softmax` does not exist", "did you mean `softmax`?"),
        ("[[softmax.md#a]]", "link target `softmax.md#a` does not exist", "did you mean `softmax`?"),
        ("[[nothing]]", "link target `nothing` does not exist", "mend the id between the brackets"),
    ],
)
def test_a_link_to_no_id_is_told_with_what_may_be_meant(link: str, fact: str, help: str, tmp_path: Path) -> None:
    """Double brackets are also those of programs, and of people who name pages."""
    (problem,) = _told(link, tmp_path)
    assert problem.message == fact
    assert (problem.help or "").startswith(help)
