"""The comment on a pull request: main's words about a branch that may hold anything.

GitHub itself is not here: a repository stands in for it, with the branch where GitHub keeps it, and a client that only
answers and takes notes.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.helpers import github_markdown, repositories, workflows

FETCH = "Fetch the commit, as objects of git alone"
TELL = "Tell what changes"
WRITE = "Write one comment, or write it anew"
MARK = "<!-- roadmap diff -->"
WHOSE = "_Written by a machine from the data of the branch. What is quoted are its authors' words, not ours._"
BOT = {"login": "github-actions[bot]"}
PULL = {"number": 7, "state": "open", "head": {"sha": "abc"}}


class Hub(NamedTuple):
    """What GitHub has, and what a runner has."""

    origin: Path
    """The repository on GitHub; it keeps the branch of a fork under `refs/pull/7/head`."""
    runner: Path
    """Main, checked out."""
    base: str
    """The commit of main that GitHub names."""


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """Main has got a topic more since the branch left it."""
    origin = repositories.with_curriculum(tmp_path / "origin")
    repositories.git(origin, "branch", "fork")
    (origin / "curriculum/topics/grains.yml").write_text("spelt: Spelt\n", encoding="utf-8")
    base = repositories.commit(origin, "Add spelt")
    repositories.git(tmp_path, "clone", "--quiet", "--branch=main", str(origin), "runner")
    repositories.git(origin, "switch", "--quiet", "fork")
    return Hub(origin, tmp_path / "runner", base)


def pushed(hub: Hub) -> str:
    """Push what lies in the fork's files as a pull request; return its commit."""
    head = repositories.commit(hub.origin)
    repositories.git(hub.origin, "update-ref", "refs/pull/7/head", head)
    return head


def fetched(hub: Hub, head: str) -> subprocess.CompletedProcess[str]:
    """Run the step that fetches."""
    return workflows.ran("comment.yml", FETCH, hub.runner, NUMBER="7", HEAD=head)


def told(hub: Hub, head: str) -> str:
    """Run the steps of the job that reads; return the text that it leaves, which stands on the page of the run too."""
    done = fetched(hub, head)
    assert done.returncode == 0, done.stderr
    text, summary = hub.origin.parent / "diff.md", hub.origin.parent / "summary.md"
    done = workflows.ran(
        "comment.yml", TELL, hub.runner, BASE=hub.base, HEAD=head, DIFF=str(text), GITHUB_STEP_SUMMARY=str(summary)
    )
    assert done.returncode == 0, done.stderr
    assert summary.read_text("utf-8") == text.read_text("utf-8")
    return text.read_text("utf-8")


def test_it_tells_what_the_branch_changes(hub: Hub) -> None:
    """Compared with where the branch left main: what main did since is no change of the branch."""
    (hub.origin / "curriculum/topics/extras.yml").write_text("rye: Rye bread\n", encoding="utf-8")
    text = told(hub, pushed(hub))
    assert "➕ topic: Rye bread (`rye`)" in text
    assert "pelt" not in text


def test_it_has_nothing_to_tell_where_the_curriculum_stays(hub: Hub) -> None:
    """Then the text is empty, so that nobody is bothered with a comment."""
    (hub.origin / "LICENSE").write_text("As you like\n", encoding="utf-8")
    assert told(hub, pushed(hub)) == ""


def test_nothing_that_a_branch_brings_runs_or_lies_in_the_files(hub: Hub) -> None:
    """Not its workflows, its package, its settings of git nor its submodules: main stays as it was checked out."""
    trap = f"touch {hub.origin.parent}/ran"
    for path, text in {
        ".github/workflows/comment.yml": f"on: pull_request\njobs: {{a: {{steps: [{{run: {trap}}}]}}}}\n",
        "src/roadmap_site/__init__.py": f"import os; os.system({trap!r})\n",
        "roadmap.py": f"import os; os.system({trap!r})\n",
        "mkdocs.yml": f"hooks: [roadmap.py]\nplugins: [{trap}]\n",
        "pyproject.toml": f"[build-system]\nrequires = ['{trap}']\n",
        ".gitattributes": "* filter=trap diff=trap\n",
        ".gitmodules": f'[submodule "a"]\n\tpath = a\n\turl = {hub.origin}\n\tupdate = !{trap}\n',
        ".gitconfig": f"[core]\n\tfsmonitor = {trap}\n",
        "curriculum/topics/extras.yml": "rye: Rye bread\n",
    }.items():
        (hub.origin / path).parent.mkdir(parents=True, exist_ok=True)
        (hub.origin / path).write_text(text, encoding="utf-8")
    assert "Rye bread" in told(hub, pushed(hub))
    assert not (hub.origin.parent / "ran").exists()
    assert repositories.git(hub.runner, "status", "--porcelain", "--ignored") == ""
    assert repositories.git(hub.runner, "rev-parse", "HEAD") == hub.base


def test_a_branch_that_was_pushed_again_is_left_to_the_run_for_that(hub: Hub) -> None:
    """What GitHub has under the number now is not the commit that this run is for."""
    first = pushed(hub)
    (hub.origin / "curriculum/topics/extras.yml").write_text("rye: Rye bread\n", encoding="utf-8")
    pushed(hub)
    done = fetched(hub, first)
    assert (done.returncode, "the run for that one will tell" in done.stdout) == (1, True)


def test_a_deleted_fork_is_still_told(hub: Hub) -> None:
    """GitHub keeps its commit under the number of the pull request."""
    (hub.origin / "curriculum/topics/extras.yml").write_text("rye: Rye bread\n", encoding="utf-8")
    head = pushed(hub)
    repositories.git(hub.origin, "switch", "--quiet", "main")
    repositories.git(hub.origin, "branch", "--quiet", "-D", "fork")
    assert "Rye bread" in told(hub, head)


