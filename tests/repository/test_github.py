"""What GitHub runs for us, and for those who copy it, is safe and does what it says."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.curriculum.model import Resource
from tests.helpers import repositories, workflows
from tests.helpers.paths import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ALL = {**workflows.own(), **{f"guide/{name}": text for name, text in workflows.copied().items()}}
NAMES = ["check.yml", "comment.yml", "links.yml", "publish.yml"]
ONLY_OURS = ["dependencies.yml", "release.yml", "systems.yml"]
"""Workflows for the code, of which a curriculum has none."""
MAY_WRITE = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("links.yml", "check"): {"issues"},
    ("links.yml", "publish"): {"pages", "id-token"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("release.yml", "publish"): {"id-token"},
}
"""Workflow and job → what it may write, and nothing else."""
FORMS = {file.stem: file for file in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) if file.stem != "config"}

OUR_INSTALL = """\
run: |
          python -m pip install --require-hashes --only-binary :all: --requirement requirements/site.txt
          python -m pip install --no-deps --no-build-isolation .
"""

every_workflow = pytest.mark.parametrize("name", list(ALL))


def test_the_guide_gives_each_workflow_but_those_for_code() -> None:
    """None is forgotten in the tests below."""
    assert sorted(workflows.copied()) == NAMES
    assert list(workflows.own()) == sorted(NAMES + ONLY_OURS)


@every_workflow
def test_what_runs_a_branch_can_read_alone(name: str) -> None:
    """What a pull request starts, as the branch has it, has no token that can write."""
    workflow = workflows.parsed(ALL[name])
    if "pull_request" in workflows.events(workflow):
        granted = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
        assert all(set(permissions.items()) <= {("contents", "read")} for permissions in granted)


@every_workflow
def test_what_has_a_token_that_can_write_never_runs_a_branch(name: str) -> None:
    """Where a pull request starts what stands on main, only main is checked out, and no artifact comes in."""
    workflow = workflows.parsed(ALL[name])
    assert "workflow_run" not in workflows.events(workflow)
    assert ("pull_request_target" in workflows.events(workflow)) == name.endswith("comment.yml")
    for step in workflows.steps(workflow):
        action = step.get("uses", "").partition("@")[0]
        assert action != "actions/checkout" or not {"ref", "repository", "submodules", "lfs"} & set(step["with"])
        assert action != "actions/download-artifact" or not {"run-id", "repository", "github-token"} & set(step["with"])
        assert not re.search(r"git (checkout|switch|merge|reset|worktree|pull|submodule)|gh pr", step.get("run", ""))


@every_workflow
def test_no_value_is_pasted_into_what_runs(name: str) -> None:
    """A title or the name of a branch may hold a command: scripts take values from their environment."""
    ran = list(workflows.scripts(workflows.parsed(ALL[name])))
    assert ran or name.endswith("publish.yml")
    assert not [script for script in ran if "${{" in script]


@every_workflow
def test_no_secret_is_used(name: str) -> None:
    """The token of the run is all that the workflows need."""
    assert "secrets" not in ALL[name]


@every_workflow
def test_each_job_may_do_what_it_must_and_no_more(name: str) -> None:
    """The workflow grants nothing but reading, and each job that writes stands in the list above."""
    workflow = workflows.parsed(ALL[name])
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for id, job in workflow["jobs"].items():
        writes = {scope for scope, level in job.get("permissions", {}).items() if level == "write"}
        assert writes == MAY_WRITE.get((name.removeprefix("guide/"), id), set())
        assert set(job.get("permissions", {}).values()) <= {"read", "write"}


@every_workflow
def test_actions_are_pinned_to_commits(name: str) -> None:
    """Each has the full commit, and in a comment the version that it is; the same action is the same everywhere."""
    actions = "actions/[a-z/-]+|pypa/gh-action-pypi-publish"
    pin = re.compile(rf"(?:{actions})@[0-9a-f]{{40}} # v\d+\.\d+\.\d+|\./\.github/workflows/publish\.yml")
    used = re.findall(r"uses: (.+)$", ALL[name], re.MULTILINE)
    assert used
    assert [use for use in used if not pin.fullmatch(use)] == []
    everywhere = {use for text in ALL.values() for use in re.findall(r"uses: (actions/.+)$", text, re.MULTILINE)}
    assert len({use.partition("@")[0] for use in everywhere}) == len(everywhere)


@every_workflow
def test_the_token_does_not_stay_on_disk(name: str) -> None:
    """What is checked out keeps no credentials for later steps to find."""
    for step in workflows.steps(workflows.parsed(ALL[name])):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@every_workflow
def test_no_run_goes_on_for_ever_or_beside_its_like(name: str) -> None:
    """Jobs have a limit of time, and runs of the same thing wait for each other or end each other."""
    workflow = workflows.parsed(ALL[name])
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        assert "uses" in job or int(job["timeout-minutes"]) <= 30


@pytest.mark.parametrize("name", ["comment.yml", "guide/comment.yml"])
def test_who_reads_a_branch_may_do_nothing_and_who_writes_runs_nothing(name: str) -> None:
    """One job reads the commit without any permission; the other takes its text, and has no shell and no files."""
    jobs = workflows.parsed(ALL[name])["jobs"]
    assert list(jobs) == ["diff", "comment"]
    assert jobs["diff"]["permissions"] == {}
    assert jobs["comment"]["needs"] == "diff"
    used = [step.get("uses", "").partition("@")[0] for step in jobs["comment"]["steps"]]
    assert used == ["actions/download-artifact", "actions/github-script"]


@pytest.mark.parametrize("name", list(workflows.own()))
def test_what_is_installed_is_what_a_lock_names(name: str) -> None:
    """Packages with their hashes and without running their code, then ours alone."""
    for script in workflows.scripts(workflows.parsed(ALL[name])):
        for line in filter(re.compile(r"\bpip\b.*\binstall\b").search, script.splitlines()):
            locked = "--require-hashes --only-binary :all: --requirement requirements/site.txt" in line
            assert locked or line.endswith("install --no-deps --no-build-isolation .")
        assert not re.search(r"\bnpm (ci|install)\b(?!.*--ignore-scripts)", script)


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_gives_what_we_use_ourselves(name: str) -> None:
    """Only how the package is installed differs, and that a curriculum has no tests of code."""
    ours = workflows.own()[name].replace(OUR_INSTALL, "run: python -m pip install --requirement requirements.txt\n")
    assert workflows.copied()[name] == ours.partition("\n  tests:\n")[0]


LOOK = next(s for s in workflows.steps(workflows.parsed(ALL["check.yml"])) if s.get("id") == "look")["run"]


def code_changed(repository: Path, event: str = "pull_request") -> str:
    """Return what the workflow Check sees, in a shell as GitHub runs it."""
    output = repository.parent / "output"
    output.write_text("", encoding="utf-8")
    environment = {**os.environ, "EVENT": event, "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-o", "pipefail", "-c", LOOK], cwd=repository, env=environment, check=True)  # noqa: S607
    return output.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository with a curriculum, and a file beside it."""
    repository = repositories.with_curriculum(tmp_path / "project")
    (repository / "code.py").write_text("# Code.\n", encoding="utf-8")
    repositories.commit(repository, "Code")
    return repository


