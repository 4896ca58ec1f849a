"""Slips of the pen in the address of a page, and the address that was meant.

It is known from the text alone, without asking anybody, so that the same slip is told in the same words wherever an
address can stand. Where several things can have been meant, the help says so, and there is no fix.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

# That the host has a dot is looked up first, so that no place is tried twice.
_WEB = re.compile(r"""[Hh][Tt][Tt][Pp][Ss]?://(?![^\s/?#]*[。．｡])(?=[^\s/<>"]+\.[^\s<>"])[^\s<>"]+""")
_STRANGE = re.compile(r"""https?://[^\s<>"]*([<>"])""")
_LINK = re.compile(r"\[[^\[\]]*\]\([ \t]*<?([^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?[^()]*\)")
_AROUND = {
    "<": ">",
    '"': '"',
    "'": "'",
    "“": "”",
    "‘": "’",
    "„": "“",
    "«": "»",
    "`": "`",
    "*": "*",
    "(": ")",
    "[": "]",
    "「": "」",
}
_SCHEME = re.compile(
    # `http//`, `http:/`, `https:\\`, `htps://`, `https;//`, `https: //`, `https:x.y`, and `https://` twice.
    r"(?:(h[htps]{2,6})[ \t]*(?:[:;]{0,2}[ \t]*[/\\]{2,3}:?|[:;][ \t]*[/\\]|[:;])[ \t]*|//(?=[^/]))+",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$)")
_DOI = re.compile(r"(?:doi[: \t][ \t]*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_TRAILING = ",;"
# Signs that other keyboards write for those of an address, beyond what Unicode says of them.
_SIGNS = str.maketrans({"。": ".", "｡": ".", "、": ",", "∶": ":", "⁄": "/", "∕": "/"})
_SCHEME_AND_HOST = re.compile(r"(?:[^/／?#\s]*[/／]{2})?[^/／?#\s]*")
_OTHER_SIGN = re.compile("[．。｡：／、，∶⁄∕]")
_WORDS_BEHIND = re.compile(r"[ \t]*[-–—(\[|:][ \t(\[]?")


class Fault(NamedTuple):
    """What is wrong with an address."""

    fact: str
    """What it is or has, as the end of a sentence that begins with the address."""
    help: str
    fix: str | None = None
    """The address that was meant, where there is no doubt."""


def is_web(address: str) -> bool:
    """Return whether a text is the address of a page, without anything around it."""
    return bool(_WEB.fullmatch(address)) and not _is_too_much(address[-1], address)


def _is_too_much(last: str, address: str) -> bool:
    """Return whether the last sign of an address is rather one of the sentence that it stood in."""
    return last in _TRAILING or (last == ")" and "(" not in address)


def found(word: str) -> Fault | None:
    """Return the slip in a text that should be an address, if it is one that can be known."""
    if link := _LINK.fullmatch(word.strip()):
        return _meant("is a Markdown link, where only the address belongs", link[1])
    if len(word) > 1 and _AROUND.get(word[0]) == word[-1]:
        around = "backticks" if word[0] == "`" else f"`{word[0]}` and `{word[-1]}`"
        return _meant(f"has {around} around it, which are no part of it", word.strip(word[0] + word[-1] + " "))
    return _with_more(word) or _misspelt(word)


def _meant(fact: str, word: str) -> Fault | None:
    """Return the slip with the address that was meant, if there is one, whatever other slip is in it."""
    address = _corrected(word)
    if address:
        return Fault(fact, f"write `{address}`", address)
    return None


def _with_more(word: str) -> Fault | None:
    """Return the slip of an address with something behind it, or with a space in it."""
    address = word.strip().rstrip(_TRAILING)
    if "(" not in address:
        address = address.rstrip(")" + _TRAILING)
    first, *others = re.split(r"[\s,;|]+", address)
    if is_web(first) and any(map(is_web, others)):
        help = f"keep one of them: `{first}`; another one belongs to a thing of its own"
        return Fault("is more than one web address", help)
    if word != address and is_web(address):
        if word.strip() == address:
            return _meant("begins or ends with a space", address)
        return _meant(f"ends with `{word.strip()[-1]}`, which is no part of it", address)
    first, *others = re.split(r"\s", address, maxsplit=1)
    if not others or not is_web(first):
        return _with_words_before(others)
    (rest,) = others
    fact, alone = "has a space in it", f"write only the address: `{first}`"
    # A host has no spaces; behind it, and behind a sign that begins a remark, it is at its end.
    if first.count("/") < 3 or _WORDS_BEHIND.match(rest):  # noqa: PLR2004 (two in `https://`, one behind the host)
        return Fault(fact, alone, first)
    whole = "%20".join(address.split())
    return Fault(fact, f"write `%20` for it, `{whole}`; or take away what is no part of the address")


def _with_words_before(others: Sequence[str]) -> Fault | None:
    """Return the slip of an address that stands behind words."""
    within = list(filter(is_web, " ".join(others).split()))
    if len(within) == 1:
        return _meant("has words around it", within[0])
    return None


def _misspelt(word: str) -> Fault | None:
    """Return the slip of an address whose signs or whose beginning are misspelt."""
    if sign := _OTHER_SIGN.search(_start(word)):
        return _meant(f"has `{sign[0]}` in it, where a web address has another sign", word)
    if doi := _DOI.fullmatch(word):
        return _meant("is a DOI, not a web address", f"https://doi.org/{doi[1]}")
    if strange := _STRANGE.match(word):
        help = f"write `{quote(strange[1])}` for it, or take away what is no part of the address"
        return Fault(f"has `{strange[1]}` in it", help)
    return _meant("is not a web address", word)


def _corrected(word: str) -> str | None:
    """Return a web address with its signs and its beginning put right; nothing where it is none even then."""
    address, start = word.strip(), _start(word.strip())
    if _OTHER_SIGN.search(start):
        # At the end it was that of a sentence.
        rest = address[len(start) :]
        address = unicodedata.normalize("NFKC", (start if rest else start.rstrip("。｡．")).translate(_SIGNS)) + rest
    if not is_web(address):
        scheme = _SCHEME.match(address)
        host = scheme.end() if scheme else 0
        if not _HOST.match(address, host):
            return None
        http = "http" if scheme and (scheme[1] or "").lower() in ("http", "htp") else "https"
        address = f"{http}://{address[host:]}"
    if is_web(address):
        return address
    return None


def _start(word: str) -> str:
    """Return the scheme and the host of an address; signs of other keyboards belong to the ways of many pages."""
    start = _SCHEME_AND_HOST.match(word)
    if start:
        return start[0]
    return ""
