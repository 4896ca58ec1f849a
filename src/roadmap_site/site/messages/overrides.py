"""Messages that a site has otherwise than we do.

The owner names the English text of a message and writes what stands for it. A message that depends on a number is named
by its form for one, and has either one text for all numbers, or one for each form that the language has. A message that
there is not, or whose placeholders are others, is told and left as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from string import Formatter
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from roadmap_site.site.messages.words import FOLDER, Words, compiled

TEMPLATE = FOLDER / "messages.pot"
"""All messages that there are."""


class OwnWords(NamedTuple):
    """The words of a site that has some messages otherwise."""

    words: Words
    faults: tuple[str, ...]
    """What is wrong with those that the site wanted, each in a sentence."""


def with_own(words: Words, own: Mapping[Any, Any]) -> OwnWords:
    """Return words with what a site says otherwise.

    Args:
        words: What it would say without.
        own: English text of a message → what stands for it.
    """
    if not own:
        return OwnWords(words, ())
    catalog = Catalog(words.locale)
    faults = []
    known = _template()
    for text, wanted in own.items():
        forms = wanted if isinstance(wanted, list) else [wanted]
        fault = _fault(known, str(text), forms, catalog.num_plurals)
        if fault:
            faults.append(fault)
        else:
            message = known[str(text)]
            catalog.add(message.id, forms * catalog.num_plurals if message.pluralizable else forms[0])
    translations = compiled(catalog)
    translations.add_fallback(words.translations)
    return OwnWords(Words(words.locale, translations), tuple(faults))


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
    needed = set[str]().union(*map(placeholders, _forms(message)))
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


def _template() -> Mapping[str, Message]:
    """Return all messages by their text; by that of their form for one, if they depend on a number."""
    with TEMPLATE.open("rb") as content:
        # The first message is the head of the file.
        _, *messages = read_po(content)
    return {_forms(message)[0]: message for message in messages}


def _forms(message: Message) -> Sequence[str]:
    return [message.id] if isinstance(message.id, str) else message.id


def _fault(known: Mapping[str, Message], text: str, forms: list[Any], plurals: int) -> str | None:
    if text not in known:
        nearest = get_close_matches(text, known, n=1)
        return f"there is no message {text!r}" + (f"; did you mean {nearest[0]!r}?" if nearest else "")
    message = known[text]
    allowed = {1, plurals} if message.pluralizable else {1}
    if len(forms) not in allowed or {*map(type, forms)} != {str}:
        texts = " or ".join(map(str, sorted(allowed)))
        return f"the message {text!r} takes {texts} {'texts' if message.pluralizable else 'text'}"
    wrong = next(wrong_placeholders(message, forms), None)
    return wrong and f"the message {text!r} {wrong}"
