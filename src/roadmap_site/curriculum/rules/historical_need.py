"""A topic in use that needs one that is of interest for its history alone.

Whoever learns what is in use today should not have to begin with what nobody uses: what came of the historical topic
names it under `related`. What is historical may need what is historical.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {historical-need: warning}
    # topics/basics.yml
    abacus:
      title: Abacus
      status: historical
    softmax:
      title: Softmax
      needs: [abacus]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [abacus, softmax]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {historical-need: warning}
    # topics/basics.yml
    abacus:
      title: Abacus
      status: historical
    softmax:
      title: Softmax
      related: [abacus]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [abacus, softmax]
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

_STATUS = "historical"


def check(located: Located) -> Findings:
    """Yield each need of a topic in use that is not."""
    topics = located.curriculum.topics
    for topic in topics.values():
        for position, need in enumerate(topic.needs):
            if topic.status != _STATUS and topics[need.id].status == _STATUS:
                fact = f"`{topic.id}` needs `{need.id}`, which is of interest for its history"
                help = f"name `{need.id}` under `related`, and under `needs` what must be known"
                yield located.locate(topic.place / "needs" / position / "topic"), Words(fact, help)


RULE = Rule(Code("historical-need", Severity.OFF, __doc__), check, needs_clean=True)
