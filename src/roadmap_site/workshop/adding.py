# Why: a new thing needs an id that is free, a file in the right place and the keys that it cannot do without.
"""New topics, resources, projects, stages and roadmaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from roadmap_site.curriculum import files
from roadmap_site.curriculum.faults import nearest
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Noun, Stage, link_id, noun
from roadmap_site.curriculum.shapes import ID, ById, Keys, ShortOr
from roadmap_site.curriculum.source import Data
from roadmap_site.workshop import edits, layout, schemas

FOLDERS: Mapping[Noun, str] = {"topic": "topics", "resource": "resources", "project": "projects"}
"""The catalogues' folders."""
HOMES: Mapping[Noun, tuple[str, str]] = {
    "topic": ("area", "areas"),
    "resource": ("kind", "kinds"),
    "project": ("area", "areas"),
    "stage": ("roadmap", "roadmaps"),
}
"""What a thing stands in: its word, and where the words are that there are."""


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
    """New path of a file → the path that it had, where another has taken its number."""


def keys_of(noun: Noun) -> Keys:
    """Return the keys that a thing can have."""
    shape = files.FILES[FOLDERS.get(noun, noun)]
    if isinstance(shape, ById) and isinstance(shape.of, ShortOr):
        return shape.of.long[0]
    if isinstance(shape, Keys):
        return shape
    raise TypeError(noun)


def homes(result: LoadResult, noun: Noun) -> list[str]:
    """Return what a new thing can stand in: the areas, kinds or roadmaps that there are."""
    return list(getattr(result.curriculum, HOMES[noun][1])) if noun in HOMES else []


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
    _check_id(result, f"{home}/{id}" if noun == "stage" else id, id)
    if noun in HOMES and home not in homes(result, noun):
        _refuse_home(result, noun, home)
    base = schemas.base_of(result.world.documents["curriculum.yml"].text)
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
            top: new_file(whole, top, schemas.FOLDER),
            path: new_file(dict(values), path, schemas.FOLDER),
        },
        {},
    )


def new_file(data: Data, path: str, base: str) -> str:
    """Return the text of a new file: the line that names its schema, and its data in canonical form."""
    return schemas.with_line(layout.written(data), path, base)


def _check_form(id: str) -> None:
    if not ID.fits(id):
        raise AddingError(f"`{id}` is not an id. Use small letters, digits and single hyphens: `deep-learning-2`.")


def _check_id(result: LoadResult, whole: str, own: str) -> None:
    _check_form(own)
    there = result.curriculum.by_id.get(whole)
    if there is not None:
        raise AddingError(f"A {noun(there)} has the id `{whole}` already: {there.title}. Choose another one.")
    former = result.curriculum.renamed.get(whole)
    if former is not None:
        raise AddingError(f"`{whole}` was the id of the {noun(former)} `{link_id(former)}`, and still leads there.")


def _refuse_home(result: LoadResult, noun: Noun, home: str) -> None:
    word, vocabulary = HOMES[noun]
    known = ", ".join(f"`{id}`" for id in homes(result, noun))
    there = f"There are {known}." if known else "There are none yet."
    more = "Make one with `roadmap new roadmap`." if noun == "stage" else f"Add it to `{vocabulary}` in curriculum.yml."
    raise AddingError(f"There is no {word} `{home}`. {there} {more}")


def _in_catalogue(result: LoadResult, path: str, id: str, values: Mapping[str, Data], base: str) -> Adding:
    value: Data = values["title"] if list(values) == ["title"] else dict(values)
    document = result.world.documents.get(path)
    text = edits.with_entry(document.text, id, value) if document else new_file({id: value}, path, base)
    return Adding(id, path, {path: text}, {})


def _listed(result: LoadResult, change: Adding, noun: Noun, stage: str) -> Adding:
    """Return the change with the new thing at the end of a stage's topics, resources or projects."""
    there = result.curriculum.stages.get(stage)
    if there is None:
        near = nearest(stage, result.curriculum.stages)
        help = (
            f"Did you mean `{near}`?"
            if near
            else "A stage is written `roadmap/stage`; `roadmap list stages` tells all."
        )
        raise AddingError(f"There is no stage `{stage}`. {help}")
    path = there.place.path
    text = edits.with_item(result.world.documents[path].text, (f"{noun}s",), change.id)
    return change._replace(texts={**change.texts, path: text})


def _stage(
    result: LoadResult, roadmap: str, id: str, values: Mapping[str, Data], *, after: str | None, base: str
) -> Adding:
    """Return a new stage's file; the stages behind it move up by one where its number is taken."""
    stages = result.curriculum.roadmaps[roadmap].stages
    numbers = {stage.id: _number(stage) for stage in stages}
    after = after.removeprefix(f"{roadmap}/") if after else after
    if after and after not in numbers:
        raise AddingError(f"The roadmap `{roadmap}` has no stage `{after}`. It has {', '.join(numbers) or 'none yet'}.")
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
    return Adding(f"{roadmap}/{id}", path, texts, moved)


def _number(stage: Stage) -> int:
    found = re.search(r"([0-9]+)-[^/]*$", stage.place.path)
    return int(found[1]) if found else 0


def _roadmap(result: LoadResult, id: str, values: Mapping[str, Data], base: str) -> Adding:
    path, top = f"roadmaps/{id}/roadmap.yml", "curriculum.yml"
    listed = edits.with_item(result.world.documents[top].text, ("roadmaps",), id)
    return Adding(id, path, {path: new_file(dict(values), path, base), top: listed}, {})
