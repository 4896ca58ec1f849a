"""Node.js, for the tests that ask for it by the fixture `node`, and for no others.

While tests run, a program that refuses stands before it in the path. So a test that starts Node.js by its name, or what
npm has installed, without the fixture fails on every machine, not only where there is none.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.helpers.paths import ROOT

MODULES = ROOT / "node_modules"
REFUSING = Path(__file__).parent / "refusing"


def refuse() -> None:
    """Let nobody find Node.js in the path, from now on; who starts tests may have seen to it already."""
    if not os.environ["PATH"].startswith(str(REFUSING)):
        os.environ["PATH"] = f"{REFUSING}{os.pathsep}{os.environ['PATH']}"


def program() -> str:
    """Return the path of Node.js, of which what npm installs is there too."""
    _, _, path = os.environ["PATH"].partition(os.pathsep)
    node = shutil.which("node", path=path)
    assert node, "Node.js is not installed: `make test` says what is needed."
    assert MODULES.is_dir(), "What npm installs is not there: run `make test`, or `npm ci`."
    return node
