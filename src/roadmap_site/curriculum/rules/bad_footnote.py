"""A footnote of an explanation without its mark, or a mark without its footnote.

A mark is written `[^name]`, and the footnote, on a line of its own, `[^name]: What it says.` A footnote that nothing
leads to is not shown; a mark without a footnote is shown as it is typed.

FAIL
    # topics/basics/softmax.md
    It is smooth.[^why]

PASS
    # topics/basics/softmax.md
    It is smooth.[^why]

    [^why]: All of its derivatives are there.
"""

from collections.abc import Iterator
from itertools import count

from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.spelling import MOST_SUGGESTED, nearest


def check(located: Located) -> Findings:
    """Yield each mark without a footnote, each footnote without a mark, and the second of two alike."""
    guesses = count()
    for source in located.explanations.values():
        yield from _of_one(source, guesses)


def _of_one(source: Source, guesses: Iterator[int]) -> Findings:
    written: dict[str, int] = {}
    for block in source.explanation.blocks:
        if block.tag == "note" and block.kind == "open":
            place = source.document.line(block.line + 1)
            if block.info in written:
                related = [("the first one", source.document.line(written[block.info]))]
                fact = f"there is a footnote `{block.info}` already, and this one is not shown"
                yield place, Words(fact, "give it another name, or join the two", related)
            written.setdefault(block.info, block.line + 1)
    marked, labels = set[str](), frozenset(written)
    for special in source.explanation.specials:
        if special.kind == "note":
            marked.add(special.text)
            if special.text not in written:
                help = _help(special.text, labels, guesses)
                yield source.at(special.start, special.end), Words(f"there is no footnote `{special.text}`", help)
    for label in labels - marked:
        help = f"write `[^{label}]` where it belongs, or take it away"
        yield source.document.line(written[label]), Words(f"nothing leads to the footnote `{label}`", help)


def _help(mark: str, labels: frozenset[str], guesses: Iterator[int]) -> str:
    if next(guesses) < MOST_SUGGESTED and (near := nearest(mark, labels)):
        return f"did you mean `{near}`?"
    return f"write `[^{mark}]: …` on a line of its own, or take it away"


RULE = Rule(Code("bad-footnote", Severity.WARNING, __doc__), check)
