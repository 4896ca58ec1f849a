"""A roadmap that does not say what it is, or for whom.

One that is `planned` or `unavailable` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {roadmap-without-summary: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {roadmap-without-summary: warning}
    # roadmaps/first/roadmap.yml
    title: First
    summary: One stage, from nothing to a classifier.
    audience: Who can read a formula.
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each roadmap without a summary or an audience, once for each."""
    for roadmap in gaps.there(located.curriculum.roadmaps).values():
        for key, help in (("summary", "what it is and how it differs from the others"), ("audience", "for whom it is")):
            if not getattr(roadmap, key):
                fact = f"the roadmap `{roadmap.id}` has no {key}"
                yield located.definition(roadmap), Words(fact, f"add `{key}`: {help}")


RULE = Rule(Code("roadmap-without-summary", Severity.OFF, __doc__), check, needs_clean=True)
