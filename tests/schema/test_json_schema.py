"""`roadmap schema`, the schemas on the site, and the line by which a file names its own."""

from __future__ import annotations

import json
import logging
import textwrap
from pathlib import Path
from typing import Any

import click
import pytest
from mkdocs.exceptions import Abort

from roadmap_site.cli import schema as command
from roadmap_site.edit import editor_schemas
from roadmap_site.schema import definition, paths
from roadmap_site.schema.json_schema import json_schemas
from tests.cli.test_cli import run
from tests.helpers import sites, worlds
from tests.mkdocs_plugin.test_plugin import BREAD

KINDS = ("curriculum", "roadmap", "stage", "topics", "resources", "projects")


def ids(folder: Path, kind: str, noun: str) -> list[str]:
    """Return the ids that a written schema offers."""
    schema: dict[str, Any] = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
    return list(schema.get("definitions", {}).get(noun, {}).get("enum", ()))


@pytest.mark.parametrize("kind", KINDS)
def test_a_named_schema_is_printed(kind: str, tmp_path: Path) -> None:
    """As JSON, and nothing else, so that it can be sent into a file."""
    worlds.write(tmp_path / "curriculum", {})
    done = run("schema", kind, cwd=tmp_path)
    assert json.loads(done.stdout) == json_schemas()[kind]
    assert (done.returncode, done.stderr) == (0, "")
    assert not (tmp_path / "curriculum/.schemas").exists()


def test_the_command_knows_the_kinds_of_file_that_there_are() -> None:
    """It takes each of them, and its help names them."""
    assert tuple(definition.FILES) == KINDS
    kind = command.command.params[0].type
    assert isinstance(kind, click.Choice)
    assert kind.choices == KINDS
    words = " ".join((command.command.help or "").split())
    assert "KIND, which is curriculum, roadmap, stage, topics, resources or projects" in words


def test_all_schemas_are_written_into_a_folder_of_the_curriculum(tmp_path: Path) -> None:
    """One a kind of file; the checker and the site leave the folder alone."""
    worlds.write(tmp_path / "curriculum", {})
    done = run("schema", cwd=tmp_path)
    folder = tmp_path / "curriculum/.schemas"
    assert done.stdout == f"curriculum/.schemas: wrote {', '.join(f'{kind}.json' for kind in KINDS)}\n"
    assert sorted(file.stem for file in folder.iterdir()) == sorted(KINDS)
    assert ids(folder, "stage", "topic") == []
    assert run("check", cwd=tmp_path).stdout.endswith("no problems\n")


def test_with_ids_the_schemas_offer_what_there_is(tmp_path: Path) -> None:
    """Topics, resources, projects, roadmaps, levels and costs, each where it can be referred to."""
    worlds.write(tmp_path / "curriculum", BREAD)
    assert run("schema", "--with-ids", "--output", "here", cwd=tmp_path).returncode == 0
    folder = tmp_path / "here"
    assert ids(folder, "topics", "topic") == ["flour", "gluten", "sourdough", "baking"]
    assert ids(folder, "stage", "resource") == ["bread-book"]
    assert ids(folder, "roadmap", "project") == ["first-loaf"]
    assert ids(folder, "curriculum", "roadmap") == ["home-baker", "quick"]
    assert ids(folder, "resources", "cost") == ["free"]
    assert ids(folder, "projects", "level") == ["crumb", "crust"]
    assert ids(folder, "topics", "resource") == []


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    """So that an editor that watches the folder is not told of what is as it was."""
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    run("schema", "--with-ids", cwd=tmp_path)
    assert run("schema", "--with-ids", cwd=tmp_path).stdout == "curriculum/.schemas: all schemas are up to date\n"
    (folder / "topics/oven.yml").write_text("baking: Baking\nsteam: Steam\n", encoding="utf-8")
    written = run("schema", "--with-ids", cwd=tmp_path).stdout
    assert (
        written == "curriculum/.schemas: wrote roadmap.json, stage.json, topics.json, resources.json, projects.json\n"
    )
    assert worlds.write_schemas(folder) == ()


