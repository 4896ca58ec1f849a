"""Small sites for tests.

What a reader sees is on the built site, so that is what tests look at.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from tests.helpers import forks, worlds

_COMPILED = Path(__file__).parent / "compiled"
SETTINGS = """\
site_name: A site
theme: {name: material, font: false}
plugins: [search, roadmap]
"""


def write(
    folder: Path,
    files: Mapping[str, str | bytes | None] | None = None,
    docs: Mapping[str, str] | None = None,
    settings: str = SETTINGS,
) -> Path:
    """Write a site: a small curriculum, pages by hand, and settings."""
    worlds.write(folder / "curriculum", files or {})
    (folder / "docs").mkdir(exist_ok=True)
    for name, text in (docs or {}).items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(textwrap.dedent(text), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


def build(folder: Path, *, strict: bool = True, **settings: Any) -> Path:
    """Build the site of a folder; return the folder with its pages."""
    config = load_config(str(folder / "mkdocs.yml"), strict=strict, **settings)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build.build(config)
    return Path(config.site_dir)


def built(folder: Path, *args: Any, **kwargs: Any) -> Path:
    """Write a site and build it."""
    return build(write(folder, *args, **kwargs))


def page(site: Path, address: str) -> str:
    """Return the HTML of a page."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def article(html: str) -> str:
    """Return the part of a page that is its own: the article."""
    return html.partition("<article")[2].partition("</article>")[0]


def words(html: str) -> str:
    """Return the text that a reader sees, its spaces folded."""
    parser = _Words()
    parser.feed(html)
    return " ".join(" ".join(parser.found).split())


def seen(site: Path, address: str) -> str:
    """Return the text that a reader of a page sees in its article."""
    return words(article(page(site, address)))


def links(html: str) -> dict[str, str]:
    """Return the links of a piece of HTML: words → address."""
    parser = _Words()
    parser.feed(html)
    return parser.links


def attributes(html: str) -> set[str]:
    """Return the names of all attributes in a piece of HTML."""
    parser = _Words()
    parser.feed(html)
    return parser.attributes


def errors(caplog: pytest.LogCaptureFixture) -> str:
    """Return what MkDocs logged as errors."""
    return "\n".join(record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR)


def mkdocs(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> CompletedProcess[str]:
    """Run `mkdocs` in the folder of a site, as its user does; its output is one text."""
    own = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(env or {})}
    return forks.run(forks.BUILDER, *arguments, cwd=folder, env=own, together=True)


def started(folder: Path, *arguments: str, **options: Any) -> CompletedProcess[str]:
    """Do so with a Python that starts anew, as an environment or rights of its own may want it."""
    return subprocess.run(
        [sys.executable, "-m", forks.BUILDER, *arguments],
        cwd=folder,
        env=environment({"NO_MKDOCS_2_WARNING": "1", **options.pop("env", {})}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **options,
    )


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process that builds sites: ours, these variables, and templates compiled once."""
    every = {**os.environ, **variables}
    return every | {"PYTHONPATH": os.pathsep.join([*filter(None, [every.get("PYTHONPATH")]), str(_COMPILED)])}


def with_modules(folder: Path) -> dict[str, str]:
    """Return the environment in which Python also finds the modules of a folder."""
    return {"PYTHONPATH": os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])])}


def content(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: dict[str, str] = {}
        self.attributes: set[str] = set()
        self._hidden = 0
        self._href: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style", "svg"}
        self.attributes.update(name for name, _ in attrs)
        if tag == "a":
            self._href, self._words = dict(attrs).get("href"), ""

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "svg"}
        if tag == "a" and self._href is not None:
            self.links.setdefault(" ".join(self._words.split()), self._href)
            self._href = None

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)
            self._words += data
