"""How much a rule matters is for `rules` in `curriculum.yml` to say, and holds wherever problems are shown."""

from __future__ import annotations

import json
import logging
import textwrap
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort, BuildError

from roadmap_site.health import checks, link_check
from roadmap_site.health.history import History
from roadmap_site.health.link_check import Report
from roadmap_site.problems import registry
from roadmap_site.problems.formats import sarif as sarif_format
from roadmap_site.problems.problem import Severity
from roadmap_site.problems.report import ProblemReport
from roadmap_site.schema.json_schema import json_schemas
from tests.cli.test_cli import run
from tests.helpers import sites, worlds

UNUSED = {"topics/extras.yml": "relu: ReLU\n"}
"""A topic that nothing leads to: a warning, unless it is set otherwise."""


def top(rules: str) -> dict[str, str]:
    """Return the curriculum's own file with some rules."""
    return {"curriculum.yml": textwrap.dedent(worlds.BASE["curriculum.yml"]) + f"rules: {rules}\n"}


@pytest.mark.parametrize("setting", ["off", "warning", "error"])
@pytest.mark.parametrize("quotes", ["", "'"])
def test_a_rule_is_as_grave_as_it_is_set(setting: str, quotes: str, tmp_path: Path) -> None:
    """Quotes make no difference: `off` is a word."""
    result = worlds.load(tmp_path, {**UNUSED, **top(f"{{unused-topic: {quotes}{setting}{quotes}}}")})
    assert [str(problem.severity) for problem in result.problems] == [setting] * (setting != "off")
    assert result.has_errors == (setting == "error")


def test_rules_about_what_is_missing_do_not_silence_each_other(tmp_path: Path) -> None:
    """Several of them set to errors are all told at once."""
    files = {**UNUSED, "projects/basics.yml": "p: P\n", **top("{unused-topic: error, unused-project: error}")}
    result = worlds.load(tmp_path, files)
    assert worlds.codes(result) == ["unused-project", "unused-topic"]
    assert result.clean


def test_a_lighter_error_lets_the_rules_about_what_is_missing_speak(tmp_path: Path) -> None:
    """They wait for a curriculum without errors, as it sees it itself."""
    files = {**UNUSED, "roadmaps/first/01-again.yml": "title: Again\ntopics: [softmax]\n"}
    assert worlds.codes(worlds.load(tmp_path / "usual", files)) == ["duplicate-number"]
    lighter = worlds.load(tmp_path / "lighter", {**files, **top("{duplicate-number: warning}")})
    assert set(worlds.codes(lighter)) == {"duplicate-number", "unused-topic"}
    assert not lighter.has_errors


def test_each_code_has_a_default_that_its_problems_have_and_what_is_essential_is_an_error() -> None:
    """Whatever cannot be set is an error, with a reason."""
    for name, code in registry.codes().items():
        assert code.headline.endswith("."), name
        assert not code.essential or code.severity is Severity.ERROR, name
    assert {"off", "warning", "error"} == {str(severity) for severity in Severity}


def test_what_is_off_by_default_is_what_is_a_matter_of_taste() -> None:
    """A curriculum that says nothing of rules is asked for no more than before."""
    off = {name for name, code in registry.codes().items() if code.severity is Severity.OFF}
    assert off >= {
        "isolated-topic", "resource-without-topics", "roadmap-without-summary", "summary-sentence",
        "topic-without-resources", "topic-without-summary",
    }  # fmt: skip


@pytest.mark.parametrize("code", [name for name, code in registry.codes().items() if code.essential])
def test_what_the_site_cannot_do_without_stays_an_error(code: str, tmp_path: Path) -> None:
    """A setting that would say otherwise is a problem with the reason."""
    (found,) = worlds.load(tmp_path, top(f"{{{code}: off}}")).problems
    assert found.code == "essential-rule"
    reason = registry.codes()[code].essential
    assert reason
    assert reason in found.message


def test_settings_that_cannot_be_read_leave_everything_as_it_is(tmp_path: Path) -> None:
    """A file with a tab in it turns nothing off."""
    result = worlds.load(tmp_path, {**UNUSED, "curriculum.yml": "title: A\nrules: {unused-topic: off\n"})
    assert "syntax-error" in worlds.codes(result)


def test_the_check_exits_as_the_settings_say(tmp_path: Path) -> None:
    """In every format."""
    worlds.write(tmp_path / "curriculum", {**UNUSED, **top("{unused-topic: error}")})
    done = run("check", "--format", "github", cwd=tmp_path)
    assert (done.returncode, done.stdout.partition(" ")[0]) == (1, "::error")
    problems = json.loads(run("check", "--format", "json", cwd=tmp_path).stdout)["problems"]
    assert [problem["severity"] for problem in problems] == ["error"]
    sarif = json.loads(run("check", "--format", "sarif", cwd=tmp_path).stdout)["runs"][0]
    assert [result["level"] for result in sarif["results"]] == ["error"]
    assert sarif["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"enabled": True, "level": "warning"}
    worlds.write(tmp_path / "curriculum", {**UNUSED, **top("{unused-topic: off}")})
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stdout.endswith("no problems\n")) == (0, True)


