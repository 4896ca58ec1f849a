"""A topic, or a few, that `needs` connects with none of the others.

Of topics that hang together with one another alone, the first is told, with the others beside it. The largest group is
the one that all shall hang together with.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {isolated-topic: warning}
    # topics/basics.yml
    exponential: The exponential
    softmax:
      title: Softmax
      needs: [exponential]
    convolution: Convolution
    # roadmaps/first/01-start.yml
    title: Start
    topics: [exponential, softmax, convolution]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {isolated-topic: warning}
    # topics/basics.yml
    exponential: The exponential
    softmax:
      title: Softmax
      needs: [exponential]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [exponential, softmax]
"""

from collections.abc import Iterator

from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Rule, Severity, Words

# So many of the others are named.
_NAMED = 3


def check(located: Located) -> Findings:
    """Yield the first topic of each group of topics but the largest."""
    groups = list(_groups(located))
    largest = max(groups, key=len, default=[])
    for group in groups:
        if group is not largest:
            yield _finding(located, *group)


def _finding(located: Located, first: Topic, *others: Topic) -> Finding:
    fact = f"the topic `{first.id}` needs no topic, and no topic needs it"
    if others:
        fact = f"`needs` connects the topic `{first.id}` with {len(others)} more, and with none of the others"
    help = "name what must be known for it in its `needs`, or name it in the `needs` of another"
    named = [(f"with `{topic.id}`", located.definition(topic)) for topic in others[:_NAMED]]
    return located.definition(first), Words(fact, help, named)


def _groups(located: Located) -> Iterator[list[Topic]]:
    """Yield the topics in groups that hang together; groups, and topics in them, in the order of the curriculum."""
    group_of: dict[str, int] = {}
    for number, start in enumerate(located.curriculum.topics):
        queue = [start]
        while queue:
            id = queue.pop()
            if id not in group_of:
                group_of[id] = number
                queue += [*located.graph.needs.get(id, ()), *located.graph.unlocks.get(id, ())]
    groups: dict[int, list[Topic]] = {}
    for topic in located.curriculum.topics.values():
        groups.setdefault(group_of[topic.id], []).append(topic)
    yield from groups.values()


RULE = Rule(Code("isolated-topic", Severity.OFF, __doc__), check, needs_clean=True)
