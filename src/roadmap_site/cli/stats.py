"""`roadmap stats`: how large a curriculum is, and where whoever looks after it may begin mending."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common, lookup
from roadmap_site.curriculum import loader, model
from roadmap_site.health import checks, history, link_check
from roadmap_site.problems.problem import Location
from roadmap_site.system import markdown_escape, terminal

Heads = Sequence[tuple[str, str]]
"""What stands over each column of a table, in two lines."""
Rows = Sequence[Sequence[object]]


@click.command(name="stats")
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
    result = common.loaded(folder)
    try:
        report = link_check.read_report(file or link_check.kept(folder))
    except link_check.LinkCheckError as fault:
        raise common.CannotRunError(f"The last check of the links cannot be used: {fault}.") from fault
    health = checks.Health(result.located, history.history_of(result.located, folder), report, stale_after)
    if format == "json":
        lookup.show_json(_data(health, result))
        return
    table, mark = _text, ""
    shown: Callable[[str], str] = terminal.printable
    if format == "markdown":
        table, shown, mark = _markdown, markdown_escape.inert, "## "
    parts = [*_tables(health, table), "\n".join(_remarks(health))]
    if details:
        parts += _lists(health, result, mark, shown)
    common.show("\n\n".join(parts))


def _remarks(health: checks.Health) -> Iterator[str]:
    yield from map(str, checks.remarks(health))
    if health.history.fault:
        yield f"Git says: {terminal.printable(health.history.fault)}"


def _tables(health: checks.Health, table: Callable[[Heads, Rows], str]) -> Iterator[str]:
    """Yield how large each roadmap is, how much of it could be better, and what that is of all."""
    names = ("Roadmap", "stages", "topics", "resources", "projects", "time")
    sizes = [(_name(f), f.stages, f.topics, f.resources, f.projects, f.time or "–") for f in health.figures]
    yield table(list(zip([""] * len(names), names, strict=True)), sizes)
    heads, shares = [("", "Could be better")], []
    rows: list[list[object]] = [[_name(figures)] for figures in health.figures]
    for listing in health.listings:
        if listing.findings:
            heads.append((listing.noun, listing.words.short))
            shares.append((listing.words.title, listing.share))
            for row, figures in zip(rows, health.figures, strict=True):
                row.append(figures.found[listing.id] or "–")
    if shares:
        yield table(heads, rows)
        yield table([("", "In all"), ("", "")], shares)


def _lists(health: checks.Health, result: loader.LoadResult, mark: str, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield each list with what it means, what to do, and where.

    Args:
        health: What could be better.
        result: The curriculum.
        mark: What makes a line a heading.
        shown: Makes the words of authors safe for where they are shown.
    """
    for listing in health.listings:
        if listing.findings:
            words = listing.words
            head = (f"{mark}{words.title}: {listing.share}", "", words.meaning, words.advice, "")
            yield "\n".join((*head, *_lines(listing, result, shown)))


def _lines(listing: checks.Listing, result: loader.LoadResult, shown: Callable[[str], str]) -> Iterator[str]:
    for finding in listing.findings:
        place = _place(finding, result)
        words = finding.title
        if more := "; ".join(filter(None, (finding.whereabouts, str(finding.note or "")))):
            words += f" ({more})"
        yield f"- {shown(words)}: {shown(place.path)}:{place.line}"


def _place(finding: checks.Finding, result: loader.LoadResult) -> Location:
    """Return where a finding is to be mended: the entry of its topic in a stage, or the thing."""
    if finding.topic:
        for entry in getattr(finding.thing, "entries", ()):
            if entry.topic == finding.topic.id:
                return result.located.locate(entry.place)
    return result.located.definition(finding.thing)


def _data(health: checks.Health, result: loader.LoadResult) -> dict[str, Any]:
    *roadmaps, whole = map(_numbers, health.figures)
    history, report = health.history, health.report
    lists = []
    for listing in health.listings:
        lists.append(
            {
                "id": listing.id,
                "title": listing.words.title,
                "among": listing.among,
                "found": [_finding(finding, result) for finding in listing.findings],
            }
        )
    return {
        "roadmaps": roadmaps,
        "all": whole,
        "lists": lists,
        "newest_change": history.newest,
        "stale_before": health.stale_before,
        "without_dates": " ".join(filter(None, (history.without, history.fault))),
        "links_checked": report.checked if report else None,
    }


def _finding(finding: checks.Finding, result: loader.LoadResult) -> dict[str, Any]:
    data = {
        **lookup.placed(_place(finding, result)),
        "kind": finding.kind,
        "id": model.link_id(finding.thing),
        "title": finding.title,
        "note": str(finding.note or ""),
        "roadmaps": sorted(finding.roadmaps),
    }
    if finding.topic:
        data["topic"] = finding.topic.id
    return data


def _numbers(figures: checks.Figures) -> dict[str, Any]:
    data = figures._asdict()
    roadmap = data.pop("roadmap")
    return data | {"id": roadmap.id if roadmap else None, "title": _name(figures), "found": dict(figures.found)}


def _text(heads: Heads, rows: Rows) -> str:
    """Return a table for a terminal: the first column to the left, the others to the right."""
    lines = [*zip(*heads, strict=True), *(_cells(row, terminal.printable) for row in rows)]
    if not any(lines[0]):
        del lines[0]
    widths = [max(map(terminal.width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    filled: list[str] = []
    for cell, wide in zip(cells, widths, strict=True):
        space = " " * (wide - terminal.width(cell))
        if filled:
            filled.append(space + cell)
        else:
            filled.append(cell + space)
    return "  ".join(filled).rstrip()


def _markdown(heads: Heads, rows: Rows) -> str:
    names = [" ".join(head).strip() for head in heads]
    lines = [names, ["---", *["---:"] * (len(heads) - 1)], *(_cells(row, markdown_escape.inert) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cells(row: Sequence[object], shown: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(map(shown, map(str, row)))


def _name(figures: checks.Figures) -> str:
    if figures.roadmap:
        return figures.roadmap.title
    return "All"
