"""The JSON Schemas for editors, and the line by which a YAML file names its own.

An editor can help only if it knows what a file may hold. Each file says so in its first line; what it names there is
written here, with the ids that there are.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

from roadmap_site.curriculum import loader, model
from roadmap_site.edit import edits
from roadmap_site.schema import definition, json_schema, paths
from roadmap_site.system import files, transactions
from roadmap_site.yaml_io.document import line_end, with_ends_of

FOLDER = json_schema.FOLDER
"""Where the schemas are, in the curriculum's folder, unless its files name another place."""

_LINE = re.compile(r"^#[ \t]+yaml-language-server:[ \t]*\$schema=(\S*)[^\r\n]*(?:\r?\n|\Z)", re.MULTILINE)
# The byte order mark of a file, the comments and blank lines at its top, where editors look for the line, and the rest.
_PARTS = re.compile(r"(\ufeff?)((?:[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z))*)(.*)", re.DOTALL)


def base_of(text: str) -> str:
    """Return where a curriculum's schemas are, by the text of its `curriculum.yml`.

    It is an address, or a folder as seen from the curriculum's own; the folder `.schemas` when the file names none.
    """
    _, head, _ = _PARTS.findall(text)[0]
    named = _LINE.search(head)
    if named and named[1].endswith("/curriculum.json"):
        return named[1].removesuffix("/curriculum.json")
    return FOLDER


def line(path: str, base: str) -> str:
    """Return the comment by which a file names its schema.

    Args:
        path: The file, as seen from the curriculum's folder.
        base: Where the schemas are; see `base_of`.

    Raises:
        ValueError: The file has no place in a curriculum.
    """
    kind = paths.kind_of(path)
    if kind is None:
        raise ValueError(f"{path} has no place in a curriculum")
    schema = f"{base}/{kind}.json"
    if "://" not in base and not base.startswith("/"):
        schema = posixpath.relpath(schema, posixpath.dirname(path) or ".")
    return f"# yaml-language-server: $schema={schema}"


def without_line(text: str) -> str:
    """Return the text of a file without the line that names its schema."""
    mark, head, rest = _PARTS.findall(text)[0]
    return f"{mark}{_LINE.sub('', head)}{rest}"


def with_line(text: str, path: str, base: str) -> str:
    """Return the text of a file with the line that names its schema as its first; see `line`."""
    mark, head, rest = _PARTS.findall(text)[0]
    return f"{mark}{line(path, base)}{line_end(text)}{_LINE.sub('', head)}{rest}"


def texts(curriculum: model.Curriculum | None = None) -> dict[str, str]:
    """Return the schemas as JSON text, by the kind of file.

    Args:
        curriculum: What editors shall offer the ids of, if anything.
    """
    known: dict[str, Mapping[str, str]] = {}
    if curriculum:
        known = {"level": curriculum.levels, "cost": curriculum.costs}
        for noun in definition.NOUNS:
            known[noun] = {id: thing.title for id, thing in curriculum.all(noun).items()}
    schemas = json_schema.json_schemas(known)
    return {kind: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for kind, schema in schemas.items()}


def refresh(result: loader.LoadResult, folder: Path, session: transactions.Session) -> None:
    """Write the schemas that the files of a curriculum name, if they are in the curriculum's folder.

    Nothing is written where no file names any, or where they are elsewhere or in a hidden folder that is not ours: the
    files may come from a stranger. A folder that cannot be written, or is a link, is left alone, as editors can do
    without.

    Args:
        result: What the curriculum holds.
        folder: Its folder.
        session: The right to change it.
    """
    documents = result.located.documents
    inside = posixpath.normpath(base_of(documents[definition.TOP].text))
    ours = inside == FOLDER or not (inside.startswith((".", "/")) or "/." in inside or ":" in inside)
    named = any(without_line(document.text) != document.text for document in documents.values())
    if named and ours and not result.has_errors:
        with suppress(OSError):
            write(texts(result.curriculum), folder, inside, session)


def write(schemas: Mapping[str, str], root: Path, inside: str, session: transactions.Session) -> tuple[str, ...]:
    """Write schemas into a folder, which is made if it is not there.

    Args:
        schemas: The schemas as JSON text, by the kind of file.
        root: The folder below which may be written.
        inside: The way from there to the folder that they go into; `.` for the root itself.
        session: The right to write there.

    Returns:
        The names of the files that are new or other than before; the others are left alone.

    Raises:
        OSError: The folder or a file in it cannot be written.
    """
    texts = {}
    for kind, text in schemas.items():
        path = posixpath.join(inside, f"{kind}.json")
        there = files.content(files.File(root, path)) or b""
        texts[path] = with_ends_of(there.decode(errors="replace"), text)
    steps = edits.steps(root, texts)
    session.run(steps)
    return tuple(map(attrgetter("file.whole.name"), steps))
