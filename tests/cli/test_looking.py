"""Looking through a curriculum with `roadmap list`, `show` and `needs`, as a person at a terminal does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.cli.main import main
from roadmap_site.curriculum import loader, model
from tests.cli.test_cli import on_terminal, run
from tests.helpers import bread, cheese, concert, first_aid, worlds


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the curriculum of another subject."""
    folder = tmp_path_factory.mktemp("project")
    bread.write(folder / "curriculum")
    return folder


def test_list_shows_everything_with_its_place(project: Path) -> None:
    """One line a thing: what it is, its id, its title, its place; all columns aligned and whole."""
    lines = run("list", cwd=project).stdout.splitlines()
    assert len(lines) == 2 + 5 + 10 + 5 + 3
    assert lines[0].split("  ")[0] == "roadmap"
    assert (
        "topic     sourdough-starter                Sourdough starter       curriculum/topics/ingredients.yml:22"
        in lines
    )
    assert len({line.index("curriculum/") for line in lines}) == 1


@pytest.mark.parametrize("kind", ["stages", "stage"])
def test_list_of_one_kind_needs_no_word_for_it(project: Path, kind: str) -> None:
    """The plural and the singular are understood."""
    lines = run("list", kind, cwd=project).stdout.splitlines()
    assert len(lines) == 5
    assert lines[0].split("  ")[0] == "weekend/mixing"


def test_list_fits_a_terminal_and_keeps_the_ids_whole(project: Path) -> None:
    """Titles and paths are cut; the end of a path, with its line, stays."""
    lines = on_terminal("list", "stages", cwd=project).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[3].startswith("sourdough-baker/starter          A starter of one's own  …")
    assert lines[3].endswith("02-starter.yml:1")


def test_list_is_narrowed_by_options_and_text(project: Path) -> None:
    """Roadmap, area, kind and a part of a name; a roadmap may be named by its title."""
    assert run("list", "topics", "--area", "oven", cwd=project).stdout.split()[0] == "proofing"
    assert run("list", "--kind", "handbook", cwd=project).stdout.count("\n") == 1
    found = run("list", "topics", "--roadmap", "bread in a weekend", "-s", "rise", cwd=project).stdout
    assert [line.split()[0] for line in found.splitlines()] == ["bulk-fermentation", "proofing"]


def test_list_says_when_there_is_nothing(project: Path) -> None:
    """That is no failure, and nothing that a script would take for a thing."""
    done = run("list", "--search", "cake", cwd=project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "There is no such thing.\n")


