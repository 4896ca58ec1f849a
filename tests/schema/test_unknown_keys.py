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
