"""What is new in a curriculum to the texts of its files.

It goes into files as people would write them, beside what stands in them already: each thing into the file of its kind
or area, each new word of a vocabulary into `curriculum.yml`. Nothing that stands there is changed. What had no place
is written as comments, so that the outline can be thrown away.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from roadmap_site.edit import adding, editor_schemas, edits, formatting
from roadmap_site.importer import matching, structure_words
from roadmap_site.schema.definition import CATALOGUES
from roadmap_site.yaml_io import reader, writer
from roadmap_site.yaml_io.document import Data

Mapping = dict[str, Data]

TOP = "curriculum.yml"


@dataclass(frozen=True)
class Additions:
    """What a curriculum's catalogues and vocabularies lack."""

    roadmap: str
    """Id of the new roadmap."""
    title: str
    """Its title."""
    topics: dict[str, Mapping]
    resources: dict[str, dict[str, Mapping]]
    """Kind → id → resource."""
    projects: dict[str, Mapping]
    levels: dict[str, str]
    """Level → its title."""
    kinds: Collection[str]
    """The kinds that there are."""
    areas: Collection[str]
    """The areas that there are."""


def texts(files: dict[str, Mapping], new: Additions, existing: Callable[[str], str]) -> dict[str, str]:
    """Return the text of every file that is new or changes.

    Args:
        files: What the files of the roadmap hold, by their paths.
        new: What the catalogues and vocabularies lack.
        existing: Returns the text of a file in the curriculum's folder, empty if it is not there.
    """
    top = _top(new, existing(TOP))
    base = editor_schemas.base_of(top)
    found = {TOP: top if existing(TOP) else formatting.formatted(top, TOP, base)}
    area = _area(new)
    catalogues = {f"topics/{area}.yml": new.topics, f"projects/{area}.yml": new.projects}
    for kind, resources in new.resources.items():
        catalogues[f"resources/{kind}.yml"] = resources
    for path, things in catalogues.items():
        if things:
            found[path] = _catalogue(path, things, existing(path), base)
    found |= {path: adding.new_file(data, path, base) for path, data in files.items()}
    return found


def _catalogue(path: str, things: dict[str, Mapping], text: str, base: str) -> str:
    if not text.strip():
        return adding.new_file({id: _short(thing, path) for id, thing in things.items()}, path, base)
    for id, thing in things.items():
        text = edits.with_entry(text, id, _short(thing, path))
    return text


def _top(new: Additions, text: str) -> str:
    """Return the text of `curriculum.yml` with the roadmap, and with the words that it lacks."""
    text = text or writer.written({"title": new.title, "roadmaps": []})
    text = edits.with_item(text, ("roadmaps",), new.roadmap)
    if new.topics or new.projects:
        text = _with_word(text, "areas", _area(new), new.title)
    for level, title in new.levels.items():
        text = _with_word(text, "levels", level, title)
    for kind in new.resources:
        if kind not in new.kinds:
            text = _with_word(text, "kinds", kind, _kind(structure_words.KINDS[kind]))
    return text


def _kind(told: structure_words.Kind) -> Data:
    """Return what `curriculum.yml` says of a kind of resource."""
    written: dict[str, Data] = {"title": told.title, "plural": told.plural, "icon": told.icon}
    if told.material:
        written["material"] = "true"
    return written


def _with_word(text: str, vocabulary: str, id: str, value: Data) -> str:
    """Return the text of `curriculum.yml` with one more word in a vocabulary."""
    data = reader.parse(text, TOP)[0].data
    if not isinstance(data, dict) or not isinstance(data.get(vocabulary), dict):
        return edits.with_key(text, (), vocabulary, {id: value})
    return edits.with_key(text, (vocabulary,), id, value)


def _area(new: Additions) -> str:
    """Return the area of the new topics and projects: one of their own, so that an editor finds them together."""
    return matching.Names(set(new.areas)).new_id(new.roadmap, "imported")


def comments(unplaced: list[tuple[int, str]], name: str) -> str:
    """Return what had no place as comments, so that nothing of the document is lost."""
    if not unplaced:
        return ""
    lines = [f"# {line}: {' '.join(text.split())}" for line, text in sorted(unplaced)]
    return "\n".join([f"\n# Not placed, from {' '.join(name.split())}:", *lines, ""])


def _short(data: Mapping, path: str) -> Data:
    """Return the short form of a thing that has nothing but a title, unless it would read as one of its keys."""
    title = data.get("title", "")
    keys = CATALOGUES[path.partition("/")[0]].keys.keys
    is_key = isinstance(title, str) and title.startswith(tuple(f"{key}:" for key in keys))
    if len(data) == 1 and not is_key:
        return title
    return data
