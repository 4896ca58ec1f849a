"""A rule is set to `off` or `warning` that the site cannot do without.

Such a rule is always an error. The message says why.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unknown-reference: warning}

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {unused-topic: off}
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems import registry


def check(located: Located) -> Findings:
    """Yield each setting that would let a broken site be built."""
    for name, wanted in located.curriculum.rules.items():
        code = registry.codes().get(name)
        if code and code.essential and wanted != Severity.ERROR:
            place = located.locate(located.curriculum.place / "rules" / name)
            fact = f"`{name}` is always an error, as {code.essential}"
            yield place, Words(fact, "take this line away, and mend what the rule finds")


RULE = Rule(
    Code("essential-rule", Severity.ERROR, __doc__, essential="a setting that does not hold must be seen"), check
)
