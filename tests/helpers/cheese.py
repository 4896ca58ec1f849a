"""A curriculum on making cheese whose stages use all that can be said of choices, times and places.

A subject far from that of our own curriculum. It passes the check without a warning.
"""

from __future__ import annotations

from tests.helpers import worlds

FILES: dict[str, str | None] = dict.fromkeys(worlds.BASE) | {
    "curriculum.yml": """\
        title: Cheese
        roadmaps:
          - section: At home
            roadmaps: [kitchen]
          - section: In a dairy
            roadmaps: [dairy]
        aims:
          sell: Cheese to sell
          eat: Cheese to eat
        levels: {beginner: Beginner}
        costs: {free: Free}
        kinds: {book: {title: Book, plural: Books}}
        areas: {basics: Basics, moulds: Moulds}
        """,
    "topics/basics.yml": """\
        milk:
          title: Milk
          duration: 1 hour
        hygiene: Hygiene
        rennet:
          title: Rennet
          needs: [milk]
        pressing:
          title: Pressing
          needs: [rennet]
        smoking:
          title: Smoking
          status: planned
        """,
    "topics/moulds.yml": """\
        white-mould:
          title: White mould
          needs: [rennet]
        blue-mould:
          title: Blue mould
          needs: [rennet]
        """,
    "resources/book.yml": """\
        whey:
          title: The Whey
          url: https://example.org/whey
          summary: Tells all of cheese.
          duration: 40 hours
          topics: [milk]
        rinds:
          title: Rinds
          url: https://example.org/rinds
          status: unavailable
          cost: free
          topics: [white-mould]
        curds:
          title: Curds
          status: outdated
          topics: [rennet]
        """,
    "projects/basics.yml": """\
        ricotta:
          title: Ricotta
          summary: Whey and heat.
          topics: [milk]
        brie:
          title: Brie
          topics: [white-mould]
        """,
    "roadmaps/kitchen/roadmap.yml": """\
        title: Cheese at home
        short-title: Kitchen
        summary: In your kitchen.
        numbered: roadmap
        aims: [eat]
        """,
    "roadmaps/kitchen/01-fresh.yml": """\
        title: Fresh cheese
        topics:
          - topic: milk
            duration: 20 minutes
            recommended: true
            resources:
              - resource: whey
                at: Chapter 2
                url: https://example.org/whey/2
                duration: 30 minutes
                recommended: true
                note: Read it **twice**.
            projects:
              - project: ricotta
                optional: true
          - rennet
        resources:
          - resource: curds
        """,
    "roadmaps/kitchen/02-ripe.yml": """\
        title: Ripe cheese
        optional: true
        topics:
          - section: A mould
            choose: 1
            topics:
              - white-mould
              - topic: blue-mould
                optional: true
            practice: [Turn it each day.]
            resources: [rinds]
            projects: [brie]
          - smoking
        """,
    "roadmaps/dairy/roadmap.yml": """\
        title: Cheese in a dairy
        summary: For a living.
        stage-word: Phase
        aims: [sell, eat]
        needs:
          - roadmap: kitchen
            note: at least its first stage
          - hygiene
        related:
          - roadmap: kitchen
            note: for less work
        based-on:
          - title: The Dairy Course
            authors: [M. Farmer]
            url: https://example.org/dairy
            license: CC BY 4.0
          - My grandmother's notes
        status: outdated
        """,
    "roadmaps/dairy/01-hard.yml": """\
        title: Hard cheese
        topics: [pressing]
        """,
}
"""Path → what stands there."""
