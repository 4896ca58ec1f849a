"""A topic that no stage teaches and no other topic needs.

A stage teaches a topic when it has an entry for it, or when a point of an entry links to it. What is needed by a
roadmap, a resource or a project is of use as well; so are the `parts` of what is of use, and what it is a part of. What
is `planned` has no use yet. What is the same as another topic needs no use of its own: `duplicate-name` tells of it.

FAIL
    # topics/extras.yml
    maxout:
      title: Maxout

PASS
    # topics/extras.yml
    maxout:
      title: Maxout
    maxout-networks:
      title: Maxout networks
      needs: [maxout, softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, maxout-networks]
"""

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic that nothing leads to, unless another one is told to be the same."""
    graph = located.graph
    unused = gaps.beyond(graph, graph.teachings.keys() | graph.needed)
    for topic in located.without_doubles(unused):
        fact = f"no stage teaches the topic `{topic.id}` and no topic needs it"
        yield located.definition(topic), Words(fact, "add it to a stage's `topics`, or take it away")


RULE = Rule(Code("unused-topic", Severity.WARNING, __doc__), check, needs_clean=True)
