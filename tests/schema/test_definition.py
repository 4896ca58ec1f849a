"""A key stands in one place: what the definition says of it is all that anything asks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import repositories, sites, worlds
from tests.helpers.paths import ROOT

ASSUMES = """
import sys
from roadmap_site.schema import things
from roadmap_site.schema.texts import TOPIC_ID
from roadmap_site.schema.types import Items, Key
words = {"verb": "takes it for granted", "item": "assumption", "pages": ("topic",), "counted": True, "filters": True}
things.TOPIC.keys["assumes"] = Key(Items(TOPIC_ID), "Topics taken for granted.", **words)
"""
"""The definition with one key more, and nothing else."""
ROADMAP = f"{ASSUMES}\nfrom roadmap_site.cli.main import run\nrun()"
SITE = f"{ASSUMES}\nfrom mkdocs.__main__ import cli\ncli()"
REFERENCE = f"{ASSUMES}\nfrom tools import reference\nprint(reference.yaml_page())"
BASICS = "softmax: Softmax\nrelu: ReLU\n"
EXTRAS = "maxout:\n  title: Maxout\n  assumes: [{}]\n  needs: [softmax]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a curriculum that uses the key."""
    files = {"topics/basics.yml": BASICS, "topics/extras.yml": EXTRAS.format("relu")}
    return worlds.write(repositories.made(tmp_path) / "curriculum", files).parent


def roadmap(folder: Path, *arguments: str, code: str = ROADMAP) -> str:
    """Run the command with the key; return what it says."""
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, **repositories.OWN, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def test_an_unknown_id_under_it_is_a_problem_with_a_place(folder: Path) -> None:
    """As under every key that refers to topics."""
    (folder / "curriculum/topics/extras.yml").write_text(EXTRAS.format("no-such-topic"))
    said = roadmap(folder, "check")
    assert "curriculum/topics/extras.yml:3:13: error[unknown-reference] topic `no-such-topic` does not exist" in said


def test_it_is_renamed_along(folder: Path) -> None:
    """A new id reaches it."""
    roadmap(folder, "rename", "relu", "rectifier")
    assert "assumes: [rectifier]" in (folder / "curriculum/topics/extras.yml").read_text()


def test_what_refers_by_it_is_said_in_its_words(folder: Path) -> None:
    """`roadmap show` tells who takes a topic for granted."""
    assert "topic `maxout` takes it for granted" in roadmap(folder, "show", "relu")


def test_a_change_of_it_is_told(folder: Path) -> None:
    """`roadmap diff` calls what came by its title, and what it is by the key's word."""
    repositories.commit(folder, "first")
    (folder / "curriculum/topics/extras.yml").write_text(EXTRAS.format("relu, softmax"))
    assert "+ assumption: Softmax" in roadmap(folder, "diff", "HEAD")


def test_its_place_among_the_keys_is_that_of_the_definition(folder: Path) -> None:
    """`roadmap fmt` puts it there."""
    roadmap(folder, "fmt")
    text = (folder / "curriculum/topics/extras.yml").read_text()
    assert text.index("needs:") < text.index("assumes:")


def test_editors_are_offered_it_with_the_ids_that_there_are(folder: Path) -> None:
    """The schema of topics knows the key, what it is for, and the topics."""
    roadmap(folder, "schema", "--with-ids")
    schema = json.loads((folder / "curriculum/.schemas/topics.json").read_text())
    assert "Topics taken for granted." in json.dumps(schema)
    assert "maxout" in schema["definitions"]["topic"]["enum"]


def test_a_new_topic_can_have_it(folder: Path) -> None:
    """`roadmap new` has an option for it, and writes what it says."""
    roadmap(folder, "new", "topic", "--title", "Swish", "--area", "extras", "--assumes", "relu", "--needs", "softmax")
    assert "assumes: [relu]" in (folder / "curriculum/topics/extras.yml").read_text().partition("swish")[2]


def test_the_reference_documents_it(folder: Path) -> None:
    """The page about the keys is made from the definition."""
    row = "| `assumes` | Topics taken for granted. | list of: topic id | topic, health |"
    assert row in roadmap(folder, code=REFERENCE)


def test_what_lacks_it_is_counted(folder: Path) -> None:
    """`roadmap stats` and the page Health have a list of the topics that take nothing for granted."""
    said = roadmap(folder, "stats", "--details")
    assert "Topics without assumes: 2 of 3 topics (67 %)" in said
    assert "- ReLU: curriculum/topics/basics.yml:2" in said
    (folder / "mkdocs.yml").write_text(sites.SETTINGS)
    (folder / "docs").mkdir()
    roadmap(folder, "build", "--quiet", code=SITE)
    page = sites.words(sites.page(folder / "site", "health"))
    assert "Topics without assumes" in page
    assert "2 of 3 topics (67%)" in page
    assert "Write their assumes ." in page


def test_the_catalogue_can_be_filtered_by_it(folder: Path) -> None:
    """The form offers the topics that are taken for granted, and each topic says which it takes so."""
    files = {"topics/basics.yml": BASICS, "topics/extras.yml": EXTRAS.format("relu, softmax")}
    sites.write(folder, files)
    roadmap(folder, "build", code=SITE)
    html = sites.article(sites.page(folder / "site", "topics"))
    form = html.partition('<label for="filter-assumes">Assumes</label>')[2].partition("</select>")[0]
    assert re.findall(r'<option value="([^"]+)">([^<]+)', form) == [("softmax", "Softmax"), ("relu", "ReLU")]
    assert re.findall(r'data-assumes="([^"]*)"><a [^>]*>([^<]*)', html) == [("relu softmax", "Maxout")]
