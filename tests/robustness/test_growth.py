"""What takes a time, takes it in proportion to its input: twice as much of it takes twice as long.

Where Python does the work its steps are counted, which are the same on every machine. Where patterns and other code in
C do, nothing counts them: there the text grows so much that its square is far from it, and the time of this process
alone may be some times too long, as on a busy machine, or too short, without a test failing or passing for that.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any

import pytest

from roadmap_site.curriculum import inline_markdown, loader, occurrences, web_addresses, wiki_links
from roadmap_site.curriculum.explanations import Explanation, Source
from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Curriculum, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.rules import bad_link, unsupported_markup
from roadmap_site.edit import formatting
from roadmap_site.problems import codes, spelling
from roadmap_site.problems.formats import github, json, sarif, text
from roadmap_site.problems.problem import Location
from roadmap_site.problems.report import ProblemReport
from roadmap_site.schema import address_slips, durations, texts
from roadmap_site.site import explanation, pages_by_hand
from roadmap_site.site.author_texts import Texts
from roadmap_site.site.messages.words import ENGLISH
from roadmap_site.system import terminal
from roadmap_site.yaml_io import parser_errors, reader
from roadmap_site.yaml_io.document import Document, Hints, Place
from tests.helpers import worlds
from tests.helpers.processor_time import grows_within, once

EXTRAS = "topics/extras.yml"
START = "roadmaps/first/01-start.yml"
TWICE = 2.2
GROWN = 16
LEEWAY = 4
"""How much longer than in proportion a time may seem; with the square it is longer by `GROWN`."""
FROM = 0.02
"""Seconds from which on a time can be compared."""

Make = Callable[[int], dict[str, str | bytes | None]]


def many(form: str, head: str = "", tail: str = "", between: str = "") -> Callable[[int], str]:
    """Return what makes a text of a form that is repeated, `#` in it a number."""
    return lambda size: head + between.join(form.replace("#", str(number)) for number in range(size)) + tail


def extras(form: str, head: str = "", tail: str = "", between: str = "") -> Make:
    """Return what makes a file of topics of a form that is repeated."""
    text = many(form, head, tail, between)
    return lambda size: {EXTRAS: text(size)}


WORLDS: dict[str, Make] = {
    "topics": extras("t#:\n  title: T\n  aliases: [a#]\n  needs: [softmax]\n"),
    "topics that need one another in a circle": lambda size: {
        EXTRAS: "".join(f"t{n}: {{title: T, needs: [t{(n + 1) % size}]}}\n" for n in range(size))
    },
    "unknown keys": extras("  k#: x\n", "relu:\n  title: R\n"),
    "nothing but unknown keys": extras("  k#: x\n", "relu:\n"),
    "unknown ids": extras("soft#", "relu: {title: R, needs: [", "]}\n", ", "),
    "unknown links": extras("[[z#]]", "relu: {title: R, summary: '", "'}\n", " "),
    "the same unknown link": extras("[[zz]]", "relu: {title: R, summary: '", "'}\n", " "),
    "one id again and again": extras("softmax", "relu: {title: R, needs: [", "]}\n", ", "),
    "keys written twice": extras("  title: x\n", "relu:\n  title: R\n"),
    "ids that another file has": lambda size: {
        EXTRAS: many("t#: T\n")(size),
        "topics/basics.yml": "softmax: S\n" + many("t#: T\n")(size),
    },
    "wrong ids": extras("T_#: T\n"),
    "lists where texts belong": extras("    - [a#]\n", "relu:\n  title: R\n  aliases:\n"),
    "anchors": extras("t#: &a# T\n"),
    "lists as keys": extras("? [a#]\n: T\n"),
    "stages": lambda size: {
        f"roadmaps/first/{n:02}-s{n}.yml": "title: S\ntopics: [softmax]\n" for n in range(2, size // 4)
    },
    "points that link": lambda size: {
        EXTRAS: many("t#: T\n")(size),
        START: many('      - "[[t#]] is one"\n', "title: S\ntopics:\n  - topic: softmax\n    points:\n")(size),
    },
    "topics taught too late": lambda size: {
        EXTRAS: "relu: R\n" + many("t#: {title: T, needs: [relu]}\n")(size),
        START: many("t#", "title: S\ntopics: [softmax, ", "]\n", ", ")(size),
        "roadmaps/first/02-more.yml": "title: M\ntopics: [relu]\n",
    },
    "a file of another kind": lambda size: {EXTRAS: many("b#: {title: B, year: 2016}\n")(size)},
    "a missing file": lambda size: {START: many("t#", "title: S\ntopics: [softmax, ", "]\n", ", ")(size)},
    "directions without an end": extras("\u2067\u202b", "relu: {title: R, summary: '", "'}\n", " a "),
    "directions with an end": extras("\u2067\u202b\u2069", "relu: {title: R, summary: '", "'}\n", " a "),
    "what nobody sees in ids": extras("t\u200b#: {title: T, needs: [soft\u2060max]}\n"),
    "what nobody sees in a text": extras("\u00ad\u200d\ufe0f", "relu: {title: R, summary: '", "'}\n", " a "),
    "what nobody sees as escapes": extras("\\u00ad\\u202e", 'relu: {title: R, summary: "', '"}\n', " a "),
    "what nobody sees in comments": extras("t#: T # \u202e\u00ad\n"),
    "keys behind odd spaces": extras("\u00a0t#: T\n"),
    "comments": extras("# x\nt#: T # y\n"),
    "texts that comments cut": extras("t#:\n  title: T # y\n  aliases:\n    - a #1\n      # b\n    - c\n      - d\n"),
    "keys at the level of their ids": extras("t#:\ntitle: T\n"),
    "blocks that are no YAML": extras("t#: `T`\n"),
    "quotes that are never closed": extras('t#: "T\n'),
    "marks of conflicts": extras("<<<<<<< a\nt#: T\n=======\n>>>>>>> b\n"),
    "paragraphs": extras("    word word\n\n", "relu:\n  title: R\n  summary: >\n"),
}
"""Curricula of any size."""


def steps(run: Callable[[], object]) -> int:
    """Return how many lines and calls of Python are gone through."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def checked(folder: Path) -> None:
    """Check a curriculum, and write the report in all formats."""
    report = ProblemReport(loader.load(folder, "curriculum").problems)
    for format in (text, github, sarif, json):
        format.written(report)


