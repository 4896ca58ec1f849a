"""The rooms of the source, and a picture of how they import one another.

Everything comes from the code: which rooms there are, what each module is for (the first lines of its docstring), and
which imports which. `reference` writes it into `docs/development/`; a test keeps imports running one way.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src/roadmap_site"
ROOMS = (
    *("system", "problems", "yaml_io", "schema", "curriculum", "edit", "diff", "health", "importer", "site"),
    *("mkdocs_plugin", "cli"),
)
"""The rooms in the order in which they may import one another: each only those before it."""
_WIDTH, _HEIGHT, _ACROSS, _DOWN = 132, 34, 24, 40
"""The size of a box, and the room between boxes."""
_STYLE = """
text { font: 14px monospace; text-anchor: middle; fill: #222 }
rect { fill: #fff; stroke: #555; rx: 6px }
path { fill: none; stroke: #888; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } rect { fill: #222; stroke: #999 } path { stroke: #999 } }
"""


def modules() -> dict[str, Path]:
    """Return each module, such as `schema/types` → its file."""
    files = {}
    for file in sorted(SOURCE.rglob("*.py")):
        files[file.relative_to(SOURCE).with_suffix("").as_posix()] = file
    return files


def imports() -> dict[str, set[str]]:
    """Return each module → the modules that it imports."""
    files = modules()
    return {name: set(_imported(file, files)) for name, file in files.items()}


def purpose(name: str, *, whole: bool = False) -> str:
    """Return the first sentence of a module's docstring, or all of it."""
    tree = ast.parse((SOURCE / f"{name}.py").read_text(encoding="utf-8"))
    docstring = ast.get_docstring(tree) or ""
    if whole:
        return docstring
    return " ".join(docstring.partition("\n\n")[0].split())


def picture() -> str:
    """Return the rooms as an SVG: those at the bottom know nothing of those above them."""
    arrows = _reduced(_between_rooms())
    rows: list[list[str]] = []
    for room in ROOMS:
        row = 1 + max((_row(rows, other) for other in arrows[room]), default=-1)
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row].append(room)
    widest = max(map(len, rows))
    width, height = widest * (_WIDTH + _ACROSS) + _ACROSS, len(rows) * (_HEIGHT + _DOWN) + _DOWN
    places = dict(_places(rows, width, height))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">',
        f"<style>{_STYLE}</style>",
        *_lines(arrows, places),
    ]
    for room, (x, y) in places.items():
        parts.append(f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}"/>')
        parts.append(f'<text x="{x + _WIDTH / 2:g}" y="{y + _HEIGHT / 2 + 5:g}">{room}</text>')
    return "\n".join([*parts, "</svg>\n"])


def _imported(file: Path, files: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("roadmap_site"):
            continue
        base = (node.module or "").removeprefix("roadmap_site").strip(".").replace(".", "/")
        names = {f"{base}/{alias.name}" for alias in node.names}
        names |= {f"{name}/__init__" for name in names}
        yield from names & files.keys() or {base, f"{base}/__init__"} & files.keys()


def _between_rooms() -> dict[str, set[str]]:
    rooms: dict[str, set[str]] = {room: set() for room in ROOMS}
    for module, imported in imports().items():
        room = module.partition("/")[0]
        if room in rooms:
            rooms[room] |= {other.partition("/")[0] for other in imported} - {room}
    return rooms


def _reduced(arrows: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Return the arrows without those that a way over other rooms says too."""
    reached: dict[str, set[str]] = {}
    for room in ROOMS:
        reached[room] = arrows[room].union(*(reached[other] for other in arrows[room]))
    reduced = {}
    for room in ROOMS:
        further = set().union(*(reached[other] for other in arrows[room]))
        reduced[room] = [other for other in ROOMS if other in arrows[room] - further]
    return reduced


def _row(rows: list[list[str]], room: str) -> int:
    return next(number for number, row in enumerate(rows) if room in row)


def _places(rows: list[list[str]], width: float, height: float) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield where the box of each room begins; the first row stands at the bottom."""
    for number, row in enumerate(rows):
        left = (width - len(row) * (_WIDTH + _ACROSS) + _ACROSS) / 2
        for position, room in enumerate(row):
            yield room, (left + position * (_WIDTH + _ACROSS), height - (number + 1) * (_HEIGHT + _DOWN))


def _lines(arrows: Mapping[str, list[str]], places: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    for room, others in arrows.items():
        for other in others:
            (x, y), (below_x, below_y) = places[room], places[other]
            start, end = x + _WIDTH / 2, below_x + _WIDTH / 2
            bend = f"C{start:g} {y + _HEIGHT + 25:g} {end:g} {below_y - 25:g} {end:g} {below_y:g}"
            yield f'<path d="M{start:g} {y + _HEIGHT:g} {bend}"/>'