def merged_with(project: Path, *moves: tuple[str, str]) -> None:
    """Write, move or remove files in a branch (`from`, `to`; nothing is no file), and merge it as GitHub does."""
    repositories.git(project, "switch", "--quiet", "--create", "branch")
    for old, new in moves:
        there = project / new
        text = (project / old).read_text(encoding="utf-8") if old else "New.\n"
        if old:
            (project / old).unlink()
        if new:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_text(text, encoding="utf-8")
    repositories.commit(project, "Branch")
    repositories.git(project, "switch", "--quiet", "main")
    (project / "other.py").write_text("# Meanwhile on main.\n", encoding="utf-8")
    repositories.commit(project, "Main")
    repositories.git(project, "merge", "--quiet", "--no-ff", "--no-edit", "branch")


INSIDE = {
    "new": (("", "curriculum/topics/new.yml"),),
    "removed": (("curriculum/topics/basics.yml", ""),),
    "moved within": (("curriculum/topics/basics.yml", "curriculum/topics/extras.yml"),),
    "hidden": (("", "curriculum/.x"),),
}
OUTSIDE = {
    "beside": (("", "docs/a.md"),),
    "both": (("", "curriculum/a.yml"), ("", "src/a.py")),
    "of a like name": (("", "curriculum2/a.yml"),),
    "deeper": (("", "docs/curriculum/a.yml"),),
    "moved out": (("curriculum/topics/basics.yml", "basics.yml"),),
    "moved in": (("code.py", "curriculum/code.py"),),
    "removed": (("code.py", ""),),
}


@pytest.mark.parametrize("moves", INSIDE.values(), ids=list(INSIDE))
def test_a_change_of_the_curriculum_alone_is_seen(moves: tuple[tuple[str, str], ...], project: Path) -> None:
    """Whatever came to main meanwhile. A push to main is tested whole all the same."""
    merged_with(project, *moves)
    assert code_changed(project) == "code=false\n"
    assert code_changed(project, "push") == "code=true\n"


@pytest.mark.parametrize("moves", OUTSIDE.values(), ids=list(OUTSIDE))
def test_a_change_of_anything_else_is_seen(moves: tuple[tuple[str, str], ...], project: Path) -> None:
    """Also of what only begins with the same letters, and of what leaves the curriculum or enters it."""
    merged_with(project, *moves)
    assert code_changed(project) == "code=true\n"


