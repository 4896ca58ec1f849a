"""One mistake is one problem, however many places depend on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers import worlds

TOPICS = "".join(
    f"topic-{number}:\n  title: T{number}\n  needs: [softmax]\n  questions: [Why?]\n" for number in range(50)
)
BOOKS = "".join(f"book-{number}: {{title: B{number}, year: 2016, topics: [topic-{number}]}}\n" for number in range(50))
STAGE = "title: Start\ntopics: [softmax, " + ", ".join(f"topic-{number}" for number in range(50)) + "]\n"
LINKS = "title: First\nsummary: '" + " ".join(f"[[topic-{number}|one]]" for number in range(50)) + "'\n"
FILES: dict[str, str | bytes | None] = {
    "topics/extras.yml": TOPICS,
    "resources/book.yml": BOOKS,
    "roadmaps/first/01-start.yml": STAGE,
    "roadmaps/first/roadmap.yml": LINKS,
}
"""A world whose roadmap, stage and books name fifty topics."""


def test_the_world_has_no_problems(tmp_path: Path) -> None:
    """What follows comes from the one change alone."""
    assert worlds.load(tmp_path, FILES).problems == ()


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("topics/extras.yml", BOOKS.replace("book-", "paper-"), "wrong-kind-of-file"),
        ("topics/extras.yml", BOOKS, "wrong-kind-of-file"),
        ("topics/extras.yml", STAGE, "wrong-kind-of-file"),
        ("topics/extras.yml", LINKS + "milestones: {one: One}\naudience: All\n", "wrong-kind-of-file"),
        ("resources/book.yml", TOPICS.replace("topic-", "other-"), "wrong-kind-of-file"),
        ("roadmaps/first/01-start.yml", TOPICS, "wrong-kind-of-file"),
        ("topics/extras.yml", "", "syntax-error"),
        ("topics/extras.yml", "a: [\n", "syntax-error"),
        ("topics/extras.yml", "- a\n- b\n", "wrong-shape"),
        ("topics/extras.yml", b"a: \xff\n", "not-utf8"),
        ("topics/extras.yml", None, "missing-file"),
        ("curriculum.yml", None, "missing-file"),
        ("curriculum.yml", "title: [\n", "syntax-error"),
        ("roadmaps/first/roadmap.yml", None, "missing-file"),
    ],
)
def test_a_file_that_is_gone_or_spoilt_is_one_problem(
    file: str, text: str | bytes | None, code: str, tmp_path: Path
) -> None:
    """It names the file; what refers to what stood there is not told."""
    (problem,) = worlds.load(tmp_path, {**FILES, file: text}).problems
    assert problem.code == code
    assert file in f"{problem.location.path} {problem.message}"


def test_a_missing_file_is_told_with_the_places_that_need_it(tmp_path: Path) -> None:
    """The first twenty; the message has their number."""
    (problem,) = worlds.load(tmp_path, {**FILES, "topics/extras.yml": None}).problems
    assert problem.location.text.endswith("areas: {basics: Basics, extras: Extras}")
    assert problem.message == "`topics/extras.yml` is not there, and 150 places name 50 topics that do not exist"
    assert len(problem.related) == 20
    assert problem.related[0].message == "`topic-0` is named here"


def test_a_deleted_topic_is_one_problem_with_all_its_places(tmp_path: Path) -> None:
    """Those that need it, teach it and link to it."""
    needing = "".join(f"unit-{number}: {{title: U{number}, needs: [relu]}}\n" for number in range(7))
    stage = "title: Start\ntopics: [softmax, relu, " + ", ".join(f"unit-{number}" for number in range(7)) + "]\n"
    stage += "summary: After [[relu]] comes more.\n"
    (problem,) = worlds.load(tmp_path, {"topics/extras.yml": needing, "roadmaps/first/01-start.yml": stage}).problems
    assert problem.message == "topic `relu` does not exist"
    assert len(problem.related) == 8


def test_a_few_misspelt_ids_are_slips_though_a_file_is_missing(tmp_path: Path) -> None:
    """An area may well have projects only."""
    files = {"roadmaps/first/01-start.yml": "title: Start\ntopics: [softmx]\n"}
    assert worlds.codes(worlds.load(tmp_path, files)) == ["unknown-reference"]
