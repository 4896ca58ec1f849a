"""A site in several languages, as mkdocs-static-i18n makes it of the folders of `docs/` that are named after them.

At -100 it makes the files of `docs/` anew for the language that is being built, and leaves out what is no page of it;
when all is built, it builds again for each of the other languages, into a folder of the site that is named after it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

LANGUAGES = ("en", "de", "fr")


class _Building:
    """What is being built."""

    def __init__(self) -> None:
        self.language = LANGUAGES[0]
        self.again = False
        self.entries: list[Any] = []
        self.pages: dict[str, Any] = {}


_now = _Building()


@event_priority(-100)
def on_config(config: MkDocsConfig) -> None:
    """Let the theme speak the language, and know the others."""
    config.theme["language"] = _now.language
    config.extra["alternate"] = [
        {"name": language, "lang": language, "link": "/site/" if language == "en" else f"/site/{language}/"}
        for language in LANGUAGES
    ]


@event_priority(-100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return the files of one language."""
    shown: list[File] = []
    for file in files:
        if not Path(file.abs_src_path).is_relative_to(config.docs_dir):  # type: ignore[arg-type]
            shown.append(file)
            continue
        language, _, way = file.dest_uri.partition("/")
        made = File(
            file.src_uri,
            config.docs_dir,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=way if language == LANGUAGES[0] else file.dest_uri,
            inclusion=file.inclusion,
        )
        made.alternates = {_now.language: made}  # type: ignore[attr-defined]
        if language == _now.language or not file.is_documentation_page():
            shown.append(made)
    found = Files(shown)
    _now.pages[_now.language] = found.documentation_pages()
    return found


@event_priority(-100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Return the navigation without the section that is named after the language."""
    sections = [item for item in nav.items if isinstance(item, Section)]
    items = [*sections[0].children] if len(sections) == 1 else nav.items
    for item in items:
        item.parent = None
    homes = {"", f"{_now.language}/"}
    nav = Navigation(items, nav.pages)
    nav.homepage = next((page for page in nav.pages if page.url.lstrip("./") in homes), None)
    return nav


@event_priority(50)
def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> None:
    """Let the sitemap have the pages of all languages."""
    context["i18n_alternates"] = _now.pages


@event_priority(50)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Say in which language a page is."""
    context["i18n_page_locale"] = _now.language


def _kept(directory: str) -> None:
    """Leave what has been built in its place."""


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Build the other languages, and give the search the entries of all."""
    index = config.plugins["material/search"].search_index  # type: ignore[attr-defined]
    _now.entries += index.entries
    if _now.again:
        return
    _now.again = True
    clean, utils.clean_directory = utils.clean_directory, _kept
    for language in LANGUAGES[1:]:
        _now.language = language
        build.build(config)
    utils.clean_directory = clean
    index.entries[:] = _now.entries
    config.plugins["material/search"].on_post_build(config=config)
    vars(_now).update(vars(_Building()))
