"""Our own curriculum and its site: what readers get from a bare clone.

Nothing here counts: what is demanded of an edit is what `roadmap check`, `roadmap fmt --check` and a strict build
demand.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from roadmap_site.curriculum import queries
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.edit import formatting
from roadmap_site.problems.formats.text import as_text
from tests.helpers import workflows
from tests.helpers.paths import ROOT


def test_our_curriculum_has_no_problems(ours: LoadResult) -> None:
    """Neither errors nor warnings."""
    assert as_text(ours.problems) == ""


def test_our_curriculum_is_in_its_canonical_form() -> None:
    """`roadmap fmt` would change none of its files."""
    assert formatting.all_formatted(ROOT / "curriculum", "curriculum").texts == {}


def test_every_internal_link_and_anchor_resolves(our_site: Path) -> None:
    """Checked by lychee, offline, on every page that a reader can reach."""
    checker = Path(sys.executable).with_name("lychee")
    pages = [str(file) for file in our_site.rglob("index.html")]
    how = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html,."]
    done = subprocess.run(
        [str(checker), *how, "--root-dir", str(our_site), *pages], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 Errors" in done.stdout


def test_the_example_of_the_tour_is_there(ours: LoadResult) -> None:
    """What newcomers are told to look at is one of our topics, or was called so."""
    [id] = set(re.findall(r"^roadmap show ([a-z-]+)", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
    assert queries.find(ours.curriculum, id)


def test_the_form_for_a_resource_speaks_the_words_of_the_curriculum(ours: LoadResult) -> None:
    """Its choices are not all of another curriculum; a new word need not be among them."""
    form = workflows.parsed((ROOT / ".github/ISSUE_TEMPLATE/suggest-a-resource.yml").read_text(encoding="utf-8"))
    fields = {field["id"]: field["attributes"] for field in form["body"] if "id" in field}
    curriculum = ours.curriculum
    assert {kind.title for kind in curriculum.kinds.values()} & set(fields["kind"]["options"])
    assert set(curriculum.levels.values()) & set(fields["level"]["options"])
    assert set(curriculum.costs.values()) & set(fields["cost"]["options"])


def test_the_content_has_its_own_licence_as_it_was_published() -> None:
    """Its first and last words, its sections, and nothing of ours in it."""
    text = (ROOT / "curriculum/LICENSE").read_text(encoding="utf-8")
    assert text.startswith("Attribution 4.0 International\n\n======")
    assert "Creative Commons Attribution 4.0 International Public License" in text
    assert re.findall(r"^Section (\d) -- ", text, re.MULTILINE) == list("12345678")
    assert text.rstrip().endswith("Creative Commons may be contacted at creativecommons.org.")
