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

from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.spelling import nearest


def check(located: Located) -> Findings:
    """Yield each mark without a footnote, each footnote without a mark, and the second of two alike."""
    for source in located.explanations.values():
        yield from _of_one(source)


def _of_one(source: Source) -> Findings:
    written: dict[str, int] = {}
    for block in source.explanation.blocks:
        if block.tag == "note" and block.kind == "open":
            place = source.document.line(block.line + 1)
            if block.info in written:
                related = [("the first one", source.document.line(written[block.info]))]
                fact = f"there is a footnote `{block.info}` already, and this one is not shown"
                yield place, Words(fact, "give it another name, or join the two", related)
            written.setdefault(block.info, block.line + 1)
    marks = [special for special in source.explanation.specials if special.kind == "note"]
    for mark in marks:
        if mark.text not in written:
            help = f"write `[^{mark.text}]: …` on a line of its own, or take it away"
            if near := nearest(mark.text, written):
                help = f"did you mean `{near}`?"
            yield source.at(mark.start, mark.end), Words(f"there is no footnote `{mark.text}`", help)
    for label in written.keys() - {mark.text for mark in marks}:
        help = f"write `[^{label}]` where it belongs, or take it away"
        yield source.document.line(written[label]), Words(f"nothing leads to the footnote `{label}`", help)


RULE = Rule(Code("bad-footnote", Severity.WARNING, __doc__), check)
