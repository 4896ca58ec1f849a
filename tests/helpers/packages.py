"""Packages that are installed for a test: modules with an entry point each, as an installer lays them into a folder."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from pathlib import Path

LONG_TITLE = '''
    """The title of a topic has more words than one.

    Whoever reads a list wants to see many.
    """

    from roadmap_site.curriculum.rule import Rule
    from roadmap_site.problems.problem import Severity, Words
    from roadmap_site.problems.registry import Code


    def check(world):
        """Yield each topic with a long title."""
        for topic in world.curriculum.topics.values():
            if " " in topic.title:
                yield world.definition(topic), Words(f"the title of `{topic.id}` is long", "say it in one word")


    RULE = Rule(Code("long-title", Severity.WARNING, __doc__), check)
    '''
"""The module of a rule, as the guide shows how to write one."""


def install(folder: Path, modules: Mapping[str, str], package: str = "bread-rules") -> dict[str, str]:
    """Install a package of rules into a folder; return the environment in which Python finds it.

    Args:
        folder: Where Python is to find it.
        modules: Name → text of its modules, each with a rule of its name.
        package: Its name.
    """
    lay(folder, modules, package)
    return {"PYTHONPATH": os.pathsep.join([*filter(None, [os.environ.get("PYTHONPATH")]), str(folder)])}


def lay(folder: Path, modules: Mapping[str, str], package: str = "bread-rules") -> None:
    """Lay a package of rules into a folder, wherever that is."""
    metadata = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = ["[roadmap_site.rules]", *(f"{name.replace('_', '-')} = {name}:RULE" for name in modules)]
    (metadata / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(text), encoding="utf-8")
