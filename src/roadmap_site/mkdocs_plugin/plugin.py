# Why: MkDocs' events, each handed on to plain functions; what a page says is settled elsewhere.
# With `theme`, `generated`, `inputs`, `output` and `preview`, an owner of `mkdocs`.
"""The MkDocs plugin `roadmap`."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from math import inf
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import nest_paths
from mkdocs.utils.templates import TemplateContext

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import editor_schemas
from roadmap_site.health import checks as record
from roadmap_site.health import history, link_check
from roadmap_site.mkdocs_plugin import generated_files, inputs, output, theme
from roadmap_site.mkdocs_plugin.accessibility import mended
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, Days, told
from roadmap_site.mkdocs_plugin.output import Output
from roadmap_site.mkdocs_plugin.preview import CurriculumError, Preview
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, has_errors, in_order
from roadmap_site.problems.wording import summary
from roadmap_site.schema.definition import FILES
from roadmap_site.site import handwritten, head, navigation, urls
from roadmap_site.site.page import PageSpec, shortened
from roadmap_site.site.pages import health, pages
from roadmap_site.site.render import Renderer
from roadmap_site.system import transactions
from roadmap_site.system.installation import InstallationError

_log = get_plugin_logger(__name__)


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's part of `mkdocs.yml`."""

    curriculum = config_options.Type(str, default="curriculum")
    """The folder of the curriculum, relative to `mkdocs.yml`."""
    estimates = config_options.Type(bool, default=True)
    """Whether pages say how long stages and roadmaps take."""
    templates = config_options.Optional(config_options.Type(str))
    """A folder of templates, relative to `mkdocs.yml`, whose blocks take the place of ours."""
    image = config_options.Optional(config_options.Type(str))
    """The picture that goes with a link to the site, relative to `docs/`; else ours."""
    health = config_options.Type(bool, default=True)
    """Whether there is a page that says how complete and how fresh the curriculum is."""
    link_check = config_options.Optional(config_options.Type(str))
    """The report of `roadmap links`, relative to `mkdocs.yml`; else beside the curriculum's folder."""


@dataclass(frozen=True)
class _Site:
    """All that one build needs to know."""

    loaded: LoadResult
    renderer: Renderer
    pages: tuple[PageSpec, ...]
    data: head.Site
    redirects: dict[str, urls.Moved]
    """Former paths of pages, each with what now stands for it."""
    days: Days


class RoadmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a curriculum to a MkDocs site."""

    def __init__(self) -> None:
        """Start without a site."""
        self._site: _Site | None = None
        self._preview = Preview()
        self._output = Output()
        self._config: MkDocsConfig | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Get ready for a preview; by being here, ask MkDocs to keep this object from one rebuild to the next."""
        if command == "serve":
            self._preview.start(dirty=dirty)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Keep the last good site up, whatever happens to the files."""
        self._preview.serve(server, builder)
        return server

    def on_shutdown(self) -> None:
        """End the preview, if there was one, and a build that was broken off."""
        self._preview.end()
        self._output.end()

    @event_priority(inf)  # before all that may ask where the site is built, or read what was written by hand
    def _begin(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse what must not be read; choose where to write; let what we read be watched, even if not there yet."""
        own = [_beside(config, self.config.templates)] if self.config.templates else []
        own += [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        inputs.refuse_odd(config, [folder for folder in own if folder.is_dir()])
        places = [_beside(config, named) for named in (self.config.curriculum, self.config.templates) if named]
        if self.config.health:
            places.append(self._link_check(config))
        for path in map(str, places):
            if path not in config.watch:
                config.watch.append(path)
        self._preview.prepare(config)
        if not self._preview.started:
            self._output.begin(config)
        self._config = config
        return config

    @event_priority(-90)  # after all that may change how addresses look
    def _load(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the curriculum, before MkDocs empties the site's folder."""
        folder = inputs.folder_of_curriculum(config, self.config, self.config.curriculum)
        try:
            loaded = loader.load(folder, posixpath.normpath(self.config.curriculum))
        except InstallationError as fault:
            raise PluginError(str(fault)) from fault
        if not self.config.estimates:
            loaded = loader.without_durations(loaded)
        edit_url = generated_files.edit_urls(config, posixpath.relpath(folder, config.docs_dir), loaded)
        folders = config.use_directory_urls
        templates = self._templates(config)
        with told():
            renderer = Renderer(
                loaded.curriculum, loaded.graph, folders=folders, edit_url=edit_url, templates=templates
            )
            for name, block in renderer.unknown_blocks():
                _log.warning("%s has a block %r, which ours does not have, so that nothing shows it.", name, block)
        specs: tuple[PageSpec, ...] = ()
        if not loaded.has_errors:
            specs = (*pages.all_pages(loaded.curriculum, loaded.graph), *self._health(config, folder, loaded))
        data = _data(config, loaded, renderer)
        days = generated_files.days(Path(config.docs_dir), folder, loaded.world)
        site = _Site(loaded, renderer, specs, data, urls.redirects(loaded.curriculum), days)
        of_docs = () if loaded.has_errors else inputs.problems(config, _taken(site, config), loaded)
        _report(in_order([*loaded.problems, *of_docs]), strict=config.strict)
        self._site = site
        if self._preview.started:
            _refresh_schemas(loaded, folder)
        theme.speak(config, loaded.curriculum.language)
        theme.prepare(config)
        return config

    on_config = CombinedEvent(_begin, _load)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, the redirects of former addresses and the assets; set the navigation."""
        site = self._current()
        written = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
        for spec in site.pages:
            inclusion = InclusionLevel.INCLUDED if spec.listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, f"{spec.path}.md", content="", inclusion=inclusion)
            files.append(file)
            CurriculumPage(spec, file, config, site.renderer, site.data)
        for path, moved in site.redirects.items():
            uri = urls.file(path, folders=config.use_directory_urls)
            with told():
                content = site.renderer.redirect(path, moved)
            files.append(File.generated(config, uri, content=content))
        for asset in sorted(theme.ASSETS.iterdir()):
            files.append(
                File.generated(
                    config, urls.ASSETS + asset.name, abs_src_path=str(asset), inclusion=InclusionLevel.INCLUDED
                )
            )
        for kind, schema in editor_schemas.texts(site.loaded.curriculum).items():
            files.append(File.generated(config, urls.schema(kind), content=schema))
        own = config.nav if config.nav is not None else nest_paths(written)  # type: ignore[no-untyped-call]
        config.nav = [*navigation.nav(site.loaded.curriculum, site.loaded.graph, health=self.config.health), *own]
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

    @event_priority(100)  # who knows better can say so later
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Let a page have the day of its last change, not that of the build."""
        page.update_date = self._current().days.of(page)
        return page

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the search what it shall find of a page, so that it need not read the HTML again."""
        self._date(context)
        search = config.plugins.get("material/search")
        entries = getattr(getattr(search, "search_index", None), "entries", None)
        if isinstance(page, CurriculumPage) and isinstance(entries, list):
            entries += page.search_entries()
        return context

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give pages written by hand our stylesheet and, if they have none, a description: their first paragraph."""
        if isinstance(page, CurriculumPage):
            return html
        if not page.meta.get("title"):
            # A heading may hold what a link put there; the theme strips tags only after turning entities back.
            page.meta["title"] = escape(unescape(str(page.title)))
        if not page.meta.get("description") and (first := handwritten.first_paragraph(html)):
            page.meta["description"] = escape(shortened(first))
        to_root = urls.to_root(page.file.src_uri.removesuffix(".md"), folders=config.use_directory_urls)
        return f'<link rel="stylesheet" href="{to_root}{urls.ASSETS}roadmap.css">\n{html}'

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme has left, and say in the head what machines read of the page."""
        data = page.data() if isinstance(page, CurriculumPage) else ""
        title = config.site_name if page.is_homepage else str(page.meta.get("title") or page.title)
        description = str(page.meta.get("description") or config.site_description or "")
        return self._finished(
            output, config, title=title, description=description, url=page.canonical_url or "", data=data
        )

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Fill the page for addresses that there are not."""
        self._date(context)
        if template_name == theme.NOT_FOUND:
            site = self._current()
            spec = pages.not_found(site.loaded.curriculum, site.loaded.graph)
            root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
            with told():
                context["roadmap_not_found"] = site.renderer.render(spec, root).html  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for addresses that there are not as all others."""
        if template_name != theme.NOT_FOUND:
            return output_content
        return self._finished(output_content, config, title="Page not found", description=config.site_description or "")

    @event_priority(-inf)  # after all that may still write, or fail
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the place of the one before."""
        self._output.finish(strict=config.strict)

    @event_priority(-inf)  # after all that may want to see what was built
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site before as it was; tell in a sentence what could not be written or read."""
        config = self._config
        sentence = output.told(error, Path(config.site_dir), Path(config.docs_dir)) if config else ""
        self._output.end()
        if sentence:
            raise PluginError(sentence) from error

    def _finished(
        self, output: str, config: MkDocsConfig, *, title: str, description: str, url: str = "", data: str = ""
    ) -> str:
        """Return a page with what all pages get; the title and the description are HTML, as MkDocs has them."""
        added = data
        if "material/social" not in config.plugins:
            added += head.open_graph(
                title=unescape(title),
                site_name=config.site_name,
                description=unescape(description),
                language=self._current().loaded.curriculum.language,
                home=bool(url) and url == config.site_url,
                url=url,
                image=_image(config, self.config.image),
            )
        return mended(output).replace("</head>", f"{added}\n</head>", 1)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let pages written by hand link with `[[id]]`."""
        if isinstance(page, CurriculumPage):
            return markdown
        curriculum = self._current().loaded.curriculum
        return handwritten.with_links(markdown, curriculum, page.file.src_uri)

    def _health(self, config: MkDocsConfig, folder: Path, loaded: LoadResult) -> Iterator[PageSpec]:
        """Yield the page that says how complete and how fresh the curriculum is, if there shall be one."""
        if not self.config.health:
            return
        try:
            report = link_check.read(self._link_check(config))
        except link_check.LinkCheckError as fault:
            _log.warning("The page Health says nothing of links: %s.", fault)
            report = None
        found = record.of(loaded.curriculum, loaded.graph, history.of(loaded.world, folder), report)
        yield health.page(loaded.curriculum, found)

    def _link_check(self, config: MkDocsConfig) -> Path:
        """Return the file with the last check of the links."""
        named = self.config.link_check
        return _beside(config, named) if named else link_check.kept(_beside(config, self.config.curriculum))

    def _templates(self, config: MkDocsConfig) -> Path | None:
        """Return the folder with the site's own templates."""
        if self.config.templates is None:
            return None
        folder = _beside(config, self.config.templates)
        if not folder.is_dir():
            raise PluginError(f"The templates' folder {self.config.templates!r} does not exist beside mkdocs.yml.")
        return folder

    def _date(self, context: TemplateContext) -> None:
        """Let templates that say when a site was built say of when it is, unless somebody has set that."""
        newest = self._current().days.files.newest
        if newest and "SOURCE_DATE_EPOCH" not in os.environ:
            context["build_date_utc"] = newest

    def _current(self) -> _Site:
        if self._site is None:
            raise PluginError("The curriculum has not been loaded: on_config did not run.")
        return self._site


def _refresh_schemas(loaded: LoadResult, folder: Path) -> None:
    """Keep the schemas for editors up to date, unless a command is changing the curriculum: then it does so."""
    with suppress(OSError), transactions.session(folder, wait=0) as session:
        editor_schemas.refresh(loaded, folder, session)


def _beside(config: MkDocsConfig, named: str) -> Path:
    """Return a place that is named relative to `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").parent / named


def _data(config: MkDocsConfig, loaded: LoadResult, renderer: Renderer) -> head.Site:
    """Return what the data of all pages draws on."""

    def address(path: str, fragment: str) -> str:
        found = urls.address(path, fragment, folders=config.use_directory_urls)
        return config.site_url + found if config.site_url else ""

    return head.Site(loaded.curriculum, loaded.graph, config.site_name, address, renderer.texts.plain)


def _image(config: MkDocsConfig, own: str | None) -> head.Image | None:
    """Return the picture that goes with a link to the site, which must know its own address."""
    if not config.site_url:
        return None
    if own:
        if not (Path(config.docs_dir) / own).is_file():
            raise PluginError(f"The image {own!r} is not in the folder {Path(config.docs_dir).name!r}.")
        return head.Image(config.site_url + own.lstrip("/"), config.site_name)
    return head.Image(f"{config.site_url}{urls.ASSETS}social.png", config.site_name, 1200, 630)


def _report(problems: tuple[Problem, ...], *, strict: bool) -> None:
    """Show the problems; raise `CurriculumError` when they keep the site from being built."""
    if not problems:
        return
    report = f"The curriculum has {summary(problems)}.\n\n{as_text(problems)}\n"
    if strict or has_errors(problems):
        raise CurriculumError(report, problems)
    _log.warning(report, extra={"problems": problems})


def _taken(site: _Site, config: MkDocsConfig) -> dict[str, str]:
    """Return the files of the site that are ours, each with what stands there."""
    titles = {spec.path: spec.title for spec in site.pages} | {
        p: moved.thing.title for p, moved in site.redirects.items()
    }
    taken = {urls.file(path, folders=config.use_directory_urls): title for path, title in titles.items()}
    taken |= {urls.ASSETS + asset.name: asset.name for asset in theme.ASSETS.iterdir()}
    return taken | {urls.schema(kind): f"the schema of {kind}" for kind in FILES}
