"""Located YAML to the model, and the problems of its shape.

The definition reads a file's values; here they become frozen values with places. A key whose attribute has its name is
taken over as it is; entries, suggestions, milestones and advice are put together. What is wrong is reported, and is
then as if it had been left out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from roadmap_site.curriculum.model import (
    Advice,
    Curriculum,
    Entry,
    Link,
    Milestone,
    Noted,
    Project,
    Question,
    Resource,
    ResourceKind,
    Roadmap,
    Section,
    Shelf,
    Source,
    Spot,
    Stage,
    Suggestion,
    Topic,
)
from roadmap_site.schema import definition, durations, paths
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.parts import SECTION
from roadmap_site.schema.texts import Reading, Referring, Shape
from roadmap_site.yaml_io.document import Place

Values = Mapping[str, Any]

_TYPES: Mapping[Noun, type[Any]] = {"topic": Topic, "resource": Resource, "project": Project}


def things(noun: Noun, reading: Reading, path: str) -> Iterator[Topic | Resource | Project]:
    """Yield the things of a catalogue's file.

    Args:
        noun: What the file holds.
        reading: The file, and where what is wrong with it is reported.
        path: Its path in the curriculum's folder, which says the area or kind that it stands for.
    """
    kind, home = _TYPES[noun], names(path)
    things = _values(definition.NOUNS[noun].shape, reading)
    texts: dict[str | int, list[Referring]] = {id: [] for id in things}
    for text in reading.texts:
        texts.setdefault(text.trail[0], []).append(text)
    for id, written in things.items():
        yield kind(id=id, place=Place(path, (id,)), **home, **_attributes(kind, _long_form(written), texts[id]))


def stage(reading: Reading, path: str, number: int) -> Stage:
    """Return the stage of a stage's file."""
    values, named, place = _values(definition.STAGE, reading), names(path), Place(path)
    attributes = _attributes(Stage, values, reading.texts)
    attributes["entries"] = tuple(_entries(values.get("topics", ()), place / "topics"))
    return Stage(id=named["stage"], roadmap=named["roadmap"], number=number, place=place, **attributes)


def roadmap(reading: Reading, path: str, id: str) -> Roadmap:
    """Return the roadmap of a `roadmap.yml`, without its stages."""
    values, place = _values(definition.ROADMAP, reading), Place(path)
    attributes = _attributes(Roadmap, values, reading.texts)
    attributes["milestones"] = tuple(_milestones(values.get("milestones", {}), place / "milestones"))
    attributes["advice"] = tuple(_advice(values.get("advice", ()), place / "advice"))
    return Roadmap(id=id, place=place, **attributes)


def curriculum(reading: Reading, path: str) -> Curriculum:
    """Return the curriculum of a `curriculum.yml`, without roadmaps and catalogues."""
    values = _values(definition.CURRICULUM, reading)
    attributes = _attributes(Curriculum, values, reading.texts)
    attributes.pop("roadmaps", ())
    attributes["shelves"] = tuple(_shelves(values.get("roadmaps", ())))
    attributes["roadmap_order"] = tuple(chain.from_iterable(shelf.roadmaps for shelf in attributes["shelves"]))
    attributes["kinds"] = dict(_kinds(values.get("kinds", {})))
    return Curriculum(place=Place(path), **attributes)


def names(path: str) -> Mapping[str, str]:
    """Return what the path of a file that has a place in a curriculum names, such as its area."""
    place = paths.parsed(path)
    assert place is not None  # noqa: S101 (only what has a place is read)
    return place.names


def _attributes(kind: type[Any], values: Values, texts: Sequence[Referring]) -> dict[str, Any]:
    """Return what was read, and what of it has an attribute of its key's name; what was wrong came back empty."""
    attributes: dict[str, Any] = {"values": values, "texts": texts}
    for key, value in values.items():
        name = key.replace("-", "_")
        if value and name in kind.__dataclass_fields__:
            attributes[name] = _MADE.get(key, _as_written)(value)
    if kind in {Stage, Roadmap}:
        attributes["resources"] = tuple(_suggestions("resource", values))
        attributes["projects"] = tuple(_suggestions("project", values))
    if kind is Resource:
        attributes["spots"] = tuple(_spots(values.get("topics", ())))
        attributes["topics"] = tuple(dict.fromkeys(spot.topic for spot in attributes["spots"]))
    return attributes


def _values(shape: Shape, reading: Reading) -> Values:
    """Return what a file has the right shape of; nothing of one that could not be read."""
    data = reading.document.data
    if data is None:
        return {}
    return shape.read(data, (), reading) or {}


def _long_form(value: str | Values) -> Values:
    """Return the mapping that a bare title is short for."""
    if isinstance(value, str):
        return {"title": value}
    return value


