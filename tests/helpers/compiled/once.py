"""Let Jinja take from a folder what it has compiled before: that is most of what a small site takes to be built.

The variable `COMPILED_TEMPLATES` names the folder, which nothing else may write to. Half of what is left is looking at
each of the fourteen thousand icons of Material, only to leave them out, as MkDocs does with all in a hidden folder; so
hidden folders are not gone into.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import CodeType
from typing import Any

import jinja2

_compile = jinja2.Environment.compile
_KEPT: dict[str, CodeType] = {}


def begin() -> None:
    """Do so in this process, for good."""
    jinja2.Environment.compile = _compiled  # type: ignore[method-assign,assignment]
    jinja2.FileSystemLoader.list_templates = _listed  # type: ignore[method-assign,assignment]


def _compiled(environment: jinja2.Environment, source: Any, *names: Any, **options: Any) -> Any:
    if options or not isinstance(source, str):
        return _compile(environment, source, *names, **options)
    how = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks, *environment.extensions)
    key = hashlib.sha256(repr((source, names, how)).encode()).hexdigest()
    file = Path(os.environ["COMPILED_TEMPLATES"], key)
    if key not in _KEPT:
        with contextlib.suppress(OSError):
            _KEPT[key] = marshal.loads(file.read_bytes())  # noqa: S302 (what the tests wrote themselves)
    if key not in _KEPT:
        _KEPT[key] = _compile(environment, source, *names)
        with NamedTemporaryFile(dir=file.parent, delete=False) as begun:
            begun.write(marshal.dumps(_KEPT[key]))
        Path(begun.name).replace(file)
    return _KEPT[key]


def _listed(loader: jinja2.FileSystemLoader) -> list[str]:
    found = set[str]()
    for top in loader.searchpath:
        for folder, inside, names in os.walk(top):
            inside[:] = [name for name in inside if not name.startswith(".")]
            found |= {Path(folder, name).relative_to(top).as_posix() for name in names}
    return sorted(found)
