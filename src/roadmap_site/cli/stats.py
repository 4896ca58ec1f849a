"""`roadmap stats`: how large a curriculum is, and where whoever looks after it may begin mending.

`health` counts; here its figures and lists become tables and paragraphs for a terminal or a pull request, or data for
programs. The page Health of the site shows the same.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from roadmap_site.cli import common, folders, loading, lookup
from roadmap_site.curriculum import loader, model
from roadmap_site.health import checks, history, link_check
from roadmap_site.problems.problem import Location
from roadmap_site.system import markdown_escape, terminal

Lines = Sequence[Sequence[str]]


@click.command(name="stats")
@folders.folder_option()
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
    help="What `roadmap links` has kept.  [default: link-check.json beside the curriculum's folder, or by its name]",
)
def command(folder: Path, format: str, *, details: bool, stale_after: int, file: Path | None) -> None:
    """Show how large the curriculum is, and how much of it could be better, for each roadmap.

    `--details` says what each number means, what to do, and where. The page Health of the site shows the same.

    Example: roadmap stats --details
    """
    result = loading.readable(folder)
    try:
        report = link_check.read_report(file or link_check.kept(folder))
    except link_check.LinkCheckError as fault:
        raise common.CannotRunError(f"The last check of the links cannot be used: {fault}.") from fault
    asked_by = "roadmap links"
    if folders.is_named(click.get_current_context()):
        asked_by += folders.naming(folder)
    changed = history.history_of(result.located, folder)
    health = checks.Health(result.located, changed, report, stale_after, asked_by)
    if format == "json":
        lookup.show_json(_data(health, result))
        return
    table, shown, mark = _LOOKS[format]
    parts = []
    for heads, rows in _tables(health):
        parts.append(table(heads, [list(map(shown, map(str, row))) for row in rows]))
    remarks = list(map(str, checks.remarks(health)))
    if health.history.fault:
        remarks.append(f"Git says: {terminal.printable(health.history.fault)}")
    parts.append("\n".join(remarks))
    for listing in health.listings:
        if details and listing.findings:
            words = listing.words
            head = (f"{mark}{words.title}: {listing.share}", "", words.meaning, words.advice, "")
            lines = [f"- {shown(title)}: {shown(place)}" for title, place in _findings(listing, result)]
            parts.append("\n".join((*head, *lines)))
    common.show("\n\n".join(parts))


def _tables(health: checks.Health) -> Iterator[tuple[Lines, Sequence[Sequence[object]]]]:
    """Yield heads and rows of tables: how large each roadmap is, how much could be better, and what that is of all."""
    names = ("Roadmap", "stages", "topics", "resources", "projects", "time")
    sizes = [(_name(f), f.stages, f.topics, f.resources, f.projects, f.time or "–") for f in health.figures]
    yield [names], sizes
    heads, shares = [("", "Could be better")], []
    rows: list[list[object]] = [[_name(figures)] for figures in health.figures]
    for listing in health.listings:
        if listing.findings:
            heads.append((listing.noun, listing.words.short))
            shares.append((listing.words.title, listing.share))
            for row, figures in zip(rows, health.figures, strict=True):
                row.append(figures.found[listing.id] or "–")
    if shares:
        yield list(zip(*heads, strict=True)), rows
        yield [("In all", "")], shares


def _findings(listing: checks.Listing, result: loader.LoadResult) -> Iterator[tuple[str, str]]:
    """Yield what could be better in one way, with what more there is to say of it, and where it is to be mended."""
    for finding in listing.findings:
        place, words = _place(finding, result), finding.title
        if more := "; ".join(filter(None, (finding.whereabouts, str(finding.note or "")))):
            words += f" ({more})"
        yield words, f"{place.path}:{place.line}"


def _place(finding: checks.Finding, result: loader.LoadResult) -> Location:
    """Return where a finding is to be mended: the entry of its topic in a stage, its explanation, or the thing."""
    if finding.explanation:
        return result.located.locate(finding.explanation.place)
    if finding.topic:
        for entry in getattr(finding.thing, "entries", ()):
            if entry.topic == finding.topic.id:
                return result.located.locate(entry.place)
    return result.located.definition(finding.thing)


def _data(health: checks.Health, result: loader.LoadResult) -> dict[str, Any]:
    *roadmaps, whole = map(_numbers, health.figures)
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
    links_checked = None
    if health.report:
        links_checked = health.report.checked
    return {
        "roadmaps": roadmaps,
        "all": whole,
        "lists": lists,
        "newest_change": health.history.newest,
        "stale_before": health.stale_before,
        "without_dates": " ".join(filter(None, (health.history.without, health.history.fault))),
        "links_checked": links_checked,
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


def _text(heads: Lines, rows: Lines) -> str:
    lines, room = [*terminal.columns([*heads, *rows], figures=True)], terminal.room()
    if room is None or max(map(terminal.width, lines)) <= room:
        return "\n".join(lines)
    return "\n".join(_stacked(heads, rows))


def _stacked(heads: Lines, rows: Lines) -> Iterator[str]:
    """Yield a table that is too wide for the terminal row by row, each figure on a line with its head."""
    names = [" ".join(column).strip() for column in zip(*heads, strict=True)]
    for first, *figures in rows:
        yield from lookup.wrapped(first)
        for name, figure in zip(names[1:], figures, strict=True):
            yield from lookup.wrapped("    " + ": ".join(filter(None, (name, figure))))


def _markdown(heads: Lines, rows: Lines) -> str:
    names = [" ".join(column).strip() for column in zip(*heads, strict=True)]
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _name(figures: checks.Figures) -> str:
    if figures.roadmap:
        return figures.roadmap.title
    return "All"


_LOOKS = {"text": (_text, terminal.printable, ""), "markdown": (_markdown, markdown_escape.inert, "## ")}
"""Name of a format → what makes its tables, what makes the words of authors safe in it, and the mark of a heading."""
