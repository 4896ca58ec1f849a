"""A link in a text, or the `url` of a resource, that leads nowhere or is shown as it is typed.

A text links to things by `[[id]]`, and to the web, to mail and to files of the site by `[words](address)`. A file of
the site is named from the folder of the pages written by hand, wherever the text is shown: `[words](guide/page.md)`,
with an anchor `[words](guide/page.md#anchor)`.

FAIL
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      summary: Explained by [a friend](www.example.org).
      needs: [softmax]

PASS
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      summary: Explained by [a friend](https://www.example.org).
      needs: [softmax]
"""

import html
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from roadmap_site.curriculum import inline_markdown
from roadmap_site.curriculum.inline_markdown import Piece
from roadmap_site.curriculum.model import Thing, noun
from roadmap_site.curriculum.own_pages import Known, OwnPages
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.spelling import MOST_SUGGESTED, nearest
from roadmap_site.schema import address_slips, addresses
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.yaml_io.document import Place

# What a text without any of these has no such link.
_BEGIN = r"<?(?:https?:|ftp:|mailto:|www\.)"
# What stands where an address does, without a space; with one, its rest.
_UNTAKEN = re.compile(r"(?<!!)\[[^\[\]]*\]\([ \t]*(?P<address>[^\s()]\S*)(?P<rest>[^()\n]*(?P<end>\)?))")
_LIKE_ADDRESS = re.compile(_BEGIN)
# What may be meant for the title of a link, and is none as it stands.
_LIKE_TITLE = re.compile(r"""[ \t]+["'“„«(]""")
_NO_WORDS = re.compile(r"\[\s*\]\(")
_NO_OPENER = re.compile(r"^[^\[\]\0\n]*+(?P<closer>\]\(https?://[^\s()]+\))", re.MULTILINE)
# Words and the address of a page in brackets of a wrong kind, or apart from each other.
_OTHER_BRACKETS = re.compile(
    r"[\[［](?P<words>[^\[\]［］\n]+)[\]］][ \t]*\n?[ \t]*[(（{\[［](?P<address>https?://[^\s()（）<>{}\[\]［］]+)[)）}\]］]"
)
_LIKE_FILE = re.compile(r"[^\s()]*/.*\.[A-Za-z]\w{1,3}(?:#\S*)?\s*", re.DOTALL)
_REVERSED = re.compile(rf"\((?P<words>[^()\[\]]+)\)\[(?P<address>{_BEGIN}[^\[\]\s]+)\]")
_ANGLES = re.compile(r"<(?P<address>(?:www\.|(?:mailto|tel|javascript|data|file):)[^\s<>]+|[^\s@<>]+@[^\s@<>]+)>")
_DEFINITION = re.compile(r"^[ \t]*\[(?P<label>[^\[\]^][^\[\]]*)\]:[ \t]*<?(?P<address>[^\s<>\0]+)>?", re.MULTILINE)
_REFERENCE = re.compile(r"\[(?P<words>[^\[\]]+)\](?:\[(?P<label>[^\[\]]*)\])?(?![(:])")
_ID = r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9-]+)?"
# A link by id that lacks one of its brackets, before it or behind it.
_BRACKET_LOST = re.compile(
    rf"(?<!\[)\[(?P<before>{_ID})(?:\|[^\[\]\n]*)?\]\]|\[\[(?P<behind>{_ID})(?:\|[^\[\]\n]*)?\](?!\])"
)
# A link by an id in brackets of other keyboards, and one with brackets in its words.
_OPEN, _CLOSE = "[\\[［【]", "[\\]］】]"
_OTHER_DOUBLE_BRACKETS = re.compile(rf"{_OPEN}{{2}}(?P<id>{_ID})(?:[|｜](?P<words>[^\[\]［］【】\n]*))?{_CLOSE}{{2}}")
_BRACKETS_IN_WORDS = re.compile(rf"(?<!\\)\[\[(?P<id>{_ID})\|(?P<words>[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)+)\]\]")
_BRACKETS = re.compile(r"[\[\]]|\([^()\s]*\)")
# What only a text has that may have such a slip: all others are not looked through.
_SUSPECT = re.compile(
    r"[\])][(\[]|<\w|^[ \t]*\[[^\[\]]+\]:|[［【］】]|\]\s*[(（{\[]http|\|[^\[\]|\n]*\["
    rf"|{re.sub('[(][?]P<[a-z]+>', '(?:', _BRACKET_LOST.pattern)}",
    re.MULTILINE,
)
_LETTERS = r"[^\W\d_]{2}[^\[\]]*+"
# Such a link without the address that it asks for; what stands right behind a word is a place in a table.
_WITHOUT_ADDRESS = re.compile(rf"(?<![A-Za-z0-9_\]\)!])\[(?P<words>{_LETTERS})\]\[(?P<label>{_LETTERS})\](?![\[(])")
_TYPED = "this link is shown as it is typed"
_ADD_OR_NAME = (
    "add it to the folder of the pages written by hand, or name a file as seen from there; "
    "that is `docs`, unless `docs_dir` of `mkdocs.yml` says otherwise"
)
_NO_LINK = "or, where no link is meant, put it between backticks"


