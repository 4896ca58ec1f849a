"""Problems as a SARIF 2.1.0 log, for code scanning and editors.

Each code that occurs is a rule of the log with its headline and its severity by default, whatever the curriculum sets
it to; each problem is a result.
"""

from importlib import metadata
from typing import Any
from urllib.parse import quote

from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.problems.registry import codes
from roadmap_site.problems.report import MOST_SHOWN, ProblemReport, from_top, selected
from roadmap_site.system import json_text
from roadmap_site.system.terminal import printable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.OFF: "none"}
# What code scanning calls the top of the repository.
_TOP = "%SRCROOT%"
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def written(report: ProblemReport, *, coloured: bool = False) -> str:
    """Return a report as the JSON of its log."""
    selection = selected(report.problems)
    names = sorted({problem.code for problem in selection.shown})
    driver = {
        "name": "roadmap-site",
        "version": metadata.version("roadmap-site"),
        "rules": [*map(_rule, names)],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        # Without its address: that of this machine is nobody's business.
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "results": [_result(problem, names.index(problem.code)) for problem in selection.shown],
    }
    if selection.left_out:
        notices = [{"level": "note", "message": {"text": words}} for words in selection.more()]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notices}]
    return json_text.written({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rule(name: str) -> dict[str, Any]:
    code = codes()[name]
    return {
        "id": name,
        "shortDescription": {"text": code.headline},
        "defaultConfiguration": {"enabled": code.severity is not Severity.OFF, "level": _LEVELS[code.severity]},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{printable(problem.message)}\nhelp: {printable(problem.help)}"},
        "locations": [{"physicalLocation": _physical(problem.location)}],
    }
    for number, related in enumerate(problem.related[:MOST_SHOWN], start=1):
        result.setdefault("relatedLocations", []).append(
            {
                "id": number,
                "physicalLocation": _physical(related.location),
                "message": {"text": printable(related.message)},
            }
        )
    return result


def _physical(place: Location) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    uri = quote(from_top(place.path), errors="replace")
    return {"artifactLocation": {"uri": uri, "uriBaseId": _TOP}, "region": region}
