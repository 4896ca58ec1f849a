# Why: pages count on some things of the theme, and it must not take what the site has chosen itself.
# With `generated`, `inputs`, `output`, `preview` and `plugin`, an owner of `mkdocs`.
"""What the theme is asked for."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.site import assets
from roadmap_site.site.urls import Addresses

NOT_FOUND = "404.html"
"""The theme's page for addresses that there are not."""
_FAVICON = "assets/images/favicon.png"
"""What Material shows when a site has none of its own."""
_SHIM = "https://unpkg.com/iframe-worker/shim"
"""What Material's offline plugin would have every page ask another host for."""
_FEATURES = ("content.action.edit", "navigation.footer", "navigation.indexes", "navigation.path", "navigation.prune")
"""What the pages count on from the theme: the way up, the way on, a link to edit, and a navigation that stays small."""


def prepare(config: MkDocsConfig, addresses: Addresses) -> None:
    """Let the theme have what the pages count on; what the site has chosen itself stays."""
    features = list(config.theme.get("features") or [])
    config.theme["features"] = [*features, *(feature for feature in _FEATURES if feature not in features)]
    if config.theme.get("favicon") == _FAVICON and not (Path(config.docs_dir) / _FAVICON).is_file():
        config.theme["favicon"] = addresses.asset("favicon.svg")
    if NOT_FOUND in config.theme.static_templates:
        # After the site's own templates, before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.FOLDER.parent / "theme"))
    shims = config.extra.get("polyfills") or []
    shims[:] = [addresses.asset("iframe-worker.js") if shim == _SHIM else shim for shim in shims]


def speak(config: MkDocsConfig, language: str) -> None:
    """Let the theme speak the curriculum's language, if it can and the site has not chosen one."""
    chosen = config.theme.get("language", "en")
    known = any(
        (Path(folder) / "partials" / "languages" / f"{language}.html").is_file() for folder in config.theme.dirs
    )
    if chosen == "en" and known:
        config.theme["language"] = language
