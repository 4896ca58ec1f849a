"""How the commands find the curriculum: by `mkdocs.yml`, by its folder, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.helpers import worlds

NAMING = "plugins:\n  - search\n  - roadmap:\n      curriculum: content\n"
"""A `mkdocs.yml` with the curriculum in another folder than the usual one."""
EVERY = [
    ["check"],
    ["fmt", "--check"],
    ["list"],
    ["show", "softmax"],
    ["needs", "softmax"],
    ["stats"],
    ["rename", "softmax", "soft-max"],
    ["new", "topic", "--title", "ReLU", "--area", "basics", "--dry-run"],
    ["schema", "--with-ids", "stage"],
]


def project(folder: Path, settings: str = NAMING, curriculum: str = "content") -> Path:
    """Write a project whose `mkdocs.yml` has these settings."""
    worlds.write(folder / curriculum, {})
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_every_command_finds_the_folder_that_mkdocs_yml_names(command: list[str], tmp_path: Path) -> None:
    """Whoever runs it names nothing, and may be anywhere in the project."""
    project(tmp_path)
    done = run(*command, cwd=tmp_path / "docs")
    assert (done.returncode, done.stderr) in {(0, ""), (1, "")}
    assert "There is no" not in done.stdout


@pytest.mark.parametrize("command", EVERY, ids=" ".join)
def test_mkdocs_yml_elsewhere_is_named(command: list[str], tmp_path: Path) -> None:
    """Its folder is found as MkDocs finds it."""
    project(tmp_path / "site")
    done = run(*command, "-f", "site/mkdocs.yml", cwd=tmp_path)
    assert (done.returncode, done.stderr) in {(0, ""), (1, "")}


SEVERAL = "plugins:\n  - roadmap: {curriculum: content}\n  - search\n  - roadmap: {curriculum: more, path: more}\n"
"""A `mkdocs.yml` with two curricula."""


def test_several_curricula_of_a_site_are_all_checked(tmp_path: Path) -> None:
    """With what is wrong in each of them."""
    project(tmp_path, SEVERAL)
    worlds.write(tmp_path / "more", {"topics/extras.yml": "relu: {title: ReLU, needs: [softmx]}\n"})
    done = run("check", cwd=tmp_path / "docs")
    assert done.returncode == 1
    assert "more/topics/extras.yml:1:29: error[unknown-reference]" in done.stdout
    assert run("check", "../content", cwd=tmp_path / "docs").returncode == 0


@pytest.mark.parametrize("command", [["check"], ["fmt"]], ids=" ".join)
def test_of_several_curricula_one_may_not_be_there_yet(command: list[str], tmp_path: Path) -> None:
    """The others are looked at all the same, and what is said of beginning works."""
    project(tmp_path, SEVERAL)
    worlds.write(tmp_path / "content", {"topics/basics.yml": "softmax: [\n"})
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert "content/topics/basics.yml:1:10: error" in done.stdout
    assert "There is no `curriculum.yml` in `more`," in done.stderr
    assert "\n  roadmap import outline plan.md -C more\n" in done.stderr
    assert '\n  roadmap new roadmap --title "Bread in a weekend" -C more\n' in done.stderr
    begun = run("new", "roadmap", "--title", "Bread in a weekend", "-C", "more", cwd=tmp_path)
    assert begun.returncode == 0
    assert "Next: roadmap new stage --roadmap bread-in-a-weekend -C more\n" in begun.stdout


@pytest.mark.parametrize("command", EVERY[2:], ids=" ".join)
def test_of_several_curricula_one_is_named(command: list[str], tmp_path: Path) -> None:
    """A command that looks at one asks which; from within one it is that."""
    project(tmp_path, SEVERAL)
    worlds.write(tmp_path / "more", {})
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith("several curricula: name one of them with `--curriculum`: `content` or `more`.\n")
    assert run(*command, "-C", "more", cwd=tmp_path).returncode in {0, 1}
    assert run(*command, cwd=tmp_path / "more" / "topics").returncode in {0, 1}


def test_a_file_that_inherits_is_followed(tmp_path: Path) -> None:
    """The settings with tags of other programs are those of a site as people write them."""
    project(tmp_path, "INHERIT: base.yml\nemoji: !!python/name:material.extensions.emoji.twemoji\n")
    (tmp_path / "base.yml").write_text(NAMING)
    assert run("check", "--config-file", "mkdocs.yml", cwd=tmp_path).returncode == 0


def test_pages_are_renamed_along_where_mkdocs_yml_has_them(tmp_path: Path) -> None:
    """`docs_dir` counts, not the usual name."""
    project(tmp_path, f"{NAMING}docs_dir: pages\n")
    for name in ("docs", "pages"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.md").write_text("[[softmax]]\n")
    done = run("rename", "softmax", "soft-max", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "pages/index.md").read_text() == "[[soft-max]]\n"
    assert (tmp_path / "docs/index.md").read_text() == "[[softmax]]\n"


def test_mkdocs_yml_counts_before_the_usual_folder(tmp_path: Path) -> None:
    """What the site shows is what is checked."""
    worlds.write(tmp_path / "curriculum", {"topics/basics.yml": "softmax: [\n"})
    project(tmp_path)
    assert run("check", cwd=tmp_path).returncode == 0
    assert run("check", ".", cwd=tmp_path).returncode == 0
    assert run("list", "-C", ".", cwd=tmp_path).stderr == ""


def test_a_site_without_our_plugin_says_nothing(tmp_path: Path) -> None:
    """The usual folder counts; who names such a file is told."""
    project(tmp_path, "plugins: [search]\n", "curriculum")
    assert run("check", cwd=tmp_path).returncode == 0
    done = run("check", "-f", "mkdocs.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: `mkdocs.yml` has no curriculum: `roadmap` is not among its plugins.\n"


@pytest.mark.parametrize("command", ["check", "fmt", "list"])
def test_a_named_site_whose_folder_is_not_there_is_told(command: str, tmp_path: Path) -> None:
    """Whether the command takes paths or not."""
    (tmp_path / "mkdocs.yml").write_text(NAMING)
    done = run(command, "-f", "mkdocs.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Error: There is no `curriculum.yml` in `content`. Name the curriculum's folder.\n"


def test_the_curriculum_is_named_once(tmp_path: Path) -> None:
    """Two names could be two curricula."""
    project(tmp_path)
    for command in ("list", "check"):
        done = run(command, "-f", "mkdocs.yml", "-C", "content", cwd=tmp_path)
        assert done.returncode == 2
        assert "Name the curriculum once" in done.stderr


def test_a_broken_mkdocs_yml_is_told_in_a_sentence(tmp_path: Path) -> None:
    """It stops the command only where nothing else says where the curriculum is."""
    project(tmp_path, "plugins: [\n")
    done = run("list", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: `mkdocs.yml` cannot be read: line 2 is no YAML. "
        "Mend it, or name the curriculum's folder with `--curriculum`.\n"
    )
    assert run("list", "-C", "content", cwd=tmp_path).stderr == ""
    worlds.write(tmp_path / "curriculum", {})
    done = run("check", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr == "`mkdocs.yml` cannot be read: line 2 is no YAML; the curriculum is taken from `curriculum`.\n"


@pytest.mark.parametrize("leads", ["../other", "linked"])
def test_what_a_branch_says_leads_nowhere_else(leads: str, tmp_path: Path) -> None:
    """Neither a command that writes nor one that reads goes out of the project, unless one names the folder."""
    worlds.write(tmp_path / "other", {"topics/basics.yml": 'softmax: "Softmax"\n'})
    folder = project(tmp_path / "project", NAMING.replace("content", leads))
    (folder / "linked").symlink_to(tmp_path / "other")
    for command in (["fmt"], ["list"], ["check", "."]):
        done = run(*command, cwd=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"`mkdocs.yml` leads to `{leads}`, which is outside of this project." in done.stderr
    assert '"' in (tmp_path / "other/topics/basics.yml").read_text()
    assert run("list", "-C", leads, cwd=folder).returncode == 0


def test_pages_outside_of_the_project_are_left_alone(tmp_path: Path) -> None:
    """A branch that calls another folder its pages does not change them."""
    folder = project(tmp_path / "project", f"{NAMING}docs_dir: ../notes\n")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes/mine.md").write_text("[[softmax]]\n")
    done = run("rename", "softmax", "soft-max", cwd=folder)
    assert done.returncode == 2
    assert "name it with `--docs`" in done.stderr
    assert (tmp_path / "notes/mine.md").read_text() == "[[softmax]]\n"


def test_a_repository_may_keep_its_curricula_beside_its_sites(tmp_path: Path) -> None:
    """Within one repository `mkdocs.yml` may lead anywhere; so it may where the command runs."""
    worlds.write(tmp_path / "curricula/bread", {})
    (tmp_path / "docs").mkdir()
    site = tmp_path / "sites/bread"
    site.mkdir(parents=True)
    (site / "mkdocs.yml").write_text(NAMING.replace("content", "../../curricula/bread"))
    assert run("list", "-f", "sites/bread/mkdocs.yml", cwd=tmp_path).returncode == 0
    assert run("list", cwd=site).returncode == 2
    (tmp_path / ".git").mkdir()
    assert run("list", cwd=site).returncode == 0


BEGINNING = [
    ["check"],
    ["check", "."],
    ["check", "--fix"],
    ["fmt"],
    ["list"],
    ["show", "bread"],
    ["needs", "bread"],
    ["stats"],
    ["diff"],
    ["schema"],
    ["rename", "a", "b"],
    ["new", "topic"],
]


@pytest.mark.parametrize("command", BEGINNING, ids=" ".join)
def test_an_empty_folder_hears_how_to_begin(command: list[str], tmp_path: Path) -> None:
    """The lines to type stand there, each alone on its line."""
    done = run(*command, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert '\n  roadmap new roadmap --title "Bread in a weekend"\n' in done.stderr
    assert "\n  roadmap import outline plan.md\n" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_said_of_beginning_works(tmp_path: Path) -> None:
    """Each of the two lines makes a curriculum that the check is content with, where a site wants it to be."""
    for name, command in {
        "typed": ["new", "roadmap", "--title", "Bread in a weekend"],
        "outlined": ["import", "outline", "plan.md"],
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "mkdocs.yml").write_text(NAMING)
        (folder / "plan.md").write_text("# Bread\n\n## Start\n\n- Flour\n- Water\n")
        assert run(*command, cwd=folder).returncode == 0
        assert (folder / "content/curriculum.yml").is_file()
        assert run("check", cwd=folder).returncode == 0
