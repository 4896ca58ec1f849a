"""Our search without a browser: things are written as a site would have them, and found by its scripts in Node.js."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from roadmap_site.site import assets
from roadmap_site.site.messages.words import ENGLISH
from roadmap_site.site.search import hits, pieces
from roadmap_site.site.search.pieces import Found

KNOWN: dict[str, Any] = {
    "top": "../",
    "stemmers": [["en"]],
    "messages": {"again": "Again", "alias": "{names}", "more": "{number}", "partly": "Partly"},
}
PROGRAM = Path(__file__).with_suffix(".mjs")


def topic(title: str, **more: Any) -> Found:
    """Return a topic to be found."""
    return Found("topic", f"topics/{title.lower()}/", title, f"What {title} is.", **more)


def written(folder: Path, things: Iterable[Found], **known: Any) -> Path:
    """Write what a site needs for its search; return the folder."""
    for asset in assets.all_files(typography=False, search=True):
        (folder / asset.name).write_bytes(asset.content)
    (folder / "search").mkdir()
    for name, script in pieces.scripts(things, hits.kinds(ENGLISH), KNOWN | known):
        (folder / "search" / name).write_text(script, encoding="utf-8")
    return folder


def asked(node: str, folder: Path, *queries: str) -> list[dict[str, Any]]:
    """Return what is answered to each query: the hits, and what was loaded for it."""
    answers: list[dict[str, Any]] = _run(node, {"folder": str(folder), "ask": queries})["answers"]
    return answers


def titles(node: str, folder: Path, query: str) -> list[str]:
    """Return the titles of what is found, best first."""
    return [hit["title"] for hit in asked(node, folder, query)[0]["hits"]]


def words(node: str, folder: Path, texts: Sequence[str]) -> list[list[str]]:
    """Return the words that the script parts each text into."""
    parted: list[list[str]] = _run(node, {"folder": str(folder), "words": texts})["words"]
    return parted


def _run(node: str, asking: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        [node, str(PROGRAM)], input=json.dumps(asking), capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
