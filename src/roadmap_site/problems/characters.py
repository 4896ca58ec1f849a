"""Characters that look like others or like nothing: where each is right, what it is called, and what was meant by it.

Many scripts need what no reader sees: joiners, marks of direction, the tags of a flag. Elsewhere the same characters
hide words from a search, or what a file holds from a reviewer. Signs that look like those of YAML, and letters that
look like those of an id, are right in texts; what was meant by them elsewhere is looked up here. Nothing here knows of
files or places.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML, for a class of a regular expression."""
LIST_MARKS = "\uff0d\u2010-\u2015\u2212\u2022\u2023\u2043\u25e6\u25cf\u25cb\u25aa\u30fb\u00b7"
"""What begins an item of a list in other programs, or looks like a hyphen, for such a class."""
QUOTES = {
    "\u201c": "\u201d",
    "\u201d": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u201f": "\u201d",
    "\u2018": "\u2019",
    "\u2019": "\u2019",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\uff02": "\uff02",
}
"""A quotation mark of typography that begins a text → those that end it."""

# Signs that look like those of YAML → its own.
_SIGNS = {
    ":": "\uff1a\ufe55\u2236\ua789",
    ",": "\uff0c\u3001\ufe50\uff64\u060c",
    "-": "\uff0d\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    "[": "\uff3b\u3010",
    "]": "\uff3d\u3011",
    "{": "\uff5b",
    "}": "\uff5d",
    "#": "\uff03",
    '"': "\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02",
    "'": "\u2018\u2019\u201a\u201b\uff07",
}
# Letters that look like those of an id, though no normal form of Unicode makes the one of the other → these.
_LETTERS = {
    "A": "\u0410\u0391",
    "B": "\u0412\u0392",
    "C": "\u0421",
    "E": "\u0415\u0395",
    "H": "\u041d\u0397",
    "I": "\u0406\u0399",
    "K": "\u041a\u039a",
    "M": "\u041c\u039c",
    "N": "\u039d",
    "O": "\u041e\u039f",
    "P": "\u0420\u03a1",
    "S": "\u0405",
    "T": "\u0422\u03a4",
    "X": "\u0425\u03a7",
    "Y": "\u03a5",
    "Z": "\u0396",
    "a": "\u0430\u0251\u03b1",
    "c": "\u0441\u03f2",
    "d": "\u0501",
    "e": "\u0435",
    "g": "\u0261\u0581",
    "h": "\u04bb\u0570",
    "i": "\u0456\u0131\u03b9",
    "j": "\u0458\u03f3\u0237",
    "k": "\u043a\u03ba",
    "l": "\u04cf",
    "n": "\u0578",
    "o": "\u043e\u03bf\u0585",
    "p": "\u0440\u03c1",
    "q": "\u051b\u0566",
    "s": "\u0455",
    "u": "\u03c5\u057d",
    "v": "\u03bd\u0475",
    "w": "\u051d",
    "x": "\u0445\u03c7",
    "y": "\u0443",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212",
}
# The names of controls are no part of Python's tables.
_NAMES = {"\r": "CARRIAGE RETURN", "\x85": "NEXT LINE"}

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_BREAKS = "\r\x85\u2028\u2029"
_MARKS = "\u061c\u200e\u200f"
_OPENERS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
_CLOSERS = "\u202c\u2069"
_TAGS = "\U000e0000-\U000e007f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# What else Unicode lets nobody see (Default_Ignorable_Code_Point), and the marks of annotations.
_OTHERS = "\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
# A flag of a part of a country (UTS #51), or a single character that may be wrong where it stands. What is plain ASCII
# is gone over first, as that is most of a text, and many ranges cost much.
_CANDIDATE = re.compile(
    "[^\t\n -~](?:(?<=\U0001f3f4)([\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)|(?<=\r)(?!\n)|"
    f"(?<=[{_CONTROLS}{_PRIVATE}\x85\u2028\u2029\ufffe\uffff"
    f"{_MARKS}{_OPENERS}{_CLOSERS}{_TAGS}{_SELECTORS}{_OTHERS}]))"
)
_INVISIBLE = re.compile(f"[{_MARKS}{_OPENERS}{_CLOSERS}{_TAGS}{_SELECTORS}{_OTHERS}]")
_UNSEEN = re.compile(f"[{_CONTROLS}{_PRIVATE}\ufffe\uffff{_MARKS}{_OPENERS}{_CLOSERS}{_TAGS}{_SELECTORS}{_OTHERS}]")
# Those of them that no word of Latin letters needs; a mark of direction it may, among words of another direction.
_IN_NO_WORD = re.compile(f"[{_TAGS}{_SELECTORS}{_OTHERS}]")
_DIRECTION = re.compile(f"[{_OPENERS}{_CLOSERS}]")
_UNCLEAN = re.compile(f"[{_CONTROLS}{_PRIVATE}\ufffe\uffff]")
_BREAK = re.compile(f"[{_BREAKS}]")
_TAG = re.compile(f"[{_TAGS}]")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
# Scripts whose letters join or stack, so that joiners change what is read: from Arabic and Syriac to the scripts of
# India and their kin.
_JOINING = re.compile(
    "[\u0600-\u109f\u1700-\u18af\u1900-\u1cff\ua800-\uaadf\uabc0-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
# Scripts that write words without spaces between them, and say by unseen characters where a line may break.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff\uaa00-\uaadf]"
)
_HAN = re.compile("[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_JAMO = re.compile("[\u1100-\u115e\u1161-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]")
_MONGOLIAN = re.compile("[\u1807\u180a\u1810-\u18aa]")
_ASCII_LETTER = re.compile("[a-zA-Z0-9]")
_ALL_QUOTES = "".join(QUOTES)
_VIRAMA = 9  # Its canonical combining class.
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
# What is no text of a language, so that an unseen character in it is never right: an id, a reference, an address.
_WORD = re.compile(r"[a-z0-9]+(?:[-_/][a-z0-9]+)*|https?://\S+")


class Why(Enum):
    """Why a character cannot stay where it is."""

    CONTROL = auto()
    """It is a control, or no character, or of the private use area: nobody knows what it looks like."""
    BREAK = auto()
    """Some programs end a line at it, and editors and git do not."""
    DIRECTION = auto()
    """It turns the writing direction and nothing turns it back, or turns back what nothing has turned."""
    TAG = auto()
    """It is a letter that nobody sees, outside of the emoji of a flag."""
    WORD = auto()
    """It stands in a word that is no text, such as an id."""
    STRAY = auto()
    """Nothing there needs it."""


class Unseen(NamedTuple):
    """A character that cannot stay where it is."""

    start: int
    """Its index."""
    character: str
    why: Why


def may_hold_unseen(text: str) -> bool:
    """Return whether a text holds characters that have to be looked at; quick for what has none."""
    return not text.isascii() and bool(_CANDIDATE.search(text))


def candidates(text: str) -> Iterator[int]:
    """Yield where such characters are."""
    for found in _CANDIDATE.finditer(text):
        yield found.start()


def unseen(text: str) -> Iterator[Unseen]:
    """Yield the characters of a value, or of a paragraph, that nobody sees and that cannot stay there."""
    in_word = is_word(text)
    for found in _CANDIDATE.finditer(text):
        index, character = found.start(), found[0]
        if found[1]:
            continue
        if in_word and _IN_NO_WORD.match(character):
            yield Unseen(index, character, Why.WORD)
        elif not _DIRECTION.match(character) and (why := _why(text, index, character)):
            yield Unseen(index, character, why)
    for index in _unpaired(text):
        yield Unseen(index, text[index], Why.DIRECTION)


def is_word(text: str) -> bool:
    """Return whether a value holds what nobody sees and is without it a word that is no text, such as an id."""
    if not (_IN_NO_WORD.search(text) or _UNCLEAN.search(text) or [*_unpaired(text)]):
        return False
    return bool(_WORD.fullmatch(without_unseen(text)))


def without_unseen(text: str) -> str:
    """Return a text without all that nobody sees."""
    return _UNSEEN.sub("", text)


def cleared(line: str) -> str:
    """Return a line without what cannot stay in it, and without all controls of direction: parts may be taken of it."""
    if not may_hold_unseen(line):
        return line
    wrong = {found.start for found in unseen(line)}
    left = (character for index, character in enumerate(line) if index not in wrong)
    return _DIRECTION.sub("", "".join(left))


def named(character: str) -> str:
    """Return what Unicode calls a character, after its number; the number alone where it has no name."""
    name = unicodedata.name(character, _NAMES.get(character, ""))
    return f"U+{ord(character):04X} {name}".strip()


def closer(opener: str) -> str | None:
    """Return what ends the writing direction that a control begins; nothing for what is such an end."""
    if opener in _CLOSERS:
        return None
    if _is_isolate(opener):
        return "\u2069"
    return "\u202c"


def own_signs(text: str) -> str:
    """Return a text with the signs of YAML for those that look like them."""
    return text.translate(_OWN_SIGN)


def in_ascii(word: str) -> str | None:
    """Return the word of ASCII that another one looks like; nothing for what has no letter of it, or looks else."""
    if not _ASCII_LETTER.search(unicodedata.normalize("NFKC", word)):
        return None
    plain = plain_ascii(word)
    if plain and " " not in plain:
        return plain
    return None


def plain_ascii(text: str) -> str | None:
    """Return what a text of digits, signs and Latin letters is in ASCII, if it looks so and is not."""
    if text.isascii():
        return None
    plain = unicodedata.normalize("NFKC", without_unseen(text.strip(_ALL_QUOTES))).translate(_OWN_LETTER).strip()
    if plain.isascii():
        return plain
    return None


def parted(word: str) -> str | None:
    """Return a list of ids or other words of ASCII with its own commas for those that look like them, if it is one."""
    own = own_signs(word)
    if own == word or not own.isascii() or "," not in own:
        return None
    return ", ".join(part.strip() for part in own.split(","))


def remark(word: str) -> str:
    """Return, for the end of a message, which character of a word looks like one of ASCII, or like nothing."""
    space = _ODD_SPACE.search(word)
    if space and (word != word.strip() or plain_ascii(word)):
        return f": it holds {named(space[0])}"
    if in_ascii(word) is None and not parted(word):
        return ""
    return first_named(word)


def first_named(word: str) -> str:
    """Return, for the end of a message, which is the first character of a word that is not ASCII."""
    first = next(character for character in word if not character.isascii())
    if _INVISIBLE.match(first):
        return f": it holds the invisible {named(first)}"
    return f": its `{first}` is {named(first)}"


def _why(text: str, index: int, character: str) -> Why | None:
    """Return why a character that is none of direction cannot stay where it is, if it cannot."""
    if _UNCLEAN.match(character):
        return Why.CONTROL
    if _BREAK.match(character):
        return Why.BREAK
    if _TAG.match(character):
        return Why.TAG
    if _is_needed(text, index, character):
        return None
    return Why.STRAY


def _unpaired(text: str) -> Iterator[int]:
    """Yield where in a paragraph controls of direction stand that have no other end (UAX #9, BD9 and X5 to X7)."""
    open_: list[tuple[int, str]] = []
    isolates = 0
    for found in _DIRECTION.finditer(text):
        index, character = found.start(), found[0]
        if character in _OPENERS:
            open_.append((index, character))
            isolates += _is_isolate(character)
        elif character == "\u2069" and isolates:
            # What was turned within an isolate ends with it.
            while not _is_isolate(open_[-1][1]):
                yield open_.pop()[0]
            open_.pop()
            isolates -= 1
        elif character == "\u202c" and open_ and not _is_isolate(open_[-1][1]):
            open_.pop()
        else:
            yield index
    yield from (index for index, _ in open_)


def _is_isolate(opener: str) -> bool:
    return opener >= "\u2066"


def _is_needed(text: str, index: int, character: str) -> bool:
    """Return whether what stands around an unseen character gives it something to do."""
    before, after = _around(text, index)
    match character:
        case "\u061c" | "\u200e" | "\u200f":
            needed = True
        case "\u200c":
            # Sorani writes its vowel E as a heh that is not joined, at the end of a word too.
            needed = _parts_letters(text, index) or before == "\u0647"
        case "\u200d":
            needed = _joins_emoji(text, index) or _parts_letters(text, index) or _shows_form(text, index)
        case "\u200b" | "\u2060":
            needed = bool(_WITHOUT_SPACES.match(before) or _WITHOUT_SPACES.match(after))
        case "\u115f" | "\u1160":
            needed = bool(_JAMO.match(before) or _JAMO.match(after))
        case "\u034f":
            needed = _is_mark(before) or _is_mark(after)
        case _ if _SELECTOR.match(character):
            needed = _is_selected(before, character)
        case _:
            needed = "\u180b" <= character <= "\u180f" and bool(_MONGOLIAN.match(before))
    return needed


def _parts_letters(text: str, index: int) -> bool:
    """Return whether a joiner stands behind a virama, or within a word of a script whose letters join (RFC 5892).

    A letter of such a script on one side is enough: endings are put so to words and signs of other scripts.
    """
    before, after = _around(text, index)
    if unicodedata.combining(before or " ") == _VIRAMA:
        return True
    inside = bool(before.strip() and after.strip()) and before not in {"\u200c", "\u200d"}
    return inside and bool(_JOINING.match(before) or _JOINING.match(after))


def _shows_form(text: str, index: int) -> bool:
    """Return whether a joiner at an edge of a word shows the form that a letter has within one."""
    before, after = _around(text, index)
    return bool(_JOINING.match(before)) != bool(_JOINING.match(after))


def _around(text: str, index: int) -> tuple[str, str]:
    """Return the characters before and after one."""
    return text[max(index - 1, 0) : index], text[index + 1 : index + 2]


def _joins_emoji(text: str, index: int) -> bool:
    before, after = text[max(index - 2, 0) : index].rstrip("\ufe0f"), text[index + 1 : index + 2]
    return _is_symbol(before[-1:]) and _is_symbol(after)


def _is_symbol(character: str) -> bool:
    """Return whether a character is an emoji or another symbol, those too that Python's tables do not know yet."""
    return bool(character) and (unicodedata.category(character)[0] == "S" or "\U0001f000" <= character <= "\U0001faff")


def _is_selected(before: str, selector: str) -> bool:
    """Return whether a variation selector has something before it of which there are variants."""
    if selector > "\uffff":
        return bool(_HAN.match(before))
    if not before or before.isspace() or _INVISIBLE.match(before):
        return False
    # Letters of these scripts have none, but for a sign of information.
    return before == "\u2139" or unicodedata.name(before, "").split(" ")[0] not in {"LATIN", "GREEK", "CYRILLIC"}


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] == "M"


def _by_character(alike: dict[str, str]) -> dict[int, str]:
    """Return each character → what it looks like."""
    own = {}
    for sign, others in alike.items():
        own.update(dict.fromkeys(map(ord, others), sign))
    return own


_OWN_SIGN, _OWN_LETTER = _by_character(_SIGNS), _by_character(_LETTERS)
