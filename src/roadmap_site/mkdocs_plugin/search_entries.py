"""What a search shall find of our pages, handed to the search of the theme as it takes its own entries.

Material's search makes an entry of each section that it has read out of a page's HTML. Our pages know their sections,
so that the HTML need not be read again; but the entries go the same way as all others, so that whatever the search does
to a text, such as parting Chinese words, it does to ours. Any other search reads our pages as it reads all pages.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import escape

from roadmap_site.mkdocs_plugin import build_inputs
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage
from roadmap_site.site import urls
from roadmap_site.site.page import shortened

PLUGINS = ("material/search", "search")
"""What the search is called among the plugins: that of Material, and that of MkDocs."""
# Where words part: also at brackets, quotes and slashes, so that "(CBOW)" is found by its letters.
_BETWEEN = r"""[\s\u200b\u3000\-‐-―()\[\]{}«»‹›“”„‘’‚"'`|/、。，．：；！？「」『』【】（）]+"""
# What ends a sentence parts words only at the end of one: 3.11 is one word.
_ENDS = r"[.,:;!?…]+(?=[\s)\]}»›”’]|$)"


class _Section(NamedTuple):
    """A section of a page, as Material's search has read it."""

    id: str | None
    title: list[str]
    text: list[str]


def prepare(plugins: Mapping[str, Any]) -> None:
    """Let the search part words at brackets and quotes too, unless the site says where."""
    material, other = map(plugins.get, PLUGINS)
    # That of MkDocs looks at one character at a time.
    for search, separator in ((material, f"{_BETWEEN}|{_ENDS}"), (other, _BETWEEN)):
        if search is not None and not build_inputs.is_named(search.config, "separator"):
            search.config.separator = separator


def expect(plugins: Mapping[str, Any], page: CurriculumPage) -> None:
    """Keep a search that will get its entries from us from reading the page."""
    if _index(plugins):
        page.meta["search"] = {"exclude": True}


def curriculum(page: CurriculumPage, *, alone: bool) -> str | None:
    """Return the title of the curriculum of a page, where a hit shall say it: where a site has several."""
    if alone or page.spec.path == urls.HOME:
        return None
    return shortened(page.shown.site.words.bare(page.shown.site.curriculum.title))


def add(plugins: Mapping[str, Any], page: CurriculumPage, curriculum: str | None = None) -> None:
    """Give the search its entries for a page, if it takes them.

    Args:
        plugins: The plugins of the site.
        page: The page, when it is rendered.
        curriculum: The title of its curriculum, where a site has several, whose pages may be called alike. A hit shows
            the title of its page always, and of its text only what has the word; so it stands there, as an attribute:
            words of a title count so much that each page would be a hit for them.
    """
    if index := _index(plugins):
        for entry in page.search:
            belongs = ""
            if curriculum and not entry.anchor:
                belongs = f'<span class="rm-belongs" data-to="{escape(curriculum)}"></span>'
            section = _Section(entry.anchor, [entry.title, belongs], [entry.text])
            index.create_entry_for_section(section, page.toc, page.url, page)
            if entry.boost != 1:
                index.entries[-1]["boost"] = entry.boost


def _index(plugins: Mapping[str, Any]) -> Any:
    """Return what Material's search collects its entries in; nothing where there is no such search."""
    index = getattr(plugins.get(PLUGINS[0]), "search_index", None)
    if hasattr(index, "create_entry_for_section"):
        return index
    return None
