"""When things were last changed, by the history of a repository."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.health import history
from roadmap_site.health.history import History
from roadmap_site.system import git as asking
from roadmap_site.system import program_search
from tests.helpers import dated, repositories, worlds

TOPICS = """\
softmax:
  title: Softmax

# The next two belong together.
relu:
  title: ReLU
  aliases:
# Older:
    - Rectifier

    - Ramp
tanh: {title: Tanh}
"""
STAGE = """\
title: Start
topics:
  - softmax
  - topic: relu
    points:
      - One half is flat
  - section: More
    topics:
      - tanh
resources: []
"""
FILES = {"topics/basics.yml": TOPICS, "roadmaps/first/01-start.yml": STAGE}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a curriculum in a repository, committed on the first day of 2020."""
    found = worlds.write(tmp_path / "repository" / "curriculum", FILES)
    dated.commit(found.parent, "2020-01-01")
    return found


def seen(folder: Path) -> History:
    """Return the history of a curriculum."""
    return history.history_of(loader.load(folder).located, folder)


def days(folder: Path) -> dict[str, str]:
    """Return the day of everything, by its file and the way to it; `now` for what is not committed."""
    found = seen(folder)
    all_of_it = {place: day.isoformat() for place, day in found.dates.items()}
    all_of_it |= dict.fromkeys(found.uncommitted, "now")
    return {"/".join((place.path, *map(str, place.trail))): day for place, day in all_of_it.items()}


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Change one place in a file."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_thing_was_changed_when_the_newest_of_its_lines_was(folder: Path) -> None:
    """Of three topics in one file each has its own day, and the newest day is that of the curriculum."""
    change(folder, "topics/basics.yml", "    - Ramp\n", "    - Slope\n")
    dated.commit(folder.parent, "2021-05-06")
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    dated.commit(folder.parent, "2022-07-08")
    found = days(folder)
    assert found["topics/basics.yml/softmax"] == "2020-01-01"
    assert found["topics/basics.yml/relu"] == "2021-05-06"
    assert found["topics/basics.yml/tanh"] == "2022-07-08"
    assert str(seen(folder).newest) == "2022-07-08"


def test_what_stands_between_two_things_belongs_to_neither(folder: Path) -> None:
    """A comment above a topic is no change of the topic before it."""
    change(folder, "topics/basics.yml", "# The next two belong together.", "# Two of a kind.")
    dated.commit(folder.parent, "2021-05-06")
    assert set(days(folder).values()) == {"2020-01-01"}


def test_a_comment_within_a_thing_belongs_to_it(folder: Path) -> None:
    """As does all that stands between its first line and its last."""
    change(folder, "topics/basics.yml", "# Older:", "# Elder:")
    dated.commit(folder.parent, "2021-05-06")
    assert days(folder)["topics/basics.yml/relu"] == "2021-05-06"


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("- softmax", "- topic: softmax", "0"),
        ("One half is flat", "One half is zero", "1"),
        ("- tanh", "- topic: tanh", "2/topics/0"),
    ],
)
def test_an_entry_of_a_stage_has_a_day_of_its_own(folder: Path, old: str, new: str, entry: str) -> None:
    """A point of one entry changes this entry and its stage, and no other entry."""
    change(folder, "roadmaps/first/01-start.yml", old, new)
    dated.commit(folder.parent, "2021-05-06")
    later = {place for place, day in days(folder).items() if day == "2021-05-06"}
    stage = "roadmaps/first/01-start.yml"
    assert later == {stage, f"{stage}/topics/{entry}"}


def test_an_entry_may_begin_below_its_hyphen(folder: Path) -> None:
    """All of its lines are its own then too."""
    change(folder, "roadmaps/first/01-start.yml", "- topic: relu", "-\n    topic: relu")
    dated.commit(folder.parent, "2020-01-01")
    change(folder, "roadmaps/first/01-start.yml", "One half is flat", "One half is zero")
    dated.commit(folder.parent, "2021-05-06")
    assert days(folder)["roadmaps/first/01-start.yml/topics/1"] == "2021-05-06"


def test_what_has_not_been_committed_has_no_day(folder: Path) -> None:
    """A changed line, and a whole new file: they are changed now, whenever that is."""
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    (folder / "topics" / "extras.yml").write_text("maxout: Maxout\n", encoding="utf-8")
    found = days(folder)
    assert found["topics/basics.yml/tanh"] == "now"
    assert found["topics/extras.yml/maxout"] == "now"
    assert found["topics/basics.yml/softmax"] == "2020-01-01"
    assert str(seen(folder).newest) == "2020-01-01"


