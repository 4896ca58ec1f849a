"""Words that are in another language than the page they stand on: kept apart, so that each reads in its own direction.

Where there is no translation, a message is in English, and what fills it is not. Both are put between the characters
that Unicode has for that, which hold everywhere: in text, in attributes, in drawings. In HTML, elements that name the
language as well take their place. A message of ours begins with a mark besides, which changes nothing, and by which it
can be told from what authors have isolated.
"""

import re
from collections.abc import Callable
from gettext import NullTranslations

from markupsafe import Markup

LANGUAGE = "en"
"""The language of messages that are not translated."""

_OURS, _VALUE, _END = "\u2066\u200e", "\u2068", "\u2069"
_PLACEHOLDER = re.compile(r"\{\w*\}")
# What holds characters but no elements, or no elements of HTML; a tag; and what is kept apart.
_PIECE = re.compile(
    r"<(script|style|title|textarea|option|svg)\b(?>.*?</\1>|.*)"
    r"""|<(?:[^<>"']|"[^"]*+"|'[^']*+')*+>"""
    "|\u2066\u200e?|[\u2067-\u2069]",
    re.DOTALL | re.IGNORECASE,
)
# An element that holds a message and nothing else.
_WHOLE = re.compile(f"<(text|tspan|title|option)(?=[ >])(?=[^<>]*>{_OURS}[^<]*{_END} ?</)")
_MARKS = re.compile(f"{_OURS}|[{_VALUE}{_END}]")


class Untranslated(NullTranslations):
    """The messages as they are, in English, kept apart from a page in another language."""

    def __init__(self, messages: frozenset[str]) -> None:
        """Take the messages that are ours; other texts are in the language of who wrote them."""
        super().__init__()
        self._messages = messages

    def gettext(self, message: str) -> str:
        """Return a message, kept apart if there are words in it."""
        if message in self._messages:
            return isolated(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a message that goes with a count, kept apart if there are words in it."""
        form = super().ngettext(msgid1, msgid2, n)
        if msgid1 in self._messages:
            return isolated(form)
        return form


def isolated(message: str) -> str:
    """Return a message that is not in the language of the page, kept apart; as it is if there are no words in it."""
    if _has_words(_PLACEHOLDER.sub("", message)):
        return f"{_OURS}{message}{_END}"
    return message


def is_isolated(message: str) -> bool:
    """Return whether a message has been kept apart as a whole."""
    return message.startswith(_OURS)


def value(text: str) -> str:
    """Return what fills a message that is kept apart, kept apart from it; as markup if it is that."""
    words = text
    if isinstance(text, Markup):
        words = text.striptags()
    if _has_words(words):
        return type(text)(f"{_VALUE}{text}{_END}")
    return text


def plain(text: str) -> str:
    """Return a text as a search looks for it: with nothing kept apart."""
    if _OURS in text:
        return _MARKS.sub("", text)
    return text


def in_html(html: str, language: str, *, bare: Callable[[str], str]) -> str:
    """Return HTML whose words in another language than the page are in elements that say so, where there can be any.

    Args:
        html: A page, or a part of one.
        language: The language of the page, as BCP 47 writes it.
        bare: What becomes of a text where there can be none, such as an attribute.
    """
    if _OURS not in html:
        return html
    html = _WHOLE.sub(rf'<\1 lang="{LANGUAGE}"', html)
    pieces: list[str] = []
    # What is open: where it stands among the pieces, and the element that takes its place.
    open_: list[tuple[int, str | None]] = []
    at = 0
    for found in _PIECE.finditer(html):
        pieces += html[at : found.start()], bare(found[0]) if found[0][0] == "<" else found[0]
        at = found.end()
        if found[0] == _END and open_:
            start, element = open_.pop()
            if element:
                pieces[start], pieces[-1] = element, "</bdi>"
        elif found[0][0] in "\u2066\u2067\u2068":
            within = open_[-1][1] if open_ else None
            open_.append((len(pieces) - 1, _element(found[0], within, language)))
    return "".join((*pieces, html[at:]))


def _element(mark: str, within: str | None, language: str) -> str | None:
    """Return the element that takes the place of a mark; nothing for what an author has isolated."""
    ours = f'<bdi lang="{LANGUAGE}" dir="ltr">'
    if mark == _OURS:
        return ours
    if mark == _VALUE and within == ours:
        return f'<bdi lang="{language}" dir="auto">'
    return None


def _has_words(text: str) -> bool:
    return any(map(str.isalpha, text))
