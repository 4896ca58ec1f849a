# Why: what the code can say of itself is never written twice; the reference pages come from its docstrings and shapes.
"""Write the reference pages in `docs/` from the code."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.pofile import read_po

from roadmap_site.cli import main
from roadmap_site.curriculum import ruleset
from roadmap_site.edit import formatting
from roadmap_site.health import link_check
from roadmap_site.problems import codes as file_codes
from roadmap_site.problems import limits, registry
from roadmap_site.schema import definition
from roadmap_site.schema.definition import json_schemas
from roadmap_site.schema.types import ById, Items, Key, Keys, Shape, ShortOr, Text
from roadmap_site.site import handwritten
from roadmap_site.site.messages.own import TEMPLATE

__all__ = ["PAGES", "Code", "codes", "json_schemas"]

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/roadmap_site"

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
inline Markdown and may link with `[[id]]`."""


class Code(NamedTuple):
    """The documentation of one code."""

    code: str
    headline: str
    text: str
    fail: str
    """An example that has the problem."""
    ok: str
    """The example without it."""


def codes() -> list[Code]:
    """Return the documentation of all codes, by name."""
    functions = [getattr(file_codes, name) for name, found in vars(file_codes).items() if _is_fault(found)]
    found = [_code(function.__name__.replace("_", "-"), function) for function in functions]
    found.append(_code("page-clash", handwritten.page_clash))
    found.append(_code("dead-link", link_check.dead_link))
    found.append(_code("not-canonical", formatting.not_canonical))
    found += [_code(rule.CODE, rule) for rule in ruleset.RULES]
    return sorted(found)


def problems_page() -> str:
    """Return the page about the problems."""
    parts = [
        "# Problems",
        _PROBLEMS_INTRODUCTION,
    ]
    for code in codes():
        parts += [f"## {code.code}", code.headline, _weight(code.code)]
        if code.text:
            parts.append(code.text)
        if code.fail:
            parts += ["Wrong:", _fenced(code.fail), "Right:", _fenced(code.ok)]
    return _page(parts)


def _weight(code: str) -> str:
    """Return how much a code matters, and whether that can be set."""
    entry = registry.entries()[code]
    if entry.essential:
        return f"*Always an error:* {entry.essential}."
    return f"*Default:* `{entry.severity}`."


def yaml_page() -> str:
    """Return the page about the keys of the YAML files."""
    parts = [
        "# YAML keys",
        _KEYS_INTRODUCTION,
    ]
    for file, shape in FILES.items():
        parts += [f"## {file}", *_of_shape(shape)]
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
    reasons = (inspect.getdoc(limits) or "").split("\n\n")[1]
    rows = ["| limit | figure | what it counts, and why |", "| --- | ---: | --- |"]
    for constant, doc in pairwise(ast.parse(inspect.getsource(limits)).body):
        if isinstance(constant, ast.Assign) and isinstance(doc, ast.Expr) and isinstance(doc.value, ast.Constant):
            name = ast.unparse(constant.targets[0])
            why = " ".join(str(doc.value.value).split())
            rows.append(f"| {_spoken(name)} | {getattr(limits, name):,} | {why} |")
    parts = ["# Limits", reasons, "\n".join(rows)]
    return _page(parts)


def _spoken(name: str) -> str:
    """Return the name of a constant as words: `Longest line`."""
    return name.replace("_", " ").lower().capitalize()


def house_page() -> str:
    """Return the page about the modules, from the comment at the top of each."""
    parts = [
        "# The house",
        "Why each module exists. Imports run one way: from the bottom of this page to its top, never back.",
    ]
    modules = [name for name in imports() if not name.endswith("__init__")]
    for room in ROOMS:
        names = [name for name in modules if name.startswith(f"{room}/")]
        parts += [f"## {room}", "\n".join(f"- `{name}`: {_why(name)}" for name in names)]
    return _page(parts)


FILES: dict[str, Shape] = {
    "curriculum.yml": definition.CURRICULUM,
    "roadmaps/<roadmap\\>/roadmap.yml": definition.ROADMAP,
    "roadmaps/<roadmap\\>/NN-<stage\\>.yml": definition.STAGE,
    "topics/<area\\>.yml": definition.TOPICS,
    "resources/<kind\\>.yml": definition.RESOURCES,
    "projects/<area\\>.yml": definition.PROJECTS,
}
ROOMS = (
    *("system", "problems", "yaml_io", "schema", "curriculum", "edit", "diff", "health", "importer", "site"),
    *("mkdocs_plugin", "cli"),
)
"""The rooms in the order in which they may import one another: each only those before it."""


