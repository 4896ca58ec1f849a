"""Files of the site that are called as some of ours: they are the site's, and nothing follows from them."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import sites


def test_a_script_called_search_leaves_the_search_to_the_theme(tmp_path: Path) -> None:
    """Where the site has chosen that."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {search: theme}]") + "extra_javascript: [js/search.js]\n"
    site = sites.built(tmp_path, docs={"js/search.js": "1\n"}, settings=settings)
    html = sites.page(site, "")
    assert 'data-md-component="search"' in html
    assert "data-rm-search" not in html


def test_a_stylesheet_called_mend_mends_nothing(tmp_path: Path) -> None:
    """The theme stays as it is, as the site has chosen."""
    settings = sites.SETTINGS.replace("roadmap]", "roadmap: {mend: false}]") + "extra_css: [css/mend.css]\n"
    site = sites.built(tmp_path, docs={"css/mend.css": "p {}\n"}, settings=settings)
    assert 'role="dialog" aria-label' not in sites.page(site, "")
    assert not (site / "assets/roadmap-site/mend.css").exists()
