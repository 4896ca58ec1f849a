"""What GitHub runs for us, and for those who copy it, is safe and does what it says."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.curriculum.model import Resource
from tests import repositories, workflows, worlds

ROOT = workflows.ROOT
ALL = {**workflows.own(), **{f"guide/{name}": text for name, text in workflows.copied().items()}}
NAMES = ["check.yml", "comment.yml", "diff.yml", "links.yml", "publish.yml"]
MAY_WRITE = {
    ("comment.yml", "comment"): {"pull-requests"},
    ("links.yml", "check"): {"issues"},
    ("links.yml", "publish"): {"pages", "id-token"},
    ("publish.yml", "deploy"): {"pages", "id-token"},
}
"""Workflow and job → what it may write, and nothing else."""
FORMS = {file.stem: file for file in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")) if file.stem != "config"}

every_workflow = pytest.mark.parametrize("name", list(ALL))


def test_there_are_five_workflows_and_the_guide_gives_each() -> None:
    """None is forgotten in the tests below."""
    assert list(workflows.own()) == sorted(workflows.copied()) == NAMES


@every_workflow
def test_nothing_runs_a_branch_with_a_token_that_can_write(name: str) -> None:
    """`pull_request_target` is not used, and what a pull request starts can read alone."""
    workflow = workflows.parsed(ALL[name])
    assert "pull_request_target" not in ALL[name]
    if "pull_request" in workflows.events(workflow):
        granted = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
        assert all(set(permissions.items()) <= {("contents", "read")} for permissions in granted)


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
    pin = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\./\.github/workflows/publish\.yml")
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
def test_the_workflow_that_comments_runs_nothing_of_the_branch(name: str) -> None:
    """It follows the workflow Diff by its name, checks out nothing, installs nothing, and has no shell."""
    workflow = workflows.parsed(ALL[name])
    diff = workflows.parsed(ALL[name.replace("comment", "diff")])
    assert workflow["on"] == {"workflow_run": {"workflows": [diff["name"]], "types": ["completed"]}}
    used = [step.get("uses", "").partition("@")[0] for step in workflows.steps(workflow)]
    assert used == ["actions/download-artifact", "actions/github-script"]
    assert list(workflow["jobs"]) == ["comment"]


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_gives_what_we_use_ourselves(name: str) -> None:
    """Only how the package is installed differs, and that a curriculum has no tests of code."""
    ours = re.sub(r"--constraint constraints\.txt \S+", "--requirement requirements.txt", workflows.own()[name])
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


RUN = {"workflow_run": {"head_branch": "rye", "head_sha": "abc", "head_repository": {"owner": {"login": "anna"}}}}
BOT = {"login": "github-actions[bot]"}
MARK = "<!-- roadmap diff -->"
WORDS = "_By the account of the branch itself:_"


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """A checkout as GitHub makes it for a pull request: main went on by a page, the branch added a topic."""
    worlds.write(tmp_path / "curriculum", {})
    repositories.git(tmp_path, "init", "--quiet", "--initial-branch=main")
    repositories.commit(tmp_path, "Start")
    repositories.git(tmp_path, "switch", "--quiet", "--create", "branch")
    (tmp_path / "curriculum/topics/extras.yml").write_text("rye:\n  title: Rye bread\n", encoding="utf-8")
    repositories.commit(tmp_path, "Add rye")
    repositories.git(tmp_path, "switch", "--quiet", "main")
    (tmp_path / "README.md").write_text("Bread\n", encoding="utf-8")
    repositories.commit(tmp_path, "Say what it is")
    repositories.git(tmp_path, "merge", "--quiet", "--no-ff", "--message=Merge", "branch")
    return tmp_path


def diff(folder: Path) -> str:
    """Run the step of the workflow Diff, as a runner does; return the text that it leaves."""
    steps = workflows.steps(workflows.parsed(ALL["diff.yml"]))
    script = next(step["run"] for step in steps if step.get("name") == "Tell what changes")
    summary = folder / "summary.md"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(summary)}
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment, check=True)  # noqa: S607
    told = (folder / "diff.md").read_text(encoding="utf-8")
    assert summary.read_text(encoding="utf-8") == told
    return told


def test_the_diff_tells_what_the_branch_changes(merged: Path) -> None:
    """It compares with where the branch left main, and stands on the page of the run too."""
    assert "Rye bread" in diff(merged)


def test_the_diff_has_nothing_to_tell_where_the_curriculum_stays(merged: Path) -> None:
    """Then the text is empty, so that nobody is bothered with a comment."""
    repositories.git(merged, "reset", "--quiet", "--hard", "HEAD^1")
    repositories.git(merged, "switch", "--quiet", "--create", "other", "HEAD^1")
    (merged / "LICENSE").write_text("As you like\n", encoding="utf-8")
    repositories.commit(merged, "Add a licence")
    repositories.git(merged, "switch", "--quiet", "main")
    repositories.git(merged, "merge", "--quiet", "--no-ff", "--message=Merge", "other")
    assert diff(merged) == ""


def play(
    name: str, step: str, answers: Mapping[str, Any], cwd: Path, payload: Mapping[str, Any] | None = None
) -> list[tuple[str, dict[str, Any]]]:
    """Run the script of a step against a GitHub that only answers; return what it asked to change."""
    steps = workflows.steps(workflows.parsed(ALL[name]))
    script = next(found["with"]["script"] for found in steps if found.get("name") == step)
    done = subprocess.run(
        ["node", str(ROOT / "tests/github_script.mjs")],  # noqa: S607 (the tests of pages need it too)
        input=json.dumps({"script": script, "payload": payload or {}, "answers": answers}),
        cwd=cwd,
        env={**os.environ, "DIFF": "diff.md"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [(kind, given) for kind, given in json.loads(done.stdout) if "list" not in kind]


def comment(
    folder: Path, text: str, comments: list[dict[str, Any]], sha: str = "abc"
) -> list[tuple[str, dict[str, Any]]]:
    """Let the workflow Comment meet a diff, and return what it changed on GitHub."""
    if text:
        (folder / "diff.md").write_text(text, encoding="utf-8")
    answers = {"pulls.list": [{"number": 7, "head": {"sha": sha}}], "issues.listComments": comments}
    return play("comment.yml", "Write one comment, or write it anew", answers, folder, RUN)


def test_the_first_diff_becomes_a_comment(tmp_path: Path) -> None:
    """It goes to the pull request that has the commit, with a mark to find it by."""
    [(kind, given)] = comment(tmp_path, "## Added\n\n- Rye\n", [])
    assert (kind, given["issue_number"]) == ("issues.createComment", 7)
    assert given["body"] == f"{MARK}\n{WORDS}\n\n## Added\n\n- Rye"


def test_the_next_diff_takes_its_place(tmp_path: Path) -> None:
    """Only the comment that this workflow wrote is written anew, whoever else uses the mark."""
    forged = {"id": 1, "user": {"login": "anna"}, "body": f"{MARK}\nMine"}
    other = {"id": 2, "user": BOT, "body": "Of another workflow"}
    ours = {"id": 3, "user": BOT, "body": f"{MARK}\nBefore"}
    [(kind, given)] = comment(tmp_path, "- Spelt", [forged, other, ours])
    assert (kind, given["comment_id"]) == ("issues.updateComment", 3)
    assert given["body"].endswith("- Spelt")


def test_where_nothing_changes_there_is_no_comment(tmp_path: Path) -> None:
    """Unless there was one: that says so then."""
    assert comment(tmp_path, "\n", []) == []
    [(_, given)] = comment(tmp_path, "\n", [{"id": 3, "user": BOT, "body": f"{MARK}\nBefore"}])
    assert given["body"].endswith("Nothing changes in the curriculum.")


def test_a_commit_that_is_no_longer_the_last_gets_no_comment(tmp_path: Path) -> None:
    """The run for the newer one will tell."""
    assert comment(tmp_path, "- Rye", [], sha="def") == []


def test_a_long_diff_is_cut_and_calls_nobody(tmp_path: Path) -> None:
    """GitHub takes 65,536 characters, and a name after @ is not told of."""
    [(_, given)] = comment(tmp_path, "@everyone " * 9_000, [])
    assert len(given["body"]) < 65_536
    assert "@everyone" not in given["body"]
    assert given["body"].endswith("The rest is left out: it is in the run of the workflow Diff.")


def test_a_link_to_a_file_of_the_machine_is_not_followed(tmp_path: Path) -> None:
    """What a branch leaves may be anything."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "diff.md").symlink_to(tmp_path / "secret")
    assert comment(tmp_path, "", []) == [("failed", {"message": "The diff is not a file of at most 1 MB."})]


