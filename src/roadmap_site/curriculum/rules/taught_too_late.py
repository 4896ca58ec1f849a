"""A stage builds on a topic that the same roadmap teaches only later.

A need counts as met when the topic is taught in the same stage or before it, or a topic that it is a part of, or one of
its `parts` (as many as its `choose` says). What the roadmap `needs` is known from its start. Where a needed topic is
met nowhere on the roadmap, what that topic needs counts instead. What is `planned` comes when it comes.

FAIL
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [cross-entropy]
    # roadmaps/first/02-more.yml
    title: More
    topics: [softmax]

PASS
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax]
    # roadmaps/first/02-more.yml
    title: More
    topics: [cross-entropy]
"""

from collections.abc import Iterable, Mapping

from roadmap_site.curriculum.met_needs import Met
from roadmap_site.curriculum.relations import Graph, Teaching
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Location, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each need of a taught topic that its roadmap meets too late."""
    by_roadmap: dict[str, dict[str, Teaching]] = {}
    for topic, teachings in located.graph.teachings.items():
        for teaching in teachings:
            by_roadmap.setdefault(teaching.stage.roadmap, {}).setdefault(topic, teaching)
    for roadmap in located.curriculum.roadmaps.values():
        first, met = by_roadmap.get(roadmap.id, {}), located.graph.met[roadmap.id]
        counts = _what_counts(met, located.graph)
        for topic, teaching in first.items():
            for need in _instead(located.graph.needs.get(topic, ()), counts):
                if met[need].number > teaching.stage.number and not _planned(located, topic, need):
                    by = met[need].by
                    yield _finding(located, (topic, teaching), need, (by, first[by]))


def _instead(needs: Iterable[str], counts: Mapping[str, dict[str, None]]) -> dict[str, None]:
    """Return what counts where topics are needed, in order, each once."""
    instead: dict[str, None] = {}
    for need in needs:
        instead |= counts.get(need, {})
    return instead


def _planned(located: Located, *topics: str) -> bool:
    return any(located.curriculum.topics[id].status == "planned" for id in topics)


def _what_counts(met: Mapping[str, Met], graph: Graph) -> dict[str, dict[str, None]]:
    """Return, for each topic, the topics met on a roadmap that count where it is needed.

    Itself when it is met; else, what counts for its own needs.
    """
    counts: dict[str, dict[str, None]] = {}
    for topic in graph.learning_order:
        if topic in met:
            counts[topic] = {topic: None}
        elif topic in graph.needs:
            counts[topic] = _instead(graph.needs[topic], counts)
    return counts


def _finding(located: Located, taught: tuple[str, Teaching], need: str, late: tuple[str, Teaching]) -> Finding:
    (topic, teaching), (by, later) = taught, late
    fact = f"`{topic}` needs `{need}`, which `{later.stage.roadmap}` teaches only in stage {later.stage.number}"
    help = "move one of the two, or link the needed topic in a point of an earlier stage"
    related = (f"`{by}` is taught here", _place(located, later, by))
    return _place(located, teaching, topic), Words(fact, help, [related])


def _place(located: Located, teaching: Teaching, topic: str) -> Location:
    if teaching.own:
        return located.locate(teaching.entry.place / "topic")
    position = teaching.entry.points.index(teaching.points[0])
    return located.locate(teaching.entry.place / "points" / position, f"[[{topic}")


RULE = Rule(Code("taught-too-late", Severity.WARNING, __doc__), check, needs_clean=True)
