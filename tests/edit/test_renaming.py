"""Another id for a thing: every reference follows, nothing else changes, and the old id still leads there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id
from roadmap_site.edit import edits, formatting, renaming
from roadmap_site.system import transactions
from roadmap_site.system.files import File
from tests.helpers import bread, worlds

Files = Mapping[str, str | bytes | None]


def texts(folder: Path) -> dict[str, str]:
    """Return what is in all files of a folder."""
    return {f.relative_to(folder).as_posix(): f.read_bytes().decode() for f in folder.rglob("*") if f.is_file()}


def renamed(folder: Path, old: str, new: str) -> LoadResult:
    """Give a thing in a folder another id; return what the folder holds then."""
    with transactions.session(folder, folder) as session:
        change = renaming.renaming(loader.load(folder), old, new)
        session.run(renaming.steps(folder, change, {}))
    return loader.load(folder)


def refusal(folder: Path, old: str, new: str) -> str:
    """Return why a thing cannot have another id."""
    with pytest.raises(edits.RefusedError) as reason:
        renaming.renaming(loader.load(folder), old, new)
    return str(reason.value)


ALL = [
    "flour", "bakers-percentages", "yeast", "sourdough-starter", "gluten", "autolyse", "bulk-fermentation", "shaping",
    "proofing", "oven-spring", "wikipedia-bakers-percentage", "wikipedia-sourdough", "cookbook-bread",
    "fooddata-central", "the-fresh-loaf", "percentage-calculator", "country-loaf", "first-loaf-of-all", "weekend",
    "sourdough-baker", "weekend/mixing", "weekend/baking", "sourdough-baker/wheat-and-water",
    "sourdough-baker/starter", "sourdough-baker/loaves",
]  # fmt: skip


@pytest.mark.parametrize("old", ALL)
def test_whatever_is_renamed_the_curriculum_stays_whole(old: str, tmp_path: Path) -> None:
    """Nothing refers to the old id, which leads to the new one; no problem comes of it, and no comment goes."""
    folder = bread.write(tmp_path)
    before, notes = loader.load(folder), sorted("".join(texts(folder).values()).count(c) for c in ("#", "# "))
    new = "quite-another"
    after = renamed(folder, old, new)
    whole = f"{old.partition('/')[0]}/{new}" if "/" in old else new
    assert after.problems == ()
    assert old not in after.curriculum.by_id
    assert link_id(after.curriculum.renamed[old]) == whole
    assert set(before.curriculum.renamed) <= set(after.curriculum.renamed)
    assert sorted("".join(texts(folder).values()).count(c) for c in ("#", "# ")) == notes
    targets = {reference.target for reference in after.graph.references}
    assert old not in targets
    assert len(after.graph.references) == len(before.graph.references)


def test_the_fixture_knows_all_things(tmp_path: Path) -> None:
    """The list above is that of the curriculum."""
    assert set(bread.load(tmp_path).curriculum.by_id) == set(ALL)


REFERENCES: dict[str, tuple[str, str, str]] = {
    "a list in brackets": ("projects/extras.yml", "p: {title: P, topics: [relu,  %s ]}\n", "softmax"),
    "quotes": ("projects/extras.yml", "p:\n  title: P\n  topics: ['%s', \"relu\"]\n", "softmax"),
    "items": ("projects/extras.yml", "p:\n  title: P\n  topics:\n  - %s   # why\n  - relu\n", "softmax"),
    "two links in one text": ("projects/extras.yml", "p: {title: P, summary: 'A [[%s]] b [[%s]].'}\n", "softmax"),
    "links with words": ("projects/extras.yml", "p:\n  title: P\n  summary: A [[%s|softmax]] b\n", "softmax"),
    "links with blanks": ("projects/extras.yml", "p:\n  title: P\n  summary: A [[ %s | softmax ]] b\n", "softmax"),
    "a folded text": ("projects/extras.yml", "p:\n  title: P\n  summary: >\n    A [[%s]]\n    b [[relu]]\n", "softmax"),
    "words broken over two lines": (
        "projects/extras.yml",
        "p:\n  title: P\n  summary: >-\n    A [[%s|soft\n    max]] b\n",
        "softmax",
    ),
    "words broken over two lines in quotes": (
        "projects/extras.yml",
        'p:\n  title: P\n  summary: "A [[%s|soft\n    max]] b"\n',
        "softmax",
    ),
    "code beside": ("projects/extras.yml", "p:\n  title: P\n  summary: A `[[softmax]]` b [[%s]]\n", "softmax"),
    "a backslash before": ("projects/extras.yml", "p:\n  title: P\n  summary: A \\[[softmax]] b [[%s]]\n", "softmax"),
    "other ids that hold it": (
        "projects/extras.yml",
        "p:\n  title: P softmax\n  summary: softmax [[log-softmax]] [[%s]]\n  topics: [log-softmax, %s]\n",
        "softmax",
    ),
    "steps": ("projects/extras.yml", "p:\n  title: P\n  steps:\n    - |-\n      One\n      [[%s]]\n", "softmax"),
    "a material": ("projects/extras.yml", "p: {title: P, materials: [%s], resources: [%s]}\n", "a-book"),
    "a note": (
        "roadmaps/first/02-more.yml",
        "title: More\nresources:\n  - {resource: %s, note: '[[%s]] again'}\n",
        "a-book",
    ),
    "a project with a note": (
        "roadmaps/first/02-more.yml",
        "title: More\nprojects:\n  - {project: %s, note: x}\n",
        "p-one",
    ),
    "an entry": (
        "roadmaps/first/02-more.yml",
        "title: More\ntopics:\n- %s\n- topic: relu\n  points: ['[[%s]]']\n  practice: [\"Do [[%s]] again\"]\n",
        "softmax",
    ),
    "a section": (
        "roadmaps/first/02-more.yml",
        "title: More\ntopics:\n- section: softmax\n  topics: [relu, {topic: %s, points: [softmax]}]\n",
        "softmax",
    ),
    "a milestone": (
        "roadmaps/first/roadmap.yml",
        "title: First\nmilestones:\n  softmax: {title: 'T [[%s]]', topics: [%s], projects: [p-one]}\n",
        "softmax",
    ),
    "a short milestone": ("roadmaps/first/roadmap.yml", "title: First\nmilestones:\n  m: Know [[%s]]\n", "softmax"),
    "advice": (
        "roadmaps/first/roadmap.yml",
        "title: First\naudience: '[[%s]]'\nadvice:\n- {title: softmax, points: ['Use [[%s]]', softmax]}\n",
        "softmax",
    ),
    "a stage in a text": ("projects/extras.yml", "p:\n  title: P\n  summary: See [[%s|start]]\n", "first/start"),
    "a roadmap in a text": ("projects/extras.yml", "p:\n  title: P\n  summary: See [[%s]]\n", "first"),
    "the stages of a roadmap": ("projects/extras.yml", "p:\n  title: P\n  summary: See [[%s/start|first]]\n", "first"),
}
OTHERS: Files = {
    "topics/extras.yml": "log-softmax: {title: L, summary: 'x'}\nrelu: ReLU\n",
    "resources/book.yml": "a-book: A book\n",
    "projects/basics.yml": "p-one: P1\n",
}


@pytest.mark.parametrize("where", REFERENCES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_reference_follows_and_nothing_else_in_its_file_changes(where: str, ending: str, tmp_path: Path) -> None:
    """Byte for byte: quotes, comments, blanks, broken lines and line endings stay."""
    path, text, old = REFERENCES[where]
    text = text.replace("\n", ending)
    folder = worlds.write(tmp_path, {**OTHERS, path: text.replace("%s", old).encode()})
    before = loader.load(folder)
    assert not before.has_errors, before.problems
    after = renamed(folder, old, "new-one")
    whole = "first/new-one" if "/" in old else "new-one"
    assert texts(folder)[path] == text.replace("%s", whole)
    assert not after.has_errors
    assert len(after.graph.references) == len(before.graph.references)


def test_an_id_in_escapes_is_found_too(tmp_path: Path) -> None:
    """Its file gets its canonical form, as the id cannot be changed in place."""
    files = {"projects/extras.yml": 'p: {title: P, summary: "A [[soft\\u006dax]] b", topics: [relu]}  # why\n'}
    folder = worlds.write(tmp_path, {**OTHERS, **files})
    assert not renamed(folder, "softmax", "new-one").has_errors
    text = "p:  # why\n  title: P\n  summary: A [[new-one]] b\n  topics: [relu]\n"
    assert texts(folder)["projects/extras.yml"] == text


def test_a_topic_in_its_short_form_gets_keys(tmp_path: Path) -> None:
    """`was:` needs a place; comments and the other entries of the file stay."""
    folder = worlds.write(tmp_path, {"topics/basics.yml": "# All.\n\n# One.\nsoftmax: Softmax  # the one\n"})
    renamed(folder, "softmax", "soft-maximum")
    text = "# All.\n\n# One.\nsoft-maximum:  # the one\n  title: Softmax\n  was: [softmax]\n"
    assert texts(folder)["topics/basics.yml"] == text


def test_in_a_canonical_file_only_the_id_and_the_former_ids_change(tmp_path: Path) -> None:
    """The file that defines it is as canonical as before."""
    folder = bread.write(tmp_path)
    worlds.change(folder, formatting.all_formatted(folder, "").texts)
    before = texts(folder)
    renamed(folder, "gluten", "gluten-net")
    lines = texts(folder)["topics/dough.yml"].splitlines()
    changed = [line for line in lines if line not in before["topics/dough.yml"].splitlines()]
    assert changed == [
        "gluten-net:",
        "  was: [gluten]",
        "  summary: Flour and water rest before salt and leaven come in, so that [[gluten-net]] forms without work.",
        "  needs: [gluten-net, bakers-percentages]",
        "  summary: The first rise, of the whole dough, with [[gluten-net|stretching and folding]] on the way.",
        "  needs: [gluten-net, yeast]",
    ]
    assert formatting.all_formatted(folder, "").texts == {}


def test_a_stage_keeps_its_number_and_a_roadmap_its_stages(tmp_path: Path) -> None:
    """Files move; no empty folder is left."""
    folder = bread.write(tmp_path)
    renamed(folder, "weekend/mixing", "weekend/the-dough")
    renamed(folder, "weekend", "two-days")
    here = [path for path in sorted(texts(folder)) if path.startswith("roadmaps/") and "sourdough" not in path]
    names = ("01-the-dough.yml", "02-baking.yml", "roadmap.yml")
    assert here == [f"roadmaps/two-days/{name}" for name in names]
    assert not (folder / "roadmaps/weekend").exists()
    assert "- two-days\n" in texts(folder)["curriculum.yml"]
    curriculum = loader.load(folder).curriculum
    for old in ("weekend/mixing", "weekend/the-dough", "two-days/mixing", "quick-bread/mixing"):
        assert link_id(curriculum.renamed[old]) == "two-days/the-dough"


def test_a_name_may_come_back(tmp_path: Path) -> None:
    """There and back again, and on: every name that it had leads to it, and none twice."""
    folder = bread.write(tmp_path)
    for old, new in (("gluten", "net"), ("net", "gluten"), ("gluten", "net"), ("net", "mesh")):
        result = renamed(folder, old, new)
        assert result.problems == ()
    assert result.curriculum.topics["mesh"].was == ("gluten", "net")
    folder = bread.write(tmp_path / "again")
    for old, new in (("weekend", "w"), ("w", "weekend"), ("weekend/mixing", "m"), ("weekend/m", "mixing")):
        result = renamed(folder, old, new)
        assert result.problems == ()
    assert result.curriculum.roadmaps["weekend"].was == ("quick-bread", "w")
    assert result.curriculum.stages["weekend/mixing"].was == ("m",)


def test_two_things_cannot_swap_their_names(tmp_path: Path) -> None:
    """The old address of each leads to it for ever."""
    folder = bread.write(tmp_path)
    renamed(folder, "gluten", "net")
    assert refusal(folder, "flour", "gluten") == "`gluten` was the id of the topic `net`, and still leads there."


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("gluten", "flour", "A topic has the id `flour` already: Flour. Choose another one."),
        ("gluten", "country-loaf", "A project has the id `country-loaf` already: Country loaf. Choose another one."),
        ("gluten", "gluten", "`gluten` is its id already."),
        ("weekend/mixing", "mixing", "`weekend/mixing` is its id already."),
        ("gluten", "Gluten", "`Gluten` is not an id. Use small letters, digits and single hyphens: `first-steps-2`."),
        ("gluten", "", "`` is not an id. Use small letters, digits and single hyphens: `first-steps-2`."),
        ("gluten", "../x", "`../x` is not an id. Use small letters, digits and single hyphens: `first-steps-2`."),
        ("weekend/mixing", "sourdough-baker/mixing", "`sourdough-baker/mixing` is not an id. Use small letters,"),
        ("mixing", "mix", "Nothing has the id `mixing`. Did you mean `weekend/mixing`?"),
        ("Bulk Fermentation", "rise", "Nothing has the id `Bulk Fermentation`. Did you mean `bulk-fermentation`?"),
        ("glutn", "net", "Nothing has the id `glutn`. Did you mean `gluten`?"),
        ("", "net", "Nothing has the id ``. `roadmap list` shows all ids; that of a stage is `roadmap/stage`."),
        ("percentages", "net", "`percentages` has been renamed already: it is now `bakers-percentages`."),
        ("gluten", "percentages", "`percentages` was the id of the topic `bakers-percentages`, and still leads there."),
        ("weekend/baking", "mixing", "A stage has the id `weekend/mixing` already: Saturday: mixing."),
    ],
)
def test_an_id_that_cannot_be_is_refused_in_words(old: str, new: str, why: str, tmp_path: Path) -> None:
    """It says what is in the way."""
    assert refusal(bread.write(tmp_path), old, new).startswith(why)


def test_pages_written_by_hand_follow_outside_of_code(tmp_path: Path) -> None:
    """Line endings stay, and bytes that are no text."""
    folder = bread.write(tmp_path / "curriculum")
    docs = tmp_path / "docs" / "deep er"
    docs.mkdir(parents=True)
    page = "# [[gluten]]\r\n\n[[gluten|net]] `[[gluten]]` [[ gluten ]] gluten [[flour]]\n\n```\n[[gluten]]\n```\n"
    page += "\n<!-- [[gluten]] -->\n\n    [[gluten]]\n"
    (docs / "a.md").write_bytes(page.encode() + b"\xff")
    (docs / "b.md").write_text("[[flour]]")
    (docs / "folder.md").mkdir()
    change = renaming.renaming(loader.load(folder), "gluten", "mesh")
    found = renaming.pages(tmp_path, "docs", folder, change).changed
    wanted = page.replace("# [[gluten]]", "# [[mesh]]").replace("[[gluten|net]]", "[[mesh|net]]")
    wanted = wanted.replace("[[ gluten ]]", "[[ mesh ]]")
    assert found == {File(tmp_path, "docs/deep er/a.md"): wanted.encode() + b"\xff"}


def test_pages_follow_a_roadmap_and_its_stages(tmp_path: Path) -> None:
    """Both forms of the id are in links; what only begins alike stays."""
    folder = bread.write(tmp_path / "curriculum")
    page = tmp_path / "page.md"
    page.write_text("[[weekend]] [[weekend/mixing|weekend]] [[weekend-bread]] weekend")
    change = renaming.renaming(loader.load(folder), "weekend", "two-days")
    assert list(renaming.pages(tmp_path, "", folder, change).changed.values()) == [
        b"[[two-days]] [[two-days/mixing|weekend]] [[weekend-bread]] weekend"
    ]