@pytest.mark.parametrize(
    ("arguments", "help"),
    [
        (["list", "cakes"], "'topics'"),
        (["list", "--area", "ovn"], "There is no area `ovn`. Did you mean `oven`?"),
        (["list", "--kind", "x"], "There is no kind `x`. There are `article`, `handbook`, `table`, `community`."),
        (["list", "--roadmap", "weekends"], "There is no roadmap called `weekends`. Did you mean `weekend`?"),
        (["show", "glutne"], "There is nothing called `glutne`. Did you mean `gluten`?"),
        (["show", "\x1b[2J"], "`roadmap list` shows what there is."),
        (["show", ""], "There is nothing called"),
        (["show"], "Missing argument"),
        (["needs", "gluten", "--roadmap", "gluten"], "There is no roadmap called `gluten`."),
        (["needs", "cake"], "There is nothing called `cake`."),
        (["show", "gluten", "-C", "nowhere"], "nowhere"),
    ],
)
def test_what_does_not_exist_exits_with_2_and_a_hint(project: Path, arguments: list[str], help: str) -> None:
    """The nearest is offered, or what there is."""
    done = run(*arguments, cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert help in done.stderr
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stderr


def test_what_may_mean_several_things_is_not_guessed(tmp_path: Path) -> None:
    """The candidates are listed with the ids to choose from."""
    worlds.write(tmp_path / "other", {"topics/extras.yml": "a: {title: Soft, needs: [b]}\nb: {title: Soft}\n"})
    done = run("show", "soft", "-C", "other", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "`soft` may mean several things. Name one by its id:\n  topic `a`: Soft\n  topic `b`: Soft\n" in done.stderr


def test_show_tells_what_is_written_and_who_refers_to_it(project: Path) -> None:
    """Keys in YAML's words, former ids, and each reference with its place."""
    shown = run("show", "levain", cwd=project).stdout
    assert (
        shown
        == """\
`levain` is an alias of `sourdough-starter`.
topic `sourdough-starter`: Sourdough starter
curriculum/topics/ingredients.yml:22

title: Sourdough starter
aliases: levain, leaven, mother
summary: Flour and water in which wild yeasts and lactic acid bacteria live, fed again and again; it raises dough as \
[[yeast]] does, and makes it sour.
needs: flour, yeast
former ids: sourdough-culture

6 references to it:
  the curriculum links to it in `summary` (curriculum/curriculum.yml:7)
  roadmap `sourdough-baker` links to it in `points` of its advice (curriculum/roadmaps/sourdough-baker/roadmap.yml:20)
  stage `sourdough-baker/starter` teaches it (curriculum/roadmaps/sourdough-baker/02-starter.yml:9)
  resource `wikipedia-sourdough` links to it in `summary` (curriculum/resources/article.yml:10)
  resource `wikipedia-sourdough` teaches it (curriculum/resources/article.yml:13)
  project `country-loaf` exercises it (curriculum/projects/oven.yml:6)
"""
    )


def test_show_of_a_stage_has_its_entries_as_they_are_nested(project: Path) -> None:
    """Sections, entries and notes are indented; items with commas stand apart; its own former ids come too."""
    shown = run("show", "weekend/leaven", cwd=project).stdout
    assert shown.startswith("`weekend/leaven` is a former id of `sourdough-baker/starter`.\n")
    assert (
        """
topics:
  - section: Life
    topics:
      - topic: yeast
        points: wild yeasts, lactic acid: *Lactobacillus* and its kin
      - topic: sourdough-starter
        resources:
          - wikipedia-sourdough
          - resource: the-fresh-loaf
            note: Ask there; it's friendly
        practice:
          - Feed it once a day, 1 : 1 : 1
former ids: sourdough-baker/leaven, weekend/leaven

Nothing refers to it.
"""
        in shown
    )


def test_show_of_a_roadmap_lists_its_stages(project: Path) -> None:
    """They are files of their own, so each has its place."""
    shown = run("show", "weekend", cwd=project).stdout
    assert "  weekend/baking  Sunday: baking    curriculum/roadmaps/weekend/02-baking.yml:1\n" in shown
    assert "milestones:\n  loaf:\n    title: A loaf that rises\n" in shown


def test_show_is_wrapped_and_coloured_on_a_terminal_only(project: Path) -> None:
    """Long texts go on under themselves."""
    shown = on_terminal("show", "sourdough-starter", cwd=project)
    assert "\x1b[1mtopic `sourdough-starter`: Sourdough starter\x1b[0m\n" in shown
    assert "\n    again and again" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in run("show", "sourdough-starter", cwd=project).stdout


def test_no_character_of_an_author_can_rewrite_the_terminal(tmp_path: Path) -> None:
    """A text that turns the writing direction is shown with a mark in its place, in every command."""
    topic = "softmax: {title: S\u202eo\u202cft, summary: 'a\u202eb\u202c'}\n"
    worlds.write(tmp_path / "curriculum", {"topics/basics.yml": topic})
    for arguments in (["list", "topics"], ["show", "softmax"]):
        shown = run(*arguments, cwd=tmp_path).stdout
        assert "S\ufffdo\ufffdft" in shown
        assert "\u202e" not in shown


def test_show_as_json_has_the_same_for_machines(project: Path) -> None:
    """Fields as the YAML has them, former ids, and references with places."""
    found = json.loads(run("show", "quick-bread", "--format=json", cwd=project).stdout)
    assert (found["asked"], found["found_by"], found["noun"], found["id"]) == (
        "quick-bread",
        "former id",
        "roadmap",
        "weekend",
    )
    assert (found["path"], found["line"]) == ("curriculum/roadmaps/weekend/roadmap.yml", 1)
    assert found["fields"]["resources"] == [{"resource": "cookbook-bread", "note": "Its first recipe will do."}]
    assert found["former_ids"] == ["quick-bread"]
    assert found["stages"] == ["weekend/mixing", "weekend/baking"]
    assert found["references"][0] == {
        "noun": None,
        "id": "",
        "verb": "lists it",
        "path": "curriculum/curriculum.yml",
        "line": 9,
        "column": 3,
    }


def test_show_of_a_short_form_has_its_title(tmp_path: Path) -> None:
    """A bare text is the title."""
    worlds.write(tmp_path / "curriculum", {})
    assert "\ntitle: Softmax\n" in run("show", "softmax", cwd=tmp_path).stdout


def test_explanations_are_shown_and_refer(tmp_path: Path) -> None:
    """With their files; who links to a thing from one does so at its line."""
    files = {
        "topics/extras.yml": "log: {title: Log, needs: [softmax]}\n",
        "topics/extras/log.md": "It is not\n[[softmax]].\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, log]\nprojects: [build]\n",
        "roadmaps/first/01-start.md": "See [[log]].\n",
        "projects/extras.yml": "build: {title: Build, topics: [softmax]}\n",
        "projects/extras/build.md": "Of [[first/start]].\n",
    }
    worlds.write(tmp_path / "curriculum", files)
    assert run("list", "--explained", cwd=tmp_path).stdout.count("curriculum/") == 3
    shown = run("show", "softmax", cwd=tmp_path).stdout
    assert "topic `log` links to it in its explanation (curriculum/topics/extras/log.md:2)" in shown
    assert "explanation: curriculum/projects/extras/build.md" in run("show", "build", cwd=tmp_path).stdout
    stage = json.loads(run("show", "first/start", "--format=json", cwd=tmp_path).stdout)
    assert stage["explanation"] == "curriculum/roadmaps/first/01-start.md"
    assert [one["path"] for one in stage["references"]] == ["curriculum/projects/extras/build.md"]


def test_needs_shows_the_way_in_learning_order(project: Path) -> None:
    """Each topic with what it needs and the stage that teaches it first."""
    assert (
        run("needs", "shaping", cwd=project).stdout
        == """\
4 topics on the way to the topic `shaping`, each with the stage that teaches it first:

  1  flour              weekend/mixing
  2  gluten             weekend/mixing
       needs flour
  3  yeast              weekend/mixing
       needs flour
  4  bulk-fermentation  weekend/baking
       needs gluten, yeast
"""
    )


def test_needs_says_what_a_roadmap_teaches_and_leaves_out(project: Path) -> None:
    """With the stages of that roadmap; what it leaves out is told with where it is taught."""
    shown = run("needs", "Country loaf", "--roadmap", "quick-bread", cwd=project).stdout
    assert "  3  sourdough-starter  not on it, but in sourdough-baker/starter\n" in shown
    assert "  8  oven-spring        weekend/baking\n" in shown
    assert shown.endswith("\n`weekend` teaches 7 of these 8 topics; it leaves out sourdough-starter.\n")
    shown = run("needs", "shaping", "--roadmap", "sourdough-baker", cwd=project).stdout
    assert "  2  gluten             sourdough-baker/wheat-and-water\n" in shown
    assert shown.endswith("\n`sourdough-baker` teaches 4 of these 4 topics.\n")


def test_needs_of_what_needs_nothing_says_so(project: Path) -> None:
    """A stage may still need topics that it teaches itself."""
    assert run("needs", "flour", cwd=project).stdout == "The topic `flour` needs nothing.\n"
    assert run("needs", "mixing", cwd=project).stdout == (
        "`mixing` is short for `weekend/mixing`.\nThe stage `weekend/mixing` needs nothing from outside.\n"
    )


def test_needs_as_json_has_the_places(project: Path) -> None:
    """Where each topic is first taught, and where on the roadmap, if at all."""
    arguments = ("needs", "country-loaf", "--roadmap=weekend", "--format=json")
    found = json.loads(run(*arguments, cwd=project).stdout)
    assert (found["noun"], found["id"], found["roadmap"]) == ("project", "country-loaf", "weekend")
    steps = {step["id"]: step for step in found["way"]}
    assert list(steps)[:3] == ["flour", "yeast", "sourdough-starter"]
    assert steps["sourdough-starter"] == {
        "id": "sourdough-starter",
        "title": "Sourdough starter",
        "needs": ["flour", "yeast"],
        "first_taught": {
            "stage": "sourdough-baker/starter",
            "path": "curriculum/roadmaps/sourdough-baker/02-starter.yml",
            "line": 9,
        },
        "on_roadmap": None,
    }
    assert steps["flour"]["on_roadmap"]["stage"] == "weekend/mixing"


def test_list_as_json_has_the_places(project: Path) -> None:
    """An object with the things in the order of the curriculum; none are an empty list."""
    found = json.loads(run("list", "roadmaps", "--format=json", cwd=project).stdout)
    assert found["things"][1] == {
        "noun": "roadmap",
        "id": "sourdough-baker",
        "title": "The sourdough baker",
        "path": "curriculum/roadmaps/sourdough-baker/roadmap.yml",
        "line": 1,
        "explanation": None,
    }
    assert json.loads(run("list", "-s", "cake", "--format=json", cwd=project).stdout) == {"things": []}


BROKEN = {
    "topics/extras.yml": "relu: {title: ReLU\ntanh: Tanh\n",
    "topics/basics.yml": "softmax: {title: Softmax, needs: [softmax]}\nodd: [a]\n",
    "roadmaps/first/02-next.yml": "title: [\n",
}
"""A file and a stage that nobody can read, a topic of the wrong shape, and a topic that needs itself."""
SAID = (
    "The curriculum has 4 errors, see `roadmap check`. This is what can be read of it.\n"
    "Not read: curriculum/roadmaps/first/02-next.yml, curriculum/topics/extras.yml.\n"
)


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["list", "topics"], "softmax  Softmax  curriculum/topics/basics.yml:1\n"),
        (["list", "--area", "extras"], ""),
        (["list", "--roadmap", "first", "topics"], "softmax  Softmax  curriculum/topics/basics.yml:1\n"),
        (["show", "Softmax"], "teaches it (curriculum/roadmaps/first/01-start.yml:2)"),
        (["show", "first", "--format", "json"], '"first/start"'),
        (["needs", "softmax"], "The topic `softmax` needs nothing."),
        (["needs", "first"], "The roadmap `first` needs nothing from outside."),
        (["stats", "--details"], "First"),
        (["stats", "--format", "json"], '"topics": 1'),
    ],
)
def test_what_can_be_read_of_a_broken_curriculum_is_shown(arguments: list[str], shown: str, tmp_path: Path) -> None:
    """What cannot is said beside it, in two lines; the command has done what it was asked for, and exits with 0."""
    worlds.write(tmp_path / "curriculum", BROKEN)
    done = run(*arguments, cwd=tmp_path, env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)})
    assert done.returncode == 0
    assert shown in done.stdout
    assert done.stderr.removesuffix("There is no such thing.\n") == SAID