def test_a_curriculum_with_errors_still_offers_the_ids_that_could_be_read(tmp_path: Path) -> None:
    """Who is in the middle of a change needs the help most; the command says that ids may be missing."""
    worlds.write(tmp_path / "curriculum", {**BREAD, "topics/oven.yml": "baking: [\n"})
    done = run("schema", "--with-ids", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 error, so ids may be missing; see `roadmap check`." in done.stderr
    assert ids(tmp_path / "curriculum/.schemas", "topics", "topic") == ["flour", "gluten", "sourdough"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stag"], "is not one of 'curriculum', 'roadmap', 'stage'"),
        (["stage", "--output", "here"], "leave out either KIND or --output"),
        (["--curriculum", "nowhere"], "There is no `curriculum.yml` in `nowhere`."),
        (["--curriculum", "empty"], "There is no `curriculum.yml` in `empty`."),
        (["--output", "curriculum/curriculum.yml"], "is a file"),
        (["--output", "curriculum/curriculum.yml/here"], "The schemas cannot be written into"),
    ],
)
def test_what_could_not_run_exits_with_2(arguments: list[str], told: str, tmp_path: Path) -> None:
    """A wrong word, a wrong folder and a folder that cannot be written are told without a traceback."""
    worlds.write(tmp_path / "curriculum", {})
    (tmp_path / "empty").mkdir()
    done = run("schema", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_the_site_carries_the_schemas_with_the_ids(tmp_path: Path) -> None:
    """At addresses that a YAML file can name for ever."""
    site = sites.built(tmp_path, BREAD)
    published = site / "schemas"
    assert sorted(file.stem for file in published.iterdir()) == sorted(KINDS)
    assert ids(published, "stage", "topic") == ["flour", "gluten", "sourdough", "baking"]


def test_a_file_in_the_way_of_a_schema_is_a_problem(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One of the two would be lost without a word."""
    caplog.set_level(logging.ERROR)
    folder = sites.write(tmp_path, {}, {"schemas/stage.json": "{}"})
    with pytest.raises(Abort):
        sites.build(folder)
    assert "docs/schemas/stage.json" in sites.errors(caplog)
    assert "page-clash" in sites.errors(caplog)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("curriculum.yml", "curriculum"),
        ("topics/dough.yml", "topics"),
        ("resources/book.yml", "resources"),
        ("projects/dough.yml", "projects"),
        ("roadmaps/home-baker/roadmap.yml", "roadmap"),
        ("roadmaps/home-baker/01-mixing.yml", "stage"),
        ("roadmaps/home-baker/mixing.yml", None),
        ("roadmaps/roadmap.yml", None),
        ("topics/dough/rye.yml", None),
        ("topics/dough.yaml", None),
        ("mkdocs.yml", None),
    ],
)
def test_the_path_of_a_file_says_its_kind(path: str, kind: str | None) -> None:
    """Files without a place in a curriculum have none."""
    assert paths.kind_of(path) == kind


def test_every_file_of_a_curriculum_has_a_kind(tmp_path: Path) -> None:
    """What the checker reads, an editor has a schema for."""
    result = worlds.load(tmp_path, BREAD)
    assert not result.has_errors
    assert None not in {paths.kind_of(path) for path in result.located.documents}


@pytest.mark.parametrize(
    ("named", "base", "stage"),
    [
        ("", ".schemas", "../../.schemas/stage.json"),
        (".schemas/curriculum.json", ".schemas", "../../.schemas/stage.json"),
        ("../schemas/curriculum.json", "../schemas", "../../../schemas/stage.json"),
        ("./curriculum.json", ".", "../../stage.json"),
        ("/srv/schemas/curriculum.json", "/srv/schemas", "/srv/schemas/stage.json"),
        ("https://x.org/s/schemas/curriculum.json", "https://x.org/s/schemas", "https://x.org/s/schemas/stage.json"),
        ("none", ".schemas", "../../.schemas/stage.json"),
        ("https://x.org/schemas/other.json", ".schemas", "../../.schemas/stage.json"),
    ],
)
def test_the_top_file_says_where_the_schemas_are(named: str, base: str, stage: str) -> None:
    """Every other file follows it, each with the way that leads from its own place."""
    text = (f"# yaml-language-server: $schema={named}\n" if named else "") + "title: Bread\n"
    assert editor_schemas.base_of(text) == base
    assert editor_schemas.line("roadmaps/quick/01-all.yml", base) == f"# yaml-language-server: $schema={stage}"


OURS = "# yaml-language-server: $schema=../.schemas/topics.json"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rye: Rye\n", f"{OURS}\nrye: Rye\n"),
        ("", f"{OURS}\n"),
        ("# Flours\n\nrye: Rye\n", f"{OURS}\n# Flours\n\nrye: Rye\n"),
        (f"{OURS}\nrye: Rye\n", f"{OURS}\nrye: Rye\n"),
        ("# yaml-language-server: $schema=old.json\nrye: Rye\n", f"{OURS}\nrye: Rye\n"),
        ("# Flours\n#  yaml-language-server:  $schema=old.json  x\nrye: Rye\n", f"{OURS}\n# Flours\nrye: Rye\n"),
        (f"{OURS}\n{OURS}\nrye: Rye\n", f"{OURS}\nrye: Rye\n"),
        ("rye: Rye\r\nbran: Bran\r\n", f"{OURS}\r\nrye: Rye\r\nbran: Bran\r\n"),
        (f"{OURS}\r\nrye: Rye\r\n", f"{OURS}\r\nrye: Rye\r\n"),
        ("\ufeffrye: Rye\n", f"\ufeff{OURS}\nrye: Rye\n"),
        (f"\ufeff{OURS}\nrye: Rye\n", f"\ufeff{OURS}\nrye: Rye\n"),
        (f"{OURS}", f"{OURS}\n"),
        (f"rye:\n  summary: |\n    x\n    {OURS}\n", f"{OURS}\nrye:\n  summary: |\n    x\n    {OURS}\n"),
        (f"rye: Rye\n{OURS}\n", f"{OURS}\nrye: Rye\n{OURS}\n"),
    ],
)
def test_the_line_becomes_the_first(text: str, expected: str) -> None:
    """It replaces another one, keeps line ends and byte order marks, and leaves the author's own words alone."""
    once = editor_schemas.with_line(text, "topics/dough.yml", ".schemas")
    assert once == expected
    assert editor_schemas.with_line(once, "topics/dough.yml", ".schemas") == once


def test_a_file_without_the_line_says_the_same(tmp_path: Path) -> None:
    """It is a comment: the curriculum is the same with it and without it."""
    text = "# Flours\nrye: Rye\n"
    assert editor_schemas.without_line(editor_schemas.with_line(text, "topics/dough.yml", ".schemas")) == text
    with_lines = {
        path: content and editor_schemas.with_line(textwrap.dedent(content), path, ".schemas")
        for path, content in BREAD.items()
    }
    result = worlds.load(tmp_path / "with", with_lines)
    assert not result.has_errors
    assert result.curriculum.topics["gluten"].aliases == ("Seitan", "glutens")


def test_a_file_without_a_place_names_no_schema() -> None:
    """Asking for it is a slip of ours."""
    with pytest.raises(ValueError, match=r"mkdocs\.yml has no place"):
        editor_schemas.line("mkdocs.yml", ".schemas")
