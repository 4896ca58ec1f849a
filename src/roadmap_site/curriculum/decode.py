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
from roadmap_site.schema.things import CURRICULUM, ROADMAP, STAGE
from roadmap_site.yaml_io.document import Place

Values = Mapping[str, Any]
Written = str | Values | None
"""An item of a list as its shape has read it: its short form, its long one, or nothing of what was wrong."""

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
    values, named, place = _values(STAGE, reading), names(path), Place(path)
    attributes = _attributes(Stage, values, reading.texts)
    attributes["entries"] = tuple(_entries(values.get("topics", ()), place / "topics"))
    return Stage(id=named["stage"], roadmap=named["roadmap"], number=number, place=place, **attributes)


def roadmap(reading: Reading, path: str, id: str) -> Roadmap:
    """Return the roadmap of a `roadmap.yml`, without its stages."""
    values, place = _values(ROADMAP, reading), Place(path)
    attributes = _attributes(Roadmap, values, reading.texts)
    attributes["milestones"] = tuple(_milestones(values.get("milestones", {}), place / "milestones"))
    attributes["advice"] = tuple(_advice(values.get("advice", ()), place / "advice"))
    return Roadmap(id=id, place=place, **attributes)


def curriculum(reading: Reading, path: str) -> Curriculum:
    """Return the curriculum of a `curriculum.yml`, without roadmaps and catalogues."""
    values = _values(CURRICULUM, reading)
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
            attributes[name] = value
            if key in _PARTS:
                attributes[name] = tuple(_PARTS[key](value))
            elif key in _VALUES:
                attributes[name] = _VALUES[key](value)
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
                _duration(item.get("duration")),
                item.get("recommended", False),
                item.get("optional", False),
            )


def _section(values: Values, place: Place) -> Section:
    return Section(
        values[SECTION.name],
        place,
        int(values.get("choose") or 0) or None,
        values.get("optional", False),
        tuple(_suggestions("resource", values)),
        tuple(_suggestions("project", values)),
        values.get("practice", ()),
        values.get("unnumbered", False),
    )


def _suggestions(noun: Noun, values: Values) -> Iterator[Suggestion]:
    for item in _long_forms(values.get(definition.NOUNS[noun].plural, ()), noun):
        get = item.get
        yield Suggestion(
            item[noun],
            get("note") or None,
            get("at") or None,
            get("url") or None,
            _duration(get("duration")),
            get("recommended", False),
            get("optional", False),
        )


def _spots(items: Iterable[Written]) -> Iterator[Spot]:
    for item in _long_forms(items, "topic"):
        get = item.get
        yield Spot(
            item["topic"],
            get("at") or None,
            get("url") or None,
            _duration(get("duration")),
            get("recommended", False),
            get("note") or None,
        )


def _noted(items: Iterable[Written]) -> Iterator[Noted]:
    """Yield what a list of ids, each with or without a note, names."""
    for item in _long_forms(items, "topic"):
        yield Noted(item.get("topic") or item.get("roadmap") or "", item.get("note") or None)


def _questions(items: Iterable[Written]) -> Iterator[Question]:
    for item in _long_forms(items, "question"):
        if item["question"]:
            yield Question(item["question"], item.get("answer") or None, item.get("url") or None)


def _sources(items: Iterable[Written]) -> Iterator[Source]:
    for item in _long_forms(items, "title"):
        if item["title"]:
            get = item.get
            yield Source(item["title"], get("authors", ()), get("url") or None, get("license") or None)


def _links(items: Iterable[Written]) -> Iterator[Link]:
    for item in _long_forms(items, "url"):
        if item["url"]:
            yield Link(item["url"], item.get("title") or None)


def _shelves(items: Iterable[Written]) -> Iterator[Shelf]:
    for item in items:
        if isinstance(item, Mapping):
            yield Shelf(item["section"] or None, tuple(item["roadmaps"]))
        else:
            yield Shelf(None, (item or "",))


def _long_forms(items: Iterable[Written], first: str) -> Iterator[Values]:
    """Yield the items of a list as mappings, where a text stands for what is under the first key."""
    for item in items:
        if isinstance(item, Mapping):
            yield item
        else:
            yield {first: item or ""}


def _duration(text: str | None) -> durations.Duration | None:
    if not text:
        return None
    return durations.parse(text)


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
        title, get = values["title"], values.get
        yield id, ResourceKind(id, title, get("plural") or title, get("icon") or None, get("material", False))


# Key → what makes of a list what the model has.
_PARTS: Mapping[str, Callable[[Iterable[Written]], Iterator[Any]]] = {
    "needs": _noted,
    "related": _noted,
    "questions": _questions,
    "based-on": _sources,
    "links": _links,
}
# Key → what makes of a text what the model has.
_VALUES: Mapping[str, Callable[[str], Any]] = {"duration": durations.parse, "choose": int}
