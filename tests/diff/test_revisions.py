"""The curriculum as git has it, read without touching anything."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.diff import revisions
from roadmap_site.system.git import GitError
from tests.helpers import repositories, worlds
from tests.helpers.repositories import commit, git


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which belongs to the test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def title(revision: revisions.Revision) -> str:
    """Return the title of the one topic that tells the revisions apart."""
    return revision.loaded.curriculum.topics["softmax"].title


def renamed(repository: Path, title: str) -> str:
    """Give the topic another title, and commit it."""
    (repository / "curriculum/topics/basics.yml").write_text(f"softmax: {title}\n")
    return commit(repository)


def test_each_way_of_asking_names_its_two_sides(tmp_path: Path) -> None:
    """Nothing, one commit, two commits and both kinds of range; a side left out is the last commit."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    renamed(repository, "Two")
    git(repository, "branch", "side", "HEAD^")
    renamed(repository, "Three")
    git(repository, "switch", "--quiet", "side")
    renamed(repository, "Side")
    git(repository, "switch", "--quiet", "main")
    folder = repository / "curriculum"
    (folder / "topics/basics.yml").write_text("softmax: Not committed\n")

    def asked(*words: str) -> tuple[str, str]:
        before, after = revisions.sides(folder, words)
        return title(before), title(after)

    assert asked() == ("Three", "Not committed")
    assert asked("HEAD^") == ("Two", "Not committed")
    assert asked("HEAD~2", "HEAD^") == ("Softmax", "Two")
    assert asked("main..side") == ("Three", "Side")
    assert asked("side..") == ("Side", "Three")
    assert asked("..side") == ("Three", "Side")
    assert asked("main...side") == ("Softmax", "Side")
    assert asked("...side") == ("Softmax", "Side")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("main...side", "main, where side parted from it"),
        ("...side", "HEAD, where side parted from it"),
        ("side...main", "side, where main parted from it"),
        ("side...", "side, where HEAD parted from it"),
        ("main~1...main", "main~1"),
    ],
)
def test_where_two_parted_is_called_by_the_first(words: str, name: str, tmp_path: Path) -> None:
    """The commit stands beside it, unless it is the first itself."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    parting = git(repository, "rev-parse", "HEAD")
    git(repository, "branch", "side")
    renamed(repository, "Two")
    git(repository, "switch", "--quiet", "side")
    renamed(repository, "Side")
    git(repository, "switch", "--quiet", "main")
    before, _ = revisions.sides(repository / "curriculum", (words,))
    assert before.commit == parting
    assert before.name == (f"{name} ({parting[:7]})" if "parted" in name else name)


def test_nothing_is_touched_and_nothing_is_left(tmp_path: Path, temporary: Path) -> None:
    """The files, the index and the folder for temporary files are as before."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    (repository / "curriculum/topics/basics.yml").write_text("softmax: Two\n")
    index = (repository / ".git/index").read_bytes()
    revisions.sides(repository / "curriculum", ())
    assert (repository / ".git/index").read_bytes() == index
    assert git(repository, "status", "--porcelain") == "M curriculum/topics/basics.yml"
    assert list(temporary.iterdir()) == []


def test_reading_a_commit_writes_nothing(tmp_path: Path, temporary: Path) -> None:
    """Not even for a moment: whoever kills it leaves nothing behind."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    before = temporary.stat().st_mtime_ns
    assert title(revisions.at(repository / "curriculum", "HEAD")) == "Softmax"
    assert temporary.stat().st_mtime_ns == before


def test_the_curriculum_may_lie_deep_or_be_the_whole_repository(tmp_path: Path) -> None:
    """It is found by its place in the repository."""
    deep = repositories.made(tmp_path / "deep")
    worlds.write(deep / "a [b]/sub folder/curriculum", {})
    commit(deep)
    assert title(revisions.at(deep / "a [b]/sub folder/curriculum", "HEAD")) == "Softmax"
    whole = repositories.made(tmp_path / "whole")
    worlds.write(whole, {})
    commit(whole)
    assert title(revisions.at(whole, "HEAD")) == "Softmax"


def test_a_folder_that_is_gone_is_still_read_from_git(tmp_path: Path) -> None:
    """The working tree counts as empty then, without problems."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    git(repository, "rm", "--quiet", "-r", "curriculum")
    before, after = revisions.sides(repository / "curriculum", ())
    assert title(before) == "Softmax"
    assert (after.exists, after.loaded.problems, dict(after.loaded.curriculum.by_id)) == (False, (), {})


