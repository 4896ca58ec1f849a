# Why: a link to nothing is the most frequent slip, and the one that readers notice first.
"""An id that nothing has, in a field that refers or in a `[[…]]` link.

`[[id]]` reaches topics, resources, projects and roadmaps; a stage is written `[[roadmap/stage]]`.

FAIL
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmx]

PASS
    # topics/extras.yml
    cross-entropy:
      title: Cross-entropy
      needs: [softmax]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from roadmap_site.curriculum.faults import nearest
from roadmap_site.curriculum.model import Curriculum, Noun, link_id, noun
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.schema import UNNAMED
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems import Location, Severity

CODE = "unknown-reference"
SEVERITY = Severity.ERROR
ESSENTIAL = "a page would link to nothing"


def check(world: World) -> Iterator[Finding]:
    """Yield each reference to an id that does not exist."""
    defined: dict[Noun | None, set[str]] = {None: set()}
    for thing in world.definitions:
        defined.setdefault(noun(thing), set()).add(link_id(thing))
        defined[None].add(link_id(thing))
    for reference in world.graph.references:
        target = reference.target
        if target in defined.get(reference.noun, ()) or target == UNNAMED:
            continue
        if target not in defined[None] and _may_exist(world, reference):
            continue
        yield _problem(world, reference)


def _may_exist(world: World, reference: Reference) -> bool:
    """Return whether the id may stand where it could not be read."""
    unread = reference.noun in world.unread if reference.noun else bool(world.unread)
    return unread or reference.target in world.declared


def help_for(curriculum: Curriculum, wanted: Noun | None, target: str, locations: Mapping[str, Location]) -> str:
    """Return what to do about an id that does not exist.

    Args:
        curriculum: What does exist.
        wanted: The noun that the reference must name, if it must.
        target: The id as written.
        locations: Where each thing is defined, by the id that `[[…]]` uses.
    """
    other = curriculum.by_id.get(target)
    if other is not None:
        return f"`{target}` is a {noun(other)}; name a {wanted} here"
    renamed = curriculum.renamed.get(target)
    if renamed is not None:
        return f"`{target}` is now called `{link_id(renamed)}`"
    named = [link_id(t) for t in curriculum.by_name.get(target.lower(), ()) if wanted is None or noun(t) == wanted]
    near = named[0] if named else nearest(target, curriculum.ids.get(wanted, ()))
    if near:
        at = locations[near]
        return f"did you mean `{near}`? ({at.path}:{at.line})"
    return {
        "topic": "add it to a file under `topics/`, or mend the id",
        "resource": "add it to a file under `resources/`, or mend the id",
        "project": "add it to a file under `projects/`, or mend the id",
        "roadmap": "add a folder of that name under `roadmaps/`, or mend the id",
    }.get(wanted or "", "mend the id; a stage is written `roadmap/stage`")


def _problem(world: World, reference: Reference) -> Finding:
    place = world.locate(reference.place, reference.source, reference.occurrence)
    help = help_for(world.curriculum, reference.noun, reference.target, world.locations)
    return Finding(place, f"{reference.noun or 'link target'} `{reference.target}` does not exist", help)
