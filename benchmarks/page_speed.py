"""How fast our pages come to a phone, beside pages of Material alone that have the same words.

Our own site is built, and once more as pages by hand: each page's headings, paragraphs, lists, links, tables and code,
without our drawings, styles and scripts, with the same settings of the theme and hardly any navigation. Both are
served compressed. Lighthouse looks at a page of each in turn; what counts is the median.

    python -m benchmarks.page_speed --runs 5
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from tools import chromium
from tools.serving import served

LIGHTHOUSE = "lighthouse@12.2.3"
PAGES = {
    "home": "",
    "roadmap": "roadmaps/essentials/",
    "stage": "roadmaps/essentials/foundations/",
    "topic": "topics/backpropagation/",
    "resources": "resources/",
    "compare": "compare/",
}
"""Kind of page → the address of one."""
FIGURES = {
    "first-contentful-paint": "first paint, ms",
    "largest-contentful-paint": "largest paint, ms",
    "total-blocking-time": "blocking, ms",
    "cumulative-layout-shift": "shift",
}
_ROOT = Path(__file__).parent.parent
_KEPT = {
    *("p", "ul", "ol", "li", "dl", "dt", "dd", "em", "strong", "blockquote", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td", "pre", "code"),
}
_LEFT_OUT = {"svg", "style", "script", "button", "select", "template"}
_VOID = {"link", "input", "img", "br", "hr", "meta"}
_PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml"}


class _Article(HTMLParser):
    """The words of a page, as a person would write them: headings in Markdown, all else in plain HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._inside = False
        self._left_out = 0
        self._in_code = 0
        self._heading: list[str] | None = None
        self._level = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif re.fullmatch("h[1-6]", tag):
            self._heading, self._level = [], "#" * int(tag[1])
        elif tag not in _VOID:
            self._in_code += tag == "pre"
            self._put(self._opened(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif tag == "article":
            self._inside = False
        elif self._heading is not None and re.fullmatch("h[1-6]", tag):
            title, self._heading = " ".join("".join(self._heading).replace("¶", "").split()), None
            self.lines.append(f"\n\n{self._level} {title}\n\n")
        elif tag not in _VOID:
            self._in_code -= tag == "pre"
            self._put(f"</{tag}>" if self._keeps(tag) else " ")

    def handle_data(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(html.escape(data))
        else:
            self._put(html.escape(data) if self._in_code else " ".join(html.escape(data).split("\n")))

    def _opened(self, tag: str, attributes: dict[str, str | None]) -> str:
        if not self._keeps(tag):
            return " "
        named = "class" if self._in_code else "href"
        value = attributes.get(named)
        return f'<{tag} {named}="{html.escape(value)}">' if value else f"<{tag}>"

    def _keeps(self, tag: str) -> bool:
        return tag in _KEPT or tag == "a" or bool(self._in_code)

    def _put(self, text: str) -> None:
        if self._inside and not self._left_out and self._heading is None:
            self.lines.append(text)


def plain(page: str) -> str:
    """Return a page of ours as one by hand."""
    article = _Article()
    article.feed(page)
    # Every second part is a heading; blank lines would end what is HTML.
    parts = re.split(r"(\n\n#+ .*\n\n)", "".join(article.lines))
    for place in range(0, len(parts), 2):
        words = re.sub(r"\n\s*\n", "\n&#8203;\n", parts[place].strip())
        parts[place] = f"<div>{words}</div>"
    return "".join(parts)


def written_plain(folder: Path, ours: Path) -> Path:
    """Write the site of pages by hand that have the words of ours."""
    for page in ours.rglob("index.html"):
        file = folder / "docs" / page.relative_to(ours).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(plain(page.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (_ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = settings[settings.index("theme:") : settings.index("plugins:")]
    theme = theme.replace(
        "  features:\n", "  font: false\n  features:\n    - navigation.prune\n    - navigation.indexes\n"
    )
    # Beside a page stands as little as can be: a long navigation would make these pages slower, and flatter ours.
    nav = "".join(f"  - {address}index.md\n" for address in PAGES.values())
    (folder / "mkdocs.yml").write_text(f"site_name: By hand\n{theme}\nplugins: [search]\nnav:\n{nav}", encoding="utf-8")
    return folder


def build(folder: Path, site: Path) -> Path:
    """Build the site of a folder."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return site


class _Compressed(SimpleHTTPRequestHandler):
    """A host that sends texts compressed, over lines that stay open, as all public ones do, and lets them be kept."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing of each request."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        packed = file.suffix in _PACKED
        body = gzip.compress(file.read_bytes()) if packed else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


def looked_at(address: str) -> dict[str, Any]:
    """Return what Lighthouse says of a page, as it looks at it by default: on a phone that is slow."""
    done = subprocess.run(
        [
            *("npx", "--yes", LIGHTHOUSE, address, "--output=json", "--quiet"),
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": chromium.find() or ""},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def lines(runs: int, kinds: list[str], addresses: dict[str, str]) -> Iterator[str]:
    """Yield a line for each kind of page and site: marks and figures, the median of so many runs in turn."""
    for kind in kinds:
        said = [{site: looked_at(at + PAGES[kind]) for site, at in addresses.items()} for _ in range(runs)]
        for site in addresses:
            each = [run[site] for run in said]
            marks = {
                name: statistics.median(100 * run["categories"][name]["score"] for run in each)
                for name in each[0]["categories"]
            }
            figures = {
                words: statistics.median(run["audits"][name]["numericValue"] for run in each)
                for name, words in FIGURES.items()
            }
            shown = [f"{name} {value:.0f}" for name, value in marks.items()]
            shown += [f"{words} {value:.3g}" for words, value in figures.items()]
            yield f"{kind:10}{site:8}{', '.join(shown)}"


def main() -> None:
    """Build both sites, and print the lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=[*PAGES])
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        ours = build(_ROOT, folder / "ours")
        by_hand = build(written_plain(folder / "by hand", ours), folder / "plain")
        with served(ours, _Compressed) as at, served(by_hand, _Compressed) as beside:
            for line in lines(arguments.runs, arguments.pages, {"ours": at, "plain": beside}):
                print(line, flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
