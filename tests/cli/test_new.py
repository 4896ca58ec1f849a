"""`roadmap new`, as a person at a terminal and a script meet it."""

from __future__ import annotations

import os
import pty
import re
import select
import shlex
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.cli.main import main
from roadmap_site.curriculum import loader
from roadmap_site.curriculum.model import Noted
from roadmap_site.edit import formatting
from tests.cli.test_cli import COMMAND, run
from tests.cli.test_fmt import contents
from tests.helpers import bread, broken_off, worlds

CTRL_C, CTRL_D = "\x03", "\x04"


def named(*ids: str) -> tuple[Noted, ...]:
    """Return ids as the model has them where no note goes with them."""
    return tuple(map(Noted, ids))


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
        os.write(screen, (answer if answer in {CTRL_C, CTRL_D} else f"{answer}\n").encode(errors="surrogateescape"))
    more = "^C"
    while more:
        if answers and answers[-1][1] == CTRL_C and not select.select([screen], [], [], 0.5)[0]:
            # An interrupt just before the program starts to listen is not heard; a person presses again.
            os.write(screen, CTRL_C.encode())
        more = _read(screen, "")
        seen += more
    os.close(screen)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), seen.replace("\r\n", "\n")


def _read(screen: int, seen: str) -> str:
    """Return what a terminal shows next; nothing at the end, which must not come before a question is asked."""
    assert select.select([screen], [], [], 20)[0], f"nothing comes any more:\n{seen}"
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
            "--materials",
            "the-fresh-loaf",
        ],
        "curriculum/projects/oven.yml:14",
        """\
pate:
  title: Pâte
  level: regular
  materials: [the-fresh-loaf]
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
    assert ("\nNext: " in done.stdout) == (noun != "stage")  # whose topics are given
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
    "a title of an emoji": (["topic", "--title", "🍞", "--area", "dough"], "No id can be made from this"),
    "an id that is none": (["topic", "A b", "--title", "X", "--area", "dough"], "`A b` is not an id:"),
    "an id that there is": (["topic", "gluten", "--title", "X", "--area", "dough"], "has the id `gluten` already"),
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
    "a folder that is not there": (["topic", "--title", "X", "-C", "nowhere"], "There is no `curriculum.yml`"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, and a sentence that says why."""
    arguments, words = REFUSED[what]
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", *arguments])
    assert done.exit_code == 2
    assert words in done.stderr
    assert contents(folder) == before


