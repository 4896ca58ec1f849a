"""Make curricula and plain sites to measure with.

A curriculum of any size, and a site of the same pages as Markdown, to measure one against the other.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from roadmap_site.curriculum import loader
from roadmap_site.site import kinds
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses

SETTINGS = """\
site_name: Generated
theme:
  name: material
  font: false
  features: [{features}]
"""
_FEATURES = "navigation.footer, navigation.indexes, navigation.path, navigation.prune"


def curriculum(folder: Path, *, roadmaps: int, stages: int, topics: int) -> None:
    """Write a curriculum whose stages have about sixty lines each.

    Args:
        folder: Where to write it.
        roadmaps: How many roadmaps.
        stages: How many stages each of them has.
        topics: How many topics all of them share, fifty to an area; each needs one or two before it.
    """
    areas = range(0, topics, 50)
    top = {
        "title": "Generated", "roadmaps": [f"road-{r}" for r in range(roadmaps)],
        "levels": {"easy": "Easy"}, "costs": {"free": "Free"},
        "kinds": {"book": {"title": "Book", "plural": "Books"}}, "areas": {f"area-{a}": f"Area {a}" for a in areas},
    }  # fmt: skip
    _write(folder / "curriculum.yml", json.dumps(top, indent=1))
    for area in areas:
        text = "".join(_topic(number) for number in range(area, min(area + 50, topics)))
        _write(folder / "topics" / f"area-{area}.yml", text)
    _write(folder / "resources" / "book.yml", "".join(_resource(number, topics) for number in range(40)))
    for r in range(roadmaps):
        _write(folder / "roadmaps" / f"road-{r}" / "roadmap.yml", f"title: Road {r}\nsummary: The way number {r}.\n")
        taught = sorted((r * 7 + n) % topics for n in range(10 * stages))
        for s in range(stages):
            text = _stage(r, s, taught[10 * s : 10 * s + 10])
            _write(folder / "roadmaps" / f"road-{r}" / f"{s + 1:02}-step-{s}.yml", text)


def with_plugin(folder: Path, **size: int) -> None:
    """Write a site of a generated curriculum."""
    curriculum(folder / "curriculum", **size)
    (folder / "docs").mkdir()
    _write(folder / "mkdocs.yml", SETTINGS.format(features=_FEATURES) + "plugins: [search, roadmap]\n")


def by_hand(folder: Path, made: Path) -> int:
    """Write the site that `with_plugin` made as Markdown pages; return how many pages there are."""
    loaded = loader.load(made / "curriculum")
    addresses = Addresses(folders=True)
    renderer = Renderer(loaded.graph, addresses, edit_url=lambda _: None)
    specs = list(kinds.all_pages(Site(loaded.graph, "Generated", lambda *_: "", renderer.texts.plain)))
    sources = {addresses.address(spec.path): addresses.source(spec.path) for spec in specs}
    for spec in specs:
        parser = _Markdown(f"{spec.path}.md", addresses.address(spec.path), sources)
        parser.feed(renderer.render(spec).html)
        description = renderer.description(spec)
        _write(
            folder / "docs" / f"{spec.path}.md", f"---\ndescription: {json.dumps(description)}\n---\n{parser.text()}"
        )
    nav = json.dumps([*_nav(kinds.tree(specs), addresses)])
    _write(folder / "mkdocs.yml", SETTINGS.format(features=_FEATURES) + f"plugins: [search]\nnav: {nav}\n")
    return len(specs)


def _nav(branches: Iterable[kinds.Branch], addresses: Addresses) -> Iterator[Any]:
    """Yield the navigation of pages in the form of `nav` in `mkdocs.yml`."""
    for branch in branches:
        source = addresses.source(branch.page.path)
        yield {branch.page.title: [source, *_nav(branch.under, addresses)]} if branch.page.opens else source


class _Markdown(HTMLParser):
    """Writes the HTML of our pages as the Markdown that a person would have typed."""

    def __init__(self, source: str, address: str, sources: dict[str, str]) -> None:
        super().__init__()
        self._source, self._address, self._sources = source, address, sources
        self._out: list[str] = []
        self._depth = 0
        self._link = ""

    def text(self) -> str:
        """Return the Markdown."""
        lines = (line.rstrip() for line in "".join(self._out).splitlines())
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag[0] == "h" and tag[1:].isdigit():
            self._out.append("\n\n" + "#" * int(tag[1:]) + " ")
        elif tag in {"ul", "ol"}:
            self._depth += 1
            self._out.append("\n\n" if self._depth == 1 else "\n")
        elif tag == "li":
            self._out.append("\n" + "    " * (self._depth - 1) + "- ")
        elif tag in {"p", "dt", "tr"}:
            self._out.append("\n\n" + "    " * self._depth)
        elif tag == "a":
            self._link = self._target(values.get("href") or "")
            self._out.append("[")
        elif tag in {"strong", "dd"}:
            self._out.append("**" if tag == "strong" else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._depth -= 1
        elif tag == "a":
            self._out.append(f"]({self._link})")
        elif tag == "strong":
            self._out.append("**")
        if tag[0] == "h" and tag[1:].isdigit():
            self._out.append("\n\n")

    def handle_data(self, data: str) -> None:
        self._out.append(re.sub(r"\s+", " ", data) if data.strip() else "")

    def _target(self, href: str) -> str:
        if "://" in href:
            return href
        address, _, _ = href.partition("#")
        page = posixpath.normpath(posixpath.join(self._address, address)) + "/"
        target = self._sources["" if page == "./" else page]
        return posixpath.relpath(target, posixpath.dirname(self._source) or ".")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _topic(number: int) -> str:
    needs = ", ".join(f"topic-{n}" for n in sorted({number // 2, number // 3}) if n < number)
    return (
        f"topic-{number}:\n  title: Topic {number}\n  aliases: [T{number}, Thing {number}]\n"
        f"  summary: What topic {number} is about, in one sentence that says it plainly.\n  needs: [{needs}]\n"
    )


def _resource(number: int, topics: int) -> str:
    return (
        f"book-{number}:\n  title: Book {number}\n  authors: [Ada, Alan]\n  year: 2020\n  level: easy\n  cost: free\n"
        f"  url: https://www.example.org/{number}\n  summary: A book about topic {number}.\n"
        f"  topics: [topic-{number % topics}]\n"
    )


def _stage(roadmap: int, number: int, topics: list[int]) -> str:
    lines = [
        f"title: Step {number} of road {roadmap}", "duration: 1-2 months",
        f"summary: What step {number} of road {roadmap} leads to, and why it stands here.",
        "outcomes: [Say what it is, Use it for something small]", "topics:",
    ]  # fmt: skip
    for topic in dict.fromkeys(topics):
        lines += [
            f"  - topic: topic-{topic}", "    points:",
            f'      - "[[topic-{(topic * 3) % 7}]] and its **use** on road {roadmap}"',
            f"      - A second point on topic {topic}, with a few more words in it",
            f"    resources: [book-{topic % 40}]",
        ]  # fmt: skip
    lines += ["practice:", f"  - Build something with `topic-{topics[0]}`", f"resources: [book-{number % 40}]"]
    return "\n".join(lines) + "\n"