class Slip(NamedTuple):
    """A link that is none, and where it stands in its text."""

    start: int
    end: int
    words: Words


def check(located: Located) -> Findings:
    """Yield each link that leads nowhere, as far as that can be known without the files of the site, or with them."""
    for text, place in located.markdown:
        if _SUSPECT.search(text):
            for slip in slips(text, located.curriculum.by_id, lambda: located.pages):
                yield _finding(located, place, text, slip)
    yield from missing_files(located, lambda: located.pages)


def missing_files(located: Located, known: Known) -> Findings:
    """Yield each link, and each `url`, to a file of the site that is not there, or to an anchor that its page lacks.

    Args:
        located: The curriculum.
        known: Gives the files that there are, when they are first needed.
    """
    guesses = count()
    for text, place in located.markdown:
        if "](" in text:
            for slip in _to_missing_files(text, located.curriculum.by_id, known, guesses):
                yield _finding(located, place, text, slip)
    for resource in located.curriculum.resources.values():
        own = resource.url and addresses.own_file(resource.url)
        pages = known() if own else None
        if own and pages is not None and (words := _missing(own, pages, guesses)):
            yield located.locate(resource.place / "url"), words


def slips(text: str, things: Mapping[str, Thing], known: Known = lambda: None) -> Iterator[Slip]:
    """Yield each link of a text that leads nowhere whatever files the site has, or is shown as it is typed.

    Args:
        text: The text.
        things: What there is, by id.
        known: Gives the files that may have been meant, when they are first needed.
    """
    yield from _taken(text, things, known)
    yield from _within_links(text)
    yield from _untaken(text)
    yield from _with_bracket_lost(text, things)
    yield from _in_other_double_brackets(text, things)


def _finding(located: Located, place: Place, text: str, slip: Slip) -> Finding:
    word = text[slip.start : slip.end]
    location = located.locate_part(place, text, slip.start, slip.end)
    return location, slip.words if location.word == word else slip.words._replace(fix=None)


def _links(text: str) -> Iterator[tuple[Piece, str]]:
    """Yield the links of a text by address, each with the address."""
    for piece in inline_markdown.parse(text):
        if piece.kind == "link":
            yield piece, html.unescape(piece.text)


def _taken(text: str, things: Mapping[str, Thing], known: Known) -> Iterator[Slip]:
    """Yield what is a link of Markdown, and leads to what the site does not link to."""
    for piece, address in _links(text):
        fault = addresses.fault(address, in_text=True)
        if fault is None:
            if _NO_WORDS.match(text, piece.start):
                fact, help = "this link has no words, and so nobody sees it", "write its words between the brackets"
                yield Slip(piece.start, piece.end, Words(fact, help))
            continue
        if not fault.fix and ":" not in address and (slip := _to_thing(text, piece, address, things)):
            yield slip
        elif not address.strip():
            yield Slip(piece.start, piece.end, Words("this link has no address", f"{fault.help}; {_NO_LINK}"))
        else:
            pages = None if fault.fix or ":" in address else known()
            near = _page_at(addresses.way(address), pages.names()) if pages else None
            help = f"did you mean `{near}`?" if near and addresses.own_file(near) else fault.help
            # Brackets behind brackets may be no link at all.
            if not fault.fix and re.fullmatch(r"[^/:.#]*", address):
                help += f"; {_NO_LINK}"
            words = Words(f"this link leads nowhere: `{address}` {fault.fact}", help, fix=fault.fix)
            yield Slip(piece.at, piece.until, words)