def test_a_branch_that_is_too_large_to_compare_ends_the_run(hub: Hub) -> None:
    """Nothing is told, and nothing is passed on."""
    entry = repositories.git(hub.origin, "hash-object", "-w", "--stdin", given=b"a: A\n".ljust(1_000_000, b"#"))
    names = "".join(f"100644 blob {entry}\t{number:03}.yml\n" for number in range(101))
    folder = repositories.git(hub.origin, "mktree", given=names.encode())
    root = repositories.git(hub.origin, "mktree", given=f"040000 tree {folder}\tcurriculum\n".encode())
    head = repositories.git(hub.origin, "commit-tree", root, "-p", "fork", "-m", "Large")
    repositories.git(hub.origin, "update-ref", "refs/pull/7/head", head)
    assert fetched(hub, head).returncode == 0
    text = hub.origin.parent / "diff.md"
    done = workflows.ran("comment.yml", TELL, hub.runner, BASE=hub.base, HEAD=head, DIFF=str(text))
    assert (done.returncode, text.read_text("utf-8")) == (2, "")
    assert "at most 20,000 with 100,000,000 are compared" in done.stderr


def written(
    node: str, folder: Path, text: str, comments: list[dict[str, Any]], pull: dict[str, Any] | None = None
) -> list[tuple[str, dict[str, Any]]]:
    """Let the job that writes have a text, and return what it changed on GitHub."""
    (folder / "diff.md").write_text(text, encoding="utf-8")
    answers = {"pulls.get": PULL | (pull or {}), "issues.listComments": comments}
    return workflows.played(node, "comment.yml", WRITE, answers, folder, payload={"pull_request": PULL})


def test_the_first_diff_becomes_a_comment(node: str, tmp_path: Path) -> None:
    """It says whose words it holds, and has a mark to find it by."""
    [(kind, given)] = written(node, tmp_path, "## Added\n\n- Rye\n", [])
    assert (kind, given["issue_number"]) == ("issues.createComment", 7)
    assert given["body"] == f"{MARK}\n{WHOSE}\n\n## Added\n\n- Rye"


def test_the_next_diff_takes_its_place(node: str, tmp_path: Path) -> None:
    """Only the comment that this workflow wrote is written anew, whoever else uses the mark."""
    forged = {"id": 1, "user": {"login": "anna"}, "body": f"{MARK}\nMine"}
    gone = {"id": 4, "user": None, "body": f"{MARK}\nOf an account that is gone"}
    other = {"id": 2, "user": BOT, "body": "Of another workflow"}
    ours = {"id": 3, "user": BOT, "body": f"{MARK}\nBefore"}
    [(kind, given)] = written(node, tmp_path, "- Spelt", [forged, gone, other, ours])
    assert (kind, given["comment_id"]) == ("issues.updateComment", 3)
    assert given["body"].endswith("- Spelt")


def test_where_nothing_changes_there_is_no_comment(node: str, tmp_path: Path) -> None:
    """Unless there was one: that says so then."""
    assert written(node, tmp_path, "\n", []) == []
    [(_, given)] = written(node, tmp_path, "\n", [{"id": 3, "user": BOT, "body": f"{MARK}\nBefore"}])
    assert given["body"].endswith("Nothing changes in the curriculum.")


@pytest.mark.parametrize("pull", [{"head": {"sha": "def"}}, {"state": "closed"}], ids=["pushed-again", "closed"])
def test_a_pull_request_that_has_gone_on_gets_no_comment(pull: dict[str, Any], node: str, tmp_path: Path) -> None:
    """The run for the newer commit will tell; a closed one needs none."""
    assert written(node, tmp_path, "- Rye", [], pull) == []


@pytest.mark.parametrize(("text", "kinds"), [("🍞" * 65_000, ["issues.createComment"]), ("x" * 65_001, ["failed"])])
def test_a_comment_is_no_longer_than_what_the_command_may_write(
    text: str, kinds: list[str], node: str, tmp_path: Path
) -> None:
    """GitHub counts characters, not the halves of them that scripts count; no `roadmap diff` says more."""
    assert [kind for kind, _ in written(node, tmp_path, text, [])] == kinds


def test_no_words_of_a_branch_can_pass_for_ours(node: str, hub: Hub) -> None:
    """A verdict, an alert, a link, a call: all that GitHub makes of the comment is what main wrote around them."""
    words = f"> [!NOTE] :tada: @bakers [merge](https://evil.example) ![x](//evil.example) fixes #1 {MARK} </details>"
    text = f'rye:\n  title: "### Approved by maintainers"\n  summary: "{words}"\n  aliases: ["# Approved"]\n'
    (hub.origin / "curriculum/topics/extras.yml").write_text(text, encoding="utf-8")
    [(_, given)] = written(node, hub.origin.parent, told(hub, pushed(hub)), [])
    seen = github_markdown.shown(given["body"])
    assert f"topic: ### Approved by maintainers (rye) ➕ area: extras ➕ alias: # Approved ➕ summary: {words}" in (
        seen.words
    )
    assert seen.tags <= {"!--", "em", "h3", "p", "strong", "code", "h4", "ul", "li"}
    assert given["body"].count("<!--") == 1
    assert seen.references == []
    assert [line for line in given["body"].splitlines() if line.startswith("#")] == [
        "### What changes in the curriculum",
        "#### Topics",
        "#### No way leads to them",
        "#### Problems",
    ]
