"""What the lines of a text that is no YAML show to be the cause.

A parser stops where it cannot go on, which may be far behind the slip: at the quote after the one that was never
closed, at the item after the one without a hyphen. Each function here looks for one kind of slip in the lines, and
answers only where the lines leave no doubt. A line is looked at a fixed number of times.
"""

import re
from dataclasses import replace

from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.yaml_io import lines
from roadmap_site.yaml_io.document import Document
from roadmap_site.yaml_io.lines import Line

_A_LINK = r"(?P<link>\[(?P<words>[^\[\]]*+)\]\([ \t]*+<?(?P<url>[^()\s<>]*+)>?[^()]*+\))"
_LINK, _LINK_IN_LIST = re.compile(_A_LINK), re.compile(r"[\[,][ \t]*+" + _A_LINK)
_BULLET = re.compile(r"([*+•‣◦·–—]|[0-9]{1,3}[.)])[ \t]+")
# The box of a task in Markdown at the start of an item, and the item; a box may stand in place of the hyphen.
_BOX = re.compile(r"(?P<before> *+(?:[-*+][ \t]+)?)(?P<box>\[[ xX✓✔]?\])[ \t]+(?P<words>[^\s\[(].*)")
_NEEDS_QUOTES = re.compile(r":(?: |$)| #|^[\"'&*!|>%@`{-]|[\"\\]")
# An id within brackets with a colon right behind it, and no value behind that.
_COLON_BEHIND_ID = re.compile(r"[\[,] *(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*):(?= *[,\]])")
WITHOUT_HYPHEN = "this item of a list has no `-`"
"""The fact of an item without its hyphen, which may be read as a text."""
_BEHIND_TEXT = re.compile(r"[ \t](#.*)")
# A key or an item behind the sign that a diff or a mail puts before each line.
_QUOTED_LINE = re.compile(r"(\+|>(?: ?>)*) *(?:- +\S|[\w-]+:(?:\s|$))")
_FOREIGN_LINE = re.compile(r"[ \t]*(`{3,}\w*|~{3,}\w*|@@ -[0-9,]+ \+[0-9,]+ @@(?:.*\S)?)\s*$")
_BEHIND_MARK = re.compile(r"--- +([\w-]+):(?:\s|$)")


def markdown_link(document: Document, wrong: Location) -> Problem | None:
    """Return the problem of a Markdown link at the start of a value, where its bracket starts a list, if it is one.

    What was meant depends on what the key should hold: an address, a text with Markdown, or words alone.
    """
    line = lines.line_of(wrong.line, wrong.text)
    link = _LINK.match(wrong.text, line.value)
    inner = link
    if link is None and wrong.text.startswith("[", line.value):
        inner = _LINK_IN_LIST.search(wrong.text, line.value)
    if inner is None:
        return None
    place = document.line(wrong.line, inner.start("link") + 1, len(inner["link"]))
    fact = "a Markdown link stands here, and its `[` reads as the start of a list"
    key = line.key or _key_above(document, line)
    if link and not wrong.text[link.end() :].strip() and key in document.hints.addresses:
        return codes.syntax_error(place, fact, f"write only the address: `{key}: {link['url']}`", fix=link["url"])
    if key in document.hints.markdown or _more(wrong.text[inner.end() :], in_list=link is None):
        return codes.syntax_error(place, fact, "put the whole text in double quotes")
    return codes.syntax_error(place, fact, f"write only the words: `{inner['words']}`", fix=inner["words"])


def _more(text: str, *, in_list: bool) -> bool:
    """Return whether more of a value stands behind its beginning, in a list in brackets up to the end of the item."""
    if in_list:
        text = re.split(r"[,\]]", text, maxsplit=1)[0]
    return bool(text.strip())


def _key_above(document: Document, item: Line) -> str | None:
    """Return the key of the list that an item stands in."""
    outer: list[Line] = []
    for line in lines.read(document.lines):
        if line.number >= item.number:
            break
        while outer and outer[-1].own >= line.own:
            outer.pop()
        outer.append(line)
    for line in reversed(outer):
        if line.key and line.is_open and line.own <= item.indent:
            return line.key
    return None


