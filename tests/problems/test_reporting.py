"""How problems look: on a terminal, on GitHub, in SARIF and in JSON."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.curriculum import ruleset
from roadmap_site.problems import counting, registry
from roadmap_site.problems.formats import github, sarif
from roadmap_site.problems.formats import json as json_format
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Location, Problem, Related, Severity, Words, has_errors, in_order
from roadmap_site.problems.report import ProblemReport
from roadmap_site.system import terminal


def problem(text: str, column: int, length: int, **changes: object) -> Problem:
    """Return a problem with a source line."""
    values = {"code": "bad", "severity": Severity.ERROR, "message": "this is bad", "help": "mend it"} | changes
    return Problem(location=Location("a.yml", 7, column, length, text), **values)  # type: ignore[arg-type]


def written_log(report: ProblemReport) -> Any:
    """Return a report as a SARIF log."""
    return json.loads(sarif.written(report))


def test_the_caret_stands_under_the_word() -> None:
    """Place, severity, code and fact in the first line; the source line; the caret; other places; the help."""
    related = (Related("the other one", Location("b.yml", 3, 1)),)
    assert as_text([problem("needs: [softmx]", 9, 6, related=related)]) == textwrap.dedent("""
        a.yml:7:9: error[bad] this is bad
            7 | needs: [softmx]
              |         ^^^^^^
          note: the other one (b.yml:3)
          help: mend it
        """).strip("\n")


@pytest.mark.parametrize(
    ("text", "before", "marks"),
    [("🧠: x", 4, 1), ("字: x", 4, 1), ("é: x", 3, 1), ("e\u0301: x", 3, 1), ("\tx", 1, 1), ("✍️ x", 3, 1)],
)
def test_wide_and_combining_characters_keep_the_caret_in_its_place(text: str, before: int, marks: int) -> None:
    """The caret is placed by the cells of the terminal, not by characters."""
    caret = as_text([problem(text, text.index("x") + 1, 1)]).splitlines()[2]
    assert caret == "      | " + " " * before + "^" * marks


def test_control_characters_cannot_reach_the_terminal() -> None:
    """An escape sequence in a file is shown as marks for unreadable characters."""
    shown = as_text([problem("a: \x1b[31mred\x07", 4, 3, message="bad \x1b[2J", help="\x9bK")])
    assert not any(character in shown for character in "\x1b\x07\x9b")


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """The same problem found twice is one; the order is that of the files."""
    first, second = problem("x", 1, 1), problem("x", 2, 1)
    assert in_order([second, first, second]) == (first, second)


def test_half_a_character_cannot_reach_the_terminal() -> None:
    """What a file's name holds that is no UTF-8 is shown as a mark, and does not stop the report."""
    place = Location("\udcff.yml", 1, 1)
    shown = as_text([Problem("bad", Severity.ERROR, "this is bad", "mend it", place)])
    assert shown.startswith("\ufffd.yml:1:1: error[bad]")
    assert shown.encode()


def test_colours_set_off_place_severity_and_caret() -> None:
    """Errors are red, warnings yellow; without their codes it is the plain text."""
    problems = [problem("a: b", 4, 1), problem("a: b", 1, 1, severity=Severity.WARNING)]
    shown = as_text(problems, coloured=True)
    assert "\x1b[1ma.yml:7:4\x1b[0m: \x1b[1;31merror[bad]\x1b[0m this is bad" in shown
    assert "      |    \x1b[1;31m^\x1b[0m" in shown
    assert "\x1b[1;33mwarning[bad]\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == as_text(problems)


@pytest.mark.parametrize(
    ("severities", "words", "stops"),
    [
        ("", "no problems", False),
        ("e", "1 error", True),
        ("eew", "2 errors, 1 warning", True),
        ("ww", "2 warnings", False),
    ],
)
def test_the_summary_counts_in_words(severities: str, words: str, stops: bool) -> None:  # noqa: FBT001
    """Errors first; only errors stop a build."""
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    problems = [problem("x", n + 1, 1, severity=kinds[letter]) for n, letter in enumerate(severities)]
    assert counting.summary(problems) == words
    assert has_errors(problems) is stops


def test_github_gets_a_workflow_command_for_each_problem() -> None:
    """It has the place, the code as title, and then the fact, the other places and the help, each on its own line."""
    related = (Related("also", Location("b.yml", 3, 1)),)
    problems = [problem("needs: [x]", 9, 1, related=related), problem("x", 1, 1, severity=Severity.WARNING)]
    assert github.written(ProblemReport(problems)).splitlines() == [
        "::error file=a.yml,line=7,col=9,endColumn=10,title=bad::this is bad%0Anote: also (b.yml:3)%0Ahelp: mend it",
        "::warning file=a.yml,line=7,col=1,endColumn=2,title=bad::this is bad%0Ahelp: mend it",
    ]


