"""What is right about a built site, asked of its files alone.

A site with a plugin is held against the same site without it: all our pages are there, in the same order in the
navigation; the search finds a topic; every link within the site resolves; and the plugin has done its own work.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

TOPIC, TITLE = "topics/flour", "Flour"
"""The topic that the search must find."""
NOT_FOUND = "404"
"""The page whose links begin with the path of the site."""


class _Page(HTMLParser):
    """Reads where a page leads, and what can be led to in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.in_navigation: list[str] = []
        self.ids: set[str] = set()
        self._navigations = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._navigations += tag == "nav"
        held = {name: value or "" for name, value in attrs}
        self.ids |= {value for name, value in held.items() if name in {"id", "name"}}
        for name in ("href", "src", "xlink:href"):
            if name in held and tag != "base":
                self.links.append(held[name])
                if self._navigations and tag == "a":
                    self.in_navigation.append(held[name])

    def handle_endtag(self, tag: str) -> None:
        self._navigations -= tag == "nav"


@dataclass(frozen=True)
class Site:
    """A site on disk."""

    folder: Path
    address: str
    """Where it will be, with a slash at its end."""

    @cached_property
    def pages(self) -> Mapping[str, _Page]:
        """Path of each file of HTML → what it says."""
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            found[file.relative_to(self.folder).as_posix()] = _Page(file.read_text(encoding="utf-8"))
        return found

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Name of each page, which does not depend on how its address looks → its path."""
        return {_name(path): path for path in self.pages}

    def target(self, path: str, link: str) -> tuple[str, str] | None:
        """Return the file and the fragment that a link of a page leads to; `None` for one that leads elsewhere."""
        start = self.address + path
        split = urlsplit(urljoin(start, link))
        whole = split._replace(query="", fragment="").geturl()
        if not whole.startswith(self.address) and f"{whole}/" != self.address:
            return None
        way = unquote(whole.removeprefix(self.address))
        if (self.folder / way).is_dir():
            way = posixpath.join(way, "index.html")
        return way.lstrip("/"), unquote(split.fragment)

    def broken(self) -> Iterator[str]:
        """Yield the links within the site that lead nowhere."""
        for path, page in self.pages.items():
            for link in dict.fromkeys(page.links):
                found = self.target(path, link)
                if found is None:
                    continue
                way, fragment = found
                other = self.pages.get(way)
                gone = other is None and not (self.folder / way).is_file()
                if gone or (other and fragment and fragment not in other.ids):
                    yield f"`{path}` links to `{link}`, which there is not"

    def navigation(self, name: str) -> list[str]:
        """Return the names of the pages that the navigation of a page leads to, each once, in order."""
        path = self.names.get(name)
        if path is None:
            return []
        targets = (self.target(path, link) for link in self.pages[path].in_navigation)
        return list(dict.fromkeys(_name(target[0]) for target in targets if target))

    def found(self) -> set[tuple[str, str]]:
        """Return what the search can find: the name of each page, and the title of the entry."""
        for name in ("search_index.json", "search_index.js"):
            file = self.folder / "search" / name
            if file.is_file():
                text = file.read_text(encoding="utf-8")
                entries = json.loads(text[text.index("{") :].rstrip().rstrip(";"))["docs"]
                return {(_name(entry["location"]), entry["title"]) for entry in entries}
        return set()


def faults(site: Site, plain: Site, own: set[str], signs: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with a site, each as a sentence without its dot.

    Args:
        site: The site with the plugin.
        plain: The same site without it.
        own: The names of the pages written by hand.
        signs: What shows that the plugin has done its work: path on the site → a regular expression.
    """
    ours = [name for name in plain.names if name not in own]
    missing = [name for name in ours if name not in site.names]
    if missing:
        yield f"{len(missing)} of our pages are not there, such as `{missing[0]}`"
    for name in ("", TOPIC):
        shall_be = [other for other in plain.navigation(name) if other in ours]
        # There may be more of them where it is not pruned.
        is_there = [other for other in site.navigation(name) if other in shall_be]
        if is_there != shall_be:
            yield f"the navigation of the page `{name}` has {_brief(is_there)} where {_brief(shall_be)} should be"
    yield from sorted(set(site.broken()) - set(plain.broken()))[:3]
    if (TOPIC, TITLE) not in site.found():
        yield f"the search does not find `{TITLE}`"
    for path, sign in signs.items():
        file = site.folder / path
        if not file.is_file():
            yield f"its file `{path}` is not there"
        elif not re.search(sign, file.read_text(encoding="utf-8")):
            yield f"its file `{path}` has no `{sign}`"


def warnings(said: str) -> list[str]:
    """Return the warnings and errors of a build, without the folders of the machine."""
    lines = [line for line in said.splitlines() if re.match(r"(WARNING|ERROR|CRITICAL)\b|\w*Error: ", line)]
    shown = []
    for line in dict.fromkeys(lines):
        shown.append(re.sub(r"(/[^\s/'\"]+){2,}/", "…/", " ".join(line.split()))[:200])
    return shown[:3]


def _name(path: str) -> str:
    return re.sub(r"(^|/)index\.html$|\.html$", "", unquote(urlsplit(path).path)).strip("/")


def _brief(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names[:8]) + (" …" if len(names) > 8 else "")  # noqa: PLR2004
