"""Machines are told what a page says in the terms of schema.org, and nothing more."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_site.site import linked_data
from roadmap_site.site.page import PageKind
from roadmap_site.site.pages import home
from tests.helpers import structured
from tests.helpers.paths import ROOT
from tests.helpers.structured import items
from tests.mkdocs_plugin.test_plugin import BREAD
from tests.site.test_head import HOSTILE, Head


def quoted(words: str) -> str:
    """Return words as YAML takes any words: each character by its number."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in words) + '"'


@pytest.mark.parametrize("words", HOSTILE)
def test_no_title_breaks_out_of_the_script(words: str, tmp_path: Path) -> None:
    """The element ends where it should, and the data in it is what was written."""
    # A separator of lines is no part of a title.
    words = words.replace("\u2028", "")
    files = {"topics/basics.yml": f"softmax:\n  title: {quoted(words)}\n  aliases: [{quoted(words)}]\n"}
    node = structured.data(tmp_path, files)["topics/softmax"]
    html = linked_data.script(node)
    read = Head(html + "<after>")
    assert read.others == ["script", "after"]
    assert json.loads("".join(read.texts)) == node
    assert node["name"] == words
    assert not set("<>&") & set(html.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))


def test_a_separator_of_lines_is_data() -> None:
    """A script of another age would end a line at it, whoever brings it."""
    html = linked_data.script({"name": "a\u2028b"})
    assert json.loads("".join(Head(html).texts)) == {"name": "a\u2028b"}


def test_the_same_curriculum_has_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order sets happen to have in a run of Python, two runs agree."""
    code = (
        "import sys, pathlib; from tests.helpers import structured; from tests.mkdocs_plugin import test_plugin;"
        "print(structured.data(pathlib.Path(sys.argv[1]), test_plugin.BREAD))"
    )
    first, second = (
        subprocess.check_output(
            [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in "12"
    )
    assert first == second


def test_what_a_curriculum_does_not_say_is_left_out(tmp_path: Path) -> None:
    """A resource that has a title alone has a name alone; a roadmap with no more has no audience and no time."""
    files = {"resources/book.yml": "dune: Dune\n", "roadmaps/first/roadmap.yml": "title: First\nresources: [dune]\n"}
    data = structured.data(tmp_path, files)
    resource = {"@type": "LearningResource", "name": "Dune", "learningResourceType": "Book"}
    assert items(data["resources/index"]) == [resource]
    assert {"audience", "timeRequired"}.isdisjoint(data["roadmaps/first/index"])
    assert {"alternateName", "description"}.isdisjoint(data["topics/softmax"]["about"])
    assert "competencyRequired" not in data["topics/softmax"]
    text = json.dumps(data)
    assert not any(empty in text for empty in ('""', "[]", "{}", "null"))


def test_without_an_address_of_the_site_nothing_has_one(tmp_path: Path) -> None:
    """Names and descriptions remain; a resource keeps the address of its own."""
    data = structured.data(tmp_path, BREAD, address="")
    assert data["roadmaps/home-baker/index"]["provider"] == {"@type": "Organization", "name": "A site"}
    resources = json.dumps(data.pop("resources/index"))
    assert resources.count('"url"') == resources.count('"https://www.example.org/bread"') == 1
    assert '"url"' not in json.dumps(data)


def test_a_page_of_a_kind_without_terms_has_no_data(tmp_path: Path) -> None:
    """A kind that says nothing for machines has nothing in the head."""
    site = structured.site(tmp_path, BREAD)
    (page,) = home.KIND.pages(site)
    assert linked_data.json_ld(page, site)
    assert linked_data.json_ld(dataclasses.replace(page, kind=PageKind("home", home.pages)), site) is None
