"""A topic with parts whose own needs lead through some of them, and not through all.

A part does not stand for the whole: whoever looks up all that is to be known first would learn one part and miss the
others. Either all parts are on the way to the whole, or none is, and `parts` alone says what it consists of.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {part-for-whole: warning}
    # topics/basics.yml
    softmax: Softmax
    relu: ReLU
    activations:
      title: Activation functions
      parts: [softmax, relu]
      needs: [softmax]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, relu, activations]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {part-for-whole: warning}
    # topics/basics.yml
    softmax: Softmax
    relu: ReLU
    activations:
      title: Activation functions
      parts: [softmax, relu]
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, relu, activations]
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each such topic, at its needs, with the first part on its way and the first that is missing there."""
    graph = located.graph
    for whole, parts in graph.parts.items():
        on_the_way = [part for part in parts if graph.before[whole] >> graph.rank[part] & 1]
        missing = [part for part in parts if part not in on_the_way]
        if on_the_way and missing:
            fact = f"`{on_the_way[0]}` is on the way to `{whole}`, and `{missing[0]}`, a part of it too, is not"
            help = f"let the way lead through all parts of `{whole}`, or through none"
            yield located.locate_key(located.curriculum.topics[whole].place / "needs"), Words(fact, help)


RULE = Rule(Code("part-for-whole", Severity.OFF, __doc__), check, needs_clean=True)
