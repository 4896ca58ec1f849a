# Why: a new thing needs an id that is free, a file in the right place and the keys that it cannot do without.
"""New topics, resources, projects, stages and roadmaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Stage, Thing, link_id
from roadmap_site.curriculum.model import noun as noun_of
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.problems import codes
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema import definition, durations, texts
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.types import ID, ById, Items, Key, Keys, Reading, ShortOr, Text
from roadmap_site.yaml_io import reader, writer
from roadmap_site.yaml_io.document import Data

FOLDERS: Mapping[Noun, str] = {"topic": "topics", "resource": "resources", "project": "projects"}
"""The catalogues' folders."""
HOMES: Mapping[Noun, str] = {"topic": "area", "resource": "kind", "project": "area", "stage": "roadmap"}
"""What a thing stands in."""
_EXAMPLES: Mapping[str, tuple[str, str]] = {
    "area": ("basics", "practice"),
    "kind": ("book", "video"),
    "level": ("beginner", "advanced"),
    "cost": ("free", "paid"),
}
"""Words of `curriculum.yml` for a curriculum that has none."""

_FIRST_WORDS: Mapping[str, Data] = {
    "levels": {"beginner": "Beginner", "intermediate": "Intermediate", "advanced": "Advanced"},
    "costs": {"free": "Free", "paid": "Paid"},
    "kinds": {
        kind: {"title": kind.capitalize(), "plural": f"{kind.capitalize()}s", "icon": icon}
        for kind, icon in {"book": "📚", "course": "🎓", "video": "📺", "article": "📝", "tool": "🛠️"}.items()
    },
    "areas": {"basics": "Basics"},
}
"""The vocabularies that a new curriculum starts with, to be changed as its subject wants."""


class AddingError(Exception):
    """A thing cannot be added as asked for; its text says why, for people."""


class Adding(NamedTuple):
    """What adding a thing changes."""

    id: str
    """Its id, as `[[…]]` writes it."""
    path: str
    """The file that it is in."""
    texts: dict[str, str | None]
    """The files that change, come or go."""
    moved: dict[str, str]
    """New path of a file → the path that it had, where another takes its number: from the last to the first."""


def keys_of(noun: Noun) -> Keys:
    """Return the keys that a thing can have."""
    shape = definition.FILES[FOLDERS.get(noun, noun)]
    if isinstance(shape, ById) and isinstance(shape.of, ShortOr):
        return shape.of.long[0]
    if isinstance(shape, Keys):
        return shape
    raise TypeError(noun)


def text_of(key: Key) -> Text | None:
    """Return what a text under a key, or an item of its list, looks like; nothing when it can be no text."""
    shape = key.shape.of if isinstance(key.shape, Items) else key.shape
    text = shape.short if isinstance(shape, ShortOr) else shape
    return text if isinstance(text, Text) else None


def known(result: LoadResult, word: str) -> list[str]:
    """Return the ids of all areas, kinds, levels, costs, roadmaps, stages, topics, resources or projects."""
    return list(getattr(result.curriculum, f"{word}s"))


def fault(result: LoadResult | None, name: str, shape: Text, word: str) -> str:
    """Return why a text cannot stand under a key, for people; empty when it can.

    Args:
        result: The curriculum, if there is one, that has what the text may refer to.
        name: The key.
        shape: What its texts look like.
        word: The text.
    """
    document, problems = reader.parse(writer.written({name: word}), "")
    if not problems:
        reading = Reading(document, list(problems))
        shape.read(word, (name,), reading)
        problems = reading.problems
    if problems:
        return sentence(problems[0])
    if shape == texts.DURATION:
        return _bad_duration(word)
    wanted = shape.refers_to or shape.vocabulary
    if result is None or not wanted or word in known(result, wanted):
        return ""
    if shape.refers_to is None:
        return unlisted(result, wanted, word)
    help = unknown_reference.help_for(result.curriculum, shape.refers_to, word, result.world.definition, suggest=True)
    return f"There is no {wanted} `{word}`: {help}"


def sentence(problem: Problem) -> str:
    """Return a problem with a word that stands in no file yet."""
    return f"{problem.message[:1].upper()}{problem.message[1:]}: {problem.help}."