def test_a_file_with_another_name_keeps_its_days(folder: Path) -> None:
    """Renaming an area does not make its topics fresh."""
    (folder / "topics" / "basics.yml").rename(folder / "topics" / "extras.yml")
    dated.commit(folder.parent, "2021-05-06")
    assert days(folder)["topics/extras.yml/relu"] == "2020-01-01"


def test_commits_that_only_change_the_look_do_not_count(folder: Path) -> None:
    """They are named in `.git-blame-ignore-revs`, as git itself has it."""
    change(folder, "topics/basics.yml", "title: Tanh", "title:  Tanh")
    look = dated.commit(folder.parent, "2021-05-06")
    assert days(folder)["topics/basics.yml/tanh"] == "2021-05-06"
    (folder.parent / ".git-blame-ignore-revs").write_text(f"# One form for all\n{look}\n", encoding="utf-8")
    assert days(folder)["topics/basics.yml/tanh"] == "2020-01-01"


def test_what_git_cannot_do_is_told_in_its_own_words(folder: Path) -> None:
    """Here the settings of the repository are rubbish."""
    (folder.parent / ".git" / "config").write_text("[", encoding="utf-8")
    found = seen(folder)
    assert found.dates == {}
    assert found.without == "Git cannot tell when things were changed."
    assert "bad config line" in str(found.fault)


def test_settings_of_a_user_change_no_day(folder: Path) -> None:
    """Neither commits that blame shall ignore, nor a file of them that is not there."""
    change(folder, "topics/basics.yml", "title: Tanh", "title:  Tanh")
    look = dated.commit(folder.parent, "2021-05-06")
    (folder.parent / "mine").write_text(f"{look}\n", encoding="utf-8")
    for named in ("mine", "nowhere"):
        repositories.git(folder, "config", "blame.ignoreRevsFile", named)
        assert days(folder)["topics/basics.yml/tanh"] == "2021-05-06"


def test_git_speaks_one_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the user's is: here what is run in its place says which one it is asked for."""
    program = tmp_path / "git"
    program.write_text('#!/bin/sh\necho "fatal: in $LC_ALL" >&2\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    with pytest.raises(asking.GitError, match=r"^in C$"):
        asking.output(tmp_path, "log")


@pytest.mark.parametrize("path", ["", ".", "bin"])
def test_a_program_in_the_curriculum_is_not_run(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's folder may have one with git's name, which a path that is relative would find."""
    (tmp_path / "bin").mkdir()
    for place in (tmp_path, tmp_path / "bin"):
        (place / "git").write_text("#!/bin/sh\n", encoding="utf-8")
        (place / "git").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    with pytest.raises(asking.GitError, match="git is not installed"):
        asking.output(tmp_path, "log")
    monkeypatch.setenv("PATH", os.pathsep.join((path, str(tmp_path / "bin"))))
    assert program_search.find("git") == str(tmp_path / "bin" / "git")


def test_a_clock_that_was_wrong_makes_nothing_else_old(folder: Path) -> None:
    """A change of the year 2090 is as new as the last commit, and so is the curriculum."""
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    dated.commit(folder.parent, "2090-01-01")
    change(folder, "topics/basics.yml", "title: Softmax", "title: Soft maximum")
    dated.commit(folder.parent, "2021-05-06")
    assert days(folder)["topics/basics.yml/tanh"] == "2021-05-06"
    assert str(seen(folder).newest) == "2021-05-06"


@pytest.mark.parametrize(("committed", "day"), [(1620302400, "2021-05-06"), (253402300900, "9999-12-31")])
def test_a_year_that_no_calendar_has_is_no_fault(
    committed: int, day: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git takes any number of seconds."""
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "@253402300900 +0000")
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"@{committed} +0000")
    repositories.commit(folder.parent)
    assert days(folder)["topics/basics.yml/tanh"] == day


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    """Carriage returns and a byte order mark shift no line."""
    topics = ("\ufeff" + TOPICS.replace("\n", "\r\n")).encode()
    folder = worlds.write(tmp_path / "curriculum", {**FILES, "topics/basics.yml": topics})
    dated.commit(tmp_path, "2020-01-01")
    (folder / "topics" / "basics.yml").write_bytes(topics.replace(b"Ramp", b"Slope"))
    dated.commit(tmp_path, "2021-05-06")
    later = [place for place, day in days(folder).items() if day == "2021-05-06"]
    assert later == ["topics/basics.yml/relu"]


