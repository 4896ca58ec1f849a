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

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from roadmap_site.curriculum.model import Curriculum, Thing, link_id, noun
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.world import Finding, World
from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema.nouns import Noun

CODE = "unknown-reference"
SEVERITY = Severity.ERROR
ESSENTIAL = "a page would link to nothing"
MOST_SUGGESTED = 100
"""So many misspelt ids are compared with all that there are; nobody reads further."""
_MANY = 10
"""So many unknown ids are no slips any more, if a file is missing that they may stand in."""
_FIRST = 20
"""So many of the places that need a missing file are shown."""
_FOLDERS: Mapping[Noun, str] = {"topic": "topics", "resource": "resources", "project": "projects"}

Places = Mapping[tuple[Noun | None, str], Sequence[Reference]]
"""What is named, as a noun or in a link, and its id → the references to it."""


def check(world: World) -> Iterator[Finding | Problem]:
    """Yield each id that does not exist once, at the first place that names it, with the others."""
    unknown = _unknown(world)
    gone = [_gone(world, noun, unknown) for noun in _FOLDERS]
    if any(gone):
        yield from filter(None, gone)
        # What a link names may have stood in the file too.
        nouns = {None, *(noun for noun, problem in zip(_FOLDERS, gone, strict=True) if problem)}
        unknown = {key: references for key, references in unknown.items() if key[0] not in nouns}
    for number, references in enumerate(unknown.values()):
        yield _problem(world, references, suggest=number < MOST_SUGGESTED)


def _unknown(world: World) -> Places:
    """Return the references to ids that do not exist; a link counts with what else names the same, if that does."""
    defined: dict[Noun | None, set[str]] = {None: set()}
    for thing in world.definitions:
        defined.setdefault(noun(thing), set()).add(link_id(thing))
        defined[None].add(link_id(thing))
    found: dict[tuple[Noun | None, str], list[Reference]] = {}
    for reference in world.graph.references:
        target = reference.target
        if target in defined.get(reference.noun, ()):
            continue
        if target not in defined[None] and _may_exist(world, reference):
            continue
        found.setdefault((reference.noun, target), []).append(reference)
    return _with_links(found)


def _with_links(found: Mapping[tuple[Noun | None, str], list[Reference]]) -> Places:
    """Return the references, those of links with the others to the same id, or to the roadmap of a stage."""
    named: dict[str, list[Reference]] = {}
    for (wanted, target), references in found.items():
        if wanted is not None:
            named.setdefault(target, references)
    joined = {}
    for (wanted, target), references in found.items():
        home = named.get(target, named.get(target.partition("/")[0])) if wanted is None else None
        if home is None:
            joined[wanted, target] = references
        else:
            home += references
    return joined


def _may_exist(world: World, reference: Reference) -> bool:
    """Return whether the id may stand where it could not be read."""
    unread = reference.noun in world.unread if reference.noun else bool(world.unread)
    return unread or reference.target in world.declared


def _gone(world: World, wanted: Noun, unknown: Places) -> Problem | None:
    """Return the problem of a file that `curriculum.yml` leads to, that is missing, and that many places need."""
    targets = [references for (noun, _), references in unknown.items() if noun == wanted]
    if len(targets) < _MANY:
        return None
    folder, curriculum = _FOLDERS[wanted], world.curriculum
    key, words = ("kinds", curriculum.kinds) if wanted == "resource" else ("areas", curriculum.areas)
    missing = [word for word in words if f"{folder}/{word}.yml" not in world.documents]
    if not missing:
        return None
    places = [reference for references in targets for reference in references]
    files = codes.listed([f"{folder}/{word}.yml" for word in missing])
    fact = f"{files} is not there, and {len(places):,} places name {len(targets):,} {wanted}s that do not exist"
    return codes.missing_file(
        world.documents[curriculum.place.path].locate_key((key, missing[0])),
        fact,
        "put the file back, or take away what names its ids",
        _named_here(world, places[:_FIRST]),
    )


def _named_here(world: World, references: Iterable[Reference]) -> Iterator[tuple[str, Location]]:
    for reference in references:
        yield f"`{reference.target}` is named here", _place(world, reference)


def help_for(
    curriculum: Curriculum, wanted: Noun | None, target: str, definition: Callable[[Thing], Location], *, suggest: bool
) -> str:
    """Return what to do about an id that does not exist.

    Args:
        curriculum: What does exist.
        wanted: The noun that the reference must name, if it must.
        target: The id as written.
        definition: Gives the place where a thing is defined.
        suggest: Whether to look for an id that is spelled alike.
    """
    other = curriculum.by_id.get(target)
    if other is not None:
        return f"`{target}` is a {noun(other)}; name a {wanted} here"
    renamed = curriculum.renamed.get(target)
    if renamed is not None:
        return f"`{target}` is now called `{link_id(renamed)}`"
    named = [link_id(t) for t in curriculum.by_name.get(target.lower(), ()) if wanted is None or noun(t) == wanted]
    near = named[0] if named else nearest(target, curriculum.ids.get(wanted, ())) if suggest else ""
    if near:
        at = definition(curriculum.by_id[near])
        return f"did you mean `{near}`? ({at.path}:{at.line})"
    return {
        "topic": "add it to a file under `topics/`, or mend the id",
        "resource": "add it to a file under `resources/`, or mend the id",
        "project": "add it to a file under `projects/`, or mend the id",
        "roadmap": "add a folder of that name under `roadmaps/`, or mend the id",
    }.get(wanted or "", "mend the id; a stage is written `roadmap/stage`")


def _problem(world: World, references: Sequence[Reference], *, suggest: bool) -> Finding:
    first, others = references[0], references[1:]
    help = help_for(world.curriculum, first.noun, first.target, world.definition, suggest=suggest)
    fact = f"{first.noun or 'link target'} `{first.target}` does not exist"
    return Finding(_place(world, first), fact, help, _named_here(world, others))


def _place(world: World, reference: Reference) -> Location:
    return world.locate(reference.place, reference.source, reference.occurrence)
