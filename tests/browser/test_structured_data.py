"""The data in the pages says nothing that schema.org does not define.

Its terms are those of `schema-dts`, types made from schema.org's own vocabulary: a property that a type does not have,
or a value that a property cannot take, is an error to the TypeScript compiler.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.site.page import JsonLd
from tests.helpers import structured
from tests.helpers.concert import CONCERT
from tests.helpers.node import MODULES
from tests.mkdocs_plugin.test_plugin import BREAD

COLOURS = {
    "curriculum.yml": """\
        title: "Colours & </script> <b>tones</b>"
        summary: From *red* to "violet".
        language: pt-BR
        roadmaps: [painter, printer, dyer]
        levels: {dim: Dim}
        costs: {free: Free}
        kinds: {film: {title: Film, plural: Films}, tool: {title: Tool, material: true}}
        areas: {warm: Warm, cold: Cold}
        """,
    "topics/basics.yml": None,
    "topics/warm.yml": """\
        red: Red
        orange: {title: "Orange 🍊", aliases: ["`amber`", כתום], summary: "Near [[red]].", needs: [red]}
        """,
    "topics/cold.yml": "blue: {title: 'Blue \\ green', needs: [red, orange]}\n",
    "resources/film.yml": """\
        bare: A film of which nothing is known
        known:
          title: A film "of" colours
          authors: ["*A.* Painter", The Society of Dyers]
          year: 1961
          url: https://www.example.org/film?a=1&b=2
          level: dim
          cost: free
          summary: Shows **all**.
          topics: [red]
        """,
    "resources/tool.yml": "brush: {title: A brush, duration: 2 weeks at 1 hour a week, topics: [red, orange]}\n",
    "projects/cold.yml": "wheel: {title: A wheel, level: dim, summary: Turn it., topics: [blue]}\n",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/painter/roadmap.yml": """\
        title: Painter
        duration: 13 weeks at 6-10 hours a week
        summary: With a brush.
        audience: Who has *time*.
        resources: [bare, known]
        projects: [wheel]
        """,
    "roadmaps/painter/01-light.yml": """\
        title: Light
        duration: 1.5 weeks
        summary: Look first.
        outcomes: [Name three colours]
        topics: [red]
        """,
    "roadmaps/painter/03-paint.yml": "title: Paint\nduration: 3 weeks\ntopics: [orange, blue]\n",
    "roadmaps/printer/roadmap.yml": "title: Printer\n",
    "roadmaps/printer/01-ink.yml": "title: Ink\nduration: 10 hours\n",
    "roadmaps/dyer/roadmap.yml": "title: Dyer\n",
}
"""A curriculum in which everything that can stand in the data does, and much is missing too."""


def errors(node: str, folder: Path, data: Mapping[str, JsonLd]) -> dict[str, str]:
    """Return what the compiler finds wrong with the data of pages (path of the page → an error)."""
    lines = [
        f"export const _{number}: schema.WithContext<schema.{item['@type']}> = {json.dumps(item, ensure_ascii=False)};"
        for number, item in enumerate(data.values())
    ]
    text = "\n".join([*lines, 'import type * as schema from "schema-dts";'])
    (folder / "pages.ts").write_text(text, encoding="utf-8")
    (folder / "node_modules").symlink_to(MODULES)
    command = [
        node,
        str(MODULES / "typescript" / "bin" / "tsc"),
        "--noEmit",
        "--strict",
        "--target",
        "es2022",
        "--types",
        "",
        "pages.ts",
    ]
    result = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    found = re.findall(r"^pages\.ts\(([0-9]+),[0-9]+\): (.*)", result.stdout, re.MULTILINE)
    assert bool(result.returncode) == bool(found), result.stdout + result.stderr
    return {list(data)[int(line) - 1]: error for line, error in found}


@pytest.mark.parametrize("files", [BREAD, COLOURS, CONCERT], ids=["bread", "colours", "concert"])
def test_every_page_speaks_in_terms_of_schema_org(files: dict[str, str | None], node: str, tmp_path: Path) -> None:
    """All kinds of page have data, and each type has only its own properties with values that they can take."""
    data = structured.of_site(tmp_path, files)
    assert {".", "roadmaps", "topics", "resources", "projects"} < set(data)
    assert {item["@type"] for item in data.values()} == {"ItemList", "Course", "LearningResource"}
    assert errors(node, tmp_path, data) == {}


def test_what_schema_org_does_not_define_is_found(node: str, tmp_path: Path) -> None:
    """A made-up property, one of another type and a value of the wrong kind are errors, however deep they stand."""
    data = structured.data(tmp_path, COLOURS)
    data["roadmaps/painter/index"]["stages"] = 2
    data["roadmaps/painter/light"]["isPartOf"]["numberOfItems"] = 2
    data["topics/index"]["itemListElement"][0]["item"]["area"] = "warm"
    data["resources/index"]["itemListElement"][0]["item"]["datePublished"] = 1961
    found = errors(node, tmp_path, data)
    assert set(found) == {"roadmaps/painter/index", "roadmaps/painter/light", "topics/index", "resources/index"}
    assert '"stages"\' does not exist in type' in found["roadmaps/painter/index"]
