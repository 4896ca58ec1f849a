"""What one line of Markdown says: its plain words, what leads, what stands in brackets, its list, its links.

One line often says several things, and each has a place of its own in the YAML. Each function takes a line and returns
a part of it, or the line without that part. Patterns look no further than a few hundred characters, so that a line of
marks alone takes no longer than another.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from roadmap_site.schema import addresses
from roadmap_site.schema.texts import URL

# No more than so many characters within marks, as each mark that stands alone would be looked for to the line's end.
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)(.{1,300}?)(?<!`)\1(?!`)")
_STARS = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])(.{1,300}?)(?<=[^\s*])\1(?![\w*])")
_UNDERSCORES = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])(.{1,300}?)(?<=[^\s_])\1(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)(.{1,300}?)(?<=\S)~~")
_LINK = re.compile(
    r"!?\[([^\[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+[\"'(]([^\"']{0,300})[\"')])?\s*\)"
)
_BARE_URL = re.compile(r"<?(https?://[^\s<>()\"]+(?:\([^\s()<>\"]*\))?[^\s<>()\".,;:!?]*)>?")
_ADDRESS = re.compile(rf"{_LINK.pattern}|{_BARE_URL.pattern}")
_BETWEEN = " ,;:–—-"
"""What stands between the links that a line ends with."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = re.compile("[\ue000-\uf8ff]")
_MOST_KEPT = 0xF8FF - 0xE000
_BOLD_LEAD = re.compile(r"(\*\*|__)(?P<lead>.+?)\1\s*(?:(?<=:)|(?<=:\1)|:|：|\s[-–—]\s|[–—])\s*(?P<rest>.*)", re.DOTALL)
_BOLD_COLON = re.compile(r"(\*{1,3}|_{1,3})(?P<lead>[^*_]+?)\s*[:：]\s*\1\s*(?P<rest>.*)", re.DOTALL)
_LEAD = re.compile(r"(?P<lead>.+?)\s*(?::(?=\s|$)|：|\s[-–—]\s)\s*(?P<rest>.*)", re.DOTALL)
_BRACKET = re.compile(r"(?P<before>.*\S)\s*[(（](?P<inside>[^()（）]*)[)）]\s*[.:]?", re.DOTALL)
_QUOTES = frozenset({'""', "''", "“”", "„“", "„”", "‘’", "«»", "»«", "「」"})
_BETWEEN_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?:])\s+(?=\W*[A-Z])")
_LONGEST_LEAD = 12
"""Words that can stand before a colon and still be a name."""
_SHORT = 3
"""So many words may a part of a list of terms have."""
_AND = re.compile(r"(?:and|or|&)\s+", re.IGNORECASE)


class Link(NamedTuple):
    """A link in a line."""

    words: str
    url: str
    title: str = ""
    """What shows when somebody points at it."""


def plain(text: str) -> str:
    """Return a line as a title can hold it: without emphasis, code marks, escapes and addresses behind words."""
    return without_brackets(" ".join(_ESCAPE.sub(r"\1", _CODE.sub(r"\2", without_links(unemphasised(text)))).split()))


def unemphasised(text: str) -> str:
    """Return a line without the marks of bold, italic and struck text, but for those in code and links."""
    return without_brackets(_outside(text, lambda outside: _STRUCK.sub(r"\1", _unmarked(_unmarked(outside)))))


def without_brackets(text: str) -> str:
    """Return a line in which no two brackets stand together, as they would make a link of ours."""
    while "[[" in text:
        text = text.replace("[[", "[ [")
    return text


def emphasized(text: str) -> str:
    """Return the first words that stand in bold or italics; nothing if none do."""
    bare, kept = hidden(text)
    found = min((m for p in (_STARS, _UNDERSCORES) if (m := p.search(bare))), key=re.Match.start, default=None)
    if found:
        return shown(found[2], kept)
    return ""


def without_links(text: str) -> str:
    """Return a line with the words of its links in place of the links."""
    return _LINK.sub(lambda link: link[1] or link[2], text)


def links(text: str) -> list[Link]:
    """Return the links of a line that lead to another site, with their words; a bare address has none."""
    found = [Link(plain(link[1]), link[2], link[3] or "") for link in _LINK.finditer(text)]
    found += [Link("", url[1]) for url in _BARE_URL.finditer(_LINK.sub("", text))]
    return [link for link in found if addresses.is_web(link.url) and URL.fits(link.url)]


def without_addresses(text: str) -> str:
    """Return a line without links' addresses and without bare addresses, and without what hung on these."""
    return re.sub(r"\(\s*\)|[\s:–—-]+$", "", _BARE_URL.sub(_unless_address, without_links(text))).strip()


