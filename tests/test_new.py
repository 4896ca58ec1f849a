"""`roadmap new`, as a person at a terminal and a script meet it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.workshop import formatting
from tests import bread, worlds
from tests.test_cli import COMMAND, run
from tests.test_fmt import contents

CTRL_C, CTRL_D = "\x03", "\x04"


def typed(*arguments: str, answers: Sequence[tuple[str, str]], cwd: Path) -> tuple[int, str]:
    """Run the command on a terminal, and type an answer after each question; return its exit code and the screen."""
    child, screen = pty.fork()
    if not child:
        os.chdir(cwd)
        os.execv(COMMAND, [COMMAND, *arguments])  # noqa: S606 (the command itself)
    seen, asked = "", 0
    for question, answer in answers:
        while question not in seen[asked:]:
            seen += _read(screen, seen)
        asked = len(seen)
        os.write(screen, (answer if answer in {CTRL_C, CTRL_D} else f"{answer}\n").encode())
    more = "^C"
    while more:
        if answers[-1][1] == CTRL_C and not select.select([screen], [], [], 0.5)[0]:
            # An interrupt just before the program starts to listen is not heard; a person presses again.
            os.write(screen, CTRL_C.encode())
        more = _read(screen, "")
        seen += more
    os.close(screen)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), seen.replace("\r\n", "\n")


def _read(screen: int, seen: str) -> str:
    """Return what a terminal shows next; nothing at the end, which must not come before a question is asked."""
    try:
        more = os.read(screen, 65536).decode(errors="replace")
    except OSError:
        more = ""
    assert more or not seen, f"the question did not come:\n{seen}"
    return more


SCRIPTED: dict[str, tuple[list[str], str, str]] = {
    "topic": (
        [
            *("--title", "Kneading: by hand", "--area", "dough", "--needs", "gluten, yeast", "--needs", "flour"),
            *("--summary", "Folds the [[gluten|net]] # again", "--aliases", "working, it's", "--aliases", "- b"),
        ],
        "curriculum/topics/dough.yml:31",
        """\
kneading-by-hand:
  title: "Kneading: by hand"
  aliases:
    - working, it's
    - "- b"
  summary: "Folds the [[gluten|net]] # again"
  needs: [gluten, yeast, flour]
""",
    ),
    "resource": (
        [
            *("--title", "Bread", "--kind", "article", "bread-article", "--url", "https://en.wikipedia.org/wiki/Bread"),
            *("--authors", "A, B", "--authors", "C", "--year", "2001", "--topics", "flour", "--cost", "free"),
        ],
        "curriculum/resources/article.yml:15",
        """\
bread-article:
  title: Bread
  authors:
    - A, B
    - C
  year: 2001
  url: https://en.wikipedia.org/wiki/Bread
  cost: free
  topics: [flour]
""",
    ),
    "project": (
        [
            "--title",
            "Pâte",
            "--area",
            "oven",
            "--level",
            "regular",
            "--steps",
            "Mix: all",
            "--datasets",
            "the-fresh-loaf",
        ],
        "curriculum/projects/oven.yml:14",
        """\
pate:
  title: Pâte
  level: regular
  datasets: [the-fresh-loaf]
  steps:
    - "Mix: all"
