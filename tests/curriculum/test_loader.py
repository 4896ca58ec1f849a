"""Loading a folder: everything that is wrong is found in one run, and nothing raises."""

from __future__ import annotations

import os
import re
import textwrap
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_site.curriculum import as_if, loader
from tests.helpers import worlds

TWENTY = {
    "curriculum.yml": """\
        title: A curriculum
        roadmaps: [first, second]
        levels: {beginner: Beginner}
        kinds: {book: Book}
        areas: {basics: Basics, extras: Extras}
        colour: red
        """,
    "topics/extras.yml": """\
        🧠: A brain
        relu:
          titel: ReLU
          aliases: Rectifier
          needs: [softmx, elu]
        elu:
          title: ELU
          summary:
          needs: [relu]
        softmax: Softmax again
        """,
    "resources/book.yml": """\
        a-book:
          title: A book
          year: long ago
          url: example.org
          level: hard
          cost: cheap
          topics: [softmax]
        """,
    "roadmaps/first/01-start.yml": """\
        title: Start
        title: Again
        duration: soon
        topics:
          - softmax
          - points: ["see [[nowhere]]"]
          - topic: [softmax]
        projects: [a-project]
        """,
    "roadmaps/first/02-broken.yml": "title: [Half\n",
}


def test_twenty_slips_in_five_files_are_all_told_at_once(tmp_path: Path) -> None:
    """Each slip is one problem; none hides another, and none makes a second problem elsewhere."""
    found = Counter(worlds.codes(worlds.load(tmp_path, TWENTY)))
    assert found == {
        "unknown-reference": 4,  # second, softmx, nowhere, a-project
        "unknown-key": 2,  # colour, titel
        "missing-key": 1,  # topic
        "unknown-value": 2,  # hard, cheap
        "wrong-shape": 2,  # aliases, topic
        "bad-id": 1,
        "needs-cycle": 1,
        "empty-value": 1,
        "duplicate-id": 1,
        "bad-year": 1,
        "bad-url": 1,
        "duplicate-key": 1,
        "bad-duration": 1,
        "syntax-error": 1,
    }


def test_problems_come_sorted_by_place(tmp_path: Path) -> None:
    """A reader goes through each file once, from its top to its end."""
    places = [problem.location for problem in worlds.load(tmp_path, TWENTY).problems]
    assert places == sorted(places)


def test_text_stays_text(tmp_path: Path) -> None:
    """What YAML 1.1 would take for a number, a time or a truth value is the text that was written."""
    written = ["no", "3.10", "12:30", "010", "1e3", "2024-01-01", "=", "~", "null", "yes"]
    topics = "softmax: Softmax\n" + "".join(f"t{n}:\n  title: {text}\n" for n, text in enumerate(written))
    result = worlds.load(tmp_path, {"topics/basics.yml": topics})
    assert [topic.title for topic in result.curriculum.topics.values()] == ["Softmax", *written]


@pytest.mark.parametrize("text", ["\ufeffsoftmax: Softmax\n", "softmax: Softmax\r\n", "---\nsoftmax: Softmax\n...\n"])
def test_marks_and_line_breaks_of_other_editors_are_fine(text: str, tmp_path: Path) -> None:
    """A byte order mark, Windows line breaks and document marks change nothing."""
    assert worlds.load(tmp_path, {"topics/basics.yml": text.encode()}).problems == ()


def test_places_are_right_in_files_with_windows_line_breaks(tmp_path: Path) -> None:
    """Lines and columns are counted as the editor counts them."""
    text = b"softmax: Softmax\r\nrelu:\r\n  title: ReLU\r\n  needs: [softmx]\r\n"
    (problem,) = worlds.load(tmp_path, {"topics/basics.yml": text}).problems
    assert (problem.location.line, problem.location.column, problem.location.text) == (4, 11, "  needs: [softmx]")


def test_a_file_that_is_not_utf8_shows_the_first_wrong_byte(tmp_path: Path) -> None:
    """The place is that of the byte, and the help names the encoding."""
    text = "relu:\n  title: Géron\n".encode("latin-1")
    (problem,) = worlds.load(tmp_path, {"topics/extras.yml": text}).problems
    assert (problem.code, problem.location.line, problem.location.column) == ("not-utf8", 2, 11)
    assert problem.message == "the byte 0xE9 is not UTF-8"
    assert "UTF-8" in problem.help