def test_a_folder_without_repository_has_no_days_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is there all the same."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    found = seen(worlds.write(tmp_path / "curriculum", FILES))
    assert (found.dates, found.newest) == ({}, None)
    assert found.without == "Git cannot tell when things were changed."
    assert "not a git repository" in str(found.fault)


def test_without_git_there_are_no_days(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has none can build the site too."""
    monkeypatch.setenv("PATH", "")
    assert seen(folder).fault == "git is not installed"


def test_a_shallow_clone_has_no_days(folder: Path) -> None:
    """All its lines would seem to be as old as the oldest commit that it has."""
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    dated.commit(folder.parent, "2021-05-06")
    repositories.git(folder.parent, "clone", "--quiet", "--depth=1", folder.parent.as_uri(), "../shallow")
    found = seen(folder.parent.parent / "shallow" / "curriculum")
    assert found.dates == {}
    assert "fetch-depth: 0" in str(found.without)


def test_a_checkout_of_somebody_else_has_no_days_but_a_remedy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git's own, with the folder for a terminal and without it for a page."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = seen(folder)
    assert found.without in history.REASONS
    assert "`git config --global --add safe.directory`" in str(found.without)
    assert f"; if you trust it, run `git config --global --add safe.directory {folder.parent.as_posix()}`" in str(
        found.fault
    )


def test_before_the_first_commit_there_are_no_days(tmp_path: Path) -> None:
    """Neither in a new repository, nor where the curriculum alone is new."""
    folder = worlds.write(tmp_path / "curriculum", FILES)
    repositories.git(tmp_path, "init", "--quiet")
    assert "does not have any commits yet" in str(seen(folder).fault)
    (tmp_path / ".gitignore").write_text("curriculum\n", encoding="utf-8")
    dated.commit(tmp_path, "2020-01-01")
    assert seen(folder).without == "Nothing of the curriculum has been committed yet."


def test_a_second_look_asks_only_for_the_files_that_are_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a preview, which looks again at each change."""
    asked = []
    output = asking.output

    def noted(where: Path, *arguments: str) -> bytes:
        if arguments[0] == "blame":
            asked.append(arguments[-1])
        return output(where, *arguments)

    monkeypatch.setattr(asking, "output", noted)
    first = days(folder)
    assert sorted(asked) == [
        "curriculum.yml",
        "roadmaps/first/01-start.yml",
        "roadmaps/first/roadmap.yml",
        "topics/basics.yml",
    ]
    asked.clear()
    assert days(folder) == first
    assert asked == []
    change(folder, "topics/basics.yml", "title: Tanh", "title: Hyperbolic tangent")
    assert days(folder) != first
    assert asked == ["topics/basics.yml"]


def test_odd_shapes_of_yaml_have_days_too(tmp_path: Path) -> None:
    """Everything on one line, keys in quotes, long texts and flow lists."""
    files = {
        "topics/basics.yml": "{softmax: Softmax, relu: {title: ReLU}}\n",
        "topics/extras.yml": textwrap.dedent("""\
            "maxout":
              title: >-
                Max
                out
            'tanh': {title: Tanh,
              aliases: [Hyperbolic tangent]}
            """),
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, relu,\n  maxout,\n  tanh]\n",
    }  # fmt: skip
    folder = worlds.write(tmp_path / "curriculum", files)
    dated.commit(tmp_path, "2020-01-01")
    change(folder, "topics/extras.yml", "    out\n", "    outs\n")
    change(folder, "roadmaps/first/01-start.yml", "  maxout,", "  'maxout',")
    dated.commit(tmp_path, "2021-05-06")
    later = {place for place, day in days(folder).items() if day == "2021-05-06"}
    stage = "roadmaps/first/01-start.yml"
    assert later == {"topics/extras.yml/maxout", stage, f"{stage}/topics/2"}


def inner_repository(project: Path, mark: Path) -> None:
    """Lay the files of a repository into a curriculum's folder, with settings by which git would run programs."""
    inner = project / "curriculum"
    repositories.git(project, "init", "--quiet", "--bare", str(project.parent / "bare"))
    for name in ("HEAD", "objects", "refs"):
        (project.parent / "bare" / name).rename(inner / name)
    run = f"echo x >> {mark}; false"
    settings = f'[core]\n\tbare = false\n\tworktree = ..\n\tfsmonitor = "{run}"\n[diff "x"]\n\ttextconv = "{run}"\n'
    (inner / "config").write_text(settings)
    (inner / ".gitattributes").write_text("*.yml diff=x\n")