def without_hyphen(document: Document, number: int) -> Problem | None:
    """Return the problem of a line among the items of a list that does not start with a hyphen, if it is one."""
    here, above, below = _neighbours(document, number)
    if here is None or here.is_item:
        return None
    if above and above.is_item and above.indent == here.indent:
        if here.key and here.key != above.key and not _has_keys_below(document, here):
            return _key_among_items(document, here, above)
        return _hyphen(document, here)
    under_key = above and above.is_open and (above.indent < here.indent or above.key is not None)
    if under_key and below and below.is_item and below.indent == here.indent and below.key == here.key:
        return _hyphen(document, here)
    return None


def _key_among_items(document: Document, here: Line, above: Line) -> Problem:
    fact = f"the key `{here.key}` stands among the items of a list"
    help = "indent it like the key that the list stands under, or write `- ` before it if it starts an item"
    if above.key:
        words = f"{' ' * above.own}{here.text.strip()}"
        help = f"indent it like `{above.key}`, the first key of the item above: `{words}`"
    return codes.syntax_error(_words(document, here), fact, help)


def bullet(document: Document, number: int) -> Problem | None:
    """Return the problem of an item of a list that starts with another sign than a hyphen, if a line is one."""
    line = lines.line_of(number, document.line(number).text)
    if _BULLET.match(line.text, line.indent):
        return _hyphen(document, line)
    return None


def box(document: Document, number: int) -> Problem | None:
    """Return the problem of the box of a task before the words of an item, if a line has one, with further such lines.

    An empty box is no part of a text; one with an x may be.
    """
    task = _BOX.fullmatch(document.line(number).text.rstrip())
    if task is None:
        return None
    words, others = task["words"], []
    for below, line in enumerate(document.lines[number:], start=number + 1):
        if other := _BOX.match(line):
            others.append(("another box is here", document.line(below, other.start("box") + 1, len(other["box"]))))
    place = document.line(number, task.start("box") + 1, len(task["box"]))
    fact = f"the box `{task['box']}` reads as a list, and here is more text after it"
    if _NEEDS_QUOTES.search(words):
        return codes.syntax_error(place, fact, "take the box away, and put the text in double quotes", others)
    help, fix = f"take the box away: `- {words}`", "" if task["before"].strip() == "-" else None
    if task["box"].strip("[] "):
        help, fix = f"{help}; or put the text in double quotes if the box is part of it", None
    return codes.syntax_error(place, fact, help, others, fix)


def colon_behind_id(place: Location) -> Problem | None:
    """Return the problem of a colon behind an id within brackets, if a line has one."""
    found = _COLON_BEHIND_ID.search(place.text)
    if found is None:
        return None
    place = replace(place, column=found.start("id") + 1, length=len(found["id"]) + 1)
    fact = f"`{place.word}` reads as a key, and no value comes behind it"
    return codes.syntax_error(place, fact, f"take the colon away: `{found['id']}`", fix=found["id"])


def _hyphen(document: Document, here: Line) -> Problem:
    place, words = _words(document, here), here.text.strip()
    if sign := _BULLET.match(words):
        better = f"- {words[sign.end() :].removeprefix('- ')}"
        fact = f"an item of a list starts with `-`, not with `{sign[1]}`"
        return codes.syntax_error(place, fact, f"write `{better}`", fix=better)
    better = f"- {words}"
    if not here.key:
        return codes.syntax_error(place, WITHOUT_HYPHEN, f"write `{better}`", fix=better)
    help = f"write `{better}`, with its further keys below the first one, two spaces further right than the hyphen"
    return codes.syntax_error(place, WITHOUT_HYPHEN, help)


def _has_keys_below(document: Document, here: Line) -> bool:
    """Return whether a line with a value has further keys below it, indented as those of an item are."""
    below = lines.line_of(here.number + 1, document.line(here.number + 1).text)
    return not here.is_open and below.key is not None and below.indent > here.indent


