"""The definition says which pages show a key; here each key is changed, and the pages that change are looked at."""

import copy
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, get_args

from roadmap_site.schema import definition
from roadmap_site.schema.nouns import PageName
from roadmap_site.schema.texts import Shape
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr
from roadmap_site.site import kinds
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from roadmap_site.yaml_io.document import Trail
from tests.helpers import structured, worlds

World = dict[str, dict[str, Any]]
"""File → what stands in it."""

EVERY_KEY: World = {
    "curriculum.yml": {
        "title": "Bread",
        "summary": "All about bread.",
        "language": "en",
        "roadmaps": [{"section": "By hand", "roadmaps": ["slow", "quick", "plain"]}],
        "aims": {"eat": "To eat", "sell": "To sell"},
        "levels": {"easy": "Easy", "hard": "Hard"},
        "costs": {"free": "Free", "paid": "Paid"},
        "kinds": {
            "book": {"title": "Book", "plural": "Books", "icon": "📘"},
            "film": {"title": "Film", "plural": "Films"},
            "tool": {"title": "Tool", "plural": "Tools", "material": "true"},
        },
        "areas": {"basics": "Basics", "oven": "Oven"},
        "rules": {"unused-topic": "off", "unused-resource": "off", "unused-project": "off", "taught-too-late": "off"},
    },
    "topics/basics.yml": {
        "flour": {
            "title": "Flour",
            "aliases": ["Meal"],
            "summary": "Ground grain.",
            "duration": "1 hour",
            "status": "historical",
            "was": ["powder"],
        },
        "water": {"title": "Water"},
        "salt": {"title": "Salt"},
        "yeast": {"title": "Yeast"},
        "dough": {
            "title": "Dough",
            "aliases": ["Paste"],
            "summary": "Flour and water.",
            "duration": "2 hours",
            "level": "easy",
            "status": "historical",
            "needs": [{"topic": "flour", "note": "a handful"}, "steam"],
            "parts": ["flour", "water"],
            "choose": 1,
            "outcomes": ["Knows a dough"],
            "questions": [{"question": "Is it wet?", "answer": "It is.", "url": "https://example.org/wet"}],
            "practice": ["Touch it"],
            "keywords": ["batter"],
            "related": [
                {"topic": "water", "note": "for its taste"},
                {"roadmap": "quick", "note": "in a hurry"},
                "slow",
            ],
            "based-on": [
                {"title": "Pastes", "authors": ["C. Cook"], "url": "https://example.org/pastes", "license": "CC0"}
            ],
        },
    },
    "topics/oven.yml": {
        "fire": {"title": "Fire"},
        "steam": {"title": "Steam"},
        "smoke": {"title": "Smoke"},
        "heat": {"title": "Heat", "needs": ["dough", "fire", "smoke"]},
    },
    "resources/book.yml": {
        "loaves": {
            "title": "Loaves",
            "aliases": ["The book of loaves"],
            "summary": "Tells all.",
            "authors": ["A. Baker"],
            "year": "1999",
            "url": "https://example.org/loaves",
            "cost": "free",
            "level": "easy",
            "duration": "3 hours",
            "status": "historical",
            "edition": "2nd",
            "publisher": "The mill",
            "links": [{"url": "https://example.org/errata", "title": "Errata"}],
            "languages": ["fr", "de"],
            "needs": [{"topic": "flour", "note": "where it comes from"}],
            "keywords": ["loaf"],
            "topics": [
                {
                    "topic": "dough",
                    "at": "Page 3",
                    "url": "https://example.org/loaves/3",
                    "duration": "1 hour",
                    "note": "In short.",
                },
                {"topic": "dough", "at": "Page 9", "recommended": "true"},
            ],
            "was": ["loaf-book"],
        },
        "crusts": {
            "title": "Crusts",
            "topics": [
                {
                    "topic": "heat",
                    "at": "Page 7",
                    "url": "https://example.org/crusts/7",
                    "duration": "1 hour",
                    "recommended": "true",
                }
            ],
        },
    },
    "resources/tool.yml": {"thermometer": {"title": "Thermometer", "topics": ["fire", "yeast"]}},
    "resources/film.yml": {
        "rising": {"title": "Rising"},
        "cutting": {"title": "Cutting", "cost": "free", "topics": ["heat"]},
        "shaping": {"title": "Shaping"},
    },
    "projects/oven.yml": {
        "rolls": {
            "title": "Rolls",
            "aliases": ["Buns"],
            "summary": "Bake them.",
            "level": "easy",
            "duration": "1 hour",
            "status": "historical",
            "needs": [{"topic": "flour", "note": "much of it"}],
            "topics": ["dough"],
            "keywords": ["bun"],
            "based-on": [
                {"title": "Buns", "authors": ["B. Cook"], "url": "https://example.org/buns", "license": "CC0"}
            ],
            "materials": ["rising"],
            "resources": ["cutting"],
            "ladder": ["Small ones"],
            "steps": ["Knead"],
            "was": ["bread-rolls"],
        },
        "cake": {"title": "Cake"},
        "toast": {"title": "Toast"},
        "pie": {"title": "Pie"},
    },
    "roadmaps/slow/roadmap.yml": {
        "title": "Slow bread",
        "short-title": "Slow",
        "aims": ["eat"],
        "status": "planned",
        "numbered": "roadmap",
        "numbered-sections": "roadmap",
        "needs": [{"topic": "fire", "note": "All of it."}, {"roadmap": "quick", "note": "For a start."}],
        "related": [{"topic": "heat", "note": "It helps."}, {"roadmap": "quick", "note": "For less time."}],
        "based-on": [
            {
                "title": "The mill",
                "authors": ["C. Miller"],
                "url": "https://example.org/mill",
                "license": "CC BY",
            }
        ],
        "icon": "🍞",
        "summary": "With patience.",
        "audience": "Those with time.",
        "stage-word": "Step",
        "projects": [{"project": "rolls", "note": "Last of all."}],
        "resources": [{"resource": "loaves", "note": "For all of it."}],
        "milestones": {"first-loaf": {"title": "The first loaf", "projects": ["rolls"], "topics": ["dough"]}},
        "advice": [{"title": "Patience", "icon": "⏳", "points": ["Wait."]}],
        "was": ["patient"],
    },
    "roadmaps/slow/01-mixing.yml": {
        "title": "Mixing",
        "icon": "🥣",
        "duration": "2 weeks",
        "optional": True,
        "status": "planned",
        "summary": "All together.",
        "outcomes": ["Mixes a dough"],
        "topics": [
            "flour",
            {
                "topic": "water",
                "points": ["It is wet"],
                "resources": [{"resource": "crusts", "note": "Its second half."}],
                "projects": ["toast"],
                "practice": ["Pour some"],
                "duration": "20 minutes",
                "recommended": True,
                "optional": True,
            },
            {
                "section": "More",
                "topics": ["dough", "yeast"],
                "choose": 1,
                "optional": True,
                "resources": ["shaping"],
                "projects": ["pie"],
                "practice": ["Knead some"],
            },
        ],
        "resources": [
            {
                "resource": "rising",
                "note": "Watch it twice.",
                "at": "Minutes 3-5",
                "url": "https://example.org/rising",
                "duration": "2 minutes",
                "recommended": True,
                "optional": True,
            },
            "loaves",
        ],
        "projects": [
            {
                "project": "cake",
                "note": "Sweet.",
                "at": "Layers 1-2",
                "url": "https://example.org/cake",
                "duration": "2 hours",
                "recommended": True,
                "optional": True,
            }
        ],
        "practice": ["Mix some"],
        "was": ["stirring"],
    },
    "roadmaps/slow/02-baking.yml": {
        "title": "Baking",
        "duration": "3 weeks",
        "topics": [
            {"section": "A hot section", "topics": ["heat"]},
            {"section": "A warm section", "topics": ["smoke"], "unnumbered": True},
        ],
    },
    "roadmaps/slow/03-cooling.yml": {
        "title": "Cooling",
        "numbered": "none",
        "numbered-sections": "none",
        "topics": [{"section": "A cool section", "topics": ["salt"]}],
    },
    "roadmaps/quick/roadmap.yml": {
        "title": "Quick bread",
        "summary": "In an evening.",
        "aims": ["sell"],
        "needs": [{"topic": "yeast", "note": "A pinch."}, {"roadmap": "plain", "note": "To begin with."}],
    },
    "roadmaps/plain/roadmap.yml": {"title": "Plain bread", "duration": "3 weeks", "aims": ["eat"]},
    "roadmaps/plain/01-all.yml": {"title": "All", "topics": ["salt"]},
    "roadmaps/quick/01-all.yml": {
        "title": "All of it",
        "topics": ["flour", "smoke"],
        "resources": ["cutting"],
        "projects": ["rolls"],
    },
}
"""A curriculum that uses each key at least once."""
OTHERWISE = {
    "duration": "9 months",
    "status": "outdated",
    "icon": "🥐",
    "year": "1987",
    "url": "https://example.org/others",
    "language": "en-GB",
    "roadmaps": ["quick", "slow", "plain"],
    "kinds": {
        "film": {"title": "Film", "plural": "Films"},
        "tool": {"title": "Tool", "plural": "Tools", "material": "true"},
        "book": {"title": "Book", "plural": "Books", "icon": "📘"},
    },
    "rules": {},
    "level": "hard",
    "choose": "2",
    "roadmap": "plain",
    "cost": "paid",
    "topic": "salt",
    "numbered": "stage",
    "numbered-sections": "stage",
    "resource": "crusts",
    "project": "cake",
}
"""Key → another value that it can have."""