def test_a_repository_within_the_curriculum_is_refused(tmp_path: Path) -> None:
    """A branch can bring one, as plain files: it is told, not obeyed, and nothing of it is believed."""
    project = repositories.with_curriculum(tmp_path / "project")
    mark = tmp_path / "ran"
    inner_repository(project, mark)
    result = loader.load(project / "curriculum", "curriculum")
    assert [problem.location.path for problem in result.problems] == ["curriculum/HEAD"]
    assert "files of a git repository" in result.problems[0].message
    found = history.history_of(result.located, project / "curriculum")
    assert (found.dates, found.without) == ({}, "Git cannot tell when things were changed.")
    with pytest.raises(asking.GitError, match="somebody else has set up"):
        asking.output(project / "curriculum", "status")
    assert not mark.exists()


def test_a_repository_in_two_parts_is_refused_too(tmp_path: Path) -> None:
    """Git follows a file `commondir` to where the rest lies."""
    project = repositories.with_curriculum(tmp_path / "project")
    (project / "curriculum/HEAD").write_text("ref: refs/heads/main\n")
    (project / "curriculum/commondir").write_text("elsewhere\n")
    with pytest.raises(asking.GitError, match="somebody else has set up"):
        asking.output(project / "curriculum", "status")


def test_git_itself_is_told_to_refuse_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it holds even for what we do not look for."""
    project = repositories.with_curriculum(tmp_path / "project")
    mark = tmp_path / "ran"
    inner_repository(project, mark)
    monkeypatch.setattr(asking, "_refuse_bare", lambda _: None)
    with pytest.raises(asking.GitError, match="bare repository"):
        asking.output(project / "curriculum", "status")
    assert not mark.exists()


@pytest.mark.parametrize("name", [".git-blame-ignore-revs", ".mailmap", ".gitattributes", "curriculum/.gitattributes"])
def test_what_git_would_read_for_each_file_has_a_bound(name: str, tmp_path: Path) -> None:
    """A branch could let it go through a megabyte a thousand times; there are no dates then."""
    project = repositories.with_curriculum(tmp_path / "project")
    (project / name).write_text("# a comment\n" * 5_000)
    result = loader.load(project / "curriculum")
    assert history.history_of(result.located, project / "curriculum").dates == {}


def test_a_link_in_the_place_of_the_ignored_commits_is_not_read(tmp_path: Path) -> None:
    """Its first line could be shown to somebody whom it does not concern."""
    project = repositories.with_curriculum(tmp_path / "project")
    (tmp_path / "secret").write_text("TOPSECRET\n")
    (project / ".git-blame-ignore-revs").symlink_to("../secret")
    result = loader.load(project / "curriculum")
    found = history.history_of(result.located, project / "curriculum")
    assert found.dates
    assert "TOPSECRET" not in str(found.fault)


def test_what_a_thing_says_in_its_explanation_is_a_change_of_it(folder: Path) -> None:
    """Of a topic and of a stage; what stands beside it in the YAML stays as old as it is."""
    (folder / "topics" / "basics").mkdir()
    (folder / "topics" / "basics" / "relu.md").write_text("It cuts.\n", encoding="utf-8")
    (folder / "roadmaps" / "first" / "01-start.md").write_text("Begin.\n", encoding="utf-8")
    dated.commit(folder.parent, "2021-05-06")
    later = {place for place, day in days(folder).items() if day == "2021-05-06"}
    assert later == {"topics/basics.yml/relu", "roadmaps/first/01-start.yml"}
    change(folder, "topics/basics/relu.md", "cuts", "cuts off")
    assert days(folder)["topics/basics.yml/relu"] == "now"
    assert str(seen(folder).newest) == "2021-05-06"


def test_an_old_explanation_makes_nothing_older(folder: Path) -> None:
    """The newest of all lines counts, wherever it stands; a fresh explanation is the newest change of all."""
    (folder / "topics" / "basics").mkdir()
    (folder / "topics" / "basics" / "relu.md").write_text("It cuts.\n", encoding="utf-8")
    dated.commit(folder.parent, "2021-05-06")
    change(folder, "topics/basics.yml", "    - Ramp\n", "    - Slope\n")
    dated.commit(folder.parent, "2022-07-08")
    assert days(folder)["topics/basics.yml/relu"] == "2022-07-08"