def test_a_commit_without_the_folder_tells_where_there_was_one(tmp_path: Path) -> None:
    """A curriculum that was moved is not followed, but named."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    git(repository, "mv", "curriculum", "lessons")
    commit(repository)
    before, after = revisions.sides(repository / "lessons", ("HEAD^", "HEAD"))
    assert (before.exists, before.elsewhere, after.exists) == (False, ("curriculum",), True)


def test_problems_are_those_of_the_revision_with_the_path_of_today(tmp_path: Path) -> None:
    """Messages name the folder as it was given, not the one where it was read."""
    repository = repositories.with_curriculum(tmp_path / "repository", {"topics/basics.yml": "softmax: [\n"})
    found = revisions.at(repository / "curriculum", "HEAD").loaded.problems
    assert found[0].location.path == f"{(repository / 'curriculum').as_posix()}/topics/basics.yml"


def test_a_commit_has_the_files_that_the_folder_has(tmp_path: Path) -> None:
    """What was meant for a file of a curriculum is told on both sides, or it would look new on one."""
    files: dict[str, str | bytes | None] = {"topics/basics/softmax.markdown": "x\n", "topics/extras.YML": "relu: R\n"}
    repository = repositories.with_curriculum(tmp_path / "repository", files)
    there = revisions.at(repository / "curriculum", "HEAD").loaded.problems
    assert there == loader.load(repository / "curriculum").problems
    assert len(there) == len(files)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "there is no commit `nowhere`"),
        (("HEAD", "nowhere"), "there is no commit `nowhere`"),
        (("HEAD..nowhere",), "there is no commit `nowhere`"),
        (("nowhere...HEAD",), "there is no commit `nowhere`"),
        (("--all",), "there is no commit `--all`"),
        (("HEAD:curriculum",), "there is no commit `HEAD:curriculum`"),
        (("",), "there is no commit ``"),
    ],
)
def test_what_is_no_commit_is_told_by_its_name(words: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """Neither a tree nor an option of git's is one."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    with pytest.raises(GitError) as told:
        revisions.sides(repository / "curriculum", words)
    assert str(told.value) == message


def test_histories_without_a_common_commit_cannot_be_parted(tmp_path: Path) -> None:
    """`A...B` needs one."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    git(repository, "switch", "--quiet", "--orphan", "other")
    worlds.write(repository / "curriculum", {})
    commit(repository)
    with pytest.raises(GitError, match="`main` and `other` have no commit in common"):
        revisions.sides(repository / "curriculum", ("main...other",))


def test_a_shallow_clone_says_how_to_get_the_rest(tmp_path: Path) -> None:
    """Workflows clone the last commit only, unless told otherwise."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    renamed(repository, "Two")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(clone))
    with pytest.raises(GitError, match=r"no commit `HEAD\^`; this clone has only the last .*`git fetch --unshallow`"):
        revisions.sides(clone / "curriculum", ("HEAD^",))


def test_a_repository_without_commits_has_no_head(tmp_path: Path) -> None:
    """Nor has it any other commit, and that is said."""
    worlds.write(repositories.made(tmp_path / "new") / "curriculum", {})
    with pytest.raises(GitError, match="there is no commit `HEAD`; nothing has been committed here yet"):
        revisions.sides(tmp_path / "new/curriculum", ())


def test_without_a_curriculum_on_either_side_there_is_nothing_to_compare(tmp_path: Path) -> None:
    """A misspelt folder is told, with both sides."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    with pytest.raises(GitError, match=r"no curriculum in `.*curiculum`, neither at `HEAD` nor in the working tree"):
        revisions.sides(repository / "curiculum", ())


def test_a_folder_around_the_curriculum_is_not_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies within it is named; elsewhere in the repository, too."""
    repository = repositories.with_curriculum(tmp_path / "repository", {"../docs/page.yml": "title: Page\n"})
    monkeypatch.chdir(repository)
    with pytest.raises(GitError, match=r"no curriculum in `\.`, neither at `HEAD` .*; there is one in `\./curriculum`"):
        revisions.sides(Path(), ())
    with pytest.raises(GitError, match=r"in `docs`, neither at `HEAD` nor at `HEAD`; the repository has one in `curr"):
        revisions.sides(Path("docs"), ("HEAD", "HEAD"))


