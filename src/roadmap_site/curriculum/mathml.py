"""The MathML of a formula as pages show it: elements of the library → HTML.

What comes out has only elements and attributes that are named here, and their right number of parts. No length can move
anything off its place, and no command is printed as it is typed. Some things are set right on the way: limits stand
below `lim`, the name of a function is one word with room beside it, and what is an operator is one, since browsers give
room to operators alone.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from xml.etree.ElementTree import Element

from roadmap_site.problems.input_limits import DEEPEST_FORMULA

_TOKENS = {"mi", "mn", "mo", "mtext"}
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
ELEMENTS = {*_TOKENS, *_PARTS, "math", "mrow", "mspace", "msqrt", "mstyle", "mtable", "mtr", "mtd", "mpadded"}
"""All that comes out."""
ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        """
    accent accentunder columnalign columnlines columnspacing display displaystyle fence form largeop linethickness
    lspace mathvariant maxsize minsize movablelimits rowlines rowspacing rspace scriptlevel separator stretchy symmetric
    width
    """,
    )
)
"""All that they have."""
# Words, whole numbers, and lengths that the library gives.
_VALUE = re.compile(
    r"[a-z-]+(?: [a-z-]+)*|-?\d|-?(?:\d{0,2}\.)?\d{1,3}(?:em|ex|px|pt|mu|%)(?: (?:\d{0,2}\.)?\d{1,2}em)*"
)
# Lengths that authors give: none can move anything off its place, or cover it.
_LENGTHS = {
    "width": re.compile(
        r"[0-4](?:\.\d*)?(?:em|ex)|\d{1,2}(?:\.\d*)?(?:px|pt|mu)|-?0?\.\d+(?:em|ex)|-1em|-\d(?:\.\d*)?(?:px|pt|mu)|0"
    ),
    "linethickness": re.compile(r"0|0?\.[012]\d*(?:em|ex)|[0-4](?:\.\d*)?(?:px|pt)"),
}
_LIMITS = {"lim", "lim sup", "lim inf", "max", "min", "sup", "inf", "det", "gcd", "Pr"}
_BELOW = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_NAMES = {"∞", "∅"}
_BARS = {"|", "‖"}
_THIN = '<mspace width="0.167em"></mspace>'
_SIGN_IN_TEXT = re.compile(r"\\([$%&#_{}])")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_VARIANTS = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "fraktur": "FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}
# Not every font has letters of these forms: they are usual ones with a class.
_FACE = re.compile("MATHEMATICAL (BOLD ITALIC|BOLD|SANS-SERIF|MONOSPACE) (?:SMALL|CAPITAL|DIGIT|NABLA|PARTIAL)")
_CLASS_OF = {
    "BOLD": "rm-bold",
    "BOLD ITALIC": "rm-bold rm-leaning",
    "SANS-SERIF": "rm-sans",
    "MONOSPACE": "rm-mono",
}
# Lines that few fonts can draw as long as what they belong to.
_LINES = {"mover": "rm-over", "munder": "rm-under"}
_RULED = {(True, False): "rm-beside", (False, True): "rm-below", (True, True): "rm-beside rm-below"}
_CLASSES = {*_RULED.values(), *_CLASS_OF.values(), *_LINES.values(), "rm-leaning"}


class UnreadableError(Exception):
    """A formula is not one; the text says what to do."""


def written(element: Element, depth: int = 0) -> str:
    """Return an element as HTML, with what is named above alone.

    Raises:
        UnreadableError: It would not show what its author meant.
    """
    if depth > 4 * DEEPEST_FORMULA:
        raise UnreadableError("write parts of it as formulas of their own")
    if len(element) != _PARTS.get(element.tag, len(element)):
        raise UnreadableError("look for a command that lacks what it is applied to")
    _set_right(element)
    _set_text_right(element)
    tag = element.tag if element.tag in ELEMENTS else "mrow"
    parts = [written(child, depth + 1) for child in element]
    inner = "".join(parts if tag in _PARTS else _with_room([*element], parts))
    text = element.text or ""
    if tag in _TOKENS:
        inner = html.escape(text, quote=False) + inner
    elif text.strip():
        inner = f"<mtext>{html.escape(text, quote=False)}</mtext>{inner}"
    attributes = "".join(f' {name}="{value}"' for name, value in element.items() if _is_taken(tag, name, value))
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _is_taken(tag: str, name: str, value: str) -> bool:
    if name == "class":
        return value in _CLASSES
    if name not in ATTRIBUTES or (name == "mathvariant" and value != "normal") or (tag == "mpadded" and value != "0"):
        return False
    return bool(_LENGTHS.get(name, _VALUE).fullmatch(value))


def _set_right(element: Element) -> None:
    """Let an element be what browsers show as LaTeX does."""
    letters = [(child.text or "", child.get("mathvariant")) for child in element if child.tag == "mi"]
    variants = {variant for _, variant in letters}
    if element.tag == "mrow" and 1 < len(letters) == len(element) and len(variants) == 1 and None not in variants:
        # Letters of one word: `\mathrm{softmax}`.
        element[:] = []
        element.tag, element.text = "mi", "".join(letter for letter, _ in letters)
        element.set("mathvariant", str(variants.pop()))
    if element.tag in _BELOW and (_text(element[0]) in _LIMITS or element[0].get("movablelimits")):
        element.tag = _BELOW[element.tag]
        element[0].set("movablelimits", "true")
    if element.tag in _LINES and _text(element[1]) in {"―", "_"}:
        element.set("class", _LINES[element.tag])
    if element.tag == "mtable":
        _set_rules_right(element)
    for one, other in pairwise(element):
        for bar, beside in ((one, other), (other, one)):
            if _text(bar) in _BARS and beside.tag == "mtable":
                bar.set("stretchy", "true")


def _set_text_right(element: Element) -> None:
    element.text = html.unescape(element.text or "")
    if found := _COMMAND.search(element.text):
        raise UnreadableError(f"take `{found[0]}` away: it means nothing here")
    if element.tag == "mtext":
        element.text = _SIGN_IN_TEXT.sub(r"\1", element.text)
    if element.tag in _TOKENS:
        element.text = _in_variant(element.text, element.get("mathvariant"))
        _set_operator_right(element)
        _set_letters_right(element)


def _set_rules_right(table: Element) -> None:
    """Let the cells of a table have the lines between them, which browsers do not draw by themselves."""
    below = _between(table.get("rowlines", ""), len(table))
    for row, under in zip(table, below, strict=True):
        beside = _between(table.get("columnlines", ""), len(row))
        for cell, right in zip(row, beside, strict=True):
            if right or under:
                cell.set("class", _RULED[right, under])


def _between(lines: str, count: int) -> list[bool]:
    """Return whether a line stands behind each of some cells or rows; those at the edges are left out."""
    drawn = [line == "solid" for line in lines.split()]
    inner = drawn[max(len(drawn) - count, 0) :][: max(count - 1, 0)]
    return [*inner, *[False] * (count - len(inner))]


def _set_operator_right(element: Element) -> None:
    text = element.text or ""
    kind = unicodedata.category(text) if len(text) == 1 else ""
    if text in _NAMES:
        element.tag = "mi"
    elif element.tag == "mi" and (kind in {"Sm", "Ps", "Pe"} or text == ":"):
        element.tag = "mo"
        if kind != "Sm":
            element.set("stretchy", "false")
    if element.tag == "mo" and (text in _BARS or _is_name(text)):
        if not element.get("minsize"):
            element.set("stretchy", element.get("stretchy", "false"))
        element.set("lspace", "0")
        element.set("rspace", "0")


def _set_letters_right(element: Element) -> None:
    """Let letters be such as every font has, with a class for how they look."""
    text = element.text or ""
    name = unicodedata.name(text[0], "") if text else ""
    face = _FACE.match(name)
    if face:
        element.text = unicodedata.normalize("NFKC", text)
        element.set("class", _CLASS_OF[face[1]])
    elif element.tag == "mi" and len(text) == 1 and name.startswith("GREEK SMALL"):
        element.set("class", "rm-leaning")
    if face or (element.tag == "mi" and len(text) == 1 and name.startswith("GREEK")):
        element.set("mathvariant", "normal")


def _text(element: Element) -> str:
    """Return the text of an element alone, its spaces as usual ones."""
    return " ".join(html.unescape(element.text or "").split())


def _is_name(text: str) -> bool:
    """Return whether a text is the name of a function, not of an operation between two things."""
    return len(text) > 1 and text != "mod" and "".join(text.split()).isalpha()


def _with_room(elements: Sequence[Element], parts: Sequence[str]) -> Iterator[str]:
    """Yield the parts of a row, with a little room between a function and what stands beside it."""
    yield from parts[:1]
    for (one, other), part in zip(pairwise(elements), parts[1:], strict=True):
        before, after = _edge(one, -1), _edge(other, 0)
        named = _is_function(before), _is_function(after)
        if any(named) and (named[0] or _is_end(before)) and (named[1] or after.tag not in {"mo", "mspace", "mtext"}):
            yield _THIN
        yield part


def _edge(element: Element, at: int) -> Element:
    """Return what stands first or last in rows."""
    while element.tag in {"mrow", "mstyle", "mpadded"} and len(element):
        element = element[at]
    return element


def _is_function(element: Element) -> bool:
    if element.tag in _PARTS and element.tag not in {"mfrac", "mroot"}:
        element = element[0]
    return element.tag in {"mi", "mo"} and _is_name(element.text or "")


def _is_end(element: Element) -> bool:
    """Return whether something ends with an element: operators but brackets go on."""
    return element.tag not in {"mo", "mspace", "mtext"} or unicodedata.category((element.text or " ")[0]) == "Pe"


def _in_variant(text: str, variant: str | None) -> str:
    """Return letters in the form that Unicode has for a variant, as browsers know no other way to show it."""
    form = _VARIANTS.get(variant or "")
    if form is None:
        return text
    return "".join(_in_form(character, form) for character in text)


def _in_form(character: str, form: str) -> str:
    name = re.sub(r"^(?:LATIN|GREEK) (SMALL|CAPITAL) LETTER ", r"\1 ", unicodedata.name(character, ""))
    for wanted in (f"MATHEMATICAL {form} {name}", f"{form.replace('FRAKTUR', 'BLACK-LETTER')} {name}"):
        with suppress(KeyError):
            return unicodedata.lookup(wanted)
    return character
