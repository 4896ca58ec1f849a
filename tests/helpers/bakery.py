"""The curriculum on bread with a school beside it: a roadmap of six stages with long names, and long lists.

Pages, maps and filters show what they can only with much on them; our own curriculum has that, but it changes.

The school has what small worlds lack: more topics than a map shows at once, titles that have to be cut, names with
accents, and several resources for every filter.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from tests.helpers import bread

SETTINGS = """\
title: Bread, and a school for it
summary: From flour to loaf, in a weekend, in a year or at [[school]].
language: en
roadmaps: [weekend, sourdough-baker, school]
levels: {first-loaf: First loaf, regular: Regular baker, master: Master}
costs: {free: Free, paid: Paid}
kinds:
  book: {title: Book, plural: Books, icon: 📚}
  article: {title: Article, plural: Articles, icon: 📝}
  handbook: Handbook
  table: {title: Table, plural: Tables, icon: 🗂️}
  community: {title: Community, plural: Communities}
areas: {ingredients: Ingredients, dough: Dough, oven: Oven, grains: Grains}
"""
GRAINS = {
    "rye": "Rye",
    "spelt": "Spelt",
    "einkorn": "Einkorn",
    "emmer": "Emmer",
    "barley": "Barley",
    "oats": "Oats",
}
"""Id of a stage of the school → what it is about."""
CRAFTS = {
    "growing": "Growing {}",
    "milling": "Milling {}, and what the stones leave of the germ",
    "sieving": "Sieving {}",
    "soaking": "Soaking {} overnight, with salt and with whey",
    "malting": "Malting {}",
    "baking": "Baking with {} alone: tins, steam, and patience for three days",
}
"""What is taught of each grain, in this order."""
STAGE_TITLE = "{}: from the field to the loaf, and what its bran does to a dough"
LONGEST = "Donaudampfschifffahrtsgesellschaftskapitänsbrötchen"
"""A title with nowhere to break, of one more topic."""


def texts() -> dict[str, str]:
    """Return the files as they are on disk."""
    grains = "".join(_topics(grain, name) for grain, name in GRAINS.items())
    roll = f"long-roll:\n  title: {LONGEST}\n  summary: A roll with a name.\n  needs: [oats-baking]\n"
    books = "".join(_resources("book", *item) for item in enumerate(GRAINS.items()))
    articles = "".join(_resources("article", *item) for item in enumerate(GRAINS.items()))
    return {
        **bread.texts(),
        "curriculum.yml": SETTINGS,
        "topics/grains.yml": grains + roll,
        "resources/book.yml": books,
        "resources/article.yml": bread.texts()["resources/article.yml"] + articles,
        "projects/grains.yml": "".join(_project(*item) for item in GRAINS.items()),
        "roadmaps/school/roadmap.yml": _ROADMAP,
        **{f"roadmaps/school/{n:02}-{id}.yml": _stage(n, id) for n, id in enumerate(GRAINS, start=1)},
    }


def write(folder: Path) -> Path:
    """Write the curriculum; return its folder."""
    for path, text in texts().items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def load(folder: Path) -> LoadResult:
    """Write the curriculum and load it; messages call its folder `curriculum`."""
    return loader.load(write(folder / "curriculum"), "curriculum")


_ROADMAP = """\
title: The school of grains
summary: One grain after another, each from the field to the loaf.
audience: Whoever wants to know why.
stage-word: Term
milestones:
  mill: {title: A flour of one's own, topics: [rye-milling]}
  loaf: {title: Three loaves in three days, projects: [rye-loaf, spelt-loaf]}
advice:
  - title: Habits
    points: ["Weigh everything → write it down → bake it again", "Read [[rye-book]] twice"]
"""


def _topics(grain: str, name: str) -> str:
    found, before = "", "flour"
    for craft, title in CRAFTS.items():
        found += textwrap.dedent(f"""\
            {grain}-{craft}:
              title: "{title.format(name.lower())}"
              aliases: [{grain} {craft}]
              summary: What {craft} does to {name.lower()}, and how one sees that it is done.
              needs: [{before}]
            """)
        before = f"{grain}-{craft}"
    return found


def _resources(kind: str, number: int, grain: tuple[str, str]) -> str:
    id, name = grain
    return textwrap.dedent(f"""\
        {id}-{kind}:
          title: On {name.lower()}, a{"n" if kind == "article" else ""} {kind}
          summary: All that is known of {name.lower()}, for those who bake with it.
          authors: [{"Jürgen Müller, Ana Peña" if number % 2 else "Zoë Baker"}]
          year: {1990 + number}
          url: https://www.example.org/{id}/{kind}
          cost: {"free" if number % 3 else "paid"}
          level: {"master" if kind == "book" else "first-loaf"}
          topics: [{id}-milling, {id}-soaking]
        """)


def _project(grain: str, name: str) -> str:
    return textwrap.dedent(f"""\
        {grain}-loaf:
          title: A loaf of {name.lower()}
          summary: A loaf in which there is nothing but {name.lower()}, water and salt.
          level: master
          topics: [{grain}-baking]
          ladder: [Flat, In a tin, Free]
        """)


def _stage(number: int, id: str) -> str:
    crafts = [f"{id}-{craft}" for craft in CRAFTS]
    last = ", long-roll" if number == len(GRAINS) else ""
    return textwrap.dedent(f"""\
        title: "{STAGE_TITLE.format(GRAINS[id])}"
        icon: 🌾
        duration: {number} weeks
        summary: "{GRAINS[id]}, as [[{crafts[1]}|a miller]] knows it."
        outcomes: [Tell good {id} from bad by its smell]
        topics:
          - section: In the field
            topics:
              - topic: {crafts[0]}
                points: [when to sow, "when to reap: [[flour]] shows it"]
              - topic: {crafts[1]}
                resources: [{id}-book]
                practice: [Mill a kilogram by hand]
              - {crafts[2]}
          - section: In the bakery
            topics: [{", ".join(crafts[3:])}{last}]
        resources: [{id}-book, {{resource: {id}-article, note: For the evening}}]
        projects: [{id}-loaf]
        practice: [Bake every Saturday]
        """)
