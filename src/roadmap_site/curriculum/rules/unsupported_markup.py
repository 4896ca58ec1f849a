"""Markup in a text that the site does not take, so that readers see it as it is typed.

A text is inline Markdown: `**bold**`, `*leaning*`, code between backticks, links. HTML, pictures, formulas, footnotes,
the short names of emoji, marks and attributes of extensions (`==marked==`, a class in curly brackets), and what needs
lines of its own, such as headings, lists, tables and quotations, are shown as they are typed. What is meant to be seen
so stands between backticks. An explanation takes much more, but no HTML either.

FAIL
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      summary: How <b>far</b> a guess is from the truth.
      needs: [softmax]

PASS
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      summary: How **far** a guess is from the truth.
      needs: [softmax]
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from roadmap_site.curriculum import inline_markdown
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

# What a text without any of these has no such markup.
_SUSPECT = re.compile(r"[<$~\n]|^\s*##|\\[(\[]|!\[|\[\^|:[a-z0-9+-]|==|\^\^|\+\+|\{")
_TYPED = "is shown as it is typed"
_AS_CODE = "put it between backticks if it shall be seen as it is"
# Elements of HTML that mean nothing else where they stand between `<` and `>`, each with what to write instead.
_BOLD, _LEANING, _PARTED = "write `**words**`", "write `*words*`", "leave a line empty to begin a new paragraph"
_CODE = "put the words between backticks"
_SMALL = "write the character itself, such as `²` or `₂`"
_PLAIN = "take the tags away"
_MARKS = {
    **dict.fromkeys(("b", "strong"), _BOLD),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), _LEANING),
    **dict.fromkeys(("br", "p", "hr"), _PARTED),
    **dict.fromkeys(("tt", "kbd", "samp", "pre"), _CODE),
    **dict.fromkeys(("sub", "sup"), _SMALL),
    **dict.fromkeys(("u", "s", "del", "ins", "small", "big", "font", "center", "span", "div", "nobr", "wbr"), _PLAIN),
}
_OTHERS = """
    abbr address article aside audio bdi bdo blockquote button canvas details embed figcaption figure footer form header
    iframe input label link main mark math meta nav object picture rt ruby script section source strike style summary
    svg template textarea time title video