def _within_links(text: str) -> Iterator[Slip]:
    """Yield the links to things that stand among the words of a link by an address, and so are no links."""
    ends: list[str] = []
    for piece in inline_markdown.parse(text):
        if piece.kind == "thing" and "link" in ends:
            fact = f"this link is dropped: `{text[piece.start : piece.end]}` stands among the words of another link"
            yield Slip(piece.start, piece.end, Words(fact, "take one of the two links away"))
        if piece.kind in {"em", "strong", "link", "thing"}:
            ends.append(piece.kind)
        elif piece.kind == "end":
            ends.pop()


def _to_thing(text: str, piece: Piece, address: str, things: Mapping[str, Thing]) -> Slip | None:
    """Return the slip of a link by an address that is meant to lead to a thing by its id."""
    way = re.sub(r"(?:/index)?\.\w+$|/$", "", address.partition("#")[0] or address.strip("#"))
    steps = way.split("/")
    id = next((id for id in ("/".join(steps[-2:]), steps[-1]) if id in things), None)
    if id is None:
        return None
    words = text[piece.start + 1 : piece.at].rpartition("](")[0]
    meant = f"[[{id}|{words}]]"
    if not words.strip() or re.search(r"[\[\]|]", words):
        meant = f"[[{id}]]"
    fact = f"this link leads nowhere: the {noun(things[id])} `{id}` is named by its id alone"
    return Slip(piece.start, piece.end, Words(fact, f"write `{meant}`", fix=meant))


def _untaken(text: str) -> Iterator[Slip]:
    """Yield what was meant for a link, and is shown as it is typed."""
    typed = inline_markdown.as_typed(text)
    for found in _UNTAKEN.finditer(typed):
        if slip := _almost_taken(text, typed, found):
            yield slip
    yield from _in_other_brackets(text, typed)
    for found in _REVERSED.finditer(typed):
        meant = f"[{_within(text, found, 'words')}]({_within(text, found, 'address')})"
        fact = f"{_TYPED}: its brackets stand the wrong way round"
        yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`", fix=meant))
    for found in _ANGLES.finditer(typed):
        yield _in_angles(found)
    yield from _references(text, typed)


def _almost_taken(text: str, typed: str, found: re.Match[str]) -> Slip | None:
    """Return the slip of a link that something keeps from being one; nothing where no link is meant."""
    start, end = found.start("address"), found.end() - len(found["end"])
    inside = text[start:end].rstrip()
    like_address = bool(_LIKE_ADDRESS.match(inside))
    if like_address and (whole := inline_markdown.TARGET.match(typed, typed.index("](", found.start()) + 1)):
        help = "take one of the two links away"
        return Slip(found.start(), whole.end(), Words(f"{_TYPED}: there is another link among its words", help))
    if like_address and _LIKE_TITLE.match(typed, found.end("address")):
        help = 'put the title between two `"`, and leave such quotes out of it, or take it away'
        fault: address_slips.Fault | None = address_slips.Fault("has more behind it than a title", help)
        inside = found["address"]
    elif found["end"] and found["rest"][:1].isspace() and (like_address or _LIKE_FILE.fullmatch(inside)):
        fault = addresses.fault(inside.partition(' "')[0], in_text=True)
    elif like_address and not _OTHER_BRACKETS.match(typed, found.start()):
        inside = found["address"].rstrip(")")
        fault = _not_ended(inside)
    else:
        return None
    if fault is None:
        return None
    return Slip(start, start + len(inside), Words(f"{_TYPED}: its address {fault.fact}", fault.help))


