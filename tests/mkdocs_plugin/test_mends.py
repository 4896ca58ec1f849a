"""What is mended of the theme: on all pages, listed in the guide, and not at all where a site wants it so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from roadmap_site.mkdocs_plugin import mends
from roadmap_site.site import assets
from roadmap_site.site.messages.words import ENGLISH
from tests.helpers import sites, worlds
from tests.helpers.paths import ROOT

DOCS = {"about.md": "# About\n\n- [x] one\n- [ ] two\n"}
OURS = ("mend.css", "mend.js")


def settings(own: str = "", theme: str = "{name: material, font: false}", more: str = "") -> str:
    """Return the settings of a site with some of the plugin's."""
    extensions = "markdown_extensions: [pymdownx.tasklist]\n"
    return f"site_name: A site\ntheme: {theme}\nplugins: [search, roadmap: {{{own}}}]\n{extensions}{more}"


@pytest.mark.parametrize("path", ["about", "topics/softmax", ""])
def test_every_page_has_the_mends(tmp_path: Path, path: str) -> None:
    """One by hand and one of ours alike; stylesheets of the site come after ours and can say otherwise."""
    docs = {**DOCS, "own.css": "h1 { color: red }"}
    site = sites.built(tmp_path, docs=docs, settings=settings(more="extra_css: [own.css]\n"))
    html = sites.page(site, path)
    assert 0 < html.index("/mend.css") < html.index("own.css")
    assert "/mend.js" in html
    assert all((site / "assets/roadmap-site" / name).is_file() for name in OURS)
    assert 'id="__drawer"' in html
    assert 'data-md-toggle="drawer" aria-label="Navigation"' in html


@pytest.mark.parametrize(("written", "read"), [("pt_BR", "pt-BR"), ("zh_Hant_TW", "zh-Hant-TW")])
def test_the_language_of_a_page_is_written_as_browsers_read_it(written: str, read: str) -> None:
    """However many parts it has; what comes later on the page stays."""
    later = '<p lang="a_b">'
    assert mends.mended(f'<html lang="{written}">{later}', ENGLISH) == f'<html lang="{read}">{later}'


def test_a_site_that_wants_none_has_none(tmp_path: Path) -> None:
    """Neither the files nor the names; the words of the theme are as they were."""
    site = sites.built(tmp_path, docs=DOCS, settings=settings("mend: false"))
    assert not any((site / "assets/roadmap-site" / name).exists() for name in OURS)
    for path in ("about", "topics/softmax"):
        html = sites.page(site, path)
        assert "mend." not in html
        assert 'data-md-toggle="drawer" type="checkbox"' in html
        assert 'aria-label="Path: ' not in html
    assert "aria-label" not in sites.article(sites.page(site, "about"))


def test_the_first_of_several_curricula_says_so_for_the_site(tmp_path: Path) -> None:
    """Its pages and those of the others are alike."""
    entries = "".join(
        f"  - roadmap: {{curriculum: {name}, path: {name}, mend: {mend}}}\n"
        for name, mend in (("curriculum", "false"), ("second", "true"))
    )
    chosen = f"site_name: A\ntheme: {{name: material, font: false}}\nplugins:\n  - search\n{entries}"
    folder = sites.write(tmp_path, settings=chosen)
    worlds.write(folder / "second", {})
    site = sites.build(folder, strict=False)
    for name in ("curriculum", "second"):
        html = sites.page(site, f"{name}/topics/softmax")
        assert "mend.css" not in html
        assert 'aria-label="Navigation"' not in html.partition("<header")[0]


@pytest.mark.parametrize(("theme", "script"), [("material", True), ("mkdocs", False), ("readthedocs", False)])
def test_the_script_is_for_the_theme_that_has_its_fault(tmp_path: Path, theme: str, *, script: bool) -> None:
    """The stylesheet is for all of them."""
    html = sites.page(sites.built(tmp_path, docs=DOCS, settings=settings(theme=theme)), "about")
    assert "/mend.css" in html
    assert ("/mend.js" in html) == script


def test_what_is_neither_yes_nor_no_is_refused(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As MkDocs has it."""
    with pytest.raises(Abort):
        sites.build(sites.write(tmp_path, settings=settings("mend: maybe")))
    assert "option 'mend': Expected type: <class 'bool'> but received: <class 'str'>" in caplog.text


def test_the_guide_lists_what_is_mended() -> None:
    """Each fault in the words of the file that mends it, and nothing else."""
    guide = (ROOT / "docs/guide/own-site.md").read_text(encoding="utf-8")
    section = guide.partition("## What is mended in the theme")[2].partition("\n## ")[0]
    css, js = ((assets.FOLDER / name).read_text(encoding="utf-8") for name in OURS)
    faults = [" ".join(words.split()) for words in re.findall(r"/\*(.*?)\*/", css, re.DOTALL)[1:]]
    faults += re.findall(r"(?m)^  // (.*)\n\n", js)
    faults += [str(mend.__doc__) for mend in mends.MENDS]
    assert len(faults) > 15
    assert re.findall(r"(?m)^- (.*)$", section) == faults


def test_each_rule_says_which_fault_it_mends() -> None:
    """Below a comment of one line, and above the next."""
    css = (assets.FOLDER / assets.MEND).read_text(encoding="utf-8")
    parts = re.split(r"/\*.*?\*/", css, flags=re.DOTALL)
    comments = re.findall(r"/\*.*?\*/", css, re.DOTALL)
    assert [part.strip() for part in parts[:2]] == ["", ""]
    assert all("{" in part for part in parts[2:])
    assert not [words for words in comments[1:] if "\n" in words]
