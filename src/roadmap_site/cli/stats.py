# Why: whoever looks after a curriculum wants to see at one glance how large it is, and where to begin mending.
"""`roadmap stats`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from roadmap_site.cli import common

if TYPE_CHECKING:
    from roadmap_site.curriculum.loader import LoadResult
    from roadmap_site.health.checks import Figures, Finding, Health, Listing

Heads = Sequence[tuple[str, str]]
"""What stands over each column of a table, in two lines."""
Rows = Sequence[Sequence[object]]


@click.command(name="stats", short_help="Count what there is, and what could be better.")
@common.folder_option
@common.format_option("text", "markdown", "json")
@click.option("--details", is_flag=True, help="Name all that could be better, with its file and line.")
@click.option(
    "--stale-after",
    default=24,
    type=click.IntRange(1),
    metavar="MONTHS",
    show_default=True,
    help="How much older than the newest change of all something stale is.",
)
@click.option(
    "--report",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="What `roadmap links` has kept.  [default: link-check.json beside the curriculum's folder]",
)
def command(folder: Path, format: str, *, details: bool, stale_after: int, file: Path | None) -> None:
    """Show how large the curriculum is, and how much of it could be better, for each roadmap.

    `--details` says what each number means, what to do, and where. The page Health of the site shows the same.

    Example: roadmap stats --details
    """
    from roadmap_site.health import checks, history, link_check  # noqa: PLC0415 (help answers without the checker)
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    result = common.loaded(folder)
    try:
        report = link_check.read(file or link_check.kept(folder))
    except link_check.LinkCheckError as fault:
        raise common.CannotRunError(f"The last check of the links cannot be used: {fault}.") from fault
    changes = history.of(result.world, folder)
    found = checks.of(result.curriculum, result.graph, changes, report, stale_after)
    if format == "json":
        common.show_json(_data(found, result))
        return
    remarks = [*map(str, checks.remarks(found)), *([f"Git says: {printable(changes.fault)}"] if changes.fault else [])]
    parts = [*_tables(found, _markdown if format == "markdown" else _text), "\n".join(remarks)]
    if details:
        parts += _lists(found, result, markdown=format == "markdown")
    common.show("\n\n".join(parts))


def _tables(found: Health, table: Callable[[Heads, Rows], str]) -> Iterator[str]:
    """Yield how large each roadmap is, how much of it could be better, and what that is of all."""
    names = ["stages", "topics", "resources", "projects", "time"]
    sizes = [(_name(f), f.stages, f.topics, f.resources, f.projects, f.time or "–") for f in found.figures]
    yield table([("", "Roadmap"), *(("", name) for name in names)], sizes)
    lacking = [listing for listing in found.listings if listing.findings]
    if not lacking:
        return
    heads = [("", "Could be better"), *((listing.noun, listing.words.short) for listing in lacking)]
    yield table(heads, [(_name(f), *(f.found[listing.id] or "–" for listing in lacking)) for f in found.figures])
    shares = [(listing.words.title, listing.share) for listing in lacking]
    yield table([("", "In all"), ("", "")], shares)


def _lists(found: Health, result: LoadResult, *, markdown: bool) -> Iterator[str]:
    """Yield each list with what it means, what to do, and where."""
    for listing in found.listings:
        if listing.findings:
            words = listing.words
            head = f"{'## ' if markdown else ''}{words.title}: {listing.share}"
            yield "\n".join((head, "", words.meaning, words.advice, "", *_lines(listing, result, markdown=markdown)))


def _lines(listing: Listing, result: LoadResult, *, markdown: bool) -> Iterator[str]:
    from roadmap_site.system.markdown_text import inert  # noqa: PLC0415
    from roadmap_site.system.terminal import printable  # noqa: PLC0415

    shown = inert if markdown else printable
    for finding in listing.findings:
        path, line = _place(finding, result)
        more = "; ".join(filter(None, (finding.whereabouts, str(finding.note or ""))))
        words = f"{finding.title} ({more})" if more else finding.title
        yield f"- {shown(words)}: {shown(path)}:{line}"


def _place(finding: Finding, result: LoadResult) -> tuple[str, int]:
    """Return where a finding is to be mended: the file and the line."""
    entries = getattr(finding.thing, "entries", ())
    entry = next((e for e in entries if finding.topic and e.topic == finding.topic.id), None)
    location = result.world.locate(entry.place) if entry else result.world.definition(finding.thing)
    return location.path, location.line


def _data(found: Health, result: LoadResult) -> dict[str, Any]:
    """Return everything for machines."""

    def one(finding: Finding) -> dict[str, Any]:
        from roadmap_site.curriculum.model import link_id  # noqa: PLC0415

        path, line = _place(finding, result)
        more = {"topic": finding.topic.id} if finding.topic else {}
        return {
            "kind": finding.kind,
            "id": link_id(finding.thing),
            **more,
            "title": finding.title,
            "note": str(finding.note or ""),
            "roadmaps": sorted(finding.roadmaps),
            "path": path,
            "line": line,
        }

    def numbers(figures: Figures) -> dict[str, Any]:
        sizes = {key: getattr(figures, key) for key in ("stages", "topics", "resources", "projects", "time")}
        return {
            "id": figures.roadmap.id if figures.roadmap else None,
            "title": _name(figures),
            **sizes,
            "found": dict(figures.found),
        }

    history, report = found.history, found.report
    return {
        "roadmaps": [numbers(figures) for figures in found.figures if figures.roadmap],
        "all": numbers(found.figures[-1]),
        "lists": [
            {
                "id": listing.id,
                "title": listing.words.title,
                "among": listing.among,
                "found": [one(f) for f in listing.findings],
            }
            for listing in found.listings
        ],
        "newest_change": history.newest.isoformat() if history.newest else None,
        "stale_before": found.stale_before.isoformat() if found.stale_before else None,
        "without_dates": " ".join(filter(None, (history.without, history.fault))),
        "links_checked": report.checked if report else None,
    }


def _text(heads: Heads, rows: Rows) -> str:
    """Return a table for a terminal: the first column to the left, the others to the right."""
    from roadmap_site.system.terminal import printable, width  # noqa: PLC0415

    above, below = (list(line) for line in zip(*heads, strict=True))
    lines = [*([above] if any(above) else []), below, *([printable(str(cell)) for cell in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]

    def line(first: str, *others: str) -> str:
        spaces = [" " * (wide - width(cell)) for cell, wide in zip((first, *others), widths, strict=True)]
        numbers = (space + cell for space, cell in zip(spaces[1:], others, strict=True))
        return "  ".join((first + spaces[0], *numbers)).rstrip()

    return "\n".join(line(*cells) for cells in lines)


def _markdown(heads: Heads, rows: Rows) -> str:
    """Return a table as Markdown has it."""
    from roadmap_site.system.markdown_text import inert  # noqa: PLC0415

    names = [" ".join(filter(None, head)) for head in heads]
    lines = [names, ["---", *["---:"] * (len(heads) - 1)], *([inert(str(cell)) for cell in row] for row in rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _name(figures: Figures) -> str:
    return figures.roadmap.title if figures.roadmap else "All"
