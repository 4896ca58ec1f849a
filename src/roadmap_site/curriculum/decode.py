"""Located YAML to the model, and the problems of its shape.

The definition reads a file's values; here they become frozen values with places. A key whose attribute has its name is
taken over as it is; entries, suggestions, milestones and advice are put together. What is wrong is reported, and is
then as if it had been left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from roadmap_site.curriculum.model import (
    Advice,
    Curriculum,
    Entry,
    Milestone,
    Project,
    Resource,
    ResourceKind,
    Roadmap,
    Stage,
    Suggestion,
    Topic,
)
from roadmap_site.problems import codes
from roadmap_site.schema import definition, durations, paths
from roadmap_site.schema.nouns import Noun
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
    attributes["duration"] = _duration(values.get("duration"), reading)
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
    attributes["roadmap_order"] = attributes.pop("roadmaps", ())
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
    if kind in {Stage, Roadmap}:
        attributes["resources"] = tuple(_suggestions("resource", values))
        attributes["projects"] = tuple(_suggestions("project", values))
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


def _duration(text: str | None, reading: Reading) -> durations.Duration | None:
    if text:
        try:
            return durations.parse(text)
        except ValueError:
            reading.problems.append(codes.bad_duration(reading.document.locate(("duration",)), text))
    return None


def _entries(items: Iterable[str | Values | None], place: Place, section: str | None = None) -> Iterator[Entry]:
    for position, item in enumerate(items):
        here = place / position
        if isinstance(item, str):
            yield Entry(item, here, section)
        elif item and "section" in item:
            yield from _entries(item["topics"], here / "topics", item["section"] or None)
        elif item:
            points, resources = item.get("points", ()), tuple(_suggestions("resource", item))
            yield Entry(item["topic"], here, section, points, resources, item.get("practice", ()))


def _suggestions(noun: Noun, values: Values) -> Iterator[Suggestion]:
    for item in values.get(definition.NOUNS[noun].plural, ()):
        if not item or isinstance(item, str):
            yield Suggestion(item or "")
        else:
            yield Suggestion(item[noun], item.get("note") or None)


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