def test_sarif_knows_a_rule_that_is_off_by_default(tmp_path: Path) -> None:
    """What it finds was asked for."""
    result = worlds.load(tmp_path, top("{topic-without-summary: warning}"))
    (rule,) = json.loads(sarif_format.written(ProblemReport(result.problems)))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"] == {"enabled": False, "level": "none"}


def test_a_build_stops_as_the_settings_say(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A strict one at a warning, any at an error, none at what is off."""
    sites.built(tmp_path, {**UNUSED, **top("{unused-topic: off}")})
    worlds.write(tmp_path / "curriculum", top("{unused-topic: warning}"))
    with pytest.raises((Abort, BuildError)), caplog.at_level(logging.CRITICAL):
        sites.build(tmp_path)
    worlds.write(tmp_path / "curriculum", top("{unused-topic: error}"))
    with pytest.raises((Abort, BuildError)), caplog.at_level(logging.CRITICAL):
        sites.build(tmp_path, strict=False)


def test_new_refuses_what_the_settings_call_an_error(tmp_path: Path) -> None:
    """And writes nothing."""
    worlds.write(tmp_path / "curriculum", top("{topic-without-summary: error}"))
    (tmp_path / "curriculum/topics/basics.yml").write_text("softmax: {title: S, summary: It.}\n", encoding="utf-8")
    done = run("new", "topic", "--title", "ReLU", "--area", "extras", "--stage", "first/start", cwd=tmp_path)
    assert done.returncode == 2
    assert "error[topic-without-summary]" in done.stdout + done.stderr
    assert not (tmp_path / "curriculum/topics/extras.yml").exists()


@pytest.mark.parametrize(("setting", "code", "level"), [("off", 0, ""), ("error", 1, "::error"), ("", 1, "::warning")])
def test_fmt_asks_for_the_form_as_the_settings_say(setting: str, code: int, level: str, tmp_path: Path) -> None:
    """`not-canonical` is a rule like others; `roadmap fmt` mends the files whatever it is."""
    rules = top(f"{{not-canonical: {setting}}}") if setting else {}
    worlds.write(tmp_path / "curriculum", {"topics/basics.yml": 'softmax:   "Softmax"\n', **rules})
    done = run("fmt", "--check", "--format", "github", cwd=tmp_path)
    assert (done.returncode, done.stdout.partition(" ")[0]) == (code, level)
    run("fmt", cwd=tmp_path)
    assert "softmax: Softmax\n" in (tmp_path / "curriculum/topics/basics.yml").read_text(encoding="utf-8")


REPORT = Report("2026-11-20", 1, dead={"https://a.example/x": "404 Not Found"})
BOOK = {"resources/book.yml": "a: {title: A, url: https://a.example/x, topics: [softmax]}\n"}


@pytest.mark.parametrize(("rules", "severities"), [("{}", ["warning"]), ("{dead-link: error}", ["error"])])
def test_dead_links_are_as_grave_as_they_are_set(rules: str, severities: list[str], tmp_path: Path) -> None:
    """`dead-link` is a rule too."""
    files = {**BOOK, **(top(rules) if rules != "{}" else {})}
    found = link_check.problems(worlds.load(tmp_path, files).located, REPORT)
    assert [str(problem.severity) for problem in found] == severities


def test_what_is_turned_off_is_on_no_list_of_health(tmp_path: Path) -> None:
    """A curriculum that does not ask for resources does not lack them; by default it does."""

    def lists(folder: Path, rules: str) -> set[str]:
        extra = top(rules) if rules else {}
        files = {**UNUSED, **BOOK, **extra}
        loaded = worlds.load(folder, files)
        found = checks.Health(loaded.located, History(), REPORT)
        return {listing.id for listing in found.listings}

    before = lists(tmp_path / "before", "")
    off = (
        "{unused-topic: off, topic-without-resources: off, dead-link: off, unused-resource: error, duplicate-name: off}"
    )
    after = lists(tmp_path / "after", off)
    assert before - after == {"topics-untaught", "topics-without-resources", "dead-links", "same-names"}
    assert "resources-unused" in after


def test_an_editor_offers_the_codes_and_the_settings() -> None:
    """With what each is about and what it is by default; what cannot be set is not offered."""
    rules = json_schemas()["curriculum"]["properties"]["rules"]["properties"]
    assert set(rules) == set(registry.about_settable())
    assert rules["unused-topic"]["enum"] == ["error", "warning", "off"]
    assert rules["unused-topic"]["description"].endswith("Default: warning.")
    assert "unknown-reference" not in rules
