"""The files of the site that do not depend on the curriculum, as they are joined from their parts."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from roadmap_site.site import assets
from tests.helpers.node import MODULES


def held(name: str) -> str:
    """Return what a file holds."""
    return next(
        asset.content.decode() for asset in assets.all_files(typography=True, search=True) if asset.name == name
    )


def test_each_file_is_one_file_on_the_site() -> None:
    """Whatever parts it has here."""
    names = [asset.name for asset in assets.all_files(typography=True, search=True)]
    ours = {"roadmap.css", "catalogue.js", "finder.js", "map.js", "not-found.js", "print.js"}
    ours |= {"iframe-worker.js", "jump.js", "favicon.svg", "social.png", "mend.css", "mend.js", "reach.js"}
    typography = {"typography.css", "figtree-latin.woff2", "figtree-latin-ext.woff2", "figtree-license.txt"}
    search = {"search.js", "search-dialog.js", "search-dialog.css", "search-marks.js", "minisearch.js", "stemmer-en.js"}
    search |= {"minisearch-license.txt", "stemmer-license.txt"}
    assert ours | typography | search == {*names}
    assert len(names) == len({*names})


def test_no_file_of_our_typography_and_search_is_there_unless_a_site_has_it() -> None:
    """Neither the stylesheet nor the font, no library, and no licence of these."""
    names = {asset.name for asset in assets.all_files(typography=False, search=False)}
    assert "roadmap.css" in names
    assert not [name for name in names if name.startswith(("typography", "figtree", "search", "minisearch", "stemmer"))]


def test_the_parts_of_a_stylesheet_come_in_their_order() -> None:
    """What is on paper comes last, so that it has the last word."""
    css = held("roadmap.css")
    places = [
        css.index(word)
        for word in (".rm-lead", "ul.rm-cards", "ol.rm-stages", ".rm-map", ".rm-filters", "@media print")
    ]
    assert places == sorted(places)
    assert css.count("{") == css.count("}")
    assert "\n\n\n" not in css


def test_one_part_knows_what_themes_call_their_colours() -> None:
    """All others take ours, and each of ours has a value where the theme has none."""
    first, *others = sorted((assets.FOLDER / "roadmap.css.parts").iterdir())
    assert not [part.name for part in others if re.search(r"var\(--(?!rm-)", part.read_text("utf-8"))]
    css = first.read_text("utf-8")
    assert re.findall(r"var\(--(?:md|bs)-[\w-]+", css)
    assert not re.findall(r"var\(--md-[\w-]+\)", css)
    ours = {*re.findall(r"(?<=var\()--rm-[\w-]+", held("roadmap.css"))}
    assert ours == {*re.findall(r"(--rm-[\w-]+): ", held("roadmap.css"))}


def test_a_script_of_parts_shows_nothing_of_itself_to_others() -> None:
    """The parts are one block, so that their names are theirs alone."""
    script = held("catalogue.js")
    assert script.startswith("{\n")
    assert script.endswith("}\n")
    for part in (assets.FOLDER / "catalogue.js.parts").iterdir():
        names = re.findall(r"^const (\w+)", part.read_text(encoding="utf-8"), re.MULTILINE)
        assert all(f"\nconst {name} =" in script for name in names)


def test_lines_of_templates_can_be_read() -> None:
    """None is longer than a screen is wide."""
    folder = assets.FOLDER.parent
    files = [*folder.glob("templates/**/*.html"), *folder.glob("theme/*.html")]
    long = {file.name for file in files for line in Path(file).read_text("utf-8").splitlines() if len(line) > 150}
    assert files
    assert not long


def test_parts_are_named_by_their_order() -> None:
    """Two digits or one, alike within a folder, as they are sorted by name."""
    for folder in assets.FOLDER.glob("*.parts"):
        names = [part.stem for part in folder.iterdir()]
        assert all(re.fullmatch(r"\d+-[a-z-]+", name) for name in names)
        assert len({len(name.partition("-")[0]) for name in names}) == 1


def written(name: str) -> str:
    """Return the parts of a file as they are written here, with their comments."""
    folder = assets.FOLDER / f"{name}.parts"
    if not folder.is_dir():
        return (assets.FOLDER / name).read_text(encoding="utf-8")
    text = "\n".join(part.read_text(encoding="utf-8") for part in assets.parts_of(folder))
    return f"{{\n{text}}}\n" if name.endswith(".js") else text


def shortest(node: str, script: str) -> str:
    """Return what of a script is more than form."""
    done = subprocess.run(
        [node, str(MODULES / "terser/bin/terser")], input=script, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "name",
    [
        "catalogue.js",
        "finder.js",
        "jump.js",
        "map.js",
        "mend.js",
        "not-found.js",
        "reach.js",
        "search.js",
        "search-dialog.js",
    ],
)
def test_a_script_does_without_its_comments_what_it_does_with_them(node: str, name: str) -> None:
    """They are for those who read it here, and a third of what a reader would load."""
    assert len(held(name)) < len(written(name))
    assert shortest(node, held(name)) == shortest(node, written(name))


def test_a_stylesheet_has_the_rules_that_are_written(tmp_path: Path) -> None:
    """But for its comments and its blanks."""

    def rules(css: str) -> str:
        return " ".join(re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL).split())

    for name in ("roadmap.css", "mend.css", "typography.css", "search-dialog.css"):
        assert rules(held(name)) == rules(written(name))
        assert len(held(name)) < len(written(name))


def test_what_others_have_written_says_by_whom_it_is() -> None:
    """Its first line stays as it was taken over."""
    for name in ("minisearch.js", "stemmer-en.js"):
        assert held(name) == (assets.FOLDER / name).read_text(encoding="utf-8")
