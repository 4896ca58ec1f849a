"""A topic, or a few, that neither `needs` nor `parts` connects with the others.

Of topics that hang together with one another alone, the first is told, with the others beside it. The largest group is
the one that all shall hang together with. What is `planned` or `unavailable` is not told.

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

from collections.abc import Iterator, Sequence

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.digraph import components
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Rule, Severity, Words

# So many of the others are named.
_NAMED = 3


def check(located: Located) -> Findings:
    """Yield the first topic of each group of topics but the largest; one that is still to come speaks for none."""
    there = gaps.there(located.curriculum.topics)
    groups = components(dict(_joined(located.graph)))
    largest = max(groups, key=len, default=())
    for group in groups:
        first = next(filter(there.__contains__, group), None)
        if group is not largest and first is not None:
            yield _finding(located, first, group)


def _joined(graph: Graph) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each topic with those that it is connected with."""
    for id in graph.curriculum.topics:
        joined: list[str] = []
        for arrows in (graph.needs, graph.unlocks, graph.parts, graph.whole_of):
            joined += arrows.get(id, ())
        yield id, joined


def _finding(located: Located, first: str, group: Sequence[str]) -> Finding:
    others = [id for id in group if id != first]
    fact = f"the topic `{first}` needs no topic, and no topic needs it"
    if others:
        fact = f"`needs` and `parts` connect the topic `{first}` with {len(others)} more, and these with no other topic"
    help = f"list under its `needs` what must be known for it, or list `{first}` under the `needs` of another topic"
    named = [(f"with `{id}`", located.locations[id]) for id in others[:_NAMED]]
    return located.locations[first], Words(fact, help, named)


RULE = Rule(Code("isolated-topic", Severity.OFF, __doc__), check, needs_clean=True)
