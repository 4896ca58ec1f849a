"""The documentation of the codes is made from the code and is true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from roadmap_site.edit import formatting
from roadmap_site.problems import registry
from roadmap_site.schema import paths
from roadmap_site.yaml_io import reader
from tests.helpers import worlds
from tests.helpers.paths import ROOT
from tools import reference

CODES = {entry.code: entry for entry in reference.codes()}
_BLOCK = re.compile(
    r'^```yaml(?: title="curriculum/([^"\n]*)")?\n(?:# (\S+\.yml)\n)?(.*?)^```', re.MULTILINE | re.DOTALL
)
EXAMPLES = [
    (page.name, titled or named, text)
    for page in sorted((ROOT / "docs/guide").glob("*.md"))
    for titled, named, text in _BLOCK.findall(page.read_text(encoding="utf-8"))
    if paths.kind_of(titled or named)
]
SNIPPETS = [(code, entry) for code, entry in CODES.items() if entry.fail]


def test_only_a_code_makes_problems_and_so_every_code_in_use_is_documented() -> None:
    """Nothing but the registry makes a problem by the name of its code."""
    makers = set()
    for file in (ROOT / "src/roadmap_site").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        if re.search(r"\bProblem\(", source):
            makers.add(file.relative_to(ROOT / "src/roadmap_site").as_posix())
    assert makers == {"problems/registry.py"}
    assert set(CODES) == set(registry.codes())


def test_every_code_that_the_checker_can_find_has_a_case() -> None:
    """A file of cases stands for each code, but for those that no text in a folder can show, or only a long one."""
    cases = {file.stem for file in (ROOT / "tests/curriculum/cases").glob("*.yml")}
    without = {"not-utf8", "page-clash", "unreadable-file", "dead-link", "not-canonical", "too-many-problems"}
    assert cases == set(CODES) - without, "a code has no file in tests/curriculum/cases, or a file no code"


@pytest.mark.parametrize(("code", "entry"), SNIPPETS, ids=[code for code, _ in SNIPPETS])
def test_the_bad_example_is_bad_and_the_good_one_is_good(
    code: str, entry: reference.Documentation, tmp_path: Path
) -> None:
    """The example under FAIL shows the code, and the one under PASS no problem but that nothing leads to it."""
    bad = worlds.load(tmp_path / "bad", worlds.snippet(entry.fail))
    assert code in worlds.codes(bad)
    good = worlds.load(tmp_path / "good", worlds.snippet(entry.ok))
    assert set(worlds.codes(good)) <= {"unused-topic"} - {code}


@pytest.mark.parametrize("page", list(reference.PAGES), ids=str)
def test_the_reference_pages_are_those_that_the_code_makes(page: str) -> None:
    """`make docs` would change nothing."""
    assert (ROOT / page).read_text(encoding="utf-8") == reference.PAGES[page]()


def test_the_json_schemas_describe_each_kind_of_file() -> None:
    """A stage's schema knows its keys, what they are for, and that no others are allowed."""
    schema = reference.json_schemas()["stage"]
    assert schema["required"] == ["title"]
    assert schema["additionalProperties"] is False
    assert "6 weeks" in schema["properties"]["duration"]["description"]
    assert schema["properties"]["title"]["anyOf"][0]["type"] == "string"


ATTACKS = (ROOT / "docs/reference/attacks.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::(\w+)`", ATTACKS)))


@pytest.mark.parametrize(("file", "test"), NAMED, ids=str)
def test_what_was_tried_names_tests_that_there_are(file: str, test: str) -> None:
    """Who doubts a row can run its test."""
    assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8")


def test_every_row_of_what_was_tried_has_a_test() -> None:
    """Its own, or that of the row above."""
    rows = [line for line in ATTACKS.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) > 40
    assert [row for row in rows if not re.search(r"`[\w/]+\.py::|\| same \||\| test \|", row)] == []


@pytest.mark.parametrize(("page", "path", "text"), EXAMPLES)
def test_examples_of_the_guide_have_their_keys_in_the_order_of_fmt(page: str, path: str, text: str) -> None:
    """Whoever begins with one of them, and formats it, finds it as it was."""
    written, formatted = reader.parse(text, page)[0].data, formatting.formatted(text, path, "")
    assert json.dumps(reader.parse(formatted, path)[0].data) == json.dumps(written)
