"""A site can have single messages otherwise."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from roadmap_site.site.messages import overrides, words
from roadmap_site.site.messages.overrides import with_own

TEMPLATE = """\
msgid "Know first"
msgstr ""

msgctxt "heading"
msgid "Know first"
msgstr ""

msgid "{roadmap}, {stage}"
msgstr ""

msgid "{number} topic"
msgid_plural "{number} topics"
msgstr[0] ""
msgstr[1] ""
"""
ENGLISH = words.load("en")


@pytest.fixture(autouse=True)
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be few messages."""
    (tmp_path / "messages.pot").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(overrides, "TEMPLATE", tmp_path / "messages.pot")


def test_a_message_is_said_otherwise() -> None:
    """All others stay."""
    said, faults = with_own(ENGLISH, {"Know first": "What to know first"})
    assert said.gettext("Know first") == "What to know first"
    assert said.gettext("Topics") == "Topics"
    assert faults == ()


def test_placeholders_may_stand_in_another_order() -> None:
    """And more than once."""
    said, _ = with_own(ENGLISH, {"{roadmap}, {stage}": "{stage} {{of}} {roadmap}, {roadmap}"})
    assert said.gettext("{roadmap}, {stage}", roadmap="Bread", stage="Bake 1") == "Bake 1 {of} Bread, Bread"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("Lessons: {number}", ["Lessons: 1", "Lessons: 2"]),
        (["one lesson", "{number} lessons"], ["one lesson", "2 lessons"]),
    ],
)
def test_a_message_that_depends_on_a_number_has_its_forms(wanted: Any, said: list[str]) -> None:
    """One text for all numbers, or one for each form of the language."""
    found, faults = with_own(ENGLISH, {"{number} topic": wanted})
    assert [found.ngettext("{number} topic", "{number} topics", count) for count in (1, 2)] == said
    assert faults == ()


def test_forms_are_as_many_as_the_language_has(tmp_path: Path) -> None:
    """In Russian three."""
    (tmp_path / "ru.po").write_text('msgid "Know first"\nmsgstr "Сначала"\n', encoding="utf-8")
    russian = words.load("ru", tmp_path)
    said, faults = with_own(russian, {"{number} topic": ["{number} тема", "{number} темы", "{number} тем"]})
    counts = [said.ngettext("{number} topic", "{number} topics", count) for count in (1, 2, 5)]
    assert (counts, faults) == (["1 тема", "2 темы", "5 тем"], ())
    assert said.gettext("Know first") == "Сначала"
    _, (fault,) = with_own(russian, {"{number} topic": ["{number}", "{number}"]})
    assert fault == "the message '{number} topic' takes 1 or 3 texts"


@pytest.mark.parametrize(
    ("own", "fault"),
    [
        ({"Know furst": "x"}, "there is no message 'Know furst'; did you mean 'Know first'?"),
        ({"Nothing like it": "x"}, "there is no message 'Nothing like it'"),
        ({"{number} topics": "x"}, "there is no message '{number} topics'; did you mean '{number} topic'?"),
        ({"Know first": 7}, "the message 'Know first' takes 1 text"),
        ({"Know first": None}, "the message 'Know first' takes 1 text"),
        ({"Know first": {"a": "b"}}, "the message 'Know first' takes 1 text"),
        ({"Know first": ["a", "b"]}, "the message 'Know first' takes 1 text"),
        ({"{number} topic": []}, "the message '{number} topic' takes 1 or 2 texts"),
        ({"{number} topic": ["a", 2]}, "the message '{number} topic' takes 1 or 2 texts"),
        ({"": "x"}, "there is no message ''"),
        ({7: "x"}, "there is no message '7'"),
        ({"Know first": "Know {number}"}, "the message 'Know first' has no placeholder {number}"),
        ({"{roadmap}, {stage}": "{stage}"}, "the message '{roadmap}, {stage}' needs its placeholder {roadmap}"),
    ],
)
def test_what_is_wrong_is_told_and_left_as_it_was(own: dict[Any, Any], fault: str) -> None:
    """The page shows our own message; nothing can break it."""
    said, faults = with_own(ENGLISH, own)
    assert faults == (fault,)
    assert said.gettext("Know first") == "Know first"
    assert said.gettext("{roadmap}, {stage}", roadmap="Bread", stage="Bake 1") == "Bread, Bake 1"
    assert said.ngettext("{number} topic", "{number} topics", 2) == "2 topics"


@pytest.mark.parametrize("wanted", ["{", "}", "{stage:>9}", "{stage!r}", "{stage.place}", "{}", "{0}", "{stage} {"])
def test_braces_are_for_placeholders_alone(wanted: str) -> None:
    """A placeholder is a name; it can neither look into what fills it nor say how that is written."""
    said, (fault,) = with_own(ENGLISH, {"Know first": wanted})
    assert fault.startswith(f"the message 'Know first' cannot be filled in {wanted!r}")
    assert said.gettext("Know first") == "Know first"
