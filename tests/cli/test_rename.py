"""`roadmap rename`, as a person at a terminal meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.cli.main import main
from tests.cli.test_cli import run
from tests.cli.test_fmt import contents
from tests.helpers import bread, broken_off

CLEAN = "2 roadmaps, 5 stages, 10 topics, 5 resources, 3 projects: no problems\n"


def write(folder: Path) -> Path:
    """Write the curriculum and a page about it; return the project's folder."""
    bread.write(folder / "curriculum")
    (folder / "docs").mkdir()
    (folder / "docs/page.md").write_text("[[gluten]] and `[[gluten]]`, [[weekend/mixing|mixing]]\n")
    return folder


def test_a_topic_gets_another_id_everywhere(tmp_path: Path) -> None:
    """It says how many references followed and which pages; then the check is clean and nothing asks for the old id."""
    project = write(tmp_path / "my bread")
    done = run("rename", "gluten", "gluten-net", cwd=project / "docs")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "page.md\n"
        "`gluten` is now `gluten-net`: 6 references in the curriculum, 1 page written by hand; "
        "`was:` keeps the old address alive.\n"
    )
    page = (project / "docs/page.md").read_text()
    assert page == "[[gluten-net]] and `[[gluten]]`, [[weekend/mixing|mixing]]\n"
    assert run("check", cwd=project).stdout == CLEAN
    done = run("rename", "gluten", "glue", cwd=project)
    assert done.returncode == 2
    assert done.stderr == "Error: `gluten` has been renamed already: it is now `gluten-net`.\n"


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("weekend/mixing", "dough", [("weekend/01-mixing.yml", "weekend/01-dough.yml")]),
        (
            "weekend",
            "two-days",
            [(f"weekend/{name}.yml", f"two-days/{name}.yml") for name in ("roadmap", "01-mixing", "02-baking")],
        ),
    ],
)
def test_files_with_the_id_in_their_name_move(old: str, new: str, moved: list[tuple[str, str]], tmp_path: Path) -> None:
    """Each is told with its new place; links in pages follow."""
    project = write(tmp_path)
    done = run("rename", old, new, cwd=project)
    assert done.returncode == 0
    for before, after in moved:
        assert f"curriculum/roadmaps/{before} → curriculum/roadmaps/{after}\n" in done.stdout
        assert not (project / "curriculum/roadmaps" / before).exists()
        assert (project / "curriculum/roadmaps" / after).is_file()
    whole = "[[weekend/dough|" if "/" in old else "[[two-days/mixing|"
    assert whole in (project / "docs/page.md").read_text()
    assert run("check", cwd=project).stdout == CLEAN


