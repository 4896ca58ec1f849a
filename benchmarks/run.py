"""Measure building and checking made-up curricula, against programs that everybody knows.

Each program builds a site of the same world, as `benchmarks.world` and `benchmarks.sites` say; in turn, each as a whole
process, after a round that does not count. What counts is the processor's time, which depends least on what else a
machine does; the time by the clock, the memory, the pages and their bytes stand beside it. Zensical and Hugo are
measured where they are installed, beside this Python or on the way where programs are looked for. Usage:

    python -m benchmarks.run [--topics 750] [--rounds 3]
    python -m benchmarks.run --growth [300 1000 3000 10000]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import sites, world

PARSE = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).rglob("*.yml")):
    with file.open("rb") as stream:
        yaml.load(stream, Loader=yaml.CSafeLoader)
"""
"""What the C loader takes only to parse the files."""
OURS, PLAIN, ZENSICAL, HUGO = "ours", "plain MkDocs", "Zensical", "Hugo"
_MIB = 1024 * 1024


class Run(NamedTuple):
    """What a process took."""

    cpu: float
    wall: float
    memory: float
    """In MiB, when it had most."""


class Rival(NamedTuple):
    """A program that builds a site."""

    folder: Path
    command: Sequence[str]
    output: Path


class Output(NamedTuple):
    """What a site consists of."""

    pages: int
    size: float
    """In MiB, of all files."""
    largest: int
    """The bytes of the largest page."""


def main() -> None:
    """Print the figures that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=int, default=750)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=int, nargs="*")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if asked.growth is not None:
            _grow(Path(name), asked.growth or [300, 1_000, 3_000, 10_000])
        else:
            _build(Path(name), asked.topics, asked.rounds)
            _check(Path(name), asked.rounds)
            _help(asked.rounds)


def _build(folder: Path, topics: int, rounds: int) -> None:
    print(f"The world: {world.about(topics)}.\n")
    rivals = _rivals(folder, topics)
    runs = _in_turn({name: (rival.command, rival.folder) for name, rival in rivals.items()}, rounds)
    print(f"{'build':14} {'cpu s':>8} {'wall s':>8} {'MiB':>6} {'pages':>7} {'site MiB':>9} {'largest page':>13}")
    for name, rival in rivals.items():
        cpu, wall, memory = map(statistics.median, zip(*runs[name], strict=True))
        made = _output(rival.output)
        print(f"{name:14} {cpu:8.2f} {wall:8.2f} {memory:6.0f} {made.pages:7} {made.size:9.1f} {made.largest:13,}")
    for name in [name for name in rivals if name != OURS]:
        _print_ratio(f"ours against {name}", runs[OURS], runs[name])
    for name in sorted({ZENSICAL, HUGO} - {*rivals}):
        print(f"{name} is not installed, so it was not measured.")
    print(
        "Ours has maps, ways, comparisons, whole roadmaps to print and catalogues besides; plain MkDocs and Zensical "
        "have Material's frame,\nnavigation and search; Hugo has a bare frame, without navigation and search.\n"
    )


def _rivals(folder: Path, topics: int) -> dict[str, Rival]:
    made = sites.with_plugin(folder / "made", topics)
    hand = sites.in_markdown(folder / "hand", made)
    build = [_tool("mkdocs"), "build", "--strict", "--quiet"]
    rivals = {OURS: Rival(made, build, made / "site"), PLAIN: Rival(hand, build, hand / "site")}
    if zensical := _found("zensical"):
        alike = sites.in_markdown(folder / "alike", made)
        rivals[ZENSICAL] = Rival(alike, [zensical, "build", "--clean"], alike / "site")
    if hugo := _found("hugo"):
        templates = sites.with_hugo(folder / "hugo", made)
        rivals[HUGO] = Rival(templates, [hugo, "build", "--quiet", "--cleanDestinationDir"], templates / "public")
    return rivals


def _grow(folder: Path, sizes: Sequence[int]) -> None:
    """Print what a site takes as its world grows; of each topic, so that what grows faster is seen."""
    print(f"The world: {world.about(sizes[-1])}; and smaller ones alike.\n")
    print("  topics    cpu s  ms/topic    MiB   pages  site MiB  kB/topic  largest page")
    for topics in sizes:
        made = sites.with_plugin(folder / str(topics), topics)
        run = _measured([_tool("mkdocs"), "build", "--strict", "--quiet"], made)
        site = _output(made / "site")
        each, size = 1000 * run.cpu / topics, site.size * _MIB / 1000 / topics
        print(f"{topics:8} {run.cpu:8.1f} {each:9.1f} {run.memory:6.0f} ", end="")
        print(f"{site.pages:7} {site.size:9.1f} {size:9.1f} {site.largest:13,}", flush=True)
        shutil.rmtree(made)


def _check(folder: Path, rounds: int) -> None:
    many = world.write(folder / "many", 3_000)
    count = len([*many.rglob("*.yml")])
    parse = [sys.executable, "-c", PARSE, str(many)]
    _compare(
        f"roadmap check, {count} files: ours against only parsing",
        [_tool("roadmap"), "check", str(many)],
        parse,
        rounds,
    )


def _help(rounds: int) -> None:
    click = [sys.executable, "-c", "import click"]
    _compare("roadmap --help: ours against only importing click", [_tool("roadmap"), "--help"], click, 4 * rounds)


def _compare(what: str, ours: list[str], theirs: list[str], rounds: int) -> None:
    runs = _in_turn({"ours": (ours, Path()), "theirs": (theirs, Path())}, rounds)
    print(what)
    for name, taken in runs.items():
        print(f"  {name:8} {_spread([run.cpu for run in taken])} s of the processor")
    _print_ratio("  ratio", runs["ours"], runs["theirs"])


def _in_turn(commands: Mapping[str, tuple[Sequence[str], Path]], rounds: int) -> dict[str, list[Run]]:
    """Run commands in turn, after one round that does not count."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, folder) in commands.items():
            run = _measured(command, folder)
            if turn:
                runs[name].append(run)
    return runs


def _measured(command: Sequence[str], folder: Path) -> Run:
    begin = time.perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, env=_environment()) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} failed.")
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024)


def _output(site: Path) -> Output:
    sizes = {file: file.stat().st_size for file in site.rglob("*") if file.is_file()}
    pages = [size for file, size in sizes.items() if file.suffix == ".html"]
    return Output(len(pages), sum(sizes.values()) / _MIB, max(pages))


def _print_ratio(what: str, ours: Sequence[Run], theirs: Sequence[Run]) -> None:
    print(f"{what}: {_spread([a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True)])} of its processor's time")


def _spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.3f} (from {min(values):.3f} to {max(values):.3f})"


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _found(name: str) -> str | None:
    beside = Path(_tool(name))
    return str(beside) if beside.is_file() else shutil.which(name)


def _environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


if __name__ == "__main__":
    main()
