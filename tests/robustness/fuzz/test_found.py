"""Inputs that once failed, and some that nobody has seen before."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from roadmap_site.curriculum import loader
from roadmap_site.problems.formats.text import as_text
from tests.helpers import bread
from tests.helpers.values import PATIENT
from tests.robustness.fuzz import inputs, targets
from tests.robustness.fuzz.inputs import Files

FOUND = Path(__file__).parent / "found"


@pytest.mark.parametrize("name", inputs.kept(FOUND))
def test_what_once_failed_does_so_no_more(name: str, tmp_path: Path) -> None:
    """Files of a curriculum go through everything; an outline is imported."""
    files = inputs.kept(FOUND)[name]
    if list(files) == ["plan.md"]:
        targets.import_outline(tmp_path, files["plan.md"])
    else:
        targets.all_of(tmp_path / "curriculum", files)


@settings(PATIENT, max_examples=15, derandomize=True)
@given(inputs.broken_files())
def test_broken_files_come_to_a_report_or_to_pages(files: Files) -> None:
    """No exception, no markup, nothing that harms a terminal."""
    with TemporaryDirectory() as folder:
        targets.all_of(Path(folder) / "curriculum", files)


@settings(PATIENT, max_examples=15, derandomize=True)
@given(inputs.hostile_texts())
def test_hostile_texts_come_to_pages_without_markup(files: Files) -> None:
    """Whatever stands in each text of a curriculum whose form is right."""
    with TemporaryDirectory() as folder:
        targets.all_of(Path(folder) / "curriculum", files)


@settings(PATIENT, max_examples=15, derandomize=True)
@given(inputs.documents())
def test_any_document_is_imported_or_refused(document: bytes) -> None:
    """Never with a mistake of ours."""
    with TemporaryDirectory() as folder:
        targets.import_outline(Path(folder), document)


@pytest.mark.parametrize("salt", inputs.SALT, ids=range(len(inputs.SALT)))
def test_every_odd_piece_can_stand_in_a_page_by_hand(salt: bytes, tmp_path: Path) -> None:
    """Alone, and beside a link."""
    result = bread.load(tmp_path)
    page = salt.decode("utf-8", errors="replace")
    for text in (page, f"[[flour]] {page} [[{page}]]", f"{page * 3} `{page}`"):
        targets.by_hand(result, text)


def test_the_fuzzer_would_see_a_page_that_is_not_safe() -> None:
    """A script, a handler or an address of another kind is found."""
    for html in (
        "<script>x</script>",
        '<p onclick="x">',
        '<a href="javascript:x">',
        '<a href=" data:x">',
        "<img src=x>",
    ):
        with pytest.raises(AssertionError):
            targets._assert_safe(html)
    targets._assert_safe('<a href="https://a.example">x</a> <a href="../topics/flour/#x">y</a>')


def test_the_fuzzer_comes_as_far_as_the_pages(tmp_path: Path) -> None:
    """With plain words in all places the curriculum has no problems at all."""
    files = {path: inputs.filled(form, ['"bread"'] * 60) for path, form in inputs.FORM.items()}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert as_text(loader.load(tmp_path).problems) == ""
