"""The MkDocs plugin `roadmap`: MkDocs' events, each handed on to plain functions.

What a page says is settled in `site`, which knows no MkDocs; the other modules of this room do what MkDocs leaves to be
done: choose where to write, watch files, show what is wrong in a preview. A build writes nothing into the author's
folders. Events run in the order of their priorities: what must come before or after other plugins says so.
"""

import os
import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from html import unescape
from itertools import starmap
from math import inf
from pathlib import Path
from typing import Any, Literal
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
from roadmap_site.curriculum.own_pages import Unasked
from roadmap_site.curriculum.rules import bad_link
from roadmap_site.health import checks, history, link_check
from roadmap_site.mkdocs_plugin import build_inputs, build_output, generated_files, theme
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, Days, template_faults_in_words
from roadmap_site.mkdocs_plugin.inert_titles import InertTitles
from roadmap_site.mkdocs_plugin.own_files import OwnFiles
from roadmap_site.mkdocs_plugin.preview import CurriculumError, Preview
from roadmap_site.problems import registry
from roadmap_site.problems.counting import summary
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, has_errors, in_order
from roadmap_site.schema.addresses import OwnFile
from roadmap_site.site import head, kinds, pages_by_hand, urls
from roadmap_site.site.messages import words
from roadmap_site.site.messages.overrides import with_own
from roadmap_site.site.page import PageSpec, Site, shortened
from roadmap_site.site.render import Renderer
from roadmap_site.system.installation import InstallationError

_log = get_plugin_logger(__name__)

BELOW = ""
"""The folder of the site below which all that is ours stands; see `Addresses`."""


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
    messages = config_options.Type(dict, default={})
    """What the site says otherwise than we do: the English text of a message → what stands for it."""


@dataclass(frozen=True)
class _Build:
    loaded: loader.LoadResult
    addresses: urls.Addresses
    renderer: Renderer
    site: Site
    pages: tuple[PageSpec, ...]
    files: tuple[tuple[File, str], ...]
    days: Days
    titles: Mapping[str, str]


class RoadmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a curriculum to a MkDocs site."""

    def __init__(self) -> None:
        self._build: _Build
        self._preview = Preview()
        self._output = build_output.Output()
        self._config: MkDocsConfig | None = None
        # Those of the build, once they are settled.
        self._files: OwnFiles | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Get ready for a preview; by being here, ask MkDocs to keep this object from one rebuild to the next."""
        if command == "serve":
            self._preview.start(dirty=dirty)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Keep the last good site up, whatever happens to the files."""
        self._preview.serve(server, builder)

    def on_shutdown(self) -> None:
        """End the preview, if there was one, and a build that was broken off."""
        self._preview.end()
        self._output.end()

    @event_priority(inf)  # before all that may ask where the site is built, or read what was written by hand
    def _begin(self, config: MkDocsConfig) -> None:
        """Refuse what must not be read; choose where to write; let what we read be watched, even if not there yet."""
        top = build_inputs.top(config)
        own = [top / self.config.templates] if self.config.templates else []
        places = [top / self.config.curriculum, *own]
        if config.theme.custom_dir:
            own.append(Path(config.theme.custom_dir))
        build_inputs.refuse_odd(config, own)
        if self.config.health:
            places.append(self._link_check(config))
        config.watch += map(str, places)
        self._preview.prepare(config)
        if not self._preview.started:
            self._output.begin(config)
        self._config = config

    @event_priority(-90)  # after all that may change how addresses look
    def _load(self, config: MkDocsConfig) -> None:
        """Load and check the curriculum, before MkDocs empties the site's folder."""
        folder = build_inputs.folder_of_curriculum(config, self.config, self.config.curriculum)
        try:
            loaded = loader.load(folder, posixpath.normpath(self.config.curriculum), pages=Unasked)
        except InstallationError as fault:
            raise PluginError(str(fault)) from fault
        if not self.config.estimates:
            loaded = loader.without_durations(loaded)
        edit_url = generated_files.edit_urls(config, Path(os.path.relpath(folder, config.docs_dir)).as_posix(), loaded)
        addresses = urls.Addresses(config.use_directory_urls, BELOW)
        own_words, faults = with_own(words.load(loaded.curriculum.language), self.config.messages)
        for wrong in faults:
            _log.warning("A message in mkdocs.yml cannot be used: %s", wrong)
        with template_faults_in_words():
            renderer = Renderer(
                loaded.graph,
                addresses,
                edit_url=edit_url,
                words=own_words,
                templates=self._templates(config),
                own=self._own_address,
            )
            for name, block in renderer.unknown_blocks():
                _log.warning("%s has a block %r, which ours does not have, so that nothing shows it.", name, block)
        if loaded.has_errors:
            _report(loaded.problems, strict=config.strict)

        def address(path: str, fragment: str | None) -> str | None:
            if not config.site_url:
                return None
            return config.site_url + addresses.address(path, fragment)

        def own_address(own: OwnFile) -> str | None:
            found = self._own_address(own.path)
            if not config.site_url or found is None:
                return None
            return config.site_url + urls.of_file(found.removeprefix("./"), own)

        health = self._health(config, folder, loaded)
        site = Site(loaded.graph, config.site_name, address, renderer.texts.plain, own_words, health, own_address)
        pages = tuple(kinds.all_pages(site))
        files = tuple(generated_files.all_files(site, pages, config, addresses, renderer))
        _report(in_order([*loaded.problems, *build_inputs.problems(config, files, loaded)]), strict=config.strict)
        changed = history.of_files(folder.parent, (folder, Path(config.docs_dir)))
        days = Days(changed, folder.resolve(), loaded.located.documents)
        titles = pages_by_hand.marks(loaded.curriculum)
        self._build = _Build(loaded, addresses, renderer, site, pages, files, days, titles)
        config.markdown_extensions.append(InertTitles(titles))  # type: ignore[arg-type]
        theme.prepare(config, addresses, loaded.curriculum.language)

    on_config = CombinedEvent(_begin, _load)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add what comes from the curriculum; set the navigation."""
        build = self._build
        written = [file.src_uri for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav)]
        for file, _ in build.files:
            files.append(file)
        own = nest_paths(written) if config.nav is None else config.nav  # type: ignore[no-untyped-call]
        config.nav = [*kinds.nav(build.pages, build.addresses), *own]

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Let "previous" and "next" stay on the roadmap, within an area, or among the pages written by hand."""
        self._files = OwnFiles(files)
        neighbours = kinds.neighbours(self._build.pages)
        ours: dict[str | None, Page] = {page.spec.path: page for page in nav.pages if isinstance(page, CurriculumPage)}
        for page in nav.pages:
            if isinstance(page, CurriculumPage):
                before, after = neighbours.get(page.spec.path, (None, None))
                page.previous_page, page.next_page = ours.get(before), ours.get(after)
            elif isinstance(page.previous_page, CurriculumPage):
                page.previous_page = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Look, once all pages are rendered, whether what texts link to is there, with its anchors."""
        loaded = self._build.loaded
        found = starmap(bad_link.RULE.code.problem, bad_link.missing_files(loaded.located, partial(OwnFiles, files)))
        _report(in_order(registry.applied(found, loaded.curriculum.rules)), strict=config.strict)

    @event_priority(100)  # who knows better can say so later
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Let a page have the day of its last change, not that of the build."""
        page.update_date = self._build.days.day(page)

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Give the search what it shall find of a page, so that it need not read the HTML again."""
        self._date(context)
        search = config.plugins.get("material/search")
        entries = getattr(getattr(search, "search_index", None), "entries", None)
        if isinstance(page, CurriculumPage) and isinstance(entries, list):
            entries += page.search_entries()

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give pages written by hand our stylesheet and, if they have none, a description: their first paragraph."""
        if isinstance(page, CurriculumPage):
            return html
        if not page.meta.get("title"):
            # A heading may hold what a link put there; the theme strips tags only after turning entities back.
            page.meta["title"] = escape(unescape(str(page.title)))
        if not page.meta.get("description") and (first := pages_by_hand.first_paragraph(html)):
            page.meta["description"] = escape(shortened(first))
        # Within HTML that Markdown leaves as it is, marks are still there.
        html = pages_by_hand.with_titles(html, self._build.titles)
        addresses = self._build.addresses
        to_top = addresses._replace(below="").to_top(page.file.src_uri.removesuffix(".md"))
        return f'<link rel="stylesheet" href="{to_top}{addresses.asset("roadmap.css")}">\n{html}'

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme has left, and say in the head what machines read of the page."""
        data = page.data if isinstance(page, CurriculumPage) else ""
        title = config.site_name if page.is_homepage else str(page.meta.get("title") or page.title)
        description = str(page.meta.get("description") or config.site_description or "")
        return self._finished(output, config, title=title, description=description, url=page.canonical_url, data=data)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """Fill the page for addresses that there are not."""
        self._date(context)
        if template_name == theme.NOT_FOUND:
            build = self._build
            spec = kinds.page_not_found(build.site)
            root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
            with template_faults_in_words():
                content = build.renderer.render(spec, root).html
            context["roadmap_not_found"] = {"title": escape(spec.title), "content": content}  # type: ignore[typeddict-unknown-key]

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for addresses that there are not as all others."""
        if template_name != theme.NOT_FOUND:
            return output_content
        title = str(escape(kinds.page_not_found(self._build.site).title))
        return self._finished(output_content, config, title=title, description=config.site_description or "")

    @event_priority(-inf)  # after all that may still write, or fail
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the place of the one before."""
        self._output.finish(strict=config.strict)

    @event_priority(-inf)  # after all that may want to see what was built
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site before as it was; tell in a sentence what could not be written or read."""
        config = self._config
        sentence = config and build_output.sentence(error, Path(config.site_dir), Path(config.docs_dir))
        self._output.end()
        if sentence:
            raise PluginError(sentence) from error

    def _finished(
        self, output: str, config: MkDocsConfig, *, title: str, description: str, url: str | None = None, data: str = ""
    ) -> str:
        """Return a page with what all pages get; the title and the description are HTML, as MkDocs has them."""
        if "material/social" not in config.plugins:
            data += head.open_graph(
                title=unescape(title),
                site_name=config.site_name,
                description=unescape(description),
                language=self._build.site.curriculum.language,
                home=bool(url) and url == config.site_url,
                url=url,
                image=_image(config, self.config.image, self._build.addresses),
            )
        return theme.mended(output, self._build.site.words).replace("</head>", f"{data}\n</head>", 1)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let pages written by hand link with `[[id]]`."""
        if isinstance(page, CurriculumPage):
            return markdown
        build = self._build
        whole = pages_by_hand.with_whole_links(markdown)
        return pages_by_hand.with_links(whole, build.site.curriculum, page.file.src_uri, build.addresses)

    def _own_address(self, path: str) -> str | None:
        """Return the address of a file of the site's own, from the top of the site, if there is such a file."""
        return self._files.address(path) if self._files else None

    def _health(self, config: MkDocsConfig, folder: Path, loaded: loader.LoadResult) -> checks.Health | None:
        """Return how complete and how fresh the curriculum is, if there shall be a page that says so."""
        if not self.config.health:
            return None
        report = None
        try:
            report = link_check.read_report(self._link_check(config))
        except link_check.LinkCheckError as fault:
            _log.warning("The page Health says nothing of links: %s.", fault)
        return checks.Health(loaded.located, history.history_of(loaded.located, folder), report)

    def _link_check(self, config: MkDocsConfig) -> Path:
        if self.config.link_check:
            return build_inputs.top(config) / self.config.link_check
        return link_check.kept(build_inputs.top(config) / self.config.curriculum)

    def _templates(self, config: MkDocsConfig) -> Path | None:
        if self.config.templates is None:
            return None
        folder = build_inputs.top(config) / self.config.templates
        if not folder.is_dir():
            raise PluginError(f"The templates' folder {self.config.templates!r} does not exist beside mkdocs.yml.")
        return folder

    def _date(self, context: TemplateContext) -> None:
        """Let templates that say when a site was built say of when it is, unless somebody has set that."""
        newest = self._build.days.files.newest
        if newest and "SOURCE_DATE_EPOCH" not in os.environ:
            context["build_date_utc"] = newest


def _image(config: MkDocsConfig, own: str | None, addresses: urls.Addresses) -> head.Image | None:
    """Return the picture that goes with a link to the site, which must know its own address."""
    if not config.site_url:
        return None
    if own:
        if not (Path(config.docs_dir) / own).is_file():
            raise PluginError(f"The image {own!r} is not in the folder {Path(config.docs_dir).name!r}.")
        return head.Image(config.site_url + own.lstrip("/"), config.site_name)
    return head.Image(config.site_url + addresses.asset("social.png"), config.site_name, 1200, 630)


def _report(problems: tuple[Problem, ...], *, strict: bool) -> None:
    """Show the problems; raise `CurriculumError` when they keep the site from being built."""
    if not problems:
        return
    report = f"The curriculum has {summary(problems)}.\n\n{as_text(problems)}\n"
    if strict or has_errors(problems):
        raise CurriculumError(report, problems)
    _log.warning(report, extra={"problems": problems})