def _not_ended(address: str) -> address_slips.Fault:
    """Return what is wrong with an address without an end."""
    if "(" in address:
        return address_slips.Fault("has brackets that are no pairs", "write `%28` for `(` and `%29` for `)`")
    if sign := re.search("[<>]", address):
        return address_slips.Fault(f"has `{sign[0]}` without its pair", f"take the `{sign[0]}` away")
    return address_slips.Fault("has no `)` behind it", "write `)` where the address ends")


def _in_other_brackets(text: str, typed: str) -> Iterator[Slip]:
    """Yield links whose words and address do not stand in `[…](…)`, one right behind the other, but almost."""
    for found in _OTHER_BRACKETS.finditer(typed):
        between = text[found.end("words") : found.start("address")]
        if not (between == "](" and text.startswith("[", found.start()) and text.endswith(")", 0, found.end())):
            meant = f"[{_within(text, found, 'words')}]({_within(text, found, 'address')})"
            fact = f"{_TYPED}: its words stand in `[` and `]`, and its address right behind them in `(` and `)`"
            yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`; {_NO_LINK}", fix=meant))
    for found in _NO_OPENER.finditer(typed):
        fact = f"{_TYPED}: no `[` stands before its words"
        yield Slip(found.start("closer"), found.end(), Words(fact, "write `[` before the words of the link"))


def _in_angles(found: re.Match[str]) -> Slip:
    """Return the slip of `<…>` around what is not the whole address of a page."""
    address = found["address"]
    fault, mail = addresses.fault(address, in_text=True), address.removeprefix("mailto:")
    what, help, fix = "is no link without words", "write `[words](address)`", None
    if fault:
        what, help = fault.fact, fault.help
    if "@" in mail and ":" not in mail:
        fix = f"[{mail}](mailto:{mail})"
    elif fault and fault.fix:
        fix = f"<{fault.fix}>"
    if fix:
        help = f"write `{fix}`"
    return Slip(found.start(), found.end(), Words(f"{_TYPED}: `{address}` {what}", help, fix=fix))


def _references(text: str, typed: str) -> Iterator[Slip]:
    """Yield links whose address stands elsewhere in the text, and where it does, if any link asks for it."""
    defined: dict[str, re.Match[str]] = {}
    for found in _DEFINITION.finditer(typed):
        if addresses.is_web(found["address"]) or addresses.own_file(found["address"]):
            defined.setdefault(_label(found["label"]), found)
    if not defined:
        yield from _without_address(typed)
        return
    used: dict[str, re.Match[str]] = {}
    for found in _REFERENCE.finditer(typed):
        label = _label(found["label"] or found["words"])
        if label in defined:
            used[label] = defined[label]
            meant = f"[{_within(text, found, 'words')}]({defined[label]['address']})"
            fact = f"{_TYPED}: its address must stand right after its words"
            yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`", fix=meant))
    for found in used.values():
        fact, help = "the address of a link is shown as it is typed", "write it after the words of the link, not here"
        yield Slip(found.start("label") - 1, found.end(), Words(fact, help))


def _without_address(typed: str) -> Iterator[Slip]:
    """Yield links that ask for an address which nothing gives."""
    for found in _WITHOUT_ADDRESS.finditer(typed):
        help = f"write `[{found['words']}](https://…)`, with the address right behind the words"
        yield Slip(found.start(), found.end(), Words(f"{_TYPED}: it has no address", help))


def _within(text: str, found: re.Match[str], group: str) -> str:
    """Return what stands in a text where a group was found."""
    return text[found.start(group) : found.end(group)]


def _in_other_double_brackets(text: str, things: Mapping[str, Thing]) -> Iterator[Slip]:
    """Yield links to things that are there, in brackets of another keyboard, or with brackets in their words."""
    typed = inline_markdown.without_code(text)
    for found in _OTHER_DOUBLE_BRACKETS.finditer(typed):
        words = f"|{found['words']}" if (found["words"] or "").strip() else ""
        if found["id"] in things and not (found[0].startswith("[[") and found[0].endswith("]]")):
            meant = f"[[{found['id']}{words}]]"
            fact = f"{_TYPED}: a link by an id stands in `[[` and `]]`"
            yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`", fix=meant))
    for found in _BRACKETS_IN_WORDS.finditer(typed):
        if found["id"] in things:
            meant = f"[[{found['id']}|{re.sub(_BRACKETS, '', _within(text, found, 'words')).strip()}]]"
            fact = f"{_TYPED}: the words of a link by an id have no brackets in them"
            yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`"))


def _with_bracket_lost(text: str, things: Mapping[str, Thing]) -> Iterator[Slip]:
    """Yield links to things that are there, with a bracket too few on one side."""
    for found in _BRACKET_LOST.finditer(inline_markdown.as_typed(text)):
        # An escaped bracket beside it is one that the author wants to be seen.
        escaped = text.endswith("[", 0, found.start()) or text.startswith(("]", "\\]"), found.end())
        if (found["before"] or found["behind"]) in things and not escaped:
            meant = f"[[{text[found.start() : found.end()].strip('[]')}]]"
            fact = f"{_TYPED}: a link by an id has two brackets before it and two behind it"
            yield Slip(found.start(), found.end(), Words(fact, f"write `{meant}`", fix=meant))


def _label(label: str) -> str:
    return " ".join(label.casefold().split())


def _to_missing_files(text: str, things: Mapping[str, Thing], known: Known, guesses: Iterator[int]) -> Iterator[Slip]:
    for piece, address in _links(text):
        own = addresses.own_file(address)
        if own is None:
            continue
        pages = known()
        there = pages is not None and pages.holds(own.path)
        slip = None if there else _to_thing(text, piece, address, things)
        # Where the files are not known, what is called as our own pages are is likely to be meant for one.
        if slip and (pages is not None or "/" not in own.path or own.path.partition("/")[0] in PLURALS.values()):
            yield slip
        elif pages is not None and (words := _missing(own, pages, guesses)):
            yield Slip(piece.at, piece.until, words)


def _missing(own: addresses.OwnFile, pages: OwnPages, guesses: Iterator[int]) -> Words | None:
    """Return what is to be said of an address to a file of the site; nothing where file and anchor are there."""
    if not pages.holds(own.path):
        help = _ADD_OR_NAME
        if next(guesses) < MOST_SUGGESTED and (near := _nearest_file(own.path, pages.names())):
            help = f"did you mean `{near}`?"
        return Words(f"there is no file `{own.path}` on the site", help)
    anchors = pages.anchors(own.path) if own.anchor else None
    if anchors is None or own.anchor in anchors:
        return None
    help = "leave the anchor out"
    if anchors:
        help = f"name an anchor that it has, such as `#{min(anchors)}`, or {help}"
    if next(guesses) < MOST_SUGGESTED and (near := nearest(own.anchor, anchors)):
        help = f"did you mean `#{near}`?"
    return Words(f"`{own.path}` has no anchor `{own.anchor}`", help)


def _page_at(path: str, names: Collection[str]) -> str | None:
    """Return the page that stands on the site where a path says: `guide/page.md` for `guide/page/index.html`."""
    way = re.sub(r"(?:(?:^|/)(?:index|README))?\.\w+$", "", path)
    for name in (path, f"{way}.md", f"{way}/index.md", f"{way}/README.md"):
        if name in names:
            return name
    return None


def _nearest_file(path: str, names: Collection[str]) -> str | None:
    """Return the file that was most likely meant: one of that name in another folder, or one that is spelled alike."""
    if page := _page_at(path, names):
        return page
    by_spelling, name = {}, path.rpartition("/")[2]
    for other in sorted(names):
        if other.rpartition("/")[2] == name:
            return other
        by_spelling[re.sub("[ _]", "-", other.lower())] = other
    return by_spelling.get(nearest(path, by_spelling) or "")


RULE = Rule(Code("bad-link", Severity.ERROR, __doc__), check)