def test_where_nothing_can_be_seen_all_is_tested(project: Path) -> None:
    """A clone too shallow to know the base is no reason to test less."""
    shallow = project.parent / "shallow"
    repositories.git(project, "clone", "--quiet", "--depth=1", project.as_uri(), str(shallow))
    assert code_changed(shallow) == "code=true\n"


def test_a_curriculum_is_checked_always_and_code_when_it_changed() -> None:
    """The jobs are left out one by one: a workflow that does not run at all stays pending where it is required."""
    workflow = workflows.parsed(ALL["check.yml"])
    assert not {"paths", "paths-ignore"} & {key for on in workflow["on"].values() if on for key in on}
    assert "if" not in workflow["jobs"]["curriculum"]
    assert workflow["jobs"]["tests"]["needs"] == "changes"
    assert workflow["jobs"]["tests"]["if"] == "${{ !cancelled() && needs.changes.outputs.code != 'false' }}"
    ran = " ".join(step.get("run", "") for step in workflow["jobs"]["curriculum"]["steps"])
    for command in ("roadmap check", "roadmap fmt --check", "mkdocs build --strict", "lychee --offline"):
        assert command in ran
    assert "pytest" not in ran


def test_what_is_published_has_the_history_and_the_last_check_of_the_links() -> None:
    """The page Health needs both, and the file comes from where the workflow Links keeps it."""
    build = workflows.parsed(ALL["publish.yml"])["jobs"]["build"]["steps"]
    links = list(workflows.steps(workflows.parsed(ALL["links.yml"])))
    assert build[0]["with"]["fetch-depth"] == "0"
    kept = next(step["with"] for step in links if "cache/save@" in step.get("uses", ""))
    fetched = next(step["with"] for step in build if "cache/restore@" in step.get("uses", ""))
    assert fetched["path"] == kept["path"]
    assert kept["key"].startswith(fetched["restore-keys"])
    assert workflows.parsed(ALL["links.yml"])["jobs"]["publish"]["needs"] == "check"


