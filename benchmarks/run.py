"""Measure building and checking a generated curriculum, as ratios.

Each figure is a ratio to a command that everybody knows, both measured in one run on one machine. Commands run
in turn, as whole processes; the medians of the pairwise ratios count. Usage:

    python -m benchmarks.run [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import generated

PARSE = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).rglob("*.yml")):
    with file.open("rb") as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)
"""
"""What the C loader takes only to parse the files."""


def main(rounds: int = 5) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        _build(Path(name), rounds)
        _check(Path(name), rounds)
    _help(rounds)


def _build(folder: Path, rounds: int) -> None:
    made, hand = folder / "made", folder / "hand"
    generated.with_plugin(made, roadmaps=30, stages=20, topics=366)
    count = generated.by_hand(hand, made)
    build = [_tool("mkdocs"), "build", "--strict", "--quiet", "--config-file"]
    ours, theirs = _in_turn([*build, str(made / "mkdocs.yml")], [*build, str(hand / "mkdocs.yml")], rounds)
    _print(f"mkdocs build --strict, {count} pages: ours against Markdown by hand", ours, theirs, 0.0)


def _check(folder: Path, rounds: int) -> None:
    many = folder / "many"
    generated.curriculum(many, roadmaps=47, stages=20, topics=520)
    count = len(list(many.rglob("*.yml")))
    check = [_tool("roadmap"), "check", str(many)]
    ours, theirs = _in_turn(check, [sys.executable, "-c", PARSE, str(many)], 2 * rounds)
    start, _ = _in_turn([sys.executable, "-c", "pass"], [sys.executable, "-c", "pass"], rounds)
    _print(f"roadmap check, {count} files: ours against only parsing", ours, theirs, statistics.median(start))


def _help(rounds: int) -> None:
    ours, theirs = _in_turn([_tool("roadmap"), "--help"], [sys.executable, "-c", "import click"], 4 * rounds)
    _print("roadmap --help: ours against only importing click", ours, theirs, 0.0)


def _in_turn(first: list[str], second: list[str], rounds: int) -> tuple[list[float], list[float]]:
    """Run two commands in turn, after one round that does not count; return their seconds."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for command, seconds in zip((first, second), times, strict=True):
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_environment())
            if turn:
                seconds.append(time.perf_counter() - begin)
    return times


def _print(what: str, ours: list[float], theirs: list[float], start: float) -> None:
    ratios = [(a - start) / (b - start) for a, b in zip(ours, theirs, strict=True)]
    print(what)
    print(f"  ours    {_spread(ours)} s")
    print(f"  theirs  {_spread(theirs)} s")
    if start:
        print(f"  Python's start, taken off both: {start:.3f} s")
    print(f"  ratio   {_spread(ratios)}")


def _spread(values: list[float]) -> str:
    return f"{statistics.median(values):.3f} (from {min(values):.3f} to {max(values):.3f})"


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
