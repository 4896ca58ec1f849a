"""Explanations change along: renamed, mended, formatted, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.diff import changes
from roadmap_site.diff.lines import lines
from roadmap_site.edit import edits, fixing, formatting, renaming
from roadmap_site.system import transactions
from tests.helpers import worlds

FILES = {
    "topics/basics/softmax.md": "See [[softmax]] and [[first/start]], `[[softmax]]`.\n",
    "roadmaps/first/01-start.md": "It begins with [[softmax|that]].\n",
}


def renamed(folder: Path, old: str, new: str) -> dict[str, str]:
    """Rename a thing; return the Markdown of the curriculum."""
    change = renaming.renaming(loader.load(folder), old, new)
    with transactions.session(folder) as session:
        session.run(renaming.steps(folder, change, {}))
    assert not loader.load(folder).problems
    return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(folder.rglob("*.md"))}


def test_the_explanation_of_a_topic_goes_with_its_id(tmp_path: Path) -> None:
    """Links in all explanations follow; what stands in code does not."""
    assert renamed(worlds.write(tmp_path, FILES), "softmax", "soft-max") == {
        "roadmaps/first/01-start.md": "It begins with [[soft-max|that]].\n",
        "topics/basics/soft-max.md": "See [[soft-max]] and [[first/start]], `[[softmax]]`.\n",
    }


def test_the_explanation_of_a_stage_goes_with_its_file(tmp_path: Path) -> None:
    """Both are called alike."""
    found = renamed(worlds.write(tmp_path, FILES), "first/start", "begin")
    assert "roadmaps/first/01-begin.md" in found
    assert "[[first/begin]]" in found["topics/basics/softmax.md"]


def test_explanations_go_with_the_folder_of_their_roadmap(tmp_path: Path) -> None:
    """And links to its stages follow."""
    found = renamed(worlds.write(tmp_path, FILES), "first", "second")
    assert "roadmaps/second/01-start.md" in found
    assert "[[second/start]]" in found["topics/basics/softmax.md"]


def test_what_has_one_right_answer_is_mended(tmp_path: Path) -> None:
    """As in texts of the YAML: links to a former id, addresses without their beginning."""
    text = "See [[soft]] and [a](www.x.example).\n"
    files = {"topics/basics.yml": "softmax: {title: Softmax, was: [soft]}\n", "topics/basics/softmax.md": text}
    folder = worlds.write(tmp_path, files)
    with transactions.session(folder) as session:
        fixing.fix(session, folder, "c", ())
    assert (folder / "topics/basics/softmax.md").read_text("utf-8") == (
        "See [[softmax]] and [a](https://www.x.example).\n"
    )


def test_only_line_ends_are_formatted(tmp_path: Path) -> None:
    """All as the first one; what is no explanation stays as it is."""
    files = {
        "topics/basics/softmax.md": b"*  a\r\n\nb  \n",
        "roadmaps/first/01-start.md": b"\xff\r\n\n",
        "notes.md": b"a\r\n\n",
    }
    done = formatting.all_formatted(worlds.write(tmp_path, files), "c")
    assert {path: text for path, text in done.texts.items() if path.endswith(".md")} == {
        "topics/basics/softmax.md": "*  a\r\n\r\nb  \r\n"
    }
    assert "c/topics/basics/softmax.md" in {problem.location.path for problem in done.differing}


def test_a_comparison_says_how_much_changed(tmp_path: Path) -> None:
    """New, changed and gone; line ends and renamed ids are no change."""

    def said(before: str | None, after: str | None) -> list[str]:
        sides = []
        for number, text in enumerate((before, after)):
            folder = worlds.write(tmp_path / f"{len(edits_seen)}-{number}", {"topics/basics/softmax.md": text})
            sides.append(loader.load(folder))
        edits_seen.append("")
        things = changes.between(*sides).things
        found = [line for thing in things for line in lines(thing.differences, 0, {})]
        return ["".join(span.words for span in line.spans) for line in found]

    edits_seen: list[str] = []
    assert said(None, "a\nb\n") == ["explanation: 2 lines"]
    assert said("a\nb\n", "a\nc\nd\n") == ["explanation: 2 lines added, 1 line removed"]
    assert said("a\nb\n", None) == ["explanation: 2 lines"]
    assert said("a\nb\n", "a\r\nb\r\n") == []


def test_a_text_that_is_spliced_keeps_the_rest(tmp_path: Path) -> None:
    """Only the id changes, so that a review shows nothing else."""
    text = "-   odd *  [[softmax]]\n\n\n\n   and [[softmax]]\n"
    result = worlds.load(tmp_path, {"topics/basics/softmax.md": text})
    pairs = [(reference.place.path, (reference, "x")) for reference in result.graph.references if reference.source]
    assert edits.edited(result, pairs, edits.with_targets) == {"topics/basics/softmax.md": text.replace("softmax", "x")}


def fixed(folder: Path, text: str) -> str:
    """Return what becomes of an explanation, as bytes would show it."""
    worlds.write(folder, {"topics/basics.yml": "softmax: {title: Softmax, was: [soft]}\n"})
    (folder / "topics/basics").mkdir()
    (folder / "topics/basics/softmax.md").write_bytes(text.encode())
    with transactions.session(folder) as session:
        fixing.fix(session, folder, "c", {"http://x.example", "http://x.example/?a=1&b=2"})
    return (folder / "topics/basics/softmax.md").read_bytes().decode()


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("[a](http://x.example)", "[a](https://x.example)"),
        ("<http://x.example>", "<https://x.example>"),
        ("[a](http://x.example/?a=1&amp;b=2)", "[a](https://x.example/?a=1&amp;b=2)"),
        ("[[soft|a]]", "[[softmax|a]]"),
        ("[[Softmax]]", "[[softmax]]"),
        ("[a] (https://x.example)", "[a](https://x.example)"),
        ("<a@x.example>", "[a@x.example](mailto:a@x.example)"),
        (":rocket:", "🚀"),
        ("one\u2028two", "one two"),
    ],
)
@pytest.mark.parametrize(
    "around",
    ["A {} and {}.\n", "- x\r\n    > {}\r\n", "| a | {} |\n|---|---|\n| b | c {} |\n", "Z[^1]\n\n[^1]: See\n    {}\n"],
    ids=["line", "quotation", "table", "footnote"],
)
def test_every_fix_reaches_all_parts_of_an_explanation(tmp_path: Path, written: str, mended: str, around: str) -> None:
    """Wherever words stand, with whatever line ends; all else stays as it was."""
    assert fixed(tmp_path, around.format(written, written)) == around.format(mended, mended)


@pytest.mark.parametrize("shown", ["`{}`", "${}$", "```\n{}\n```", "![a]({})", "[a]: {}"])
def test_what_is_no_link_of_an_explanation_keeps_its_address(tmp_path: Path, shown: str) -> None:
    """Code, a formula, a picture and what CommonMark would take for a definition; the link beside it is led on."""
    text = f"{shown.format('http://x.example')}\n\nand [a]({{}}://x.example)\n"
    assert fixed(tmp_path, text.format("http")) == text.format("https")