def test_a_link_to_a_file_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """What lies outside of the folder never shows in a message."""
    (tmp_path / "secret.yml").write_text("password: [hunter2", encoding="utf-8")
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "topics" / "extras.yml").symlink_to(tmp_path / "secret.yml")
    (folder / "roadmaps" / "linked").symlink_to(tmp_path)
    result = loader.load(folder, "curriculum")
    assert worlds.codes(result) == ["misplaced-file", "misplaced-file"]
    assert "hunter2" not in str(result.problems)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason of the system is told, and what the file may define makes no alarms."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/basics.yml": "softmax: Softmax\n"})
    opened = Path.open

    def refuse(file: Path, *how: Any) -> object:
        if file.name == "basics.yml":
            raise PermissionError(13, "Permission denied")
        return opened(file, *how)

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = loader.load(folder, "curriculum").problems
    assert (problem.code, problem.location.path) == ("unreadable-file", "curriculum/topics/basics.yml")
    assert problem.message == "this cannot be read: Permission denied"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """What is no ordinary file is told, and not read."""
    folder = worlds.write(tmp_path / "curriculum", {})
    os.mkfifo(folder / "topics" / "extras.yml")
    assert worlds.codes(loader.load(folder, "curriculum")) == ["misplaced-file"]


def test_many_problems_in_large_files_come_soon(tmp_path: Path) -> None:
    """Places and suggestions take no longer for each problem the more of them there are.

    No time is measured: at the square of this size the test would not end. So many are told and no more.
    """
    topics = "".join(f"topic-{n}:\n  titel: T\n  needs: [topik-{n}]\n" for n in range(1500))
    result = worlds.load(tmp_path, {"topics/extras.yml": topics})
    *told, last = result.problems
    assert (len(told), last.code) == (1000, "too-many-problems")
    assert last.message == "after the first 1,000 problems come 2,000 more, from here on"


def test_backticks_without_end_are_no_trouble(tmp_path: Path) -> None:
    """Runs of backticks of every length, none of them closed, are gone through once."""
    text = " ".join("`" * n for n in range(1, 130))
    files = {"topics/extras.yml": f"relu:\n  title: ReLU\n  summary: '[[softmx]] {text}'\n  needs: [softmax]\n"}
    assert worlds.codes(worlds.load(tmp_path, files)) == ["unknown-reference"]


@pytest.mark.parametrize(
    "name", ["topics/.basics.yml.new", "topics/.hidden", ".hidden", ".schemas", "roadmaps/first/.x", "roadmaps/.x"]
)
@pytest.mark.parametrize("target", ["", "/nowhere", "curriculum.yml"])
def test_a_link_under_a_hidden_name_is_told(name: str, target: str, tmp_path: Path) -> None:
    """Wherever it leads: it may be waiting for some program to write through it."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / name).symlink_to(target or tmp_path)
    (problem,) = loader.load(folder, "curriculum").problems
    assert (problem.code, problem.location.path) == ("misplaced-file", f"curriculum/{name}")
    assert problem.message == "this is a link to another place"


def test_links_among_the_schemas_are_told(tmp_path: Path) -> None:
    """Commands write there."""
    folder = worlds.write(tmp_path / "curriculum", {".schemas/stage.json": "{}"})
    (folder / ".schemas/topics.json").symlink_to(tmp_path / "anything")
    (problem,) = loader.load(folder, "curriculum").problems
    assert problem.location.path == "curriculum/.schemas/topics.json"


def test_the_mark_of_an_editor_is_no_problem(tmp_path: Path) -> None:
    """Emacs says with a link that leads nowhere who is editing a file; a link that looks like one is told."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "topics/.#basics.yml").symlink_to("someone@machine.example.4711:1790000000")
    assert loader.load(folder, "curriculum").problems == ()
    (folder / "topics/.#other.yml").symlink_to("../../a@b")
    assert len(loader.load(folder, "curriculum").problems) == 1


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    """A README, a picture or an editor's own folder is no business of ours."""
    files = {"README.md": "x", ".idea/x.yml": "{", "topics/.#basics.yml": "{", "topics/notes.txt": "x"}
    assert worlds.load(tmp_path, files).problems == ()


