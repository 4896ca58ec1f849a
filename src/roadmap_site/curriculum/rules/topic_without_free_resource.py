"""A topic that nobody without money can begin with.

Something on it is free, by the first of the `costs`, in use, without a `status`, and not of the last of the `levels`,
unless the topic is of that level itself. A resource that says nothing of its level counts. A topic with `parts` has
what is free on them; what is `planned` is not told. Without `costs` nothing is.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    levels: {beginner: Beginner, advanced: Advanced}
    costs: {free: Free, paid: Paid}
    kinds: {book: Book}
    rules: {topic-without-free-resource: warning}
    # resources/book.yml
    a-book:
      title: A book
      cost: free
      level: advanced
      topics: [softmax]
    a-second-book:
      title: A second book
      cost: paid
      topics: [softmax]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    levels: {beginner: Beginner, advanced: Advanced}
    costs: {free: Free, paid: Paid}
    kinds: {book: Book}
    rules: {topic-without-free-resource: warning}
    # resources/book.yml
    a-book:
      title: A book
      cost: free
      level: beginner
      topics: [softmax]
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic on which nothing is free that one can begin with."""
    free = next(iter(located.curriculum.costs), None)
    for topic in gaps.without_free_resource(located.graph).values():
        below = _below(located, topic)
        fact = f"no free resource{below} is on the topic `{topic.id}`"
        help = f"name it in the `topics` of a resource{below} whose `cost` is `{free}`"
        yield located.definition(topic), Words(fact, help)


def _below(located: Located, topic: Topic) -> str:
    highest = gaps.highest_level(located.graph)
    if highest and topic.level != highest:
        return f" below the level `{highest}`"
    return ""


RULE = Rule(Code("topic-without-free-resource", Severity.OFF, __doc__), check, needs_clean=True)