def test_a_thing_that_is_there_already_can_be_listed(tmp_path: Path) -> None:
    """With `--stage`, the refusal says where to add it."""
    bread.write(tmp_path / "curriculum")
    arguments = ["flour", "--title", "Rye", "--area", "dough", "--stage", "weekend/baking"]
    done = run("new", "topic", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    where = "add `- flour` under `topics:` of curriculum/roadmaps/weekend/02-baking.yml; otherwise choose another id."
    assert done.stderr == f"Error: A topic has the id `flour` already: Flour. If you mean that one, {where}\n"


JUST_SO: dict[str, tuple[list[str], list[str]]] = {
    "topic": (
        ["topic", "--title", "Folding", "--area", "dough", "--needs", "gluten", "--stage", "weekend/mixing"],
        ["--summary", "Folds."],
    ),
    "resource": (["resource", "--title", "A book", "--kind", "article"], ["--url", "https://example.org"]),
    "project": (
        ["project", "--title", "A loaf", "--area", "dough", "--topics", "gluten"],
        ["--stage", "weekend/mixing"],
    ),
    "stage": (["stage", "--title", "Rest", "--roadmap", "weekend"], ["--after", "mixing"]),
    "first stage": (["stage", "--title", "Rest", "--roadmap", "weekend", "--first"], ["--duration", "2 days"]),
    "roadmap": (["roadmap", "--title", "Cakes"], ["--summary", "On cakes."]),
}


@pytest.mark.parametrize("what", JUST_SO)
def test_what_is_there_just_so_is_no_error(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the command was killed after its last file; with other answers the thing is another one."""
    folder = bread.write(tmp_path / "curriculum")
    monkeypatch.chdir(tmp_path)
    arguments, other = JUST_SO[what]
    assert CliRunner().invoke(main, ["new", *arguments]).exit_code == 0
    before = contents(folder)
    again = CliRunner().invoke(main, ["new", *arguments])
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout.endswith("is there just so; nothing was written\n")
    assert CliRunner().invoke(main, ["new", *arguments, *other]).exit_code == 2
    assert contents(folder) == before


ALIKE: dict[str, tuple[list[str], str]] = {
    "a title": (["topic", "--title", "YEAST", "--area", "dough"], "`yeast` has the title `Yeast` (curriculum/topics/"),
    "hyphens": (["topic", "--title", "bulk-fermentation", "--area", "oven"], "has the title `Bulk fermentation` (cur"),
    "an alias": (["topic", "--title", "First-Rise", "--area", "dough"], "`bulk-fermentation` has the alias `first ris"),
    "its alias": (["topic", "--title", "X", "--aliases", "FLOUR", "--area", "dough"], "`flour` has the title `Flour`"),
    "an address": (
        ["resource", "--title", "X", "--kind", "article", "--url", "http://fdc.nal.usda.gov?utm_source=x"],
        "`fooddata-central` has the address `https://fdc.nal.usda.gov/` (curriculum/resources/table.yml:",
    ),
    "a stage": (["stage", "again", "--title", "saturday: MIXING", "--roadmap", "weekend"], "`weekend/mixing` has the"),
    "a roadmap": (["roadmap", "--title", "BREAD in a weekend"], "`weekend` has the title `Bread in a weekend`"),
    "a dry run": (["topic", "--title", "Flour!", "--aliases", "flour", "--area", "dough", "--dry-run"], "`flour` has"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALIKE)
def test_what_seems_to_be_there_is_not_added(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script hears who has the name or address, and with `--force`, and an id of its own, it is added."""
    arguments, words = ALIKE[what]
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", *arguments])
    assert done.exit_code == 2
    assert words in done.stderr
    assert "): did you mean it? If not, " in done.stderr
    assert "add --force." in done.stderr
    assert contents(folder) == before
    done = CliRunner().invoke(main, ["new", arguments[0], "own", *filter("again".__ne__, arguments[1:]), "--force"])
    assert done.exit_code == 0, done.output


def test_a_stage_with_the_title_and_id_of_another_needs_an_id_of_its_own(tmp_path: Path) -> None:
    """`--force` alone would not do."""
    bread.write(tmp_path / "curriculum")
    done = run("new", "stage", "mixing", "--title", "Saturday: mixing", "--roadmap", "weekend", cwd=tmp_path)
    assert done.stderr.endswith("did you mean it? If not, choose another id and add --force.\n")


def test_whoever_means_what_is_there_hears_how_to_list_it(tmp_path: Path) -> None:
    """With `--stage`; where the id is another thing's as well, a new thing needs one of its own."""
    bread.write(tmp_path / "curriculum")
    arguments = ["--title", "FLOUR", "--area", "dough", "--stage", "weekend/baking"]
    done = run("new", "topic", *arguments, cwd=tmp_path)
    there = "`flour` has the title `Flour` (curriculum/topics/ingredients.yml:1): did you mean it?"
    where = "add `- flour` under `topics:` of curriculum/roadmaps/weekend/02-baking.yml"
    how = f"{there} If so, {where}; otherwise choose another id and add --force."
    assert (done.returncode, done.stderr) == (2, f"Error: {how}\n")


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("duplicate-name", ["--title", "A  book"]),
        ("duplicate-address", ["--title", "B", "--url", "https://example.org/a/"]),
        ("unused-resource", ["--title", "A book", "--authors", "Bob"]),
    ],
)
def test_what_no_check_would_tell_is_added(rule: str, given: list[str], tmp_path: Path) -> None:
    """A curriculum may turn the rules off, and books of one title may have other authors."""
    top = f"title: A\nroadmaps: [first]\nkinds: {{book: Book}}\nareas: {{basics: Basics}}\nrules: {{{rule}: off}}\n"
    book = "a: {title: A book, authors: [Ann], url: https://example.org/a, topics: [softmax]}\n"
    folder = worlds.write(tmp_path / "curriculum", {"curriculum.yml": top, "resources/book.yml": book})
    done = run("new", "resource", "b", *given, "--kind", "book", "--topics", "softmax", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert loader.load(folder).problems == ()


BARE: dict[str, tuple[list[str], str]] = {
    "a kind": (["resource"], "kinds:\n  book: {title: Book, plural: Books}\n  video: {title: Video, plural: Videos}\n"),
    "one": (["resource", "--kind", "short-film"], "kinds:\n  short-film: {title: Short film, plural: Short films}\n"),
    "an area": (["topic", "--title", "X"], "areas:\n  basics: Basics\n  practice: Practice\n"),
    "this area": (["project", "--area", "oven"], "areas:\n  oven: Oven\n"),
}  # fmt: skip


@pytest.mark.parametrize("what", BARE)
def test_where_nothing_can_stand_yet_it_says_what_to_add(what: str, tmp_path: Path) -> None:
    """At once, before anything is asked; `curriculum.yml` can have these lines as they are."""
    arguments, lines = BARE[what]
    top = "title: Bare\nroadmaps: [first]\n"
    files = {"curriculum.yml": top, "topics/basics.yml": None, "roadmaps/first/01-start.yml": "title: Start\n"}
    folder = worlds.write(tmp_path / "curriculum", files)
    code, screen = typed("new", *arguments, answers=[], cwd=tmp_path)
    assert (code, "Enter" in screen) == (2, False)
    word = lines.partition(":")[0]
    assert screen.endswith(f"There are no {word} yet. Add to curriculum/curriculum.yml:\n\n{lines}")
    (folder / "curriculum.yml").write_text(top + lines)
    assert not loader.load(folder).has_errors


@pytest.mark.parametrize("noun", ["topic", "stage"])
def test_the_schemas_that_the_files_name_are_made(noun: str, tmp_path: Path) -> None:
    """With the new id in them; not for a dry run, nor where they are on a site or no file names any."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: ReLU\n"})
    more = ["--area", "basics"] if noun == "topic" else ["--roadmap", "first"]
    run("new", noun, "--title", "Kept back", *more, "--dry-run", cwd=tmp_path)
    assert not (folder / ".schemas").exists()
    done = run("new", noun, "--title", "New one", *more, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / ".schemas").exists() == (noun == "stage")
    run("fmt", cwd=tmp_path)
    run("new", "topic", "--title", "Newest", "--area", "basics", cwd=tmp_path)
    assert "newest" in (folder / ".schemas/stage.json").read_text()
    run("rename", "newest", "oldest", cwd=tmp_path)
    assert "oldest" in (folder / ".schemas/stage.json").read_text()


ELSEWHERE = "The curriculum has 1 error in other files, see `roadmap check`.\n"


def test_errors_in_other_files_are_no_reason(tmp_path: Path) -> None:
    """They are said in a line; what is new is written."""
    bread.write(tmp_path / "curriculum", {"topics/oven.yml": "x: [\n"})
    done = run("new", "topic", "--title", "X", "--area", "dough", "--stage", "weekend/mixing", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: `x` stands in curriculum/topics/oven.yml:1, and cannot be read. Mend that first.\n",
    )
    done = run("new", "topic", "--title", "Y", "--area", "dough", "--stage", "weekend/mixing", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, ELSEWHERE)
    assert "y: Y" in (tmp_path / "curriculum/topics/dough.yml").read_text()
    for noun, more in {"roadmap": [], "stage": ["--roadmap", "weekend", "--first"]}.items():
        done = run("new", noun, "--title", "Another one", *more, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ELSEWHERE)


@pytest.mark.parametrize(
    ("file", "text", "code"),
    [
        ("topics/dough.yml", "x: [\n", "syntax-error"),
        ("topics/dough.yml", "x: {title: X, odd: y}\n", "unknown-key"),
        ("topics/dough.yml", "x: X\nx: Y\n", "duplicate-key"),
        ("topics/dough.yml", b"x: \xff\n", "not-utf8"),
        ("topics/dough.yml", "# nothing yet\n", "syntax-error"),
        ("roadmaps/weekend/01-mixing.yml", "title: [\n", "syntax-error"),
        ("roadmaps/weekend/01-mixing.yml", "title: Mixing\nduration: soon\n", "bad-duration"),
        ("curriculum.yml", "title: [\n", "syntax-error"),
    ],
)
def test_errors_in_the_files_that_change_are_mended_first(
    file: str, text: str | bytes, code: str, tmp_path: Path
) -> None:
    """They are shown, and nothing is written. Exit code 1, as it is the curriculum that is wrong."""
    folder = bread.write(tmp_path / "curriculum", {"topics/oven.yml": "title: [\n"})
    (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    before = contents(folder)
    done = run("new", "topic", "--title", "New", "--area", "dough", "--stage", "weekend/mixing", cwd=tmp_path)
    assert done.returncode == 1
    assert f"curriculum/{file}:" in done.stderr
    assert f"error[{code}]" in done.stderr
    assert "oven.yml" not in done.stderr
    assert done.stderr.endswith("This needs files without errors: mend them, then try again.\n")
    assert contents(folder) == before


def test_a_new_error_is_told_from_those_that_there_are(tmp_path: Path) -> None:
    """Only what would come with the new thing is shown."""
    folder = bread.write(tmp_path / "curriculum", {"topics/oven.yml": "x: {title: X, odd: y}\n"})
    before = contents(folder)
    done = run("new", "stage", "--title", "New", "--roadmap", "weekend", "--duration", "soon", cwd=tmp_path)
    assert done.returncode == 2
    assert "error[bad-duration]" in done.stderr
    assert "unknown-key" not in done.stderr
    assert "With this stage the curriculum would have these problems; nothing was changed." in done.stderr
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


ASKED: dict[str, list[tuple[str, str]]] = {
    "topic": [
        *(("title", "Kneading"), ("area", "dough"), ("id", ""), ("aliases", "Working, by hand"), ("summary", "")),
        *(("needs", "gluten,yeast"), ("stage", "weekend/mixing")),
    ],
    "resource": [
        *(("title", "Bread"), ("kind", "article"), ("id", "bread"), ("url", "https://example.org/bread")),
        *(("authors", "A B, C"), ("year", "2001"), ("cost", "free"), ("level", ""), ("topics", "flour"), ("stage", "")),
    ],
    "project": [
        *(("title", "Rolls"), ("area", "oven"), ("id", ""), ("summary", "Six of them."), ("level", "regular")),
        *(("topics", "proofing"), ("stage", "weekend/baking")),
    ],
    "stage": [
        *(("roadmap", "weekend"), ("title", "Eating"), ("id", ""), ("duration", "1 day"), ("summary", "")),
        ("topics", "flour"),
    ],
    "roadmap": [("title", "Flat bread"), ("id", ""), ("audience", "All."), ("summary", "On a stone.")],
}
WRITTEN = {
    "topic": ("topics/dough.yml", "  aliases: [Working, by hand]\n  needs: [gluten, yeast]\n"),
    "resource": ("resources/article.yml", "  year: 2001\n  url: https://example.org/bread\n  cost: free\n"),
    "project": ("projects/oven.yml", "  summary: Six of them.\n  level: regular\n  topics: [proofing]\n"),
    "stage": ("roadmaps/weekend/03-eating.yml", "title: Eating\nduration: 1 day\ntopics: [flour]\n"),
    "roadmap": ("roadmaps/flat-bread/roadmap.yml", "title: Flat bread\nsummary: On a stone.\naudience: All.\n"),
}


@pytest.mark.parametrize("noun", ASKED)
def test_a_terminal_asks_for_what_is_worth_asking(noun: str, tmp_path: Path) -> None:
    """In the order in which one thinks of it; what is said once at the top is that the Enter key leaves out."""
    folder = bread.write(tmp_path / "my curriculum")
    code, screen = typed("new", noun, "-C", "my curriculum", answers=ASKED[noun], cwd=tmp_path)
    assert code == 0, screen
    assert screen.startswith(f"A new {noun}. Enter leaves out what is not needed;")
    asked = re.findall(r"^([a-z]+) \(.*\)(?: \[.*\])?: ", screen, re.MULTILINE)
    assert asked == [name for name, _ in ASKED[noun]]
    path, text = WRITTEN[noun]
    assert text in (folder / path).read_text()
    assert loader.load(folder).problems == () or noun == "resource"
    assert "run it" not in screen


def test_what_options_give_is_not_asked(tmp_path: Path) -> None:
    """Keys that no question is about are kept too; a suggested id is taken with the return key."""
    folder = bread.write(tmp_path / "curriculum")
    given = ["--title", "Kneading", "--area", "dough", "--aliases", "a, b", "--needs", "gluten, yeast"]
    answers = [("id (Stays for ever, as it becomes the address.) [kneading]: ", ""), ("summary (", ""), ("stage (", "")]
    code, screen = typed("new", "topic", *given, answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert not re.search(r"^(title|area|aliases|needs) ", screen, re.MULTILINE)
    topic = loader.load(folder).curriculum.topics["kneading"]
    assert (topic.aliases, topic.needs) == (("a, b",), named("gluten", "yeast"))


WRONG: dict[str, tuple[str, str, str, str]] = {
    "no title": ("topic", "title", "", "The title cannot be left out."),
    "a title with a link": ("topic", "title", "a [[gluten]]", "A title is plain text and holds no links: take the"),
    "an arrow key": ("topic", "title", "ab\x1b[D", "The invisible character U+001B cannot stand in a text: delete it"),
    "an area that is near": ("topic", "area", "doug", "There is no area `doug`. Did you mean `dough`?"),
    "no area": ("topic", "area", "", "The area cannot be left out."),
    "a kind": ("resource", "kind", "film", "  film: {title: Film, plural: Films}"),
    "a roadmap": ("stage", "roadmap", "x", "There is no roadmap `x`. There are `weekend`, `sourdough-baker`."),
    "no id": ("topic", "id", "A b", "`A b` is not an id:"),
    "a taken id": ("topic", "id", "gluten", "A topic has the id `gluten` already: Gluten. Choose another one."),
    "a former id": ("topic", "id", "percentages", "`percentages` was the id of the topic `bakers-percentages`"),
    "a reserved id": ("topic", "id", "index", "A topic cannot have the id `index`: the overview lives there: give it"),
    "a stage's id": ("stage", "id", "mixing", "A stage has the id `weekend/mixing` already"),
    "a need that is near": ("topic", "needs", "yest", "There is no topic `yest`: did you mean `yeast`? (curriculum/"),
    "a need by its title": ("topic", "needs", "First rise", "There is no topic `First rise`: did you mean `bulk-ferm"),
    "a stage": ("topic", "stage", "weekend/mixin", "There is no stage `weekend/mixin`. Did you mean `weekend/mixing`?"),
    "an address": ("resource", "url", "www.example.org", "is not a web address: write `https://www.example.org`."),
    "a year": ("resource", "year", "soon", "`soon` is not a year: write four digits"),
    "a cost": ("resource", "cost", "fre", "There is no cost `fre`. Did you mean `free`?"),
    "a level": ("project", "level", "regula", "There is no level `regula`. Did you mean `regular`?"),
    "a duration": ("stage", "duration", "soon", "`soon` is not a duration: write `6 weeks`"),
    "a duration backwards": ("stage", "duration", "3-1 weeks", "the smaller number comes first: `1-3`."),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_answer_is_asked_again_with_the_reason(what: str, tmp_path: Path) -> None:
    """At once, and nothing that was answered before is lost."""
    noun, name, answer, reason = WRONG[what]
    folder = bread.write(tmp_path / "curriculum")
    answers = []
    for question, right in ASKED[noun]:
        # The reason comes before the question comes again, in short form.
        answers += [(f"{question} (", answer), (reason, right)] if question == name else [(f"{question} (", right)]
    code, screen = typed("new", noun, answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert reason in screen
    path, text = WRITTEN[noun]
    assert text in (folder / path).read_text()


def test_of_several_ids_only_the_wrong_ones_are_typed_again(tmp_path: Path) -> None:
    """The others are kept; the Enter key leaves out the rest."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [
        *ASKED["topic"][:5],
        ("needs (", "flour, glutn, yeast, x"),
        ("needs (besides flour, yeast): ", "gluten, y"),
        ("needs (besides flour, yeast, gluten): ", ""),
        ("stage (", ""),
    ]
    code, screen = typed("new", "topic", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert "There is no topic `glutn`: did you mean `gluten`?" in screen
    assert "There is no topic `x`: add it to a file under `topics/`" in screen
    assert loader.load(folder).curriculum.topics["kneading"].needs == named("flour", "yeast", "gluten")


def test_a_wrong_option_is_asked_for_too(tmp_path: Path) -> None:
    """Where it would have been asked, with the reason; the options that are right stay."""
    folder = bread.write(tmp_path / "curriculum")
    given = ["gluten", "--title", "Kneading", "--area", "dogh", "--stage", "weekend/x", "--needs", "flour,glutn"]
    answers = [
        ("Did you mean `dough`?", "dough"),
        ("A topic has the id `gluten` already", ""),
        ("aliases", ""),
        ("summary", ""),
        ("besides flour", ""),
        ("There is no stage `weekend/x`", "weekend/mixing"),
    ]
    code, screen = typed("new", "topic", *given, answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert loader.load(folder).curriculum.topics["kneading"].needs == named("flour")


def test_a_wrong_option_that_nothing_asks_about_is_asked_for_last(tmp_path: Path) -> None:
    """What it gives is checked like any answer."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [(f"{question} (", answer) for question, answer in ASKED["stage"]]
    answers += [("has no stage `x`. It has mixing, baking.", "mixing"), ("There is no project `loaf`", "country-loaf")]
    code, screen = typed("new", "stage", "--after", "x", "--projects", "loaf", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    stages = loader.load(folder).curriculum.roadmaps["weekend"].stages
    assert [stage.id for stage in stages] == ["mixing", "eating", "baking"]
    assert [suggestion.id for suggestion in stages[1].projects] == ["country-loaf"]


def test_an_id_that_cannot_be_had_is_not_suggested(tmp_path: Path) -> None:
    """The reason is told at once, with what to do if the thing that there is was meant."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [("title", "Yeast!"), ("area", "dough"), ("address.): ", "dry-yeast"), *ASKED["topic"][3:6]]
    code, screen = typed("new", "topic", "--stage", "weekend/baking", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert (
        "A topic has the id `yeast` already: Yeast. If you mean that one, add `- yeast` under `topics:` of " in screen
    )
    assert "curriculum/roadmaps/weekend/02-baking.yml; otherwise choose another id." in screen
    assert "dry-yeast" in loader.load(folder).curriculum.topics


def test_a_terminal_asks_whether_what_is_there_was_meant(tmp_path: Path) -> None:
    """As soon as it can be known; whoever says yes has written nothing, and hears how to list it."""
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    answers = [("title (", "yeast"), ("`yeast` has the title `Yeast` (curriculum/topics/ingredients.yml:14)", "")]
    code, screen = typed("new", "topic", "--stage", "weekend/baking", answers=answers, cwd=tmp_path)
    assert (code, contents(folder)) == (0, before)
    where = "add `- yeast` under `topics:` of curriculum/roadmaps/weekend/02-baking.yml"
    assert screen.endswith(f": did you mean it? [Y/n]: \nTo list it, {where}.\nNothing was written.\n")


def test_whoever_did_not_mean_what_is_there_is_asked_once(tmp_path: Path) -> None:
    """About each thing; letters of another encoding are no answer."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [("title (", "Sourdough"), ("`wikipedia-sourdough` has the title", "\udce2"), ("did you mean it?", "n")]
    answers += [("kind (", "article"), ("id (", "leaven-2"), ("url (", "https://fdc.nal.usda.gov")]
    answers += [("`fooddata-central` has the address", "n"), ("authors (", ""), ("year (", ""), ("cost (", "")]
    answers += [("level (", ""), ("topics (", "flour"), ("stage (", "")]
    code, screen = typed("new", "resource", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert loader.load(folder).curriculum.resources["leaven-2"].title == "Sourdough"


def test_a_thing_that_was_not_meant_is_not_asked_about_again(tmp_path: Path) -> None:
    """Though the answer to a later question names it too."""
    bread.write(tmp_path / "curriculum")
    answers = [("title (", "YEAST"), ("did you mean it?", "n"), ("area (", "dough"), ("id (", "yeast-2")]
    answers += [("aliases (", "Yeast"), ("summary (", ""), ("needs (", ""), ("stage (", "")]
    code, screen = typed("new", "topic", answers=answers, cwd=tmp_path)
    assert (code, screen.count("did you mean it?")) == (0, 1), screen


def test_with_force_a_terminal_asks_nothing_about_it(tmp_path: Path) -> None:
    """It is said already."""
    folder = bread.write(tmp_path / "curriculum")
    given = ["yeast-2", "--title", "Yeast", "--area", "dough", "--force"]
    code, screen = typed(
        "new", "topic", *given, answers=[(f"{name} (", "") for name, _ in ASKED["topic"][3:]], cwd=tmp_path
    )
    assert code == 0, screen
    assert "yeast-2" in loader.load(folder).curriculum.topics


@pytest.mark.parametrize(("title", "id"), [("パン", "pan"), ("خبز", "khbz"), ("रोटी", "roti"), ("Хлеб", "khleb")])
def test_a_title_in_any_script_makes_an_id(title: str, id: str, tmp_path: Path) -> None:
    """It is a start, and typing another one is not needed."""
    folder = bread.write(tmp_path / "curriculum")
    done = CliRunner().invoke(main, ["new", "topic", "--title", title, "--area", "dough", "-C", str(folder)])
    assert done.exit_code == 0, done.output
    assert loader.load(folder).curriculum.topics[id].title == title


def test_a_title_of_signs_alone_suggests_no_id(tmp_path: Path) -> None:
    """One must be typed."""
    folder = bread.write(tmp_path / "curriculum")
    answers = [("title", "🍞…"), ("area", "dough"), ("address.): ", ""), ("left out", "pan")]
    answers += [(name, "") for name in ("aliases", "summary", "needs", "stage")]
    code, screen = typed("new", "topic", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert loader.load(folder).curriculum.topics["pan"].title == "🍞…"


def test_nothing_typed_is_lost_when_the_whole_curriculum_says_no(tmp_path: Path) -> None:
    """All answers stand in one command line, with the options, to be mended and run."""
    folder = bread.write(tmp_path / "my bread")
    before = contents(folder)
    answers = [("title", "It's: kneading"), *ASKED["topic"][1:4], ("summary", "See [[glutn]] & more"), ("needs", "")]
    given = ["--needs", "gluten", "-C", "my bread", "--stage", "weekend/mixing"]
    code, screen = typed("new", "topic", *given, answers=answers[:-1], cwd=tmp_path)
    assert code == 2
    assert "link target `glutn` does not exist" in screen
    assert contents(folder) == before
    line = screen.rstrip().splitlines()[-1]
    words = shlex.split(line)
    assert Path(words[0]).name == "roadmap"
    assert words[1:4] == ["new", "topic", "its-kneading"]
    mended = [word.replace("[[glutn]]", "[[gluten]]") for word in words[1:]]
    done = run(*mended, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    topic = loader.load(folder).curriculum.topics["its-kneading"]
    assert (topic.title, topic.aliases, topic.needs) == ("It's: kneading", ("Working", "by hand"), named("gluten"))
    assert topic.summary == "See [[gluten]] & more"
    assert "its-kneading" in (folder / "roadmaps/weekend/01-mixing.yml").read_text()


def test_an_option_that_was_answered_away_does_not_come_back(tmp_path: Path) -> None:
    """The command line shows what was answered, not what the option gave."""
    bread.write(tmp_path / "curriculum")
    answers = [("title", "Kneading"), *ASKED["topic"][1:4], ("summary", "See [[glutn]]"), ("needs", "")]
    answers += [("There is no stage `weekend/x`", "")]
    code, screen = typed("new", "topic", "--stage", "weekend/x", answers=answers, cwd=tmp_path)
    line = screen.rstrip().splitlines()[-1]
    assert (code, "new topic kneading --area dough" in line, "--stage" in line) == (2, True, False)


def test_what_cannot_be_written_loses_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The flags stand in the command line too; a folder that was found by itself does not."""
    folder = bread.write(tmp_path / "curriculum")
    for name, value in broken_off.environment([folder], "weekend/.01-eating.yml", "full").items():
        monkeypatch.setenv(name, value)
    code, screen = typed("new", "stage", "--first", answers=ASKED["stage"], cwd=tmp_path)
    assert code == 2
    assert "cannot be read or written" in screen
    line = " new stage eating --roadmap weekend --first --title Eating --duration '1 day' --topics flour\n"
    assert line in screen


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_letters_of_another_encoding_are_asked_again(
    errors: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that was typed before is lost by them, whatever Python thinks of the terminal."""
    monkeypatch.setenv("PYTHONIOENCODING", f"utf-8:{errors}")
    folder = bread.write(tmp_path / "curriculum")
    answers = [("title", "Kneading"), ("area", "dough"), ("id (", ""), ("aliases (", ""), ("summary (", "P\udce2te")]
    answers += [("summary:", "Dough"), ("needs (", ""), ("stage (", "")]
    code, screen = typed("new", "topic", answers=answers, cwd=tmp_path)
    assert code == 0, screen
    assert loader.load(folder).curriculum.topics["kneading"].summary == "Dough"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("answered", [0, 2, 4])
def test_whoever_stops_answering_has_written_nothing(key: str, answered: int, tmp_path: Path) -> None:
    """Ctrl-C and Ctrl-D end the command at any question, without a traceback."""
    folder = bread.write(tmp_path / "curriculum")
    before = contents(folder)
    answers = ASKED["topic"][: answered + 1]
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
    os.write(screen, b"Crust\n" + 5 * b"\n")
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
    before = contents(folder)
    command = ["roadmap", "new", "topic", "--title", "X", "--area", "basics", "--stage", "first/start"]
    done = broken_off.run(command, tmp_path, [folder], "first/.01-start.yml", "full")
    assert done.returncode == 2
    assert re.fullmatch(r"Error: `curriculum/roadmaps/.* cannot be read or written: .*\n", done.stderr)
    assert contents(folder) == before


def test_a_stage_that_lists_its_topics_already_needs_no_more(tmp_path: Path) -> None:
    """What to do next is said of one that does not."""
    worlds.write(tmp_path / "curriculum", {})
    command = ["new", "stage", "--roadmap", "first", "--duration", "1 week"]
    assert "Next:" in run(*command, "--title", "More", cwd=tmp_path).stdout
    done = run(*command, "--title", "Most", "--topics", "softmax", cwd=tmp_path)
    assert (done.returncode, "Next:" in done.stdout) == (0, False)


@pytest.mark.parametrize("noun", ["", *SCRIPTED])
def test_help_shows_an_example(noun: str) -> None:
    """`--help` ends with a line to copy."""
    shown = CliRunner().invoke(main, ["new", *([noun] if noun else []), "--help"]).output
    assert f"Example: roadmap new {noun}" in shown


def test_what_a_first_roadmap_begins_is_told(tmp_path: Path) -> None:
    """The curriculum, whose title was taken from the roadmap, and what summaries are wanted; none is made up."""
    done = run("new", "roadmap", "--title", "Bread in a weekend", cwd=tmp_path)
    assert "Write its `summary` there: what it is and how it differs from the others.\n" in done.stdout
    told = "curriculum/curriculum.yml:2: the curriculum is new, too, and has the title of its first roadmap.\n"
    assert told in done.stdout
    assert "a `summary`: what can be learned here, in a sentence or two.\n" in done.stdout
    assert "summary" not in (tmp_path / "curriculum/curriculum.yml").read_text(encoding="utf-8")
    done = run("new", "roadmap", "--title", "Rye", "--summary", "All of rye.", cwd=tmp_path)
    assert "summary" not in done.stdout
    assert "the curriculum is new" not in done.stdout
