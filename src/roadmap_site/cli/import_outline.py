# Why: most roadmaps exist already, as an outline in somebody's document; no one should have to type them again.
"""`roadmap import outline`."""

from __future__ import annotations

import re
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from roadmap_site.cli.common import TOP, CannotRunError, changing, folder_option, loaded, refresh_schemas, room
from roadmap_site.system.terminal import printable, wrapped

if TYPE_CHECKING:
    from roadmap_site.curriculum.loader import LoadResult
    from roadmap_site.curriculum.model import Curriculum
    from roadmap_site.importer.describing import Draft
    from roadmap_site.importer.importing import Found, Imported
    from roadmap_site.system.transactions import Session

STDIN = "standard input"


@click.group(name="import", short_help="Bring in a roadmap that is a document already.")
def command() -> None:
    """Bring in what was written elsewhere.

    Example: roadmap import outline plan.md
    """


@command.command(name="outline")
@click.argument("document", metavar="FILE.md", type=click.File("rb"))
@click.option("--roadmap", "id", default="", help="Id of the new roadmap.  [default: made from its title]")
@click.option("--title", default="", help="Title of the new roadmap.  [default: the document's, or its file's name]")
@partial(folder_option, exists=False)
@click.option("--dry-run", is_flag=True, help="Show what would come of it, and write nothing.")
def outline(document: BinaryIO, id: str, title: str, folder: Path, *, dry_run: bool) -> None:
    """Make a roadmap from a Markdown outline: headings and nested lists.

    Topics, resources and projects that the curriculum has already are found by title and alias; what is new gets files
    and keys of its own. What has no place is shown line by line, and kept as comments at the end of the new
    `roadmap.yml`. Nothing that was there before is changed; where there is no curriculum, one is made. `-` reads from
    standard input.

    Exits with 0 when the roadmap was written, with 1 when the curriculum has errors, and with 2 when the document is no
    outline or the roadmap is there already.

    Example: roadmap import outline plan.md --title "Bread in ten weeks"
    """
    from roadmap_site.edit import edits  # noqa: PLC0415 (help and usage errors answer without the checker)

    file = getattr(document, "name", "<stdin>")
    name = STDIN if file == "<stdin>" else printable(Path(file).name)
    raw = _bytes(document, name)
    with nullcontext() if dry_run else changing(folder) as session:
        curriculum = loaded(folder).curriculum if _is_curriculum(folder) else None
        draft, remarks = _draft(raw, name, id, title, curriculum)
        found = _imported(draft, name, id, folder, curriculum)
        result = edits.tried(folder, folder.as_posix(), found.texts)
        _refuse_errors(result, name, raw)
        if session:
            _write(folder, found, session)
            refresh_schemas(folder, session)
    for line in (*remarks, *_report(found, name, folder, result, dry_run=dry_run)):
        click.echo(printable(line))


def _is_curriculum(folder: Path) -> bool:
    """Return whether a folder holds something; one that holds YAML files but no `curriculum.yml` is a broken one."""
    return folder.is_dir() and ((folder / TOP).exists() or any(folder.rglob("*.yml")))


def _bytes(document: BinaryIO, name: str) -> bytes:
    """Return the bytes of a document; stop when they are too many."""
    from roadmap_site.problems import limits  # noqa: PLC0415

    raw = document.read(limits.LARGEST_FILE + 1)
    if len(raw) > limits.LARGEST_FILE or sum(len(line.strip()) for line in raw.splitlines()) > limits.LARGEST_OUTLINE:
        most = f"{limits.LARGEST_OUTLINE // 1024} KiB"
        raise CannotRunError(f"{name} is larger than {most}: import it in parts, each with a roadmap of its own.")
    return raw


def _draft(raw: bytes, name: str, id: str, title: str, curriculum: Curriculum | None) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft of the document's roadmap, and what had to be mended."""
    from roadmap_site.importer import drafting, matching, outline, pasted, phrases, wording  # noqa: PLC0415

    try:
        text, remarks = pasted.read(raw)
    except pasted.NotTextError as error:
        raise CannotRunError(f"{name} is no outline: {error}.") from error
    words, names = wording.of(curriculum), matching.of(curriculum)
    top = outline.read(text, words)
    if not any(node.sort in {"heading", "item"} for node in top.walk()):
        help = "Write headings for stages and list items for topics."
        raise CannotRunError(f"{name} is no outline: it has no headings and no lists. {help}")
    given = phrases.plain(pasted.read(title.encode()).text) if title.strip() else ""
    knows = lambda topic: names.find("topic", topic) is not None  # noqa: E731 (one line says it)
    return drafting.draft(top, words, knows, given, _spoken(id or name)), remarks


