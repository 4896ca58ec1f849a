"""`roadmap links`: finds dead links before learners do.

The program lychee asks for the addresses, and `link_check` makes a report of its answers, which is kept for the site.
Dead links are problems, shown as all problems are; what else the report says comes after them.
"""

import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from roadmap_site.cli import common, folders, formats, loading
from roadmap_site.curriculum.located import Located
from roadmap_site.health import link_check
from roadmap_site.problems.counting import count
from roadmap_site.problems.report import ProblemReport
from roadmap_site.system import cache, signals


def _number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    """Refuse what is no number; a range lets it through."""
    if math.isnan(value):
        raise click.BadParameter("it is not a number.")
    return value


@click.command(name="links")
@folders.folder_option()
@common.format_option(*formats.offered("problems"))
@click.option(
    "--report",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the result is kept.  [default: link-check.json beside the curriculum's folder, or by its name]",
)
@click.option(
    "--cache-age", default="1d", metavar="TIME", show_default=True, help="How long a good answer counts: 12h, 7d."
)
@click.option(
    "--interval",
    default=1.0,
    type=click.FloatRange(0, 60),
    callback=_number,
    metavar="SECONDS",
    show_default=True,
    help="Between two requests to one host.",
)
@click.option(
    "--timeout",
    default=20,
    type=click.IntRange(1, 600),
    metavar="SECONDS",
    show_default=True,
    help="To wait for an answer.",
)
def command(folder: Path, *, format: str, file: Path | None, cache_age: str, interval: float, timeout: int) -> None:
    """Ask for every address of the web, of resources and of links in texts, and show those that lead nowhere.

    Each address is asked for once, one after the other at each host; what was good a short while ago is not asked for
    again. The page Health of the site shows the result that is kept.

    It needs the program lychee: pip install 'roadmap-site[links]'.

    Exits with 0 when no address is dead, with 1 when one is, and with 2 when the check could not run. What could not
    be checked, because a host turns programs away or has trouble of its own, is shown too and is no failure.

    Example: roadmap links --cache-age 7d
    """
    lychee = link_check.program()
    if lychee is None:
        raise common.CannotRunError(
            "This needs the program lychee. Install it with: pip install 'roadmap-site[links]'\n"
            "From a clone of roadmap-site: pip install 'path/to/the/clone[links]'\n"
            "Where that has no wheel for this machine, any lychee on the PATH will do: https://lychee.cli.rs"
        )
    located = loading.loaded(folder).located
    file = file or link_check.kept(folder)
    urls = link_check.addresses(located)
    click.echo(f"Asking for {_count(len(urls))}, one at a time at each host …", err=True)
    taken = signals.stop_in_order()
    try:
        # First, so that a file that is something else is not lost.
        before = link_check.read_report(file)
        manners = link_check.Manners(interval, timeout, cache_age)
        # The answers are kept in the user's cache, else in a folder that goes again.
        with cache.locked(folder / "links") as answers, tempfile.TemporaryDirectory() as other:
            report = link_check.check(urls, lychee, answers or Path(other), manners, before, heard=_heard)
        link_check.write(report, file)
    except (link_check.LinkCheckError, OSError) as fault:
        raise common.CannotRunError(f"The links could not be checked: {fault}") from fault
    finally:
        signals.restore(taken)
    problems = link_check.problems(located, report)
    more = {
        "unclear": [{"url": url, "status": words} for url, words in report.unclear.items()],
        "https": list(report.https),
    }
    common.show_report("problems", format, ProblemReport(problems, more=more), _remarks(located, report))
    raise SystemExit(int(bool(problems)))


def _remarks(located: Located, report: link_check.Report) -> Iterator[str]:
    """Yield what is no problem but worth a look, and how it went in all."""
    unclear = {url: f"{url} ({status})" for url, status in report.unclear.items()}
    https = {url: url.replace("http://", "https://", 1) for url in report.https}
    remarks = {
        "These could not be checked. Look at them yourself:": unclear,
        "These lead on to https. Write them so:": https,
    }
    for remark, shown in remarks.items():
        if shown:
            yield remark
            for one, place in link_check.places_of(located, shown):
                yield f"  {place.path}:{place.line}: {shown[one.url]}"
            yield ""
    well = report.addresses - len(report.dead) - len(report.unclear)
    yield f"{_count(report.addresses)}: {well} well, {len(report.dead)} dead, {len(report.unclear)} unclear"


def _count(addresses: int) -> str:
    return count(addresses, "address", "addresses")


def _heard(addresses: int) -> None:
    """Show who waits at a terminal how far it is; what is said next takes its place."""
    if sys.stderr.isatty():
        click.echo(f"{addresses} …\r", nl=False, err=True)
