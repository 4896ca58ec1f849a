"""A roadmap that `curriculum.yml` does not list.

`roadmaps` in `curriculum.yml` gives the order of the roadmaps on the site.

FAIL
    # roadmaps/second/roadmap.yml
    title: Second
    # roadmaps/second/01-start.yml
    title: Start
    topics: [softmax]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first, second]
    levels: {beginner: Beginner}
    kinds: {book: Book}
    areas: {basics: Basics, extras: Extras}
    # roadmaps/second/roadmap.yml
    title: Second
    # roadmaps/second/01-start.yml
    title: Start
    topics: [softmax]
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each roadmap that has no place in the order."""
    if not located.vocabularies:
        return
    for roadmap in located.curriculum.roadmaps.values():
        if roadmap.id not in located.curriculum.roadmap_order:
            fact = f"`curriculum.yml` does not list the roadmap `{roadmap.id}`"
            yield located.definition(roadmap), Words(fact, f"add `{roadmap.id}` to `roadmaps` in `curriculum.yml`")


RULE = Rule(Code("unlisted-roadmap", Severity.ERROR, __doc__), check, needs_clean=True)
