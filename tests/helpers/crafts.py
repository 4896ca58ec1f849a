"""A curriculum of four roadmaps that ask for one another's topics, are for several things, and count in hours."""

from __future__ import annotations

FILES: dict[str, str | None] = {
    "curriculum.yml": """\
        title: Crafts
        summary: Four ways to write and to reckon.
        roadmaps: [start, plan, master, after]
        areas: {numbers: Numbers, words: Words}
        aims: {easy: A first look, whole: All of it, work: A living}
        rules: {unused-topic: off, implied-need: off}
        """,
    "topics/basics.yml": None,
    "topics/numbers.yml": "sums: Sums\nproducts: {title: Products, needs: [sums]}\n",
    "topics/words.yml": """\
        signs: Signs
        letters: {title: Letters, needs: [signs]}
        prose: {title: Prose, parts: [letters, style]}
        style: Style
        """,
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/start/roadmap.yml": """\
        title: A start in crafts
        short-title: Start
        audience: Whoever begins.
        aims: [easy, whole]
        """,
    "roadmaps/start/01-first.yml": "title: First things\nduration: 20-40 hours\ntopics: [sums]\n",
    "roadmaps/plan/roadmap.yml": "title: Plan\nneeds: [sums]\naims: [whole, work]\n",
    "roadmaps/plan/01-more.yml": "title: More things\nduration: 2 months\ntopics: [products, signs]\n",
    "roadmaps/master/roadmap.yml": "title: Master\nneeds: [letters, sums]\naims: [work]\n",
    "roadmaps/master/01-work.yml": "title: Work\nduration: 12 hours\ntopics: [style]\n",
    "roadmaps/master/02-fame.yml": "title: Fame\ntopics: [prose]\n",
    "roadmaps/after/roadmap.yml": "title: After\nneeds: [start, prose]\naims: [whole]\n",
    "roadmaps/after/01-end.yml": "title: The end\ntopics: [style]\n",
}
