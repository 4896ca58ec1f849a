"""What an author is told of a key that there is not and that is like none of those that there are."""

import re
from pathlib import Path

import pytest

from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from tests.helpers import worlds

MISTAKES = {
    "roadmap": ("roadmaps/first/roadmap.yml", "title: First\ncolour: red\n"),
    "stage": ("roadmaps/first/01-start.yml", "title: Start\ntopics: [softmax]\ncolour: red\n"),
    "topic": ("topics/basics.yml", "softmax:\n  title: Softmax\n  colour: red\n"),
    "resource": ("resources/book.yml", "a-book:\n  title: A book\n  colour: red\n"),
    "project": ("projects/basics.yml", "a-project:\n  title: A project\n  colour: red\n"),
}
"""Noun → a file with such a key, and what it holds."""


@pytest.mark.parametrize("noun", NOUNS)
def test_a_key_like_no_other_is_answered_with_all_that_there_are(noun: Noun, tmp_path: Path) -> None:
    """In the order of the definition."""
    file, text = MISTAKES[noun]
    problems = worlds.load(tmp_path, {file: text}).problems
    (help,) = [problem.help for problem in problems if problem.code == "unknown-key"]
    assert re.findall("`([a-z-]+)`", help) == list(NOUNS[noun].keys.keys)


def test_a_key_of_another_kind_is_a_slip_of_the_pen(tmp_path: Path) -> None:
    """One foreign key does not make a file of topics one of resources."""
    text = "softmax:\n  title: Softmax\n  url: https://www.example.org/softmax\n  needs: []\n"
    problems = worlds.load(tmp_path, {"topics/basics.yml": text}).problems
    assert [problem.message for problem in problems] == ["the key `url` is not known here"]


@pytest.mark.parametrize(
    ("file", "text", "help"),
    [
        ("topics/basics.yml", "softmax: {title: Softmax, resources: [a]}\n", "write this topic under its `topics`"),
        ("topics/basics.yml", "softmax: {title: Softmax, stage: start}\n", "a stage says what it teaches"),
        ("topics/basics.yml", "softmax: {title: Softmax, area: basics}\n", "the name of the file is the area"),
        ("resources/book.yml", "a: {title: A, topics: [softmax], type: book}\n", "the name of the file is the kind"),
        ("roadmaps/first/roadmap.yml", "title: First\nlicense: MIT\n", "under `copyright` in `mkdocs.yml`"),
        ("roadmaps/first/01-start.yml", "title: S\ntopics: [softmax]\nsections: []\n", "an item of `topics`"),
        (
            "roadmaps/first/01-start.yml",
            "title: S\ntopics: [{topic: softmax, title: S}]\n",
            "the id of its topic under `topic`",
        ),
    ],
)
def test_a_key_that_stands_elsewhere_is_answered_with_where(file: str, text: str, help: str, tmp_path: Path) -> None:
    """Once, in words of what it is about."""
    (problem,) = worlds.load(tmp_path, {file: text}).problems
    assert problem.code == "unknown-key"
    assert help in str(problem.help)


def test_a_group_with_a_title_is_told_how_a_group_is_called(tmp_path: Path) -> None:
    """And not, besides, that it has no name."""
    text = "title: Start\ntopics:\n  - title: All\n    topics: [softmax]\n"
    (problem,) = worlds.load(tmp_path, {"roadmaps/first/01-start.yml": text}).problems
    assert (problem.code, problem.help) == ("unknown-key", "did you mean `section`?")


def test_where_an_id_stands_alone_nothing_can_be_said_of_it(tmp_path: Path) -> None:
    """As of a need: what is to be written is the id."""
    text = "softmax: {title: Softmax, parts: [{topic: relu, note: One of them.}]}\nrelu: ReLU\n"
    (problem,) = worlds.load(tmp_path, {"topics/basics.yml": text}).problems
    assert problem.message == "only an id belongs here: nothing else can be said of it at this place"
    assert problem.help == "write `relu`"