def _spoken(name: str) -> str:
    """Return a title made from an id or a file's name."""
    words = [
        word
        for word in re.split(r"[\W_]+", "" if name == STDIN else Path(name).stem)
        if re.fullmatch(r"[^\W\d_]{2,}|\d{1,4}", word)
    ]
    said = " ".join(words)
    return said[0].upper() + said[1:] if re.search(r"[^\W\d_]{3}", said) else "Imported roadmap"


def _imported(draft: Draft, name: str, id: str, folder: Path, curriculum: Curriculum | None) -> Imported:
    from roadmap_site.importer import importing  # noqa: PLC0415
    from roadmap_site.schema.types import ID  # noqa: PLC0415

    if id and not ID.fits(id):
        raise CannotRunError(
            f"`{id}` is not an id: use small letters, digits and single hyphens, such as `home-baker`."
        )

    def existing(path: str) -> str:
        file = folder / path
        return file.read_bytes().decode("utf-8-sig") if file.is_file() else ""

    try:
        return importing.imported(draft, name, id, curriculum, existing)
    except importing.TakenError as error:
        raise CannotRunError(f"{error} Give this one another with `--roadmap`.") from error


def _refuse_errors(result: LoadResult, name: str, raw: bytes) -> None:
    """Stop when what would be written has errors: the document holds too much, or else it never should."""
    from roadmap_site.problems.formats.text import as_text  # noqa: PLC0415

    errors = tuple(problem for problem in result.problems if problem.severity == "error")
    if not errors:
        return
    click.echo(as_text(errors) + "\n", err=True)
    if {problem.code for problem in errors} == {"too-large"}:
        lines = raw.decode("utf-8", errors="replace").splitlines()
        number, longest = max(enumerate(lines, start=1), key=lambda line: len(line[1].strip()))
        where = f"Its longest line is line {number}, with {len(longest.strip()):,} characters"
        raise CannotRunError(f"{name} holds more than a curriculum may. {where}. Shorten it; nothing was written.")
    click.echo("The import would have these errors, so nothing was written. This is a mistake of ours.", err=True)
    raise SystemExit(1)


def _write(folder: Path, found: Imported, session: Session) -> None:
    """Write all files, or none."""
    from roadmap_site.edit import edits  # noqa: PLC0415

    try:
        session.run(edits.steps(folder, found.texts))
    except OSError as error:
        raise CannotRunError(f"Nothing was written: `{error.filename}`: {error.strerror}.") from error


def _report(found: Imported, name: str, folder: Path, result: LoadResult, *, dry_run: bool) -> list[str]:
    """Return the lines that say what became of the document."""
    from roadmap_site.problems import wording  # noqa: PLC0415

    counts = f"{wording.count(found.stages, 'stage')}, {found.entries} entries"
    lines = [f"{name}: {found.title}", f"  roadmap    {found.roadmap}: {counts}"]
    for noun in ("topic", "resource", "project"):
        own = [named for named in found.found if named.noun == noun]
        lines += _of_noun(f"{noun}s", own)
    if found.unplaced:
        where = f"{folder.as_posix()}/roadmaps/{found.roadmap}/roadmap.yml"
        lines += ["", f"Not placed, and kept as comments at the end of {where}:"]
        lines += [f"  {name}:{line}: {text}" for line, text in found.unplaced]
    made = "Would write" if dry_run else "Wrote"
    lines += [
        "",
        f"{made} {wording.count(len(found.texts), 'file')}:",
        *(f"  {folder.as_posix()}/{path}" for path in sorted(found.texts)),
    ]
    lines += ["", f"roadmap check: {wording.summary(result.problems)}", *_next(found, dry_run=dry_run)]
    return lines


def _of_noun(word: str, named: list[Found]) -> list[str]:
    """Return the lines about what a document names of one noun: how many, and which are new."""
    new = {thing.id: thing for thing in named if thing.new}
    known = dict.fromkeys(thing.id for thing in named if thing.id not in new)
    if not named:
        return []
    lines = [f"  {word:10} {len(known)} known, {len(new)} new"]
    if known:
        lines += wrapped(f"    known: {', '.join(known)}", room())
    return [
        *lines,
        *(
            f"    line {thing.line}: new `{thing.id}`, {thing.words}"
            for thing in sorted(new.values(), key=lambda thing: thing.line)
        ),
    ]


def _next(found: Imported, *, dry_run: bool) -> list[str]:
    """Return what to do after an import."""
    if dry_run:
        return ["Nothing was written. Leave out `--dry-run` to write it."]
    new = [path for path in sorted(found.texts) if path.startswith("topics/")]
    steps = ["Compare the stages with the document: a line may mean more than its words told."]
    if new:
        steps.append(f"Then {new[0]}: move each topic to its area, give it a summary and its `needs`,")
        steps.append("and if it is known under another name, use that one and add the name to its `aliases`.")
    return ["", "Next:", *(f"  {step}" for step in steps)]
