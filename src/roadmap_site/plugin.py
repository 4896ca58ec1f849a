# Why: MkDocs' events, each handed on to plain functions; what a page says is settled elsewhere.
# The only owner of `mkdocs`.
"""The MkDocs plugin `roadmap`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from markupsafe import escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import meta, nest_paths
from mkdocs.utils.templates import TemplateContext

from roadmap_site import reporting
from roadmap_site.curriculum import loader, source
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Thing, link_id
from roadmap_site.problems import Problem, has_errors, in_order
from roadmap_site.website import handwritten, navigation, pages, urls
from roadmap_site.website.pages import PageSpec
from roadmap_site.website.rendering import EditUrl, Renderer

_log = get_plugin_logger(__name__)

_FEATURES = ("content.action.edit", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune")
"""What the pages count on from the theme: the way up, the way on, a link to edit, and a navigation that stays small."""


_STEP_BACK = re.compile(r"(?:(?<![^/?&=])(?!\.\.)[^/?&=%]+(?:/|%2F)|^)\.\.(?:/|%2F)")
"""A folder and the way out of it again, or the way out of the top."""


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's part of `mkdocs.yml`."""

    curriculum = config_options.Type(str, default="curriculum")
    """The folder of the curriculum, relative to `mkdocs.yml`."""


@dataclass(frozen=True)
class _Site:
    """All that one build needs to know."""

    loaded: LoadResult
    renderer: Renderer
    pages: tuple[PageSpec, ...]
    redirects: dict[str, Thing]
    """Former paths of pages, each with the thing that now stands for it."""


class CurriculumPage(Page):
    """A page that is already HTML when MkDocs asks for it."""

    def __init__(self, spec: PageSpec, file: File, config: MkDocsConfig, renderer: Renderer) -> None:
        """Take what the page shows."""
        # Themes put titles into HTML as they are, and some strip tags after turning entities back into them.
        self._safe_title = escape(spec.title)
        super().__init__(self._safe_title, file, config)
        self.edit_url = renderer.edit_url(spec.thing)
        self._spec = spec
        self._renderer = renderer

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what a Markdown file would say at its top."""
        self.markdown = ""
        description = escape(self._renderer.description(self._spec))
        self.meta = {"title": escape(self._spec.window_title or self._spec.title), "description": description}
        # The search gets its entries from `search_entries`.
        self.meta["search"] = {"exclude": True}
        if self._spec.wide:
            self.meta["hide"] = ["navigation", "toc"]

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content and the table of contents."""
        rendered = self._renderer.render(self._spec)
        self.content, self._search = rendered.html, rendered.search
        self.toc = _table_of_contents(self._spec)
        self.present_anchor_ids = {section.id for section in self._spec.sections}

    def search_entries(self) -> list[dict[str, Any]]:
        """Return the page as entries of Material's search index."""
        boost = {} if self._spec.search_boost == 1 else {"boost": self._spec.search_boost}
        return [
            {
                "location": f"{self.url}#{entry.anchor}" if entry.anchor else self.url,
                "title": entry.title,
                "text": entry.text,
            }
            | boost
            for entry in self._search
        ]


class RoadmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a curriculum to a MkDocs site."""

    def __init__(self) -> None:
        """Start without a site."""
        self._site: _Site | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Ask MkDocs, by being here, to keep this object from one rebuild to the next."""

    @event_priority(-90)  # after all that may change how addresses look
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the curriculum, before MkDocs empties the site's folder."""
        folder = Path(config.config_file_path or "mkdocs.yml").parent / self.config.curriculum
        if not folder.is_dir():
            raise PluginError(f"The curriculum's folder {self.config.curriculum!r} does not exist beside mkdocs.yml.")
        loaded = loader.load(folder, posixpath.normpath(self.config.curriculum))
        edit_url = _edit_urls(config, posixpath.relpath(folder, config.docs_dir), loaded)
        folders = config.use_directory_urls
        renderer = Renderer(loaded.curriculum, loaded.graph, folders=folders, edit_url=edit_url)
        specs = () if loaded.has_errors else tuple(pages.all_pages(loaded.curriculum, loaded.graph))
        site = _Site(loaded, renderer, specs, urls.redirects(loaded.curriculum))
        of_docs = () if loaded.has_errors else _of_docs(site, config)
        _report(in_order([*loaded.problems, *of_docs]), strict=config.strict)
        self._site = site
        _set_language(config, loaded.curriculum.language)
        if str(folder) not in config.watch:
            config.watch.append(str(folder))
        config.extra_css.insert(0, urls.STYLESHEET)
        features = config.theme.setdefault("features", [])
        features += [feature for feature in _FEATURES if feature not in features]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, the redirects of former addresses and the assets; set the navigation."""
        site = self._current()
        written = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
        for spec in site.pages:
            file = File.generated(config, f"{spec.path}.md", content="")
            files.append(file)
            CurriculumPage(spec, file, config, site.renderer)
        for path, thing in site.redirects.items():
            uri = urls.file(path, folders=config.use_directory_urls)
            files.append(File.generated(config, uri, content=site.renderer.redirect(path, thing)))
        css = resources.files("roadmap_site") / "website" / "assets" / "roadmap.css"
        files.append(File.generated(config, urls.STYLESHEET, content=css.read_text(encoding="utf-8")))
        own = config.nav if config.nav is not None else nest_paths(written)  # type: ignore[no-untyped-call]
        config.nav = [*navigation.nav(site.loaded.curriculum, site.loaded.graph), *own]
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Let "previous" and "next" stay on the roadmap, within an area, or among the pages written by hand."""
        loaded = self._current().loaded
        neighbours = navigation.neighbours(loaded.curriculum, loaded.graph)
        by_path = {page.file.src_uri.removesuffix(".md"): page for page in nav.pages}
        for path, page in by_path.items():
            if isinstance(page, CurriculumPage):
                before, after = neighbours.get(path, ("", ""))
                page.previous_page, page.next_page = by_path.get(before), by_path.get(after)
            elif isinstance(page.previous_page, CurriculumPage):
                page.previous_page = None

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the search what it shall find of a page, so that it need not read the HTML again."""
        search = config.plugins.get("material/search")
        entries = getattr(getattr(search, "search_index", None), "entries", None)
        if isinstance(page, CurriculumPage) and isinstance(entries, list):
            entries += page.search_entries()
        return context

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let pages written by hand link with `[[id]]`."""
        if isinstance(page, CurriculumPage):
            return markdown
        curriculum = self._current().loaded.curriculum
        return handwritten.with_links(markdown, curriculum, page.file.src_uri)

    def _current(self) -> _Site:
        if self._site is None:
            raise PluginError("The curriculum has not been loaded: on_config did not run.")
        return self._site