def _unless_address(found: re.Match[str]) -> str:
    if URL.fits(found[1]):
        return ""
    return found[0]


def trailing_links(text: str) -> str:
    """Return the links that a line ends with, or the whole line if it is nothing but links; empty if there are none."""
    bare = text.rstrip().removesuffix(".")
    start = len(bare)
    for link in reversed(list(_ADDRESS.finditer(bare))):
        if bare[link.end() : start].strip(_BETWEEN):
            break
        start = link.start()
    if start < len(bare):
        return text[start:]
    return ""


def lead(text: str) -> tuple[str, str]:
    """Return the name that a line starts with, and what it says of it; all of it and nothing if no colon parts them."""
    for pattern in (_BOLD_COLON, _BOLD_LEAD):
        if found := pattern.fullmatch(text):
            name, rest = _unmarked(found["lead"]).strip(" :"), found["rest"].strip()
            # A picture that is not taken over leaves nothing between its marks.
            if name:
                return (name, rest)
            return (rest or text, "")
    bare, kept = hidden(text, brackets=True)
    found = _LEAD.fullmatch(bare)
    if not found or len(found["lead"].split()) > _LONGEST_LEAD:
        return text, ""
    return shown(found["lead"], kept).strip(), shown(found["rest"], kept).strip()


def bracket(text: str) -> tuple[str, str]:
    """Return a line without the bracket at its end, and what stands in the bracket."""
    found = _BRACKET.fullmatch(text)
    if found:
        return (found["before"].strip(), found["inside"].strip())
    return (text, "")


def ended(text: str) -> str:
    """Return a line without the full stop or colon at its end; a stop that belongs to a word stays."""
    bare = text.strip()
    if bare.endswith(("...", " al.", "etc.", "e.g.", "i.e.")):
        return bare
    return bare.rstrip(":：;,。").removesuffix(".").rstrip() or bare


def unquoted(text: str) -> str:
    """Return a title without the quotation marks around all of it."""
    inside = text[1:-1].strip()
    quoted = text[:1] + text[-1:] in _QUOTES and not any(mark in inside for mark in text[0] + text[-1])
    if quoted and inside:
        return inside
    return text


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph, as far as their marks and capitals tell them."""
    return _BETWEEN_SENTENCES.split(text)


def parts(text: str) -> list[str]:
    """Return the parts of a line between its commas and semicolons, whatever stands in brackets, code and links."""
    bare, kept = hidden(text, brackets=True)
    found = [shown(part, kept).strip() for part in re.split(r"[,;、，；]\s+|[、，；]", bare)]
    if len(found) > 1:
        last = _AND.match(found[-1])
        if last:
            found[-1] = found[-1][last.end() :]
    return [*filter(None, found)]


def terms(text: str) -> list[str]:
    """Return the terms of a line if it is nothing but a list of terms, each a few words long; else the line alone."""
    whole = ended(text)
    found = parts(whole)
    if found and all(map(_is_short, found)):
        return found
    return [whole]


def _is_short(part: str) -> bool:
    return len(bracket(part)[0].split()) <= _SHORT


def is_abbreviation(short: str, name: str) -> bool:
    """Return whether a word can stand for a name: it looks like it, and the name has its letters in their order."""
    letters = [*filter(str.isalnum, short.casefold())]
    if " " in short or len(letters) < 2 or sum(map(str.isupper, short)) < 2:  # noqa: PLR2004 (OK is the shortest)
        return False
    rest = iter([*filter(str.isalnum, plain(name).casefold())])
    return name[:1].casefold() == letters[0] and all(letter in rest for letter in letters)


def _unmarked(text: str) -> str:
    return _UNDERSCORES.sub(r"\2", _STARS.sub(r"\2", text))


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Return a line that was changed outside its code, links and addresses."""
    bare, kept = hidden(text)
    return shown(change(bare), kept)


def hidden(text: str, *, brackets: bool = False) -> tuple[str, list[str]]:
    """Return a line with one character of the private use area for each code, link, address and, maybe, bracket."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if len(kept) == _MOST_KEPT:
            return found[0]
        kept.append(found[0])
        return chr(0xE000 + len(kept) - 1)

    for pattern in (_CODE, _LINK, _BARE_URL):
        text = pattern.sub(keep, text)
    if brackets:
        text = _ROUND.sub(keep, text)
    return text, kept


def shown(text: str, kept: list[str]) -> str:
    """Return a line with what `hidden` took out of it."""
    while _KEPT.search(text):
        text = _KEPT.sub(lambda found: kept[ord(found[0]) - 0xE000], text)
    return text


_ROUND = re.compile(r"[(（][^()（）]*[)）]")
