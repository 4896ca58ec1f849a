"""A curriculum of ten topics on bread baking, in all the ways in which people write YAML.

A subject far from that of our own curriculum, so that nothing depends on the latter.

It passes the check without a warning, and is not in canonical form.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult

FILES: dict[str, str] = {
    "curriculum.yml": """\
        # Bread, from flour to loaf.
        # The order of the roadmaps is that of the home page.

        title: "Bread"
        summary: >
          Flour, water, salt and time,
          from a first loaf to [[sourdough-starter|a leaven]] of one's own.
        roadmaps:
        - weekend
        - sourdough-baker  # the long way
        levels: {first-loaf: First loaf, regular: 'Regular baker'}
        language: en

        costs: {free: Free}
        kinds:
          article: {title: Article, plural: Articles, icon: 📝}
          handbook: Handbook
          table:  # numbers to compute with
            title: Table
            plural: Tables
          community: {title: Community, plural: Communities}
        areas:
          ingredients: Ingredients
          dough: Dough
          oven: Oven
        """,
    "topics/ingredients.yml": """\
        flour:
          title: Flour
          aliases: [strong flour, bread flour]
          # Rye is another story.
          summary: Ground wheat, known by its protein (about 12 % for bread) and by its ash.
        bakers-percentages:
            title: Baker's percentages
            aliases:
                - "baker's math"
                - hydration   # strictly, that of the water
            summary: "The weight of each ingredient as a share of the flour's: flour is 100 %, water 65 % or more."
            needs: [flour]
            was: [percentages]
        yeast:
          needs: [flour]
          title: Yeast
          aliases: [Saccharomyces cerevisiae]
          summary: |
            A fungus that turns sugar into carbon dioxide and alcohol; fresh yeast weighs
            about three times what instant yeast does for the same rise.
        # ---- wild ----
        sourdough-starter:
          title: Sourdough starter
          aliases: [levain, 'leaven', mother]
          summary: >-
            Flour and water in which wild yeasts and lactic acid bacteria live, fed again and again;
            it raises dough as [[yeast]] does, and makes it sour.
          needs: [flour, yeast]
          was:
            - sourdough-culture
        """,
    "topics/dough.yml": """\
        # What happens before the oven.

        gluten:
          title: 'Gluten'
          summary: The net that two proteins of wheat, gliadin and glutenin, form with water; it holds the gas.
          needs: [flour]

        autolyse:
          title: Autolyse
          summary: >-
            Flour and water rest before salt and leaven come in, so that
            [[gluten]] forms without work.
          needs:
            - gluten
            - bakers-percentages

        bulk-fermentation:
          title: Bulk fermentation
          aliases: [first rise]
          summary: "The first rise, of the whole dough, with [[gluten|stretching and folding]] on the way."
          needs: [gluten, yeast]

        shaping:
          title: Shaping
          aliases: [boule, bâtard, baguette]
          summary: Giving the dough its form and a tight skin, after a rest on the bench.
          needs: [bulk-fermentation]

        # Nothing below this line yet: kneading is still to be written.
        """,
    "topics/oven.yml": """\
        proofing: {title: Proofing, aliases: ["final rise", "proving"], summary: "The second rise, of the shaped loaf; a poke that springs back slowly says when.", needs: [shaping]}
        oven-spring:
          title: Oven spring
          summary: "The last burst of rise in the oven; a cut (scoring) leads it, and steam keeps the crust soft for it."
          needs: [proofing]   # not yet baking-stones
        """,  # noqa: E501 (people write such lines)
    "resources/article.yml": """\
        wikipedia-bakers-percentage:
          title: "Baker percentage"
          url: https://en.wikipedia.org/wiki/Baker_percentage
          cost: free
          level: first-loaf
          topics: [bakers-percentages]
        wikipedia-sourdough:
          url: "https://en.wikipedia.org/wiki/Sourdough"
          title: Sourdough
          summary: History, microbes and methods of the [[sourdough-starter]].
          cost: free
          level: regular
          topics: [sourdough-starter, bulk-fermentation]
          was: [sourdough-article]
        """,
    "resources/handbook.yml": """\
        cookbook-bread:
          title: 'Cookbook: Bread'
          aliases: [Wikibooks]
          url: https://en.wikibooks.org/wiki/Cookbook:Bread
          cost: free
          level: first-loaf
          topics:
          - flour
          - yeast
        """,
    "resources/table.yml": """\
        fooddata-central: {title: FoodData Central, url: "https://fdc.nal.usda.gov/", cost: free, topics: [flour]}
        """,
    "resources/community.yml": """\
        the-fresh-loaf:
          title: The Fresh Loaf
          url: https://www.thefreshloaf.com/
          cost: free
        """,
    "projects/dough.yml": """\
        percentage-calculator:
          title: Percentage calculator
          summary: A sheet that turns a recipe into [[bakers-percentages]] and back.
          level: first-loaf
          topics: [bakers-percentages]
          materials: [fooddata-central]
          resources: [wikipedia-bakers-percentage]
          steps:
          - Weigh everything in grams.
          - "Divide by the flour: `grams / flour * 100`."
          - >-
            Compare the protein of three kinds of [[flour]],
            and choose one.
        """,
    "projects/oven.yml": """\
        # One loaf a week is enough.
        country-loaf:
          title: Country loaf
          summary: A round loaf from wheat, with an open crumb.
          level: regular
          topics: [sourdough-starter, shaping, proofing, oven-spring]
          resources: [the-fresh-loaf]
          ladder: [Tin loaf, Round loaf, 'Loaf at 80 % hydration']
          was: [pain-de-campagne]
        first-loaf-of-all:
            title: "First loaf"
            level: first-loaf
            topics: [bulk-fermentation, proofing]
        """,
    "roadmaps/weekend/roadmap.yml": """\
        title: Bread in a weekend
        icon: 🍞
        stage-word: Day
        summary: A yeasted loaf on Sunday evening. For the long way see [[sourdough-baker]].
        audience: Whoever has an oven and scales.
        resources:
          - resource: cookbook-bread
            note: Its first recipe will do.
        milestones:
          loaf: {title: A loaf that rises, projects: [first-loaf-of-all], topics: [bulk-fermentation]}
        was: [quick-bread]
        """,
    "roadmaps/weekend/01-mixing.yml": """\
        title: "Saturday: mixing"
        duration: 1 day
        topics:
          - flour
          - topic: bakers-percentages
            points: [flour is 100 %, "water: 65 %", 'salt: 2 %']
            resources: [wikipedia-bakers-percentage]
          - yeast   # instant will do
          - topic: gluten
            points:
              - |-
                Windowpane: dough that stretches
                until light comes through
              - "[[flour|Strong flour]] makes more of it"
        projects: [percentage-calculator]
        """,
    "roadmaps/weekend/02-baking.yml": """\
        topics: [bulk-fermentation, shaping, proofing, oven-spring]
        title: 'Sunday: baking'
        duration: 1 day
        outcomes:
          # What the neighbours will ask.
          - "Say when a dough has risen enough, and why"
          - Bake with steam
        projects:
          - {project: first-loaf-of-all, note: "In a tin, after [[weekend/mixing]]"}
        """,
    "roadmaps/sourdough-baker/roadmap.yml": """\
        title: The sourdough baker
        summary: >
          A year with a starter: slower than [[weekend|a weekend]],
          and for good.

          It needs patience more than time.
        audience: "Those who liked their first loaf."
        resources: [the-fresh-loaf]
        milestones:
          alive: A starter that doubles within eight hours
          crumb:
            title: "An open crumb, three times in a row"
            projects:
              - country-loaf
            topics: [oven-spring, 'proofing']
        advice:
          - title: Habits
            icon: 🕰️
            points:
              - Feed the [[sourdough-starter]] before it is hungry.
              - "Write down flour, water, hours and degrees: [[bakers-percentages]] make notes comparable."
          # More advice is welcome.
        """,
    "roadmaps/sourdough-baker/01-wheat-and-water.yml": """\
        # The same ground as in `weekend`, but slower.
        title: Wheat and water
        icon: 🌾
        duration: 2-3 weeks
        topics:
        - flour
        - gluten
        - bakers-percentages
        - autolyse
        """,
    "roadmaps/sourdough-baker/02-starter.yml": """\
        title: A starter of one's own
        duration: 4 weeks
        summary: From flour and water to a leaven that raises bread.
        topics:
          - section: Life
            topics:
              - topic: yeast
                points: [wild yeasts, "lactic acid: *Lactobacillus* and its kin"]
              - topic: sourdough-starter
                resources:
                  - wikipedia-sourdough
                  - {resource: the-fresh-loaf, note: Ask there; it's friendly}
                practice:
                  - "Feed it once a day, 1 : 1 : 1"

        was: [leaven, weekend/leaven]
        """,
    "roadmaps/sourdough-baker/03-loaves.yml": """\
        title: Loaves
        duration: ongoing
        topics:
          - section: On the bench
            topics: [bulk-fermentation, shaping]

          - section: In the oven
            topics:
              - topic: proofing
                points: [overnight in the cold]
              - oven-spring
        practice:
          # Thursday is a good day to feed.
          - Bake every Saturday
        projects:
          - country-loaf
        """,
}
"""Path in the curriculum's folder → text, with the indentation of this file."""


def texts() -> dict[str, str]:
    """Return the files as they are on disk."""
    return {path: textwrap.dedent(text) for path, text in FILES.items()}


def write(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the curriculum with some files changed, added or, where there is nothing, left out; return its folder."""
    changed = {path: textwrap.dedent(text) if isinstance(text, str) else text for path, text in (files or {}).items()}
    for path, content in {**texts(), **changed}.items():
        if content is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> LoadResult:
    """Write the curriculum and load it; messages call its folder `curriculum`."""
    return loader.load(write(folder / "curriculum", files), "curriculum")
