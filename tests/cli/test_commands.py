"""Every command does its work on a small curriculum and on a larger one.

It takes a while, as each command runs as a process of its own, on both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from roadmap_site.curriculum import loader
from tests.cli.test_cli import run
from tests.helpers import answering, bakery, bread, repositories


class Subject(NamedTuple):
    """A curriculum in a repository, and ids in it to try things with."""

    folder: Path
    topic: str
    """A topic that needs others."""
    needs: str
    """One of those."""
    stage: str
    area: str
    kind: str


def of_the_bakery(folder: Path) -> Subject:
    """Write the curriculum of the bakery."""
    bakery.write(folder / "curriculum")
    return Subject(folder, "emmer-milling", "emmer-growing", "school/oats", "grains", "book")


def of_bread(folder: Path) -> Subject:
    """Write the curriculum on bread."""
    bread.write(folder / "curriculum")
    return Subject(folder, "yeast", "flour", "weekend/mixing", "dough", "article")


@pytest.fixture(params=[of_the_bakery, of_bread], ids=["bakery", "bread"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Subject:
    """Return one of the two, committed."""
    made: Subject = request.param(repositories.made(tmp_path / "project"))
    repositories.commit(made.folder)
    return made


def done(subject: Subject, *arguments: str, code: int = 0) -> str:
    """Run a command in the project, and return what it prints."""
    ran = run(*arguments, cwd=subject.folder, env={"NO_PROXY": "127.0.0.1"})
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    return ran.stdout


def files(subject: Subject) -> Mapping[str, bytes]:
    """Return all YAML files."""
    top = subject.folder / "curriculum"
    return {file.relative_to(top).as_posix(): file.read_bytes() for file in sorted(top.rglob("*.yml"))}


@pytest.mark.parametrize("format", ["text", "github", "sarif", "json"])
def test_check_finds_nothing_wrong(subject: Subject, format: str) -> None:
    """Both are without problems, in every format."""
    told = done(subject, "check", "--format", format)
    if format == "text":
        assert told.endswith("no problems\n")
    elif format == "json":
        assert json.loads(told)["problems"] == []
    elif format == "sarif":
        assert json.loads(told)["runs"][0]["results"] == []
    else:
        assert told == ""


def test_fmt_then_check_is_clean_and_fmt_twice_changes_nothing(subject: Subject) -> None:
    """The curriculum is the same, `fmt --check` is content, and a second time gives the same bytes."""
    before = loader.load(subject.folder / "curriculum").curriculum
    done(subject, "fmt")
    once = files(subject)
    assert loader.load(subject.folder / "curriculum").curriculum == before
    assert "no problems" in done(subject, "check")
    assert "none would change" in done(subject, "fmt", "--check")
    done(subject, "fmt")
    assert files(subject) == once


def test_check_mends_what_has_one_right_answer(subject: Subject) -> None:
    """A former id, after a renaming that a colleague did not know of, is led to the new one."""
    done(subject, "rename", subject.needs, "renamed")
    topics = (subject.folder / "curriculum/topics").iterdir()
    file = next(file for file in topics if f"\n{subject.topic}:" in file.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8")
    for form in ("[{}]", "[{},", " {}]", "- {}\n"):
        text = text.replace(form.format("renamed"), form.format(subject.needs))
    file.write_text(text, encoding="utf-8")
    assert f"`{subject.needs}` is now called `renamed`" in done(subject, "check", code=1)
    told = done(subject, "check", "--fix")
    assert "mended its ids" in told
    assert told.endswith("no problems\n")


def test_new_things_pass_the_check(subject: Subject) -> None:
    """A roadmap, a stage on it, a topic, a resource and a project in that stage: five commands, and no problem."""
    done(subject, "new", "roadmap", "--title", "A short way")
    done(subject, "new", "stage", "--roadmap", "a-short-way", "--title", "Start", "--duration", "2 days")
    listed = ("--stage", "a-short-way/start")
    done(subject, "new", "topic", "--title", "A thing", "--area", subject.area, "--needs", subject.topic, *listed)
    url = "https://example.org/thing"
    done(subject, "new", "resource", "--title", "On things", "--kind", subject.kind, "--url", url, *listed)
    done(subject, "new", "project", "--title", "Make it", "--area", subject.area, "--topics", "a-thing", *listed)
    assert "no problems" in done(subject, "check")
    assert "a-thing" in done(subject, "show", "a-short-way/start")


def test_rename_reaches_every_reference(subject: Subject) -> None:
    """The check is clean, and `show` finds the topic under its former id."""
    before = files(subject)
    assert f"`{subject.needs}` would now be `renamed`" in done(subject, "rename", subject.needs, "renamed", "--dry-run")
    assert files(subject) == before
    done(subject, "rename", subject.needs, "renamed")
    assert "no problems" in done(subject, "check")
    assert "renamed" in done(subject, "show", subject.needs)


def test_a_stage_and_a_roadmap_can_be_renamed(subject: Subject) -> None:
    """Their files move, and nothing dangles."""
    roadmap, _, stage = subject.stage.partition("/")
    done(subject, "rename", subject.stage, "another")
    done(subject, "rename", roadmap, "another-way")
    names = [path for path in files(subject) if path.startswith("roadmaps/another-way/")]
    assert any(path.endswith("-another.yml") for path in names)
    assert not any(path.endswith(f"-{stage}.yml") for path in names)
    assert not any(path.startswith(f"roadmaps/{roadmap}/") for path in files(subject))
    assert "no problems" in done(subject, "check")


def test_list_show_and_needs_look_through_it(subject: Subject) -> None:
    """A topic is listed, shown with what refers to it, and comes after what it needs."""
    assert subject.topic in done(subject, "list", "topics")
    assert "curriculum/topics/" in done(subject, "show", subject.topic)
    way = done(subject, "needs", subject.topic)
    assert subject.needs in way
    steps = json.loads(done(subject, "needs", subject.topic, "--format", "json"))["way"]
    assert subject.needs in [step["id"] for step in steps]


def test_stats_counts(subject: Subject) -> None:
    """Each roadmap has its row."""
    told = done(subject, "stats")
    for roadmap in loader.load(subject.folder / "curriculum").curriculum.roadmaps.values():
        assert roadmap.title in told or roadmap.id in told


@pytest.mark.parametrize("format", ["text", "markdown", "json"])
def test_diff_tells_what_changed(subject: Subject, format: str) -> None:
    """A new topic and its place in a stage are told by name."""
    done(subject, "new", "topic", "--title", "Entirely new", "--area", subject.area, "--stage", subject.stage)
    assert "Entirely new" in done(subject, "diff", "--format", format)


def test_schema_writes_one_for_each_kind_of_file(subject: Subject) -> None:
    """With the ids that there are."""
    done(subject, "schema", "--with-ids")
    schemas = subject.folder / "curriculum/.schemas"
    kinds = {"curriculum", "roadmap", "stage", "topics", "resources", "projects"}
    assert {file.stem for file in schemas.iterdir()} == kinds
    assert subject.topic in (schemas / "stage.json").read_text(encoding="utf-8")


def test_an_outline_becomes_a_roadmap(subject: Subject) -> None:
    """What is known is matched, what is new is added, and the check is clean."""
    outline = f"# A way\n\n## Stage 1: Begin\n\n### Topics\n\n- {subject.topic}: two words\n- Something else\n"
    (subject.folder / "way.md").write_text(outline, encoding="utf-8")
    done(subject, "import", "outline", "way.md")
    done(subject, "check")
    stages = [text.decode() for path, text in files(subject).items() if path.startswith("roadmaps/a-way/")]
    assert any(subject.topic in text for text in stages)
    assert any("something-else" in text for text in stages)


def test_links_finds_the_dead_one_among_all_addresses(subject: Subject) -> None:
    """Every address is led to a server of this machine, one of them to a page that is not there."""
    done(subject, "fmt")  # so that each address has a line of its own
    number = 0
    with answering.host() as host:

        def here(found: re.Match[str]) -> str:
            nonlocal number
            number += 1
            return f"url: {host.address}/{404 if number == 1 else 'well'}/{number}"

        for file in sorted((subject.folder / "curriculum/resources").iterdir()):
            file.write_text(re.sub(r"url: *\S+", here, file.read_text(encoding="utf-8")), encoding="utf-8")
        told = done(subject, "links", "--interval", "0.01", code=1)
    assert f"`{host.address}/404/1` leads nowhere: 404 Not Found" in told
    assert told.endswith(f"{number} addresses: {number - 1} well, 1 dead, 0 unclear\n")
