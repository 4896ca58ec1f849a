"""What comes from a curriculum as files of MkDocs: its pages, where their YAML is edited, and when they were changed.

A page of the curriculum is HTML before MkDocs asks for it; here it becomes what MkDocs takes for one of its own. Beside
the pages there are what leads on from former addresses, what does not depend on the curriculum, and the schemas for
editors. None of these files is written anywhere but into the site; each knows the file that it is made from, so that
whoever asks git for the days and authors of a page gets those of its YAML.
"""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum, Roadmap, Thing, link_id
from roadmap_site.curriculum.pictures import Pictures
from roadmap_site.edit import editor_schemas
from roadmap_site.health import history
from roadmap_site.site import assets, catalogue_items, drawn_files, explanation, linked_data, urls
from roadmap_site.site.page import DEEPEST, PageSpec, Site
from roadmap_site.site.render import EditUrl, OwnTemplateError, Renderer
from roadmap_site.system import cache as user_cache

# What MkDocs works out of where a file comes from, until somebody sets it.
_PLACE = ("dest_uri", "url", "abs_dest_path")
_MAP_LINK = re.compile(r'(<a class="rm-(?:station|topic)[^"]*") href=')


@dataclass(frozen=True)
class Shown:
    """A curriculum, and how it is shown on a site."""

    site: Site
    renderer: Renderer
    addresses: urls.Addresses
    folder: Path
    """The folder of the curriculum."""


class CurriculumPage(Page):
    """A page that is already HTML when MkDocs asks for it."""

    def __init__(
        self,
        spec: PageSpec,
        file: File,
        config: MkDocsConfig,
        shown: Shown,
        title: str | None,
        *,
        picture: str | None = None,
    ) -> None:
        # Themes put titles into HTML as they are, and some strip tags after turning entities back into them.
        self._bare = shown.site.words.bare
        super().__init__(title or escape(self._bare(spec.title)), file, config)
        self.edit_url = shown.renderer.edit_url(spec.thing)
        self.spec = spec
        self.shown = shown
        # The file of the picture that goes with a link to it, from the top of the site, if it has one of its own.
        self.picture = picture

    @property
    def is_index(self) -> bool:
        """Whether the page stands for the section that it is in: a theme shows only one such, and hides the others."""
        return bool(super().is_index) and (self.spec.opens or self.spec.path == urls.HOME)

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what a Markdown file would say at its top."""
        self.markdown = ""
        self.meta = {
            "description": escape(self._bare(self.shown.renderer.description(self.spec))),
            "hide": list(self.spec.hides),
        }
        if not self.is_homepage:  # whose title is the name of the site
            self.meta["title"] = escape(self._bare(self.spec.window_title or self.spec.title))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content, the table of contents, and what machines read of the page, as HTML."""
        with template_faults_in_words():
            self.content, self.search = self.shown.renderer.render(self.spec)
            for path, text in drawn_files.late(self.spec, self.shown.renderer, self.shown.addresses):
                if file := files.get_file_from_path(path):
                    file.content_string = text
        if "navigation.instant" in config.theme["features"]:
            # It sets the address of each link that has an attribute `href`, which a link within a drawing does not let
            # it do; with the older attribute such links work as well, and load their page as a whole.
            self.content = _MAP_LINK.sub(r"\1 xlink:href=", self.content)
        self.toc = _table_of_contents(self.spec, self._bare)
        self.present_anchor_ids = {section.id for section in self.spec.sections}
        data = linked_data.json_ld(self.spec, self.shown.site)
        self.data = linked_data.script(data) if data else ""

    @property
    def paths(self) -> list[str]:
        """The files that the page is about, by the way from the curriculum's folder; none for an overview."""
        thing = self.spec.thing
        if isinstance(thing, Roadmap):
            return [thing.place.path, *(stage.place.path for stage in thing.stages)]
        if thing and thing.explanation:
            return [thing.place.path, thing.explanation.place.path]
        if thing:
            return [thing.place.path]
        return []