def formatted(folder: Path) -> None:
    """Bring all files into their canonical form."""
    formatting.all_formatted(folder, "curriculum")


@pytest.mark.parametrize("work", [checked, formatted])
@pytest.mark.parametrize("make", WORLDS.values(), ids=WORLDS)
def test_twice_the_curriculum_takes_twice_the_steps(make: Make, work: Callable[[Path], None], tmp_path: Path) -> None:
    """Whatever is wrong with it, and however often."""
    counts = []
    for size in (200, 400):
        folder = worlds.write(tmp_path / str(size), make(size))
        spelling._nearest.cache_clear()
        wiki_links.find.cache_clear()
        inline_markdown.parse.cache_clear()
        counts.append(steps(lambda: work(folder)))  # noqa: B023 (run at once)
    assert counts[1] <= TWICE * counts[0]


def html(text: str) -> None:
    """Turn an author's text into HTML, and find its links."""
    inline_markdown.parse.cache_clear()
    Texts({"t1": ("/t1/", "T")}.get).plain("*" + text)
    wiki_links.find.cache_clear()
    wiki_links.find(text)
    wiki_links.occurrences(text)


def explained(text: str) -> None:
    """Read an explanation, look for what it does not take, and write its sections."""
    inline_markdown.parse.cache_clear()
    thing: Any = SimpleNamespace(id="a", explanation=Explanation(Place("topics/a/a.md"), text))
    site: Any = SimpleNamespace(plain=str, words=ENGLISH)
    [*unsupported_markup._found_in_page(thing.explanation.prose)]
    writer = explanation.Writer(Texts(lambda _: ("a.html", "A")), str, ENGLISH)
    for section in explanation.sections(site, thing):
        if isinstance(section.data, explanation.Explained):
            writer.html(section.data.part)


