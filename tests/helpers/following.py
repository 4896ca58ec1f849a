"""Following every address of a built site to where it leads, as browsers, search engines and programs do."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.helpers.patience import PATIENCE

NOT_FOUND = "404.html"
_ATTRIBUTES = frozenset({"href", "xlink:href", "src", "data"})
_IN_META = frozenset({"og:url", "og:image", "twitter:image"})
_REFRESH = re.compile(r"\d+;\s*url=(.*)", re.IGNORECASE)
_IN_SITEMAP = re.compile(r"<loc>([^<]*)|<xhtml:link[^>]*href=\"([^\"]*)")


def over_http(address: str) -> str | None:
    """Return what a server has at an address; nothing where it has its page for what is not there."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode("utf-8", errors="replace"))
    except urllib.error.HTTPError:
        return None


def from_disk(address: str) -> str | None:
    """Return the file at an address; nothing where there is none, as for a folder."""
    file = Path(unquote(urlsplit(address).path))
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else None


def dead(site: Path, base: str, ask: Callable[[str], str | None]) -> set[tuple[str, str]]:
    """Return the addresses of a site that lead to nothing, or to no such place on a page, and who has each of them.

    What leads to another host is not looked at.

    Args:
        site: The folder of the site.
        base: The address of its home page. From disk, what the site says of its address on the net leads elsewhere.
        ask: What there is at an address.
    """
    found = set()
    asked = cache(ask)
    anchors = cache(lambda address: _read(asked(address) or "").anchors)
    for who, start, address in _addresses(site, base):
        whole, anchor = urldefrag(urljoin(start, address))
        if urlsplit(whole)[:2] != urlsplit(base)[:2]:
            continue
        there = whole.startswith(base) and asked(whole) is not None
        if not there or (anchor and unquote(anchor) not in anchors(whole)):
            found.add((who, address))
    return found


def _addresses(site: Path, base: str) -> Iterator[tuple[str, str, str]]:
    """Yield each address, with the file that has it and the address that it is seen from."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name == NOT_FOUND and base.startswith("file:"):
            continue  # nobody shows it there
        start = base + ("no/such/page/" if name == NOT_FOUND else name)
        for address in _read(path.read_text(encoding="utf-8")).addresses:
            yield name, start, address
    for entry in search_entries(site):
        yield "search", base, entry["location"]
    for either in _IN_SITEMAP.findall((site / "sitemap.xml").read_text(encoding="utf-8")):
        yield "sitemap", base, "".join(either)


def search_entries(site: Path) -> list[dict[str, Any]]:
    """Return the entries of the search of a site."""
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = index["docs"]
    return entries


@cache
def _read(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


class _Page(HTMLParser):
    """The addresses and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.anchors: set[str] = {"", "top"}
        self._data = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in _ATTRIBUTES & given.keys()]
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        self._data = given.get("type", "") if tag == "script" else ""
        if tag == "meta" and given.get("property", given.get("name")) in _IN_META:
            self.addresses.append(given["content"])
        if tag == "meta" and (onward := _REFRESH.match(given.get("content", ""))):
            self.addresses.append(onward[1])

    def handle_endtag(self, tag: str) -> None:
        self._data = ""

    def handle_data(self, data: str) -> None:
        if self._data == "application/ld+json":
            self.addresses += [text for text in _texts(json.loads(data)) if text.startswith(("http:", "https:"))]
        elif self._data == "application/json" and "base" in (config := json.loads(data)):
            # What Material's scripts begin with.
            self.addresses.append(config["search"])


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
