"""What is too long for one page: the parts that it stands in, each a page of a bounded size.

A catalogue stands on one page while that is small, else its things stand by kind or area, on as many pages as they
need. How long a page will be is guessed from what its things say, as addresses must be known before anything is
rendered. So each thing has one place, and the same one wherever it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, groupby, zip_longest
from operator import attrgetter
from typing import NamedTuple, TypeVar

from roadmap_site.curriculum.model import Curriculum, Entry, Project, Resource, Roadmap, Stage, Topic
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import groups, urls
from roadmap_site.site.groups import Group

T = TypeVar("T")

MOST = 90_000
"""What the things on one page may take, in bytes; the theme, and what machines read, come on top of it."""
MOST_IN_BRIEF = 40_000
"""What the things at the head of a large catalogue may take: a slow phone lays them out before it answers."""
MOST_ON_PAPER = 105_000
"""What the stages in one document may take, of which machines read nothing."""

# In bytes: what a thing takes by itself, what a link does, and what a line with one does.
_ROW, _LINK, _LINE = 1_300, 75, 150
_BRIEF, _TOPIC, _CELL, _ROADMAP, _STAGE, _FINDING = 700, 420, 25, 600, 110, 230
# In a document: a stage and an entry without their texts, what is suggested, and the map.
_WHOLE_STAGE, _ENTRY, _SUGGESTED, _MAP = 1_800, 450, 400, 35_000


class Part(NamedTuple):
    """A page of what stands on several."""

    first: str
    """The path of the first of them."""
    number: int
    """Counted from 1."""
    of: int
    """How many there are."""

    @property
    def path(self) -> str:
        """Return its path."""
        return urls.part(self.first, self.number)


class Shelved(NamedTuple):
    """A part of a catalogue: what it is a part of, its page, and what stands there."""

    shelf: Group[Resource | Project]
    part: Part
    things: tuple[Resource | Project, ...]


class Document(NamedTuple):
    """A roadmap, or so much of it as one document holds: its page, and the stages that stand there."""

    part: Part
    stages: tuple[Stage, ...]
    drawn: bool
    """Whether there is room for the map as a drawing that leads to its topics; else it is a picture."""


Shelves = Sequence[Group[Resource | Project]]
"""The things of a catalogue, by kind or area."""


def split(
    things: Sequence[T], weigh: Callable[[T], int], first: str, most: int = MOST
) -> list[tuple[Part, tuple[T, ...]]]:
    """Return things in parts of about the same size, each with its page; at least one part.

    Args:
        things: What the pages show, in this order.
        weigh: Guesses how many bytes one of them takes.
        first: The path of the first page.
        most: How many bytes the things on one page may take.
    """
    ends = [*accumulate(map(weigh, things))]
    count = -(-sum(ends[-1:]) // most) or 1
    runs = groupby(zip(things, ends, strict=True), lambda thing: (thing[1] - 1) * count // ends[-1])
    shown = [tuple(thing for thing, _ in run) for _, run in runs] or [()]
    return [(Part(first, number, len(shown)), inside) for number, inside in enumerate(shown, start=1)]


def is_long(weights: Iterable[int]) -> bool:
    """Return whether things of these sizes are too much for one page."""
    return sum(weights) > MOST


def roadmaps_are_many(curriculum: Curriculum) -> bool:
    """Return whether one page is too short for a list of all roadmaps with their stages, or with drawings."""
    return is_long(map(weight_of_roadmap, curriculum.roadmaps.values()))


def share(shelves: Iterable[Sequence[T]], weigh: Callable[[T], int], most: int = MOST) -> int:
    """Return how many things of each shelf, the first of them, one page can show together."""
    taken, number = 0, 0
    for number, layer in enumerate(zip_longest(*shelves)):
        taken += sum(weigh(thing) for thing in layer if thing is not None)
        if taken > most:
            return number
    return number + 1


def stands_in_parts(graph: Graph, shelves: Shelves) -> bool:
    """Return whether the things of a catalogue are too much for one page."""
    return is_long(weight(thing, graph) for shelf in shelves for thing in shelf.things)


def of_catalogue(graph: Graph, catalogue: str, shelves: Shelves) -> Iterator[Shelved]:
    """Yield the parts of a catalogue that is too much for one page."""
    for shelf in shelves:
        first = urls.shelf(catalogue, shelf.id)
        for part, things in split(shelf.things, lambda thing: weight(thing, graph), first):
            yield Shelved(shelf, part, things)


def of_roadmap(curriculum: Curriculum, roadmap: Roadmap) -> list[Document]:
    """Return the documents that have all of a roadmap, a part each where that is too much for one."""
    weigh = partial(weight_of_stage, curriculum)
    drawn = _MAP + sum(map(weigh, roadmap.stages)) <= MOST_ON_PAPER
    shown = split(roadmap.stages, weigh, urls.whole(roadmap), MOST_ON_PAPER)
    return [Document(part, stages, drawn) for part, stages in shown]


def pages_of_items(graph: Graph) -> Mapping[str, str]:
    """Return the pages of the things that have none of their own, where they are not at the head of their catalogue."""
    pages: dict[str, str] = {}
    catalogues: tuple[tuple[str, Shelves], ...] = (
        (urls.RESOURCES, [*groups.resources(graph.curriculum)]),
        (urls.PROJECTS, [*groups.projects(graph.curriculum)]),
    )
    for catalogue, shelves in catalogues:
        if stands_in_parts(graph, shelves):
            for _, part, things in of_catalogue(graph, catalogue, shelves):
                pages |= dict.fromkeys(map(attrgetter("id"), things), part.path)
    return pages


def weight(thing: Resource | Project, graph: Graph) -> int:
    """Return about how many bytes a thing takes in its catalogue."""
    links = len(thing.topics) + len(thing.needs)
    lines = len(graph.suggested.get(thing.id, ()))
    letters = len(thing.summary or "")
    if isinstance(thing, Resource):
        lines += len(thing.links) + sum(
            spot.says_more for topic in thing.topics for spot in graph.spots[thing.id, topic]
        )
    else:
        links += len(thing.materials) + len(thing.resources)
        letters += sum(map(len, (*thing.steps, *thing.ladder)))
        # A formula takes a multiple of what is written.
        letters += 3 * len(thing.explanation.text if thing.explanation else "")
    return _ROW + _LINK * links + _LINE * lines + letters


def weight_in_brief(thing: Resource | Project) -> int:
    """Return about how many bytes a thing takes at the head of its catalogue."""
    return _BRIEF + len(thing.summary or "")


def weight_of_finding(_finding: object) -> int:
    """Return about how many bytes a finding takes on the page Health, with the way to where it is mended."""
    return _FINDING


def weight_of_roadmap(roadmap: Roadmap) -> int:
    """Return about how many bytes a roadmap takes in a list, with its stages or a drawing."""
    return _ROADMAP + _STAGE * len(roadmap.stages)


def weight_of_stage(curriculum: Curriculum, stage: Stage) -> int:
    """Return about how many bytes a stage takes in a document, with all that it says of its topics."""
    return _WHOLE_STAGE + _SUGGESTED * _count(stage) + sum(map(partial(_weight_of_entry, curriculum), stage.entries))


def _weight_of_entry(curriculum: Curriculum, entry: Entry) -> int:
    summary = curriculum.topics[entry.topic].summary or ""
    return _ENTRY + len(summary) + sum(map(len, (*entry.points, *entry.practice))) + _SUGGESTED * _count(entry)


def _count(suggester: Stage | Entry) -> int:
    return len(suggester.resources) + len(suggester.projects)


def weight_of_title(topic: Topic) -> int:
    """Return about how many bytes the title of a topic takes in a list of titles."""
    return 2 * _LINK + len(topic.title)


def weight_of_topic(topic: Topic) -> int:
    """Return about how many bytes a topic takes in a list."""
    return _TOPIC + len(topic.summary or "") + 2 * sum(map(len, topic.aliases))


def topics_are_long(curriculum: Curriculum) -> bool:
    """Return whether a list of all topics, or a table of where each roadmap teaches them, is too much for one page."""
    cells = _CELL * len(curriculum.roadmaps) * len(curriculum.topics)
    return cells > MOST or is_long(map(weight_of_topic, curriculum.topics.values()))
