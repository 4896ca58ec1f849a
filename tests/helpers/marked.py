"""A site on which all that we say stands between marks, and all that its author wrote is Greek.

Every message is said otherwise, by the setting `messages`: the same, between `⟦` and `⟧`. So a Latin letter outside of
the marks is a word of ours that does not come from the catalogue.
"""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.pofile import read_po

from roadmap_site.health import link_check
from roadmap_site.health.link_check import Report
from roadmap_site.site.messages.overrides import TEMPLATE
from tests.helpers import dated, sites

FILES = {
    "curriculum.yml": """\
        title: Ψωμί
        summary: Αλεύρι και νερό.
        roadmaps: [slow, quick]
        levels: {crumb: Ψίχα, crust: Κόρα}
        costs: {free: Δωρεάν, paid: Ακριβά}
        kinds: {book: {title: Βιβλίο, plural: Βιβλία}, film: {title: Ταινία, plural: Ταινίες}}
        areas: {dough: Ζύμη, oven: Φούρνος}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": """\
        flour: {title: Αλεύρι, summary: Αλεσμένο σιτάρι., aliases: [Άλευρο, Σκόνη]}
        gluten: {title: Γλουτένη, needs: [flour], was: [net]}
        salt: {title: Αλάτι, needs: [flour], aliases: [Άλας]}
        yeast: {title: Μαγιά, needs: [gluten, salt]}
        proof: {title: Φούσκωμα, needs: [yeast]}
        rye: {title: Σίκαλη, needs: [flour]}
        oats: {title: Βρώμη, needs: [flour]}
        barley: {title: Κριθάρι, needs: [flour]}
        spelt: {title: Ντίνκελ, needs: [flour]}
        emmer: {title: Ζέα, needs: [flour]}
        millet: {title: Κεχρί, needs: [flour]}
        unknown: {title: Άγνωστο, needs: [rye]}
        """,
    "topics/oven.yml": """\
        heat: Ζέστη
        steam: {title: Ατμός, needs: [heat, unknown]}
        """,
    "resources/book.yml": """\
        bread: {title: Το ψωμί, url: https://a.example/bread, authors: [Άννα, Νίκος], year: 1999,
          cost: free, level: crumb, topics: [flour, gluten], summary: Όλα., aliases: [Ψωμάκι], was: [loaf-book]}
        dead: {title: Χαμένο, url: https://a.example/dead, cost: paid, level: crust, topics: [salt]}
        odd: {title: Περίεργο, url: https://a.example/odd, topics: [salt]}
        """,
    "resources/film.yml": "film: {title: Φούρνος, topics: [heat]}\n",
    "projects/dough.yml": """\
        loaf: {title: Ένα ψωμί, summary: Ψήσε., level: crumb, topics: [gluten], ladder: [Μικρό, Μεγάλο],
          steps: [Ζύμωσε], materials: [bread], resources: [film]}
        """,
    "projects/oven.yml": "cake: {title: Κέικ, level: crust, topics: [heat]}\n",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/slow/roadmap.yml": """\
        title: Αργά
        stage-word: Φάση
        audience: Όσοι έχουν χρόνο.
        resources: [{resource: bread, note: Πρώτα αυτό.}]
        projects: [loaf]
        milestones:
          first: {title: Το πρώτο, projects: [loaf], topics: [flour, gluten]}
        advice:
        - {title: Συμβουλές, points: [Υπομονή]}
        """,
    "roadmaps/slow/01-mixing.yml": """\
        title: Ζύμωμα
        summary: Με τα χέρια.
        duration: 1-2 weeks
        outcomes: [Ζυμώνεις]
        topics:
        - {topic: flour, points: [Σιτάρι], practice: [Ζύγισε], resources: [bread]}
        - {section: Σιτηρά, topics: [rye, oats, barley, spelt, emmer, millet]}
        practice: [Ζύμωσε]
        projects: [loaf]
        resources: [bread, film]
        """,
    "roadmaps/slow/02-raising.yml": "{title: Φούσκωμα, duration: ongoing, topics: [gluten, salt, yeast]}\n",
    "roadmaps/slow/03-baking.yml": "{title: Ψήσιμο, topics: [heat, steam, proof]}\n",
    "roadmaps/quick/roadmap.yml": "title: Γρήγορα\n",
    "roadmaps/quick/01-all.yml": "{title: Όλα, duration: 10 hours, topics: [flour, heat]}\n",
    "roadmaps/quick/02-rest.yml": "{title: Τέλος, duration: 1-2 hours, topics: [gluten], projects: [cake]}\n",
}
REPORT = Report(
    "2026-11-20",
    3,
    dead={"https://a.example/dead": "404"},
    unclear={"https://a.example/odd": "403"},
)
_HOST = "site.example"
_SAME = {"Jan", _HOST, "SVG", "PNG"}
"""What is the same in each language, or written as the language does it, without a message of ours."""
READ_OUT = {"title", "alt", "aria-label", "placeholder", "label", "data-some", "value"}
"""Attributes whose words readers meet."""


def settings() -> str:
    """Return the settings of a site that says all between marks."""
    messages: dict[str, str | list[str]] = {}
    with TEMPLATE.open("rb") as content:
        for message in read_po(content):
            if not isinstance(message.id, str):
                messages[message.id[0]] = [f"⟦{form}⟧" for form in message.id]
            elif message.id:
                messages[message.id] = f"⟦{message.id}⟧"
    return f"""\
site_name: Ψωμί
site_url: https://{_HOST}/
edit_uri_template: https://code.example/{{path}}
theme: {{name: material, font: false}}
plugins: [search, {{roadmap: {{messages: {json.dumps(messages, ensure_ascii=False)}}}}}]
"""


def build(folder: Path) -> Path:
    """Build the site of all kinds of pages, with a history and a check of its links; return its folder."""
    sites.write(folder, FILES, settings=settings())
    link_check.write(REPORT, folder / "link-check.json")
    dated.commit(folder, "2020-01-01")
    stage = folder / "curriculum/roadmaps/slow/03-baking.yml"
    stage.write_text(stage.read_text(encoding="utf-8").replace("Ψήσιμο", "Ψήσιμο "), encoding="utf-8")
    dated.commit(folder, "2023-01-01")
    return sites.build(folder)


class Unmarked(HTMLParser):
    """Collects what readers meet outside of the marks: text, attributes, and what machines read."""

    def __init__(self) -> None:
        """Start outside of all marks."""
        super().__init__()
        self.found: list[str] = []
        self._depth = 0
        self._skipped: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes that are read out."""
        values = dict(attrs)
        # Addresses are the author's, and what the theme adds is the theme's.
        if tag in {"style", "script"} or values.get("class") in {"rm-address", "md-content__button md-icon"}:
            self._skipped = tag
        if self._skipped is None:
            for name in READ_OUT & values.keys():
                if name != "value" or values.get("type") == "submit":
                    self.found += outside(values[name] or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave what is passed by."""
        if tag == self._skipped:
            self._skipped = None

    def handle_data(self, data: str) -> None:
        """Look at a piece of text; marks may open in one and close in another."""
        if self._skipped is None:
            text, self._depth = _outside(data, self._depth)
            self.found += _latin(text)


def unmarked(html: str) -> list[str]:
    """Return the words of a piece of HTML that stand outside of the marks and are not Greek."""
    parser = Unmarked()
    parser.feed(html)
    return parser.found


def outside(text: str) -> list[str]:
    """Return the words of a plain text that stand outside of the marks and are not Greek."""
    return _latin(_outside(text, 0)[0])


def _outside(text: str, depth: int) -> tuple[str, int]:
    kept = []
    for letter in text:
        depth += (letter == "⟦") - (letter == "⟧")
        if depth == 0:
            kept.append(letter)
    return "".join(kept), depth


def _latin(text: str) -> list[str]:
    words = (word for word in text.split() if word not in _SAME and not word.startswith("https://"))
    return [word for word in words if any(letter.isascii() and letter.isalpha() for letter in word)]
