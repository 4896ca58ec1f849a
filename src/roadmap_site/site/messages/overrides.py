"""Messages that a site has otherwise than we do.

The owner names the English text of a message and writes what stands for it. A message that depends on a number is named
by its form for one, and has either one text for all numbers, or one for each form that the language has. A message that
there is not, or whose placeholders are others, is reported and left as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from string import Formatter
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from roadmap_site.site.messages.words import FOLDER, Words, compiled

TEMPLATE = FOLDER / "messages.pot"
"""All messages that there are."""


def with_own(words: Words, own: Mapping[Any, Any]) -> tuple[Words, tuple[str, ...]]:
    """Return words with what a site says otherwise, and what is wrong with the rest of it, each in a sentence.

    Args:
        words: What it would say without.
        own: English text of a message → what stands for it.
    """
    if not own:
        return words, ()
    catalog = Catalog(words.locale)
    faults = tuple(_put(catalog, own))
    translations = compiled(catalog)
    translations.add_fallback(words.translations)
    return replace(words, translations=translations), faults


def placeholders(text: str) -> set[str]:
    """Return the names of what is filled into a message; raise `ValueError` for a text that cannot be filled."""
    names = set()
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(text)
        names.add(name)
    return names


def wrong_placeholders(message: Message, forms: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the placeholders; a form for some number need not show it."""
    # A message that depends on a number has two texts.
    needed = placeholders("".join(message.id))
    for form in forms:
        try:
            names = placeholders(form)
        except ValueError:
            yield f"cannot be filled in {form!r}: a brace that is no placeholder is written twice"
            continue
        for name in sorted(names - needed):
            yield f"has no placeholder {{{name}}}"
        for name in sorted(needed - names):
            if not (message.pluralizable and name == "number"):
                yield f"needs its placeholder {{{name}}}"


def _put(catalog: Catalog, own: Mapping[Any, Any]) -> Iterator[str]:
    """Put what a site says otherwise into a catalogue; yield what is wrong with the rest of it."""
    known = _template()
    for text, wanted in zip(map(str, own), own.values(), strict=True):
        message = known.get(text)
        if message is None:
            nearest = get_close_matches(text, known, n=1)
            yield f"there is no message {text!r}" + (f"; did you mean {nearest[0]!r}?" if nearest else "")
            continue
        forms = wanted if isinstance(wanted, list) else [wanted]
        fault = next(_faults(message, forms, catalog.num_plurals), None)
        if fault:
            yield f"the message {text!r} {fault}"
        elif message.pluralizable:
            catalog.add(message.id, forms * catalog.num_plurals)
        else:
            catalog.add(message.id, forms[0])


def _template() -> Mapping[str, Message]:
    """Return all messages by their text; by that of their form for one, if they depend on a number."""
    with TEMPLATE.open("rb") as content:
        # The first message is the head of the file.
        _, *messages = read_po(content)
    return {message.id if isinstance(message.id, str) else message.id[0]: message for message in messages}


def _faults(message: Message, forms: list[Any], plurals: int) -> Iterator[str]:
    """Yield what is wrong with the texts that stand for a message: first how many there are, then what they hold."""
    counts, texts = {1}, "1 text"
    if message.pluralizable and plurals > 1:
        counts, texts = {1, plurals}, f"1 or {plurals} texts"
    if len(forms) not in counts or {*map(type, forms)} != {str}:
        yield f"takes {texts}"
    else:
        yield from wrong_placeholders(message, forms)
