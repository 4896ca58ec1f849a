"""Where everything is on the site; the only place that invents paths.

A page has a path, such as `topics/softmax`, below the place of our pages on the site. `Addresses` knows that place, and
how the site's addresses look: what it returns starts at the top of the site.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from roadmap_site.curriculum.model import Curriculum, Project, Resource, Roadmap, Stage, Thing, Topic, former_ids, noun
from roadmap_site.schema import paths
from roadmap_site.schema.addresses import OwnFile

ROOT = "\ue000"
"""Stands for the way from a page to the top of the site, until the page is known that a link stands on.

A character of Unicode's private use area, so that no address and no template holds it by chance.
"""

HOME = "index"
HOME_BESIDE = paths.HOME
"""Where our home page stands on a site that has one of its own in that place; no thing can have it as its id."""
ROADMAPS = "roadmaps/index"
TOPICS = "topics/index"
RESOURCES = "resources/index"
PROJECTS = "projects/index"
COMPARISON = "compare/index"
HEALTH = "health/index"
NOT_FOUND = "404"
TOPS = frozenset(
    {
        "roadmaps",
        "topics",
        "resources",
        "projects",
        "compare",
        "health",
        "areas",
        "print",
        "assets",
        "schemas",
        HOME_BESIDE,
    }
)
"""The names that our files have at the top of the place of our pages."""

# What stands in an anchor as it is.
_IN_ANCHORS = "!$&'()*+,;=:@/?-._~"
# A folder and the way out of it again, or the way out of the top.
_STEP_BACK = re.compile(r"(?:(?<![^/?&=])(?!\.\.)[^/?&=%]+(?:/|%2F)|^)\.\.(?:/|%2F)")


class Moved(NamedTuple):
    """Where a page is now."""

    thing: Thing
    page: str


def path(thing: Thing) -> str:
    """Return the path of the page that shows a thing, without an ending: `topics/softmax`.

    Of a catalogue it is the page at the head; where that stands in parts, `parts` knows which of them has the thing.
    """
    match thing:
        case Roadmap():
            return f"roadmaps/{thing.id}/index"
        case Stage():
            return f"roadmaps/{thing.roadmap}/{thing.id}"
        case Topic():
            return f"topics/{thing.id}"
        case Resource():
            return RESOURCES
        case Project():
            return PROJECTS


def area(id: str) -> str:
    """Return the path of the page that has the topics of an area."""
    return f"areas/{id}/index"


def part(first: str, number: int) -> str:
    """Return the path of a part, counted from 1, of what stands on several pages, by that of the first."""
    if number == 1:
        return first
    return f"{first.removesuffix('/index')}/{number}"


def shelf(catalogue: str, id: str) -> str:
    """Return the path of the page that has one kind, or one area, of a catalogue."""
    return f"{catalogue.removesuffix('index')}{id}/index"


def items(catalogue: str) -> str:
    """Return the file, from the place of our pages, with the things of a catalogue as data: `resources/items.js`."""
    return f"{catalogue.removesuffix('index')}items.js"


def map_file(roadmap: Roadmap) -> str:
    """Return the file, from the place of our pages, with the map of a roadmap: `roadmaps/cook/map.svg`."""
    return f"roadmaps/{roadmap.id}/map.svg"


def cards_file(roadmap: Roadmap) -> str:
    """Return the file, from the place of our pages, with what the map of a roadmap shows of each of its topics."""
    return f"roadmaps/{roadmap.id}/cards.js"


def area_comparison(area: str) -> str:
    """Return the path of the page that holds the roadmaps against each other in an area."""
    return f"compare/areas/{area}/index"


def comparison(roadmap: Roadmap) -> str:
    """Return the path of the page that holds a roadmap against the others."""
    return f"compare/{roadmap.id}"


def whole(roadmap: Roadmap) -> str:
    """Return the path of the page that has a whole roadmap, with all that its stages say."""
    return f"print/{roadmap.id}"


def way(topic: Topic) -> str:
    """Return the path of the page that has the whole way to a topic."""
    return f"{path(topic)}/way"


def anchor(thing: Thing) -> str | None:
    """Return the anchor of a thing on its page; nothing when the page is all about it."""
    if isinstance(thing, Resource | Project):
        return item_anchor(thing, thing.id)
    return None


def item_anchor(thing: Thing, id: str) -> str:
    """Return the anchor that a thing has on a page of many, under an id, its own or a former one."""
    return f"{noun(thing)}-{id}"


def name_anchor(number: int) -> str:
    """Return the anchor of one of the other names of a topic, counted from 1, on its page."""
    return f"name-{number}"


def area_anchor(area: str) -> str:
    """Return the anchor of an area in a catalogue."""
    return f"area-{area}"


class Addresses(NamedTuple):
    """How the addresses of a site look, and where our pages stand among them."""

    folders: bool
    """Whether each page is a folder with an `index.html`, so that addresses end with a slash; else with `.html`."""
    below: str = ""
    """The folder of the site below which all that is ours stands, with a slash at its end; empty for the top."""
    home: str = HOME
    """The path of our home page; another one where a page of the site's own stands at its place."""

    def of_site(self) -> "Addresses":
        """Return how the addresses of the site's own pages look."""
        return Addresses(self.folders)

    def address(self, page: str, fragment: str | None = None) -> str:
        """Return the address of a page from the top of the site.

        Args:
            page: Path of the page.
            fragment: Anchor on the page, or nothing.
        """
        path = self.file(page)
        if self.folders:
            path = path.removesuffix("index.html")
        if fragment:
            path += f"#{fragment}"
        return path

    def file(self, page: str) -> str:
        """Return the file of a page from the top of the site: `topics/softmax/index.html`."""
        page = self._placed(page)
        if self.folders and page.rpartition("/")[2] != "index":
            page += "/index"
        return f"{self.below}{page}.html"

    def source(self, page: str) -> str:
        """Return the Markdown file that a page would be made from, from the top of `docs/`: `topics/softmax.md`."""
        return f"{self.below}{self._placed(page)}.md"

    def own(self, path: str) -> str:
        """Return the address of a file of the site's own, by the way to it from `docs/`, where MkDocs puts it."""
        stem, dot, ending = path.rpartition(".")
        if f"{dot}{ending}".lower() != ".md":
            return quote(path)
        folder, slash, name = stem.rpartition("/")
        page = f"{folder}{slash}index" if name == "README" else stem
        return quote(self.of_site().address(page)) or "./"

    def asset(self, name: str) -> str:
        """Return the address of a file that does not depend on the curriculum."""
        return f"{self.below}assets/roadmap-site/{name}"

    def items(self, catalogue: str) -> str:
        """Return the file, from the top of the site, with the things of a catalogue as data."""
        return f"{self.below}{items(catalogue)}"

    def map_file(self, roadmap: Roadmap) -> str:
        """Return the file, from the top of the site, with the map of a roadmap."""
        return f"{self.below}{map_file(roadmap)}"

    def cards_file(self, roadmap: Roadmap) -> str:
        """Return the file, from the top of the site, with what its map shows of each of its topics."""
        return f"{self.below}{cards_file(roadmap)}"

    def picture(self, page: str) -> str:
        """Return the file, from the top of the site, with the picture that goes with a link to a page."""
        return f"{self.below}{page}.png"

    def searched(self, name: str) -> str:
        """Return the address of a script that has a piece of what the search looks through."""
        return self.asset(f"search/{name}")

    def schema(self, kind: str) -> str:
        """Return the file, from the top of the site, that tells editors what a kind of file may hold."""
        return f"{self.below}schemas/{kind}.json"

    def to_top(self, page: str) -> str:
        """Return the way from a page to the top of the site: `../../`, or `./` at the top."""
        return "../" * self.address(page).count("/") or "./"

    def _placed(self, page: str) -> str:
        if page == HOME:
            return self.home
        return page


