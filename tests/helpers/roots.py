"""A small site with our pages at its top, below a folder of it, or twice in it; served below a path of its host."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from tests.helpers import bread, sites
from tests.mkdocs_plugin.test_plugin import BREAD
from tools.serving import served

LEARN = "roadmap: {path: learn}"
PLUGINS = {
    "path": f"search, {LEARN}",
    "top": "search, roadmap",
    "two": f"search, {LEARN}, roadmap: {{path: more/loaves, curriculum: loaves}}",
}
"""How a site may have one curriculum, or two → its plugins."""
DOCS = {
    "index.md": "# Ours\n\n## What we bake\n\nAll about [[gluten]] and the [[bread-book]]. ![A loaf](loaf.svg)\n",
    "a/page.md": "# A page\n\n[[quick]] and [[home]]\n",
    "loaf.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}
FILES: Mapping[str, str | bytes | None] = {
    **BREAD,
    "topics/oven.yml": """\
        baking: {title: Baking, needs: [sourdough]}
        grain: {title: Grain, summary: "Ground for flour: see [ours](index.md#what-we-bake)."}
        """,
    "roadmaps/quick/01-all.yml": "title: All of it\ntopics: [{section: First, topics: [gluten, grain]}]\n",
}


class Site(NamedTuple):
    """A built site, served below a path of its host."""

    shape: str
    folder: Path
    base: str
    """The address of its home page."""

    def file(self, page: str, address: str) -> str:
        """Return the file that an address on a page leads to."""
        path = unquote(urlsplit(urljoin(self.base + page, address)).path).removeprefix("/site/")
        return posixpath.join(path, "index.html") if (self.folder / path).is_dir() else path


@contextmanager
def standing(host: Path, project: Path, shape: str, *, folders: bool) -> Iterator[Site]:
    """Build a site of that shape with a home page by hand, with either form of addresses, and serve it."""
    with served(host) as address:
        plugins = PLUGINS[shape] if folders else f"{PLUGINS[shape]}, offline"
        settings = sites.SETTINGS.replace("search, roadmap", plugins)
        settings += f"site_url: {address}site/\nuse_directory_urls: {str(folders).lower()}\n"
        bread.write(project / "loaves")
        sites.write(project, FILES, DOCS, settings)
        yield Site(shape, sites.build(project, site_dir=str(host / "site")), f"{address}site/")
