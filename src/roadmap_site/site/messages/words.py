"""The messages in the language of a site, and numbers, lists and days as that language writes them.

A message is a whole sentence in English with named placeholders: `"{topic} needs {number} topics"`. What fills them may
be text, markup, a number or a day. Where there is no translation for a language all is English, the numbers as well:
a page never mixes two languages in one sentence. Authors' own texts are none of this.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations
from markupsafe import Markup, escape

from roadmap_site.site.messages import isolated

FOLDER = Path(__file__).parent
"""Where the template of the messages and their translations are."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said on a site, in its language."""

    locale: Locale
    """The language of the messages; its numbers, lists and days go with them."""
    translations: NullTranslations
    language: str = isolated.LANGUAGE
    """The language of the pages, as BCP 47 writes it; what is not translated is in English."""
    runs_left: bool = False
    """Whether that language is written from right to left."""

    def gettext(self, message: str, /, **values: Any) -> str:
        """Return a message with its placeholders filled; as markup if any value is markup."""
        return self._filled(self.translations.gettext(message), values)

    def ngettext(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Return a message in the form that goes with a count, which fills `{number}` if nothing else does."""
        return self._filled(self.translations.ngettext(one, many, count), {"number": count, **values})

    def percent(self, share: float) -> str:
        """Return a share of one in hundredths, rounded to a whole one: `8%`."""
        return format_percent(share, locale=self.locale)

    def series(self, items: Iterable[str], style: Any = "standard-narrow") -> str:
        """Return items as they stand in a row: `Loaf, Roll, Bun`; as markup if any item is markup.

        The styles are those of `babel.lists.format_list`; `standard` is for a part of a sentence: `6 weeks and 1 day`.
        """
        shown = list(items)
        if Markup in map(type, shown):
            return Markup(format_list(list(map(escape, shown)), style, self.locale))  # noqa: S704 (escaped)
        joined = format_list(shown, style, self.locale)
        if self._is_foreign and style == "standard":
            return isolated.isolated(joined)
        return joined

    def shown(self, value: Any) -> Any:
        """Return a number or a day as the language writes it: `1,234.5`, `Nov 2, 2026`; all else as it is."""
        if isinstance(value, int | float):
            return _number(value, self.locale)
        if isinstance(value, date):
            return format_date(value, locale=self.locale)
        return value

    def language_name(self, code: str) -> str:
        """Return what a language is called in that of the pages: `French`; its code where nobody knows it."""
        try:
            name = Locale.parse(code, sep="-").get_display_name(Locale.parse(self.language, sep="-"))
        except (ValueError, UnknownLocaleError):
            return code
        return name or code

    def bare(self, text: str) -> str:
        """Return a text for where no element can say its language: kept apart only where the page runs to the left."""
        if self.runs_left:
            return text
        return isolated.plain(text)

    def in_html(self, html: str) -> str:
        """Return a page, or a part of one, whose words in another language are in elements that say so."""
        return isolated.in_html(html, self.language, bare=self.bare)

    @property
    def _is_foreign(self) -> bool:
        """Whether nothing is said in the language of the pages."""
        return isinstance(self.translations, isolated.Untranslated)

    def _filled(self, message: str, values: dict[str, Any]) -> str:
        # Most messages have nothing to fill, and a page has hundreds.
        if not values and "{" not in message:
            return message
        shown = {name: self.shown(value) for name, value in values.items()}
        if isolated.is_isolated(message):
            for name, value in values.items():
                if isinstance(value, str):
                    shown[name] = isolated.value(value)
        if Markup in map(type, shown.values()):
            return escape(message).format(**shown)
        return message.format(**shown)


ENGLISH = Words(Locale("en"), NullTranslations())
"""What is said where there is no translation: the messages as they are."""


def load(language: str, folder: Path = FOLDER) -> Words:
    """Return the words for a language.

    Args:
        language: The language of a curriculum, as BCP 47 writes it: `en`, `pt-BR`.
        folder: Where the translations are.

    Returns:
        The words of the nearest translation: of `pt_BR`, else of `pt`; in English where there is neither.
    """
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return ENGLISH
    if locale.language == isolated.LANGUAGE:
        return replace(ENGLISH, locale=locale)
    name = str(locale)
    untranslated = isolated.Untranslated(_messages())
    runs_left = locale.text_direction == "rtl"
    while name:
        file = folder / f"{name}.po"
        if file.is_file():
            with file.open("rb") as content:
                translations = compiled(read_po(content, name))
            translations.add_fallback(untranslated)
            return Words(locale, translations, language, runs_left)
        # Of `zh_Hant_TW` the next is `zh_Hant`, and then `zh`.
        name = name.rpartition("_")[0]
    return replace(ENGLISH, translations=untranslated, language=language, runs_left=runs_left)


@lru_cache(maxsize=10_000)
def _number(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@cache
def _messages() -> frozenset[str]:
    """Return all messages; of one that depends on a number, its form for one."""
    with (FOLDER / "messages.pot").open("rb") as content:
        return frozenset(message.id if isinstance(message.id, str) else message.id[0] for message in read_po(content))


def compiled(catalog: Catalog) -> Translations:
    """Return a catalogue in the form in which messages are looked up."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return Translations(buffer)
