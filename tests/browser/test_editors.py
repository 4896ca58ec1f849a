"""Editors, through yaml-language-server and its own protocol: what they underline, offer and leave alone."""

from __future__ import annotations

import json
import shutil
import subprocess
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_site.edit import editor_schemas
from roadmap_site.problems import characters
from roadmap_site.schema import definition
from roadmap_site.schema.json_schema import json_schemas
from roadmap_site.schema.texts import ID, Flag, Reading, Shape, Text
from roadmap_site.schema.types import ById, Items, Keys, ShortOr
from roadmap_site.yaml_io import reader
from tests.helpers import bakery, language_server, sites, worlds
from tests.helpers.language_server import Editor, Slip
from tests.helpers.paths import ROOT
from tests.mkdocs_plugin.test_plugin import BREAD
from tools.serving import served


@pytest.fixture(scope="module")
def editor(node: str) -> Iterator[Editor]:
    """Start one editor for all."""
    with language_server.editor(node) as opened:
        yield opened


@pytest.fixture(scope="module")
def bread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a curriculum whose files name their schemas, which are beside them and know its ids."""
    folder = worlds.write(tmp_path_factory.mktemp("bread") / "curriculum", BREAD)
    name_schemas(folder, editor_schemas.FOLDER)
    worlds.write_schemas(folder)
    return folder


def name_schemas(folder: Path, base: str) -> list[Path]:
    """Let each file of a curriculum name its schema; return the files."""
    found = sorted(folder.rglob("*.yml"))
    for file in found:
        write(folder, file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"), base)
    return found


def write(folder: Path, path: str, text: str, base: str = editor_schemas.FOLDER) -> Path:
    """Write one file of a curriculum, with the line that names its schema."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(editor_schemas.with_line(textwrap.dedent(text), path, base), encoding="utf-8")
    return file


def offered(editor: Editor, folder: Path, path: str, text: str) -> Mapping[str, language_server.Offer]:
    """Return what is offered at the bar in a text."""
    return editor.offers(folder / path, editor_schemas.with_line(text, path, editor_schemas.FOLDER))


def test_a_good_curriculum_has_no_line_underlined(editor: Editor, bread: Path) -> None:
    """Neither in short forms nor in long ones, in any kind of file."""
    found = editor.slips_of(sorted(bread.rglob("*.yml")))
    assert len(found) == 10
    assert not any(found.values())


def test_a_large_curriculum_has_no_line_underlined(editor: Editor, tmp_path: Path) -> None:
    """Every file of it, each with the line that names its schema; a slip in one of them would be seen."""
    folder = bakery.write(tmp_path / "curriculum")
    worlds.write_schemas(folder)
    own = name_schemas(folder, editor_schemas.FOLDER)
    found = editor.slips_of(own)
    assert len(found) == len(bakery.texts())
    assert not {file.name: slips for file, slips in found.items() if slips}
    for file in own:
        file.write_text(file.read_text(encoding="utf-8") + "\nNo_Key: [x]\n", encoding="utf-8")
    broken = editor.slips_of(own)
    assert all(broken.values())