def unlisted(result: LoadResult, word: str, id: str = "") -> str:
    """Return that there is no such area, kind, level, cost or roadmap, which ones there are, and how to get one.

    Args:
        result: The curriculum.
        word: `area`, `kind`, `level`, `cost` or `roadmap`.
        id: The one that there is not; any one when left out.
    """
    there = known(result, word)
    fact = f"There is no {word} `{id}`. " if id else ""
    if near := nearest(id, there):
        return f"{fact}Did you mean `{near}`?"
    fact += f"There are {', '.join(f'`{one}`' for one in there)}." if there else f"There are no {word}s yet."
    if word == "roadmap":
        return f"{fact} Make one with `roadmap new roadmap`."
    path = result.world.documents["curriculum.yml"].path
    ids = (id,) if ID.fits(id) else _EXAMPLES[word]
    lines = "".join(f"\n  {one}: {_in_vocabulary(word, one)}" for one in ids)
    if there:
        return f"{fact} To have it, write under `{word}s:` in {path}:\n{lines}"
    return f"{fact} Add to {path}:\n\n{word}s:{lines}"


def stage_fault(result: LoadResult, stage: str) -> str:
    """Return that there is no such stage, and what may be meant; empty when there is."""
    stages = result.curriculum.stages
    if stage in stages:
        return ""
    near = nearest(stage, stages)
    otherwise = "A stage is written `roadmap/stage`; `roadmap list stages` tells all."
    return f"There is no stage `{stage}`. {f'Did you mean `{near}`?' if near else otherwise}"


def after_fault(result: LoadResult, roadmap: str, after: str) -> str:
    """Return that a roadmap has no such stage, and which it has; empty when it has it."""
    stages = [stage.id for stage in result.curriculum.roadmaps[roadmap].stages]
    if after.removeprefix(f"{roadmap}/") in stages:
        return ""
    return f"The roadmap `{roadmap}` has no stage `{after}`. It has {', '.join(stages) or 'none yet'}."


def adding(
    result: LoadResult,
    noun: Noun,
    id: str,
    values: Mapping[str, Data],
    *,
    home: str = "",
    after: str | None = None,
    stage: str = "",
) -> Adding:
    """Return what is to be changed so that there is one thing more.

    Args:
        result: A curriculum without errors.
        noun: What it is.
        id: Its id; that of a stage without its roadmap.
        values: Its keys, with at least `title`.
        home: The area, kind or roadmap that it stands in.
        after: For a stage, the id of the stage before it, or nothing to be the first; the last one when left out.
        stage: For a topic, resource or project, the stage that teaches or suggests it, if one shall from now on.

    Raises:
        AddingError: It has no place there, or the id is not free.
    """
    _check_form(id)
    _check_free(result, noun, f"{home}/{id}" if noun == "stage" else id, stage)
    if noun in HOMES and home not in known(result, HOMES[noun]):
        raise AddingError(unlisted(result, HOMES[noun], home))
    base = editor_schemas.base_of(result.world.documents["curriculum.yml"].text)
    if noun in FOLDERS:
        change = _in_catalogue(result, f"{FOLDERS[noun]}/{home}.yml", id, values, base)
        return _listed(result, change, noun, stage) if stage else change
    if noun == "stage":
        return _stage(result, home, id, values, after=after, base=base)
    return _roadmap(result, id, values, base)


def beginning(id: str, values: Mapping[str, Data]) -> Adding:
    """Return the files of a curriculum that begins with one roadmap.

    Args:
        id: The roadmap's id.
        values: Its keys, with at least `title`.

    Raises:
        AddingError: That is not an id.
    """
    _check_form(id)
    path, top = f"roadmaps/{id}/roadmap.yml", "curriculum.yml"
    whole: dict[str, Data] = {"title": values["title"], "roadmaps": [id], **_FIRST_WORDS}
    return Adding(
        id,
        path,
        {
            top: new_file(whole, top, editor_schemas.FOLDER),
            path: new_file(dict(values), path, editor_schemas.FOLDER),
        },
        {},
    )


def new_file(data: Data, path: str, base: str) -> str:
    """Return the text of a new file: the line that names its schema, and its data in canonical form."""
    return editor_schemas.with_line(writer.written(data), path, base)


