"""Curricula of any size, made up from a seed, with as much of everything as real ones have.

What is in a world is said here once, and told with each measurement. Words are made of syllables, so that texts are as
long as people write them and no two are alike; each roadmap teaches topics of its own and some that others teach too;
what a topic needs stands before it. The same size and seed give the same files.
"""

from __future__ import annotations

from itertools import cycle, product
from pathlib import Path
from random import Random
from typing import Any

import yaml

TAUGHT = 1.6
"""By how many stages a topic is taught."""
TOPICS_OF_A_ROADMAP = 100
TOPICS_OF_A_STAGE = 10
TOPICS_OF_AN_AREA = 60
RESOURCES = 0.6
"""How many resources there are for each topic."""
PROJECTS = 0.15
EXPLAINED = 0.3
"""The share of the topics that have an explanation, of about 1,300 letters with a formula, a list and code."""
ASKED = 0.3
"""The share of the topics that have two questions with answers."""
NAMED = 0.5
"""The share of the topics that have another name."""
SUGGESTING = 0.3
"""The share of the entries that suggest a resource; each has up to three points."""
LINKING = 0.3
"""The share of the points that link to a topic."""

_KINDS = {"book": "Books", "course": "Courses", "video": "Videos", "paper": "Papers", "article": "Articles"}
_LEVELS = ("beginner", "intermediate", "advanced")
_COSTS = ("free", "paid")
_AIMS = {"overview": "an overview", "practice": "to build things", "research": "to read research", "work": "a job"}
_SYLLABLES = [a + b for a, b in product("bdfgklmnprstvz", "aeiou")]
_CODE = (
    "```python\ndef {0}(x):\n    y = [2 * each for each in x]\n    return sum(y) / len(y)\n\nprint({0}([1, 2, 3]))\n```"
)


def about(topics: int) -> str:
    """Say in a sentence what is in a world of so many topics."""
    return (
        f"{topics:,} topics, each taught by {TAUGHT} stages, {TOPICS_OF_A_ROADMAP} on a roadmap, "
        f"{TOPICS_OF_A_STAGE} in a stage, about {TOPICS_OF_AN_AREA} in an area; "
        f"{RESOURCES} resources and {PROJECTS} projects a topic; "
        f"{EXPLAINED:.0%} of the topics with an explanation, {ASKED:.0%} with two questions"
    )


def write(folder: Path, topics: int, seed: int = 1) -> Path:
    """Write the files of a curriculum; return its folder."""
    world = _World(topics, Random(seed))  # noqa: S311 (nothing is secret)
    for name, data in (world.top(), *world.topics(), *world.resources(), *world.projects(), *world.roadmaps()):
        _write(folder / name, yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, width=110))
    for name, text in world.explanations():
        _write(folder / name, text)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


