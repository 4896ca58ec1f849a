"""Our search in the place of that of Material: whether a site has it, and what it looks through.

Material's search reads the pages, and its dialogue stands as the theme has it, so that its plugin has to be there; what
it wrote when all plugins have had their say is taken from its file and written anew, in pieces, beside our scripts.
"""

import json
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.mkdocs_plugin import build_inputs, theme
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, Shown
from roadmap_site.mkdocs_plugin.search_entries import PLUGINS
from roadmap_site.site.messages.words import Words
from roadmap_site.site.search import pieces, reading
from roadmap_site.site.search.hits import Hit, Hits, kinds

# What Material's search writes: all that it finds.
_FILE = "search/search_index.json"
# What it brings along for languages, and those whose words it takes the endings from.
_STEMMERS = "assets/javascripts/lunr/min/"
_STEMMED = frozenset({"ar", "da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv", "tr"})


def has_ours(config: MkDocsConfig, wanted: str) -> bool:
    """Return whether a site has our search: where Material's is there, which reads the pages, and shows its dialog."""
    search = config.plugins.get(PLUGINS[0])
    if wanted != "ours" or search is None or not search.config.enabled or not theme.has_our_dialog(config):
        return False
    return hasattr(search, "search_index")


class Search:
    """What hits say of the pages of all curricula of a site."""

    def __init__(self) -> None:
        self._hits: dict[str, Hit | None] = {}

    def note(self, page: CurriculumPage, curriculum: str | None) -> None:
        """Note what hits say of a page, when it is rendered.

        Args:
            page: The page.
            curriculum: The title of its curriculum, where a site has several.
        """
        for anchor, hit in Hits(page.shown.site, curriculum).of_page(page.spec):
            self._hits[f"{page.url}#{anchor}" if anchor else page.url] = hit

    def write(self, config: MkDocsConfig, shown: Shown) -> None:
        """Write what our search looks through, if pages were noted, and begin anew.

        Args:
            config: The site's settings.
            shown: The curriculum that leads.
        """
        hits, self._hits = self._hits, {}
        site, addresses, words = Path(config.site_dir), shown.addresses, shown.site.words
        file = site / _FILE
        if not hits or not theme.is_searched_by_us(config) or not file.is_file():
            return
        entries = json.loads(file.read_text(encoding="utf-8"))["docs"]
        place = addresses.searched("")
        known = {"top": "../" * place.count("/"), "stemmers": _stemmers(config), "messages": _messages(words)}
        (site / place).mkdir(parents=True, exist_ok=True)
        for name, script in pieces.scripts(reading.things(entries, hits), kinds(words), known):
            (site / addresses.searched(name)).write_text(script, encoding="utf-8", newline="\n")


def _messages(words: Words) -> dict[str, str]:
    """Return what the dialog says and the theme has no words for."""
    return {
        "again": words.gettext("Try again"),
        "alias": words.gettext("Also called {names}", names="{names}"),
        "more": words.gettext("{number} more", number="{number}"),
        "partly": words.gettext("Nothing has all of these words; here is what has some of them."),
    }


def _stemmers(config: MkDocsConfig) -> list[list[str]]:
    """Return what takes the endings from words in each language of the search: scripts, from the top of the site.

    Material has them in its package for most languages, and puts them on each site; that for English is ours.
    """
    search = config.plugins[PLUGINS[0]].config
    if build_inputs.is_named(search, "pipeline") and "stemmer" not in search.pipeline:
        return []
    found = []
    for language in search.lang or ():
        script = f"{_STEMMERS}lunr.{language}.min.js"
        if language == "en":
            found.append([language])
        elif language in _STEMMED and any(Path(folder, script).is_file() for folder in config.theme.dirs):
            found.append([language, f"{_STEMMERS}lunr.stemmer.support.min.js", script])
    return found
