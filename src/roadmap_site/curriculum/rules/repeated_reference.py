"""The same id twice in one list, two entries for one topic in one stage, or a roadmap in two groups.

A resource may teach a topic at several places, and be suggested for several: then `at` or `url` says where.

FAIL
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - softmax
      - topic: softmax
        points: [The exponential, The sum]

PASS
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - topic: softmax
        points: [The exponential, The sum]
"""

from collections import Counter

from roadmap_site.curriculum.located import mapping_around
from roadmap_site.curriculum.model import Curriculum, Resource, Roadmap, Stage
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.rule import Code, Finding, Findings, Located, Rule, Severity, Words
from roadmap_site.yaml_io.document import Trail

# Where within a resource.
_Whereabouts = tuple[str | None, str | None]


def check(located: Located) -> Findings:
    """Yield each id that its list has already."""
    named = [reference for reference in located.graph.references if reference.noun is not None]
    # Few things name an id twice at all, and where its lists are need not be known for the others.
    times = Counter((id(reference.owner), reference.target) for reference in named)
    first: dict[tuple[str, Trail, str, _Whereabouts], Reference] = {}
    for reference in named:
        if times[id(reference.owner), reference.target] == 1:
            continue
        here = (reference.place.path, _list(reference), reference.target, _whereabouts(reference))
        known = first.setdefault(here, reference)
        if known is not reference:
            yield _finding(located, reference, known)


def _finding(located: Located, reference: Reference, known: Reference) -> Finding:
    fact, help = f"`{reference.target}` is already in this list", "take one of the two away"
    if _is_entry(reference):
        fact, help = f"this stage already has an entry for `{reference.target}`", "join the two entries"
    elif isinstance(reference.owner, Curriculum):
        fact = f"the roadmap `{reference.target}` is already listed"
    elif _has_whereabouts(reference):
        help = "take one of the two away, or say with `at` where in it each of them is"
    return located.locate(reference.place), Words(fact, help, [("the first one", located.locate(known.place))])


def _list(reference: Reference) -> Trail:
    """Return the trail of the list that holds a reference; entries of a stage are one list, in sections or not.

    So are the roadmaps of a curriculum, in groups or not.
    """
    trail = reference.place.trail
    if _is_entry(reference) or isinstance(reference.owner, Curriculum):
        return trail[:1]
    if isinstance(trail[-1], int):
        return trail[:-1]
    return trail[:-2]


def _whereabouts(reference: Reference) -> _Whereabouts:
    """Return where in a resource or project something is, by the `at` and the `url` beside it."""
    if not _has_whereabouts(reference):
        return None, None
    said = mapping_around(reference.owner, reference.place)
    return said.get("at") or None, said.get("url") or None


def _has_whereabouts(reference: Reference) -> bool:
    """Return whether it may be said where: of a topic in a resource, and of what a roadmap or a stage suggests."""
    if isinstance(reference.owner, Stage | Roadmap):
        return reference.noun in {"resource", "project"} and reference.place.trail[0] != "milestones"
    return isinstance(reference.owner, Resource) and reference.place.trail[1] == "topics"


def _is_entry(reference: Reference) -> bool:
    return isinstance(reference.owner, Stage) and reference.noun == "topic"


RULE = Rule(
    Code("repeated-reference", Severity.ERROR, __doc__, essential="one place on a page would be there twice"), check
)
