"""An address as a drawing that a phone reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.site import qr_code
from tests.helpers import sites


def test_a_drawing_is_whole_black_and_the_same_each_time() -> None:
    """As SVG without a size of its own, a word, a style or a script."""
    drawn = qr_code.drawn("https://bread.example/roadmaps/school/")
    assert drawn
    assert drawn == qr_code.drawn("https://bread.example/roadmaps/school/")
    assert sites.attributes(drawn) <= {"viewbox", "transform", "stroke", "d", "class"}
    assert 'stroke="#000"' in drawn
    assert sites.words(drawn) == ""
    assert drawn != qr_code.drawn("https://bread.example/roadmaps/other/")


def test_an_address_in_any_script_is_drawn_and_one_without_end_is_not() -> None:
    """Nothing stops a build."""
    assert qr_code.drawn("https://bread.example/%D8%AE%D8%A8%D8%B2/")
    assert qr_code.drawn("https://хлеб.example/зерно/")
    assert qr_code.drawn("https://bread.example/" + "a" * 5000) is None


@pytest.mark.parametrize("address", ["https://bread.example/sub/", ""])
def test_paper_has_the_code_where_the_site_knows_its_address(tmp_path: Path, address: str) -> None:
    """Without one the document says the same, but for the way back."""
    settings = f"{sites.SETTINGS}site_url: {address}\n" if address else sites.SETTINGS
    html = sites.page(sites.built(tmp_path, settings=settings), "print/first")
    assert ("<figure" in html) == bool(address)
    assert (f"{address}roadmaps/first/</figcaption>" in html) == bool(address)
    assert '<div class="rm-cover"' in html
