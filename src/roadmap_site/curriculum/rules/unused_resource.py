"""A resource that nothing suggests.

A stage, roadmap or project can suggest it, a text can link to it, or it can name the `topics` that it teaches.

FAIL
    # resources/book.yml
    a-book:
      title: A book

PASS
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax]
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each resource that no page suggests."""
    for resource in located.curriculum.resources.values():
        if resource.id not in located.graph.referred and not resource.topics:
            fact = f"nothing suggests the resource `{resource.id}`"
            help = "add it to a stage's `resources`, or name the `topics` that it teaches"
            yield located.definition(resource), Words(fact, help)


RULE = Rule(Code("unused-resource", Severity.WARNING, __doc__), check, needs_clean=True)
