"""Write the reference pages in `docs/` from the code."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, get_args

import click
from babel.messages.pofile import read_po

import roadmap_site.curriculum.ruleset  # noqa: F401 (registers the codes of the rules)
from roadmap_site.cli import main
from roadmap_site.problems import input_limits, registry
from roadmap_site.schema import definition
from roadmap_site.schema.json_schema import json_schemas
from roadmap_site.schema.nouns import PageName
from roadmap_site.schema.texts import COUNT, DURATION, LANGUAGE, URL, YEAR, Flag, Shape, Text
from roadmap_site.schema.types import ById, Items, Key, Keys, ShortOr
from roadmap_site.site.messages.overrides import TEMPLATE
from tools import architecture
from tools.neighbours import page as neighbours

__all__ = ["PAGES", "Documentation", "codes", "json_schemas"]

ROOT = Path(__file__).parent.parent

_PROBLEMS_INTRODUCTION = """\
Every problem that `roadmap check` and the build can show, by its code.
Errors keep the site from being built; warnings do too in a strict build.

How much a problem matters is said below its code. Where it has a default, `rules` in `curriculum.yml` can set it to
`off`, `warning` or `error`:

```yaml
rules:
  unused-resource: off
  topic-without-summary: error
```

[Choose the rules](../guide/write.md#choose-the-rules) says more."""
_MESSAGES_INTRODUCTION = """\
Everything that a site says in words that are not its author's, by where it is said. A message that depends on a number
has two forms here, for one and for more; it is named by the first. In `mkdocs.yml` a site can
[say something otherwise](../guide/publish.md#say-something-otherwise)."""
_KEYS_INTRODUCTION = """\
Every key that a curriculum's files can have. A key in bold must be there. Where a mapping would hold
nothing but its first key, the bare value may stand instead. Titles are plain text; all other texts are
inline Markdown and may link with `[[id]]`. The last column names the pages that show a key, or something that
comes from it: `stage` is the page of a stage, `topics` the list of all, and the pages of areas."""


class Documentation(NamedTuple):
    """The documentation of one code."""

    code: str
    headline: str
    weight: str
    """How much it matters, and whether that can be set."""
    text: str
    fail: str
    """An example that has the problem."""
    ok: str
    """The example without it."""


def codes() -> list[Documentation]:
    """Return the documentation of all codes, by name."""
    return [_documented(code) for code in registry.codes().values()]


def problems_page() -> str:
    """Return the page about the problems."""
    parts = [
        "# Problems",
        _PROBLEMS_INTRODUCTION,
    ]
    for code in codes():
        parts += [f"## {code.code}", code.headline, code.weight]
        if code.text:
            parts.append(code.text)
        if code.fail:
            parts += ["Wrong:", _fenced(code.fail), "Right:", _fenced(code.ok)]
    return _page(parts)


def _weight(code: registry.Code) -> str:
    """Return how much a code matters, and whether that can be set."""
    if code.essential is not None:
        return f"*Always an error:* {code.essential}."
    return f"*Default:* `{code.severity}`."


def yaml_page() -> str:
    """Return the page about the keys of the YAML files."""
    parts = [
        "# YAML keys",
        _KEYS_INTRODUCTION,
    ]
    for kind, shape in definition.FILES.items():
        path = definition.PATTERNS[kind].replace(">", "\\>")
        parts += [f"## {path}", *_of_file(shape)]
    return _page(parts)


def command_page() -> str:
    """Return the page about the command."""
    return _page(["# The command `roadmap`", *_help(main.main, None, "roadmap")])


def _help(command: click.Command, parent: click.Context | None, name: str) -> Iterator[str]:
    """Yield the help of a command, and of the commands within it."""
    settings = {**command.context_settings, "max_content_width": 88}
    context = click.Context(command, parent, info_name=name, **settings)
    if parent is not None:
        yield f"## {context.command_path}"
    yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                yield from _help(found, context, inner)


def messages_page() -> str:
    """Return the page about the messages."""
    places: dict[str, list[str]] = {}
    with TEMPLATE.open("rb") as content:
        for message in read_po(content):
            forms = [message.id] if isinstance(message.id, str) else list(message.id)
            for file, _ in message.locations[:1]:
                line = "- " + "<br>".join(f"``{form}``" if "`" in form else f"`{form}`" for form in forms)
                places.setdefault(file, []).append(line)
    parts = ["# Messages", _MESSAGES_INTRODUCTION]
    for file, lines in places.items():
        parts += [f"## {file}", "\n".join(lines)]
    return _page(parts)


def limits_page() -> str:
    """Return the page about the limits."""
    reasons = (inspect.getdoc(input_limits) or "").split("\n\n")[1]
    rows = ["| limit | figure | what it counts, and why |", "| --- | ---: | --- |"]
    for constant, doc in pairwise(ast.parse(inspect.getsource(input_limits)).body):
        if isinstance(constant, ast.Assign) and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
            name = ast.unparse(constant.targets[0])
            why = " ".join(str(doc.value.value).split())
            rows.append(f"| {_spoken(name)} | {getattr(input_limits, name):,} | {why} |")
    parts = ["# Limits", reasons, "\n".join(rows)]
    return _page(parts)


def _spoken(name: str) -> str:
    """Return the name of a constant as words: `Longest line`."""
    return name.replace("_", " ").lower().capitalize()


def modules_page() -> str:
    """Return the page about the modules, from the docstring at the top of each."""
    parts = ["# Modules", "What each module is for, in its own words. A room knows only those above it on this page."]
    names = [name for name in architecture.modules() if "/" in name]
    for room in architecture.ROOMS:
        parts += [f"## {room}", architecture.purpose(f"{room}/__init__")]
        for name in names:
            if name.startswith(f"{room}/") and not name.endswith("__init__"):
                title = name.removeprefix(f"{room}/")
                text = architecture.purpose(name, whole=not name.startswith("curriculum/rules/"))
                parts.append(f"**`{title}`**\n\n{text}")
    return _page(parts)


PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/problems.md": problems_page,
    "docs/reference/limits.md": limits_page,
    "docs/reference/yaml.md": yaml_page,
    "docs/reference/command.md": command_page,
    "docs/reference/messages.md": messages_page,
    "docs/guide/plugins.md": neighbours.page,
    "docs/development/modules.md": modules_page,
    "docs/development/rooms.svg": architecture.picture,
}