def test_a_diff_that_is_far_too_long_is_not_read(tmp_path: Path) -> None:
    """More than a megabyte is no diff."""
    assert [kind for kind, _ in comment(tmp_path, "-" * 1_000_001, [])] == ["failed"]


def issue(folder: Path, dead: list[str], issues: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    """Let the workflow Links have found something, and return what it changed on GitHub."""
    report = {"dead": [{"url": url, "status": "404 Not Found"} for url in dead]}
    (folder / "link-check.json").write_text(json.dumps(report), encoding="utf-8")
    (folder / "links.txt").write_text("curriculum/resources/book.yml:3:8: gone\n", encoding="utf-8")
    return play("links.yml", "Write one issue, or close it", {"issues.listForRepo": issues}, folder)


def test_dead_links_stand_in_one_issue(tmp_path: Path) -> None:
    """It is opened, written anew, and closed when no link is dead any more."""
    [(kind, opened)] = issue(tmp_path, ["https://gone.example"], [])
    assert kind == "issues.create"
    assert "curriculum/resources/book.yml:3:8: gone" in opened["body"]
    ours = {"number": 5, "user": BOT, "title": opened["title"]}
    others = {"number": 4, "user": {"login": "anna"}, "title": opened["title"]}
    [(kind, given)] = issue(tmp_path, ["https://gone.example"], [others, ours])
    assert (kind, given["issue_number"], given["body"]) == ("issues.update", 5, opened["body"])
    [(kind, given)] = issue(tmp_path, [], [others, ours])
    assert (kind, given["issue_number"], given["state"]) == ("issues.update", 5, "closed")
    assert issue(tmp_path, [], [others]) == []


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