def _check_form(id: str) -> None:
    if not ID.fits(id):
        raise AddingError(sentence(codes.bad_id(Location("", 1, 1), id)))


def _check_free(result: LoadResult, noun: Noun, id: str, stage: str) -> None:
    there = result.curriculum.by_id.get(id)
    if there is not None:
        other = "Choose another one."
        if stage in result.curriculum.stages and noun == noun_of(there) in FOLDERS:
            other = _how_to_list(result, there, stage)
        raise AddingError(f"A {noun_of(there)} has the id `{id}` already: {there.title}. {other}")
    former = result.curriculum.renamed.get(id)
    if former is not None:
        raise AddingError(f"`{id}` was the id of the {noun_of(former)} `{link_id(former)}`, and still leads there.")


def _how_to_list(result: LoadResult, thing: Thing, stage: str) -> str:
    """Return how a stage comes to teach or suggest a thing that there is."""
    path = result.locations[stage].path
    return (
        f"If you mean that one, add `- {thing.id}` under `{noun_of(thing)}s:` of {path}; otherwise choose another id."
    )


def _bad_duration(word: str) -> str:
    try:
        durations.parse(word)
    except ValueError:
        return sentence(codes.bad_duration(Location("", 1, 1), word))
    return ""


def _in_vocabulary(word: str, id: str) -> str:
    """Return an entry of a vocabulary of `curriculum.yml` as YAML."""
    title = id.replace("-", " ").capitalize()
    return f"{{title: {title}, plural: {title}s}}" if word == "kind" else title


def _in_catalogue(result: LoadResult, path: str, id: str, values: Mapping[str, Data], base: str) -> Adding:
    value: Data = values["title"] if list(values) == ["title"] else dict(values)
    document = result.world.documents.get(path)
    text = edits.with_entry(document.text, id, value) if document else new_file({id: value}, path, base)
    return Adding(id, path, {path: text}, {})


def _listed(result: LoadResult, change: Adding, noun: Noun, stage: str) -> Adding:
    """Return the change with the new thing at the end of a stage's topics, resources or projects."""
    if reason := stage_fault(result, stage):
        raise AddingError(reason)
    path = result.curriculum.stages[stage].place.path
    text = edits.with_item(result.world.documents[path].text, (f"{noun}s",), change.id)
    return change._replace(texts={**change.texts, path: text})


def _stage(
    result: LoadResult, roadmap: str, id: str, values: Mapping[str, Data], *, after: str | None, base: str
) -> Adding:
    """Return a new stage's file; the stages behind it move up by one where its number is taken."""
    stages = result.curriculum.roadmaps[roadmap].stages
    numbers = {stage.id: _number(stage) for stage in stages}
    after = after.removeprefix(f"{roadmap}/") if after else after
    if after and (reason := after_fault(result, roadmap, after)):
        raise AddingError(reason)
    if after is None:
        after = stages[-1].id if stages else ""
    number = numbers[after] + 1 if after else min([1, *numbers.values()])
    path = f"roadmaps/{roadmap}/{number:02}-{id}.yml"
    texts: dict[str, str | None] = {}
    moved = {}
    taken = number
    for stage in stages:
        if numbers[stage.id] == taken:
            taken += 1
            old = stage.place.path
            new = f"roadmaps/{roadmap}/{taken:02}-{stage.id}.yml"
            moved[new] = old
            texts |= {old: None, new: result.world.documents[old].text}
    texts[path] = new_file(dict(values), path, base)
    return Adding(f"{roadmap}/{id}", path, texts, dict(reversed(moved.items())))


def _number(stage: Stage) -> int:
    found = re.search(r"([0-9]+)-[^/]*$", stage.place.path)
    return int(found[1]) if found else 0


def _roadmap(result: LoadResult, id: str, values: Mapping[str, Data], base: str) -> Adding:
    path, top = f"roadmaps/{id}/roadmap.yml", "curriculum.yml"
    listed = edits.with_item(result.world.documents[top].text, ("roadmaps",), id)
    return Adding(id, path, {path: new_file(dict(values), path, base), top: listed}, {})