SLIPS = [
    ("topics/dough.yml", "rye: {titel: Rye}\n", [(2, "rye", 'Missing property "title".'),
     (2, "titel", "Property titel is not allowed.")]),
    ("topics/dough.yml", "rye:\n  title: Rye\n  needs: flour\n", [(4, "flour", "A list belongs here.")]),
    ("topics/dough.yml", "rye:\n  title: [Rye]\n", [(3, "[Rye]", "A text belongs here.")]),
    ("topics/dough.yml", "rye: [Rye]\n", [(2, "[Rye]", 'Incorrect type. Expected "topic | string".')]),
    ("topics/dough.yml", "Rye_Flour: Rye\n", [(2, "Rye_Flour",
     "This does not fit: use small letters, digits and single hyphens: `first-steps-2`.")]),
    ("topics/dough.yml", 'rye: "[[flour]]"\n', [(2, '"[[flour]]"',
     "This does not fit: write it on one line, without links.")]),
    ("resources/book.yml", "a: {title: A, url: a.org}\n", [(2, "a.org",
     ("This does not fit: write the whole address, from `https://` on, or a page of the site by its file, such as "
      "`guide/page.md`."))]),
    ("resources/book.yml", "a: {title: A, year: long ago}\n", [(2, "long ago",
     "This does not fit: write four digits, such as `2016`, or take the line away.")]),
    ("roadmaps/quick/01-all.yml", "title: All\nduration: 6\n", [(3, "6", "A text belongs here.")]),
    ("roadmaps/quick/01-all.yml", "title: All\nduration: soon\n", [(3, "soon",
     ("This does not fit: write `6 weeks`, `1-2 months`, `3+ months`, `10 hours`, "
      "`13 weeks at 6-10 hours a week` or `ongoing`."))]),
    ("roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - points: [Net]\n",
     [(4, "p", 'Missing property "topic".')]),
    ("roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - section: First\n    topics: [flour]\n    note: x\n",
     [(6, "note", "Property note is not allowed.")]),
    ("roadmaps/quick/01-all.yml", "title: All\nresources: [{note: Good}]\n",
     [(3, "{", 'Missing property "resource".')]),
    ("roadmaps/quick/roadmap.yml", "titel: Quick\n", [(2, "t", 'Missing property "title".'),
     (2, "titel", "Property titel is not allowed.")]),
    ("curriculum.yml", "title: Bread\nroadmaps: quick\n", [(3, "quick", "A list belongs here.")]),
    ("projects/dough.yml", "a: {title: A, ladder: {one: two}}\n", [(2, "{one: two}", "A list belongs here.")]),
]  # fmt: skip


@pytest.mark.parametrize("case", SLIPS, ids=[f"{path}-{text[:30]}" for path, text, _ in SLIPS])
def test_a_slip_is_underlined_where_it_stands(
    case: tuple[str, str, list[tuple[int, str, str]]], editor: Editor, bread: Path, tmp_path: Path
) -> None:
    """Unknown and missing keys, wrong shapes and words that do not fit: with the line, in words that help."""
    path, text, expected = case
    shutil.copytree(bread / editor_schemas.FOLDER, tmp_path / editor_schemas.FOLDER)
    assert editor.slips(write(tmp_path, path, text)) == [Slip(*slip) for slip in expected]


TEXTS = """
    no yes on off y n true false null ~ Null 2016 3.10 010 0x1F 0o17 1e3 .5 -1 +1 .inf -.inf .nan 12:30 1:2:3 2016-01-01
    = << 1_000
""".split()  # noqa: SIM905 (as authors write them)
"""What other programs take for numbers, dates, truth values or nothing."""


def test_what_looks_like_a_number_may_stand_where_a_text_belongs(editor: Editor, bread: Path, tmp_path: Path) -> None:
    """As in the checker, all is text as it was written, and ids may look like numbers too."""
    shutil.copytree(bread / editor_schemas.FOLDER, tmp_path / editor_schemas.FOLDER)
    words = "\n".join(f"- {text}" for text in TEXTS)
    rest = f"outcomes:\n{words}\ntopics: [2016, no, null]\nresources: [{{resource: 1984}}]\nwas: [2016]\n"
    opened = [
        write(tmp_path, f"roadmaps/r/{number:02}-s.yml", f"title: {text}\n{rest}") for number, text in enumerate(TEXTS)
    ]
    opened.append(write(tmp_path, "topics/a.yml", "2016: 2016\nno: no\nnull: null\ntrue: {title: on, needs: [2016]}\n"))
    opened.append(write(tmp_path, "resources/a.yml", "1984: {title: 1984, year: 2016, level: 1, authors: [3.10]}\n"))
    opened.append(write(tmp_path, "curriculum.yml", "title: 12:30\nlanguage: no\nroadmaps: [1]\nlevels: {1: 1}\n"))
    assert not {file.name: slips for file, slips in editor.slips_of(opened).items() if slips}


