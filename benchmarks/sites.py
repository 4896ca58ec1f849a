"""The sites that are measured against each other: one world, as each program would have it.

Ours reads the YAML. MkDocs with Material, and Zensical, read the pages that a person would write of it; Hugo reads the
YAML with templates that show the same texts, lists and links.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks import by_hand, world

NAME = "A made-up site"
_SETTINGS = f"""\
site_name: {NAME}
site_url: https://world.example/
theme:
  name: material
  font: false
  features: [content.action.edit, navigation.footer, navigation.indexes, navigation.path, navigation.prune]
markdown_extensions:
  - admonition
  - attr_list
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
"""
"""What plain MkDocs has as well; our pages need none of the extensions, which cost them nothing."""
_HUGO = Path(__file__).parent / "hugo"


def with_plugin(folder: Path, topics: int) -> Path:
    """Write a site of ours with a world of so many topics."""
    world.write(folder / "curriculum", topics)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(_SETTINGS + "plugins: [search, roadmap]\n", encoding="utf-8")
    return folder


def in_markdown(folder: Path, made: Path) -> Path:
    """Write the site of pages by hand of the same world."""
    by_hand.write(folder / "docs", made / "curriculum")
    (folder / "mkdocs.yml").write_text(_SETTINGS + "plugins: [search]\n", encoding="utf-8")
    return folder


def with_hugo(folder: Path, made: Path) -> Path:
    """Write a site of Hugo that reads the same YAML."""
    shutil.copytree(_HUGO, folder)
    shutil.copytree(made / "curriculum", folder / "data", ignore=shutil.ignore_patterns("*.md"))
    shutil.copytree(made / "curriculum/topics", folder / "explanations", ignore=shutil.ignore_patterns("*.yml"))
    return folder
