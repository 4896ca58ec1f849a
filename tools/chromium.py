"""Find a Chromium, or install one, or fail and say how.

The browser tests need a Chromium, and a machine may have it from a package, from Playwright, or not at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """\
The tests need a Chromium, and none was found or could be installed. Do one of these, then run them again:
  apt-get install chromium                        (Debian, Ubuntu; as root)
  .venv/bin/python -m playwright install chromium
  make test CHROMIUM=/path/to/chromium"""


def find() -> str | None:
    """Return the path of a Chromium: the one that `CHROMIUM` names, an installed one, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    if installed:
        return installed
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (a Chromium of the system does without it)

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try the ways to install a Chromium that this machine has."""
    _try([sys.executable, "-m", "playwright", "install", "chromium"])
    if find() is None and shutil.which("apt-get"):
        _try(["apt-get", "update", "-qq"])
        _try(["apt-get", "install", "-y", "-qq", "chromium"])


def _try(command: list[str]) -> None:
    print("Trying:", " ".join(command), flush=True)
    subprocess.run(command, check=False, timeout=600, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    if find() is None:
        install()
    sys.exit(None if find() else ADVICE)
