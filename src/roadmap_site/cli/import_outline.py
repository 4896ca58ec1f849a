"""`roadmap import outline`: most roadmaps exist already, as an outline in somebody's document.

The document is read (`pasted`, `outline`), drafted as a roadmap, matched with what the curriculum has, and tried: what
would be written must pass the check before any of it is. The report says what became of every line.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import click

from roadmap_site.cli import common, folders, loading, lookup, write_session
from roadmap_site.curriculum import loader, model
from roadmap_site.edit import edits
from roadmap_site.importer import (
    describing,
    drafting,
    importing,
    line_parts,
    matching,
    outline,
    pasted,
    structure_words,
)
from roadmap_site.problems import counting, input_limits
from roadmap_site.problems.problem import errors
from roadmap_site.schema import definition
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.schema.texts import ID
from roadmap_site.system.terminal import printable

STDIN = "standard input"
# What stands between underscores, hyphens, dots and blanks, but for single letters, long numbers and mixed signs.
_SPOKEN = re.compile(r"(?<![^\W_])(?:[^\W\d_]{2,}|\d{1,4})(?![^\W_])")


@click.command(name="outline")
@click.argument("document", metavar="FILE.md", type=click.File("rb"))
@click.option("--roadmap", "id", default="", help="Id of the new roadmap.  [default: made from its title]")
@click.option("--title", default="", help="Title of the new roadmap.  [default: the document's, or its file's name]")
@folders.folder_option(exists=False)
@click.option("--dry-run", is_flag=True, help="Show what would come of it, and write nothing.")
def command(document: BinaryIO, id: str, title: str, folder: Path, *, dry_run: bool) -> None:
    """Make a roadmap from a Markdown outline: headings and nested lists.

    Topics, resources and projects that the curriculum has already are found by title and alias; what is new gets files
    and keys of its own. What has no place is shown line by line, and kept as comments at the end of the new
    `roadmap.yml`. Nothing that was there before is changed; where there is no curriculum, one is made. `-` reads from
    standard input.

    Exits with 0 when the roadmap was written, with 1 when the curriculum has errors, and with 2 when the document is no
    outline or the roadmap is there already, but with 0 and a word when it is there just as the document has it.

    Example: roadmap import outline plan.md --title "Bread in ten weeks"
    """
    file = getattr(document, "name", "<stdin>")
    name = STDIN if file == "<stdin>" else printable(Path(file).name)
    raw = _bytes(document, name)
    with write_session.writing(folder, dry_run=dry_run) as write:
        curriculum, texts = _there(folder)
        draft, remarks = _draft(raw, name, id, title, curriculum)
        if there := importing.just_so(draft, name, id, curriculum, texts):
            click.echo(printable(f"{name}: the roadmap `{there}` is there just so; nothing was written"))
            return
        imported = _imported(draft, name, id, curriculum, texts)
        result = edits.tried(folder, folder.as_posix(), imported.texts)
        _refuse_errors(result, name, raw)
        try:
            write(edits.steps(folder, imported.texts))
        except OSError as error:
            raise common.CannotRunError(f"Nothing was written: `{error.filename}`: {error.strerror}.") from error
    for line in (*remarks, *_report(imported, name, folder), *_closing(imported, folder, result, dry_run=dry_run)):
        click.echo(printable(line))


def _there(folder: Path) -> tuple[model.Curriculum | None, Mapping[str, str]]:
    """Return the curriculum of a folder, if there is one, and the texts of its files.

    YAML files without a `curriculum.yml` are a broken one.
    """
    if folder.is_dir() and ((folder / definition.TOP).exists() or any(folder.rglob("*.yml"))):
        located = loading.loaded(folder).located
        return located.curriculum, {path: document.text for path, document in located.documents.items()}
    return None, {}


def _bytes(document: BinaryIO, name: str) -> bytes:
    raw = document.read(input_limits.LARGEST_FILE + 1)
    size = sum(map(len, map(bytes.strip, raw.splitlines())))
    if len(raw) > input_limits.LARGEST_FILE or size > input_limits.LARGEST_OUTLINE:
        most = f"{input_limits.LARGEST_OUTLINE // 1024} KiB"
        help = "import it in parts, each with a roadmap of its own"
        raise common.CannotRunError(f"{name} is larger than {most}: {help}.")
    return raw


def _draft(
    raw: bytes, name: str, id: str, title: str, curriculum: model.Curriculum | None
) -> tuple[describing.Draft, tuple[str, ...]]:
    try:
        document = pasted.as_text(raw)
    except pasted.NotTextError as error:
        raise common.CannotRunError(f"{name} is no outline: {error}.") from error
    words, names = structure_words.wording(curriculum), matching.names_of(curriculum)
    top = outline.tree(document.text, words)
    for node in top.walk():
        node.line = document.lines[node.line - 1]
    if not any(node.sort in {"heading", "item"} for node in top.walk()):
        help = "Write headings for stages and list items for topics."
        raise common.CannotRunError(f"{name} is no outline: it has no headings and no lists. {help}")
    given = line_parts.plain(pasted.as_text(title.encode()).text) if title.strip() else ""
    knows = lambda topic: names.find("topic", topic) is not None  # noqa: E731 (one line says it)
    return drafting.draft(top, words, knows, given, _spoken(id or name)), document.remarks


def _spoken(name: str) -> str:
    """Return a title made of the words of a file's name, if they say enough: letters, and short numbers."""
    said = " ".join(_SPOKEN.findall(Path(name).stem))
    if name == STDIN or not re.search(r"[^\W\d_]{3}", said):
        return "Imported roadmap"
    return said[0].upper() + said[1:]


