# Why: a page of the curriculum is HTML before MkDocs asks for it; here it becomes what MkDocs takes for one of its own.
# With `theme`, `inputs`, `output`, `preview` and `plugin`, an owner of `mkdocs`.
"""The pages of a curriculum as MkDocs has them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from roadmap_site.website import metadata
from roadmap_site.website.mending import for_instant_loading
from roadmap_site.website.page import PageSpec
from roadmap_site.website.rendering import OwnTemplateError, Renderer


class CurriculumPage(Page):
    """A page that is already HTML when MkDocs asks for it."""

    def __init__(
        self, spec: PageSpec, file: File, config: MkDocsConfig, renderer: Renderer, site: metadata.Site
    ) -> None:
        """Take what the page shows."""
        # Themes put titles into HTML as they are, and some strip tags after turning entities back into them.
        self._safe_title = escape(spec.title)
        super().__init__(self._safe_title, file, config)
        self.edit_url = renderer.edit_url(spec.thing)
        self._spec = spec
        self._renderer = renderer
        self._site = site

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what a Markdown file would say at its top."""
        self.markdown = ""
        description = escape(self._renderer.description(self._spec))
        self.meta = {"title": escape(self._spec.window_title or self._spec.title), "description": description}
        # The search gets its entries from `search_entries`.
        self.meta["search"] = {"exclude": True}
        if self._spec.hides:
            self.meta["hide"] = list(self._spec.hides)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content and the table of contents."""
        with told():
            rendered = self._renderer.render(self._spec)
        if "navigation.instant" in config.theme["features"]:
            rendered = rendered._replace(html=for_instant_loading(rendered.html))
        self.content, self._search = rendered.html, rendered.search
        self.toc = _table_of_contents(self._spec)
        self._data = metadata.json_ld(self._spec, self._site) if self._spec.listed else None
        self.present_anchor_ids = {section.id for section in self._spec.sections}

    def data(self) -> str:
        """Return what machines read of the page, as HTML."""
        return metadata.script(self._data) if self._data else ""

    def search_entries(self) -> list[dict[str, Any]]:
        """Return the page as entries of Material's search index."""
        return [
            {
                "location": f"{self.url}#{entry.anchor}" if entry.anchor else self.url,
                "title": entry.title,
                "text": entry.text,
            }
            | ({} if entry.boost == 1 else {"boost": entry.boost})
            for entry in self._search
        ]


@contextmanager
def told() -> Iterator[None]:
    """Let MkDocs tell in a sentence what is wrong with a template of the site's own."""
    try:
        yield
    except OwnTemplateError as fault:
        raise PluginError(f"A template of the site cannot be shown. {fault}") from fault


def _table_of_contents(spec: PageSpec) -> TableOfContents:
    """Return the headings of a page as MkDocs nests them."""
    top: list[AnchorLink] = []
    branch: list[AnchorLink] = []
    # The items of a catalogue are too many to be listed beside it.
    for section in (section for section in spec.sections if section.facets is None):
        link = AnchorLink(escape(section.heading), section.id, section.level)
        while branch and branch[-1].level >= section.level:
            branch.pop()
        (branch[-1].children if branch else top).append(link)
        branch.append(link)
    return TableOfContents(top)