class _NoDay(str):
    """A day that nobody knows: templates take it for nothing, and MkDocs, which compares days, for an early one."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


NO_DAY = _NoDay("1970-01-01")


@dataclass(frozen=True)
class Days:
    """When pages were last changed: what a sitemap says is the same whenever the site is built."""

    files: history.FileDays
    folder: Path
    """The folder of the curriculum, without links."""
    documents: Collection[str]
    """The files of the curriculum, by the way from there."""

    def day(self, page: Page) -> str:
        """Return the day of a page, as `2026-11-21`; `NO_DAY` where it is not known."""
        if not isinstance(page, CurriculumPage):
            source = page.file.abs_src_path
            return self._last([Path(os.path.realpath(source))] if source else [])
        if page.paths:
            return self._last(map(self.folder.joinpath, page.paths))
        return self._overview

    @cached_property
    def _overview(self) -> str:
        """The day of an overview, which is about what the curriculum once had, too."""
        once = (file for file in self.files.days if file.is_relative_to(self.folder))
        return self._last((*map(self.folder.joinpath, self.documents), *once))

    def _last(self, files: Iterable[Path]) -> str:
        day = self.files.last_change(files)
        if day:
            return day.isoformat()
        return NO_DAY


class Generated(NamedTuple):
    """A file of the site that comes from the curriculum or from us."""

    file: File
    shows: str
    """What it shows, in words."""
    spec: PageSpec | None = None
    """The page that it is, if it is one that MkDocs shows within the theme."""

    def settle(self) -> None:
        """Let the file stand where links look for it, and be published, whatever others have changed of that."""
        for name in _PLACE:
            vars(self.file).pop(name, None)
        self.file.inclusion = InclusionLevel.NOT_IN_NAV if self.spec else InclusionLevel.INCLUDED


def all_files(pages: Iterable[PageSpec], config: MkDocsConfig, shown: Shown) -> Iterator[Generated]:
    """Yield each file of the site that comes from the curriculum or from us.

    No page asks for a place in the navigation: it gets one when everybody else has arranged theirs.

    Raises:
        PluginError: A template of the site's own cannot be shown.
    """
    curriculum, folder, addresses = shown.site.curriculum, shown.folder, shown.addresses

    def file(uri: str, content: str | bytes, source: Path, inclusion: InclusionLevel = InclusionLevel.INCLUDED) -> File:
        file = File.generated(config, uri, content=content, inclusion=inclusion)
        file.abs_src_path = str(source)
        return file

    there, kept = set[str](), user_cache.folder(folder) if shown.site.social else None
    for spec in pages:
        there.add(spec.path)
        source = folder / (spec.thing or curriculum).place.path
        yield Generated(file(addresses.source(spec.path), "", source, InclusionLevel.NOT_IN_NAV), spec.title, spec)
        with template_faults_in_words():
            for drawn in drawn_files.of_page(spec, shown.site, shown.renderer, addresses, kept):
                yield Generated(file(drawn.path, drawn.content, source), drawn.shows)
    for path, moved in urls.redirects(curriculum).items():
        if moved.page not in there:
            continue
        with template_faults_in_words():
            content = shown.renderer.redirect(path, moved)
        yield Generated(file(addresses.file(path), content, folder / moved.thing.place.path), moved.thing.title)
    typography, mend = (addresses.asset(name) in config.extra_css for name in (assets.TYPOGRAPHY, assets.MEND))
    search = addresses.asset(assets.SEARCH) in map(str, config.extra_javascript)
    for name, held, source in assets.all_files(typography=typography, mend=mend, search=search):
        yield Generated(file(addresses.asset(name), held, source), name)
    for path, script in catalogue_items.files(shown.site, addresses):
        yield Generated(file(addresses.items(path), script, folder / curriculum.place.path), f"what is on {path}")
    for path, picture in _pictures(curriculum, folder):
        yield Generated(file(addresses.asset(path), picture, folder / path), path)
    for kind, schema in editor_schemas.texts(curriculum).items():
        source = folder / curriculum.place.path
        yield Generated(file(addresses.schema(kind), schema, source), f"the schema of {kind}")


def _pictures(curriculum: Curriculum, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures that explanations show, by the way from the folder of the curriculum, and what they hold."""
    pictures = Pictures(folder)
    for path in explanation.shown_pictures(curriculum):
        if not pictures.fault(path):
            yield path, pictures.content(path)


@contextmanager
def template_faults_in_words() -> Iterator[None]:
    """Let MkDocs tell in a sentence what is wrong with a template of the site's own."""
    try:
        yield
    except OwnTemplateError as fault:
        raise PluginError(f"A template of the site cannot be shown. {fault}") from fault


def edit_urls(config: MkDocsConfig, folder: str, loaded: LoadResult) -> EditUrl:
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
        return url and urls.without_steps_back(url)

    def edit_url(thing: Thing | Explanation | None) -> str | None:
        url = of_file((thing or loaded.curriculum).place.path)
        if url and thing and not isinstance(thing, Explanation) and thing.place.trail:
            url += f"#L{loaded.locations[link_id(thing)].line}"
        return url

    return edit_url


def _table_of_contents(spec: PageSpec, bare: Callable[[str], str]) -> TableOfContents:
    root = AnchorLink("", "", 0)
    branch = [root]
    # A theme that hides the table has it on the page all the same, where that of a whole roadmap is a quarter of it.
    deepest = 2 if "toc" in spec.hides else DEEPEST
    for section in spec.sections:
        # The items of a catalogue are too many to be listed beside it.
        if section.facets is None and section.level <= deepest:
            link = AnchorLink(escape(bare(section.heading)), section.id, section.level)
            while branch[-1].level >= section.level:
                branch.pop()
            branch[-1].children.append(link)
            branch.append(link)
    return TableOfContents(root.children)
