r"""A formula of an explanation that cannot be shown as one.

A formula is LaTeX, as it stands in a line between `$` and `$`, or on lines of its own between `$$` and `$$`. A command
that is not known would be shown as it is typed. Commands that define others, or give colours and addresses, have no
place here.

FAIL
    # topics/basics/softmax.md
    It is $\frc{1}{n}$.

PASS
    # topics/basics/softmax.md
    It is $\frac{1}{n}$.
"""

import re
from collections.abc import Iterator
from itertools import count

from roadmap_site.curriculum.explanations import Source
from roadmap_site.curriculum.formulas import Fault, formula, meant
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.spelling import MOST_SUGGESTED

_UNENDED = re.compile(r"(?m)^\$\$")


def check(located: Located) -> Findings:
    """Yield what is wrong with each formula, at its place in it."""
    guesses = count()
    for source in located.explanations.values():
        for special in source.explanation.specials:
            if special.kind in {"formula", "display"}:
                for fault in formula(special.text, display=special.kind == "display").faults:
                    place = source.at(special.start + fault.start, special.start + max(fault.end, fault.start + 1))
                    yield place, Words(fault.fact, _help(fault, guesses))
        yield from _unended(source)


def _help(fault: Fault, guesses: Iterator[int]) -> str:
    if fault.unknown and next(guesses) < MOST_SUGGESTED and (near := meant(fault)):
        return f"did you mean `{near}`?"
    return fault.help


def _unended(source: Source) -> Findings:
    """Yield each `$$` that begins a line and no formula."""
    for found in _UNENDED.finditer(source.explanation.prose):
        help = "write `$$` at the end of its last line, and leave no line in it empty"
        yield source.at(found.start(), found.end()), Words("the formula that begins here has no end", help)


RULE = Rule(Code("bad-formula", Severity.ERROR, __doc__), check)