def imports() -> dict[str, set[str]]:
    """Return each module, such as `schema/types` → the modules that it imports."""
    names = {file.relative_to(SOURCE).with_suffix("").as_posix(): file for file in sorted(SOURCE.rglob("*.py"))}
    found: dict[str, set[str]] = {}
    for name, file in names.items():
        found[name] = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("roadmap_site"):
                base = (node.module or "").removeprefix("roadmap_site").strip(".").replace(".", "/")
                inner = {f"{base}/{alias.name}" for alias in node.names} & names.keys()
                found[name] |= inner or {base} & names.keys()
    return found


PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/problems.md": problems_page,
    "docs/reference/limits.md": limits_page,
    "docs/reference/yaml.md": yaml_page,
    "docs/reference/command.md": command_page,
    "docs/reference/messages.md": messages_page,
    "docs/reference/house.md": house_page,
}


def _is_fault(found: object) -> bool:
    if not inspect.isfunction(found) or found.__module__ != file_codes.__name__:
        return False
    return "location" in inspect.signature(found).parameters


def _code(name: str, owner: object) -> Code:
    doc = inspect.getdoc(owner) or ""
    text, _, examples = doc.partition("\nFAIL\n")
    bad, _, good = examples.partition("\nPASS\n")
    headline, _, rest = text.strip().partition("\n\n")
    return Code(name, headline, rest.strip(), textwrap.dedent(bad).strip(), textwrap.dedent(good).strip())


def _of_shape(shape: Shape) -> Iterator[str]:
    if isinstance(shape, ById):
        yield "A mapping from ids to:"
        yield from _of_shape(shape.of)
    elif isinstance(shape, ShortOr):
        for keys in shape.long:
            yield from _of_shape(keys)
    elif isinstance(shape, Keys):
        yield shape.description
        yield "\n".join(
            ("| key | what it is | form |", "| --- | --- | --- |", *(_row(n, k) for n, k in shape.keys.items()))
        )
        for name, key in shape.keys.items():
            if isinstance(key.shape, ById) and key.shape.offered:
                yield f"**The codes of `{name}`:**"
                rows = (f"| [`{code}`](problems.md#{code}) | {about} |" for code, about in key.shape.offered().items())
                yield "\n".join(("| code | what it stands for |", "| --- | --- |", *rows))
            for inner in _mappings(key.shape):
                yield f"**In `{name}`:**"
                yield from _of_shape(inner)


def _row(name: str, key: Key) -> str:
    shown = f"**`{name}`**" if key.required else f"`{name}`"
    return f"| {shown} | {key.description} | {_form(key.shape)} |"


def _mappings(shape: Shape) -> Iterator[Keys]:
    if isinstance(shape, Items | ById):
        yield from _mappings(shape.of)
    elif isinstance(shape, ShortOr):
        yield from shape.long
    elif isinstance(shape, Keys):
        yield shape


def _form(shape: Shape) -> str:
    if isinstance(shape, Items):
        return f"list of: {_form(shape.of)}"
    if isinstance(shape, ById):
        return f"mapping from {'codes' if shape.offered else 'ids'} to: {_form(shape.of)}"
    if isinstance(shape, ShortOr):
        return f"{_form(shape.short)}, or a mapping"
    return _form_of_text(shape) if isinstance(shape, Text) else "mapping"


def _form_of_text(text: Text) -> str:
    if text.choices:
        return " or ".join(f"`{choice}`" for choice in sorted(text.choices))
    return f"{text.refers_to} id" if text.refers_to else "text"


def _why(name: str) -> str:
    source = (SOURCE / f"{name}.py").read_text(encoding="utf-8")
    lines = re.match(r"(?:# .*\n)+", source)
    words = " ".join(line[2:] for line in lines[0].splitlines()) if lines else ""
    return words.removeprefix("Why: ")


def _fenced(example: str) -> str:
    return f"```yaml\n{example}\n```"


def _page(parts: list[str]) -> str:
    # The search is for learners; who looks for a key or a code knows where.
    return "---\nsearch:\n  boost: 0.2\n---\n\n" + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    for page, write in PAGES.items():
        (ROOT / page).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / page).write_text(write(), encoding="utf-8")
