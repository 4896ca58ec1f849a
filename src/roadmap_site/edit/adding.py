"""New topics, resources, projects, stages and roadmaps: which files change by one, or why one cannot be.

What is new needs an id that is free, a file in the right place and values that the checker takes. Nothing is written
here, and whatever cannot be is refused with `RefusedError`, whose text says why, for people.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.rules import unknown_reference
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.problems import codes, spelling
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.schema import definition, durations, types, vocabularies
from roadmap_site.schema.fields import Field, fields
from roadmap_site.schema.nouns import Noun
from roadmap_site.yaml_io import reader, writer
from roadmap_site.yaml_io.document import Data

Said = Mapping[str, Any]
"""Name of a field → what is said of a new thing: a text, or several."""
_NOWHERE = Location("", 1, 1)


class Adding(NamedTuple):
    """What adding a thing changes.

    Attributes:
        id: Its id, as `[[…]]` writes it.
        texts: The files that change, come or go; the first one is that of the thing.
        moved: New path of a file → the path that it had, where another takes its number: from the last to the first.
    """

    id: str
    texts: dict[str, str | None]
    moved: Mapping[str, str] = {}


def known(result: LoadResult, word: str) -> list[str]:
    """Return the ids of all areas, kinds, levels, costs, roadmaps, stages, topics, resources or projects."""
    return list(getattr(result.curriculum, f"{word}s"))


def unknown(result: LoadResult, word: str, id: str | None) -> str:
    """Return that there is no such thing, and what may be meant, which there are or how to get one.

    Args:
        result: The curriculum.
        word: What it is: a noun, `area`, `kind`, `level` or `cost`.
        id: Its id; nothing when any would do.
    """
    fact, there = f"There is no {word} `{id}`", known(result, word)
    located = result.located
    if catalogue := definition.CATALOGUES.get(f"{word}s"):
        help = unknown_reference.help_for(located.curriculum, catalogue.noun, str(id), located.definition, suggest=True)
        return f"{fact}: {help}"
    if near := spelling.nearest(id or "", there):
        return f"{fact}. Did you mean `{near}`?"
    if word == "stage":
        return f"{fact}. A stage is written `roadmap/stage`; `roadmap list stages` tells all."
    which = f"There are `{'`, `'.join(there)}`." if there else f"There are no {word}s yet."
    if id:
        which = f"{fact}. {which}"
    if word == "roadmap":
        return f"{which} Make one with `roadmap new roadmap`."
    ids = [id] if id and types.ID.fits(id) else vocabularies.EXAMPLES[word]
    lines = "".join(f"\n  {vocabularies.entry(word, one)}" for one in ids)
    path = located.documents[definition.TOP].path
    if there:
        return f"{which} To have it, write under `{word}s:` in {path}:\n{lines}"
    return f"{which} Add to {path}:\n\n{word}s:{lines}"


def check(result: LoadResult | None, field: Field, said: Said, word: str) -> None:
    """Refuse a word that cannot stand in a field of a new thing, or that names what there is not.

    Args:
        result: The curriculum, if there is one, that has what the word may refer to.
        field: What the word is.
        said: What is said besides.
        word: The word.

    Raises:
        RefusedError: Its text is the first fault.
    """
    for problem in _problems(field, word):
        raise edits.RefusedError(sentence(problem))
    if result and field.name == "after":
        stages = [stage.id for stage in result.curriculum.roadmaps[said["roadmap"]].stages]
        if word.removeprefix(f"{said['roadmap']}/") not in stages:
            has = ", ".join(stages) or "none yet"
            raise edits.RefusedError(f"The roadmap `{said['roadmap']}` has no stage `{word}`. It has {has}.")
    elif result and field.refers_to and word not in known(result, field.refers_to):
        raise edits.RefusedError(unknown(result, field.refers_to, word))


def sentence(problem: Problem) -> str:
    """Return a problem with a word that stands in no file yet."""
    return f"{problem.message[:1].upper()}{problem.message[1:]}: {problem.help}."


def adding(result: LoadResult | None, noun: Noun, id: str, said: Said) -> Adding:
    """Return what is to be changed so that there is one thing more.

    Args:
        result: A curriculum without errors; nothing where a roadmap begins one.
        noun: What it is.
        id: Its id; that of a stage without its roadmap.
        said: What is said of it, with at least `title`. A stage comes last, unless it is `after` one or `first`.

    Raises:
        RefusedError: It has no place there, or its id is not free, or none.
    """
    if not types.ID.fits(id):
        raise edits.RefusedError(sentence(codes.bad_id(_NOWHERE, id)))
    if result is None:
        top: dict[str, Data] = {"title": said["title"], "roadmaps": [id], **vocabularies.FIRST}
        return _roadmap(id, said, new_file(top, definition.TOP, editor_schemas.FOLDER), editor_schemas.FOLDER)
    _check_free(result, noun, id, said)
    for field in fields(noun):
        if field.text is None and field.name in said:
            check(result, field, said, said[field.name])
    text = result.located.documents[definition.TOP].text
    base = editor_schemas.base_of(text)
    if noun == "roadmap":
        return _roadmap(id, said, edits.with_item(text, ("roadmaps",), id), base)
    if noun == "stage":
        return _stage(result, id, said, base)
    return _in_catalogue(result, noun, id, said, base)


def new_file(data: Data, path: str, base: str) -> str:
    """Return the text of a new file: the line that names its schema, and its data in canonical form."""
    return editor_schemas.with_line(writer.written(data), path, base)


def _problems(field: Field, word: str) -> list[Problem]:
    """Return what the checker has to say of a word where it stands under a key of its own."""
    if field.text is None:
        return []
    document, problems = reader.parse(writer.written({field.name: word}), "")
    if not problems:
        field.text.read(word, (field.name,), types.Reading(document, problems))
    if field.text == types.DURATION and not problems:
        try:
            durations.parse(word)
        except ValueError:
            problems.append(codes.bad_duration(_NOWHERE, word))
    return problems


def _check_free(result: LoadResult, noun: Noun, id: str, said: Said) -> None:
    whole = f"{said['roadmap']}/{id}" if noun == "stage" else id
    help = "Choose another one."
    if said.get("stage") in result.curriculum.stages and id in result.curriculum.all(noun):
        path = result.locations[said["stage"]].path
        help = f"If you mean that one, add `- {id}` under `{noun}s:` of {path}; otherwise choose another id."
    edits.refuse_taken(result.curriculum, whole, help)


def _values(noun: Noun, said: Said) -> dict[str, Data]:
    """Return what stands in the YAML, in the order of its keys."""
    values: dict[str, Data] = {}
    for field in fields(noun):
        if field.text and field.name in said:
            values[field.name] = list(said[field.name]) if field.several else said[field.name]
    return values


def _roadmap(id: str, said: Said, top: str, base: str) -> Adding:
    path = f"roadmaps/{id}/roadmap.yml"
    return Adding(id, {path: new_file(_values("roadmap", said), path, base), definition.TOP: top})


def _in_catalogue(result: LoadResult, noun: Noun, id: str, said: Said, base: str) -> Adding:
    path = f"{definition.NOUNS[noun].plural}/{said[definition.NOUNS[noun].home or '']}.yml"
    documents = result.located.documents
    values = _values(noun, said)
    value = said["title"] if list(values) == ["title"] else values
    if path in documents:
        texts: dict[str, str | None] = {path: edits.with_entry(documents[path].text, id, value)}
    else:
        texts = {path: new_file({id: value}, path, base)}
    if "stage" in said:
        home = result.curriculum.stages[said["stage"]].place.path
        texts[home] = edits.with_item(documents[home].text, (f"{noun}s",), id)
    return Adding(id, texts)


def _stage(result: LoadResult, id: str, said: Said, base: str) -> Adding:
    """Return a new stage's file; the stages behind it move up by one where its number is taken."""
    folder, stages = f"roadmaps/{said['roadmap']}", result.curriculum.roadmaps[said["roadmap"]].stages
    numbers = {stage.id: int(stage.place.path.rpartition("/")[2].partition("-")[0]) for stage in stages}
    number = min([1, *numbers.values()])
    if numbers and "first" not in said:
        number = numbers[said.get("after", stages[-1].id).rpartition("/")[2]] + 1
    path = f"{folder}/{number:02}-{id}.yml"
    texts: dict[str, str | None] = {path: new_file(_values("stage", said), path, base)}
    moved = {}
    for stage in stages:
        if numbers[stage.id] == number:
            number += 1
            old, path = stage.place.path, f"{folder}/{number:02}-{stage.id}.yml"
            moved[path] = old
            texts |= {old: None, path: result.located.documents[old].text}
    return Adding(f"{said['roadmap']}/{id}", texts, dict(reversed(moved.items())))
