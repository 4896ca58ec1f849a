"""What the theme is asked for: pages count on some things of it.

What the site has chosen itself stays.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.site import assets
from roadmap_site.site.urls import Addresses

NOT_FOUND = "404.html"
"""The theme's page for addresses that there are not."""
# What Material shows when a site has none of its own.
_FAVICON = "assets/images/favicon.png"
# What Material's offline plugin would have every page ask another host for.
_SHIM = "https://unpkg.com/iframe-worker/shim"
# What the pages count on from the theme: the way up, the way on, a link to edit, and a navigation that stays small.
_FEATURES = ("content.action.edit", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune")


def prepare(config: MkDocsConfig, addresses: Addresses) -> None:
    """Let the theme have what the pages count on; what the site has chosen itself stays."""
    config.theme["features"] = [*dict.fromkeys((*(config.theme.get("features") or ()), *_FEATURES))]
    if config.theme.get("favicon") == _FAVICON and not (Path(config.docs_dir) / _FAVICON).is_file():
        config.theme["favicon"] = addresses.asset("favicon.svg")
    if NOT_FOUND in config.theme.static_templates:
        # After the site's own templates, before the theme's.
        config.theme.dirs.insert(int(bool(config.theme.custom_dir)), str(assets.FOLDER.parent / "theme"))
    shims = config.extra.get("polyfills") or []
    while _SHIM in shims:
        shims[shims.index(_SHIM)] = addresses.asset("iframe-worker.js")


def speak(config: MkDocsConfig, language: str) -> None:
    """Let the theme speak the curriculum's language, if it can and the site has not chosen one."""
    if config.theme.get("language", "en") != "en":
        return
    for folder in config.theme.dirs:
        if (Path(folder) / "partials" / "languages" / f"{language}.html").is_file():
            config.theme["language"] = language
