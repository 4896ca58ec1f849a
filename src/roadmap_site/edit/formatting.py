"""The canonical form of a curriculum's files: a change in a review is the change that was meant, and nothing else.

A file is read with its comments, brought into order by the shape of its kind, and written. Whatever comes out must say
the same, with all comments, or the file is refused. Of explanations only the line ends are made alike.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from roadmap_site.curriculum import curriculum_files, decode, explanation_files
from roadmap_site.curriculum.rules import item_in_text
from roadmap_site.edit import editor_schemas, edits
from roadmap_site.problems import codes, input_limits, problem, registry
from roadmap_site.schema import definition
from roadmap_site.schema.paths import hints, kind_of
from roadmap_site.schema.texts import Flag, Prose, Reading, Shape, Text
from roadmap_site.schema.types import ById, Items, Keys, ShortOr
from roadmap_site.yaml_io import comments, plain_texts, reader, writer
from roadmap_site.yaml_io.document import Data, Document, Trail, with_ends_of


class Formatted(NamedTuple):
    """What giving the files of a curriculum their canonical form comes to.

    Attributes:
        files: How many files were looked at.
        texts: The files that are to be changed.
        problems: Why some files cannot be read.
        refused: Path of a file that is to stay as it is → why.
        differing: For each file that is to be changed, the first line in which it differs; nothing where the curriculum
            lets it.
    """

    files: int
    texts: edits.Texts
    problems: tuple[problem.Problem, ...]
    refused: Mapping[str, str]
    differing: tuple[problem.Problem, ...]


def all_formatted(
    folder: Path, shown: str, chosen: Collection[str] | None = None, base: str | None = None
) -> Formatted:
    """Return the canonical form of a curriculum's files, without writing it.

    Args:
        folder: The curriculum's folder.
        shown: The folder as messages shall show it.
        chosen: The files, relative to the folder; all of them when left out.
        base: Where the files shall look for their schemas; as `curriculum.yml` says when left out.
    """
    texts: dict[str, str] = {}
    problems: list[problem.Problem] = []
    refused: dict[str, str] = {}
    unlike: list[problem.Problem] = []
    files = own_files(folder)
    top = Document(definition.TOP, "", None)
    if definition.TOP in files:
        top, _ = reader.read(folder / definition.TOP, definition.TOP)
    schemas_at = base or editor_schemas.base_of(top.text)
    settings = decode.curriculum(Reading(top, []), definition.TOP).rules
    paths = [path for path in files if chosen is None or path in chosen]
    for path in paths:
        if not kind_of(path):
            before, text = _with_one_line_end(folder, path, shown)
            if before.text != text:
                texts[path] = text
                unlike.append(codes.not_canonical(_first_difference(before, text)))
            continue
        document, wrong = reader.read(folder / path, f"{shown}/{path}", hints(path))
        problems += wrong
        if wrong:
            continue
        try:
            _refuse_misfits(document.data, shape_of(path))
            _refuse_items_in_texts(document, settings)
            text = formatted(document.text, path, schemas_at)
        except edits.RefusedError as reason:
            refused[path] = str(reason)
        else:
            if text.encode() != (folder / path).read_bytes():
                texts[path] = text
                unlike.append(codes.not_canonical(_first_difference(document, text)))
    differing = registry.applied(problem.in_order(unlike), settings)
    return Formatted(len(paths), texts, problem.in_order(problems), refused, differing)


def _with_one_line_end(folder: Path, path: str, shown: str) -> tuple[Document, str]:
    """Return an explanation, and its text with lines that all end as its first one does; nothing of what is none."""
    raw = b""
    with suppress(OSError), (folder / path).open("rb") as stream:
        raw = stream.read(input_limits.LARGEST_EXPLANATION + 1)
    text, wrong = explanation_files.decoded(raw, path)
    if wrong:
        text = ""
    return Document(f"{shown}/{path}", text, None), with_ends_of(text, text)


def _whole_lines(text: str) -> list[str]:
    """Return the lines of a text with what ends them, as a file may mix that."""
    return text.split("\n")


def _first_difference(document: Document, text: str) -> problem.Location:
    for number, (before, after) in enumerate(zip_longest(_whole_lines(document.text), _whole_lines(text)), start=1):
        if before != after:
            return document.line(min(number, len(document.lines)))
    return document.line(1)


def own_files(folder: Path) -> list[str]:
    """Return the paths of all files that are formatted, relative to the curriculum's folder: explanations too."""
    paths = []
    for top, _, names, _ in curriculum_files.walk(folder):
        for name in names:
            file = Path(top, name)
            path = file.relative_to(folder).as_posix()
            is_own = bool(kind_of(path)) or explanation_files.is_meant(path)
            if is_own and "/." not in f"/{path}" and file.is_file() and not file.is_symlink():
                paths.append(path)
    return sorted(paths, key=PurePosixPath)


def shape_of(path: str) -> Shape | None:
    """Return what a file holds, by its path in the curriculum; nothing for one that has no place there."""
    return definition.FILES.get(kind_of(path) or "")


def formatted(text: str, path: str, base: str) -> str:
    """Return the canonical text of a file.

    Keys stand in the order of the reference, unknown ones behind the key that they stood behind, what a short form can
    say is said in it, and texts have no quotes that they can do without. Comments stay with what they are about, and
    blank lines where they are, one at most. The first line names the schema. All lines end as the first one did.

    Args:
        text: The file, which can be read.
        path: Where it is, relative to the curriculum's folder.
        base: Where the schemas are.

    Raises:
        RefusedError: The text that came out would not say the same.
    """
    document, _ = reader.parse(editor_schemas.without_line(text), path)
    if not isinstance(document.data, dict) or not document.data:
        raise edits.RefusedError("it has no keys")
    root = comments.read(document)
    notes = Counter(_comments(root))
    wanted = canonical(root, shape_of(path))
    after = with_ends_of(text, writer.text(wanted))
    again, problems = reader.parse(after, path)
    if problems or again.data != writer.data(wanted):
        raise edits.RefusedError("its canonical form would not say the same")
    if Counter(_comments(comments.read(again))) != notes:
        raise edits.RefusedError("a comment in it stands where none can be kept")
    return editor_schemas.with_line(after, path, base)


