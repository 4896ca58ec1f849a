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

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from roadmap_site.curriculum.model import Curriculum, Thing, link_id, noun
from roadmap_site.curriculum.references import Reference
from roadmap_site.curriculum.rule import Code, Finding, Located, Location, Problem, Rule, Severity, Words
from roadmap_site.problems import characters, codes
from roadmap_site.problems.counting import listed
from roadmap_site.problems.spelling import MOST_SUGGESTED, nearest
from roadmap_site.schema import addresses
from roadmap_site.schema.definition import CATALOGUES, NOUNS, Definition
from roadmap_site.schema.nouns import PLURALS, Noun
from roadmap_site.schema.texts import ID

# So many unknown ids are no slips any more, if a file is missing that they may stand in.
_MANY = 10
# What may be meant for an id; programs have double brackets too, around numbers and conditions.
_LIKE_ID = re.compile(r"[^\W\d][\w-]+(?:/[\w-]+)?")
# So many of the places that need a missing file are shown.
_FIRST = 20
Unknown = dict[tuple[Noun | None, str], list[Reference]]
"""What is named, as a noun or in a link, and its id → the references to it."""


def check(located: Located) -> Iterator[Finding | Problem]:
    """Yield each id that does not exist once, at the first place that names it, with the others."""
    unknown = _joined(_unknown(located))
    # What a link names may have stood in a missing file too.
    explained: set[Noun | None] = set()
    for catalogue in CATALOGUES.values():
        if problem := _missing_file(located, catalogue, unknown):
            explained |= {catalogue.noun, None}
            yield problem
    others = [references for (named, _), references in unknown.items() if named not in explained]
    for number, references in enumerate(others):
        yield _finding(located, references, suggest=number < MOST_SUGGESTED)


def _unknown(located: Located) -> Unknown:
    """Return the references to ids that do not exist, as far as that can be known."""
    defined: set[tuple[Noun | None, str]] = set()
    for thing in located.definitions:
        defined |= {(noun(thing), link_id(thing)), (None, link_id(thing))}
    unknown: Unknown = {}
    for reference in located.graph.references:
        target = reference.target
        if (reference.noun, target) in defined:
            continue
        if (None, target) in defined or not _may_exist(located, reference):
            unknown.setdefault((reference.noun, target), []).append(reference)
    return unknown


def _may_exist(located: Located, reference: Reference) -> bool:
    """Return whether the id may stand where it could not be read."""
    anywhere = reference.noun is None and bool(located.unread)
    return anywhere or reference.target in located.declared or reference.noun in located.unread


def _joined(unknown: Unknown) -> Unknown:
    """Return the references, those of links with the others to the same id, or to the roadmap of a stage."""
    named: dict[str, list[Reference]] = {}
    for (wanted, target), references in unknown.items():
        if wanted is not None:
            named.setdefault(target, references)
    joined: Unknown = {}
    for (wanted, target), references in unknown.items():
        home = named.get(target) or named.get(target.partition("/")[0])
        if wanted is not None or home is None:
            joined[wanted, target] = references
        else:
            home += references
    return joined


def _missing_file(located: Located, catalogue: Definition, unknown: Unknown) -> Problem | None:
    """Return the problem of a file that `curriculum.yml` leads to, that is missing, and that many places need."""
    by_id = [references for (named, _), references in unknown.items() if named == catalogue.noun]
    places = [*chain.from_iterable(by_id)]
    missing = {}
    words = PLURALS[str(catalogue.home)]
    for word in getattr(located.curriculum, words):
        file = f"{catalogue.plural}/{word}.yml"
        if file not in located.documents:
            missing[file] = word
    if len(by_id) < _MANY or not missing:
        return None
    gone = listed([*missing])
    return codes.missing_file(
        located.locate_key(located.curriculum.place / words / next(iter(missing.values()))),
        f"{gone} is not there, and {len(places):,} places name {len(by_id):,} {catalogue.plural} that do not exist",
        "put the file back, or take away what names its ids",
        _named_here(located, places[:_FIRST]),
    )


def _named_here(located: Located, references: Iterable[Reference]) -> Iterator[tuple[str, Location]]:
    for reference in references:
        yield f"`{reference.target}` is named here", _place(located, reference)


