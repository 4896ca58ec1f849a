"""The MkDocs plugin `roadmap`: MkDocs' events, each handed on to plain functions.

What a page says is settled in `site`, which knows no MkDocs; the other modules of this room do what MkDocs leaves to be
done. A build writes nothing into the author's folders. Our files are there before other plugins look, and what depends
on them is settled when all others have had their say; each event says by its priority which of the two it is. A site
may have several curricula, each an entry among its plugins: the first one does what is done once for a site.
"""

import os
import posixpath
from collections.abc import Callable
from dataclasses import replace
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
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.own_pages import Unasked
from roadmap_site.curriculum.rules import bad_link
from roadmap_site.health import checks, history, link_check
from roadmap_site.mkdocs_plugin import (
    build_inputs,
    build_output,
    curriculum_pages,
    navigation,
    neighbours,
    search_entries,
    theme,
)
from roadmap_site.mkdocs_plugin.curriculum_pages import CurriculumPages, Settled
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, template_faults_in_words
from roadmap_site.mkdocs_plugin.own_files import OwnFiles
from roadmap_site.mkdocs_plugin.page_links import PageLinks
from roadmap_site.mkdocs_plugin.preview import CurriculumError, Preview
from roadmap_site.problems import registry
from roadmap_site.problems.counting import summary
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, has_errors, in_order
from roadmap_site.site import head, kinds, pages_by_hand, urls
from roadmap_site.site.messages import words
from roadmap_site.site.messages.overrides import with_own
from roadmap_site.site.page import shortened
from roadmap_site.system.installation import InstallationError

_log = get_plugin_logger(__name__)

# Before all others but what must come before even that.
_EARLY = 1e9


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's part of `mkdocs.yml`."""

    curriculum = config_options.Type(str, default="curriculum")
    """The folder of the curriculum, relative to `mkdocs.yml`."""
    path = config_options.Type(str, default="")
    """The folder of the site below which all pages of the curriculum stand, such as `learn`; else at its top."""
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


class RoadmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a curriculum to a MkDocs site."""

    supports_multiple_instances = True

    def __init__(self) -> None:
        self._settled: Settled
        self._build: CurriculumPages
        self._leads = True
        self._serves = self._dirty = False
        self._preview = Preview()
        self._output = build_output.Output()
        self._config: MkDocsConfig | None = None
        # How many builds are under way: a plugin may build a site again within a build, once for each language. Our
        # pages are those of the first.
        self._depth = 0
        # Those of the build, once they are settled.
        self._files: OwnFiles | None = None
        self._links = PageLinks()
        self._name: str | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether there will be a preview; by being here, ask MkDocs to keep this object for the next build."""
        self._serves, self._dirty = command == "serve", dirty

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Keep the last good site up, whatever happens to the files."""
        if self._leads:
            self._preview.serve(server, builder)

    def on_shutdown(self) -> None:
        """End the preview, if there was one, and a build that was broken off."""
        self._preview.end()
        self._output.end()

    @event_priority(inf)  # before all that may ask where the site is built, or read what was written by hand
    def _begin(self, config: MkDocsConfig) -> None:
        """Refuse what must not be read; choose where to write; let what we read be watched, even if not there yet."""
        all = _all(config)
        self._leads = all[0] is self
        self._depth = self._depth + 1 if self._config is config else 1
        self._config = config
        if self._depth > 1 or not self._leads:
            return
        folders: list[Path] = []
        if len({build_inputs.place(each.config.path) for each in all}) < len(all):
            raise PluginError("Two entries of the plugin `roadmap` have one place: give each a `path` of its own.")
        for each in all:
            config.watch += map(str, each.places(config))
            folders += each.templates(config)
        if config.theme.custom_dir:
            folders.append(Path(config.theme.custom_dir))
        build_inputs.refuse_odd(config, folders)
        if self._serves:
            self._preview.start(dirty=self._dirty)
        self._preview.prepare(config)
        if not self._preview.started:
            self._output.begin(config)

    @event_priority(_EARLY)  # before all that may ask for the language of the site
    def _load(self, config: MkDocsConfig) -> None:
        """Load and check the curriculum."""
        if self._depth > 1:
            return
        folder = build_inputs.folder_of_curriculum(config, self.config, self.config.curriculum)
        try:
            loaded = loader.load(folder, posixpath.normpath(self.config.curriculum), pages=Unasked)
        except InstallationError as fault:
            raise PluginError(str(fault)) from fault
        if not self.config.estimates:
            loaded = loader.without_durations(loaded)
        if language := theme.named_language(config):
            loaded = loader.in_language(loaded, language)
        found = [*loaded.problems]
        if self._leads:
            found += build_inputs.problems(config)
            search_entries.prepare(config.plugins)
            theme.speak(config, loaded.curriculum.language)
            if sentence := theme.explained(config):
                _log.warning(sentence)
        _report(in_order(found), strict=config.strict)
        own_words, faults = with_own(words.load(loaded.curriculum.language), self.config.messages)
        for wrong in faults:
            _log.warning("A message in mkdocs.yml cannot be used: %s", wrong)
        templates = next(iter(self.templates(config)), None)
        if templates and not templates.is_dir():
            raise PluginError(f"The templates' folder {self.config.templates!r} does not exist beside mkdocs.yml.")
        addresses = urls.Addresses(config.use_directory_urls, build_inputs.place(self.config.path))
        self._settled = Settled(loaded, folder, own_words, self._health(config, folder, loaded), templates, addresses)

    @event_priority(-inf)  # after all that may change how addresses look
    def _settle(self, config: MkDocsConfig) -> None:
        """Let the theme, and Markdown, have what our pages count on."""
        if config.site_url:
            # MkDocs sees to that only for what `mkdocs.yml` says.
            config.site_url = config.site_url.rstrip("/") + "/"
        addresses = self._settled.addresses._replace(folders=config.use_directory_urls)
        self._settled = replace(self._settled, addresses=addresses)
        if self._leads:
            theme.prepare(config, addresses)
            extensions: list[Any] = config.markdown_extensions
            if self._links not in extensions:
                extensions.append(self._links)

    on_config = CombinedEvent(_begin, _load, _settle)

    @event_priority(inf)  # before all that may look for our files
    def _put(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add what comes from the curriculum."""
        if self._depth > 1:
            self._build.put(files)
            return
        self._files = None
        self._name = config.plugins._current_plugin  # noqa: SLF001 (it is what MkDocs calls this entry)
        self._build = curriculum_pages.made(config, self._settled, files, self._own_address)
        self._build.put(files)

    @event_priority(-99)  # before those that arrange what the owner has written, which come at -100
    def _take_out(self, files: Files, *, config: MkDocsConfig) -> None:
        """Leave our files out of what others arrange: one would drop them, one would sort them by their names."""
        self._build.take_out(files)

    @event_priority(-inf)  # after all that may still add a file
    def _put_back(self, files: Files, *, config: MkDocsConfig) -> None:
        """Add what comes from the curriculum for good."""
        self._build.take_out(files)
        if self._depth > 1:
            self._build.put(files)
            return
        beside = curriculum_pages.has_own_home(files, self._build.shown.addresses)
        if beside is not (self._build.shown.addresses.home == urls.HOME_BESIDE):
            self._build = curriculum_pages.made(config, self._settled, files, self._own_address)
        clashes = self._build.clashes(files, build_inputs.docs_shown(config))
        _report(in_order(clashes), strict=config.strict)
        self._build.put(files)

    on_files = CombinedEvent(_put, _take_out, _put_back)

    @event_priority(-inf)  # after all that may still arrange it
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Give our pages their places in the navigation."""
        self._files = OwnFiles(files)
        if not self._leads:
            return
        builds = [each.build for each in _all(config)]
        shares = [build.share(build.pages(config)) for build in builds]
        navigation.arrange(nav, shares)
        curricula = [(build.shown.site.curriculum, build.shown.addresses) for build in builds]
        self._links.begin(pages_by_hand.targets(curricula))

    @event_priority(inf)  # before all that may ask git for the day of a page
    def _open(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Let those who take no days from what is generated ask git for the day of the YAML."""
        if isinstance(page, CurriculumPage):
            page.file.generated_by = None

    @event_priority(-inf)  # after all that may still add to the text
    def _close(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let pages written by hand link with `[[id]]`."""
        if isinstance(page, CurriculumPage):
            page.file.generated_by = self._name
            search_entries.expect(config.plugins, page)
        elif self._leads:
            return self._links.opened(markdown, page.file.src_uri)
        return markdown

    on_page_markdown = CombinedEvent(_open, _close)

    @event_priority(inf)  # before all that may need the page as it is shown
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give pages written by hand our stylesheet and, if they have none, a description: their first paragraph."""
        if isinstance(page, CurriculumPage) or not self._leads:
            return html
        self._links.page = None
        if not page.meta.get("title"):
            # A heading may hold what a link put there; the theme strips tags only after turning entities back.
            page.meta["title"] = escape(unescape(str(page.title)))
        if not page.meta.get("description") and (first := pages_by_hand.first_paragraph(html)):
            page.meta["description"] = escape(shortened(first))
        # Within HTML that Markdown leaves as it is, marks are still there.
        html = self._links.titled(html)
        addresses = self._build.shown.addresses
        to_top = addresses.of_site().to_top(page.file.src_uri.removesuffix(".md"))
        return f'<link rel="stylesheet" href="{to_top}{addresses.asset("roadmap.css")}">\n{html}'

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Look, once all pages are rendered, whether what texts and pages by hand link to is there."""
        loaded = self._build.loaded
        found = [*starmap(bad_link.RULE.code.problem, bad_link.missing_files(loaded.located, partial(OwnFiles, files)))]
        if self._leads:
            found += self._links.problems(files, build_inputs.docs_shown(config), loaded)
        _report(in_order(registry.applied(found, loaded.curriculum.rules)), strict=config.strict)

    @event_priority(100)  # who knows better can say so later
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> None:
        """Let a page have the day of its last change, not that of the build."""
        if self._cares_for(page):
            page.update_date = self._build.days.day(page)

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Give the search what it shall find of a page, so that it need not read the HTML again."""
        if self._leads:
            self._date(context)
        if isinstance(page, CurriculumPage) and self._cares_for(page):
            search_entries.add(config.plugins, page)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme has left, and say in the head what machines read of the page."""
        if not self._cares_for(page):
            return output
        if self._depth > 1 and isinstance(page, CurriculumPage):
            # It has been written, in the language of the curriculum.
            return Path(page.file.abs_dest_path).read_text(encoding="utf-8")
        data = page.data if isinstance(page, CurriculumPage) else ""
        if not _is_indexed(page):
            data += f"{head.NOT_INDEXED}\n"
        title = config.site_name if page.is_homepage else str(page.meta.get("title") or page.title)
        description = str(page.meta.get("description") or config.site_description or "")
        return self._finished(output, config, title=title, description=description, url=page.canonical_url, data=data)

    @event_priority(-inf)  # after all that may say what a template lists
    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """Fill the page for addresses that there are not; leave what no search engine shall list out of the sitemap."""
        if not self._leads:
            return
        self._date(context)
        if template_name == theme.SITEMAP:
            context["pages"] = [file for file in context["pages"] if _is_indexed(file.page)]
            neighbours.in_sitemap(context, [file for file in context["pages"] if isinstance(file.page, CurriculumPage)])
        if template_name == theme.NOT_FOUND:
            build = self._build
            spec = kinds.page_not_found(build.shown.site)
            root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
            with template_faults_in_words():
                content = build.shown.renderer.render(spec, root).html
                for number, other in enumerate(_all(config)[1:], start=2):
                    shown = other.build.shown
                    content += shown.renderer.render(kinds.more_of_page_not_found(shown.site, number), root).html
            context["roadmap_not_found"] = {"title": escape(spec.title), "content": content}  # type: ignore[typeddict-unknown-key]

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for addresses that there are not as all others."""
        if template_name != theme.NOT_FOUND or not self._leads:
            return output_content
        title = str(escape(kinds.page_not_found(self._build.shown.site).title))
        return self._finished(output_content, config, title=title, description=config.site_description or "")

    @event_priority(-inf)  # after all that may still write, or fail
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the place of the one before, once the last build is done."""
        self._depth -= 1
        if self._depth == 0:
            self._config = None
            self._output.finish(strict=config.strict)

    @event_priority(-inf)  # after all that may want to see what was built
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the site before as it was; tell in a sentence what could not be written or read."""
        config, self._config = self._config, None
        sentence = config and build_output.sentence(error, Path(config.site_dir), Path(config.docs_dir))
        self._output.end()
        if sentence:
            raise PluginError(sentence) from error

    @property
    def build(self) -> CurriculumPages:
        """What the curriculum brings to the site, once MkDocs has looked for files."""
        return self._build

    def places(self, config: MkDocsConfig) -> list[Path]:
        """Return the files and folders that the pages are made from."""
        top = build_inputs.top(config)
        places = [top / self.config.curriculum, *self.templates(config)]
        if self.config.health:
            places.append(self._link_check(config))
        return places

    def templates(self, config: MkDocsConfig) -> list[Path]:
        """Return the folder of templates of the site's own, if it has one."""
        return [build_inputs.top(config) / self.config.templates] if self.config.templates else []

    def _cares_for(self, page: Page) -> bool:
        """Return whether a page is ours to finish: one of this curriculum, or one by hand for whoever leads."""
        if isinstance(page, CurriculumPage):
            return page.shown.site is self._build.shown.site
        return self._leads

    def _finished(
        self, output: str, config: MkDocsConfig, *, title: str, description: str, url: str | None = None, data: str = ""
    ) -> str:
        """Return a page with what all pages get; the title and the description are HTML, as MkDocs has them."""
        if "material/social" not in config.plugins:
            data += head.open_graph(
                title=unescape(title),
                site_name=config.site_name,
                description=unescape(description),
                language=self._build.shown.site.curriculum.language,
                home=bool(url) and url == config.site_url,
                url=url,
                image=_image(config, self.config.image, self._build.shown.addresses),
            )
        return theme.mended(output, self._build.shown.site.words).replace("</head>", f"{data}\n</head>", 1)

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

    def _date(self, context: TemplateContext) -> None:
        """Let templates that say when a site was built say of when it is, unless somebody has set that."""
        newest = self._build.days.files.newest
        if newest and "SOURCE_DATE_EPOCH" not in os.environ:
            context["build_date_utc"] = newest


def _all(config: MkDocsConfig) -> list[RoadmapPlugin]:
    """Return the entries of the plugin, one for each curriculum; the first one leads."""
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, RoadmapPlugin)]


def _is_indexed(page: Page | None) -> bool:
    """Return whether search engines shall list a page."""
    return not isinstance(page, CurriculumPage) or page.spec.indexed


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
