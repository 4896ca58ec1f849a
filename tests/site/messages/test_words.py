"""Messages in the language of a site, with its plurals, numbers, lists and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from roadmap_site.site.messages import isolated, words
from roadmap_site.site.messages.words import Words

RUSSIAN = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n!=11 ? 0 : n%10>=2 && n%10<=4 && (n<10 || n>20) ? 1 : 2);\\n"

msgid "{number} loaf"
msgid_plural "{number} loaves"
msgstr[0] "{number} буханка"
msgstr[1] "{number} буханки"
msgstr[2] "{number} буханок"

#, fuzzy
msgid "Bake it"
msgstr "Мыть"
"""


def translated(folder: Path, language: str, message: str, translation: str) -> Path:
    """Write a translation of one message, and return the folder."""
    (folder / f"{language}.po").write_text(f'msgid "{message}"\nmsgstr "{translation}"\n', encoding="utf-8")
    return folder


@pytest.fixture
def english() -> Words:
    """Return the words of an English site."""
    return words.load("en")


def test_a_message_is_filled(english: Words) -> None:
    """By name; numbers are written as the language does it."""
    assert english.gettext("{loaf} needs {count} grains", loaf="A loaf", count=12345) == "A loaf needs 12,345 grains"


def test_a_message_without_placeholders_stays_as_it_is(english: Words) -> None:
    """The English text is the message."""
    assert english.gettext("Know first") == "Know first"


@pytest.mark.parametrize(("count", "said"), [(0, "0 loaves"), (1, "1 loaf"), (2, "2 loaves"), (1000, "1,000 loaves")])
def test_the_form_goes_with_the_count(english: Words, count: int, said: str) -> None:
    """One is one, all else is many."""
    assert english.ngettext("{number} loaf", "{number} loaves", count) == said


def test_what_is_filled_in_cannot_bring_placeholders(english: Words) -> None:
    """A title with braces is a title."""
    assert english.gettext("{title} is new", title="{number} {0}") == "{number} {0} is new"


def test_markup_makes_the_message_markup(english: Words) -> None:
    """All but the markup is escaped, once."""
    said = english.gettext("{link} & {title}", link=Markup('<a href="x">A</a>'), title="<b>")
    assert said == '<a href="x">A</a> &amp; &lt;b&gt;'
    assert isinstance(said, Markup)
    assert not isinstance(english.gettext("{title} &", title="<b>"), Markup)


def test_numbers_days_and_lists_are_those_of_the_language(english: Words) -> None:
    """In English as the United States write them, unless the site says where."""
    assert english.shown(1234.5) == "1,234.5"
    assert english.percent(0.084) == "8%"
    assert english.shown(date(2026, 11, 2)) == "Nov 2, 2026"
    assert words.load("en-GB").shown(date(2026, 11, 2)) == "2 Nov 2026"
    assert english.series(["a", "b"], "standard") == "a and b"
    assert english.series(["a", "b", "c"]) == "a, b, c"


def test_a_list_of_markup_is_markup(english: Words) -> None:
    """With the rest escaped, and whatever stands in its items."""
    assert english.series([Markup("<b>{1}</b>"), "&"]) == "<b>{1}</b>, &amp;"
    assert english.series([]) == ""


@pytest.mark.parametrize("language", ["de", "de-AT", "de-Latn-AT", "de-1996"])
def test_the_nearest_translation_is_taken(tmp_path: Path, language: str) -> None:
    """That of the language, where there is none of the territory or the script."""
    said = words.load(language, translated(tmp_path, "de", "Know first", "Zuerst lernen"))
    assert said.gettext("Know first") == "Zuerst lernen"
    assert isolated.plain(said.gettext("Topics")) == "Topics"
    assert said.shown(1.5) == "1,5"


def test_a_translation_of_the_territory_goes_before(tmp_path: Path) -> None:
    """So that `pt-BR` can differ from `pt`."""
    translated(tmp_path, "pt", "Know first", "Primeiro")
    said = words.load("pt-BR", translated(tmp_path, "pt_BR", "Know first", "Antes"))
    assert said.gettext("Know first") == "Antes"


def test_plurals_are_those_of_the_language(tmp_path: Path) -> None:
    """As many as it has; a translation that its translator doubts is not taken."""
    (tmp_path / "ru.po").write_text(RUSSIAN, encoding="utf-8")
    said = words.load("ru", tmp_path)
    counts = [said.ngettext("{number} loaf", "{number} loaves", count) for count in (1, 3, 5, 21)]
    assert counts == ["1 буханка", "3 буханки", "5 буханок", "21 буханка"]
    assert said.gettext("Bake it") == "Bake it"


@pytest.mark.parametrize("language", ["de", "tlh", "xx-foo", "i-klingon", "zz", ""])
def test_without_a_translation_all_is_english(tmp_path: Path, language: str) -> None:
    """The numbers too: no sentence mixes two languages, and no tag is too strange."""
    said = words.load(language, tmp_path)
    assert said.gettext("{number} apart", number=1234.5) == "1,234.5 apart"
    assert said.shown(date(2026, 11, 2)) == "Nov 2, 2026"