def of_file(address: str, own: OwnFile) -> str:
    """Return the address that leads to a file of the site's own as an author wants it, from that of the file."""
    query = f"?{own.query}" if own.query else ""
    anchor = f"#{quote(own.anchor, safe=_IN_ANCHORS)}" if own.anchor else ""
    return f"{address}{query}{anchor}"


def without_steps_back(url: str) -> str:
    """Return an address with `docs/../` taken out, in its path or wherever else a template puts the file."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    while (shorter := _STEP_BACK.sub("", path, count=1)) != path:
        path = shorter
    return scheme + mark + host + slash + path


def redirects(curriculum: Curriculum) -> dict[str, Moved]:
    """Return the former paths of pages, each with what now stands for it, also of pages that a site may leave out.

    Resources and projects have no page of their own; their former ids live on as anchors in the catalogues.
    """
    former: dict[str, Moved] = {}
    for thing in curriculum.things():
        for old in former_ids(curriculum, thing):
            if isinstance(thing, Roadmap):
                former[f"roadmaps/{old}/index"] = Moved(thing, path(thing))
                former[f"print/{old}"] = Moved(thing, whole(thing))
                former[f"compare/{old}"] = Moved(thing, comparison(thing))
            elif isinstance(thing, Stage | Topic):
                former[f"{path(thing).partition('/')[0]}/{old}"] = Moved(thing, path(thing))
    return former
