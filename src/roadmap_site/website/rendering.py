# Why: a page is data until the last moment; this is the last moment. The only owner of `jinja2`.
"""PageSpec → HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from roadmap_site.curriculum.graph import Graph
from roadmap_site.curriculum.model import Curriculum, Thing
from roadmap_site.website import urls
from roadmap_site.website.pages import PageSpec, Section
from roadmap_site.website.text import Texts

EditUrl = Callable[[Thing | None], str | None]
"""Thing → the address where its YAML can be edited, if there is one; nothing → that of `curriculum.yml`."""

_UNSEARCHED = re.compile(r"<(p|ul|div|span) [^>]*data-search-exclude[^>]*>.*?</\1>", re.DOTALL)
"""What a search shall not find; it must not hold another element of its own kind."""
_KEPT_TAG = re.compile(r"<(/?(?:p|li|ul|ol|code|pre))(?: [^>]*)?>")
_OTHER_TAG = re.compile(r"<(?!/?(?:p|li|ul|ol|code|pre)>)[^>]*>")

_LONGEST_DESCRIPTION = 200
_QUOTE = re.compile("&(?:#39|#34|#x27|quot);")


class SearchEntry(NamedTuple):
    """A section as a search finds it."""

    anchor: str
    """Its anchor on the page; nothing for the page itself."""
    title: str
    """HTML without any tags."""
    text: str
    """HTML with paragraphs, lists and code only."""


class RenderedPage(NamedTuple):
    """A page in its final form."""

    html: str
    search: tuple[SearchEntry, ...]


class Renderer:
    """Renders the pages of one curriculum."""

    def __init__(self, curriculum: Curriculum, graph: Graph, *, folders: bool, edit_url: EditUrl) -> None:
        """Prepare the templates.

        Args:
            curriculum: What the pages show.
            graph: How its things hang together.
            folders: Whether addresses end with a slash; see `urls.address`.
            edit_url: Where a thing's YAML can be edited.
        """
        self.edit_url = edit_url
        self._folders = folders
        self._curriculum = curriculum
        self.texts = Texts(self._resolve)
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("roadmap_site", "website/templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        self._templates.globals.update(
            curriculum=curriculum, graph=graph, urls=urls, address=self._address, edit_url=edit_url
        )
        self._templates.filters.update(
            text=lambda text: Markup(self.texts.html(text)),  # noqa: S704 (made safe by `Texts`)
            url=self._url,
            link=self._link,
        )
        # Blocks are rendered one by one, so what they share must be there without an import of the whole template.
        for name in ("place", "project", "resource"):
            self._templates.globals[f"{name}_parts"] = self._templates.get_template(f"partials/{name}.html").module

    def render(self, page: PageSpec) -> RenderedPage:
        """Return a page's content, links relative to the page, and what a search should find of it."""
        template = self._templates.get_template(f"{page.template}.html")
        parts, entries = [], []
        for section in page.sections:
            body = self._body(template, section)
            parts.append(self._heading(section) + body)
            if section.searched:
                own = section.level == 1
                title = (page.window_title or section.heading) if own else section.heading
                anchor = "" if own else section.id
                names = f"<p>{escape(', '.join(page.aliases), quote=False)}</p>" if own and page.aliases else ""
                entries.append(SearchEntry(anchor, escape(title, quote=False), _searchable(body) + names))
        html = "\n".join(parts).replace(urls.ROOT, urls.to_root(page.path, folders=self._folders))
        return RenderedPage(html, tuple(entries))

    def description(self, page: PageSpec) -> str:
        """Return a page's description for search engines, as plain text of no more than two hundred characters."""
        plain = self.texts.plain(page.description)
        if len(plain) <= _LONGEST_DESCRIPTION:
            return plain
        return plain[: _LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"

    def redirect(self, page: str, thing: Thing) -> str:
        """Return the page that stands at a former address and leads on to a thing."""
        template = self._templates.get_template("redirect.html")
        text = template.render(thing=thing, language=self._curriculum.language)
        return text.replace(urls.ROOT, urls.to_root(page, folders=self._folders))

    def _heading(self, section: Section) -> str:
        level, heading = section.level, escape(section.heading)
        if level == 1:
            return f'<h1 id="{section.id}">{heading}</h1>\n'
        if section.link:
            heading = f'<a href="{escape(self._url(section.link))}">{heading}</a>'
        return f'<h{level} id="{section.id}">{heading}</h{level}>\n'

    def _body(self, template: jinja2.Template, section: Section) -> str:
        if not section.block:
            return ""
        return "".join(template.blocks[section.block](template.new_context({**section.data})))

    def _address(self, page: str, fragment: str = "") -> str:
        return urls.ROOT + urls.address(page, fragment, folders=self._folders)

    def _url(self, thing: Thing) -> str:
        return self._address(urls.path(thing), urls.anchor(thing))

    def _link(self, thing: Thing) -> Markup:
        return Markup('<a href="{}">{}</a>').format(self._url(thing), thing.title)

    def _resolve(self, target: str) -> tuple[str, str] | None:
        thing = self._curriculum.by_id.get(target)
        return (self._url(thing), thing.title) if thing else None


def _searchable(body: str) -> str:
    """Return a section's body as a search index wants it: paragraphs, lists and code without attributes."""
    kept = _KEPT_TAG.sub(r"<\1>", _UNSEARCHED.sub("", body).replace("<br>", " "))
    return " ".join(_QUOTE.sub(lambda quote: unescape(quote[0]), _OTHER_TAG.sub("", kept)).split())
