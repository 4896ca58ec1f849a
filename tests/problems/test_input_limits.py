"""Each bound: all that stays below it is read, and what is above it is one problem at its place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks import bounds
from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.problems import input_limits
from roadmap_site.yaml_io import reader
from tests.helpers import worlds

BOUNDS = [pytest.param(bound, id=bound.name) for bound in bounds.bounds()]
ELSEWHERE = {"LARGEST_OUTLINE", "MOST_SYNTAX_ERRORS"}
"""Bounds of what is no curriculum, or no YAML."""


def of_size(folder: Path, bound: bounds.Bound, size: int) -> LoadResult:
    """Load a curriculum that has so much of what a bound counts."""
    return loader.load(bounds.write(folder / "curriculum", bound.of_size(size)), "curriculum")


def test_every_bound_is_tried() -> None:
    """None is documented that nothing holds to."""
    assert {bound.name for bound in bounds.bounds()} | ELSEWHERE == {
        name for name in vars(input_limits) if name.isupper()
    }


@pytest.mark.parametrize("bound", BOUNDS)
def test_what_is_just_below_a_bound_is_read(bound: bounds.Bound, tmp_path: Path) -> None:
    """Nothing is said of its size."""
    result = of_size(tmp_path, bound, bound.figure)
    assert bound.code not in worlds.codes(result)


@pytest.mark.parametrize("bound", BOUNDS)
def test_what_is_just_above_a_bound_is_one_problem(bound: bounds.Bound, tmp_path: Path) -> None:
    """It has a place, and nothing else is wrong that would only follow from it."""
    result = of_size(tmp_path, bound, bound.figure + 1)
    *others, last = result.problems
    assert last.code == bound.code
    assert last.location.path.startswith("curriculum/")
    assert len(others) == (input_limits.MOST_PROBLEMS if bound.name == "MOST_PROBLEMS" else 0)
    assert result.has_errors


def opened_names(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return what will hold the names of the files that are opened from now on."""
    opened, names = Path.open, set[str]()

    def note(file: Path, *how: Any) -> Any:
        names.add(file.name)
        return opened(file, *how)

    monkeypatch.setattr(Path, "open", note)
    return names


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred megabytes cost a look at their size."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/extras.yml": ""})
    os.truncate(folder / "topics" / "extras.yml", 100_000_000)
    names = opened_names(monkeypatch)
    assert worlds.codes(loader.load(folder)) == ["too-large"]
    assert names == {"curriculum.yml", "basics.yml", "roadmap.yml", "01-start.yml"}


def test_explanations_beyond_what_all_may_have_are_told_and_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that is too much for all is the last that is read."""
    monkeypatch.setattr(input_limits, "LARGEST_EXPLANATIONS", 10)
    files = {f"topics/extras/{id}.md": "Words.\n" for id in "abc"}
    folder = worlds.write(tmp_path, {**files, "topics/extras.yml": "a: A\nb: B\nc: C\n"})
    names = opened_names(monkeypatch)
    told = [problem.location.path for problem in loader.load(folder, "c").problems if problem.code == "too-large"]
    assert told == ["c/topics/extras/b.md", "c/topics/extras/c.md"]
    assert {"a.md", "b.md", "c.md"} & names == {"a.md", "b.md"}


def test_a_file_that_grows_while_it_is_read_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size may have been another a moment before."""
    file = tmp_path / "a.yml"
    file.write_text("relu: ReLU\n")
    small = file.stat()
    file.write_text("# " + "x" * input_limits.LARGEST_FILE)
    monkeypatch.setattr(Path, "stat", lambda _: small)
    document, (problem,) = reader.read(file, "a.yml")
    assert (document.text, problem.code) == ("", "too-large")


def test_a_folder_without_end_is_left_in_time(tmp_path: Path) -> None:
    """Of ten thousand files in one folder none is read, and of the others all that were met before."""
    folder = worlds.write(tmp_path / "curriculum", {})
    for number in range(2 * input_limits.MOST_FILES):
        (folder / "topics" / f"{number}.txt").touch()
    (problem,) = loader.load(folder, "curriculum").problems
    assert (problem.code, problem.location.path) == ("too-large", "curriculum/topics")


def test_what_the_rules_skip_for_a_warning_stays_an_error(tmp_path: Path) -> None:
    """Errors behind the last problem that is told still keep the site from being built."""
    topics = "".join(f"topic-{number}: T{number}\n" for number in range(input_limits.MOST_PROBLEMS + 1))
    result = worlds.load(tmp_path, {"topics/extras.yml": topics})
    assert (worlds.codes(result)[-1], result.has_errors) == ("too-many-problems", False)
    keys = "".join(f"  key-{number}: x\n" for number in range(input_limits.MOST_PROBLEMS + 1))
    result = worlds.load(tmp_path, {"topics/extras.yml": f"relu:\n  title: ReLU\n{keys}"})
    assert (worlds.codes(result)[-1], result.has_errors) == ("too-many-problems", True)
