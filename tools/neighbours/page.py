"""The guide's page "Plugins and themes", made from the table and from what came of the last trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.neighbours import results, table
from tools.neighbours.table import Entry

_INTRODUCTION = """\
A site may have other plugins and another theme. In which order the plugins stand in `mkdocs.yml` does not matter, but
where this page says so.

`make neighbours` has tried what is listed here, and a workflow does so every week. It builds a small site with pages by
hand, a curriculum and the plugin, strictly, with {mkdocs} and {properdocs}: once with the plugin before
`roadmap`, once behind it, and once among two others in an order shuffled by the seed {seed}. Then it looks at it:
there was no warning; all our pages are there, and in the navigation in their order; the search finds a topic; every
link within the site resolves; and the plugin has done what it is for. The theme was {material}, and Python {python}."""
_BESIDE = """\
If you miss a plugin, try it: a strict build tells nearly all that can go wrong. Then
[tell us](https://github.com/roadmap-site/roadmap-site/issues); it is one more entry in `tools/neighbours/table.yml`."""


def page() -> str:
    """Return the page."""
    held, made = table.read(), results.read()
    names = {"mkdocs": "MkDocs", "properdocs": "ProperDocs", "mkdocs-material": "Material"}
    versions = {name: f"{word} {made['with'][name]}" for name, word in names.items()}
    material, python = versions.pop("mkdocs-material"), made["with"]["python"]
    parts = [
        "# Plugins and themes",
        _INTRODUCTION.format(seed=held.seed, material=material, python=python, **versions),
        *_section("Themes", _of(held, made, theme=True, goes=True), made),
        *_section("Plugins that go together with ours", _of(held, made, theme=False, goes=True), made),
        *_section("Plugins that do not", _of(held, made, theme=False, goes=False), made),
        "## Not tried",
        _table(("plugin", "why not"), ((f"`{name}`", why) for name, why in held.left_out.items())),
        _BESIDE,
    ]
    return "\n\n".join(parts) + "\n"


def _of(held: table.Table, made: dict[str, Any], *, theme: bool, goes: bool) -> list[Entry]:
    found = []
    for name, entry in held.entries.items():
        if entry.theme is theme and results.goes(made["entries"][name], entry) is goes:
            found.append(entry)
    return sorted(found, key=lambda entry: "" if theme else entry.name)


def _section(title: str, entries: list[Entry], made: Mapping[str, Any]) -> Iterator[str]:
    if entries:
        yield f"## {title}"
        yield _table(("name", "version", "what for", "what to know"), (_row(entry, made) for entry in entries))


def _row(entry: Entry, made: Mapping[str, Any]) -> tuple[str, ...]:
    version = made["entries"][entry.name]["version"]
    shown = f"`{entry.name}`" if entry.package == entry.name else f"`{entry.name}`, of `{entry.package}`"
    return shown, version, entry.about, entry.fails or entry.note


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