def told(text: str) -> None:
    """Tell each link and each piece of markup that an explanation does not take, and where its addresses stand."""
    inline_markdown.parse.cache_clear()
    place = Place("topics/a/a.md")
    source = Source(Document(place.path, text, None), Explanation(place, text))
    topic = Topic(id="a", title="A", area="a", place=Place("topics/a.yml"), explanation=source.explanation)
    curriculum = Curriculum(place=Place("curriculum.yml"), topics={"a": topic})
    located = Located(
        curriculum=curriculum,
        graph=Graph(curriculum, ()),
        definitions=(topic,),
        declared=frozenset("a"),
        unread=frozenset(),
        vocabularies=True,
        documents={},
        explanations={place.path: source},
    )
    [*bad_link.check(located), *unsupported_markup.check(located)]
    for one in web_addresses.written(curriculum):
        web_addresses.location(one, located)


def numbered(text: str) -> None:
    """Ask of each letter of a text which of those alike it is."""
    for start in range(len(text)):
        occurrences.before(text, start, start + 1)


THINGS: Any = {"a": None}
"""What links by id could lead to."""


def markup(text: str) -> None:
    """Look for links and markup that a text does not take."""
    inline_markdown.parse.cache_clear()
    [*bad_link.slips(text, THINGS), *unsupported_markup._found(text)]


def page(text: str) -> None:
    """Find the links in a page written by hand."""
    wiki_links.find.cache_clear()
    wiki_links.find_in_page(text + "[[a]]")
    pages_by_hand.with_whole_links(text + "'")


def address(text: str) -> None:
    """Look whether a text is a web address, a title, a language or a duration."""
    for shape in (texts.URL, texts.TITLE, texts.LANGUAGE, texts.FORMER_ID):
        shape.fits(text)
    address_slips.found(text)
    re.compile(durations.PATTERN).fullmatch(text)


def slip(text: str) -> None:
    """Explain what is wrong with a line that is no YAML."""
    place = Location("topics/a.yml", 2, 3, 1, "  b: c")
    document = Document("topics/a.yml", f"{text}\n  b: c", None, Hints(short_forms=True))
    parser_errors.explain(document, "did not find expected key", place, place)
    here = Location("topics/a.yml", 1, len(text), 1, text)
    parser_errors.explain(document, "while parsing a block mapping", here, here)
    parser_errors.explain(document, "could not find expected ':'", here, here)
    parser_errors.explain(document, "mapping values are not allowed", here, here)


def parsed(text: str) -> None:
    """Read YAML that may be none."""
    reader.parse(re.sub("(.{10000})", r"\1\n", text), "topics/a.yml")