def canonical(node: writer.YamlNode, shape: Shape | None) -> writer.YamlNode:
    """Return a value with its keys in order and in its short form, as far as it has the shape; see `formatted`."""
    if isinstance(node.value, dict) and isinstance(shape, ShortOr):
        return _shortened(canonical(node, shape.meant(node.value)), shape)
    if isinstance(node.value, dict):
        node.value = {key: canonical(node.value[key], _inner(shape, key)) for key in _in_order(node.value, shape)}
    elif isinstance(node.value, list) and isinstance(shape, Items):
        node.value = [canonical(_without_beside(item), shape.of) for item in node.value]
    elif isinstance(node.value, str) and isinstance(shape, ShortOr):
        return canonical(node, shape.short)
    elif isinstance(shape, Text) and shape.prose is Prose.NONE:
        node.near, node.bare = False, True
    elif isinstance(shape, Flag) and node.value == shape.other:
        node.value, node.bare = shape.word, True
    return node


def _in_order(keys: Iterable[str], shape: Shape | None) -> list[str]:
    """Return keys in the order of those that are known, each with the unknown ones that stand behind it."""
    known = list(shape.keys) if isinstance(shape, Keys) else []
    places = {}
    # What comes before all known keys stays there: it may be the first one, misspelt.
    place = -1
    for key in keys:
        if key in known:
            place = known.index(key)
        places[key] = place
    return sorted(places, key=places.__getitem__)


def misfits(data: Data | None, shape: Shape | None, trail: Trail = ()) -> Iterator[tuple[Trail, Text | None, Data]]:
    """Yield the way to each list or mapping where a text belongs, the shape of that text, and what stands there.

    Where nothing is known of what belongs there, a list within a list is such a one, without a shape.
    """
    if isinstance(shape, ShortOr):
        shape = shape.meant(data) if isinstance(data, dict) else shape.short
    list_in_list = isinstance(data, list) and bool(trail) and isinstance(trail[-1], int)
    if isinstance(data, list | dict) and (isinstance(shape, Text) or (shape is None and list_in_list)):
        yield trail, shape, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from misfits(value, _inner(shape, key), (*trail, key))
    elif isinstance(data, list):
        for position, item in enumerate(data):
            yield from misfits(item, _inner(shape, position), (*trail, position))


def _inner(shape: Shape | None, step: str | int) -> Shape | None:
    """Return the shape of what stands under a key or at a position; nothing where that is not known."""
    match shape, step:
        case Keys(keys=keys), str() if step in keys:
            return keys[step].shape
        case (ById(of=inner), str()) | (Items(of=inner), int()):
            return inner
    return None


def _refuse_misfits(data: Data | None, shape: Shape | None) -> None:
    """Raise `RefusedError` for a list or mapping where a text belongs: its form may show what was meant."""
    for trail, _, value in misfits(data, shape):
        *_, key = ("", *(step for step in trail if isinstance(step, str)))
        what = f"`{key}`"
        if key not in trail[-1:]:
            what = f"an item of {what}"
        kind = {list: "a list", dict: "a mapping"}[type(value)]
        raise edits.RefusedError(f"{what} is {kind} where a text belongs; see `roadmap check`")


def _refuse_items_in_texts(document: Document, settings: Mapping[str, str]) -> None:
    """Raise `RefusedError` for what looks like an item within a text: on one line with that, nobody would see it."""
    if item_in_text.RULE.code.severity_in(settings) is problem.Severity.OFF:
        return
    for _, item in plain_texts.with_items(document):
        raise edits.RefusedError(f"`{item.word}` in it looks like an item, and is part of a text; see `roadmap check`")


def _without_beside(item: writer.YamlNode) -> writer.YamlNode:
    """Return an item with what stands beside its hyphen above it, as a line there starts with its first key."""
    if isinstance(item.value, str) or not item.beside:
        return item
    return writer.YamlNode(item.value, [*item.before, item.beside], "", item.after)


def _shortened(node: writer.YamlNode, shape: ShortOr) -> writer.YamlNode:
    """Return a mapping of nothing but its first key as the text that stands for it.

    A comment below the key keeps the mapping: below a text it would be one about what comes next.
    """
    if not isinstance(node.value, dict) or len(node.value) != 1:
        return node
    ((key, only),) = node.value.items()
    if not isinstance(only.value, str) or not shape.short.fits(only.value) or not shape.stands_for(key):
        return node
    # Without the space after its colon, some texts would read as a mapping.
    before_colon, colon, _ = only.value.partition(":")
    loses_space = colon and any(before_colon in keys.keys for keys in shape.long)
    if loses_space or (node.beside and only.beside) or node.after:
        return node
    before = [*node.before, *filter(None, only.before)]
    if node.beside:
        return writer.YamlNode(only.value, before, node.beside)
    return writer.YamlNode(only.value, before, only.beside, near=only.near, bare=only.bare)


def _comments(node: writer.YamlNode) -> Iterator[str]:
    yield from filter(None, (*node.before, node.beside, *node.after))
    inner = node.value
    if isinstance(inner, dict):
        inner = list(inner.values())
    if isinstance(inner, list):
        for value in inner:
            yield from _comments(value)