def test_an_id_that_is_newer_than_the_schema_is_not_underlined(editor: Editor, bread: Path, tmp_path: Path) -> None:
    """The checker knows whether it is there; the editor only helps."""
    shutil.copytree(bread / editor_schemas.FOLDER, tmp_path / editor_schemas.FOLDER)
    opened = [
        write(tmp_path, "topics/dough.yml", "new: New\nrye: {title: Rye, needs: [new, flour]}\n"),
        write(tmp_path, "projects/dough.yml", "bake: {title: Bake, level: newer, topics: [new]}\n"),
        write(tmp_path, "roadmaps/a/01-a.yml", "title: A\ntopics: [new, {topic: newer}]\nresources: [new]\n"),
        write(tmp_path, "curriculum.yml", "title: Bread\nroadmaps: [newest]\n"),
    ]
    assert not any(editor.slips_of(opened).values())


def test_keys_are_offered_with_what_they_are_for(editor: Editor, bread: Path) -> None:
    """Those that the mapping does not have yet, ready to go on after the colon."""
    found = offered(editor, bread, "topics/dough.yml", "rye:\n  title: Rye\n  |\n")
    assert {"aliases", "summary", "needs", "was"} <= set(found)
    assert "title" not in found
    assert found["summary"].about == "What it is, in one sentence."
    assert found["summary"].written == "summary: "
    stage = offered(editor, bread, "roadmaps/quick/01-all.yml", "title: All\n|\n")
    assert stage["duration"].about.startswith("How long it takes: `6 weeks`")
    entry = offered(editor, bread, "roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - topic: flour\n    |\n")
    assert set(entry) == {"points", "resources", "projects", "practice", "duration", "recommended", "optional"}


IDS = [
    ("topics/dough.yml", "rye:\n  title: Rye\n  needs: [|]\n", "flour", "Flour"),
    ("topics/dough.yml", "rye:\n  title: Rye\n  needs:\n    - flour\n    - |\n", "gluten", "Gluten"),
    ("roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - |\n", "sourdough", "Sourdough"),
    ("roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - topic: |\n", "baking", "Baking"),
    ("roadmaps/quick/01-all.yml", "title: All\ntopics:\n  - section: A\n    topics:\n      - |\n", "baking", "Baking"),
    ("roadmaps/quick/01-all.yml", "title: All\nresources:\n  - |\n", "bread-book", "The Bread Book"),
    ("roadmaps/quick/01-all.yml", "title: All\nprojects: [|]\n", "first-loaf", "Bake a loaf"),
    ("roadmaps/quick/roadmap.yml", "title: Q\nmilestones:\n  m:\n    title: M\n    projects: [|]\n",
     "first-loaf", "Bake a loaf"),
    ("resources/book.yml", "a:\n  title: A\n  level: |\n", "crust", "Crust"),
    ("resources/book.yml", "a:\n  title: A\n  cost: |\n", "free", "Free"),
    ("projects/dough.yml", "a:\n  title: A\n  materials: [|]\n", "bread-book", "The Bread Book"),
    ("curriculum.yml", "title: Bread\nroadmaps: [quick, |]\n", "home-baker", "The Home Baker"),
]  # fmt: skip


@pytest.mark.parametrize("case", IDS, ids=[f"{path}-{text[10:40]}" for path, text, *_ in IDS])
def test_ids_are_offered_with_their_titles(case: tuple[str, str, str, str], editor: Editor, bread: Path) -> None:
    """Wherever something is referred to, what there is; and nobody is offered `true` for a text."""
    path, text, id, title = case
    found = offered(editor, bread, path, text)
    assert found[id].about == title
    assert found[id].written == id
    assert "true" not in found


def test_a_text_is_offered_no_words(editor: Editor, bread: Path) -> None:
    """A title is the author's own."""
    assert not offered(editor, bread, "topics/dough.yml", "rye:\n  title: |\n")


def test_the_site_serves_the_schemas_to_editors(editor: Editor, tmp_path: Path) -> None:
    """A contributor without our command has the same help: the files name the address where the schemas are."""
    site = sites.built(tmp_path / "site", BREAD)
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    with served(site) as address:
        base = f"{address}schemas"
        assert not any(editor.slips_of(name_schemas(folder, base)).values())
        broken = write(folder, "topics/dough.yml", "rye: {titel: Rye}\n", base)
        assert Slip(2, "titel", "Property titel is not allowed.") in editor.slips(broken)
        text = editor_schemas.with_line("rye:\n  title: Rye\n  needs: [|]\n", "topics/dough.yml", base)
        assert editor.offers(folder / "topics/dough.yml", text)["gluten"].about == "Gluten"


