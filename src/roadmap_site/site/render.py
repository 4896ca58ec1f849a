# Why: a page is data until the last moment; this is the last moment. The only owner of `jinja2`.
"""PageSpec → HTML."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from roadmap_site.curriculum.model import Curriculum, Thing
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import urls
from roadmap_site.site.facets import Facets
from roadmap_site.site.maps.roadmap_map import hue
from roadmap_site.site.markdown import Texts
from roadmap_site.site.page import PageSpec, Section, shortened

EditUrl = Callable[[Thing | None], str | None]
"""Thing → the address where its YAML can be edited, if there is one; nothing → that of `curriculum.yml`."""

_OURS = "roadmap_site"
"""What stands before the name of a template, and a colon, when ours is meant whatever the site has of its own."""
_UNSEARCHED = re.compile(r"<(p|ul|div|span) [^>]*data-search-exclude[^>]*>.*?</\1>", re.DOTALL)
"""What a search shall not find; it must not hold another element of its own kind."""
_KEPT_TAG = re.compile(r"<(/?(?:p|li|ul|ol|code|pre))(?: [^>]*)?>")
_OTHER_TAG = re.compile(r"<(?!/?(?:p|li|ul|ol|code|pre)>)[^>]*>")

_WORD = re.compile(r"[^\s-]+")
"""What a search takes for a word."""
_PAGE_OVER_SECTION = 2.5
"""Material counts a hit on a page five times, a hit in a section twice; another name of a page stands for the page."""
_QUOTE = re.compile("&(?:#39|#34|#x27|quot);")


class SearchEntry(NamedTuple):
    """A section as a search finds it."""

    anchor: str
    """Its anchor on the page; nothing for the page itself."""
    title: str
    """HTML without any tags."""
    text: str
    """HTML with paragraphs, lists and code only."""
    boost: float = 1.0
    """How much its hits count, against 1 for those of most pages."""


class RenderedPage(NamedTuple):
    """A page in its final form."""

    html: str
    search: tuple[SearchEntry, ...]


class OwnTemplateError(Exception):
    """What is wrong with a template of the site's own, in words."""