def shape_of(file: str) -> Shape:
    """Return what a file holds."""
    folder, _, name = file.partition("/")
    if folder in definition.CATALOGUES:
        return definition.FILES[folder]
    if not name:
        return definition.FILES["curriculum"]
    return definition.FILES["roadmap" if name.endswith("roadmap.yml") else "stage"]


def uses(shape: Shape, data: Any, trail: Trail = ()) -> Iterator[tuple[Keys, Trail]]:
    """Yield each place where a key is used: the mapping that defines it, and the way to it."""
    if isinstance(shape, Items):
        for position, item in enumerate(data):
            yield from uses(shape.of, item, (*trail, position))
    elif isinstance(shape, ById):
        for id, item in data.items():
            yield from uses(shape.of, item, (*trail, id))
    elif isinstance(shape, ShortOr) and isinstance(data, dict):
        for keys in shape.long:
            # Of several mappings, the first key tells which one it is.
            if len(shape.long) == 1 or next(iter(keys.keys)) in data:
                yield from uses(keys, data, trail)
    elif isinstance(shape, Keys):
        for name, value in data.items():
            yield shape, (*trail, name)
            yield from uses(shape.keys[name].shape, value, (*trail, name))


def mappings(shape: Shape) -> Iterator[Keys]:
    """Yield a mapping with known keys, and all within it."""
    if isinstance(shape, Items | ById):
        yield from mappings(shape.of)
    for keys in shape.long if isinstance(shape, ShortOr) else (shape,):
        if isinstance(keys, Keys):
            yield keys
            for key in keys.keys.values():
                yield from mappings(key.shape)