def test_a_dry_run_shows_all_and_writes_nothing(tmp_path: Path) -> None:
    """As a diff, with moved files and pages by name."""
    project = write(tmp_path)
    before = contents(project)
    done = run("rename", "weekend", "two-days", "--dry-run", cwd=project)
    assert done.returncode == 0
    for line in (
        "+++ curriculum/curriculum.yml",
        "+- two-days",
        "+was: [quick-bread, weekend]",
        "docs/page.md",
        "curriculum/roadmaps/weekend/01-mixing.yml → curriculum/roadmaps/two-days/01-mixing.yml",
    ):
        assert f"{line}\n" in done.stdout
    assert "`weekend` would now be `two-days`: 3 references" in done.stdout
    assert contents(project) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["glutn", "net"], "Did you mean `gluten`?"),
        (["gluten", "flour"], "A topic has the id `flour` already: Flour. Choose another one."),
        (["gluten", "Net"], "`Net` is not an id."),
        (["gluten", "index"], "With the id `index` the curriculum would have these problems; nothing was changed."),
        (["gluten"], "Missing argument 'NEW'"),
        (["gluten", "net", "--docs", "nowhere"], "does not exist"),
        (["gluten", "net", "-C", "docs"], "There is no `curriculum.yml` in `docs`."),
    ],
)
def test_what_cannot_be_renamed_is_told_and_nothing_changes(
    arguments: list[str], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence."""
    project = write(tmp_path)
    before = contents(project)
    monkeypatch.chdir(project)
    done = CliRunner().invoke(main, ["rename", *arguments])
    assert done.exit_code == 2
    assert words in done.stderr
    assert contents(project) == before


def test_errors_in_other_files_are_no_reason(tmp_path: Path) -> None:
    """They are said in a line; all that can be read is led to the new id."""
    project = write(tmp_path)
    (project / "curriculum/topics/oven.yml").write_text("proofing: [\n")
    done = run("rename", "gluten", "net", cwd=project)
    assert done.returncode == 0
    assert re.fullmatch(r"The curriculum has \d+ errors? in other files, see `roadmap check`\.\n", done.stderr)
    assert "`gluten` is now `net`" in done.stdout


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("topics/oven.yml", "proofing: [gluten\n"),
        ("topics/dough.yml", "gluten: {title: Gluten, odd: y}\nkneading: {title: Kneading, needs: [gluten]}\n"),
        ("roadmaps/weekend/01-mixing.yml", "title: Mixing\nduration: soon\ntopics: [gluten]\n"),
        ("roadmaps/weekend/01-mixing.yml", "title: Mixing\ntopics: [gluten]\ntopics: [gluten]\n"),
    ],
)
def test_errors_where_the_id_stands_are_mended_first(file: str, text: str, tmp_path: Path) -> None:
    """What cannot be read and has the id in its text could hold references; what has errors is not written over."""
    project = write(tmp_path)
    (project / "curriculum" / file).write_text(text)
    before = contents(project)
    done = run("rename", "gluten", "net", cwd=project)
    assert done.returncode in {1, 2}
    assert f"curriculum/{file}:" in done.stderr
    assert contents(project) == before


def test_errors_are_told_where_they_stand_in_the_files(tmp_path: Path) -> None:
    """Not where they would stand if the renaming had been done."""
    project = write(tmp_path)
    dough = project / "curriculum/topics/dough.yml"
    text = dough.read_text().replace("  title: Autolyse\n", "\n\n  title: Autolyse\n  odd: y\n")
    dough.write_text(text)
    done = run("rename", "gluten", "net", cwd=project)
    line = text.splitlines().index("  odd: y") + 1
    assert done.stderr.startswith(f"curriculum/topics/dough.yml:{line}:3: error[unknown-key]")


def test_a_roadmap_moves_only_with_files_that_can_be_read(tmp_path: Path) -> None:
    """What is not UTF-8 would be another text afterwards."""
    project = write(tmp_path)
    (project / "curriculum/roadmaps/weekend/01-mixing.yml").write_bytes(b"title: \xff\n")
    before = contents(project)
    done = run("rename", "weekend", "two-days", cwd=project)
    assert done.returncode == 1
    assert "error[not-utf8]" in done.stderr
    assert contents(project) == before


def test_what_cannot_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    """Not one of several files changes."""
    project = write(tmp_path)
    before = contents(project)
    done = broken_off.run(["roadmap", "rename", "gluten", "net"], project, [project], "docs/.page.md", "full")
    assert done.returncode == 2
    assert "docs/page.md` cannot be read or written: No space left on device." in done.stderr
    assert contents(project) == before


def test_help_shows_an_example(tmp_path: Path) -> None:
    """`--help` ends with a line to copy."""
    assert "Example: roadmap rename " in run("rename", "--help", cwd=tmp_path).stdout


SEVERAL = """\
site_name: Two
plugins: [roadmap: {curriculum: one}, roadmap: {curriculum: two, path: two}]
"""


def several(folder: Path, page: str) -> Path:
    """Write a site with two curricula, in which some ids are the same, and a page by hand; return its folder."""
    for name in ("one", "two"):
        bread.write(folder / name)
    topics = folder / "two/topics/dough.yml"
    topics.write_text(f"{topics.read_text()}only-two: Only here\n")
    (folder / "docs").mkdir()
    (folder / "docs/page.md").write_text(page)
    (folder / "mkdocs.yml").write_text(SEVERAL)
    return folder


@pytest.mark.parametrize(
    ("curriculum", "arguments", "page"),
    [
        ("one", ["gluten", "glue"], "[[glue]] [[only-two]]"),
        ("two", ["gluten", "glue"], "[[gluten]] [[only-two]]"),
        ("two", ["only-two", "both"], "[[gluten]] [[both]]"),
    ],
)
def test_a_link_in_a_page_is_that_of_the_first_curriculum(
    curriculum: str, arguments: list[str], page: str, tmp_path: Path
) -> None:
    """Of those that have its id, as on the site; what stays is told."""
    project = several(tmp_path, "[[gluten]] [[only-two]]")
    done = run("rename", *arguments, "-C", curriculum, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "docs/page.md").read_text() == page
    told = "docs/page.md: `[[gluten]]` stays, as it leads to the curriculum `one`.\n"
    assert (told in done.stdout) == (arguments[0] in page)


@pytest.mark.parametrize(
    ("curriculum", "arguments", "words"),
    [
        ("two", ["only-two", "net"], "in pages by hand `[[net]]` leads to that of the curriculum `one`"),
        ("one", ["flour", "only-two"], "pages by hand mean that of the curriculum `two` by `[[only-two]]`"),
    ],
)
def test_an_id_that_would_change_what_a_page_means_is_refused(
    curriculum: str, arguments: list[str], words: str, tmp_path: Path
) -> None:
    """With a link of a page that would lead into another curriculum, or out of one."""
    project = several(tmp_path, "[[only-two]]")
    assert run("rename", "gluten", "net", "-C", "one", cwd=project).returncode == 0
    before = contents(project)
    done = run("rename", *arguments, "-C", curriculum, cwd=project)
    assert done.returncode == 2
    assert words in done.stderr
    assert contents(project) == before


def test_a_link_to_the_home_page_stays(tmp_path: Path) -> None:
    """Also where a topic has its id, which it must not have: the page means the home page."""
    project = write(tmp_path)
    topics = project / "curriculum/topics/dough.yml"
    topics.write_text(f"{topics.read_text()}home: {{title: A home, summary: 'Of [[home]].'}}\n")
    (project / "docs/page.md").write_text("[[home]]\n")
    done = run("rename", "home", "house", cwd=project)
    assert done.returncode == 0
    assert "docs/page.md: `[[home]]` stays, as it leads to the home page.\n" in done.stdout
    assert (project / "docs/page.md").read_text() == "[[home]]\n"
    assert "Of [[home]]." in topics.read_text()


AMONG_PAGES = """\
site_name: One
plugins: [roadmap: {curriculum: docs/bread}]
"""
EXPLAINED = "Of [[gluten]], [[weekend/mixing]] and [[weekend]].\n"


def markdown(folder: Path) -> dict[str, str]:
    """Return the Markdown below a folder: path → its text."""
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*.md")}


@pytest.mark.parametrize(
    ("arguments", "moved"),
    [
        (["gluten", "net"], {"topics/dough/gluten.md": "topics/dough/net.md"}),
        (["weekend/mixing", "stirring"], {"roadmaps/weekend/01-mixing.md": "roadmaps/weekend/01-stirring.md"}),
        (
            ["weekend", "two-days"],
            {
                "roadmaps/weekend/01-mixing.md": "roadmaps/two-days/01-mixing.md",
                "roadmaps/weekend/README.md": "roadmaps/two-days/README.md",
            },
        ),
    ],
    ids=["topic", "stage", "roadmap"],
)
def test_what_moves_is_at_its_new_place_alone(arguments: list[str], moved: dict[str, str], tmp_path: Path) -> None:
    """Also where the curriculum lies among the pages written by hand; all links follow."""
    folder = bread.write(tmp_path / "docs/bread")
    (tmp_path / "mkdocs.yml").write_text(AMONG_PAGES)
    paths = ["topics/dough/gluten.md", "roadmaps/weekend/01-mixing.md", "roadmaps/weekend/README.md", "README.md"]
    for path in paths:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(EXPLAINED)
    done = run("rename", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert markdown(folder).keys() == {moved.get(path, path) for path in paths}
    assert f"[[{arguments[0]}" not in "".join(markdown(folder).values())
    assert "2 pages written by hand" in done.stdout
    assert run("check", cwd=tmp_path).stdout == CLEAN


def test_explanations_of_another_curriculum_are_its_own(tmp_path: Path) -> None:
    """Its links lead to its own things, whatever has the same id here."""
    for name in ("one", "two"):
        topics = bread.write(tmp_path / "docs" / name) / "topics/dough"
        topics.mkdir()
        (topics / "gluten.md").write_text("Of [[flour]].\n")
    (tmp_path / "mkdocs.yml").write_text(SEVERAL.replace("curriculum: ", "curriculum: docs/"))
    assert run("rename", "flour", "meal", "-C", "docs/one", cwd=tmp_path).returncode == 0
    assert markdown(tmp_path / "docs") == {
        "one/topics/dough/gluten.md": "Of [[meal]].\n",
        "two/topics/dough/gluten.md": "Of [[flour]].\n",
    }
