"""Where sentences end, in any script.

The full stops of most scripts end a sentence wherever they stand. The point of Latin, Cyrillic, Greek and others is
also that of abbreviations, initials and numbers. For these no list of words is kept, as each language has its own. A
point ends a sentence when a space and then a capital, or a letter of a script without capitals, come after it, and the
word before it does not look abbreviated. That does a single letter or a number (`J.`, `19.`), a word with a point in it
(`e.g.`, `U.S.`), a short one without a vowel (`vs.`, `bzw.`) or with only its first letter a capital (`Prof.`, `Fig.`),
and every word that goes on in small letters, with a number or with a comma after its point elsewhere (`approx. 5`).
Where that cannot be told, nothing ends: better to miss a sentence than to find one that is none.

The marks are those with Unicode's property Sentence_Terminal, as far as they end whole sentences (UAX #29); that a
language's abbreviations can be found by what follows them elsewhere is of Kiss and Strunk (2006).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable

_POINTS = ".．﹒"
_MARKS = "!?…‼‽⁇⁈⁉！？﹖﹗؟"
# Of scripts in which they have no other use.
_FULL_STOPS = "。｡։۔।॥።፧፨။។៕᙮᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫܀܁܂߹།༎"
# The beginnings of the names of letters whose sentences end in nothing but a space.
_NO_STOP = ("THAI ", "LAO ")
# After these a sentence may begin without a space.
_WIDE = _FULL_STOPS + "！？"
# So many letters may a word have that looks abbreviated for them.
_SHORT = 4
# So many characters are looked at for a word.
_LONGEST = 100
_VOWELS = frozenset("aeiouyæøœ" + "аеёиоуыэюяіїєў" + "αεηιουω")
_CLOSERS = "\"'*_`~”’»"

_END = re.compile(f"[{re.escape(_POINTS + _MARKS + _FULL_STOPS)}]+")
_POINTED = re.compile(r"(\w+)[.](?:[,;:]|\s+(\w))")


def ends(text: str) -> bool:
    """Return whether a text ends as a sentence does, whatever quotes, brackets or emphasis close after its mark.

    At an end every quote closes: German puts “ there, and French a space before its »; marks of direction are not seen.
    Of scripts without a full stop nothing is asked.
    """
    end = len(text)
    while end and (
        _closes(text[end - 1]) or text[end - 1].isspace() or unicodedata.category(text[end - 1]) in {"Pi", "Cf"}
    ):
        end -= 1
    last = text[end - 1 : end]
    return bool(last) and (last in _POINTS + _MARKS + _FULL_STOPS or unicodedata.name(last, "").startswith(_NO_STOP))


def abbreviations(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, in small letters, that have a point in some text without ending a sentence there."""
    words = set()
    for text in texts:
        for match in _POINTED.finditer(text):
            if match[2] is None or match[2].islower() or match[2].isdigit():
                words.add(match[1].casefold())
    return frozenset(words)


def inner_end(text: str, abbreviated: Collection[str] = ()) -> tuple[str, int] | None:
    """Return the character that ends the first sentence of a text that goes on after it; nothing for one sentence.

    Args:
        text: Inline Markdown.
        abbreviated: Words, in small letters, that are known to be abbreviations.

    Returns:
        The character, mostly a full stop, and how many times it stands in the text before.
    """
    shown = re.sub(r"`[^`]*`", lambda code: "x" * len(code[0]), text.strip())
    for end in _END.finditer(shown):
        if _is_end(shown, end, abbreviated):
            return _character(text.strip(), end.end() - 1)
    paragraph = re.search(r"\n[ \t]*\n", shown)
    if paragraph:
        return _character(text.strip(), paragraph.start() - 1)
    return None


def _character(text: str, position: int) -> tuple[str, int]:
    return text[position], text.count(text[position], 0, position)


def _is_end(text: str, mark: re.Match[str], abbreviated: Collection[str]) -> bool:
    """Return whether a mark closes a sentence after which there is another."""
    after = mark.end()
    while after < len(text) and _closes(text[after]):
        after += 1
    following = after
    while following < len(text) and not text[following].isalnum():
        if _END.match(text, following):
            return False  # the mark that comes last decides
        following += 1
    if following == len(text):
        return False
    spaced, wide = any(map(str.isspace, text[after:following])), mark[0][-1] in _WIDE
    if wide or not spaced:
        # What goes on right after a quote is the sentence around it.
        return wide and (spaced or after == mark.end())
    if unicodedata.category(text[following]) not in {"Lu", "Lt", "Lo"}:
        return False
    return mark[0] not in _POINTS or not _looks_abbreviated(
        text[max(mark.start() - _LONGEST, 0) : mark.start()], abbreviated
    )


def _looks_abbreviated(before: str, abbreviated: Collection[str]) -> bool:
    """Return whether the last word before a point looks as if it were cut short."""
    word = re.split(r"[\s(\[{|«„“‘/-]", before)[-1].strip(_CLOSERS)
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) <= 1 or "." in word or word.casefold() in abbreviated:
        return True
    if len(letters) > _SHORT or word[1:] != word[1:].lower() or word.lower() == word.upper():
        return False
    return word.istitle() or _VOWELS.isdisjoint(unicodedata.normalize("NFD", word.lower()))


def _closes(character: str) -> bool:
    return character in _CLOSERS or unicodedata.category(character) in {"Pe", "Pf"}