def meant(curriculum: Curriculum, wanted: Noun | None, target: str) -> Thing | None:
    """Return the one thing that an id which does not exist must stand for.

    It is what the id was the former one of, else what is spelled so but for capitals and hyphens, else the only thing
    of just that title or alias. What looks like an id is not taken for a title: as likely it is the thing's id that is
    misspelt, where it is defined.

    Args:
        curriculum: What does exist.
        wanted: The noun that the reference must name, if it must.
        target: The id as written.
    """
    former = curriculum.renamed.get(target)
    if former and wanted in {None, noun(former)}:
        return former
    respelled = (characters.in_ascii(target) or target).strip().casefold().replace(" ", "-").replace("_", "-")
    if respelled in curriculum.ids.get(wanted, ()):
        return curriculum.by_id[respelled]
    if ID.fits(target):
        return None
    named = [thing for thing in curriculum.by_name.get(target.lower(), ()) if wanted in {None, noun(thing)}]
    if len(named) == 1:
        return named[0]
    return None


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
    other, renamed = curriculum.by_id.get(target), curriculum.renamed.get(target)
    if other is not None:
        return f"`{target}` is a {noun(other)}; name a {wanted} here"
    if renamed is not None:
        return f"`{target}` is now called `{link_id(renamed)}`"
    titled = (link_id(thing) for thing in curriculum.by_name.get(target.lower(), ()) if wanted in {None, noun(thing)})
    near = next(titled, None) or _named_by_its_page(curriculum, target)
    if near is None and suggest:
        near = nearest(characters.in_ascii(target) or target, curriculum.ids.get(wanted, ()))
    if near is not None:
        at = definition(curriculum.by_id[near])
        return f"did you mean `{near}`? ({at.path}:{at.line})"
    return _how_to_mend(wanted, target)


def _named_by_its_page(curriculum: Curriculum, target: str) -> str | None:
    """Return the id of what a link names as a page is named: `topics/softmax.md`."""
    way = target.partition("#")[0].removesuffix("/").removesuffix(".md")
    folder, _, name = way.rpartition("/")
    if way != target or folder in PLURALS.values():
        return next((id for id in (way, name) if id in curriculum.by_id), None)
    return None


def _how_to_mend(wanted: Noun | None, target: str) -> str:
    if wanted is None and (addresses.is_web(target) or addresses.own_file(target)):
        return f"write `[words]({target})`: two brackets are for ids"
    if wanted is None and not _LIKE_ID.fullmatch(target):
        return "mend the id; or, where no link is meant, put it between backticks"
    if wanted is None or wanted == "stage":
        return "mend the id between the brackets (that of a stage is `roadmap/stage`), or take the brackets away"
    definition = NOUNS[wanted]
    if definition.catalogued:
        return f"add it to a file under `{definition.plural}/`, or mend the id"
    return f"add a folder of that name under `{definition.plural}/`, or mend the id"


def _finding(located: Located, references: Sequence[Reference], *, suggest: bool) -> Finding:
    first, *others = references
    wanted = first.noun
    if suggest:
        wanted = _wanted(located.curriculum, first)
    help = help_for(located.curriculum, wanted, first.target, located.definition, suggest=suggest)
    fact = f"{wanted or 'link target'} `{first.target}` does not exist{characters.remark(first.target)}"
    if not first.target:
        fact = "this link names no id"
    place, fix = _place(located, first), None
    if parts := characters.parted(first.target):
        help, fix = _apart(place, parts.split(", "))
    elif len(ids := _ids_in(first, located)) > 1:
        help, fix = _apart(place, ids)
        fact += ", but each of its words does"
    elif thing := meant(located.curriculum, first.noun, first.target):
        fix = (first.source or first.target).replace(first.target, link_id(thing), 1)
    if place.word != (first.source or first.target):
        # It goes on in the next line.
        fix = None
    return place, Words(fact, help, _named_here(located, others), fix)


def _wanted(curriculum: Curriculum, reference: Reference) -> Noun | None:
    """Return what a reference to nothing must have meant: where it may name either of two nouns, the one spelled so."""
    wanted, other = reference.noun, reference.or_noun
    if other is None or nearest(reference.target, curriculum.ids.get(wanted, ())):
        return wanted
    if nearest(reference.target, curriculum.ids[other]):
        return other
    return wanted


def _ids_in(reference: Reference, located: Located) -> list[str]:
    """Return the ids that a reference is made of, with whatever stands between them, if there are all of them."""
    if reference.noun is None:
        return []
    ids = re.findall(r"[^\s,;|/&+]+", reference.target)
    if located.curriculum.ids[reference.noun].issuperset(ids):
        return ids
    return []


def _apart(place: Location, ids: Sequence[str]) -> tuple[str, str | None]:
    """Return how to write several ids that stand as one, and what is to stand in their place, if that is possible."""
    if "[" in place.text[: place.column]:
        meant = ", ".join(ids)
        return f"write `{meant}`, with a comma between the ids", meant
    return f"write each as an item of its own: {', '.join(f'`- {id}`' for id in ids)}", None


def _place(located: Located, reference: Reference) -> Location:
    return located.locate(reference.place, reference.source, reference.occurrence)


RULE = Rule(Code("unknown-reference", Severity.ERROR, __doc__, essential="a page would link to nothing"), check)
