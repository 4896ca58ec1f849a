"""An installed package adds rules; a checkout does not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.curriculum import ruleset
from roadmap_site.problems import registry
from tests.cli.test_cli import COMMAND
from tests.helpers import packages, sites, worlds
from tests.helpers.paths import ROOT

LONG = {"topics/basics.yml": "softmax: The soft maximum\n"}
"""A topic that the rule of the package is about."""


def run(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command with a Python that starts anew, as rules are found when modules are loaded."""
    return subprocess.run(
        [COMMAND, *arguments], cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )


def with_rules(rules: str) -> dict[str, str]:
    """Return the files of a curriculum that sets some rules."""
    return {**LONG, "curriculum.yml": f"title: A\nroadmaps: [first]\nareas: {{basics: Basics}}\nrules: {rules}\n"}


def test_a_rule_of_an_installed_package_is_checked_like_ours(tmp_path: Path) -> None:
    """Its problem has a place, its words and its code."""
    worlds.write(tmp_path / "site/curriculum", LONG)
    installed = packages.install(tmp_path / "installed", {"long_title": packages.LONG_TITLE})
    done = run("check", cwd=tmp_path / "site", env=installed)
    assert "curriculum/topics/basics.yml:1:1: warning[long-title] the title of `softmax` is long" in done.stdout
    assert "help: say it in one word" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
    assert "long-title" not in run("check", cwd=tmp_path / "site").stdout


def test_the_rule_of_the_guide_works(tmp_path: Path) -> None:
    """Whoever copies it has a rule, by the entry point that stands below it."""
    guide = (ROOT / "docs/guide/write.md").read_text(encoding="utf-8")
    (module,) = re.findall(r'```python title="bread_rules/long_title.py"\n(.*?)```', guide, re.DOTALL)
    assert f'[project.entry-points."{ruleset.GROUP}"]' in guide
    worlds.write(tmp_path / "site/curriculum", {"topics/basics.yml": "softmax: The soft maximum of numbers\n"})
    installed = packages.install(tmp_path / "installed", {"long_title": module})
    done = run("check", cwd=tmp_path / "site", env=installed)
    assert "warning[long-title] the title of `softmax` has more than four words" in done.stdout


@pytest.mark.parametrize(("setting", "code", "seen"), [("off", 0, False), ("error", 1, True)])
def test_a_curriculum_sets_it_like_ours(setting: str, code: int, seen: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """It can be turned off, and up."""
    worlds.write(tmp_path / "site/curriculum", with_rules(f"{{long-title: {setting}}}"))
    installed = packages.install(tmp_path / "installed", {"long_title": packages.LONG_TITLE})
    done = run("check", cwd=tmp_path / "site", env=installed)
    assert done.returncode == code
    assert ("error[long-title]" in done.stdout) is seen


def test_without_the_package_its_setting_is_a_problem(tmp_path: Path) -> None:
    """Nobody believes that something is checked which is not."""
    worlds.write(tmp_path / "site/curriculum", with_rules("{long-title: error}"))
    assert "error[unknown-rule] there is no rule `long-title`" in run("check", cwd=tmp_path / "site").stdout


def test_a_slip_in_its_setting_is_told(tmp_path: Path) -> None:
    """Its code is among those that may be meant."""
    worlds.write(tmp_path / "site/curriculum", with_rules("{long-titel: error}"))
    installed = packages.install(tmp_path / "installed", {"long_title": packages.LONG_TITLE})
    assert "help: did you mean `long-title`?" in run("check", cwd=tmp_path / "site", env=installed).stdout


def test_programs_and_editors_know_its_code(tmp_path: Path) -> None:
    """SARIF has its headline and default, and the schema offers it."""
    worlds.write(tmp_path / "site/curriculum", LONG)
    installed = packages.install(tmp_path / "installed", {"long_title": packages.LONG_TITLE})
    log = json.loads(run("check", "--format", "sarif", cwd=tmp_path / "site", env=installed).stdout)
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]) == (
        "long-title",
        {"text": "The title of a topic has more words than one."},
    )
    schema = json.loads(run("schema", "curriculum", cwd=tmp_path / "site", env=installed).stdout)
    offered = schema["properties"]["rules"]["properties"]["long-title"]
    assert offered["description"] == "The title of a topic has more words than one. Default: warning."