class Renderer:
    """Renders the pages of one curriculum."""

    def __init__(
        self,
        curriculum: Curriculum,
        graph: Graph,
        *,
        folders: bool,
        edit_url: EditUrl,
        templates: Path | None = None,
    ) -> None:
        """Prepare the templates.

        Args:
            curriculum: What the pages show.
            graph: How its things hang together.
            folders: Whether addresses end with a slash; see `urls.address`.
            edit_url: Where a thing's YAML can be edited.
            templates: A folder with templates whose blocks come before ours.
        """
        self.edit_url = edit_url
        self._folders = folders
        self._curriculum = curriculum
        self.texts = Texts(self._resolve)
        ours = jinja2.PackageLoader("roadmap_site", "site/templates")
        own = [jinja2.FileSystemLoader(templates)] if templates else []
        self._templates = jinja2.Environment(
            loader=jinja2.ChoiceLoader([*own, jinja2.PrefixLoader({_OURS: ours}, ":"), ours]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._templates.globals.update(
            curriculum=curriculum, graph=graph, urls=urls, address=self._address, asset=self._asset, edit_url=edit_url
        )
        self._templates.filters.update(
            text=lambda text: Markup(self.texts.html(text)),  # noqa: S704 (made safe by `Texts`)
            url=self._url,
            link=self._link,
            number="{:g}".format,
            percent="{:.4g}%".format,
            facets=facet_attributes,
            hue=hue,
        )
        # Blocks are rendered one by one, so what they share must be there without an import of the whole template.
        self._own = templates
        for name in ("place", "project", "resource", "map", "catalogue", "finding"):
            with self._blaming(f"partials/{name}.html"):
                self._templates.globals[f"{name}_parts"] = self._templates.get_template(f"partials/{name}.html").module

    def render(self, page: PageSpec, root: str | None = None) -> RenderedPage:
        """Return a page's content, and what a search should find of it.

        Args:
            page: What the page shows.
            root: What its links to the site start with; else they are relative to the page.
        """
        parts, entries = [], []
        for section in page.sections:
            body = self._body(page, section)
            parts.append(_item(section, self._heading(section) + body))
            if section.searched:
                own = section.level == 1
                title = (page.window_title or section.heading) if own else section.heading
                anchor = "" if own else section.id
                boost = _boost(page, title) if own else page.search_boost
                entries.append(SearchEntry(anchor, escape(title, quote=False), _searchable(body), boost))
        for number, alias in enumerate(page.aliases, start=1):
            boost = _boost(page, alias) * _PAGE_OVER_SECTION
            entries.append(SearchEntry(urls.name_anchor(number), escape(alias, quote=False), "", boost))
        parts.insert(0, f'<link rel="stylesheet" href="{self._asset("roadmap.css")}">')
        to_root = urls.to_root(page.path, folders=self._folders) if root is None else root
        html = "\n".join(parts).replace(urls.ROOT, to_root)
        return RenderedPage(html, tuple(entries))

    def description(self, page: PageSpec) -> str:
        """Return a page's description for search engines, as plain text of no more than two hundred characters."""
        return shortened(self.texts.plain(page.description))

    def redirect(self, page: str, moved: urls.Moved) -> str:
        """Return the page that stands at a former address and leads on."""
        with self._blaming("redirect.html"):
            template = self._templates.get_template("redirect.html")
            target = self._address(moved.page)
            text = template.render(title=moved.thing.title, target=target, language=self._curriculum.language)
        return text.replace(urls.ROOT, urls.to_root(page, folders=self._folders))

    def _heading(self, section: Section) -> str:
        level, heading = section.level, escape(section.heading)
        if level == 1:
            return f'<h1 id="{section.id}">{heading}</h1>\n'
        if section.link:
            address = section.link if isinstance(section.link, str) else self._url(section.link)
            heading = f'<a href="{escape(address)}">{heading}</a>'
        return f'<h{level} id="{section.id}">{heading}</h{level}>\n'

    def _body(self, page: PageSpec, section: Section) -> str:
        """Render a section by the block of the page's template: the site's own, which may use `super()`, else ours."""
        if not section.block:
            return ""
        name = f"{section.template or page.template}.html"
        with self._blaming(name):
            levels = self._levels(name)
            context = levels[0].new_context({**section.data})
            context.blocks = {section.block: [t.blocks[section.block] for t in levels if section.block in t.blocks]}
            return "".join(context.blocks[section.block][0](context))

    def unknown_blocks(self) -> Iterator[tuple[str, str]]:
        """Yield the blocks of the site's own templates that nothing would show: name of the file, and of the block."""
        for file in sorted(self._own.glob("*.html")) if self._own else ():
            with self._blaming(file.name), contextlib.suppress(jinja2.TemplateNotFound):
                ours = self._templates.get_template(f"{_OURS}:{file.name}")
                own = self._templates.get_template(file.name)
                yield from ((file.name, block) for block in own.blocks if block not in ours.blocks)

    @contextlib.contextmanager
    def _blaming(self, name: str) -> Iterator[None]:
        """Say what is wrong with a template when the site has templates of its own, as then the fault is theirs."""
        try:
            yield
        except (jinja2.TemplateError, UnicodeDecodeError, RecursionError, AttributeError) as fault:
            if self._own is None:
                raise
            line = f", line {fault.lineno}" if isinstance(fault, jinja2.TemplateSyntaxError) else ""
            raise OwnTemplateError(f"{name}{line}: {fault}") from fault

    def _levels(self, name: str) -> list[jinja2.Template]:
        """Return the templates of a name: the site's own, if it has one, and ours."""
        own, ours = self._templates.get_template(name), self._templates.get_template(f"{_OURS}:{name}")
        return [ours] if own.filename == ours.filename else [own, ours]

    def _address(self, page: str, fragment: str = "") -> str:
        return urls.ROOT + urls.address(page, fragment, folders=self._folders)

    def _asset(self, name: str) -> str:
        return urls.ROOT + urls.ASSETS + name

    def _url(self, thing: Thing) -> str:
        return self._address(urls.path(thing), urls.anchor(thing))

    def _link(self, thing: Thing) -> Markup:
        return Markup('<a href="{}">{}</a>').format(self._url(thing), thing.title)

    def _resolve(self, target: str) -> tuple[str, str] | None:
        thing = self._curriculum.by_id.get(target)
        return (self._url(thing), thing.title) if thing else None


def _boost(page: PageSpec, name: str) -> float:
    """Return how much a hit in a name counts: the more the shorter it is, as more of it has been asked for.

    A search looks for all words that begin with what was typed, so that the letters count as well as the words.
    """
    if page.search_boost == 1:
        return 1.0
    words = len(_WORD.findall(name)) or 1
    return round(page.search_boost * (1 + 1 / words) * (1 + 2 / len(name)), 1)


def _item(section: Section, html: str) -> str:
    """Return a section as an item of a catalogue, if it is one, with all that it can be filtered by."""
    return html if section.facets is None else f"<section{facet_attributes(section.facets)}>\n{html}</section>\n"


def facet_attributes(found: Facets) -> Markup:
    """Return the attributes that tell a script what an item can be filtered by."""
    attributes = (f' data-{facet}="{escape(" ".join(values))}"' for facet, values in found.items() if values)
    return Markup(" data-item" + "".join(attributes))  # noqa: S704 (made of escaped values)


def _searchable(body: str) -> str:
    """Return a section's body as a search index wants it: paragraphs, lists and code without attributes."""
    kept = _KEPT_TAG.sub(r"<\1>", _UNSEARCHED.sub("", body).replace("<br>", " "))
    return " ".join(_QUOTE.sub(lambda quote: unescape(quote[0]), _OTHER_TAG.sub("", kept)).split())
