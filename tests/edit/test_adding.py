"""New things: in the right file, with a free id, and passing the check."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_site.curriculum import loader
from roadmap_site.edit import adding, edits, formatting
from roadmap_site.edit.adding import Adding
from roadmap_site.schema import prompts
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.prompts import Field
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Data
from tests.helpers import bread, worlds

HOMES: dict[Noun, str] = {
    "topic": "dough",
    "resource": "handbook",
    "project": "oven",
    "stage": "weekend",
    "roadmap": "none",
}
PLACES: dict[Noun, str] = {
    "topic": "topics/dough.yml",
    "resource": "resources/handbook.yml",
    "project": "projects/oven.yml",
    "stage": "roadmaps/weekend/03-something-new.yml",
    "roadmap": "roadmaps/something-new/roadmap.yml",
}


def said(noun: Noun, values: Mapping[str, Data], home: str | None = None, **more: str | None) -> dict[str, Data]:
    """Return what is said of a new thing: its keys, what it stands in, and what more is given."""
    where = {NOUNS[noun].home or "": home or HOMES[noun], **more}
    return {**values, **{name: word for name, word in where.items() if name and word}}


def added(
    folder: Path, noun: Noun, id: str, values: Mapping[str, Data], home: str | None = None, **more: str | None
) -> Adding:
    """Add a thing to the curriculum in a folder, which must pass the check then."""
    change = adding.adding(loader.load(folder), noun, id, said(noun, values, home, **more))
    worlds.change(folder, change.texts)
    assert not loader.load(folder).has_errors
    return change


def refusal(folder: Path, noun: Noun, id: str, home: str | None = None, after: str | None = None) -> str:
    """Return why a thing cannot be added."""
    with pytest.raises(edits.RefusedError) as reason:
        adding.adding(loader.load(folder), noun, id, said(noun, {"title": "Title"}, home, after=after))
    return str(reason.value)


def place(change: Adding) -> str:
    """Return the file of what is new."""
    return next(iter(change.texts))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> loader.LoadResult:
    """Return the smallest curriculum."""
    return loader.load(worlds.write(tmp_path_factory.mktemp("small"), {}))


@pytest.mark.parametrize("noun", HOMES)
def test_each_kind_of_thing_has_its_place(noun: Noun, tmp_path: Path) -> None:
    """All other files stay as they were, but for the list of roadmaps."""
    folder = bread.write(tmp_path)
    change = added(folder, noun, "something-new", {"title": "Something: new"})
    assert place(change) == PLACES[noun]
    thing = loader.load(folder).curriculum.by_id[change.id]
    assert (thing.title, thing.place.path) == ("Something: new", PLACES[noun])
    assert set(change.texts) == {PLACES[noun], *(["curriculum.yml"] if noun == "roadmap" else [])}
    for path, text in bread.texts().items():
        if path not in change.texts:
            assert (folder / path).read_text() == text
        elif noun != "roadmap":
            assert (folder / path).read_text().startswith(text)


@pytest.mark.parametrize("noun", ["topic", "resource", "project"])
def test_the_first_of_its_place_gets_a_file(noun: Noun, tmp_path: Path) -> None:
    """In canonical form, with the line that names its schema."""
    change = added(worlds.write(tmp_path, {}), noun, "x", {"title": "X"}, "book" if noun == "resource" else "extras")
    name = "book" if noun == "resource" else "extras"
    assert place(change) == f"{noun}s/{name}.yml"
    line = f"# yaml-language-server: $schema=../.schemas/{noun}s.json"
    assert (tmp_path / place(change)).read_text() == f"{line}\nx: X\n"
    assert place(change) not in formatting.all_formatted(tmp_path, "").texts


def test_a_new_file_names_its_schema_as_the_others_do(tmp_path: Path) -> None:
    """They may be on a site rather than in a folder."""
    at = "https://example.org/schemas"
    top = f"# yaml-language-server: $schema={at}/curriculum.json\n" + bread.texts()["curriculum.yml"]
    change = added(bread.write(tmp_path, {"curriculum.yml": top}), "stage", "x", {"title": "X"})
    assert (tmp_path / place(change)).read_text().startswith(f"# yaml-language-server: $schema={at}/stage.json\n")


WORDS = st.one_of(
    st.sampled_from(
        ["a: b", "# x", "[x", "{x}", "- a", "it's", '"q"', "  a ", "🍞", "a\nb", "null", "@", "`c`", "\\n"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Co", "Cc"]), min_size=1, max_size=40),
)


@settings(max_examples=100, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(["topic", "project", "stage", "roadmap"]), WORDS, st.lists(WORDS, max_size=3))
def test_what_somebody_types_is_what_is_read(
    small: loader.LoadResult, noun: Noun, summary: str, items: list[str]
) -> None:
    """Whatever signs are in it."""
    key = {"topic": "aliases", "project": "steps", "stage": "outcomes", "roadmap": "audience"}[noun]
    value: Data = "x".join(items) or "y" if noun == "roadmap" else list(items)
    values: dict[str, Data] = {"title": "X", "summary": summary, key: value}
    change = adding.adding(small, noun, "x", said(noun, values, {"stage": "first"}.get(noun, "basics")))
    text = change.texts[place(change)]
    assert text is not None
    data = reader.parse(text, "")[0].data
    assert isinstance(data, dict)
    assert (data if noun in {"stage", "roadmap"} else data["x"]) == values


def numbers(folder: Path) -> list[str]:
    """Return the stages of the roadmap `weekend` as they are numbered."""
    return sorted(file.stem for file in (folder / "roadmaps/weekend").glob("*-*.yml"))


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (None, ["01-mixing", "02-baking", "03-x"]),
        ("baking", ["01-mixing", "02-baking", "03-x"]),
        ("mixing", ["01-mixing", "02-x", "03-baking"]),
        ("weekend/mixing", ["01-mixing", "02-x", "03-baking"]),
    ],
)
def test_a_stage_comes_where_it_is_wanted(after: str | None, order: list[str], tmp_path: Path) -> None:
    """The stages behind it move up by one, with all that is in them."""
    folder = bread.write(tmp_path)
    change = added(folder, "stage", "x", {"title": "X"}, after=after)
    assert numbers(folder) == order
    for new, old in change.moved.items():
        assert (folder / new).read_text() == bread.texts()[old]
        assert not (folder / old).exists()


def test_a_stage_can_come_first(tmp_path: Path) -> None:
    """All others move up by one."""
    folder = bread.write(tmp_path)
    added(folder, "stage", "x", {"title": "X"}, first="yes")
    assert numbers(folder) == ["01-x", "02-mixing", "03-baking"]


def test_a_gap_between_numbers_is_filled_and_no_stage_moves(tmp_path: Path) -> None:
    """Only where a number is taken do the next ones move, and only as far as they must."""
    folder = bread.write(tmp_path, {f"roadmaps/weekend/{name}.yml": "title: A\n" for name in ("05-c", "06-d")})
    added(folder, "stage", "x", {"title": "X"}, after="baking")
    assert numbers(folder) == ["01-mixing", "02-baking", "03-x", "05-c", "06-d"]
    added(folder, "stage", "y", {"title": "Y"}, after="mixing")
    assert numbers(folder) == ["01-mixing", "02-y", "03-baking", "04-x", "05-c", "06-d"]
    added(folder, "stage", "z", {"title": "Z"}, first="yes")
    assert numbers(folder) == ["01-z", "02-mixing", "03-y", "04-baking", "05-x", "06-c", "07-d"]


def test_before_a_stage_with_the_number_0_there_is_room_too(tmp_path: Path) -> None:
    """The new one takes its number."""
    folder = worlds.write(tmp_path, {"roadmaps/first/00-intro.yml": "title: Intro\n"})
    added(folder, "stage", "x", {"title": "X"}, "first", first="yes")
    assert [stage.id for stage in loader.load(folder).curriculum.roadmaps["first"].stages] == ["x", "intro", "start"]


def test_a_roadmap_without_stages_gets_its_first(tmp_path: Path) -> None:
    """With the number 1."""
    folder = worlds.write(tmp_path, {})
    added(folder, "roadmap", "second", {"title": "Second"})
    assert place(added(folder, "stage", "x", {"title": "X"}, "second")) == "roadmaps/second/01-x.yml"
    assert loader.load(folder).curriculum.roadmap_order == ("first", "second")


@pytest.mark.parametrize(("noun", "key"), [("topic", "topics"), ("resource", "resources"), ("project", "projects")])
def test_a_thing_can_be_listed_in_a_stage(noun: Noun, key: str, tmp_path: Path) -> None:
    """At the end of its list, which is made if there is none."""
    folder = bread.write(tmp_path)
    stage = "sourdough-baker/wheat-and-water"
    change = added(folder, noun, "x", {"title": "X"}, stage=stage)
    assert set(change.texts) == {PLACES[noun], "roadmaps/sourdough-baker/01-wheat-and-water.yml"}
    found = loader.load(folder)
    assert found.problems == ()
    there = found.curriculum.stages[stage]
    assert "x" in {*(e.topic for e in there.entries), *(s.id for s in (*there.resources, *there.projects))}, key


@pytest.mark.parametrize(
    ("noun", "id", "home", "after", "why"),
    [
        ("topic", "gluten", "dough", None, "A topic has the id `gluten` already: Gluten. Choose another one."),
        ("project", "gluten", "dough", None, "A topic has the id `gluten` already: Gluten. Choose another one."),
        ("topic", "percentages", "dough", None, "`percentages` was the id of the topic `bakers-percentages`, and"),
        ("stage", "mixing", "weekend", None, "A stage has the id `weekend/mixing` already: Saturday: mixing."),
        ("roadmap", "quick-bread", "", None, "`quick-bread` was the id of the roadmap `weekend`, and still leads"),
        ("topic", "A b", "dough", None, "`A b` is not an id:"),
        ("topic", "../x", "dough", None, "`../x` is not an id:"),
        ("topic", "x", "Dough", None, "There is no area `Dough`. Did you mean `dough`?"),
        ("topic", "x", "../../x", None, "There is no area `../../x`."),
        (
            "resource",
            "x",
            "film",
            None,
            "There is no kind `film`. There are `article`, `handbook`, `table`, `community`. To have it",
        ),
        ("stage", "x", "nowhere", None, "There is no roadmap `nowhere`. There are `weekend`, `sourdough-baker`. Make"),
        ("stage", "x", "weekend", "starter", "The roadmap `weekend` has no stage `starter`. It has mixing, baking."),
    ],
)
def test_what_has_no_place_is_refused_in_words(  # noqa: PLR0917 (a row of a table)
    noun: Noun, id: str, home: str, after: str | None, why: str, tmp_path: Path
) -> None:
    """It says what is in the way, and what there is."""
    assert refusal(bread.write(tmp_path), noun, id, home, after).startswith(why)


@pytest.mark.parametrize(
    ("stage", "help"),
    [
        ("weekend/mixin", "Did you mean `weekend/mixing`?"),
        ("mixing", "Did you mean `weekend/mixing`?"),
        ("nowhere", "A stage is written `roadmap/stage`; `roadmap list stages` tells all."),
    ],
)
def test_a_stage_that_is_not_there_lists_nothing(stage: str, help: str, tmp_path: Path) -> None:
    """The nearest one is told, also to whoever leaves out the roadmap."""
    with pytest.raises(edits.RefusedError) as reason:
        adding.adding(bread.load(tmp_path), "topic", "x", said("topic", {"title": "X"}, stage=stage))
    assert str(reason.value) == f"There is no stage `{stage}`. {help}"


@pytest.mark.parametrize(
    ("word", "wanted", "line"),
    [
        ("area", "Grundlagen", "  grundlagen: Grundlagen"),
        ("area", "Öfen & Formen", "  ofen-formen: Ofen formen"),
        ("kind", "Film", "  film: {title: Film, plural: Films}"),
        ("kind", "🎬", "  book: {title: Book, plural: Books}\n  video: {title: Video, plural: Videos}"),
    ],
)
def test_a_title_in_place_of_an_id_becomes_one_in_the_help(word: str, wanted: str, line: str, tmp_path: Path) -> None:
    """Whoever follows it has what was asked for, and nothing twice."""
    help = adding.unknown(bread.load(tmp_path), word, wanted)
    assert help.endswith(f"curriculum.yml:\n\n{line}")


def test_the_only_word_of_a_vocabulary_is_told(tmp_path: Path) -> None:
    """As such."""
    result = adding.beginning(tmp_path / "curriculum", "Bread")
    assert adding.unknown(result, "area", "dough").startswith("There is no area `dough`. There is only `basics`. To ha")


def field(noun: Noun, name: str) -> Field:
    """Return what can be said of a thing under a name."""
    return next(field for field in prompts.fields(noun) if field.name == name)


FAULTS: list[tuple[Noun, str, str, str]] = [
    ("topic", "title", "a\nb", "A title is one line: write it on one line, without links."),
    ("topic", "summary", " ", "`summary` has no value: write the value, or take the line away."),
    ("topic", "summary", "a\x07b", "The invisible character U+0007"),
    ("topic", "needs", "percentages", "There is no topic `percentages`: `percentages` is now called"),
    ("topic", "needs", "country-loaf", "There is no topic `country-loaf`: `country-loaf` is a project; name"),
    ("resource", "level", "x", "There is no level `x`. There are `first-loaf`, `regular`. To have it"),
    ("stage", "duration", "3-1 weeks", "`3-1 weeks` is not a duration: the smaller number comes first: `1-3`."),
    ("stage", "resources", "bread", "There is no resource `bread`: "),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "name", "word", "why"), FAULTS)
def test_a_word_that_cannot_stand_under_a_key_has_a_reason(
    noun: Noun, name: str, word: str, why: str, tmp_path: Path
) -> None:
    """In the words of the checker."""
    with pytest.raises(edits.RefusedError) as reason:
        adding.check(bread.load(tmp_path), field(noun, name), {}, word)
    assert str(reason.value).startswith(why)


@pytest.mark.parametrize(
    ("noun", "name", "word"),
    [
        ("topic", "title", "a: 'b' # {c}"),
        ("topic", "needs", "flour"),
        ("resource", "level", "regular"),
        ("stage", "duration", "ongoing"),
        ("stage", "topics", "gluten"),
    ],
)
def test_a_word_that_can_stand_under_a_key_has_none(noun: Noun, name: str, word: str, tmp_path: Path) -> None:
    """Whatever signs are in it."""
    adding.check(bread.load(tmp_path), field(noun, name), {}, word)


def test_the_first_roadmap_begins_a_curriculum(tmp_path: Path) -> None:
    """Two files in canonical form, which pass the check and take things of each kind."""
    beginning = adding.beginning(tmp_path, "Bread: a start")
    change = adding.adding(beginning, "roadmap", "bread", {"title": "Bread: a start"})
    worlds.change(tmp_path, change.texts)
    assert set(change.texts) == {"curriculum.yml", "roadmaps/bread/roadmap.yml"}
    result = loader.load(tmp_path)
    assert not result.has_errors
    assert formatting.all_formatted(tmp_path, "").texts == {}
    for word in ("area", "kind", "level", "cost"):
        assert adding.known(result, word)
    assert [kind.id for kind in result.curriculum.kinds.values() if kind.material] == ["tool"]
    with pytest.raises(edits.RefusedError, match="`Bread` is not an id"):
        adding.adding(beginning, "roadmap", "Bread", {"title": "Bread"})