def _imported(
    draft: describing.Draft, name: str, id: str, curriculum: model.Curriculum | None, texts: Mapping[str, str]
) -> importing.Imported:
    if id and not ID.fits(id):
        help = "use small letters, digits and single hyphens, such as `home-baker`"
        raise common.CannotRunError(f"`{id}` is not an id: {help}.")
    try:
        return importing.imported(draft, name, id, curriculum, lambda path: texts.get(path, ""))
    except importing.TakenError as error:
        raise common.CannotRunError(f"{error} Give this one another with `--roadmap`.") from error


def _refuse_errors(result: loader.LoadResult, name: str, raw: bytes) -> None:
    """Stop when what would be written has errors: the document holds too much, or else it never should."""
    wrong = errors(result.problems)
    if not wrong:
        return
    common.show_errors(wrong)
    click.echo(err=True)
    if {error.code for error in wrong} == {"too-large"}:
        lines = raw.decode("utf-8", errors="replace").split("\n")
        number, longest = max(enumerate(lines, start=1), key=lambda line: len(line[1].strip()))
        where = f"Its longest line is line {number}, with {len(longest.strip()):,} characters"
        raise common.CannotRunError(
            f"{name} holds more than a curriculum may. {where}. Shorten it; nothing was written."
        )
    click.echo("The import would have these errors, so nothing was written. This is a mistake of ours.", err=True)
    raise SystemExit(1)


def _report(imported: importing.Imported, name: str, folder: Path) -> Iterator[str]:
    yield f"{name}: {imported.title}"
    yield f"  roadmap    {imported.roadmap}: {counting.count(imported.stages, 'stage')}, {imported.entries} entries"
    for noun in ("topic", "resource", "project"):
        named = [one for one in imported.found if one.noun == noun]
        if named:
            yield from _of_noun(PLURALS[noun], named)
    if imported.unplaced:
        file = f"{folder.as_posix()}/roadmaps/{imported.roadmap}/roadmap.yml"
        yield from ("", f"Not placed, and kept as comments at the end of {file}:")
    for line, text in imported.unplaced:
        yield f"  {name}:{line}: {text}"


def _of_noun(word: str, named: list[importing.Found]) -> Iterator[str]:
    new: dict[str, importing.Found] = {}
    known: dict[str, importing.Found] = {}
    for thing in named:
        if thing.new:
            new[thing.id] = thing
        elif thing.id not in new:
            known[thing.id] = thing
    yield f"  {word:10} {len(known)} known, {len(new)} new"
    if known:
        yield from lookup.wrapped(f"    known: {', '.join(known)}")
    for thing in sorted(new.values(), key=lambda thing: thing.line):
        yield f"    line {thing.line}: new `{thing.id}`, {thing.words}"


def _closing(imported: importing.Imported, folder: Path, result: loader.LoadResult, *, dry_run: bool) -> Iterator[str]:
    """Yield which files are written, what the check says of them, and what to do next."""
    paths = sorted(imported.texts)
    verb = "Wrote"
    if dry_run:
        verb = "Would write"
    yield from ("", f"{verb} {counting.count(len(paths), 'file')}:")
    for path in paths:
        yield f"  {folder.as_posix()}/{path}"
    yield from ("", f"roadmap check: {counting.summary(result.problems)}")
    if dry_run:
        yield "Nothing was written. Leave out `--dry-run` to write it."
        return
    yield from ("", "Next:", "  Compare the stages with the document: a line may mean more than its words told.")
    new = [path for path in paths if path.startswith("topics/")]
    if new:
        yield f"  Then {new[0]}: move each topic to its area, give it a summary and its `needs`,"
        yield "  and if it is known under another name, use that one and add the name to its `aliases`."
