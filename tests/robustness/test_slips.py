"""What contributors do to files: each slip is told once, at its word, with a help that mends it; and all at once.

The slips are data: `tests/helpers/slips` says how to read and add one.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.edit import fixing, formatting
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem
from roadmap_site.system import transactions
from tests.helpers import slips
from tests.helpers.slips import Files, Slip

SAILING = slips.sailing()
SLIPS = slips.read()
TOGETHER = [slip for slip in SLIPS if not slip.alone]
SCHEMAS = ".schemas"


def told(files: Files) -> tuple[Problem, ...]:
    """Return what a check tells of files."""
    return loader.load_files(files, [], "sailing").problems


def compared(chosen: list[Slip]) -> tuple[list[Slip], list[Slip], str, set[str]]:
    """Make many slips at once.

    Returns:
        The slips that are told at their places, those that are not, what else is told, and the files that cannot be
        read.
    """
    files, expected = slips.all_made(SAILING, chosen)
    result = loader.load_files(files, [], "sailing")
    problems = list(result.problems)
    heard: list[Slip] = []
    silent: list[Slip] = []
    for slip, places in expected:
        own = [problem for problem in problems if slips.is_at(problem, places, "sailing")]
        for problem in own[:1]:
            problems.remove(problem)
        (heard if own else silent).append(slip)
    return heard, silent, as_text(problems), {path.removeprefix("sailing/") for path in result.unread}


def test_the_curriculum_is_sound() -> None:
    """Nothing is told of it as it is, so that whatever is told comes from a slip."""
    assert as_text(told({path: text.encode() for path, text in SAILING.items()})) == ""


def test_the_slips_are_many_in_three_scripts() -> None:
    """At least 120, a quarter and more of them where the texts are Russian, and Japanese; no name stands for two."""
    assert len({slip.name for slip in SLIPS}) == len(SLIPS) >= 120
    for word in ("wind|film|coast", "water|chart|open-sea"):
        own = [slip for slip in SLIPS if any(part in slip.path for part in word.split("|"))]
        assert len(own) >= len(SLIPS) / 4


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.table}: {slip.name}")
def test_a_slip_is_told_once_at_its_word_and_the_help_mends_it(slip: Slip) -> None:
    """One problem, or as many as are honest; the right word; what the help says leaves nothing to be told."""
    files, places = slips.made(SAILING, slip)
    problems = told(files)
    shown = as_text(problems)
    assert len(problems) == slip.entry.get("told", 1), shown
    own = [problem for problem in problems if slips.is_at(problem, places, "sailing")]
    assert own, f"{shown}\n\nright: {places}"
    problem = own[0]
    assert not slip.codes or problem.code in slip.codes, shown
    assert [words for words in slip.fact if words not in problem.message] == [], shown
    assert [words for words in slip.help if words not in problem.help] == [], shown
    assert as_text(told(slips.mended(SAILING, slip, problem))) == ""


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.table}: {slip.name}")
def test_what_has_one_right_answer_is_fixed_as_the_help_says(slip: Slip, tmp_path: Path) -> None:
    """`roadmap check --fix` makes of the file what a person makes of it who follows the help."""
    files, _ = slips.made(SAILING, slip)
    problems = told(files)
    fixes = [problem for problem in problems if problem.fix is not None]
    if not fixes or len(fixes) < len(problems):
        return
    folder = tmp_path / "sailing"
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    with transactions.session(folder) as session:
        fixing.fix(session, folder, "sailing", [])
    right = slips.mended(SAILING, slip, fixes[0])[slip.path].decode("utf-8-sig").replace("\r\n", "\n")
    fixed = (folder / slip.path).read_text(encoding="utf-8-sig")
    assert fixed == formatting.formatted(right, slip.path, SCHEMAS)


def test_all_at_once_nothing_follows_from_another() -> None:
    """In one curriculum, in more than 20 files: what is no YAML is told everywhere, and nothing that is no slip."""
    assert len({slip.path for slip in TOGETHER}) > 20
    _, silent, more, _ = compared(TOGETHER)
    if more:
        pytest.fail(more)
    assert [slip.name for slip in silent if slip.table == "syntax"] == []


def test_all_at_once_each_is_told_in_files_that_can_be_read() -> None:
    """Without the slips by which a file cannot be read, each of the others is told at its place, and nothing else."""
    chosen = [slip for slip in TOGETHER if slip.table != "syntax"]
    heard, silent, more, unread = compared(chosen)
    for _ in range(3):
        # All that is told of a file that cannot be read is why it cannot.
        chosen = [slip for slip in chosen if slip.path not in unread or slip in silent]
        heard, silent, more, unread = compared(chosen)
    if more:
        pytest.fail(more)
    assert [slip.name for slip in silent] == []
    assert len(heard) >= 110
    assert len({slip.path for slip in heard}) > 20