def shown(line: str) -> None:
    """Show a problem whose line, word and message are long."""
    place = Location("topics/a.yml", 1, len(line) // 2, len(line) // 4, line)
    report = ProblemReport([codes.wrong_shape(place, f"`{line}` is bad", line)])
    text.written(report)
    github.written(report)
    terminal.width(terminal.printable(line))


TEXTS: dict[str, tuple[Callable[[str], None], str]] = {
    "links that do not end": (html, "[[t1|"),
    "links by address that do not end": (html, "[a]("),
    "links with titles that do not end": (html, '[a](b "'),
    "links": (html, "[[t1|*a*]] and [b](https://b.example) "),
    "links whose words are in two brackets": (html, "[[t1]](https://b.example/(((a "),
    "brackets that open": (html, "["),
    "brackets that close": (html, "[a]]"),
    "backticks": (html, "` `` ``` "),
    "emphasis that does not end": (html, "*a **b _c "),
    "emphasis that does not begin": (html, "a* b** c_ "),
    "emphasis within emphasis": (html, "**a*"),
    "addresses that do not end": (html, "<https://a"),
    "backslashes and ampersands": (html, "\\&a"),
    "spaces": (html, "  "),
    "links that are none": (markup, "[a](https://b (c)[https://d <e@f "),
    "links by id without a bracket": (markup, "[a]] and [[a] "),
    "links by id that do not end": (markup, "[a|b [[a|c "),
    "links without an address": (markup, "[ab][cd] "),
    "brackets with words that do not end": (markup, "[abab"),
    "words behind a bracket": (markup, "ab"),
    "definitions of links": (markup, "[a]: https://b\n"),
    "tags that do not end": (markup, "<a b=c <!-- "),
    "pictures and footnotes that do not end": (markup, "![a [^b "),
    "dollar signs": (markup, "$a $$b "),
    "brackets with backslashes": (markup, "\\(a^ \\["),
    "colons and tildes": (markup, ":a-b ~~c"),
    "lines": (markup, "- a |---\n"),
    "headings of an explanation": (explained, "# a\n\n"),
    "footnotes of an explanation": (explained, "a[^b] \n\n[^b]: c[^b]\n\n"),
    "folded parts that are none": (explained, "??? a  "),
    "folded parts": (explained, '??? "a"\n'),
    "formulas that do not end": (explained, "$$a\n$b "),
    "formulas of an explanation": (explained, "$$\na\n$$\n$b$\n\n"),
    "pictures of an explanation": (explained, "![a](../../images/b.svg) ![c]( "),
    "rows of an explanation": (explained, "|a|b|\n|-|-|\n"),
    "lists of an explanation": (explained, "- a\n> b\n"),
    "code of an explanation": (explained, "```c\na\n```\n~~~\n"),
    "markup that an explanation does not take": (told, "<b>a</b> :smile: [a](www.a.example)\n\n"),
    "links of an explanation": (told, "[a](https://a.example) "),
    "tables that are none": (explained, "|-"),
    "letters alike": (numbered, "ab"),
    "quotes in addresses of a page": (page, '[a](b"c'),
    "fences and comments in a page": (page, "```\n<!-- <pre "),
    "indented lines in a page": (page, "    \n- a\n"),
    "an address without an end": (address, "https://a."),
    "words with hyphens": (address, "https://a-"),
    "what nobody sees": (parsed, "\u202e\u00ad\u200d"),
    "line breaks that are none": (parsed, "a\u2028\x85"),
    "odd spaces in a line": (slip, "\u00a0 "),
    "curly quotes in a line": (slip, "“a: "),
    "brackets of another width in a line": (slip, "[\uff3d"),
    "colons of another width in a line": (slip, "a\uff1a"),
    "hosts without an end": (address, "a.b-"),
    "schemes": (address, "https:/"),
    "links that are no address": (address, "[a]("),
    "addresses and spaces": (address, "https://a.b/ c"),
    "equals signs": (address, "=,;"),
    "spaces in a line": (slip, "a: b  "),
    "colons in a line": (slip, "a: "),
    "hyphens in a line": (slip, "- -a"),
    "flow lists": (parsed, "- [a, b]\n"),
    "quotes that do not end": (parsed, "a: 'b\n"),
    "quotes of items that do not end": (parsed, "  - 'b\n"),
    "quotes in brackets that do not end": (parsed, " [\"a, 'b\n"),
    "items without hyphens": (parsed, "  a\n  - b\n"),
    "items that stand further left": (parsed, "    - a\n   - b\n"),
    "keys that stand further right": (parsed, "  a: b\n    c: d\n"),
    "Markdown links": (parsed, "- [a](b) c\n"),
    "marks of a conflict": (parsed, "  =======\n>>>>>>>\n"),
    "keys in quotes": (parsed, '"a'),
    "brackets in YAML": (parsed, "[{"),
    "signs of anchors": (parsed, "a: b & * !\n"),
    "a long word": (shown, "a"),
    "wide letters and marks": (shown, "字\u0301\u202e`"),
}
"""What goes over a text, and the piece that the text is made of."""


@pytest.mark.parametrize(("run", "piece"), TEXTS.values(), ids=TEXTS)
def test_a_text_takes_time_in_proportion_and_not_by_its_square(run: Callable[[str], None], piece: str) -> None:
    """Whatever it is made of. What is so fast that it cannot be measured at a million letters is fast enough."""
    count = 2_000
    gc.disable()
    try:
        while once(run, piece * count) < FROM:
            count *= 2
            if count * len(piece) > 1_000_000:
                return
        assert grows_within(run, piece * count, piece * count * GROWN, GROWN * LEEWAY)
    finally:
        gc.enable()