def _entries(items: Iterable[str | Values | None], place: Place, section: Section | None = None) -> Iterator[Entry]:
    for position, item in enumerate(items):
        here = place / position
        if isinstance(item, str):
            yield Entry(item, here, section)
        elif item and SECTION.name in item:
            yield from _entries(item["topics"], here / "topics", _section(item, here))
        elif item:
            yield Entry(
                item["topic"],
                here,
                section,
                item.get("points", ()),
                tuple(_suggestions("resource", item)),
                tuple(_suggestions("project", item)),
                item.get("practice", ()),
                _span(item),
                item.get("recommended", False),
                item.get("optional", False),
            )


def _section(values: Values, place: Place) -> Section:
    return Section(
        values[SECTION.name],
        place,
        _count(values.get("choose")),
        values.get("optional", False),
        tuple(_suggestions("resource", values)),
        tuple(_suggestions("project", values)),
        values.get("practice", ()),
    )


def _suggestions(noun: Noun, values: Values) -> Iterator[Suggestion]:
    for item in values.get(definition.NOUNS[noun].plural, ()):
        if not item or isinstance(item, str):
            yield Suggestion(item or "")
        else:
            said = _said(item, "note", "at", "url")
            yield Suggestion(
                item[noun], *said, _span(item), item.get("recommended", False), item.get("optional", False)
            )


def _spots(items: Iterable[str | Values | None]) -> Iterator[Spot]:
    for item in items:
        if not item or isinstance(item, str):
            yield Spot(item or "")
        else:
            at, url, note = _said(item, "at", "url", "note")
            yield Spot(item["topic"], at, url, _span(item), item.get("recommended", False), note)


def _noted(items: Iterable[str | Values | None]) -> tuple[Noted, ...]:
    """Return what a list of ids, each with or without a note, names."""
    noted = []
    for item in items:
        if not item or isinstance(item, str):
            noted.append(Noted(item or ""))
        else:
            noted.append(Noted(item.get("topic") or item.get("roadmap") or "", item.get("note") or None))
    return tuple(noted)


def _questions(items: Iterable[str | Values | None]) -> tuple[Question, ...]:
    filled = [{"question": item} if isinstance(item, str) else item for item in items if item]
    return tuple(Question(item["question"], *_said(item, "answer", "url")) for item in filled if item["question"])


def _sources(items: Iterable[str | Values | None]) -> tuple[Source, ...]:
    filled = [_long_form(item) for item in items if item]
    return tuple(
        Source(item["title"], item.get("authors", ()), *_said(item, "url", "license"))
        for item in filled
        if item["title"]
    )


def _links(items: Iterable[str | Values | None]) -> tuple[Link, ...]:
    filled = [{"url": item} if isinstance(item, str) else item for item in items if item]
    return tuple(Link(item["url"], *_said(item, "title")) for item in filled if item["url"])


def _shelves(items: Iterable[str | Values | None]) -> Iterator[Shelf]:
    """Yield the groups of roadmaps; those that stand in none together, as far as no group comes between them."""
    alone: list[str] = []
    for item in items:
        if not item or isinstance(item, str):
            alone.append(item or "")
            continue
        if alone:
            yield Shelf(None, tuple(alone))
            alone = []
        yield Shelf(item["section"] or None, item["roadmaps"] or ())
    if alone:
        yield Shelf(None, tuple(alone))


def _said(values: Values, *keys: str) -> Iterator[str | None]:
    """Yield what stands under each of some keys; nothing for what was left out, or was wrong."""
    for key in keys:
        yield values.get(key) or None


def _span(values: Values) -> durations.Duration | None:
    return _duration(values.get("duration"))


def _duration(text: str | None) -> durations.Duration | None:
    if not text:
        return None
    return durations.parse(text)


def _count(text: str | None) -> int | None:
    if not text:
        return None
    return int(text)


def _as_written(value: Any) -> Any:
    return value


def _milestones(items: Mapping[str, str | Values], place: Place) -> Iterator[Milestone]:
    for id, item in items.items():
        get = _long_form(item).get
        yield Milestone(id, get("title", ""), get("projects", ()), get("topics", ()), place / id)


def _advice(groups: Iterable[Values | None], place: Place) -> Iterator[Advice]:
    for position, group in enumerate(groups):
        if group:
            yield Advice(group["title"], group.get("icon") or None, group["points"], place / position)


def _kinds(kinds: Mapping[str, str | Values]) -> Iterator[tuple[str, ResourceKind]]:
    for id, written in kinds.items():
        values = _long_form(written)
        title = values["title"]
        yield id, ResourceKind(id, title, values.get("plural") or title, values.get("icon") or None)


# Key → what makes of what the shapes have read what the model has.
_MADE: Mapping[str, Callable[[Any], Any]] = {
    "duration": _duration,
    "choose": _count,
    "needs": _noted,
    "related": _noted,
    "questions": _questions,
    "based-on": _sources,
    "links": _links,
}
