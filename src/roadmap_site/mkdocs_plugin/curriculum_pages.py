"""One curriculum within one build: what its pages are made from, and the files of the site that they become.

The files are there before other plugins look for files, and again when those that arrange files have done so; what a
page needs to know of others is asked for only when it is rendered. Where a page by hand stands in the place of our home
page, ours stands beside it. Two files that would have one address are a problem, whoever made the other one.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.pictures import Pictures
from roadmap_site.health import history
from roadmap_site.mkdocs_plugin import build_inputs, generated_files, palette
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, Days, Generated, Shown, template_faults_in_words
from roadmap_site.mkdocs_plugin.navigation import Share
from roadmap_site.mkdocs_plugin.settling import Settled
from roadmap_site.problems.codes import page_clash
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.schema.addresses import OwnFile
from roadmap_site.site import kinds, urls
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer

OwnAddress = Callable[[str], str | None]
"""File of the site's own, by the way from `docs/` → its address from the top of the site, if there is such a file."""

_log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class CurriculumPages:
    """What a curriculum brings to a site."""

    loaded: LoadResult
    shown: Shown
    files: Mapping[str, Generated]
    """Source, as the way from `docs/` → the file."""
    days: Days

    def put(self, files: Files) -> None:
        """Put our files among those of the site, but for those whose source is another file that is published."""
        places = {generated.file.dest_uri.casefold() for generated in self.files.values()}
        for file in [*files]:
            if file.dest_uri.casefold() in places and file.inclusion.is_excluded():
                _log.info("A page of the curriculum stands in the place of %s, which is left out.", file.src_uri)
                files.remove(file)
        for uri, generated in self.files.items():
            generated.settle()
            if files.get_file_from_path(uri) is None:
                files.append(generated.file)

    def take_out(self, files: Files) -> None:
        """Take our files from among those of the site."""
        for generated in self.files.values():
            if files.get_file_from_path(generated.file.src_uri) is generated.file:
                files.remove(generated.file)

    def clashes(self, files: Files, docs: str) -> Iterator[Problem]:
        """Yield the files of others that have the address of one of ours, also where only the case differs.

        A file has also that of all that lies in a folder of its name.

        Args:
            files: All files of the site.
            docs: The folder of the pages written by hand, as messages show it.
        """
        ours = {generated.file.dest_uri.casefold(): generated for generated in self.files.values()}
        folders: dict[str, Generated] = {}
        for path, generated in ours.items():
            for folder in _above(path):
                folders.setdefault(folder, generated)
        for file in files:
            path = file.dest_uri.casefold()
            taken = ours.get(path) or folders.get(path) or next(filter(None, map(ours.get, _above(path))), None)
            if taken and file is not taken.file and file.inclusion.is_included():  # type: ignore[no-untyped-call]
                yield page_clash(Location(posixpath.join(docs, file.src_uri), 1, 1), taken.shows)

    def pages(self, config: MkDocsConfig) -> dict[str, CurriculumPage]:
        """Return the pages by their paths; each takes the place of MkDocs' own, and its title if it was given one."""
        pages = {}
        for generated in self.files.values():
            if generated.spec:
                title = vars(generated.file.page).get("title") if generated.file.page else None
                picture = self.shown.addresses.picture(generated.spec.path)
                pages[generated.spec.path] = CurriculumPage(
                    generated.spec,
                    generated.file,
                    config,
                    self.shown,
                    title,
                    picture=picture if picture in self.files else None,
                )
        return pages

    def share(self, pages: Mapping[str, CurriculumPage]) -> Share:
        """Return what the navigation has to know of the pages."""
        branches = kinds.tree(page.spec for page in pages.values())
        site = self.shown.site
        return Share(site.curriculum.title, self.shown.addresses.below, pages, branches, _why_absent(site))