def test_a_stage_takes_its_order_from_its_number_and_its_id_from_the_rest(tmp_path: Path) -> None:
    """`2-` comes before `10-`, and stages count from one without gaps."""
    files = {f"roadmaps/first/{name}.yml": "title: X\ntopics: [softmax]\n" for name in ("10-last", "2-second")}
    stages = worlds.load(tmp_path, files).curriculum.roadmaps["first"].stages
    assert [(stage.number, stage.id) for stage in stages] == [(1, "start"), (2, "second"), (3, "last")]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_does_not_break_the_parser(opener: str, tmp_path: Path) -> None:
    """Text that would overflow a recursive parser's stack is one problem."""
    line = opener * (20_000 // len(opener))
    result = worlds.load(tmp_path, {"topics/extras.yml": f"{line}\n" * 10})
    assert set(worlds.codes(result)) & {"unsupported-yaml", "syntax-error"}


def test_a_billion_laughs_are_not_told(tmp_path: Path) -> None:
    """Aliases are problems before anything is made of them."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    result = worlds.load(tmp_path, {"topics/extras.yml": "\n".join(lines)})
    assert set(worlds.codes(result)) == {"unsupported-yaml"}


PIECES = (
    *(
        "softmax",
        "title",
        "topics",
        "needs",
        ": ",
        ":",
        "- ",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ", ",
        "\n",
        "\n  ",
        "\n\t",
    ),
    *('"', "'", "#", "|", ">", "&a ", "*a", "!!str ", "? ", "---\n", "%", "@", "`", "🧠", "\r\n", "\u2028", "x" * 30),
)
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=FRAGMENTS | st.text(max_size=60), file=st.sampled_from(sorted({*worlds.BASE, "resources/book.yml"})))
def test_no_text_whatever_raises(text: str, file: str, tmp_path: Path) -> None:
    """Any text in any file is read or becomes problems whose places lie inside the file."""
    raw = text.encode("utf-8", errors="replace")
    for problem in worlds.load(tmp_path, {file: raw}).problems:
        assert problem.location.line >= 1
        assert problem.location.column >= 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("roadmaps/con/roadmap.yml", "a roadmap cannot have the id `con`"),
        ("roadmaps/first/02-aux.yml", "a stage cannot have the id `aux`"),
        ("topics/nul.yml", "an area cannot have the id `nul`"),
        ("resources/lpt9.yml", "a kind cannot have the id `lpt9`"),
        ("topics/CON.yml", "the file's name becomes an id, but `CON` is not an id"),
        ("topics/a:b.yml", "the file's name becomes an id, but `a:b` is not an id"),
        ("topics/a .yml", "the file's name becomes an id, but `a ` is not an id"),
        ("topics/com\u00b9.yml", "the file's name becomes an id, but `com\u00b9` is not an id"),
        ("roadmaps/First/roadmap.yml", "the folder's name becomes an id, but `First` is not an id"),
    ],
)
def test_a_name_that_windows_refuses_is_told(path: str, told: str) -> None:
    """Another system makes such files, and nobody checks them out on Windows, where capitals count for nothing."""
    top = (
        "title: A curriculum\nroadmaps: [first, con]\nareas: {basics: Basics, extras: Extras, nul: N}\n"
        "kinds: {lpt9: Printers}\n"
    )
    texts = {**worlds.BASE, "curriculum.yml": top, "roadmaps/con/roadmap.yml": "title: C\n", path: "title: T\n"}
    result = loader.load_files({name: textwrap.dedent(text).encode() for name, text in texts.items()}, (), "curriculum")
    assert any(problem.message.startswith(told) for problem in result.problems), result.problems


def test_without_durations_nothing_says_how_long_it_takes(tmp_path: Path) -> None:
    """Roadmaps, stages, entries, topics, resources, their places, suggestions and projects; all else stays."""
    files = {
        "topics/basics.yml": "softmax: {title: Softmax, duration: 1 day}\n",
        "resources/book.yml": "b: {title: B, duration: 2 days, topics: [{topic: softmax, at: A, duration: 3 days}]}\n",
        "projects/basics.yml": "p: {title: P, duration: 4 days}\n",
        "roadmaps/first/roadmap.yml": "title: First\nduration: 5 days\n",
        "roadmaps/first/01-start.yml": (
            "title: Start\nduration: 6 days\ntopics: [{topic: softmax, duration: 7 days}]\n"
            "resources: [{resource: b, note: Good, duration: 8 days}]\n"
        ),
    }
    loaded = worlds.load(tmp_path, files)
    assert repr(loaded.curriculum).count("Duration(") == 8
    without = as_if.without_durations(loaded)
    assert "Duration(" not in repr(without.curriculum)
    everything_else = repr(replace(without.curriculum, rules=loaded.curriculum.rules))
    assert re.sub(r"Duration\([^)]*\)", "None", repr(loaded.curriculum)) == everything_else


def test_what_refers_in_a_curriculum_without_durations_is_a_part_of_it(tmp_path: Path) -> None:
    """Whoever goes from a reference to its owner meets no duration there."""
    files = {"topics/basics.yml": "softmax: {title: Softmax, duration: 1 day, needs: [relu]}\nrelu: ReLU\n"}
    graph = as_if.without_durations(worlds.load(tmp_path, files)).graph
    things = [graph.curriculum, *graph.curriculum.things()]
    assert all(any(reference.owner is thing for thing in things) for reference in graph.references)
