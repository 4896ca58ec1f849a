"""A need that another need of the same topic implies, without a note that says why it is named all the same.

`needs` lists direct prerequisites: what must be known for one of them is known anyway. Where a topic builds on it in a
way of its own, a `note` says how.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {implied-need: warning}
    # topics/basics.yml
    exponential: The exponential
    softmax:
      title: Softmax
      needs: [exponential]
    cross-entropy:
      title: Cross-entropy
      needs: [softmax, exponential]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [exponential, softmax, cross-entropy]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {implied-need: warning}
    # topics/basics.yml
    exponential: The exponential
    softmax:
      title: Softmax
      needs: [exponential]
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [exponential, softmax, cross-entropy]
"""

from roadmap_site.curriculum.model import Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each such need, with the first of those that imply it."""
    for topic in located.curriculum.topics.values():
        for position, need in enumerate(topic.needs):
            if not need.note and (through := _through(located.graph, topic, need.id)):
                fact = f"`{topic.id}` needs `{need.id}` by way of `{through}` already"
                help = "take it away, or say in a `note` what it is needed for besides"
                yield located.locate(topic.place / "needs" / position / "topic"), Words(fact, help)


def _through(graph: Graph, topic: Topic, need: str) -> str | None:
    """Return the first other need of a topic on whose way a need stands, if it stands on one."""
    for other in topic.needs:
        if other.id != need and graph.before[other.id] >> graph.rank[need] & 1:
            return other.id
    return None


RULE = Rule(Code("implied-need", Severity.OFF, __doc__), check, needs_clean=True)