def made(config: MkDocsConfig, settled: Settled, files: Files, own: OwnAddress) -> CurriculumPages:
    """Return what a curriculum brings to a site.

    Args:
        config: The site's settings, as no plugin changes them any more.
        settled: What is known of the curriculum.
        files: The files of the site that are known so far, without ours.
        own: Where files of the site's own are, once pages are rendered.

    Raises:
        PluginError: A template of the site's own cannot be shown.
    """
    addresses = settled.addresses
    if has_own_home(files, addresses):
        addresses = addresses._replace(home=urls.HOME_BESIDE)
    loaded, folder = settled.loaded, settled.folder
    renderer = _renderer(config, settled, addresses, own)
    shown = Shown(_site(config, settled, addresses, renderer, own), renderer, addresses, folder)
    by_source = {}
    for generated in generated_files.all_files(kinds.all_pages(shown.site), config, shown):
        by_source[generated.file.src_uri] = generated
    changed = history.of_files(folder.parent, (folder, Path(config.docs_dir)))
    days = Days(changed, folder.resolve(), {**loaded.located.documents, **loaded.located.explanations})
    return CurriculumPages(loaded, shown, by_source, days)


def _renderer(config: MkDocsConfig, settled: Settled, addresses: urls.Addresses, own: OwnAddress) -> Renderer:
    """Return what renders the pages; warn of blocks of the site's own templates that nothing shows."""
    way = build_inputs.way(settled.folder, Path(config.docs_dir))
    with template_faults_in_words():
        renderer = Renderer(
            settled.loaded.graph,
            addresses,
            edit_url=generated_files.edit_urls(config, way, settled.loaded),
            words=settled.words,
            templates=settled.templates,
            own=own,
            left_out=settled.left_out,
            shown=Pictures(settled.folder).shown,
        )
        for name, block in renderer.unknown_blocks():
            _log.warning("%s has a block %r, which ours does not have, so that nothing shows it.", name, block)
    return renderer


def _site(
    config: MkDocsConfig, settled: Settled, addresses: urls.Addresses, renderer: Renderer, own: OwnAddress
) -> Site:
    """Return what all pages are made from."""

    def address(path: str, fragment: str | None) -> str | None:
        if not config.site_url:
            return None
        return config.site_url + addresses.address(path, fragment)

    def own_address(file: OwnFile) -> str | None:
        found = own(file.path)
        if not config.site_url or found is None:
            return None
        return config.site_url + urls.of_file(found.removeprefix("./"), file)

    return Site(
        settled.loaded.graph,
        config.site_name,
        address,
        renderer.texts.plain,
        settled.words,
        settled.health,
        own_address,
        not addresses.below and addresses.home == urls.HOME,
        config.site_description or "",
        settled.left_out,
        settled.guide,
        palette.primary(config),
        settled.social,
        config.site_url,
    )


def page_not_found(builds: Sequence[CurriculumPages], root: str) -> str:
    """Return the page for addresses that there are not, as HTML; with several curricula each has its part.

    Args:
        builds: What comes from each curriculum.
        root: The address of the site's top, from that of its host.
    """
    first, *others = [build.shown for build in builds]
    with template_faults_in_words():
        content = first.renderer.render(kinds.page_not_found(first.site, alone=not others), root).html
        if others:
            for number, shown in enumerate((first, *others), start=1):
                content += shown.renderer.render(kinds.part_of_page_not_found(shown.site, number), root).html
    return content


def _why_absent(site: Site) -> dict[str, str]:
    """Return why parts of the navigation that a curriculum may have are not there, if they are not, by their names."""
    reasons = {
        "resources": "the curriculum has no resources",
        "projects": "the curriculum has no projects",
        "compare": "it holds at least two roadmaps against each other",
    }
    for name in site.left_out:
        reasons[name] = f"`{name}: false` leaves it out"
    return reasons


def _above(path: str) -> Iterator[str]:
    """Yield the folders that a file lies in, the innermost first."""
    while path := posixpath.dirname(path):
        yield path


def has_own_home(files: Files, addresses: urls.Addresses) -> bool:
    """Return whether a page that is not ours stands where our home page would; ours are not among the files."""
    place = addresses._replace(home=urls.HOME).file(urls.HOME).casefold()
    return any(file.dest_uri.casefold() == place and file.inclusion.is_included() for file in files)  # type: ignore[no-untyped-call]
