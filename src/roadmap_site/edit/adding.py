"""New topics, resources, projects, stages and roadmaps: which files change by one, or why one cannot be.

What is new needs an id that is free, a file in the right place and values that the checker takes. Nothing is written
here, and whatever cannot be is refused with `RefusedError`, whose text says why, for people.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from roadmap_site.curriculum import identity, model, queries
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Stage, Thing, link_id
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.problems import ids, spelling
from roadmap_site.problems.problem import Problem, Severity
from roadmap_site.problems.report import file_and_line
from roadmap_site.schema import definition, vocabularies
from roadmap_site.schema.nouns import PLURALS, Noun
from roadmap_site.schema.prompts import ID, Field, fields
from roadmap_site.yaml_io import writer
from roadmap_site.yaml_io.document import Data, with_ends_of

Said = Mapping[str, Any]
"""Name of a field → what is said of a new thing: a text, or a list of several."""

_TOLD_BY = {"title": "duplicate-name", "alias": "duplicate-name", "address": "duplicate-address"}
"""What two things share → the rule that tells it."""


class Adding(NamedTuple):
    """What adding a thing changes."""

    id: str
    """Its id, as `[[…]]` writes it."""
    texts: dict[str, str | None]
    """The files that change, come or go; the first one is that of the thing."""
    moved: Mapping[str, str] = {}
    """New path of a file → the path that it had, where another takes its number: from the last to the first."""


def beginning(folder: Path, title: str) -> LoadResult:
    """Return the curriculum that a first roadmap of this title begins in a folder, without that roadmap."""
    top: dict[str, Data] = {"title": title, "roadmaps": [], **vocabularies.FIRST}
    return edits.tried(folder, folder.as_posix(), {definition.TOP: new_file(top, definition.TOP)})


def known(result: LoadResult, word: str) -> list[str]:
    """Return the ids of all areas, kinds, levels, costs, roadmaps, stages, topics, resources or projects."""
    return list(getattr(result.curriculum, PLURALS[word]))


def unknown(result: LoadResult, word: str, id: str | None) -> str:
    """Return that there is no such thing, or without an `id` which there are, and what is meant or how to get one."""
    fact, there, located = f"There is no {word} `{id}`", known(result, word), result.located
    if place := queries.unread_place(located, id or ""):
        return f"{fact}: it stands in {file_and_line(place)}, and cannot be read. Mend that first."
    if catalogue := definition.CATALOGUES.get(PLURALS[word]):
        help = unknown_reference.help_for(located.curriculum, catalogue.noun, str(id), located.definition, suggest=True)
        return f"{fact}: {help}"
    if word == "stage":
        near = queries.nearest(located.curriculum, id or "", "stage")
        help = "A stage is written `roadmap/stage`; `roadmap list stages` tells all."
        if near:
            help = f"Did you mean `{near}`?"
        return f"{fact}. {help}"
    near = spelling.nearest(id or "", there)
    which = vocabularies.unknown(word, id, there)
    if near:
        return which
    if word == "roadmap":
        return f"{which} Make one with `roadmap new roadmap`."
    path = located.documents[definition.TOP].path
    return f"{which} {vocabularies.how_to_add(word, ids.id_of(id or ''), path, first=not there)}"


def check(result: LoadResult, field: Field, said: Said, word: str) -> None:
    """Refuse a word that cannot stand in a field of a new thing, of which `said` is said besides.

    Raises `RefusedError`: it does not look as it must, or names what there is not in the curriculum.
    """
    for problem in field.problems(word):
        raise edits.RefusedError(sentence(problem))
    if field.refers_to and word not in known(result, field.refers_to):
        raise edits.RefusedError(unknown(result, field.refers_to, word))
    if field.name == "after":
        stages = list(map(attrgetter("id"), result.curriculum.roadmaps[said["roadmap"]].stages))
        if word.removeprefix(f"{said['roadmap']}/") not in stages:
            has = ", ".join(stages) or "none yet"
            raise edits.RefusedError(f"The roadmap `{said['roadmap']}` has no stage `{word}`. It has {has}.")


def alike(result: LoadResult, noun: Noun, said: Said) -> Iterator[identity.Called]:
    """Yield the things that a new one would be told to be the same as, for what is said of it."""
    off = {by for by, rule in _TOLD_BY.items() if result.curriculum.rules.get(rule) == Severity.OFF}
    for there in identity.having(result.curriculum, noun, said):
        if there.by not in off:
            yield there


def meant(result: LoadResult, there: identity.Called) -> str:
    """Return the question whether a thing that is there was meant, with its place."""
    at = result.locations[link_id(there.thing)]
    return f"{there} ({at.path}:{at.line}): did you mean it?"


def just_so(result: LoadResult, noun: Noun, id: str, said: Said) -> Thing | None:
    """Return the thing that is there already, in its place and with just what is said of it; nothing without one.

    `id` is that of a stage without its roadmap.
    """
    whole = f"{said['roadmap']}/{id}" if noun == "stage" else id
    thing = result.curriculum.by_id.get(whole)
    if thing is None or model.noun(thing) != noun:
        return None
    home, values = definition.NOUNS[noun].home, dict[str, Any]()
    for name in definition.NOUNS[noun].keys.keys:
        if name in said:
            values[name] = said[name] if isinstance(said[name], str) else tuple(said[name])
    if dict(thing.values) != values or (home and getattr(thing, home) != said[home]):
        return None
    stands = _stands_there(result, thing, said) if isinstance(thing, Stage) else _is_listed(result, thing, said)
    return thing if stands else None


def _is_listed(result: LoadResult, thing: Thing, said: Said) -> bool:
    """Return whether the stage that is said names a thing, if one is said."""
    owners = [ref.owner for ref in result.graph.references if ref.target == link_id(thing) and ref.noun is not None]
    return "stage" not in said or result.curriculum.stages.get(said["stage"]) in owners


def _stands_there(result: LoadResult, stage: Stage, said: Said) -> bool:
    """Return whether a stage stands where a new one would: after the one that is said, first, or last."""
    ids: list[str] = list(map(attrgetter("id"), result.curriculum.roadmaps[stage.roadmap].stages))
    if "first" in said:
        return ids[0] == stage.id
    if "after" in said:
        return [said["after"].rpartition("/")[2], stage.id] in map(list, pairwise(ids))
    return ids[-1] == stage.id


def listing(result: LoadResult, noun: Noun, id: str, said: Said) -> str | None:
    """Return how to list a thing that is there in the stage that is said; nothing where none is."""
    if said.get("stage") in result.curriculum.stages:
        return f"add `- {id}` under `{PLURALS[noun]}:` of {result.locations[said['stage']].path}"
    return None


def sentence(problem: Problem) -> str:
    """Return a problem with a word that stands in no file yet."""
    return f"{problem.message[:1].upper()}{problem.message[1:]}: {problem.help}."


def adding(result: LoadResult, noun: Noun, id: str, said: Said) -> Adding:
    """Return what is to be changed so that there is one thing more in a curriculum.

    `id` is that of a stage without its roadmap; `said` has at least `title`. A stage comes last, unless it is `after`
    one or `first`. Raises `RefusedError`: it has no place there, or its id is not free, or none.
    """
    check(result, ID, said, id)
    _check_free(result, noun, id, said)
    for field in fields(noun):
        if field.text is None and field.name in said:
            check(result, field, said, said[field.name])
    top = edits.text_of(result, definition.TOP)
    base = editor_schemas.base_of(top)
    values = {name: said[name] for name in definition.NOUNS[noun].keys.keys if name in said}
    if noun == "stage":
        return _stage(result, id, said, values, base)
    if noun == "roadmap":
        path = f"roadmaps/{id}/roadmap.yml"
        new = new_file(values, path, base, like=top)
        return Adding(id, {path: new, definition.TOP: edits.with_item(top, ("roadmaps",), id)})
    return _in_catalogue(result, noun, id, said, values, base=base)


def new_file(data: Data, path: str, base: str = editor_schemas.FOLDER, like: str = "") -> str:
    """Return the text of a new file: the line that names its schema at `base`, and its data in canonical form.

    Its lines end as those of the text that it is to be `like`.
    """
    return editor_schemas.with_line(with_ends_of(like, writer.written(data)), path, base)


def whole_id(noun: Noun, id: str, said: Said) -> str:
    """Return the id of a new thing as `[[…]]` writes it: that of a stage with its roadmap."""
    return f"{said['roadmap']}/{id}" if noun == "stage" else id


def _check_free(result: LoadResult, noun: Noun, id: str, said: Said) -> None:
    whole, help = whole_id(noun, id, said), "Choose another one."
    if id in result.curriculum.all(noun) and (listed := listing(result, noun, id, said)):
        help = f"If you mean that one, {listed}; otherwise choose another id."
    edits.refuse_taken(result.curriculum, whole, help)
    edits.refuse_unread(result, whole)


def _in_catalogue(result: LoadResult, noun: Noun, id: str, said: Said, values: dict[str, Data], *, base: str) -> Adding:
    path = f"{PLURALS[noun]}/{said[definition.NOUNS[noun].home or '']}.yml"
    documents = result.located.documents
    value = said["title"] if list(values) == ["title"] else values
    if path in documents:
        texts: dict[str, str | None] = {path: edits.with_entry(edits.text_of(result, path), id, value)}
    else:
        texts = {path: new_file({id: value}, path, base, like=documents[definition.TOP].text)}
    if "stage" in said:
        home = result.curriculum.stages[said["stage"]].place.path
        texts[home] = edits.with_item(edits.text_of(result, home), (PLURALS[noun],), id)
    return Adding(id, texts)


def _stage(result: LoadResult, id: str, said: Said, values: dict[str, Data], base: str) -> Adding:
    """Return a new stage's file; the stages behind it move up by one where its number is taken."""
    folder, stages = f"roadmaps/{said['roadmap']}", result.curriculum.roadmaps[said["roadmap"]].stages
    numbers = {stage.id: int(stage.place.path.rpartition("/")[2].partition("-")[0]) for stage in stages}
    number = min([1, *numbers.values()])
    if numbers and "first" not in said:
        number = numbers[said.get("after", stages[-1].id).rpartition("/")[2]] + 1
    path = f"{folder}/{number:02}-{id}.yml"
    top = result.located.documents[definition.TOP].text
    texts: dict[str, str | None] = {path: new_file(values, path, base, like=top)}
    moved = {}
    for stage in stages:
        if numbers[stage.id] == number:
            number += 1
            old, path = stage.place.path, f"{folder}/{number:02}-{stage.id}.yml"
            moved[path] = old
            texts |= {old: None, path: edits.text_of(result, old)}
    return Adding(whole_id("stage", id, said), texts, dict(reversed(moved.items())))
