"""The MkDocs plugin `roadmap`: MkDocs' events, each handed on to plain functions.

What a page says is settled in `site`, which knows no MkDocs; the other modules of this room do what MkDocs leaves to be
done. A build writes nothing into the author's folders. Our files are there before other plugins look, and what depends
on them is settled when all others have had their say; each event says by its priority which of the two it is. A site
may have several curricula, each an entry among its plugins: the first one does what is done once for a site.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import unescape
from math import inf
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.mkdocs_plugin import (
    build_inputs,
    build_output,
    curriculum_pages,
    entries,
    heads,
    nav_sources,
    navigation,
    neighbours,
    required,
    search_entries,
    search_pieces,
    settings,
    settling,
    side_navigation,
    telling,
    theme,
)
from roadmap_site.mkdocs_plugin.curriculum_pages import CurriculumPages
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage
from roadmap_site.mkdocs_plugin.own_files import OwnFiles
from roadmap_site.mkdocs_plugin.page_links import PageLinks
from roadmap_site.mkdocs_plugin.preview import Preview
from roadmap_site.mkdocs_plugin.settings import PluginConfig
from roadmap_site.mkdocs_plugin.settling import Settled
from roadmap_site.problems import registry
from roadmap_site.problems.problem import Problem
from roadmap_site.site import kinds, pages_by_hand, urls
from roadmap_site.site.page import shortened

_log = get_plugin_logger(__name__)

# Before all others but what must come before even that.
_EARLY = 1e9


class RoadmapPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a curriculum to a MkDocs site."""

    supports_multiple_instances = True

    def __init__(self) -> None:
        self._loaded: LoadResult
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
        self._image: str | None = None
        self._links = PageLinks()
        self._name: str | None = None
        self._apart: dict[str, str] = {}
        self._search = search_pieces.Search()

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
        config.markdown_extensions = required.without(config.markdown_extensions)
        folders: list[Path] = []
        own = [each.config for each in all]
        entries.refuse_one_place(config, own)
        entries.refuse_taken(config, own)
        for sentence in entries.doubled(config, own):
            _log.warning(sentence)
        for each in all:
            config.watch += map(str, settings.places(config, each.config))
            folders += settings.templates(config, each.config)
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
        """Load and check the curricula; what is wrong in any of them is told at once."""
        if self._depth > 1:
            return
        if self._leads:
            found = self._load_all(config)
            search_entries.prepare(config.plugins)
            theme.speak(config, self._loaded.curriculum.language)
            if sentence := theme.explained(config):
                _log.warning(sentence)
            telling.report(found, strict=config.strict)
        alone = len(_all(config)) == 1
        self._settled = settling.settled(config, self.config, self._loaded, alone=alone, preview=self._serves)

    def _load_all(self, config: MkDocsConfig) -> list[Problem]:
        """Load the curricula of all entries; return what is wrong in them, and what must not be read of other pages."""
        found = [*build_inputs.problems(config)]
        for each in _all(config):
            each._loaded = settling.loaded(config, each.config)  # noqa: SLF001 (it is of this class)
            found += each._loaded.problems  # noqa: SLF001
        return found

    @event_priority(-inf)  # after all that may change how addresses look
    def _settle(self, config: MkDocsConfig) -> None:
        """Let the theme, and Markdown, have what our pages count on."""
        self._settle_addresses(config)
        if self._leads:
            theme.prepare(config, self._settled.addresses, settling.of_ours(config, self.config))
            for note in neighbours.notes(config) if self._depth == 1 else ():
                _log.info(note)
            extensions: list[Any] = config.markdown_extensions
            if self._links not in extensions:
                extensions.append(self._links)

    on_config = CombinedEvent(_begin, _load, _settle)

    @event_priority(-inf)  # after all that may still change how addresses look
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Settle the addresses for good, before there are any files."""
        self._settle_addresses(config)

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
        # What others have added may be left out by its name, as MkDocs finds only after this.
        set_exclusions(files, config)
        if self._depth > 1:
            self._build.put(files)
            return
        addresses = self._build.shown.addresses
        if curriculum_pages.has_own_home(files, addresses) != (addresses.home == urls.HOME_BESIDE):
            self._build = curriculum_pages.made(config, self._settled, files, self._own_address)
        self._build.put(files)
        if _all(config)[-1] is self:
            self._tell_clashes(files, config)

    def _tell_clashes(self, files: Files, config: MkDocsConfig) -> None:
        """Tell, when the files of all entries are back, which of the others have an address of ours."""
        found: list[Problem] = []
        for each in _all(config):
            found += each.build.clashes(files, build_inputs.docs_shown(config))
        telling.report(found, strict=config.strict)

    on_files = CombinedEvent(_put, _take_out, _put_back)

    @event_priority(-inf)  # after all that may still arrange it
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Give our pages their places in the navigation."""
        self._build.put(files)
        self._files = OwnFiles(files)
        self._image = settling.image(config, self.config, self._files)
        settling.refuse_missing_guide(config, self.config, self._files)
        if not self._leads:
            return
        builds = [each.build for each in _all(config)]
        shares = [build.share(build.pages(config)) for build in builds]
        for sentence in navigation.arrange(nav, shares, partial(nav_sources.places, config)):
            _log.warning(sentence)
        self._apart = neighbours.apart(nav, shares)
        self._links.begin(pages_by_hand.targets((build.shown.site.graph, build.shown.addresses) for build in builds))

    @event_priority(inf)  # before all that may ask git for the day of a page, or take `[[id]]` for links of theirs
    def _open(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let those who take no days from what is generated ask git for the day of the YAML; take the links of ours."""
        if isinstance(page, CurriculumPage):
            page.file.generated_by = None
        elif self._leads:
            return self._links.linked(markdown, page.file.src_uri)
        return markdown

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
    def _show(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give pages written by hand our stylesheet; let whoever shows their Markdown elsewhere find titles in it."""
        if isinstance(page, CurriculumPage) or not self._leads:
            return html
        self._links.page = None
        page.markdown = page.markdown and self._links.in_markdown(page.markdown)
        # Within HTML that Markdown leaves as it is, marks are still there.
        html = self._links.titled(html)
        stylesheet = get_relative_url(self._build.shown.addresses.asset("roadmap.css"), page.url)
        return f'<link rel="stylesheet" href="{stylesheet}">\n{html}'

    @event_priority(-inf)  # after all that may have found a better title, or a description
    def _describe(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give pages written by hand a title that is text and, if they have none, a description: their beginning."""
        if not self._leads:
            return html
        neighbours.in_print_site(config.plugins, page, self._build.shown.addresses.asset("roadmap.css"), self._apart)
        if isinstance(page, CurriculumPage):
            return html
        if not page.meta.get("title") and not page.is_homepage:  # whose title is the name of the site
            # A heading may hold what a link put there; the theme strips tags only after turning entities back.
            page.meta["title"] = escape(unescape(str(page.title)))
        if not page.meta.get("description") and (first := pages_by_hand.first_paragraph(html)):
            page.meta["description"] = escape(shortened(first))
        return html

    on_page_content = CombinedEvent(_show, _describe)

    @event_priority(-inf)  # after all that may still change what is there
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """Look, once all pages are rendered, whether what texts and pages by hand link to is there."""
        if not self._leads:
            return
        side_navigation.begin(env, config)
        found: list[Problem] = []
        for build in [each.build for each in _all(config)]:
            build.put(files)
            told = [*telling.missing_files(build.loaded, files)]
            if build is self._build:
                told += self._links.problems(files, build_inputs.docs_shown(config), build.loaded)
            found += registry.applied(told, build.loaded.curriculum.rules)
        telling.report(found, strict=config.strict)

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
            title = search_entries.curriculum(page, alone=len(_all(config)) == 1)
            search_entries.add(config.plugins, page, title)
            _all(config)[0]._search.note(page, title)  # noqa: SLF001 (it is of this class)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme has left, and say in the head what machines read of the page."""
        if not self._cares_for(page):
            return output
        if self._depth > 1 and isinstance(page, CurriculumPage):
            # It has been written, in the language of the curriculum.
            return Path(page.file.abs_dest_path).read_text(encoding="utf-8")
        return heads.finished(output, config, heads.of_page(page, config), self._build.shown, self._image)

    @event_priority(-inf)  # after all that may say what a template lists
    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
        """Fill the page for addresses that there are not; leave what no search engine shall list out of the sitemap."""
        if not self._leads:
            return
        self._date(context)
        if template_name == theme.SITEMAP:
            context["pages"] = [file for file in context["pages"] if heads.is_indexed(file.page)]
            neighbours.in_sitemap(context, [file for file in context["pages"] if isinstance(file.page, CurriculumPage)])
        if template_name == theme.NOT_FOUND:
            root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
            content = curriculum_pages.page_not_found([each.build for each in _all(config)], root)
            context["roadmap_not_found"] = {"title": self._not_found(), "content": content}  # type: ignore[typeddict-unknown-key]

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Finish the page for addresses that there are not as all others."""
        if template_name != theme.NOT_FOUND or not self._leads:
            return output_content
        said = heads.Head(self._not_found(), config.site_description or "")
        return heads.finished(output_content, config, said, self._build.shown, self._image)

    @event_priority(-inf)  # after all that may still write, or fail
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the new site take the place of the one before, once the last build is done."""
        self._depth -= 1
        if self._depth == 0:
            self._search.write(config, self._build.shown)
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

    def _cares_for(self, page: Page) -> bool:
        """Return whether a page is ours to finish: one of this curriculum, or one by hand for whoever leads."""
        if isinstance(page, CurriculumPage):
            return page.shown.site is self._build.shown.site
        return self._leads

    def _settle_addresses(self, config: MkDocsConfig) -> None:
        """Let the site's address end with a slash, and ours look as those of the site."""
        if config.site_url:
            # MkDocs sees to the slash only for what `mkdocs.yml` says, and all addresses begin with this one.
            site = urlsplit(config.site_url)
            config.site_url = site._replace(path=site.path.rstrip("/") + "/", query="", fragment="").geturl()
        addresses = self._settled.addresses._replace(folders=config.use_directory_urls)
        self._settled = replace(self._settled, addresses=addresses)

    def _not_found(self) -> str:
        """Return the title of the page for addresses that there are not, as HTML."""
        return str(escape(kinds.page_not_found(self._build.shown.site).title))

    def _own_address(self, path: str) -> str | None:
        """Return the address of a file of the site's own, from the top of the site, if there is such a file."""
        if self._files:
            return self._files.address(path)
        return None

    def _date(self, context: TemplateContext) -> None:
        """Let templates that say when a site was built say of when it is, unless somebody has set that."""
        newest = self._build.days.files.newest
        if newest and "SOURCE_DATE_EPOCH" not in os.environ:
            context["build_date_utc"] = newest


def _all(config: MkDocsConfig) -> list[RoadmapPlugin]:
    """Return the entries of the plugin, one for each curriculum; the first one leads."""
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, RoadmapPlugin)]