def half_a_key(document: Document, above: int, number: int) -> Problem | None:
    """Return the problem of a key to which the line above it gives no place, if it can be known.

    That line has words and no colon, or it is a key with its value, and this one is indented further.
    """
    before, here = lines.line_of(above, document.line(above).text), lines.line_of(number, document.line(number).text)
    if here.key is None or here.is_item:
        return None
    if not before.starts and before.indent == here.indent and _neighbours(document, above)[1] != before:
        return _without_colon(document, before)
    if before.is_open or here.indent <= before.own:
        return None
    if before.key:
        return _too_far_right(document, before, here)
    if before.is_item:
        return _keys_of_text(document, before, here)
    return None


def _too_far_right(document: Document, before: Line, here: Line) -> Problem:
    place = document.line(here.number, here.own + 1, len(here.key or ""))
    fact = f"the key `{here.key}` stands further right than `{before.key}` above it, as if it were part of its text"
    help = f"indent it like `{before.key}`: `{' ' * before.own}{here.text.strip()}`"
    if not here.is_open:
        help += "; or put the text of both lines in double quotes"
    return codes.syntax_error(place, fact, help)


def _keys_of_text(document: Document, item: Line, here: Line) -> Problem:
    words = item.text[item.value :].strip()
    place = document.line(item.number, item.value + 1, len(words))
    fact = "a text is the whole of this item, so it can have no keys below"
    help = f"write it as a key of its own with the others below it, such as `- topic: {words}`"
    related = [("such a key is here", document.line(here.number, here.own + 1))]
    return codes.syntax_error(place, fact, help, related)


def below_text(document: Document, above: int, number: int) -> Problem | None:
    """Return the problem of a line that should be part of the text above it, and why it is not, if it can be known."""
    before, here = lines.line_of(above, document.line(above).text), lines.line_of(number, document.line(number).text)
    if here.starts or not before.starts:
        return None
    comment = _BEHIND_TEXT.search(before.text, before.value)
    if comment and here.indent > before.own and before.text[before.value] not in "\"'[{|>#":
        place = document.line(above, comment.start(1) + 1, len(comment[1].rstrip()))
        fact = "a comment begins here and ends the text, which goes on in the next line"
        help = "put the whole text in double quotes, or the comment on a line of its own"
        return codes.syntax_error(place, fact, help, [("it goes on here", _words(document, here))])
    if lines.is_block_text(before) and here.indent <= before.own:
        fact = f"the text of `{before.text[before.value]}` above begins with the first line that is indented further"
        help = f"indent all its lines: `{' ' * (before.own + 2)}{here.text.strip()}`"
        return codes.syntax_error(_words(document, here), fact, help)
    return None


def _without_colon(document: Document, line: Line) -> Problem | None:
    words = line.text.strip()
    key = re.match(r"([^\W\d][\w-]*+)\s*+[=：]?\s*+(.*)", words)
    help = "write a colon and a space after the key"
    if key and "`" not in words:
        help += f": `{f'{key[1]}: {key[2]}'.strip()}`"
    return codes.syntax_error(_words(document, line), f"`{words}` is no `key: value` pair", help)


def in_block_text(document: Document, number: int) -> Problem | None:
    """Return the problem of a line that should be part of the block text above it, and is indented too little."""
    header: Line | None = None
    for line in lines.read(document.lines[: number - 1]):
        header = line
    here = lines.line_of(number, document.line(number).text)
    if header is None or not lines.is_block_text(header) or here.indent <= header.own or not here.text.strip():
        return None
    sign = header.text[header.value :].split()[0]
    first = lines.line_of(0, next(filter(str.strip, document.lines[header.number :])))
    if digits := sign.strip("|>+-"):
        place, meant = document.line(header.number, header.value + 1, len(sign)), sign.replace(digits, "")
        fact = f"the text of `{sign}` must be indented by {digits} spaces more than its key, and is not"
        return codes.syntax_error(place, fact, f"write `{meant}`", fix=meant)
    if here.indent < first.indent:
        fact = f"this line of the text of `{sign}` stands further left than its first line"
        help = f"indent it like that: `{' ' * first.indent}{here.text.strip()}`"
        return codes.syntax_error(_words(document, here), fact, help)
    return None