"""
# Those that are words as well: they are markup with an attribute or with an end.
_WORDS = {
    "a": "write `[words](address)`",
    "img": "link to the picture, or name a resource that shows it",
    "code": _CODE,
    "q": "write the quotation marks themselves",
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "make each item a text of its own"),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "take the tags away; titles are keys of their own"),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th", "caption"), "say it in sentences"),
    **dict.fromkeys(re.findall(r"\w+", _OTHERS), _PLAIN),
}
# An explanation has other ways to say the same.
_LIST = "write a list: lines that begin with `- ` or `1. `"
_IN_PAGES = {
    "img": "write `![what it shows](../../images/name.png)`",
    "pre": "put the lines between two lines of three backticks",
    "details": 'write `??? "Title"`, and what is folded below it, indented by four spaces',
    **dict.fromkeys(("sub", "sup"), "write a formula, such as `$x^2$`"),
    **dict.fromkeys(("ul", "ol", "li"), _LIST),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write a heading: `## words`"),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th"), "write a table, its cells parted by `|`"),
}
_VOID = frozenset({"br", "hr", "img", "wbr"})
_ATTRIBUTES = r"""(?:\s+[A-Za-z_:@][\w:.-]*\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=]+))*+"""
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<more>{_ATTRIBUTES})\s*/?>")
_COMMENT = re.compile(r"<!--(?:(?:(?!<!--).)*?-->)?", re.DOTALL)
_PICTURE = re.compile(r"!\[(?:[^\[\]]|\[[^\[\]]*\])*+\](?:\([^()\n]*\)?|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^(?!\w-\w\])[\w-]+\]")
_STRUCK = re.compile(r"(?<![~\w])~~(?=[^\s~])[^~\n]*(?<=\S)~~(?![~\w])")
# Marks of extensions that many sites have for their pages: highlighted, inserted, keys.
_EXTENDED = re.compile(
    r"(?<![=\w])==(?=[^\s=])[^=\n]*(?<=\S)==(?![=\w])"
    r"|(?<![\^\w])\^\^(?=[^\s^])[^\^\n]*(?<=\S)\^\^(?![\^\w])"
    r"|(?<![+\w])\+\+[a-z0-9-]+(?:\+[a-z0-9-]+)+\+\+(?![+\w])"
)
_ATTRIBUTE = r"""(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
# The attributes of what is marked up right before them, which shows as NULs.
_ATTRIBUTE_LIST = re.compile(rf"(?<=\0)\{{[ ]?(?::[ ]*)?{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*+[ ]*\}}")
_EMOJI = re.compile(r"(?<![\w:/.])(?::[a-z0-9]{0,3}[a-z][a-z0-9_+-]*[a-z0-9]:|:[+-]1:|:[vox]:|:100:)(?![\w:/])")
_TEX = re.compile(r"\\\((?P<round>(?:[^\\\n]|\\(?![()\[\]]))+)\\\)|\\\[(?P<square>(?:[^\\]|\\(?![()\[\]]))+)\\\]")
_DOLLARS = re.compile(r"\$+")
_MATHS = re.compile(r"\\[A-Za-z]|[\^_=+<>{}|]")
_FORMULA = re.compile(r"[\w\\(\[{|+−-](?:.*[\w)\]}!'|])?|\0.*", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}(?:#{2,6}|#(?=[^\n]*\n))[ \t]+\S[^\n]*", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*((?:[-*+]|\d{1,3}[.)])[ \t]+\S)", re.MULTILINE)
_TABLE = re.compile(
    r"\|[ \t]*:?-{3,}:?[ \t]*\||^[ \t]*:?-{3,}:?[ \t]*\|[ \t]*:?-{3,}:?"
    r"|^[ \t]*\|?[ \t]*:?-+:?(?:[ \t]*\|[ \t]*:?-+:?)+[ \t]*\|?[ \t]*$",
    re.MULTILINE,
)
# In an explanation: a table that is one leaves no line of dashes.
_DASHES = r"[ \t]*+:?-++:?[ \t]*+"
_HEAD_AND_DASHES = re.compile(
    rf"^(?P<head>(?=[^\n|]*\|)[^\n]*+)\n(?P<dashes>(?=[^\n|]*\|)[ \t]*+\|?{_DASHES}(?:\|{_DASHES})*+\|?[ \t]*+)$",
    re.MULTILINE,
)
_EDGES = re.compile(r"^\||(?<!\\)\|$")
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"^[ \t]*>[ \t]?\S[^\n]*(?=\n[ \t]*>)", re.MULTILINE)
_LINE = re.compile(r"(?<=\n)[ \t]*(?:={3,}|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_NOTE = re.compile(r"""^[ \t]*(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+(?:\w|"\w)[^\n]*\n""", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^\n`]*(?=\n)", re.MULTILINE)
_MARKED_UP = "\0"
_PICTURES_FROM = 0x1F000
"""From here on a character of Unicode is an emoji if it is called as one."""


class Found(NamedTuple):
    """Markup that is shown as it is typed, and where it stands in its text."""

    start: int
    end: int
    fact: str
    help: str
    fix: str | None = None


def check(located: Located) -> Findings:
    """Yield each piece of markup that is shown as it is typed."""
    for text, place in located.markdown:
        if _SUSPECT.search(text):
            found_in = _found_in_page if place.path in located.explanations else _found
            for found in found_in(text):
                word = text[found.start : found.end]
                location = located.locate_part(place, text, found.start, found.end)
                fix = found.fix if location.word == word else None
                yield location, Words(found.fact, found.help, fix=fix)


def _found(text: str) -> Iterator[Found]:
    typed = inline_markdown.as_typed(text)
    for finder in _FINDERS:
        yield from finder(typed)
    yield from _in_escapes(text)
    yield from _fences(text)


def _found_in_page(text: str) -> Iterator[Found]:
    """Yield what an explanation does not take; it has no bounds of lines to keep to."""
    typed = inline_markdown.as_typed(text)
    yield from _tags(typed, _IN_PAGES)
    for found in _COMMENT.finditer(typed):
        yield Found(found.start(), found.end(), f"the comment {_TYPED}", "take it away")
    for finder in (_emoji, _struck, _extended, _attributes):
        yield from finder(typed)
    for note in _NOTE.finditer(typed):
        help = 'write `??? "Title"` for what can be unfolded, with the text below it indented by four spaces'
        yield Found(note.start(), note.end() - 1, f"the block {_TYPED}", help)
    yield from _unlike_tables(typed)
    for formula in _in_escapes(text):
        yield formula._replace(help=f"write it between `$` and `$`; {_AS_CODE}")


def _unlike_tables(typed: str) -> Iterator[Found]:
    """Yield the head of each table that is none: the line of dashes below it has another number of cells."""
    for found in _HEAD_AND_DASHES.finditer(typed):
        cells, dashes = map(_cells, found.groups())
        if cells != dashes:
            fact = f"this table {_TYPED}: its head has {cells} cells, and the line of dashes below it {dashes}"
            yield Found(found.start(), found.end("head"), fact, "give both as many")


def _cells(line: str) -> int:
    return len(_BETWEEN_CELLS.split(_EDGES.sub("", line.strip())))


def _tags(typed: str, others: Mapping[str, str] = {}) -> Iterator[Found]:
    """Yield the tags of HTML, of each element the first; of some there is other help than is usual."""
    tags = [*_TAG.finditer(typed)]
    ended = {tag["name"].lower() for tag in tags if tag["end"]}
    told = set()
    for tag in tags:
        name = tag["name"].lower()
        help = others.get(name) or _MARKS.get(name) or _WORDS.get(name)
        is_sure = bool(tag["end"] or tag["more"]) or name in ended or name in _VOID
        # `Array<Object>` is a type, and `<s>` may be a token; after a word, only what also ends is a tag.
        if help and name not in told and (is_sure or (name in _MARKS and not _after_word(typed, tag.start()))):
            told.add(name)
            fact = f"the HTML `<{tag['end']}{tag['name']}>` {_TYPED}"
            yield Found(tag.start(), tag.end(), fact, help if help == _CODE else f"{help}; {_AS_CODE}")


def _after_word(typed: str, at: int) -> bool:
    return at > 0 and typed[at - 1].isalnum()


def _comments(typed: str) -> Iterator[Found]:
    for found in _COMMENT.finditer(typed):
        help = "write it as a comment of YAML, after ` # ` or on a line of its own"
        yield Found(found.start(), found.end(), f"the comment {_TYPED}", help)


def _pictures(typed: str) -> Iterator[Found]:
    for found in _PICTURE.finditer(typed):
        help = "texts show no pictures: link to it with `[words](address)`, or name a resource that shows it"
        yield Found(found.start(), found.end(), f"the picture {_TYPED}", help)


def _footnotes(typed: str) -> Iterator[Found]:
    for found in _FOOTNOTE.finditer(typed):
        help = f"texts have no footnotes: say it in the text; {_AS_CODE}"
        yield Found(found.start(), found.end(), f"the footnote `{found[0]}` {_TYPED}", help)


def _struck(typed: str) -> Iterator[Found]:
    for found in _STRUCK.finditer(typed):
        yield Found(found.start(), found.end(), f"the struck text {_TYPED}", "take it away, or only its `~~`")


def _extended(typed: str) -> Iterator[Found]:
    for found in _EXTENDED.finditer(typed):
        mark = found[0][:2]
        help = f"write `**words**`, or take the `{mark}` away; {_AS_CODE}"
        yield Found(found.start(), found.end(), f"the mark `{mark}` {_TYPED}", help)


def _attributes(typed: str) -> Iterator[Found]:
    for found in _ATTRIBUTE_LIST.finditer(typed):
        yield Found(
            found.start(), found.end(), f"the attributes `{found[0]}` are shown as they are typed", "take them away"
        )


def _emoji(typed: str) -> Iterator[Found]:
    for found in _EMOJI.finditer(typed):
        if typed.startswith(_MARKED_UP, found.end()):
            fact, help = f"the role `{found[0]}` {_TYPED}", "take it away: texts are Markdown, not reStructuredText"
            yield Found(found.start(), found.end(), fact, help)
            continue
        emoji = _emoji_of(found[0])
        help = f"write the emoji itself: {emoji}" if emoji else f"write the emoji itself; {_AS_CODE}"
        yield Found(found.start(), found.end(), f"the short name `{found[0]}` {_TYPED}", help, emoji)


def _emoji_of(short_name: str) -> str | None:
    """Return the emoji whose name in Unicode is its short name; many have another."""
    try:
        found = unicodedata.lookup(re.sub("[_-]", " ", short_name.strip(":")))
    except KeyError:
        return None
    if len(found) == 1 and ord(found) >= _PICTURES_FROM:
        return found
    return None


def _dollar_formulas(typed: str) -> Iterator[Found]:
    """Yield formulas between dollar signs, which are also signs of prices and of variables."""
    done = 0
    for first, second in pairwise(_DOLLARS.finditer(typed)):
        inside = typed[first.end() : second.start()]
        if first.start() < done or first[0] != second[0] or len(first[0]) > len("$$"):
            continue
        if first[0] == "$$":
            is_formula = _is_formula(inside.strip())
        else:
            touched = _after_word(typed, first.start()) and typed[first.start() - 1].isascii()
            after = typed[second.end() : second.end() + 1]
            is_formula = not touched and not after.isdigit() and _is_formula(inside)
        if is_formula:
            done = second.end()
            yield _formula(first.start(), done)


def _is_formula(inside: str) -> bool:
    """Return whether what stands between dollar signs is one: it has a sign of mathematics, or no space."""
    if not _FORMULA.fullmatch(inside) or "\n\n" in inside or any(unicodedata.category(c) == "Sc" for c in inside):
        return False
    return bool(_MATHS.search(inside)) or not re.search(r"\s", inside)


def _in_escapes(text: str) -> Iterator[Found]:
    """Yield formulas in brackets that have a backslash each, where they cannot be but brackets."""
    for found in _TEX.finditer(inline_markdown.without_code(text)) if "\\" in text else ():
        if _MATHS.search(found["round"] or found["square"]):
            yield _formula(found.start(), found.end())


def _formula(start: int, end: int) -> Found:
    help = f"write it in words and characters, such as `x²`, or link to a resource that has it; {_AS_CODE}"
    return Found(start, end, f"the formula {_TYPED}", help)


def _blocks(typed: str) -> Iterator[Found]:
    """Yield what needs lines of its own, of each kind the first."""
    if heading := _HEADING.search(typed):
        yield Found(heading.start(), heading.end(), f"the heading {_TYPED}", "take the number signs away")
    items = [*_ITEM.finditer(typed)]
    if len(items) > 1:
        help = "texts have no lists: say it in sentences, or make each item a text of its own"
        yield Found(items[0].start(1), items[0].end(), f"the list {_TYPED}", help)
    if quote := _QUOTE.search(typed):
        help = "put the words between quotation marks, and take each `>` away"
        yield Found(quote.start(), quote.end(), f"the quotation {_TYPED}", help)
    if line := _LINE.search(typed):
        yield Found(line.start(), line.end(), f"the line `{line[0].strip()}` {_TYPED}", "take it away")
    if note := _NOTE.search(typed):
        yield Found(note.start(), note.end() - 1, f"the block {_TYPED}", "texts have no blocks: say it in sentences")
    if table := _TABLE.search(typed):
        yield Found(table.start(), table.end(), f"the table {_TYPED}", "texts have no tables: say it in sentences")


_FINDERS = (
    _tags,
    _comments,
    _pictures,
    _footnotes,
    _emoji,
    _dollar_formulas,
    _struck,
    _extended,
    _attributes,
    _blocks,
)


def _fences(text: str) -> Iterator[Found]:
    for fence in _FENCE.finditer(text):
        help = "texts have no blocks of code: put a few words of it between backticks, and link to the rest"
        yield Found(fence.start(1), fence.end(), "the lines of this block of code are shown as one", help)
        return


RULE = Rule(Code("unsupported-markup", Severity.WARNING, __doc__), check)
