"""A navigation in the order of `docs/.nav.yml`, as mkdocs-awesome-nav makes it: anew, at 100, of all files.

Pages that MkDocs has made are forgotten first; those of a class of their own stay. `*` is all pages that are not named.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page


@event_priority(100)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Return a navigation that takes the place of MkDocs' own."""
    for file in files.documentation_pages():
        if type(file.page) is Page:
            file.page = None
    named: list[Any] = yaml.safe_load((Path(config.docs_dir) / ".nav.yml").read_text(encoding="utf-8"))
    places = {place for entry in named for place in (entry.values() if isinstance(entry, dict) else [entry])}
    others = [file.src_uri for file in files.documentation_pages() if file.inclusion.is_in_nav()]  # type: ignore[no-untyped-call]
    before = config.nav
    config.nav = []
    for entry in named:
        config.nav += sorted(set(others) - places) if entry == "*" else [entry]
    nav = get_navigation(files, config)
    config.nav = before
    return nav