def foreign_sign(document: Document, number: int) -> Problem | None:
    """Return the problem of a sign of a diff, mail or Markdown that was copied with the YAML, if a line has one."""
    place = document.line(number)
    if quoted := _QUOTED_LINE.match(place.text):
        fact = f"this `{quoted[1]}` is no YAML: a diff or a mail has it before its lines"
        return codes.syntax_error(
            document.line(number, 1, len(quoted[1])), fact, "take it away from all lines that have it"
        )
    if foreign := _FOREIGN_LINE.match(place.text):
        place = document.line(number, foreign.start(1) + 1, len(foreign[1]))
        fact = "this line is a fence of Markdown, and no YAML"
        if foreign[1][0] == "@":
            fact = "this line begins a part of a diff, and is no YAML"
        return codes.syntax_error(place, fact, "take the line away")
    if behind := _BEHIND_MARK.match(place.text):
        fact = f"the key `{behind[1]}` stands behind `---`, which starts a document"
        return codes.syntax_error(document.line(number, 1, behind.start(1)), fact, "take the `---` away", fix="")
    return None


def directive(document: Document, number: int) -> Problem | None:
    """Return the problem of a directive of YAML above a line, which needs a line `---` below it, if there is one."""
    for above in range(1, number):
        word = document.lines[above - 1].partition(" ")[0].rstrip()
        if word.startswith("%"):
            place = document.line(above, 1, len(word))
            return codes.unsupported_yaml(place, f"directive `{word}`", "take the line away")
    return None


def ended_early(document: Document, number: int) -> Problem | None:
    """Return the problem of a line `...` with more below it, if one stands above a line."""
    for above in range(number - 1, 0, -1):
        place = document.line(above, 1, 3)
        if place.text.rstrip() == "...":
            return codes.unsupported_yaml(
                place, "end of a document before that of the file", "take the line `...` away"
            )
    return None


def too_far_left(document: Document, number: int) -> Problem | None:
    """Return the problem of an item that stands further left than its list, if it does."""
    before: list[Line] = []
    here: Line | None = None
    for line in lines.read(document.lines):
        if line.number >= number:
            here = line
            break
        before.append(line)
    if here is None or not here.is_item:
        return None
    indent = _indent_of_list(here, before)
    if indent is None:
        return None
    help = f"indent it like the items above: `{' ' * indent}{here.text.strip()}`"
    if before[-1].is_open and not before[-1].is_item:
        help = f"indent it below its key: `{' ' * indent}{here.text.strip()}`"
    place = _words(document, here)
    if here.indent == 0 and here.key is not None and here.is_open and document.hints.short_forms:
        help = f"take the `-` away, as a file of things has none before their ids; or {help}"
    return codes.syntax_error(place, "this item stands further left than its list", help)


def _indent_of_list(here: Line, before: list[Line]) -> int | None:
    """Return how far the list is indented to which an item belongs, from the lines before it."""
    if before and before[-1].is_open and before[-1].own > here.indent:
        return before[-1].own + 2
    indent = None
    for line in reversed(before):
        if line.indent <= here.indent:
            break
        if line.is_item:
            indent = line.indent
            if line.key == here.key:
                break
    return indent


def _neighbours(document: Document, number: int) -> tuple[Line | None, Line | None, Line | None]:
    """Return a line, the next one above it that is not indented further, and the next such one below it.

    Below a key they are the next item there, as further keys of it may stand between.
    """
    stack: list[Line] = []
    here: Line | None = None
    for line in lines.read(document.lines):
        if here is None:
            while stack and stack[-1].indent > line.indent:
                stack.pop()
            if line.number < number:
                stack.append(line)
            else:
                here = line
        elif line.indent < here.indent or (line.indent == here.indent and (line.is_item or not here.key)):
            return here, stack[-1] if stack else None, line
    return here, stack[-1] if stack else None, None


def _words(document: Document, line: Line) -> Location:
    """Return the location of all that stands on a line."""
    return document.line(line.number, line.indent + 1, len(line.text.strip()))
