"""Checking the addresses that authors have written, and the report of the last check.

The program lychee asks for every address, at most one request at a time from each host; here its answers become a
report, which is kept in a file until the next check. What a host tells programs only, or what was its trouble of the
moment, is unclear, not dead. A report is read as a stranger's file. Only this module knows lychee.
"""

import html
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import chain
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.model import Resource
from roadmap_site.curriculum.web_addresses import Written, location, written
from roadmap_site.problems import codes, registry
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.system import files, odd_files, program_search, signals, transactions

# Unreached is where no one answered at all: dead, unless nobody else answers either.
_Outcome = Literal["well", "dead", "unreached", "unclear"]
# What the folder of a curriculum is mostly called.
_USUAL = "curriculum"
# How lychee ends when it could do what it was asked for.
_ALL_WELL, _SOME_BROKEN = 0, 2
# What lychee calls a list of answers → what came of those addresses; of errors, the code of the answer may tell more.
_OUTCOMES: Mapping[str, _Outcome] = {
    "success_map": "well",
    "error_map": "dead",
    "timeout_map": "unclear",
    "excluded_map": "unclear",
}
# What lychee never asks for are mostly addresses of hosts that stand for any, as `example.org` does.
_EXCLUDED = "not asked for: an address for examples, or one that only names something"
# Answers to a program that say little of what a reader would see; 999 is one that some hosts have made up.
_NOT_FOR_PROGRAMS = frozenset({401, 403, 405, 406, 407, 408, 421, 425, 429, 451, 999})
# From here on the server has trouble of its own, which may be over tomorrow.
_SERVER_FAULT = 500


class LinkCheckError(Exception):
    """Links could not be checked, or the report could not be read; its text says why, for people."""


@dataclass(frozen=True)
class Report:
    """What came of the last check, sorted by address."""

    checked: str
    """The day, in UTC, as `2026-11-21`."""
    addresses: int
    """How many there were."""
    dead: Mapping[str, str] = field(default_factory=dict)
    """Address → what came of it, in words: `404 Not Found`."""
    unclear: Mapping[str, str] = field(default_factory=dict)
    """The same for what did not let itself be checked."""
    https: tuple[str, ...] = ()
    """What is written with `http` and leads on to the same address with `https`."""


class Manners(NamedTuple):
    """How to treat those that are asked."""

    interval: float = 1.0
    """Seconds between two requests to the same host."""
    timeout: int = 20
    """Seconds to wait for an answer."""
    cache_age: str = "1d"
    """How long a good answer counts, as lychee writes it."""


class _Result(NamedTuple):
    outcome: _Outcome
    words: str
    secure: bool = False  # Whether it leads on to the same address with `https`.


def addresses(located: Located) -> list[str]:
    """Return every address of the web, sorted, each once."""
    return sorted({one.url for one in written(located.curriculum)})


def places_of(located: Located, urls: Collection[str]) -> Iterator[tuple[Written, Location]]:
    """Yield where some addresses are written, with the location of each; they come sorted by address."""
    for one in sorted(written(located.curriculum), key=attrgetter("url")):
        if one.url in urls:
            yield one, location(one, located)


def problems(located: Located, report: Report) -> tuple[Problem, ...]:
    """Return a problem for each place where a dead address is written, if the curriculum wants to know."""
    found = []
    for one, place in places_of(located, report.dead):
        resource = one.owner.id if one.text is None and isinstance(one.owner, Resource) else None
        found.append(codes.dead_link(place, one.url, report.dead[one.url], resource))
    return registry.applied(found, located.curriculum.rules)


def program() -> str | None:
    """Return where lychee is: beside the Python that runs this, or on the path; nothing when it is not there."""
    return program_search.find("lychee", Path(sys.executable).parent)


def kept(folder: Path) -> Path:
    """Return the file that keeps the last check of a curriculum, beside its folder, when no one names another."""
    folder = folder.resolve()
    if folder.name == _USUAL:
        return folder.parent / "link-check.json"
    # Several may lie beside each other, and what is said of one says nothing of the others.
    return folder.parent / f"link-check-{folder.name}.json"


def check(
    urls: Sequence[str],
    lychee: str,
    cache: Path,
    manners: Manners,
    before: Report | None = None,
    *,
    heard: Callable[[int], None] = lambda _: None,
) -> Report:
    """Ask for every address, each once.

    Args:
        urls: The addresses.
        lychee: The program.
        cache: A folder of our own, outside of any checkout, that keeps good answers; made when it is not there.
        manners: How to treat the hosts.
        before: The report of the last check, which knows more of what the cache answers.
        heard: Is told after each address how many have been asked for.

    Raises:
        LinkCheckError: Lychee could not do it, or nothing on the whole network answers.
    """
    today = datetime.now(UTC).date().isoformat()
    if not urls:
        return Report(today, 0)
    known = before.https if before else ()
    results = dict.fromkeys(urls, _Result("unclear", "not checked"))
    results |= _results(_asked(urls, lychee, cache, manners, heard), urls, known)
    if len(_words(results, "unreached")) == len(results):
        raise LinkCheckError("not one address could be reached. Is this machine connected to the network?")
    return Report(
        checked=today,
        addresses=len(urls),
        dead=_words(results, "dead", "unreached"),
        unclear=_words(results, "unclear"),
        https=tuple(sorted(url for url, result in results.items() if result.secure)),
    )