def test_a_curriculum_that_lost_its_first_file_is_still_one(tmp_path: Path) -> None:
    """Nothing else of it counts as removed."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    (repository / "curriculum/curriculum.yml").unlink()
    before, after = revisions.sides(repository / "curriculum", ())
    assert (before.exists, after.exists) == (True, True)


def test_links_and_submodules_of_a_stranger_lead_nowhere(tmp_path: Path, temporary: Path) -> None:
    """A link is seen by the checker as one; nothing is read or written through it."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    secret = tmp_path / "secret.yml"
    secret.write_text("softmax: Secret\n")
    (repository / "curriculum/topics/extras.yml").symlink_to(secret)
    git(repository, "add", "--all")
    head = git(repository, "rev-parse", "HEAD")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{head},curriculum/projects/sub.yml")
    git(repository, "commit", "--quiet", "--message=Links")
    found = revisions.at(repository / "curriculum", "HEAD")
    assert [problem.message for problem in found.loaded.problems] == ["this is a link to another place"]
    assert title(found) == "Softmax"


def test_a_tree_that_points_outside_writes_nothing_there(tmp_path: Path, temporary: Path) -> None:
    """Git would not check out `..`, nor a file below a link; neither do we write one."""
    repository = repositories.with_curriculum(tmp_path / "repository")

    def tree(*entries: str) -> str:
        return git(repository, "mktree", given="".join(f"{entry}\n" for entry in entries).encode())

    content = git(repository, "hash-object", "-w", "--stdin", given=b"evil: Evil\n")
    target = git(repository, "hash-object", "-w", "--stdin", given=str(tmp_path / "outside").encode())
    (tmp_path / "outside").mkdir()
    evil = tree(f"100644 blob {content}\tevil.yml")
    hostile = tree(f"040000 tree {evil}\t..", f"120000 blob {target}\ttopics", f"040000 tree {evil}\ttopics")
    root = tree(f"040000 tree {hostile}\tcurriculum")
    made = git(repository, "commit-tree", root, "-m", "Hostile")
    found = revisions.at(repository / "curriculum", made)
    assert set(found.loaded.curriculum.topics) <= {"evil"}
    assert [path.name for path in tmp_path.rglob("evil.yml")] == []
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    """It is none of a curriculum's, and needs no disk."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    content = git(repository, "hash-object", "-w", "--stdin", given=b"evil: Evil\n")
    listed = f"100644 blob {content}\t{'x' * 300}.yml\n".encode()
    root = git(repository, "mktree", given=listed)
    made = git(repository, "commit-tree", root, "-m", "Long")
    (problem,) = loader.load_files({f"{'x' * 300}.yml": b"evil: Evil\n"}, (), "x").problems[:1]
    assert problem.code in {"misplaced-file", "missing-file"}
    assert not revisions.at(repository, made).exists


@pytest.mark.parametrize(("files", "size"), [(20_001, 6), (101, 1_000_000)])
def test_a_tree_that_is_far_too_large_is_not_read(files: int, size: int, tmp_path: Path, temporary: Path) -> None:
    """Who sends a branch decides how large it is; a few bytes of git can stand for very many."""
    repository = repositories.with_curriculum(tmp_path / "repository")
    content = git(repository, "hash-object", "-w", "--stdin", given=b"a: A\n#".ljust(size, b"#"))
    entries = "".join(f"100644 blob {content}\t{number:05}.yml\n" for number in range(files))
    made = git(repository, "commit-tree", git(repository, "mktree", given=entries.encode()), "-m", "Large")
    message = rf"has {files:,} files with {files * size:,} bytes; at most 20,000 with 100,000,000 are compared"
    with pytest.raises(GitError, match=message):
        revisions.at(repository, made)
    assert list(temporary.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_no_curriculum(tmp_path: Path) -> None:
    """The commit has nothing to compare with then."""
    repository = repositories.made(tmp_path / "repository")
    (repository / "curriculum").write_text("Not yet.\n")
    commit(repository)
    (repository / "curriculum").unlink()
    worlds.write(repository / "curriculum", {})
    before, after = revisions.sides(repository / "curriculum", ())
    assert (before.exists, after.exists) == (False, True)
