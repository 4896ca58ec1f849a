"""What is settled of a curriculum before MkDocs looks for files: it is loaded and checked, and its words are chosen.

Other plugins may still change how the site's addresses look; all else stays as it is for the build. What an author did
wrong is among the problems of what was loaded; what the owner of the site did wrong raises, in a sentence.
"""

import posixpath
import shlex
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from roadmap_site.curriculum import as_if, loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.own_pages import Unasked
from roadmap_site.health import checks, history, link_check
from roadmap_site.health.checks import Health
from roadmap_site.mkdocs_plugin import build_inputs, search_pieces, settings, theme
from roadmap_site.mkdocs_plugin.own_files import OwnFiles
from roadmap_site.mkdocs_plugin.settings import PluginConfig
from roadmap_site.site import painting, urls
from roadmap_site.site.messages import words
from roadmap_site.site.messages.overrides import with_own
from roadmap_site.site.messages.words import Words
from roadmap_site.system.installation import InstallationError

_log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class Settled:
    """What is settled of a curriculum before MkDocs looks for files."""

    loaded: LoadResult
    folder: Path
    """The folder of the curriculum."""
    words: Words
    health: Health | None
    templates: Path | None
    """The folder of templates of the site's own."""
    addresses: urls.Addresses
    left_out: frozenset[str]
    """The kinds of pages that the site does not want, by the names of their settings."""
    guide: str | None
    """The page for contributors, by the way from the folder of the pages by hand."""
    social: bool
    """Whether each roadmap and stage gets a picture that goes with links to it."""


def loaded(config: MkDocsConfig, own: PluginConfig) -> LoadResult:
    """Return the curriculum of an entry of the plugin, as the site wants it.

    Raises:
        PluginError: Its folder is not there, or must not be read, or a package adds a rule that cannot be used.
    """
    folder = build_inputs.folder_of_curriculum(config, own, own.curriculum)
    try:
        loaded = loader.load(folder, posixpath.normpath(own.curriculum), pages=Unasked)
    except InstallationError as fault:
        raise PluginError(str(fault)) from fault
    if not own.estimates:
        loaded = as_if.without_durations(loaded)
    if language := theme.named_language(config):
        loaded = as_if.in_language(loaded, language)
    return loaded


def settled(
    config: MkDocsConfig, own: PluginConfig, loaded: LoadResult, *, alone: bool, preview: bool = False
) -> Settled:
    """Return all that is settled of a curriculum that a site can be built from.

    Args:
        config: The site's settings.
        own: The settings of the entry of the plugin.
        loaded: The curriculum.
        alone: Whether it is the only one of the site, so that commands find it by themselves.
        preview: Whether the site is but looked at, so that nobody follows a link to it.

    Raises:
        PluginError: A setting names what there is not.
    """
    own_words, faults = with_own(words.load(loaded.curriculum.language), own.messages)
    for wrong in faults:
        _log.warning("A message in %s cannot be used: %s", build_inputs.our_settings(config), wrong)
    templates = next(iter(settings.templates(config, own)), None)
    if templates and not templates.is_dir():
        file = build_inputs.site_file(config)
        raise PluginError(f"The templates' folder {own.templates!r} does not exist beside {file}.")
    folder = build_inputs.top(config) / own.curriculum
    addresses = urls.Addresses(config.use_directory_urls, build_inputs.place(config, own.path))
    health, left_out = _health(config, own, loaded, alone=alone), settings.left_out(own)
    guide = posixpath.normpath(own.guide) if own.guide else None
    social = own.social and not preview
    if social and not painting.is_installed():
        raise PluginError(
            f"{build_inputs.set_so(config, 'social', 'true')} asks for pictures, which the package `resvg_py` paints, "
            'and it is not installed: `pip install "roadmap-site[social]"` installs it.'
        )
    return Settled(loaded, folder, own_words, health, templates, addresses, left_out, guide, social)


def image(config: MkDocsConfig, own: PluginConfig, files: OwnFiles) -> str | None:
    """Return the address of the picture that goes with a link to the site, if it has one of its own.

    Raises:
        PluginError: The site has no such file.
    """
    if not own.image:
        return None
    return _own_file(config, files, "image", own.image)


def refuse_missing_guide(config: MkDocsConfig, own: PluginConfig, files: OwnFiles) -> None:
    """Refuse a page for contributors that the site does not have.

    Raises:
        PluginError: There is no such page.
    """
    if own.guide:
        _own_file(config, files, "guide", own.guide)


def _own_file(config: MkDocsConfig, files: OwnFiles, setting: str, path: str) -> str:
    """Return the address of a file that a setting names."""
    address = files.address(posixpath.normpath(path))
    if not address:
        folder = Path(config.docs_dir).name
        raise PluginError(f"The {setting} {path!r} is no file of the site in the folder {folder!r}.")
    return address


def _health(config: MkDocsConfig, own: PluginConfig, loaded: LoadResult, *, alone: bool) -> Health | None:
    """Return how complete and how fresh the curriculum is, if there shall be a page that says so."""
    if not own.health:
        return None
    report = None
    if own.link_check and not settings.report_of_links(config, own).exists():
        _log.info("The page Health says nothing of links: `%s` does not exist.", own.link_check)
    try:
        report = link_check.read_report(settings.report_of_links(config, own))
    except link_check.LinkCheckError as fault:
        _log.warning("The page Health says nothing of links: %s.", fault)
    folder = build_inputs.top(config) / own.curriculum
    health = checks.Health(loaded.located, history.history_of(loaded.located, folder), report)
    if alone:
        return health
    return replace(health, asked_by=f"{health.asked_by} -C {shlex.quote(posixpath.normpath(own.curriculum))}")


def of_ours(config: MkDocsConfig, own: PluginConfig) -> theme.Wanted:
    """Return what the whole site shall have of ours, by the settings of its first curriculum."""
    typography = theme.has_our_typography(config, wanted=own.typography, alone=not own.path)
    return theme.Wanted(typography, own.mend, search_pieces.has_ours(config, own.search))
