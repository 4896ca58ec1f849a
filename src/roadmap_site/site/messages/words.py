"""The messages in the language of a site, and numbers, lists and days as that language writes them.

A message is a whole sentence in English with named placeholders: `"{topic} needs {number} topics"`. What fills them may
be text, markup, a number or a day. Where there is no translation for a language all is English, the numbers as well:
a page never mixes two languages in one sentence. Authors' own texts are none of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
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

FOLDER = Path(__file__).parent
"""Where the template of the messages and their translations are."""
_ENGLISH = Locale("en")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said on a site, in its language."""

    locale: Locale
    """The language of the messages; its numbers, lists and days go with them."""
    translations: NullTranslations

    def gettext(self, message: str, /, **values: Any) -> str:
        """Return a message with its placeholders filled; as markup if any value is markup."""
        return self._filled(self.translations.gettext(message), values)

    def ngettext(self, one: str, many: str, count: int, /, **values: Any) -> str:
        """Return a message in the form that goes with a count, which fills `{number}` if nothing else does."""
        return self._filled(self.translations.ngettext(one, many, count), {"number": count, **values})

    def number(self, number: float) -> str:
        """Return a number as the language writes it: `1,234.5`."""
        return format_decimal(number, locale=self.locale)

    def percent(self, share: float) -> str:
        """Return a share of one in hundredths, rounded to a whole one: `8%`."""
        return format_percent(share, locale=self.locale)

    def date(self, day: date) -> str:
        """Return a day: `Nov 2, 2026`."""
        return format_date(day, locale=self.locale)

    def list(self, items: Sequence[str]) -> str:
        """Return items as a part of a sentence: `6 weeks and 10 hours`; as markup if any item is markup."""
        return self._listed(items, "standard")

    def series(self, items: Sequence[str]) -> str:
        """Return items as they stand in a row: `Loaf, Roll, Bun`; as markup if any item is markup."""
        return self._listed(items, "standard-narrow")

    def _filled(self, message: str, values: dict[str, Any]) -> str:
        shown = {name: self._shown(value) for name, value in values.items()}
        if any(isinstance(value, Markup) for value in shown.values()):
            return escape(message).format(**shown)
        return message.format(**shown)

    def _shown(self, value: Any) -> Any:
        if isinstance(value, int | float):
            return self.number(value)
        return self.date(value) if isinstance(value, date) else value

    def _listed(self, items: Sequence[str], style: Any) -> str:
        if any(isinstance(item, Markup) for item in items):
            return Markup(format_list([escape(item) for item in items], style, self.locale))  # noqa: S704 (escaped)
        return format_list(items, style, self.locale)


def load(language: str, folder: Path = FOLDER) -> Words:
    """Return the words for a language.

    Args:
        language: The language of a curriculum, as BCP 47 writes it: `en`, `pt-BR`.
        folder: Where the translations are.

    Returns:
        The words of the nearest translation: of `pt_BR`, else of `pt`; in English where there is neither.
    """
    locale = _parsed(language) or _ENGLISH
    for name in _nearest(str(locale)):
        file = folder / f"{name}.po"
        if file.is_file():
            with file.open("rb") as content:
                return Words(locale, compiled(read_po(content, name)))
    return Words(locale if locale.language == "en" else _ENGLISH, NullTranslations())


def compiled(catalog: Catalog) -> Translations:
    """Return a catalogue in the form in which messages are looked up."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return Translations(buffer)


def _parsed(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


def _nearest(name: str) -> Iterator[str]:
    """Yield the names under which a translation may be: `zh_Hant_TW`, `zh_Hant`, `zh`."""
    while name:
        yield name
        name = name.rpartition("_")[0]
