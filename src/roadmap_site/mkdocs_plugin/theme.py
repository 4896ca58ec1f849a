"""What the theme is asked for, and what the whole site has of ours beside our pages: type, mends, search.

Pages count on some things of the theme, which are settled here before a build begins, among the settings of the site;
what the site has chosen itself stays. It holds for all curricula of a site, by the settings of the first.
"""

import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from markupsafe import escape
from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.localization import parse_locale

from roadmap_site.mkdocs_plugin import build_inputs
from roadmap_site.site import assets
from roadmap_site.site.messages.words import Words
from roadmap_site.site.urls import Addresses

NOT_FOUND = "404.html"
"""The theme's page for addresses that there are not."""
SITEMAP = "sitemap.xml"
"""The theme's list of pages for search engines."""
# What Material shows when a site has none of its own.
_FAVICON = "assets/images/favicon.png"
# What Material's offline plugin would have every page ask another host for.
_SHIM = "https://unpkg.com/iframe-worker/shim"
# What the pages count on from the theme: the way up, the way on, a link to edit, and a navigation that stays small.
_FEATURES = ("content.action.edit", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune")
# What a site may have chosen, as a feature or as a plugin, that leaves no room for one of these.
_RIVALS = {"navigation.prune": {"navigation.expand", "section-index"}, "navigation.indexes": {"toc.integrate"}}
# What Material's script looks for before it loads what its search finds, and before it takes charge of the dialog.
_FORM = '<form class="md-search__form" name="search">'
_DIALOG = '<div class="md-search" data-md-component="search"'
_DIALOG_FILE = "partials/search.html"
# The stylesheet that names our font, behind the way to the folder of both.
_OURS = Addresses(folders=True).asset("")
_TYPOGRAPHY = re.compile(rf'<link rel="stylesheet" href="([^"]*{re.escape(_OURS)}){re.escape(assets.TYPOGRAPHY)}">')
# What tells, as a warning, that a theme has no words in a language; with ProperDocs it is called otherwise.
_TRANSLATIONS = logging.getLogger(parse_locale.__module__)


def named_language(config: MkDocsConfig) -> str | None:
    """Return the language that the site has named for its theme, if it has, as BCP 47 writes it."""
    key = _language_key(config)
    if build_inputs.theme_names(config, key):
        return str(config.theme[key]).replace("_", "-")
    return None


def speak(config: MkDocsConfig, language: str) -> None:
    """Let the theme, and the search, speak the language of the curriculum, unless the site has named another.

    Material knows languages, MkDocs' own themes know locales; a theme may have no words in a language that pages and
    search can have all the same.
    """
    theme, key = config.theme, _language_key(config)
    _TRANSLATIONS.removeFilter(_is_no_warning)
    if named_language(config) or str(theme[key]) != "en":
        return
    if key == "language":
        if any(Path(folder, f"partials/languages/{language}.html").is_file() for folder in theme.dirs):
            theme["language"] = language
        return
    try:
        theme["locale"] = parse_locale(language.replace("-", "_"))
    except ValidationError:
        return
    _TRANSLATIONS.addFilter(_is_no_warning)


def explained(config: MkDocsConfig) -> str | None:
    """Return what to know of how the theme is named, if that can be taken for something else."""
    if config.theme.name == "mkdocs" and build_inputs.is_empty(config, "theme"):
        return (
            f"`theme` in {build_inputs.site_file(config)} is empty, for which MkDocs takes its theme `mkdocs`: "
            "name a theme, "
            "or for templates of your own write `name: null` and a `custom_dir` below it."
        )
    return None


def _language_key(config: MkDocsConfig) -> str:
    """Return what the theme calls its language."""
    if "language" in config.theme:
        return "language"
    return "locale"


def _is_no_warning(record: logging.LogRecord) -> bool:
    return record.levelno < logging.WARNING


class Wanted(NamedTuple):
    """What the whole site has of ours."""

    typography: bool
    """Our font and headings."""
    mend: bool
    """The theme's faults are mended."""
    search: bool


def has_our_typography(config: MkDocsConfig, *, wanted: bool | None, alone: bool) -> bool:
    """Return whether the whole site has our font and headings, which are made for Material.

    Args:
        config: The site's settings.
        wanted: What the site says of it; nothing if it does not.
        alone: Whether all pages of the site are ours, so that nothing of others' making looks otherwise than it did.
    """
    if "font" not in config.theme:
        return False
    if wanted is None:
        return alone and not build_inputs.theme_names(config, "font")
    return wanted


def has_our_dialog(config: MkDocsConfig) -> bool:
    """Return whether the dialog of the theme's search is one that ours can look after."""
    for folder in config.theme.dirs:
        file = Path(folder, _DIALOG_FILE)
        if file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            return _DIALOG in text and _FORM in text
    return False


def with_font(html: str, config: MkDocsConfig) -> str:
    """Return a page that asks for our font before the stylesheet does, if the site has it, so that no line moves.

    A site that is made to be opened from a folder does without: there a browser refuses it, and says so.
    """
    if not _has(config.extra_css, assets.TYPOGRAPHY) or not config.use_directory_urls:
        return html
    return _TYPOGRAPHY.sub(
        rf'<link rel="preload" href="\1{assets.LATIN}" as="font" type="font/woff2" crossorigin>\n\g<0>', html, count=1
    )


def is_searched_by_us(config: MkDocsConfig) -> bool:
    """Return whether the site has our search."""
    return _has(config.extra_javascript, assets.SEARCH)


def _has(files: Iterable[object], name: str) -> bool:
    """Return whether a file of ours is among those of the site, whose own may be called alike."""
    return any(f"/{file}".endswith(f"/{_OURS}{name}") for file in files)


def searched_by_us(html: str, words: Words) -> str:
    """Return a page whose dialog of the search is ours to look after, and not the theme's."""
    failed = escape(words.gettext("The search cannot be loaded: look whether you are connected, then try again."))
    dialog = _DIALOG.replace('data-md-component="search"', f'data-rm-search="{failed}"')
    return html.replace(_DIALOG, dialog).replace(_FORM, _FORM.replace(' name="search"', ""))


def is_mended(config: MkDocsConfig) -> bool:
    """Return whether the theme's faults are mended."""
    return _has(config.extra_css, assets.MEND)


def prepare(config: MkDocsConfig, addresses: Addresses, wanted: Wanted) -> None:
    """Let the theme have what the pages count on; what the site has chosen itself stays.

    Args:
        config: The site's settings.
        addresses: Where our files are.
        wanted: What the whole site has of ours.
    """
    chosen = [*(config.theme.get("features") or ())]
    there = {*chosen, *config.plugins}
    features = [feature for feature in _FEATURES if there.isdisjoint(_RIVALS.get(feature, ()))]
    config.theme["features"] = [*dict.fromkeys((*chosen, *features))]
    # Before the stylesheets of the site, which can say otherwise.
    sheets = {assets.MEND: wanted.mend, assets.TYPOGRAPHY: wanted.typography}
    ours = [addresses.asset(name) for name, is_wanted in sheets.items() if is_wanted]
    config.extra_css[:] = dict.fromkeys((*ours, *config.extra_css))
    if wanted.typography:
        config.theme["font"] = False  # none of another host
    scripts = {assets.MEND_SCRIPT: wanted.mend and "font" in config.theme, assets.SEARCH: wanted.search}
    _add_scripts(config, [addresses.asset(name) for name, is_wanted in scripts.items() if is_wanted])
    if config.theme.get("favicon") == _FAVICON and not (Path(config.docs_dir) / _FAVICON).is_file():
        config.theme["favicon"] = addresses.asset("favicon.svg")
    templates = str(assets.FOLDER.parent / "theme")
    if NOT_FOUND in config.theme.static_templates and templates not in config.theme.dirs:
        # After the site's own templates, before the theme's.
        config.theme.dirs.insert(int(bool(config.theme.custom_dir)), templates)
    shims = config.extra.get("polyfills") or []
    while _SHIM in shims:
        shims[shims.index(_SHIM)] = addresses.asset("iframe-worker.js")


def _add_scripts(config: MkDocsConfig, addresses: list[str]) -> None:
    """Let each page load scripts that wait for it, before those of the site."""
    there = {*map(str, config.extra_javascript)}
    scripts = [ExtraScriptValue(address) for address in addresses if address not in there]
    for script in scripts:
        script.defer = True
    config.extra_javascript[:0] = scripts
