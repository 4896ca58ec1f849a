"""A resource that nothing suggests.

A stage, roadmap or project can suggest it, a text can link to it, or it can name the `topics` that it teaches.
What is `planned` has no use yet, and what is `unavailable` has none any more: neither is told.

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

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each resource that no page suggests, unless another one is told to be the same."""
    referred, resources = located.graph.referred, gaps.there(located.curriculum.resources).items()
    unused = {id: resource for id, resource in resources if id not in referred and not resource.topics}
    for resource in located.without_doubles(unused):
        fact = f"nothing suggests the resource `{resource.id}`"
        help = "add it to a stage's `resources`, or name the `topics` that it teaches"
        yield located.definition(resource), Words(fact, help)


RULE = Rule(Code("unused-resource", Severity.WARNING, __doc__), check, needs_clean=True)