class _World:
    """What is in a curriculum; each method returns files, as names and what they hold."""

    def __init__(self, topics: int, random: Random) -> None:
        self._random = random
        self._words = ["".join(random.choices(_SYLLABLES, k=random.choice((1, 2, 2, 3)))) for _ in range(800)]
        self._names = self._titles(topics, 2)
        self._ids = [_id(name) for name in self._names]
        self._areas: list[range] = []
        while not self._areas or self._areas[-1].stop < topics:
            start = self._areas[-1].stop if self._areas else 0
            self._areas.append(range(start, min(topics, start + random.randint(20, 2 * TOPICS_OF_AN_AREA - 20))))
        self._sources = self._titles(round(RESOURCES * topics), 4)
        self._kinds = {_id(name): random.choice([*_KINDS]) for name in self._sources}
        self._works = self._titles(round(PROJECTS * topics), 3)
        self._next_work = cycle([_id(name) for name in self._works])
        self._count = max(1, round(TAUGHT * topics / TOPICS_OF_A_ROADMAP))
        self._roads = self._titles(self._count, 3)

    def top(self) -> tuple[str, Any]:
        data = {
            "title": "A made-up curriculum",
            "summary": self._sentence(16),
            "roadmaps": [_id(name) for name in self._roads],
            "levels": {level: level.title() for level in _LEVELS},
            "costs": {cost: cost.title() for cost in _COSTS},
            "kinds": {kind: {"title": kind.title(), "plural": plural} for kind, plural in _KINDS.items()},
            "aims": _AIMS,
            "areas": {f"area-{number}": f"Area {number}" for number, _ in enumerate(self._areas, start=1)},
        }
        return "curriculum.yml", data

    def topics(self) -> Any:
        for number, area in enumerate(self._areas, start=1):
            yield f"topics/area-{number}.yml", {self._ids[topic]: self._topic(topic) for topic in area}

    def explanations(self) -> Any:
        for number, area in enumerate(self._areas, start=1):
            for topic in area:
                if self._is(EXPLAINED):
                    yield f"topics/area-{number}/{self._ids[topic]}.md", self._explanation(topic)

    def resources(self) -> Any:
        for kind in _KINDS:
            names = [name for name in self._sources if self._kinds[_id(name)] == kind]
            if names:
                yield f"resources/{kind}.yml", {_id(name): self._resource(name) for name in names}

    def projects(self) -> Any:
        shelves: dict[int, dict[str, Any]] = {}
        for name in self._works:
            number = self._random.randrange(len(self._areas))
            shelves.setdefault(number + 1, {})[_id(name)] = self._project(name, self._areas[number])
        for number, shelf in sorted(shelves.items()):
            yield f"projects/area-{number}.yml", shelf

    def roadmaps(self) -> Any:
        own = len(self._names) / self._count
        for number, name in enumerate(self._roads):
            taught = {*range(round(own * number), round(own * (number + 1)))}
            while len(taught) < min(TOPICS_OF_A_ROADMAP, len(self._names)):
                taught.add(self._random.randrange(len(self._names)))
            yield f"roadmaps/{_id(name)}/roadmap.yml", self._roadmap(name)
            order = sorted(taught)
            for step, start in enumerate(range(0, len(order), TOPICS_OF_A_STAGE), start=1):
                end = min(start + TOPICS_OF_A_STAGE, len(order))
                stage = self._stage([self._entry(order[at], order[: at + 1]) for at in range(start, end)])
                yield f"roadmaps/{_id(name)}/{step:02}-step-{step}.yml", stage

    def _roadmap(self, name: str) -> Any:
        return {
            "title": name,
            "summary": self._sentence(20),
            "audience": self._sentence(16),
            "aims": self._random.sample([*_AIMS], 2),
            "advice": [{"title": "How to go about it", "points": [self._sentence(12) for _ in range(3)]}],
        }

    def _stage(self, entries: list[Any]) -> Any:
        first = self._random.randint(1, 6)
        return {
            "title": self._title(3),
            "summary": self._sentence(18),
            "duration": f"{first}-{first + 2} weeks",
            "outcomes": [self._sentence(9) for _ in range(2)],
            "topics": entries,
            "practice": [self._sentence(10)],
            "resources": self._some(self._sources, 1),
            "projects": [next(self._next_work)] if self._works else [],
        }

    def _entry(self, topic: int, known: list[int]) -> Any:
        entry: dict[str, Any] = {"topic": self._ids[topic]}
        if points := [self._point(known) for _ in range(self._random.randint(0, 3))]:
            entry["points"] = points
        if self._is(SUGGESTING):
            entry["resources"] = self._some(self._sources, 1)
        return entry if len(entry) > 1 else entry["topic"]

    def _point(self, known: list[int]) -> str:
        if self._is(LINKING):
            return f"[[{self._ids[self._random.choice(known)]}]] {self._sentence(5).lower()}"
        return self._sentence(8)

    def _topic(self, number: int) -> Any:
        near = [*range(max(0, number - 30), number)]
        topic: dict[str, Any] = {"title": self._names[number], "summary": self._sentence(18)}
        if self._is(NAMED):
            topic["aliases"] = [f"{self._title(3)} {number}"]
        if needs := self._random.sample(near, min(len(near), self._random.randint(0, 3))):
            topic["needs"] = [self._ids[need] for need in sorted(needs)]
        if self._is(ASKED):
            topic["questions"] = [self._question() for _ in range(2)]
        return topic

    def _question(self) -> Any:
        return {"question": self._sentence(14)[:-1] + "?", "answer": self._sentence(30)}

    def _explanation(self, number: int) -> str:
        items = "".join(f"- **{self._title(2)}**: {self._sentence(14)}\n" for _ in range(3))
        linked = f"{self._sentence(40)} It goes on with [[{self._random.choice(self._ids)}]]. {self._sentence(40)}"
        code = _CODE.format(self._ids[number].replace("-", "_"))
        formula = "$$\ny_i = \\frac{1}{k} \\sum_{j} x_{i,j}\n$$"
        parts = ("## Why", linked, "## The formula", self._sentence(30), formula, items, "## In code", code)
        return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"

    def _resource(self, name: str) -> Any:
        return {
            "title": name,
            "summary": self._sentence(16),
            "authors": [self._title(2) for _ in range(self._random.randint(1, 2))],
            "year": self._random.randint(1990, 2026),
            "url": f"https://{self._random.choice(self._words)}.example/{_id(name)}",
            "cost": self._random.choice(_COSTS),
            "level": self._random.choice(_LEVELS),
            "topics": self._some_ids(range(len(self._ids)), 3),
        }

    def _project(self, name: str, area: range) -> Any:
        return {
            "title": name,
            "summary": self._sentence(14),
            "level": self._random.choice(_LEVELS),
            "topics": self._some_ids(area, 3),
            "steps": [self._sentence(10) for _ in range(3)],
        }

    def _some_ids(self, among: range, most: int) -> list[str]:
        count = self._random.randint(1, min(most, len(among)))
        return [self._ids[number] for number in sorted(self._random.sample(among, count))]

    def _is(self, share: float) -> bool:
        return self._random.random() < share

    def _some(self, names: list[str], most: int) -> list[str]:
        return [_id(name) for name in self._random.sample(names, min(most, len(names)))]

    def _titles(self, count: int, words: int) -> list[str]:
        """Return different titles; what differs only in its spaces is the same to the check."""
        titles: dict[str, str] = {}
        while len(titles) < count:
            title = self._title(words)
            titles.setdefault(title.replace(" ", "").lower(), title)
        return [*titles.values()]

    def _title(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, k=words)).capitalize()

    def _sentence(self, words: int) -> str:
        return " ".join(self._random.choices(self._words, k=words)).capitalize() + "."


def _id(name: str) -> str:
    return name.lower().replace(" ", "-")
