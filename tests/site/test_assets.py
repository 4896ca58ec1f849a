"""The files of the site that do not depend on the curriculum, as they are joined from their parts."""

from __future__ import annotations

import re
from pathlib import Path

from roadmap_site.site import assets


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
        assert part.read_text(encoding="utf-8") in script


def test_lines_of_templates_can_be_read() -> None:
    """None is longer than a screen is wide."""
    folder = assets.FOLDER.parent
    files = [*folder.glob("templates/**/*.html"), *folder.glob("theme/*.html")]
    long = {file.name for file in files for line in Path(file).read_text("utf-8").splitlines() if len(line) > 150}
    assert files
    assert not long


def test_parts_are_named_by_their_order() -> None:
    """Two digits or one, alike within a folder, as they are sorted by name."""
    for folder in assets.FOLDER.iterdir():
        if folder.is_dir():
            names = [part.stem for part in folder.iterdir()]
            assert all(re.fullmatch(r"\d+-[a-z-]+", name) for name in names)
            assert len({len(name.partition("-")[0]) for name in names}) == 1
