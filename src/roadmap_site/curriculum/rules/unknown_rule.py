"""A rule in `rules` of `curriculum.yml` that there is not.

The rules go by the codes of their problems.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unused-topics: off}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unused-topic: off}
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems import registry
from roadmap_site.problems.counting import listed
from roadmap_site.problems.spelling import nearest


def check(located: Located) -> Findings:
    """Yield each setting for a code that there is not."""
    for name in located.curriculum.rules.keys() - registry.codes().keys():
        near = nearest(name, registry.codes())
        help = f"did you mean `{near}`?" if near else f"use {listed([*registry.about_settable()])}"
        yield located.locate_key(located.curriculum.place / "rules" / name), Words(f"there is no rule `{name}`", help)


RULE = Rule(Code("unknown-rule", Severity.ERROR, __doc__), check)
