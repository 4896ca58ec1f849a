"""Run the code in the explanations of our own curriculum.

`make examples` runs it, with a virtual environment that has NumPy and nothing of ours. Each block of Python runs by
itself, in a process and an empty folder of its own, and must end well within a bound of time. It runs whatever the
explanations hold, so it is for a checkout whose explanations somebody has read: no check and no build runs anything.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult

ROOT = Path(__file__).parent.parent
_SECONDS = 60


class Example(NamedTuple):
    """A block of code in an explanation."""

    path: str
    line: int
    """That of its first line of code, from 1."""
    code: str


def examples(loaded: LoadResult) -> Iterator[Example]:
    """Yield the blocks of Python in all explanations."""
    for source in loaded.located.explanations.values():
        for block in source.explanation.blocks:
            if block.kind == "code" and block.info == "python":
                yield Example(source.document.path, block.line + 2, block.text)


def fault(example: Example, python: str) -> str | None:
    """Return what a block says when it does not end well, or that it takes too long; nothing if it ends well."""
    with tempfile.TemporaryDirectory() as folder:
        # The lines of a fault are those of the explanation.
        code = "\n" * (example.line - 1) + example.code
        command = [python, "-I", "-W", "error", "-c", code]
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return f"it has not ended after {_SECONDS} seconds"
    if done.returncode:
        return done.stderr.strip() or f"exit code {done.returncode}"
    return None


def main(python: str) -> int:
    """Run all, and show what does not end well; return the exit code."""
    found = list(examples(loader.load(ROOT / "curriculum", "curriculum")))
    faults = 0
    for example in found:
        if said := fault(example, python):
            faults += 1
            print(f"{example.path}:{example.line}: {said}", file=sys.stderr)
    print(f"{len(found)} examples run, {faults} of them with faults")
    return int(faults > 0)


if __name__ == "__main__":
    # Not resolved: a link in a virtual environment says which one it is.
    sys.exit(main(str(Path(sys.argv[1]).absolute())))
