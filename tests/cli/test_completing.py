"""Completion in a shell: what is offered after a Tab."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.cli.test_cli import COMMAND, PLAIN, run
from tests.helpers import bread, worlds


def offered(line: str, folder: Path, shell: str = "bash") -> list[str]:
    """Return what a shell is told to offer for the last word of a line; nothing else may be said."""
    words = line.split(" ")
    asked = {"_ROADMAP_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    if shell == "fish":
        asked["COMP_CWORD"] = words[-1]
    done = run(cwd=folder, env=asked)
    assert (done.returncode, done.stderr) == (0, "")
    return [one.removeprefix("plain,") for one in done.stdout.splitlines() if one]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the curriculum on bread."""
    bread.write(tmp_path / "curriculum")
    return tmp_path


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("roadmap st", ["stats"]),
        ("roadmap new st", ["stage"]),
        ("roadmap rename --d", ["--docs", "--dry-run"]),
        ("roadmap show sour", ["sourdough-baker", "sourdough-baker/wheat-and-water", "sourdough-baker/starter"]),
        ("roadmap needs glu", ["gluten"]),
        ("roadmap needs gluten --roadmap ", ["weekend", "sourdough-baker"]),
        ("roadmap rename weekend/m", ["weekend/mixing"]),
        ("roadmap list pro", ["projects", "project"]),
        ("roadmap list --roadmap w", ["weekend"]),
        ("roadmap list --area ", ["ingredients", "dough", "oven"]),
        ("roadmap list --kind ", ["article", "handbook", "table", "community"]),
        ("roadmap new topic --area o", ["oven"]),
        ("roadmap new topic --stage weekend/b", ["weekend/baking"]),
        ("roadmap new topic --needs flour,yeast,f", []),
        ("roadmap new topic --needs flour,glu", ["flour,gluten"]),
        ("roadmap new resource --kind t", ["table"]),
        ("roadmap new resource --level ", ["first-loaf", "regular"]),
        ("roadmap new resource --cost ", ["free"]),
        ("roadmap new stage --roadmap so", ["sourdough-baker"]),
    ],
)
def test_what_fits_is_offered(line: str, words: list[str], project: Path) -> None:
    """Commands, options, and where an id is wanted the ids of what there is, in the order of the curriculum."""
    assert offered(line, project)[: max(3, len(words))] == words


def test_zsh_and_fish_show_what_each_is(project: Path) -> None:
    """The title stands beside the id, whatever is in it."""
    assert offered("roadmap show glut", project, "zsh") == ["plain", "gluten", "Gluten"]
    assert offered("roadmap show glut", project, "fish") == ["gluten\tGluten"]


def test_the_curriculum_is_the_one_that_is_named(tmp_path: Path) -> None:
    """By its folder, by its site, or found as for every command."""
    bread.write(tmp_path / "one")
    worlds.write(tmp_path / "two/content", {})
    (tmp_path / "two/mkdocs.yml").write_text("plugins: [roadmap: {curriculum: content}]\n", encoding="utf-8")
    assert offered("roadmap show -C one glut", tmp_path) == ["gluten"]
    assert offered("roadmap show -f two/mkdocs.yml soft", tmp_path) == ["softmax"]
    assert offered("roadmap show soft", tmp_path / "two") == ["softmax"]


@pytest.mark.parametrize("line", ["roadmap show soft", "roadmap list --area b", "roadmap new topic --needs soft"])
def test_of_a_broken_curriculum_what_can_be_read_is_offered(line: str, tmp_path: Path) -> None:
    """In silence."""
    worlds.write(tmp_path / "curriculum", {"topics/extras.yml": "relu: [\n", "roadmaps/first/01-start.yml": "[\n"})
    assert offered(line, tmp_path) == [{"soft": "softmax", "b": "basics"}[line.rpartition(" ")[2]]]


@pytest.mark.parametrize("line", ["roadmap show so", "roadmap show -C nowhere so", "roadmap show -f nowhere.yml so"])
def test_where_there_is_no_curriculum_nothing_is_offered(line: str, tmp_path: Path) -> None:
    """Nor said, even where `mkdocs.yml` is broken or leads elsewhere."""
    assert offered(line, tmp_path) == []
    for text in ("plugins: [\n", "plugins: [roadmap: {curriculum: ../../elsewhere}]\n"):
        (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
        assert offered(line, tmp_path) == []
    worlds.write(tmp_path / "curriculum", {"curriculum.yml": "title: [\n", "topics/basics.yml": "[\n"})
    assert offered("roadmap list --area x", tmp_path) == []


def test_bash_completes_by_the_line_of_the_guide(project: Path) -> None:
    """As a person at a prompt has it."""
    script = """
        PATH=$1:$PATH
        eval "$(_ROADMAP_COMPLETE=bash_source roadmap)"
        COMP_WORDS=(roadmap show glut) COMP_CWORD=2
        _roadmap_completion roadmap
        echo "${COMPREPLY[@]}"
    """
    folder = Path(COMMAND).parent.as_posix()
    done = subprocess.run(
        ["/usr/bin/env", "bash", "-c", script, "-", folder], cwd=project, env=PLAIN, capture_output=True, check=False
    )
    assert done.stdout == b"gluten\n"