def read_report(file: Path) -> Report | None:
    """Return the report of the last check; nothing when there has been none.

    Raises:
        LinkCheckError: The file cannot be read, or holds something else; or it leads elsewhere, or is no plain file.
    """
    if odd_files.leads_out(file, file.parent) or (file.exists() and not file.is_file()):
        raise LinkCheckError(f"`{file.name}` is no plain file: remove it, and run `roadmap links` again")
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Report(
            checked=datetime.strptime(data["checked"], "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat(),
            addresses=int(data["addresses"]),
            dead=_answers(data["dead"]),
            unclear=_answers(data["unclear"]),
            https=tuple(map(str, data["https"])),
        )
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise LinkCheckError(f"`{file.name}` cannot be read: {fault.strerror}") from fault
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise LinkCheckError(
            f"`{file.name}` is not a report of `roadmap links`: remove it, and run that again"
        ) from fault


def write(report: Report, file: Path) -> None:
    """Keep a report in a file, the same report as the same bytes.

    Raises:
        OSError: It cannot be written.
    """
    data = asdict(report)
    for name in ("dead", "unclear"):
        data[name] = [{"url": url, "status": words} for url, words in data[name].items()]
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    with transactions.session(file) as session:
        session.run([transactions.Write(files.File(file.parent, file.name), text.encode())])


def _asked(urls: Sequence[str], lychee: str, cache: Path, manners: Manners, heard: Callable[[int], None]) -> str:
    cache.mkdir(parents=True, exist_ok=True)
    # Links of a page are taken as they are; in plain text the end of an address would be a guess. The line of each
    # tells us later which one it was, however lychee writes it.
    page = cache / "links.html"
    with page.open("w", encoding="utf-8") as lines:
        for url in urls:
            lines.write(f'<a href="{html.escape(url)}"></a>\n')
    options = [
        "--format=json",
        "--verbose",
        "--no-progress",
        f"--user-agent=roadmap-site/{version('roadmap-site')} (+https://github.com/roadmap-site/roadmap-site)",
        f"--timeout={manners.timeout}",
        # One request at a time to each host, few at once in all, and once more, later, where there was no answer.
        "--host-concurrency=1",
        f"--host-request-interval={round(manners.interval * 1000)}ms",
        "--max-concurrency=16",
        "--max-retries=1",
        "--retry-wait-time=2",
        # What was wrong is asked again each time.
        "--cache",
        f"--max-cache-age={manners.cache_age}",
        "--cache-exclude-status=300..",
    ]
    return _run([lychee, *options, "--", str(page)], cache, heard)


def _run(command: Sequence[str], cache: Path, heard: Callable[[int], None]) -> str:
    """Return what lychee prints, counting meanwhile the lines of its error stream: one an address."""
    first = ""
    # In a folder of our own there are no settings for other uses of lychee, nor any that a branch has brought.
    try:
        with tempfile.TemporaryFile() as printed, _running(command, cache, printed) as running:
            for number, line in enumerate(running.stderr or (), start=1):
                first = first or line.decode("utf-8", errors="replace").strip()
                heard(number)
            code = running.wait()
            printed.seek(0)
            text = printed.read().decode("utf-8", errors="replace")
    except OSError as fault:
        raise LinkCheckError(f"lychee cannot be started: {fault.strerror}") from fault
    if code not in {_ALL_WELL, _SOME_BROKEN} or not text.strip():
        raise LinkCheckError(f"lychee ended with code {code}: {first or 'it said nothing'}")
    return text


@contextmanager
def _running(command: Sequence[str], folder: Path, printed: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program meanwhile; whatever ends this with an error ends it too, with all that it has started."""
    running = None
    try:
        # Between its start and the moment from which it is known here, nothing may end this.
        with signals.held():
            # In a group of its own, where the system has such groups.
            running = subprocess.Popen(  # noqa: S603 (the command is ours)
                command, cwd=folder, stdout=printed, stderr=subprocess.PIPE, start_new_session=os.name == "posix"
            )
        yield running
    except BaseException:
        if running is not None:
            _end(running)
        raise
    finally:
        if running is not None:
            # It is waited for, and its streams are closed.
            with running:
                pass


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()


def _results(text: str, urls: Sequence[str], known: Collection[str]) -> Iterator[tuple[str, _Result]]:
    """Yield the addresses of which lychee tells something, and what; `known` is what led on to `https` before."""
    try:
        data = json.loads(text)
        for kind in _OUTCOMES:
            for answer in chain.from_iterable(data[kind].values()):
                url = urls[answer["span"]["line"] - 1]
                yield url, _result(url, kind, answer, known)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as fault:
        raise LinkCheckError("lychee answered with something else than a report; is it too old or too new?") from fault


def _result(url: str, kind: str, answer: dict[str, Any], known: Collection[str]) -> _Result:
    outcome, status = _OUTCOMES[kind], answer["status"]
    code = status.get("code")
    if outcome == "dead" and code is None:
        outcome = "unreached"
    elif outcome == "dead" and (code in _NOT_FOR_PROGRAMS or code >= _SERVER_FAULT):
        outcome = "unclear"
    words = str(status.get("details") or status["text"]).removeprefix("Rejected status code: ")
    if kind == "excluded_map":
        words = _EXCLUDED
    hops = (answer.get("redirects") or {}).get("redirects", ())
    secure = url.startswith("http://") and url.replace("http://", "https://", 1) in map(itemgetter("url"), hops)
    # Of an answer from before, lychee keeps no more than that it was good.
    secure_before = "(cached)" in words and url in known
    return _Result(outcome, " ".join(words.split()), secure or secure_before)


def _words(results: Mapping[str, _Result], *outcomes: _Outcome) -> dict[str, str]:
    """Return the addresses of which this came, sorted, with what is said of each."""
    return {url: result.words for url, result in sorted(results.items()) if result.outcome in outcomes}


def _answers(data: Any) -> dict[str, str]:
    return dict(sorted((str(one["url"]), str(one["status"])) for one in data))
