"""The navigation beside our pages: the pages of a folder and the way up, rendered once for all pages of that folder.

Material renders for each page anew what stands in all sections on the way to it, so that navigation is most of a page
and of a build where a curriculum is large. Here a page has what stands in its own section, in parts where that is long;
of a section above only what leads there, unless that holds little. The theme's own templates render it, without a
page: its links begin at a mark that stands for the way to the top, and what one page changes, the item that is its own,
is put in for that page. Where the site wants the whole navigation, and for pages by hand, the theme does as it always
does.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage
from roadmap_site.site import assets, urls

TEMPLATE = "partials/nav.html"
"""The template of the theme, and that of ours which stands before it."""
MOST = 40
"""How many items of one section stand in a navigation; a longer one stands in parts."""
FEW = 15
"""How many items a section above may have to stand there with all of them."""
# How many of the other parts of a long section stand on each side of the one that is shown.
_PARTS_BESIDE = 4
# The white space of templates, which no reader sees; within a text it is not between lines.
_BLANK = re.compile(r"(?<=>)\s*\n\s*|\s*\n\s*(?=<)")
# The link of the page that is shown, which the theme marks for the eye alone.
_CURRENT = re.compile(r'<a(?= href="[^"]*" class="md-nav__link ++md-nav__link--active)')


def begin(env: Environment, config: MkDocsConfig) -> None:
    """Let the theme's template of the navigation, if it is Material's and ours stands before it, find what it needs."""
    ours = str(assets.FOLDER.parent / "theme")
    if ours in config.theme.dirs:
        behind = config.theme.dirs[config.theme.dirs.index(ours) + 1 :]
        with suppress(TemplateNotFound):
            theirs = FileSystemLoader(behind).load(env, TEMPLATE, env.globals)
            env.globals["roadmap_navigation"] = SideNavigation(theirs, {*config.theme["features"]})


def without_blanks(html: str) -> str:
    """Return HTML without the white space between tags and lines."""
    return _BLANK.sub("", html)


class Folder:
    """What stands beside all pages of a part of a section."""

    base = urls.ROOT
    """What stands for the way to the top of the site."""

    def __init__(self, nav: Navigation, *, indexes: bool) -> None:
        self.nav = nav
        self.html: str | None = None
        self._indexes = indexes

    def keep(self, html: str) -> str:
        """Keep what the theme has made of it, without white space between tags; return nothing to show."""
        self.html = without_blanks(html)
        return ""

    def around(self, page: Page | None, base: str) -> tuple[str, str | None]:
        """Return what stands before and behind the item of a page; nothing behind where it needs no other item.

        Args:
            page: A page of the folder, or one that stands in no section.
            base: The way from there to the top of the site.
        """
        way = base.rstrip("/")
        html = (self.html or "").replace(self.base, way)
        if page is None:
            return html, None
        link = f'href="{way}/{page.url or "."}" class="md-nav__link'
        at = html.find(link)
        if at < 0:
            return html, None
        if self._indexes and page.parent and page.is_index:
            end = at + len(link)
            return _marked(f"{html[:at]}{html[at:end]} md-nav__link--active{html[end:]}"), None
        return html[: html.rindex("<li", 0, at)], html[html.index("</li>", at) + len("</li>") :]

    def own(self, html: str) -> str:
        """Return the item of a page that is shown."""
        return _marked(without_blanks(html))


class SideNavigation:
    """Knows the folders of a navigation; each is made when its first page is shown."""

    def __init__(self, theirs: Template, features: set[str]) -> None:
        self.theirs = theirs
        self._features = features
        self._folders: dict[tuple[int, int], Folder] = {}
        self._places: dict[int, int] = {}

    def folder(self, page: Page | None, nav: Navigation) -> Folder | None:
        """Return the folder of a page; nothing where the theme shall render the navigation as it always does."""
        if "navigation.prune" not in self._features or not isinstance(page, CurriculumPage | None):
            return None
        parent = page and page.parent
        items, parts = nav.items, 1
        if parent:
            items = parent.children
            parts = -(-len(items) // MOST)
        if page and page.file.src_uri and id(page) not in self._places:
            self._places |= {id(item): place for place, item in enumerate(items)}
        place = self._places.get(id(page), 0)
        number = place * parts // len(items)
        key = (id(parent), number)
        if key not in self._folders:
            shown = _part(items, parts, number)
            self._folders[key] = Folder(
                self._beside(parent, shown, nav), indexes="navigation.indexes" in self._features
            )
        return self._folders[key]

    def _beside(self, parent: Any, shown: Sequence[StructureItem], nav: Navigation) -> Navigation:
        """Return a navigation with some items of a section, and the way to it."""
        items = [*map(self._closed, shown)]
        while parent:
            here = copy(parent)
            here.children = items
            above = parent.parent
            level = above.children if above else nav.items
            if above and len(level) > FEW:
                level = [item for item in level if item is parent or (item is level[0] and _is_page(item))]
            items = [here if item is parent else self._closed(item) for item in level]
            parent = above
        small = copy(nav)
        small.items = items
        return small

    def _closed(self, item: StructureItem) -> StructureItem:
        """Return an item as it stands beside a page: not active, and of a section only what leads there."""
        alone: Any = copy(item)
        alone.parent = None
        alone.active = False
        if under := getattr(item, "children", None):
            shown = FEW if "navigation.sections" in self._features else 1
            alone.children = [*map(self._closed, under[:shown])]
        return alone  # type: ignore[no-any-return]


def _marked(html: str) -> str:
    """Return HTML in which the link of the page that is shown says so."""
    return _CURRENT.sub('<a aria-current="page"', html, count=1)


def _part(items: Sequence[StructureItem], parts: int, number: int) -> list[StructureItem]:
    """Return one of the parts of a long section, with its index page, and links to the other parts that are near."""
    bounds = [-(-len(items) * part // parts) for part in range(parts + 1)]
    shown: list[StructureItem] = []
    for part in range(max(0, number - _PARTS_BESIDE), min(parts, number + _PARTS_BESIDE + 1)):
        inside = items[bounds[part] : bounds[part + 1]]
        if part == number:
            shown += inside
        else:
            first = next((item for item in inside if not _only_lists(item)), inside[0])
            shown.append(Link(f"{first.title} – {inside[-1].title}", _address(first)))
    if number and _is_page(items[0]):
        shown.insert(0, items[0])
    return shown


def _only_lists(item: StructureItem) -> bool:
    """Return whether an item is a page that is about no thing, as the one that a long list goes on on."""
    return isinstance(item, CurriculumPage) and item.spec.thing is None


def _is_page(item: StructureItem) -> bool:
    """Return whether an item is the page of the section that it stands in."""
    return bool(getattr(item, "is_index", False))


def _address(item: Any) -> str:
    """Return where an item leads: a section to its first page."""
    while under := getattr(item, "children", None):
        item = under[0]
    return str(item.url)