def test_no_text_can_break_out_of_a_workflow_command() -> None:
    """Percent signs, line breaks and, in properties, colons and commas are written as GitHub wants them."""
    place = Location("a,b:c%.yml", 1, 1)
    tricky = Problem("bad", Severity.ERROR, "100% of `a: b, c`", "one\r\n::error::two", place)
    (line,) = github.written(ProblemReport([tricky])).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=1,")
    _, _, message = line.removeprefix("::").partition("::")
    assert message == "100%25 of `a: b, c`%0Ahelp: one%0D%0A::error::two"


def test_without_problems_github_gets_nothing() -> None:
    """Not even an empty line."""
    assert github.written(ProblemReport([])) == ""


def test_sarif_has_what_the_standard_asks_for() -> None:
    """One run of our tool, its columns in characters, a rule for each code, a result for each problem."""
    related = (Related("the other one", Location("b c.yml", 3, 2, 4)),)
    problems = [
        problem("needs: [x]", 9, 1, code="unknown-reference", related=related),
        problem("x", 1, 1, code="unused-topic", severity=Severity.WARNING),
        problem("y", 1, 1, code="bad-id"),
    ]
    log = written_log(ProblemReport(problems))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "roadmap-site"
    assert [rule["id"] for rule in driver["rules"]] == ["bad-id", "unknown-reference", "unused-topic"]
    assert driver["rules"][0]["shortDescription"]["text"].startswith("An id is small letters")
    assert all(len(rule["shortDescription"]["text"].split()) > 3 for rule in driver["rules"])
    results = run["results"]
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in results] == [p.code for p in problems]
    assert [result["ruleId"] for result in results] == [p.code for p in problems]
    assert [result["level"] for result in results] == ["error", "warning", "error"]
    first = results[0]
    assert first["message"] == {"text": "this is bad\nhelp: mend it"}
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.yml"},
                "region": {"startLine": 7, "startColumn": 9, "endColumn": 10},
            }
        }
    ]
    (other,) = first["relatedLocations"]
    assert (other["id"], other["message"]) == (1, {"text": "the other one"})
    assert other["physicalLocation"]["artifactLocation"] == {"uri": "b%20c.yml"}
    assert other["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 2, "endColumn": 6}
    assert "relatedLocations" not in results[1]


@pytest.mark.parametrize(
    ("path", "uri"), [("a:b.yml", "a%3Ab.yml"), ("é/#?.yml", "%C3%A9/%23%3F.yml"), ("\udcff.yml", "%3F.yml")]
)
def test_odd_file_names_are_addresses_in_sarif(path: str, uri: str) -> None:
    """What an address cannot hold is written with percent signs."""
    log = written_log(ProblemReport([Problem("bad-id", Severity.ERROR, "bad", "mend it", Location(path, 1, 1))]))
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_path_from_the_root_is_a_file_address_in_sarif(tmp_path: Path) -> None:
    """An editor can open it."""
    place = Location((tmp_path / "a.yml").as_posix(), 1, 1)
    log = written_log(ProblemReport([Problem("bad-id", Severity.ERROR, "bad", "mend it", place)]))
    (result,) = log["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == (tmp_path / "a.yml").as_uri()


CODES = {*(rule.code.name for rule in ruleset.rules()), *registry.codes()}


@pytest.mark.parametrize("code", sorted(CODES))
def test_sarif_says_what_each_code_is_about(code: str) -> None:
    """In the first sentence of its documentation, whoever reports it."""
    log = written_log(ProblemReport([problem("x", 1, 1, code=code)]))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    headline = rule["shortDescription"]["text"]
    assert headline == registry.codes()[code].headline
    assert headline.endswith(".")


def test_sarif_without_problems_is_an_empty_run() -> None:
    """Code scanning then closes what it had."""
    (run,) = written_log(ProblemReport([]))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_json_has_every_end_of_a_problem_and_counts() -> None:
    """Problems keep their order; what stands elsewhere is counted apart."""
    related = (Related("the other one", Location("b.yml", 3, 2, 4)),)
    report = ProblemReport(
        [problem("needs: [x]", 9, 1, related=related)],
        [problem("x", 1, 1), problem("x", 1, 1, severity=Severity.WARNING)],
        {"curriculum": {"topics": 3}},
        {"asked": 7},
    )
    found = json.loads(json_format.written(report))
    assert found == {
        "problems": [
            {
                "code": "bad",
                "severity": "error",
                "message": "this is bad",
                "help": "mend it",
                "fix": None,
                "path": "a.yml",
                "line": 7,
                "column": 9,
                "end_column": 10,
                "related": [{"message": "the other one", "path": "b.yml", "line": 3, "column": 2, "end_column": 6}],
                "related_left_out": 0,
            }
        ],
        "checked": {"curriculum": {"topics": 3}},
        "asked": 7,
        "summary": {"errors": 1, "warnings": 0, "errors_elsewhere": 1, "warnings_elsewhere": 1, "left_out": {}},
    }


def test_of_many_alike_every_format_shows_the_first_and_counts_the_others() -> None:
    """So it does with the places of one problem; the sums count all."""
    related = tuple(Related("here", Location("b.yml", line, 1)) for line in range(1, 31))
    many = [problem(f"x{n}", 1, 1, code="bad-url", related=related if n == 0 else ()) for n in range(25)]
    many.append(problem("y", 1, 1, code="bad-id"))
    told = as_text(many)
    assert (told.count("error[bad-url]"), told.count("note: here"), told.count("error[bad-id]")) == (20, 20, 1)
    assert told.endswith("\n\nand 5 more of bad-url")
    assert "note: and 10 more places" in told
    commands = github.written(ProblemReport(many)).splitlines()
    assert (len(commands), commands[-1]) == (22, "::notice::and 5 more of bad-url")
    (run,) = written_log(ProblemReport(many))["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (len(run["results"]), note["message"]["text"]) == (21, "and 5 more of bad-url")
    assert len(run["results"][0]["relatedLocations"]) == 20
    found = json.loads(json_format.written(ProblemReport(many)))
    assert (len(found["problems"]), found["summary"]["errors"], found["summary"]["left_out"]) == (
        21,
        26,
        {"bad-url": 5},
    )
    assert (len(found["problems"][0]["related"]), found["problems"][0]["related_left_out"]) == (20, 10)


def test_of_a_long_line_what_stands_around_the_word_is_shown() -> None:
    """The caret still stands under the word, and a long word loses its end."""
    _, line, caret, _ = as_text([problem("a" * 5_000 + "WORD" + "b" * 5_000, 5_001, 4)]).splitlines()
    assert len(line) < 140
    assert line.startswith("    7 | …aaa")
    assert line.endswith("bbb…")
    assert [line[at] for at in range(len(caret)) if caret[at] == "^"] == [*"WORD"]
    _, line, caret, _ = as_text([problem("WORD" * 5_000, 1, 20_000)]).splitlines()
    assert (len(line), caret.count("^")) == (8 + 60, 60)


def test_a_long_value_in_a_message_keeps_its_beginning_and_its_end() -> None:
    """A message never grows with what somebody wrote."""
    words = Words(f"`{'a' * 9_000}z` is not `short`", "word " * 9_000)
    found = registry.Code("bad", Severity.ERROR, None).problem(Location("a.yml", 1, 1), words)
    assert found.message == f"`{'a' * 80}…{'a' * 19}z` is not `short`"
    assert len(found.help) == 1_001


def test_columns_are_aligned_by_cells_and_whole_without_a_terminal() -> None:
    """A wide character counts twice; nothing is cut, nothing trails."""
    rows = [("a", "字", "curriculum/a.yml:1"), ("bcd", "title", "b.yml:22")]
    assert list(terminal.columns(rows)) == ["a    字     curriculum/a.yml:1", "bcd  title  b.yml:22"]


def test_on_a_narrow_terminal_titles_lose_their_end_and_paths_their_beginning() -> None:
    """The id, which one wants to copy, stays whole."""
    rows = [("an-id-to-copy", "A title that goes on and on", "curriculum/topics/basics.yml:12"), ("x", "字" * 9, "y:1")]
    lines = list(terminal.columns(rows, 50))
    assert lines[0] == "an-id-to-copy  A title that go…  …cs/basics.yml:12"
    assert [terminal.width(line) <= 50 for line in lines] == [True, True]
    assert lines[1] == "x              字字字字字字字…   y:1"


def test_a_terminal_of_a_few_cells_still_shows_something() -> None:
    """Columns do not shrink to nothing: the last two cells get lines of their own then."""
    cells = [("an-id", "A title that goes on and on", "curriculum/topics/basics.yml:12")]
    assert list(terminal.columns(cells, 33)) == ["an-id  A title tha…  …sics.yml:12"]
    assert list(terminal.columns(cells, 32)) == [
        "an-id",
        "    A title that goes on and on",
        "    …iculum/topics/basics.yml:12",
    ]
    assert list(terminal.columns(cells, 5)) == ["an-id", "    A title…", "    ….yml:12"]


def test_long_lines_are_wrapped_with_a_margin() -> None:
    """Each further line is indented more; without a terminal it stays one line."""
    line = "  needs " + ", ".join(["a-long-topic"] * 5)
    assert terminal.wrapped(line) == [line]
    first, *others = terminal.wrapped(line, 40)
    assert first.startswith("  needs a-long-topic,")
    assert others
    assert all(other.startswith("      a-long-topic") for other in others)


def test_no_text_commands_the_runner_of_github() -> None:
    """It takes `##[` anywhere in a line, and `::` at its beginning, for commands; both are parted and stay readable."""
    assert terminal.printable("##[stop-commands]x") == "##\u200d[stop-commands]x"
    assert terminal.printable("::stop-commands::x") == ":\u200d:stop-commands::x"
    assert terminal.printable("a :: b") == "a :: b"
    told = as_text([problem("##[add-mask]word", 1, 4)])
    assert "##[" not in told
