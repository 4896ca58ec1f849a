"""Where the owner of a site has written a name that stands in its navigation.

MkDocs, and the plugins that read a navigation from files of their own, keep no places; so the name is looked for in the
files that it can stand in: `mkdocs.yml` with those that it inherits from, and below `docs/` those that such a plugin
reads. Where it is in none of them, as when a plugin has made it up, there is no place to tell.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.curriculum import site_settings
from roadmap_site.mkdocs_plugin import build_inputs

# Plugin → the setting with the name of the files that it reads, and what that is when nobody sets it.
_READERS = {
    "literate-nav": ("nav_file", "SUMMARY.md"),
    "awesome-nav": ("filename", ".nav.yml"),
    "awesome-pages": ("filename", ".pages"),
}


def places(config: MkDocsConfig, name: str) -> Iterator[str]:
    """Yield the file and the line of each place in which a name stands, as `mkdocs.yml, line 7`."""
    # It must not be the beginning of a longer one.
    whole = re.compile(re.escape(name) + r"(?![\w/-])")
    for file in _files(config):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            if whole.search(line):
                yield f"{build_inputs.way(file, build_inputs.top(config))}, line {number}"


def _files(config: MkDocsConfig) -> Iterator[Path]:
    if config.config_file_path:
        yield from filter(Path.is_file, site_settings.files(Path(config.config_file_path)))
    names = set[str]()
    for plugin, (setting, usual) in _READERS.items():
        if plugin in config.plugins:
            names.add(str(config.plugins[plugin].config.get(setting) or usual))
    if not names:
        return
    for folder, folders, files in os.walk(config.docs_dir):
        folders.sort()
        for file in sorted(names.intersection(files)):
            yield Path(folder, file)
