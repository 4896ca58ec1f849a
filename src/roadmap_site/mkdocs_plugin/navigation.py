"""Where our pages stand in the navigation, once all others have arranged theirs.

MkDocs and its plugins make the navigation of what the owner has written; our pages ask for no place in it. What names
one of them by its source, `topics/flour.md`, or a part of them, `roadmap:roadmaps`, decides where it stands and what it
is called, whoever read that. All that is not named stands where it does without any naming: before the owner's pages,
or, where our pages have a folder of their own, in a section behind them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage
from roadmap_site.problems import spelling
from roadmap_site.problems.counting import listed
from roadmap_site.site import kinds
from roadmap_site.site.kinds import Branch

PART = "roadmap:"
"""What begins the name of a part of our pages in a navigation."""
Where = Callable[[str], Iterable[str]]
"""Name of a part, with what it begins with → where the owner has written it, in words, as far as that is known."""
ALL = "all"
"""The name of the part that is all of them."""


@dataclass(frozen=True)
class Share:
    """What one curriculum has in a navigation."""

    title: str
    """The title of the curriculum."""
    below: str
    """The folder of the site that its pages stand in, with a slash at its end; empty for the top."""
    pages: Mapping[str, CurriculumPage]
    """Path of a page → the page, in their order."""
    branches: Sequence[Branch]
    """How they stand under each other."""
    why_absent: Mapping[str, str] = field(default_factory=dict)
    """Name of a part, without the folder → why it is not there, if it is not."""

    def part(self, branch: Branch) -> str:
        """Return the name of the part that begins with a page."""
        return self.below + branch.name

    def tops(self) -> Iterator[str]:
        """Yield the names of what most navigations want: all, and the parts at its top."""
        yield self.below + ALL
        yield from map(self.part, self.branches)

    def parts(self) -> Iterator[tuple[str, Sequence[Branch]]]:
        """Yield the name of each part, and the pages at its top."""
        yield self.below + ALL, self.branches
        for branch in _with_all_under(self.branches):
            yield self.part(branch), [branch]


def arrange(nav: Navigation, shares: Sequence[Share], where: Where = lambda _: ()) -> Sequence[str]:
    """Give our pages their places in a navigation, which is changed.

    Args:
        nav: The navigation.
        shares: What each curriculum has in it.
        where: The places in which the owner has written a name.

    Returns:
        What the owner should know of what the navigation names, as sentences.

    Raises:
        PluginError: The navigation names a part that there is not.
    """
    placing = _Placing(nav, shares, where)
    items = [*placing.named(nav.items)]
    home = items[: int(bool(items) and _is_home(items[0], nav))]
    before: list[StructureItem] = []
    behind: list[StructureItem] = []
    for share in shares:
        rest = [*placing.items(share, share.branches)]
        if not share.below:
            before += rest
        elif rest:
            behind.append(Section(escape(share.title), rest))
    nav.items = [*home, *before, *items[len(home) :], *behind]
    _adopt(None, nav.items)
    _set_pages(nav, placing.ours)
    for share in shares:
        _chain(share.pages)
    return placing.notes


def _is_home(item: StructureItem, nav: Navigation) -> bool:
    """Return whether an item is the owner's home page; a site in several languages has one for each."""
    return item is nav.homepage or (isinstance(item, Page) and item.is_homepage)


def _set_pages(nav: Navigation, ours: Mapping[str, CurriculumPage]) -> None:
    """Let a navigation know the pages in it, and let the owner's lead to no page of MkDocs' that ours have replaced.

    Other plugins have pages that stand in no section.
    """
    shown: dict[str, Page] = {}
    for item in _all(nav.items):
        if isinstance(item, Page):
            shown[item.file.src_uri] = item
    for page in nav.pages:
        uri = page.file.src_uri
        if uri not in ours:
            shown.setdefault(uri, page)
            page.previous_page = _unless_ours(page.previous_page, ours)
            page.next_page = _unless_ours(page.next_page, ours)
    nav.pages = [*shown.values()]
    for page in nav.pages:
        if page.is_homepage:
            nav.homepage = page
            break


def _unless_ours(page: Page | None, ours: Mapping[str, CurriculumPage]) -> Page | None:
    if page and page.file.src_uri in ours:
        return None
    return page