BROKEN = {
    "import nonesuch": "ModuleNotFoundError: No module named 'nonesuch'",
    "RULE = 7": "`broken:RULE` is not a `Rule` with a `Code`",
    "raise OSError('no bread')": "OSError: no bread",
    "": "AttributeError: module 'broken' has no attribute 'RULE'",
    packages.LONG_TITLE.replace("long-title", "unused-topic"): "there is a code `unused-topic` already",
    packages.LONG_TITLE.replace("long-title", "Long title"): (
        "`Long title` cannot be a code: use small letters, digits and single hyphens"
    ),
    packages.LONG_TITLE.replace('Code("long-title", Severity.WARNING, __doc__)', '"long-title"'): (
        "`broken:RULE` is not a `Rule` with a `Code`"
    ),
}
"""A module → why it cannot be used."""


@pytest.mark.parametrize(("module", "reason"), BROKEN.items(), ids=BROKEN.values())
def test_a_rule_that_cannot_be_used_stops_the_check_with_a_sentence(module: str, reason: str, tmp_path: Path) -> None:
    """It names the package and the entry point; nothing is checked without the rule, and no traceback is shown."""
    worlds.write(tmp_path / "site/curriculum", {})
    installed = packages.install(tmp_path / "installed", {"broken": module})
    done = run("check", cwd=tmp_path / "site", env=installed)
    sentence = f"Error: The rule `broken` of the installed package `bread-rules` cannot be used: {reason}.\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


def test_all_rules_that_cannot_be_used_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends the first has not to find the second by another run."""
    worlds.write(tmp_path / "site/curriculum", {})
    installed = packages.install(tmp_path / "installed", {"first": "RULE = 1", "second": "RULE = 2"})
    assert run("check", cwd=tmp_path / "site", env=installed).stderr.count("cannot be used") == 2


def test_a_build_stops_with_the_sentence_too(tmp_path: Path) -> None:
    """As for any plugin that cannot go on."""
    sites.write(tmp_path / "site", {})
    installed = packages.install(tmp_path / "installed", {"broken": "RULE = 7"})
    done = sites.started(tmp_path / "site", "build", env=installed)
    assert "The rule `broken` of the installed package `bread-rules` cannot be used" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("above", [False, True])
def test_a_checkout_brings_no_rule(above: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """Python may look for modules in the working directory, and a branch may lay metadata there or above it."""
    checkout = tmp_path / "checkout"
    worlds.write(checkout / "site/curriculum", LONG)
    packages.lay(checkout if above else checkout / "site", {"long_title": packages.LONG_TITLE})
    code = "from roadmap_site.cli.main import run; run()"
    path = os.pathsep.join(["", str(checkout), *filter(None, [os.environ.get("PYTHONPATH")])])
    for variables in ({}, {"PYTHONPATH": path}):
        done = subprocess.run(
            [sys.executable, "-c", code, "check"],
            cwd=checkout / "site",
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == "1 roadmap, 1 stage, 1 topic, 0 resources, 0 projects: no problems\n"


def test_a_setting_like_no_rule_is_answered_with_all_that_there_are(tmp_path: Path) -> None:
    """In the order of the alphabet, those that only look at other tools' results too."""
    problems = worlds.load(tmp_path, with_rules("{line-length: off}")).problems
    (help,) = [problem.help for problem in problems if problem.code == "unknown-rule"]
    codes = re.findall("`([a-z-]+)`", help)
    assert codes == sorted(registry.about_settable())
    assert {"dead-link", "unused-topic"} < set(codes)