def _documented(code: registry.Code) -> Documentation:
    text, _, examples = inspect.cleandoc(code.docs or "").partition("\nFAIL\n")
    bad, _, good = examples.partition("\nPASS\n")
    headline, _, rest = text.strip().partition("\n\n")
    bad, good = textwrap.dedent(bad).strip(), textwrap.dedent(good).strip()
    return Documentation(code.name, headline, _weight(code), rest.strip(), bad, good)


def _of_file(shape: Shape) -> Iterator[str]:
    """Yield the tables of the keys of a file: its own, then each that stands within them, once, with where it does."""
    places: dict[str, list[str]] = {}
    for way, keys in _mappings(shape, ()):
        places.setdefault(_table(keys), []).append(" › ".join(f"`{name}`" for name in way))
    if isinstance(shape, ById):
        yield "A mapping from ids to:"
    for table, ways in places.items():
        if where := ", ".join(dict.fromkeys(filter(None, ways))):
            yield f"**In {where}:**"
        yield table


def _table(keys: Keys) -> str:
    parts = [keys.description]
    rows = (_row(name, key) for name, key in keys.keys.items())
    parts.append("\n".join(("| key | what it is | form | shown on |", "| --- | --- | --- | --- |", *rows)))
    for name, key in keys.keys.items():
        if isinstance(key.shape, ById) and key.shape.offered:
            parts.append(f"**The codes of `{name}`:**")
            codes = (f"| [`{code}`](problems.md#{code}) | {about} |" for code, about in key.shape.offered().items())
            parts.append("\n".join(("| code | what it stands for |", "| --- | --- |", *codes)))
    return "\n\n".join(parts)


def _row(name: str, key: Key) -> str:
    shown = f"**`{name}`**" if key.required else f"`{name}`"
    return f"| {shown} | {key.description} | {_form(key.shape)} | {_pages(key)} |"


def _pages(key: Key) -> str:
    """Return the names of the pages that show a key."""
    if key.pages == get_args(PageName):
        return "all pages"
    pages = [*key.pages, "health"] if key.counted else key.pages
    return ", ".join(pages) or "none"


def _mappings(shape: Shape, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Keys]]:
    """Yield each mapping with known keys in a shape, with the keys that lead to it."""
    if isinstance(shape, Items | ById):
        yield from _mappings(shape.of, way)
    elif isinstance(shape, ShortOr):
        for keys in shape.long:
            yield from _mappings(keys, way)
    elif isinstance(shape, Keys):
        yield way, shape
        for name, key in shape.keys.items():
            yield from _mappings(key.shape, (*way, name))


def _form(shape: Shape) -> str:
    match shape:
        case Items():
            return f"list of: {_form(shape.of)}"
        case ById():
            return f"mapping from {'codes' if shape.offered else 'ids'} to: {_form(shape.of)}"
        case ShortOr():
            return f"{_form(shape.short)}, or a mapping"
        case Flag():
            return f"`{shape.word}`"
        case Text():
            return _form_of_text(shape)
    return "mapping"


_FORMS = {COUNT: "whole number", YEAR: "year", DURATION: "duration", URL: "address", LANGUAGE: "code of a language"}


def _form_of_text(text: Text) -> str:
    if text.choices:
        return " or ".join(f"`{choice}`" for choice in sorted(text.choices))
    if text.or_to:
        return f"{text.refers_to} or {text.or_to} id"
    refers = text.refers_to or text.vocabulary
    return f"{refers} id" if refers else _FORMS.get(text, "text")


def _fenced(example: str) -> str:
    return f"```yaml\n{example}\n```"


def _page(parts: list[str]) -> str:
    # The search is for learners; who looks for a key or a code knows where.
    return "---\nsearch:\n  boost: 0.2\n---\n\n" + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for page, write in PAGES.items():
        (ROOT / page).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / page).write_text(write(), encoding="utf-8")