def _with_all_under(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _with_all_under(branch.under)


class _Placing:
    """Puts each of our pages into a navigation once."""

    def __init__(self, nav: Navigation, shares: Sequence[Share], where: Where) -> None:
        self._shares = shares
        self._where = where
        self.notes: list[str] = []
        self._seen: set[str] = set()
        self.ours: dict[str, CurriculumPage] = {}
        self._parts: dict[str, tuple[Share, Sequence[Branch]]] = {}
        for share in shares:
            for page in share.pages.values():
                self.ours[page.file.src_uri] = page
            for name, branches in share.parts():
                self._parts.setdefault(name, (share, branches))
        # What has its place, or is sure to get it, because the navigation names it: parts, and sources of pages.
        self._named: set[str] = set()
        for item in _all(nav.items):
            if (part := _part_named(item)) is not None:
                self._named.add(part)
            elif isinstance(item, Page) and item.file.src_uri in self.ours:
                self._named.add(item.file.src_uri)

    def named(self, items: Iterable[StructureItem]) -> Iterator[StructureItem]:
        """Yield the items of a navigation, with ours where it names them."""
        for item in items:
            if (name := _part_named(item)) is not None:
                yield from self._part(name, item.title)
                continue
            self._note_space(item)
            under = [*self.named(_under(item))]
            if under:
                vars(item)["children"] = under
            page = None
            if isinstance(item, Page):
                page = self.ours.get(item.file.src_uri)
            if page is None:
                yield item
            elif under:
                # Another plugin has made a section of the page.
                yield Section(page.title, [page, *under])
            else:
                yield page

    def items(self, share: Share, branches: Iterable[Branch]) -> Iterator[StructureItem]:
        """Yield pages and sections of them, but for what has its place elsewhere."""
        for branch in branches:
            if branch.page.placed and share.part(branch) not in self._named:
                yield from self._item(share, branch)

    def _item(self, share: Share, branch: Branch, title: str | None = None) -> Iterator[StructureItem]:
        page = share.pages[branch.page.path]
        under = [*self.items(share, branch.under)]
        if page.file.src_uri not in self._named:
            under.insert(0, page)
        self._named |= {page.file.src_uri, share.part(branch)}
        if branch.page.opens and under:
            yield Section(title or escape(branch.page.title), under)
        elif under:
            page.title = title or page.title
            yield page

    def _part(self, name: str, title: str | None) -> Iterator[StructureItem]:
        if name not in self._parts:
            raise PluginError(self._unknown(name))
        share, branches = self._parts[name]
        if len(branches) == 1:
            items = [*self._item(share, branches[0], title)]
        else:
            items = [*self.items(share, branches)]
            if title and items:
                items = [Section(title, items)]
        # All may be what is left of it, which can be nothing.
        if not items and (name in self._seen or name != share.below + ALL):
            *_, last = (None, *self._where(PART + name))
            self.notes.append(
                f"{_named_at(name, last)}, all of which it names elsewhere too, where it stands: take it out here."
            )
        self._seen.add(name)
        yield from items

    def _note_space(self, item: StructureItem) -> None:
        """Tell of what MkDocs takes for a link called `roadmap`, as a space stands behind the colon."""
        title, url = item.title or "", getattr(item, "url", None)
        if isinstance(item, Link) and title.casefold() + ":" == PART and url in self._parts:
            place = next(iter(self._where(f"{title}: {url}")), None)
            fact = f"The navigation has a link called `{title}`, which leads to `{url}`{_at(place)}"
            self.notes.append(f"{fact}: for that part of the curriculum write `{PART}{url}`, without a space.")

    def _unknown(self, name: str) -> str:
        said = _named_at(name, next(iter(self._where(PART + name)), None))
        meant = [share for share in self._shares if name.startswith(share.below) or len(self._shares) == 1]
        for share in meant:
            if reason := share.why_absent.get(name.removeprefix(share.below)):
                return f"{said}, which there is not: {reason}."
        near = self._near(name)
        if near:
            meant = [share for share in self._shares if near.startswith(share.below)]
        # The one whose folder holds the others comes last.
        meant.sort(key=lambda share: -len(share.below))
        tops = listed([*chain.from_iterable(map(Share.tops, meant[:1] or self._shares))])
        guess = f" did you mean `{PART}{near}`?" if near else ""
        return f"{said}, which there is not;{guess} there are {tops}."

    def _near(self, name: str) -> str | None:
        """Return the name of the part that may be meant."""
        for share in self._shares:
            # Who has a `path` may have left it out, or have written nothing else.
            for full in (share.below + name, share.below + ALL if name.strip("/") + "/" == share.below else ""):
                if full in self._parts:
                    return full
        return spelling.nearest(name, self._parts)


def _named_at(name: str, place: str | None) -> str:
    return f"The navigation names `{PART}{name}`{_at(place)}"


def _at(place: str | None) -> str:
    return f" ({place})" if place else ""


def _part_named(item: StructureItem) -> str | None:
    """Return the name of the part of our pages that an item stands for; other plugins have links without an address."""
    if isinstance(item, Link) and item.url and item.url.startswith(PART):
        return item.url.removeprefix(PART)
    return None


def _under(item: StructureItem) -> Sequence[StructureItem]:
    return getattr(item, "children", None) or ()


def _all(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        yield item
        yield from _all(_under(item))


def _adopt(parent: Any, items: Iterable[StructureItem]) -> None:
    """Let each item know under which it stands."""
    for item in items:
        item.parent = parent
        _adopt(item, _under(item))


def _chain(pages: Mapping[str, CurriculumPage]) -> None:
    """Let "previous" and "next" stay on the roadmap, or within an area; what pages say themselves comes before."""
    neighbours = kinds.neighbours(page.spec for page in pages.values())
    for path, page in pages.items():
        previous, following = neighbours.get(path, (None, None))
        if page.spec.reach:
            following = page.spec.reach.next and page.spec.reach.next[0]
        page.previous_page = pages.get(previous or "")
        page.next_page = pages.get(following or "")