def test_a_release_is_published_as_it_was_built_and_checked() -> None:
    """One job builds and may write nothing; the other runs no shell, holds no password and changes nothing."""
    jobs = workflows.parsed(ALL["release.yml"])["jobs"]
    assert list(jobs) == ["build", "publish"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert "make dist" in [step.get("run") for step in jobs["build"]["steps"]]
    assert jobs["publish"]["needs"] == "build"
    assert jobs["publish"]["environment"] == {"name": "pypi"}
    used = {step["uses"].partition("@")[0]: step["with"] for step in jobs["publish"]["steps"]}
    assert used == {
        "actions/download-artifact": {"name": "dist", "path": "dist"},
        "pypa/gh-action-pypi-publish": {"attestations": "true"},
    }


@pytest.mark.parametrize(("tag", "code"), [("v{version}", 0), ("v9.9", 1), ("{version}", 1), ("v{version}.1", 1)])
def test_only_a_tag_of_the_version_is_released(tag: str, code: int) -> None:
    """A slip in the tag is told before anything is published."""
    (ask,) = (s["run"] for s in workflows.steps(workflows.parsed(ALL["release.yml"])) if "TAG" in s.get("env", {}))
    environment = {**os.environ, "TAG": tag.format(version=PROJECT["version"])}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-e", "-o", "pipefail", "-c", ask]
    assert subprocess.run(command, cwd=ROOT, env=environment | {"PATH": path}, check=False).returncode == code


def test_every_python_that_we_name_is_tried_on_every_system() -> None:
    """What `pyproject.toml` promises is what the workflows install and use."""
    kinds = PROJECT["classifiers"]
    promised = [kind.rpartition(" ")[2] for kind in kinds if kind.startswith("Programming Language :: Python :: 3.")]
    jobs = workflows.parsed(ALL["systems.yml"])["jobs"]
    for job in jobs.values():
        assert job["strategy"]["matrix"]["python"] == promised
    systems = {system.partition("-")[0] for system in jobs["use"]["strategy"]["matrix"]["system"]}
    assert systems == {"ubuntu", "macos", "windows"}


BOT = {"login": "github-actions[bot]"}


def issue(node: str, folder: Path, dead: list[str], issues: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Let the workflow Links have found something, and return what it changed on GitHub."""
    report = {"dead": [{"url": url, "status": "404 Not Found"} for url in dead]}
    (folder / "link-check.json").write_text(json.dumps(report), encoding="utf-8")
    (folder / "links.txt").write_text("curriculum/resources/book.yml:3:8: gone\n", encoding="utf-8")
    return workflows.played(node, "links.yml", "Write one issue, or close it", {"issues.listForRepo": issues}, folder)


def test_dead_links_stand_in_one_issue(node: str, tmp_path: Path) -> None:
    """It is opened, written anew, and closed when no link is dead any more."""
    [(kind, opened)] = issue(node, tmp_path, ["https://gone.example"], [])
    assert kind == "issues.create"
    assert "curriculum/resources/book.yml:3:8: gone" in opened["body"]
    ours = {"number": 5, "user": BOT, "title": opened["title"]}
    others = {"number": 4, "user": {"login": "anna"}, "title": opened["title"]}
    [(kind, given)] = issue(node, tmp_path, ["https://gone.example"], [others, ours])
    assert (kind, given["issue_number"], given["body"]) == ("issues.update", 5, opened["body"])
    [(kind, given)] = issue(node, tmp_path, [], [others, ours])
    assert (kind, given["issue_number"], given["state"]) == ("issues.update", 5, "closed")
    assert issue(node, tmp_path, [], [others]) == []


def form(name: str) -> dict[str, Any]:
    """Return a form for issues."""
    found: dict[str, Any] = workflows.parsed(FORMS[name].read_text(encoding="utf-8"))
    return found


FIELD_KEYS = {
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "options", "multiple", "default"},
    "checkboxes": {"label", "description", "options"},
}


@pytest.mark.parametrize("name", list(FORMS))
def test_a_form_is_one_that_github_takes(name: str) -> None:
    """It has the required keys, known kinds of fields, and ids, labels and options that differ."""
    found = form(name)
    assert {"name", "description", "body"} <= set(found) <= {"name", "description", "body", "title", "labels"}
    fields = [field for field in found["body"] if field["type"] != "markdown"]
    for field in found["body"]:
        if field["type"] == "markdown":
            assert set(field) == {"type", "attributes"}
            assert set(field["attributes"]) == {"value"}
    for field in fields:
        assert {"type", "id", "attributes"} <= set(field) <= {"type", "id", "attributes", "validations"}
        assert {"label"} <= set(field["attributes"]) <= FIELD_KEYS[field["type"]]
        assert field.get("validations", {"required": "true"}) == {"required": "true"}
        assert re.fullmatch(r"[a-z][a-z0-9_-]*", field["id"])
        options = [str(option) for option in field["attributes"].get("options", [])]
        assert len(options) == len(set(options))
        assert "None" not in options
    for names in ([field["id"] for field in fields], [field["attributes"]["label"] for field in fields]):
        assert names
        assert len(names) == len(set(names))


def test_there_is_a_form_for_each_thing_that_people_bring() -> None:
    """And a way round them, and the private way for weaknesses."""
    assert set(FORMS) == {"propose-a-roadmap", "report-a-mistake", "suggest-a-resource"}
    assert len({form(name)["name"] for name in FORMS}) == len(FORMS)
    config = workflows.parsed((ROOT / ".github/ISSUE_TEMPLATE/config.yml").read_text(encoding="utf-8"))
    assert config["blank_issues_enabled"] == "true"
    assert [set(link) for link in config["contact_links"]] == [{"name", "url", "about"}] * 2
    assert any(link["url"].endswith("/security/advisories/new") for link in config["contact_links"])
    site = workflows.parsed((ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", ""))["site_url"]
    [guide] = [link["url"].removeprefix(site) for link in config["contact_links"] if link["url"].startswith(site)]
    assert (ROOT / "docs" / guide.strip("/")).with_suffix(".md").is_file()


def test_the_form_for_a_resource_asks_for_its_keys() -> None:
    """What comes in can be written down as it is: its fields are keys of a resource."""
    fields = {field["id"]: field for field in form("suggest-a-resource")["body"] if "id" in field}
    assert set(fields) - {field.name for field in dataclasses.fields(Resource)} == {"why"}


def test_the_hooks_look_at_what_they_must() -> None:
    """The form at the files of a curriculum that are committed; the check at all of it, also when a file is removed."""
    hooks = {hook["id"]: hook for hook in workflows.parsed((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    assert set(hooks) == {"roadmap-check", "roadmap-fmt"}
    assert {hook["language"] for hook in hooks.values()} == {"python"}
    for path, meant in {
        "curriculum/roadmaps/home-baker/01-mixing.yml": True,
        "site/curriculum/curriculum.yml": True,
        "mkdocs.yml": False,
        "curriculum/LICENSE": False,
    }.items():
        assert bool(re.search(hooks["roadmap-fmt"]["files"], path)) == meant
    every, named = {"always_run": "true", "pass_filenames": "false"}.items(), hooks["roadmap-check"].items()
    assert every <= named
    assert not {"always_run", "pass_filenames"} & set(hooks["roadmap-fmt"])
    guide = workflows.parsed(workflows.guide_files()[".pre-commit-config.yaml"])
    assert {hook["id"] for hook in guide["repos"][0]["hooks"]} == set(hooks)
