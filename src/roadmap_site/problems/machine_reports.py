# Why: a code host and an editor show problems at their lines when they get them in their own formats; a script of one's
# own gets JSON.
"""Problems → what machines read: GitHub's workflow commands, and the data of SARIF and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import quote

from roadmap_site.problems import registry, reporting
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.system.terminal import printable

_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPES_IN_PROPERTIES = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def github(problems: Iterable[Problem]) -> str:
    """Return the problems as workflow commands, one a line, which GitHub shows at the lines of a pull request."""
    selection = reporting.selected(problems)
    lines = [_workflow_command(problem) for problem in selection.shown]
    return "".join(f"{line}\n" for line in (*lines, *(f"::notice::{words}" for words in selection.more())))


def sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the problems as a SARIF 2.1.0 log, for code scanning and editors, ready to be written as JSON."""
    selection = reporting.selected(problems)
    codes = sorted({problem.code for problem in selection.shown})
    driver = {
        "name": "roadmap-site",
        "version": metadata.version("roadmap-site"),
        "rules": [_rule(code) for code in codes],
    }
    results = [_result(problem, codes.index(problem.code)) for problem in selection.shown]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if selection.left_out:
        told = [{"level": "note", "message": {"text": words}} for words in selection.more()]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    return {"$schema": _SARIF, "version": "2.1.0", "runs": [run]}


def data(
    problems: Sequence[Problem],
    elsewhere: Sequence[Problem] = (),
    checked: Mapping[str, Mapping[str, int]] | None = None,
) -> dict[str, Any]:
    """Return the problems ready to be written as JSON.

    Args:
        problems: What is shown.
        elsewhere: What is wrong in files that were not asked for.
        checked: The folder of each curriculum that was checked → how many things of each kind it has.

    Returns:
        `problems` in the order given, of each code the first twenty, each with `code`, `severity` (`error` or
        `warning`), `message`, `help`, its place and `related`, a list of places with a `message` each, the first
        twenty, and `related_left_out`, the number of the others; `checked` as given; `summary` with the numbers
        `errors` and `warnings` of all problems, `errors_elsewhere` and `warnings_elsewhere`, and `left_out`, the number
        of the others for each code. A place is `path`, `line`, `column` and `end_column`, counted from 1 in characters;
        the word ends before `end_column`.
    """
    selection = reporting.selected(problems)
    numbers = {**_counts(problems), **{f"{key}_elsewhere": number for key, number in _counts(elsewhere).items()}}
    return {
        "problems": [_plain(problem) for problem in selection.shown],
        "checked": checked or {},
        "summary": {**numbers, "left_out": dict(selection.left_out)},
    }


def _workflow_command(problem: Problem) -> str:
    place = problem.location
    properties: dict[str, str | int] = {
        "file": place.path,
        "line": place.line,
        "col": place.column,
        "endColumn": place.column + place.length,
        "title": problem.code,
    }
    given = ",".join(f"{name}={_escaped(value, _ESCAPES_IN_PROPERTIES)}" for name, value in properties.items())
    notes = (f"note: {note}" for note in reporting.notes(problem))
    lines = (problem.message, *notes, f"help: {problem.help}")
    return f"::{problem.severity} {given}::" + "%0A".join(_escaped(line, _ESCAPES) for line in lines)


def _escaped(value: str | int, escapes: dict[int, str]) -> str:
    return printable(str(value).translate(escapes))


def _rule(code: str) -> dict[str, Any]:
    """Return what SARIF says of a code, whatever a curriculum sets it to."""
    entry = registry.entries().get(code)
    if entry is None:
        return {"id": code, "shortDescription": {"text": code}}
    off = entry.severity is Severity.OFF
    usual = {"enabled": not off, "level": "none" if off else str(entry.severity)}
    return {"id": code, "shortDescription": {"text": entry.about}, "defaultConfiguration": usual}


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(problem.severity),
        "message": {"text": f"{printable(problem.message)}\nhelp: {printable(problem.help)}"},
        "locations": [{"physicalLocation": _physical(problem.location)}],
    }
    if problem.related:
        found["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(related.location),
                "message": {"text": printable(related.message)},
            }
            for number, related in enumerate(problem.related[: reporting.MOST_SHOWN], start=1)
        ]
    return found


def _physical(place: Location) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    path = Path(place.path)
    uri = path.as_uri() if path.is_absolute() else quote(place.path, errors="replace")
    return {"artifactLocation": {"uri": uri}, "region": region}


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "help": problem.help,
        **_place(problem.location),
        "related": [
            {"message": related.message, **_place(related.location)}
            for related in problem.related[: reporting.MOST_SHOWN]
        ],
        "related_left_out": max(len(problem.related) - reporting.MOST_SHOWN, 0),
    }


def _place(place: Location) -> dict[str, str | int]:
    return {"path": place.path, "line": place.line, "column": place.column, "end_column": place.column + place.length}


def _counts(problems: Iterable[Problem]) -> dict[str, int]:
    severities = [problem.severity for problem in problems]
    return {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}
