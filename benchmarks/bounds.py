"""Curricula just below and just above each bound of `roadmap_site.problems.input_limits`.

All that stays below a bound must be cheap.

As a program it checks each that is just below, in a process of its own, and prints its time and memory:

    python -m benchmarks.bounds
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from roadmap_site.problems import input_limits

Files = Mapping[str, str | bytes]

TOP = "title: Bounds\nroadmaps: [first]\nkinds: {book: Book}\nareas: {basics: Basics, extras: Extras}\n"
BASE: Files = {
    "curriculum.yml": TOP,
    "topics/basics.yml": "softmax: Softmax\n",
    "topics/extras.yml": "relu: ReLU\n",
    "roadmaps/first/roadmap.yml": "title: First\n",
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, relu]\n",
}
"""A curriculum without problems."""
EXTRAS = "topics/extras.yml"
BOOKS = "resources/book.yml"
EXPLANATION = "topics/extras/relu.md"


class Bound(NamedTuple):
    """A bound, and how to come near it."""

    name: str
    """Its name in `limits`."""
    figure: int
    code: str
    """The code of the problem of what is above it."""
    of_size: Callable[[int], Files]
    """A curriculum that has so much of what the bound counts."""


def bounds() -> Iterator[Bound]:
    """Yield all bounds of a curriculum."""
    yield Bound("LARGEST_FILE", input_limits.LARGEST_FILE, "too-large", _file)
    yield Bound("LARGEST_CURRICULUM", input_limits.LARGEST_CURRICULUM, "too-large", _files_of_size)
    yield Bound("LARGEST_EXPLANATION", input_limits.LARGEST_EXPLANATION, "too-large", lambda n: {EXPLANATION: _page(n)})
    yield Bound("LARGEST_EXPLANATIONS", input_limits.LARGEST_EXPLANATIONS, "too-large", _pages)
    yield Bound("LONGEST_FORMULA", input_limits.LONGEST_FORMULA, "bad-formula", _formula)
    yield Bound("DEEPEST_FORMULA", input_limits.DEEPEST_FORMULA, "bad-formula", _braces)
    yield Bound("DEEPEST_EXPLANATION", input_limits.DEEPEST_EXPLANATION, "too-large", _lists)
    yield Bound("LARGEST_PICTURE", input_limits.LARGEST_PICTURE, "bad-picture", lambda n: _pictures(n, 1))
    yield Bound("LARGEST_PICTURES", input_limits.LARGEST_PICTURES, "bad-picture", lambda n: _pictures(n, 60))
    yield Bound("MOST_PIXELS", input_limits.MOST_PIXELS, "bad-picture", _pixels)
    yield Bound("MOST_DRAWN", input_limits.MOST_DRAWN, "bad-picture", _drawn)
    yield Bound("DEEPEST_DRAWING", input_limits.DEEPEST_DRAWING, "bad-picture", _groups)
    yield Bound("MOST_FILES", input_limits.MOST_FILES, "too-large", _files)
    yield Bound("DEEPEST_FOLDER", input_limits.DEEPEST_FOLDER, "too-large", _folders)
    yield Bound("LONGEST_LINE", input_limits.LONGEST_LINE, "too-large", _line)
    yield Bound("MOST_VALUES", input_limits.MOST_VALUES, "too-large", _values)
    yield Bound("DEEPEST", input_limits.DEEPEST, "unsupported-yaml", _depth)
    yield Bound("MOST_ITEMS", input_limits.MOST_ITEMS, "too-large", _items)
    yield Bound("MOST_FORMER_IDS", input_limits.MOST_FORMER_IDS, "too-large", _former_ids)
    yield Bound("MOST_ROADMAPS", input_limits.MOST_ROADMAPS, "too-large", _roadmaps)
    yield Bound("MOST_STAGES", input_limits.MOST_STAGES, "too-large", _stages)
    yield Bound("MOST_THINGS", input_limits.MOST_THINGS, "too-large", _things)
    yield Bound(
        "LONGEST_ID",
        input_limits.LONGEST_ID,
        "bad-id",
        lambda n: {EXTRAS: f"relu: {{title: R, needs: [{'a' * n}]}}\n{'a' * n}: A\n"},
    )
    yield Bound("LONGEST_REFERENCE", input_limits.LONGEST_REFERENCE, "too-large", lambda n: {EXTRAS: _needs("a" * n)})
    yield Bound("LONGEST_TITLE", input_limits.LONGEST_TITLE, "too-large", lambda n: {EXTRAS: f"relu: {'T' * n}\n"})
    yield Bound("LONGEST_TEXT", input_limits.LONGEST_TEXT, "too-large", _text)
    yield Bound("LONGEST_ADDRESS", input_limits.LONGEST_ADDRESS, "too-large", _address)
    yield Bound("MOST_PROBLEMS", input_limits.MOST_PROBLEMS, "too-many-problems", _problems)


def write(folder: Path, files: Files) -> Path:
    """Write the base curriculum with some files added or changed; return its folder."""
    for name, content in {**BASE, **files}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def _needs(*ids: str) -> str:
    return f"relu: {{title: ReLU, needs: [{', '.join(ids)}]}}\n"


def _filled(name: str, size: int, words: int) -> str:
    """Return a file of topics, each of which needs the next, of so many bytes; it ends with comments."""
    summary = "word " * words
    count, things, written = 0, [f"{name}:\n  title: T {name}\n  needs: [{name}-0]\n"], 0
    while written < size - 2 * (len(summary) + 100):
        things.append(
            f"{name}-{count}:\n  title: T {name} {count}\n  needs: [{name}-{count + 1}]\n  summary: {summary}\n"
        )
        written += len(things[-1])
        count += 1
    things.append(f"{name}-{count}: The last of {name}\n")
    lines, rest = divmod(size - sum(map(len, things)), 1_000)
    return "".join(things) + f"{'#' * 999}\n" * lines + "#" * rest


def _file(size: int) -> Files:
    return {EXTRAS: _filled("relu", size, 20)}


def _files_of_size(size: int) -> Files:
    names = [f"part-{number}" for number in range(9)]
    top = TOP.replace("Extras}", "Extras" + "".join(f", {name}: Part" for name in names) + "}")
    own = {"curriculum.yml": top, "topics/basics.yml": f"softmax: {{title: Softmax, needs: [{', '.join(names)}]}}\n"}
    left = size - sum(map(len, {**BASE, **own}.values()))
    sizes = [left // 9 + (left % 9 if name == names[-1] else 0) for name in names]
    return own | {f"topics/{name}.yml": _filled(name, part, 1_800) for name, part in zip(names, sizes, strict=True)}


def _page(size: int) -> str:
    return ("A line of *words* and more.\n" * size)[: size - 1] + "."


def _pages(size: int) -> Files:
    count = 200
    topics = [f"topic-{number}: {{title: T{number}, needs: [topic-{number + 1}]}}\n" for number in range(count)]
    files = {EXTRAS: "relu: {title: ReLU, needs: [topic-0]}\n" + "".join(topics) + f"topic-{count}: The last\n"}
    for number in range(count):
        files[f"topics/extras/topic-{number}.md"] = _page(size // count + (size % count if number == 0 else 0))
    return files


def _formula(length: int) -> Files:
    return {EXPLANATION: f"${'x' * length}$\n"}


def _braces(depth: int) -> Files:
    return {EXPLANATION: f"${'{' * depth}x{'}' * depth}$\n"}


def _lists(depth: int) -> Files:
    return {EXPLANATION: "".join(f"{'  ' * number}- item\n" for number in range(depth))}


def _pictures(size: int, count: int) -> Files:
    files = {EXPLANATION: "".join(f"![A square](../../images/{number}.svg)\n" for number in range(count))}
    for number in range(count):
        own = size // count + (size % count if number == 0 else 0)
        begin, end = '<svg xmlns="http://www.w3.org/2000/svg"><!--', "--></svg>"
        files[f"images/{number}.svg"] = begin + "x" * (own - len(begin) - len(end)) + end
    return files


def _pixels(count: int) -> Files:
    begin = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0dIHDR"
    content = begin + (1).to_bytes(4, "big") + count.to_bytes(4, "big")
    return {EXPLANATION: "![A square](../../images/a.png)\n", "images/a.png": content}


def _drawing(inner: str) -> Files:
    content = f'<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'
    return {EXPLANATION: "![A square](../../images/a.svg)\n", "images/a.svg": content}


def _drawn(count: int) -> Files:
    # The drawing, a group of a hundred with what each use of it takes, and the rest.
    uses, rest = divmod(count - 102, 102)
    group = f'<g id="a">{"<path/>" * 100}</g>'
    return _drawing(group + '<use href="#a"/>' * uses + "<path/>" * rest)


def _groups(depth: int) -> Files:
    return _drawing("<g>" * depth + "</g>" * depth)


def _files(count: int) -> Files:
    others = len(BASE) + len({part for name in BASE for part in Path(name).parents if part.name})
    return {f"notes-{number}.txt": "" for number in range(count - others)}


def _folders(depth: int) -> Files:
    return {"/".join(["deep"] * depth + ["note.txt"]): ""}


def _line(length: int) -> Files:
    return {EXTRAS: f"relu: ReLU  {'#' * (length - 12)}\n"}


def _values(count: int) -> Files:
    # The mapping; and each topic's id, mapping, four keys and values, its list of needs with one item.
    rest, each = count - 1, 2 + 6 + 1
    topics, items = 50, (rest // 50) - each
    texts = []
    for number in range(topics):
        own = items + (rest - topics * (items + each) if number == 0 else 0)
        needed = f"topic-{number + 1}" if number + 1 < topics else "softmax"
        rows = f"    - a{number}\n" * own
        id = f"topic-{number}" if number else "relu"
        texts.append(f"{id}:\n  title: T{number}\n  needs: [{needed}]\n  aliases:\n{rows}")
    return {EXTRAS: "".join(texts)}


def _depth(levels: int) -> Files:
    # The file, the topic and the list of its needs are three of them.
    inner = levels - 2
    return {EXTRAS: f"relu: {{title: {'[' * inner}{']' * inner}, needs: [softmax]}}\n"}


def _items(count: int) -> Files:
    rows = "".join(f"    - Other name {number}\n" for number in range(count))
    return {EXTRAS: f"relu:\n  title: ReLU\n  needs: [softmax]\n  aliases:\n{rows}"}


def _former_ids(count: int) -> Files:
    ids = ", ".join(f"former-{number}" for number in range(count))
    return {EXTRAS: f"relu: {{title: ReLU, was: [{ids}]}}\n"}


def _roadmaps(count: int) -> Files:
    names = [f"road-{number:03}" for number in range(count - 1)]
    top = TOP.replace("[first]", f"[first, {', '.join(names)}]")
    return {"curriculum.yml": top} | {f"roadmaps/{name}/roadmap.yml": f"title: {name}\n" for name in names}


def _stages(count: int) -> Files:
    numbers = range(2, count + 1)
    return {
        f"roadmaps/first/{number:03}-stage-{number}.yml": f"title: S{number}\ntopics: [softmax]\n" for number in numbers
    }


def _things(count: int) -> Files:
    # The roadmap, its stage and the first two topics are four of them; each topic needs the next.
    topics = [f"topic-{number}: {{title: T{number}, needs: [topic-{number + 1}]}}\n" for number in range(count - 5)]
    topics.append(f"topic-{count - 5}: The last\n")
    half = len(topics) // 2
    return {
        "topics/basics.yml": "softmax: {title: Softmax, needs: [topic-0]}\n" + "".join(topics[:half]),
        EXTRAS: "relu: ReLU\n" + "".join(topics[half:]),
    }


def _text(length: int) -> Files:
    return {EXTRAS: f"relu:\n  title: ReLU\n  summary: '{('[a](*b `_' * length)[:length]}'\n"}


def _address(length: int) -> Files:
    url = "https://" + "a." * length
    return {BOOKS: f"a-book:\n  title: A book\n  topics: [softmax]\n  url: {url[: length - 1]}a\n"}


def _problems(count: int) -> Files:
    keys = "".join(f"  key-{number}: x\n" for number in range(count))
    return {EXTRAS: f"relu:\n  title: ReLU\n  needs: [softmax]\n{keys}"}


def main() -> None:
    """Print the time and the memory that a check takes just below each bound."""
    print(f"{'bound':20} {'figure':>12} {'seconds':>8} {'MiB':>6}")
    for bound in bounds():
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder) / "curriculum", bound.of_size(bound.figure))
            seconds, memory = _measured(
                [sys.executable, "-c", "from roadmap_site.cli.main import run; run()", "check"], folder
            )
        print(f"{bound.name:20} {bound.figure:12,} {seconds:8.2f} {memory:6.0f}")


def _measured(command: list[str], folder: str) -> tuple[float, float]:
    """Return the seconds of the processor that a command takes, and the MiB of its memory when it had most."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
