"""The JSON Schemas of a curriculum's files, for editors.

They are made from the definition, so that an editor offers and refuses what the checker does. The key `x-refers-to`
marks what refers, and to what: it takes the ids that the curriculum has, by name, and any other that fits its shape.
"""

from collections.abc import Iterator, Mapping

from roadmap_site.schema.definition import FILES
from roadmap_site.schema.texts import Schema

FOLDER = ".schemas"
"""The folder in a curriculum's where editors find the schemas; it is made, not written by hand."""


def json_schemas(known: Mapping[str, Mapping[str, str]] | None = None) -> dict[str, Schema]:
    """Return the JSON Schema of each kind of file, by the name of the kind.

    Args:
        known: What references refer to, such as `topic` → its ids, each with words about it. Editors then offer these
            ids, and take any other all the same: it may be newer than the schema, and the checker knows.
    """
    return {kind: _whole(kind, shape.json_schema(), known or {}) for kind, shape in FILES.items()}


def _whole(kind: str, schema: Schema, known: Mapping[str, Mapping[str, str]]) -> Schema:
    """Return the schema of a file from that of what it holds, whose references then offer what is known."""
    definitions: Schema = {}
    for reference in _references(schema):
        for noun in reference["x-refers-to"]:
            if ids := known.get(noun):
                reference["anyOf"].append({"$ref": f"#/definitions/{noun}"})
                definitions[noun] = {"type": "string", "enum": list(ids), "enumDescriptions": list(ids.values())}
    whole: Schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": kind} | schema
    if definitions:
        whole["definitions"] = definitions
    return whole


def _references(schema: object) -> Iterator[Schema]:
    """Yield the parts of a schema that are those of references."""
    if isinstance(schema, dict):
        if "x-refers-to" in schema:
            yield schema
        for inner in schema.values():
            yield from _references(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _references(inner)
