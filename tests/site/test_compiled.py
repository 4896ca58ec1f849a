"""Templates are compiled once a process, and again when they change."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from roadmap_site.site import kinds
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.helpers import structured


def pages(folder: Path, templates: Path | None = None) -> dict[str, str]:
    """Return the pages of a small curriculum by their paths, made by a renderer of their own."""
    site = structured.site(folder, {})
    renderer = Renderer(site.graph, Addresses(folders=True), edit_url=lambda _: None, templates=templates)
    return {page.path: renderer.render(page).html for page in kinds.all_pages(site)}


def test_what_builds_again_compiles_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a preview does, all day, with a renderer for each of its builds."""
    first = pages(tmp_path / "first")
    compiled: list[object] = []
    monkeypatch.setattr(jinja2.Environment, "compile", lambda *_, **__: compiled.append(_))
    assert pages(tmp_path / "second") == first
    assert not compiled


def test_a_template_of_the_sites_own_may_change_between_builds(tmp_path: Path) -> None:
    """Its next build says what it says now."""
    templates = tmp_path / "templates"
    templates.mkdir()
    for words in ("Once", "Twice"):
        (templates / "roadmap.html").write_text(
            '{% extends "roadmap_site:roadmap.html" %}{% block lead %}' + words + "{% endblock %}", encoding="utf-8"
        )
        assert words in pages(tmp_path / words, templates)["roadmaps/first/index"]