""",
    ),
    "stage": (
        ["--roadmap", "weekend", "--title", "Eating", "--duration", "1 day", "--topics", "flour,gluten", "--first"],
        "curriculum/roadmaps/weekend/01-eating.yml:1",
        "title: Eating\nduration: 1 day\ntopics: [flour, gluten]\n",
    ),
    "roadmap": (
        ["--title", "Flat bread", "--stage-word", "Sheet", "--icon", "🫓", "--projects", "country-loaf"],
        "curriculum/roadmaps/flat-bread/roadmap.yml:1",
        "title: Flat bread\nicon: 🫓\nstage-word: Sheet\nprojects: [country-loaf]\n",
    ),
}


@pytest.mark.parametrize("noun", SCRIPTED)
def test_a_script_gives_all_as_options(noun: str, tmp_path: Path) -> None:
    """The place of what is new is told, what comes next too; it has its canonical form and passes the check."""
    arguments, place, text = SCRIPTED[noun]
    folder = bread.write(tmp_path / "curriculum")
    done = run("new", noun, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{place}: the {noun} `" in done.stdout
    assert "\nNext: " in done.stdout
    path = place.removeprefix("curriculum/").partition(":")[0]
    written = (folder / path).read_text()
    assert written.endswith(text)
    result = loader.load(folder)
    assert not result.has_errors
    assert formatting.formatted(text, path, "x").partition("\n")[2] == text


def test_the_stages_that_move_are_told(tmp_path: Path) -> None:
    """Each with its new name."""
    bread.write(tmp_path / "curriculum")
    done = run("new", "stage", "--roadmap", "weekend", "--title", "Rest", "--after", "mixing", cwd=tmp_path)
    at = "curriculum/roadmaps/weekend"
    assert done.stdout.startswith(f"{at}/02-baking.yml → {at}/03-baking.yml\n{at}/02-rest.yml:1: the stage")


def test_a_thing_can_be_listed_at_once(tmp_path: Path) -> None:
    """With `--stage`; there is nothing left to say about what comes next, and no warning."""
    bread.write(tmp_path / "curriculum")
    arguments = ["--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"]
    done = run("new", "topic", *arguments, cwd=tmp_path)
    assert done.stdout.endswith("curriculum/roadmaps/weekend/01-mixing.yml lists it now.\n")
    assert run("check", cwd=tmp_path).stdout.endswith(": no problems\n")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It shows what would be written, as a diff."""
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    done = run("new", "topic", "--title", "Kneading", "--area", "dough", "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "+++ curriculum/topics/dough.yml\n" in done.stdout
    assert done.stdout.endswith("+\n+kneading: Kneading\n")
    assert contents(folder) == before


REFUSED: dict[str, tuple[list[str], str]] = {
    "no title": (["topic", "--area", "dough"], "A new topic must have --title."),
    "an empty title": (["topic", "--title", "", "--area", "dough"], "A new topic must have --title."),
    "a blank title": (["topic", "x", "--title", "  ", "--area", "dough"], "error[empty-value]"),
    "no area": (["topic", "--title", "X"], "must have --area, one of: ingredients, dough, oven."),
    "no kind": (["resource", "--title", "X"], "must have --kind, one of: article, handbook, table, community."),
    "no roadmap": (["stage", "--title", "X"], "must have --roadmap, one of: weekend, sourdough-baker."),
    "no such area": (["topic", "--title", "X", "--area", "dugh"], "There is no area `dugh`."),
    "no such kind of thing": (["chapter"], "No such command 'chapter'"),
    "no such option": (["topic", "--colour", "red"], "No such option"),
    "a title in another script": (["topic", "--title", "パン", "--area", "dough"], "No id can be made from this"),
    "an id that is none": (["topic", "A b", "--title", "X", "--area", "dough"], "`A b` is not an id."),
    "an id that there is": (["topic", "--title", "Gluten", "--area", "dough"], "A topic has the id `gluten` already"),
    "a former id": (["topic", "--title", "Percentages", "--area", "dough"], "`percentages` was the id of the topic"),
    "an id for overviews": (["topic", "--title", "Index", "--area", "dough"], "error[reserved-id]"),
    "a link to nowhere": (["topic", "--title", "X", "--area", "dough", "--summary", "[[y]]"], "`y` does not exist"),
    "a need that is not there": (["topic", "--title", "X", "--area", "dough", "--needs", "y"], "`y` does not exist"),
    "a title with a link": (["topic", "x", "--title", "[[gluten]]", "--area", "dough"], "a title is plain text"),
    "a title of two lines": (["topic", "x", "--title", "a\nb", "--area", "dough"], "a title is one line"),
    "a wrong address": (["resource", "--title", "X", "--kind", "article", "--url", "x"], "error[bad-url]"),
    "a wrong year": (["resource", "--title", "X", "--kind", "article", "--year", "soon"], "error[bad-year]"),
    "a wrong duration": (["stage", "--title", "X", "--roadmap", "weekend", "--duration", "x"], "error[bad-duration]"),
    "a level that is not there": (["project", "--title", "X", "--area", "dough", "--level", "x"], "unknown-value"),
    "what nobody sees": (["topic", "x", "--title", "a\x07", "--area", "dough"], "error[invisible-character]"),
    "a stage that is not there": (["stage", "--title", "X", "--roadmap", "weekend", "--after", "x"], "no stage `x`"),
    "two places": (["stage", "--title", "X", "--roadmap", "w", "--after", "baking", "--first"], "either the first or"),
    "a folder that is not there": (["topic", "--title", "X", "-C", "nowhere"], "does not exist"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_added_is_told_and_nothing_is_written(what: str, tmp_path: Path) -> None:
    """Exit code 2, and a sentence that says why."""
    arguments, words = REFUSED[what]
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    done = run("new", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(folder) == before


def test_a_curriculum_with_errors_is_mended_first(tmp_path: Path) -> None:
    """Exit code 1, as it is the curriculum that is wrong."""
    folder = bread.write(tmp_path / "curriculum", {"topics/oven.yml": "x: [\n"})
    before = contents(folder)
    done = run("new", "topic", "--title", "X", "--area", "dough", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[syntax-error]" in done.stderr
    assert contents(folder) == before


HOSTILE = [
    "a: b",
    " # x",
    "[x",
    "{x: y}",
    "- a",
    "? a",
    "it's",
    '"q"',
    "  a  ",
    "🍞",
    "null",
    "@",
    "`c`",
    "\\n",
    "%",
    "<b>",
]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Signs of YAML, of Markdown and of the shell are text like any other."""
    bread.write(tmp_path / "curriculum")
    arguments = [argument for word in HOSTILE for argument in ("--aliases", word)]
    done = run("new", "topic", "x", "--title", "a: 'b' # {c}", "--area", "dough", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    topic = loader.load(tmp_path / "curriculum").curriculum.topics["x"]
    assert (topic.title, topic.aliases) == ("a: 'b' # {c}", tuple(HOSTILE))


def test_a_terminal_asks_for_what_was_not_given(tmp_path: Path) -> None:
    """What may be left out is left out with the return key; an id is suggested."""
    folder = bread.write(tmp_path / "my curriculum")
    answers = [
        ("title", "Kneading"),
        ("summary", ""),
        ("area", "dough"),
        ("id", ""),
        ("stage", "weekend/mixing"),
    ]
    code, screen = typed("new", "topic", "--needs", "gluten", "-C", "my curriculum", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert "id (stays for ever) [kneading]: " in screen
    assert "the topic `kneading` is new\n" in screen
    topic = loader.load(folder).curriculum.topics["kneading"]
    assert (topic.title, topic.summary, topic.needs) == ("Kneading", "", ("gluten",))
    assert loader.load(folder).problems == ()


def test_a_terminal_asks_again_for_what_it_cannot_take(tmp_path: Path) -> None:
    """A title that is missing, a kind that there is not, an id for a title that suggests none."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [("title", ""), ("title", "パン"), ("summary", "x"), ("url", ""), ("kind", "film"), ("kind", "handbook")]
    answers += [("id", "pan"), ("stage", "")]
    code, screen = typed("new", "resource", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert "'film' is not one of" in screen
    resource = loader.load(folder).curriculum.resources["pan"]
    assert (resource.title, resource.kind, resource.summary) == ("パン", "handbook", "x")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("answered", [0, 2, 3])
def test_whoever_stops_answering_has_written_nothing(key: str, answered: int, tmp_path: Path) -> None:
    """Ctrl-C and Ctrl-D end the command at any question, without a traceback."""
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    answers = [("title", "Kneading"), ("summary", "x"), ("area", "dough"), ("id", "")][: answered + 1]
    code, screen = typed("new", "topic", answers=[*answers[:-1], (answers[-1][0], key)], cwd=tmp_path)
    assert code not in {0, -signal.SIGINT}
    assert "Aborted!" in screen
    assert "Traceback" not in screen
    assert contents(folder) == before


def test_what_an_editor_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    """Files are read again after the last answer."""
    folder = bread.write(tmp_path / "curriculum")
    file = folder / "topics/oven.yml"
    child, screen = pty.fork()
    if not child:
        os.chdir(tmp_path)
        os.execv(COMMAND, [COMMAND, "new", "topic", "crust", "--area", "oven"])  # noqa: S606 (the command itself)
    seen = ""
    while "title" not in seen:
        seen += _read(screen, seen)
    file.write_text(file.read_text() + "steam:\n  title: Steam\n")
    os.write(screen, b"Crust\n\n\n")
    while _read(screen, ""):
        pass
    os.close(screen)
    os.waitpid(child, 0)
    assert {"steam", "crust"} <= set(loader.load(folder).curriculum.topics)


def test_without_a_curriculum_the_first_roadmap_begins_one(tmp_path: Path) -> None:
    """Whatever else there is needs one."""
    done = run("new", "topic", "--title", "X", "--area", "dough", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    done = run("new", "roadmap", "--title", "Bread", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert run("check", cwd=tmp_path).returncode == 0


def test_what_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Exit code 2; the other file has not changed either."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "roadmaps/first/.01-start.yml.new").mkdir()
    before = contents(folder)
    done = run("new", "topic", "--title", "X", "--area", "basics", "--stage", "first/start", cwd=tmp_path)
    assert done.returncode == 2
    assert re.fullmatch(r"Error: `curriculum/roadmaps/.* cannot be read or written: .*\n", done.stderr)
    assert contents(folder) == before


@pytest.mark.parametrize("noun", ["", *SCRIPTED])
def test_help_shows_an_example(noun: str, tmp_path: Path) -> None:
    """`--help` ends with a line to copy, and the keys are told in the words of the reference."""
    shown = run("new", *([noun] if noun else []), "--help", cwd=tmp_path).stdout
    assert f"Example: roadmap new {noun}" in shown
