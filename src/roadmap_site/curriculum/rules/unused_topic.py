"""A topic that no stage teaches and no other topic needs.

A stage teaches a topic when it has an entry for it, or when a point of an entry links to it.

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

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each topic that nothing leads to."""
    graph = located.graph
    for topic in located.curriculum.topics.values():
        if topic.id not in graph.teachings and topic.id not in graph.unlocks:
            fact = f"no stage teaches the topic `{topic.id}` and no topic needs it"
            yield located.definition(topic), Words(fact, "add it to a stage's `topics`, or take it away")


RULE = Rule(Code("unused-topic", Severity.WARNING, __doc__), check, needs_clean=True)
