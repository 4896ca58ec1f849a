"""Kill builds at evenly spread moments, and count what they leave.

Tests kill a build before chosen steps; this kills it at moments of the clock, as a system does. Usage:

    python -m benchmarks.kills [KILLS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks import sites

_Content = dict[str, bytes]


def main(kills: int = 50) -> None:
    """Print how many builds have left the site before, the new one, that before beside, or a mix; exit 1 at a mix."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "made"
        sites.with_plugin(folder, 60)
        settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
        built, seconds = [], 0.0
        for title in ("One", "Other"):
            _entitle(folder, settings, title)
            start = time.perf_counter()
            _start(folder).wait()
            seconds = time.perf_counter() - start
            built.append(_content(folder / "site"))
        found: Counter[str] = Counter()
        for number in range(kills):
            _entitle(folder, settings, ("One", "Other")[number % 2])
            new, old = built[number % 2], built[1 - number % 2]
            found[_killed(folder, seconds * (number + 0.5) / kills, new=new, old=old)] += 1
        _start(folder).wait()
        left = sorted(path.name for path in folder.glob(".site.*"))
    print(f"{kills} builds of {seconds:.1f} s, killed at {kills} moments: {dict(found)}; left by the next one: {left}")
    sys.exit(1 if found["mixed"] or left else 0)


def _killed(folder: Path, after: float, *, new: _Content, old: _Content) -> str:
    """Kill a build some seconds after its start; return what has become of the site, and put the one before there."""
    site = folder / "site"
    process = _start(folder)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    aside = not site.exists()
    now = _content(next(folder.glob(".site.old-*"), site) if aside else site)
    if now == new:
        return "new"
    _start(folder).wait()  # as the next kill expects it
    if now != old:
        return "mixed"
    return "old, beside" if aside else "old"


def _start(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def _entitle(folder: Path, settings: str, title: str) -> None:
    """Give the site another title, which stands on all of its pages."""
    (folder / "mkdocs.yml").write_text(settings.replace(sites.NAME, title), encoding="utf-8")


def _content(folder: Path) -> _Content:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