def test_needs_says_what_it_needs_that_nobody_can_read(tmp_path: Path) -> None:
    """Else what needs something would seem to need nothing."""
    topics = "softmax: {title: Softmax, needs: [logit, exp]}\nexp: {title: Exp, needs: [number, logit]}\n"
    worlds.write(tmp_path / "curriculum", {"topics/basics.yml": topics})
    done = run("needs", "softmax", cwd=tmp_path)
    assert done.stdout.endswith("\nOn the way to the topic `softmax`, nothing can be read of logit, number.\n")
    (tmp_path / "curriculum/topics/basics.yml").write_text("softmax: {title: Softmax, needs: [logit]}\n")
    done = run("needs", "softmax", cwd=tmp_path)
    assert done.stdout == "On the way to the topic `softmax`, nothing can be read of logit.\n"


@pytest.mark.parametrize(
    ("id", "place"),
    [
        ("relu", "topics/extras.yml:1"),
        ("Tanh", "topics/extras.yml:2"),
        ("odd", "topics/basics.yml:2"),
        ("first/next", "roadmaps/first/02-next.yml:1"),
    ],
)
def test_what_stands_where_it_cannot_be_read_is_not_called_unknown(id: str, place: str, tmp_path: Path) -> None:
    """The place is said; the exit code is that of a faulty curriculum."""
    worlds.write(tmp_path / "curriculum", {**BROKEN, "roadmaps/first/02-next.yml": "title: [\n"})
    for command in ("show", "needs"):
        done = run(command, id, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == (
            f"{SAID}Error: `{id}` stands in curriculum/{place}, and cannot be read: `roadmap check` says why.\n"
        )


def test_without_its_settings_a_curriculum_is_looked_at_all_the_same(tmp_path: Path) -> None:
    """Nobody knows then which areas and kinds there are, so that none is called misspelt."""
    worlds.write(tmp_path / "curriculum", {"curriculum.yml": "title: [\n"})
    assert "softmax" in run("list", "--area", "basics", cwd=tmp_path).stdout
    assert run("list", "--kind", "book", cwd=tmp_path).returncode == 0


def test_of_many_files_that_cannot_be_read_the_first_are_named(tmp_path: Path) -> None:
    """The others are counted."""
    files = {f"topics/a{number}.yml": "[\n" for number in range(8)}
    worlds.write(tmp_path / "curriculum", files)
    said = run("list", cwd=tmp_path).stderr
    assert said.endswith("curriculum/topics/a4.yml, 3 more.\n")


@pytest.mark.parametrize("name", ["check", "list", "show", "needs"])
def test_each_command_shows_an_example(tmp_path: Path, name: str) -> None:
    """`--help` has a line to copy."""
    assert f"Example: roadmap {name}" in run(name, "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize("files", [first_aid.FILES, cheese.FILES, concert.CONCERT], ids=["aid", "cheese", "concert"])
def test_everything_with_an_id_can_be_shown(tmp_path: Path, files: dict[str, str | None]) -> None:
    """Whatever keys it has, marks and numbers among them, and wherever it is named, explanations among these."""
    worlds.write(tmp_path, files)
    curriculum = loader.load(tmp_path).curriculum
    topic = next(iter(curriculum.topics.values()))
    ids = [model.link_id(thing) for thing in curriculum.things()]
    links = "".join(f"[[{id}]]\n" for id in ids)
    worlds.write(tmp_path, {**files, f"topics/{topic.area}/{topic.id}.md": links})
    for id in ids:
        done = CliRunner().invoke(main, ["show", id, "-C", str(tmp_path)])
        assert (done.exit_code, done.exception) == (0, None)
        assert id == topic.id or "links to it in its explanation" in done.output.replace("\n    ", " ")