def _report(problems: tuple[Problem, ...], *, strict: bool) -> None:
    """Show the problems; raise `PluginError` when they keep the site from being built."""
    if not problems:
        return
    report = f"The curriculum has {reporting.summary(problems)}.\n\n{reporting.text(problems)}\n"
    if strict or has_errors(problems):
        raise PluginError(report)
    _log.warning(report)


def _of_docs(site: _Site, config: MkDocsConfig) -> Iterator[Problem]:
    """Yield the problems of what was written by hand: dead `[[…]]` links, and addresses that the curriculum has."""
    titles = {spec.path: spec.title for spec in site.pages} | {p: thing.title for p, thing in site.redirects.items()}
    taken = {urls.file(path, folders=config.use_directory_urls): title for path, title in titles.items()}
    taken[urls.STYLESHEET] = urls.STYLESHEET
    shown = posixpath.relpath(config.docs_dir, Path(config.config_file_path or "mkdocs.yml").parent)
    for file in get_files(config):
        if not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            continue
        path = f"{shown}/{file.src_uri}"
        if file.dest_uri in taken:
            yield handwritten.page_clash(path, taken[file.dest_uri])
        if file.is_documentation_page():
            text, problems = source.decode(file.content_bytes, path)
            yield from problems
            body, _ = meta.get_data(text)
            yield from handwritten.dead_links(body, path, text.removesuffix(body).count("\n"), site.loaded)


def _set_language(config: MkDocsConfig, language: str) -> None:
    """Let the theme speak the curriculum's language, if it can and the site has not chosen one."""
    chosen = config.theme.get("language", "en")
    known = any(
        (Path(folder) / "partials" / "languages" / f"{language}.html").is_file() for folder in config.theme.dirs
    )
    if chosen == "en" and known:
        config.theme["language"] = language


def _edit_urls(config: MkDocsConfig, folder: str, loaded: LoadResult) -> EditUrl:
    """Return the function that knows where a thing's YAML can be edited, by the settings for the pages in `docs/`.

    Args:
        config: The site's settings, with `repo_url` and `edit_uri` or `edit_uri_template`.
        folder: The way from `docs/` to the curriculum's folder.
        loaded: The curriculum.
    """

    @cache
    def of_file(path: str) -> str | None:
        file = File.generated(config, "sample.md", content="")
        file.edit_uri = f"{folder}/{path}"
        url = Page(None, file, config).edit_url
        return url and _without_steps_back(url)

    def edit_url(thing: Thing | None) -> str | None:
        place = thing.place if thing else loaded.curriculum.place
        url = of_file(place.path)
        return f"{url}#L{loaded.locations[link_id(thing)].line}" if url and thing and place.trail else url

    return edit_url


def _without_steps_back(url: str) -> str:
    """Return an address with `docs/../` taken out, in its path or wherever else a template puts the file."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    while (shorter := _STEP_BACK.sub("", path, count=1)) != path:
        path = shorter
    return scheme + mark + host + slash + path


def _table_of_contents(spec: PageSpec) -> TableOfContents:
    """Return the headings of a page as MkDocs nests them."""
    top: list[AnchorLink] = []
    branch: list[AnchorLink] = []
    for section in spec.sections:
        link = AnchorLink(escape(section.heading), section.id, section.level)
        while branch and branch[-1].level >= section.level:
            branch.pop()
        (branch[-1].children if branch else top).append(link)
        branch.append(link)
    return TableOfContents(top)