AJV = """
const ajv = new (require("ajv"))({strict: true, strictTypes: false, allErrors: true});
ajv.addVocabulary(["x-refers-to", "enumDescriptions", "errorMessage", "patternErrorMessage"]);
for (const schema of JSON.parse(require("fs").readFileSync(0))) ajv.compile(schema);
"""


@pytest.mark.parametrize("known", [{}, {"topic": {"flour": "Flour"}, "level": {"1": "One"}}], ids=["plain", "ids"])
def test_the_schemas_are_json_schemas_of_draft_7(known: Mapping[str, Mapping[str, str]], node: str) -> None:
    """A strict validator knows every word of them, and their patterns are those of JavaScript."""
    text = json.dumps(list(json_schemas(known).values()))
    assert '"http://json-schema.org/draft-07/schema#"' in text
    done = subprocess.run([node, "-e", AJV], input=text, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


_CHARACTERS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))


def written(shape: Shape) -> st.SearchStrategy[str]:
    """Return YAML texts, each on one line, of values that have a shape."""
    if isinstance(shape, Text):
        quoted = st.from_regex(shape.pattern, alphabet=_CHARACTERS) if shape.pattern else st.text(_CHARACTERS)
        plain = [text for text in TEXTS if shape.fits(text)]
        # What nobody sees is told by the check alone: no schema can say when a script needs it.
        seen = quoted.filter(shape.fits).filter(lambda text: not [*characters.unseen(text)])
        texts = seen.map(lambda text: json.dumps(text, ensure_ascii=False))
        return st.sampled_from(plain) | texts if plain else texts
    if isinstance(shape, Items):
        of, most = written(shape.of), 3
        if shape.each_once:
            # What is written in two ways is the same item; and what YAML takes for no number equals nothing, not even
            # itself: for the editor it stands there twice.
            of, most = of.filter(lambda item: item != ".nan"), 1
        return st.lists(of, min_size=1, max_size=most).map(lambda items: f"[{', '.join(items)}]")
    if isinstance(shape, ById):
        tricky = st.sampled_from([text for text in TEXTS if ID.fits(text)])
        ids = tricky | st.from_regex(r"[a-z0-9]{1,9}", fullmatch=True)
        return st.dictionaries(ids, written(shape.of), min_size=1, max_size=3).map(_mapping)
    if isinstance(shape, ShortOr):
        return st.one_of(written(shape.short), *map(written, shape.long))
    if isinstance(shape, Flag):
        return st.sampled_from(["true", "yes", '"true"'])
    assert isinstance(shape, Keys)
    values = {name: (key.required, written(key.shape)) for name, key in shape.keys.items()}
    must = {name: value for name, (required, value) in values.items() if required}
    may = {name: value for name, (required, value) in values.items() if not required}
    return st.fixed_dictionaries(must, optional=may).map(_mapping)


def _mapping(pairs: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"


PLACES = {
    "curriculum": "curriculum.yml",
    "roadmap": "roadmaps/r/roadmap.yml",
    "stage": "roadmaps/r/01-s.yml",
    "topics": "topics/t.yml",
    "resources": "resources/r.yml",
    "projects": "projects/p.yml",
}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.fixed_dictionaries({kind: written(shape) for kind, shape in definition.FILES.items()}))
def test_the_editor_accepts_what_the_checker_accepts(
    texts: dict[str, str], editor: Editor, bread: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever value has the shape that the checker wants has no line underlined: the two have one definition."""
    folder = tmp_path_factory.mktemp("drift")
    shutil.copytree(bread / editor_schemas.FOLDER, folder / editor_schemas.FOLDER)
    for kind, text in texts.items():
        document, problems = reader.parse(text, kind)
        assert document.data is not None
        definition.FILES[kind].read(document.data, (), Reading(document, problems))
        assert not problems
    found = editor.slips_of([write(folder, PLACES[kind], text) for kind, text in texts.items()])
    assert not {file.read_text(encoding="utf-8"): slips for file, slips in found.items() if slips}
