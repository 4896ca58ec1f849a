"""Two stages of a roadmap have the same number in their file names.

The number orders the stages and is no part of the id, so it can change at any time.

FAIL
    # roadmaps/first/01-second.yml
    title: Second
    topics: [softmax]

PASS
    # roadmaps/first/02-second.yml
    title: Second
    topics: [softmax]
"""

from pathlib import PurePosixPath

from roadmap_site.curriculum.model import Stage
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each stage whose number an earlier stage of its roadmap has."""
    first: dict[tuple[str, int], Stage] = {}
    for stage in located.definitions:
        if not isinstance(stage, Stage):
            continue
        number = int(PurePosixPath(stage.place.path).name.partition("-")[0])
        known = first.setdefault((stage.roadmap, number), stage)
        if known is not stage:
            fact = f"the roadmap `{stage.roadmap}` has two stages with the number {number}"
            related = ("the other one", located.definition(known))
            yield located.definition(stage), Words(fact, "give this file another number", [related])


RULE = Rule(Code("duplicate-number", Severity.ERROR, __doc__), check)