def every_use() -> Iterator[tuple[str, Trail, Keys]]:
    """Yield each place of the curriculum where a key is used: file, the way to it, and the mapping that defines it."""
    for file, data in EVERY_KEY.items():
        for keys, trail in uses(shape_of(file), data):
            yield file, trail, keys


def changed(world: World, file: str, trail: Trail, key: Key) -> World:
    """Return the world with another value at a place, or without the key where that is a list of its own."""
    world = copy.deepcopy(world)
    inside: Any = world[file]
    for step in trail[:-1]:
        inside = inside[step]
    name = trail[-1]
    value = inside[name]
    if name in OTHERWISE:
        inside[name] = OTHERWISE[name]
    elif value == "true":
        del inside[name]
    elif isinstance(value, str):
        inside[name] = f"{value} otherwise"
    elif name in {"levels", "costs", "areas", "aims"} and isinstance(value, dict):
        inside[name] = {id: f"{title} otherwise" for id, title in value.items()}
    elif key.required:
        inside[name] = ["salt"]
    else:
        del inside[name]
    return world


def shown(folder: Path, world: World) -> dict[str, str]:
    """Return what the pages of each name that the definition has show of a world."""
    files = {file: json.dumps(data, ensure_ascii=False) for file, data in world.items()}
    site = structured.site(folder, dict.fromkeys(worlds.BASE) | files)
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None)
    pages = dict.fromkeys(map(str, get_args(PageName)), "")
    for page in kinds.all_pages(site):
        if page.kind.template in pages:
            pages[page.kind.template] += renderer.render(page).html
    return pages


def test_the_pages_that_show_a_key_are_those_of_the_definition(tmp_path: Path) -> None:
    """No more and no fewer, over all places where the key is used."""
    before = shown(tmp_path / "before", EVERY_KEY)
    said: dict[str, set[str]] = {}
    seen: dict[str, set[str]] = {}
    for number, (file, trail, keys) in enumerate(every_use()):
        name = f"`{trail[-1]}` of a {keys.name}"
        key = keys.keys[str(trail[-1])]
        after = shown(tmp_path / str(number), changed(EVERY_KEY, file, trail, key))
        said.setdefault(name, set()).update(key.pages)
        seen.setdefault(name, set()).update(each for each in before if before[each] != after[each])
    wrong = [
        f"{name} is on {sorted(pages)}, but its `pages` in the definition are {sorted(said[name])}"
        for name, pages in seen.items()
        if pages != said[name]
    ]
    assert not wrong, "\n".join(wrong)


def test_the_curriculum_uses_each_key_that_a_page_shows() -> None:
    """So that none is left out."""
    used = {(keys.name, trail[-1]) for _, trail, keys in every_use()}
    every = chain(*map(mappings, definition.FILES.values()))
    shown = {(keys.name, name) for keys in every for name, key in keys.keys.items() if key.pages}
    assert shown <= used, "`EVERY_KEY` lacks a key that has `pages` in the definition"


def test_each_name_is_that_of_a_template() -> None:
    """The page Health shows what is counted, and is not among them."""
    assert {*get_args(PageName), "health"} <= {kind.template for kind in kinds.KINDS}
