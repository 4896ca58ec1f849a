"""What `check --fix` mends: former ids, addresses that are known to have https, and the form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.edit import editor_schemas, fixing, formatting
from roadmap_site.edit.fixing import Fixed
from roadmap_site.system import transactions
from tests.helpers import bread, worlds

Files = Mapping[str, str | bytes | None]


def fix(folder: Path, https: Collection[str] = (), chosen: Collection[str] | None = None) -> Fixed:
    """Mend a folder."""
    with transactions.session(folder, folder) as session:
        return fixing.fix(session, folder, folder.as_posix(), https, chosen)


def text(folder: Path, path: str) -> str:
    """Return a file without the line that names its schema."""
    return editor_schemas.without_line((folder / path).read_bytes().decode())


OTHERS: Files = {
    "topics/basics.yml": "softmax: {title: Softmax, was: [soft-max]}\nrelu: ReLU\n",
    "resources/book.yml": "a-book: {title: A book, was: [the-book]}\n",
    "projects/basics.yml": "a-project: {title: A project, was: [the-project]}\n",
    "roadmaps/first/roadmap.yml": "title: First\nwas: [one]\n",
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax]\nwas: [begin]\n",
}
TOP = """\
title: A curriculum
roadmaps: [%s]
kinds:
  book: Book
  article: Article
areas:
  basics: Basics
  extras: Extras
"""
STALE = {
    "needs": ("topics/extras.yml", "x:\n  title: X\n  needs: [%s]\n", "soft-max", "softmax"),
    "a link": ("topics/extras.yml", "x:\n  title: X\n  summary: A [[%s|b]]\n", "soft-max", "softmax"),
    "topics": ("resources/article.yml", "x:\n  title: X\n  topics: [%s]\n", "soft-max", "softmax"),
    "materials": ("projects/extras.yml", "x:\n  title: X\n  materials: [%s]\n", "the-book", "a-book"),
    "an entry": ("roadmaps/first/02-x.yml", "title: X\ntopics: [%s]\n", "soft-max", "softmax"),
    "an entry with points": (
        "roadmaps/first/02-x.yml",
        "title: X\ntopics:\n  - topic: %s\n    points: [a]\n",
        "soft-max",
        "softmax",
    ),
    "a resource with a note": (
        "roadmaps/first/02-x.yml",
        "title: X\nresources:\n  - resource: %s\n    note: a\n",
        "the-book",
        "a-book",
    ),
    "a project": ("roadmaps/first/02-x.yml", "title: X\nprojects: [%s]\n", "the-project", "a-project"),
    "a stage": ("topics/extras.yml", "x:\n  title: X\n  summary: A [[%s]]\n", "first/begin", "first/start"),
    "a stage of a roadmap": ("topics/extras.yml", "x:\n  title: X\n  summary: A [[%s]]\n", "one/begin", "first/start"),
    "a roadmap": ("topics/extras.yml", "x:\n  title: X\n  summary: A [[%s]]\n", "one", "first"),
    "the list of roadmaps": (
        "curriculum.yml",
        TOP,
        "one",
        "first",
    ),
    "a milestone": (
        "roadmaps/first/roadmap.yml",
        "title: First\nmilestones:\n  m:\n    title: M\n    topics: [%s]\nwas: [one]\n",
        "soft-max",
        "softmax",
    ),
}


@pytest.mark.parametrize("where", STALE)
def test_a_former_id_becomes_the_one_of_today(where: str, tmp_path: Path) -> None:
    """Wherever it stands; then the curriculum has no error."""
    path, words, old, new = STALE[where]
    files = {"curriculum.yml": TOP.replace("%s", "first"), path: words.replace("%s", old)}
    folder = worlds.write(tmp_path, {**OTHERS, **files})
    assert loader.load(folder).has_errors
    assert path in fix(folder).renamed
    assert text(folder, path) == words.replace("%s", new)
    assert not loader.load(folder).has_errors


def test_an_id_that_may_not_stand_there_is_left_to_its_author(tmp_path: Path) -> None:
    """A topic's former id among resources is a mistake of another kind, as is one that never was."""
    words = "title: X\nresources: [soft-max]\ntopics: [sofmax]\n"
    folder = worlds.write(tmp_path, {**OTHERS, "roadmaps/first/02-x.yml": words})
    assert fix(folder).renamed == ()
    assert "soft-max" in text(folder, "roadmaps/first/02-x.yml")
    assert loader.load(folder).has_errors


URLS = (
    "a: {title: A, url: 'http://example.org/a'}\n"
    "b:\n  url: http://example.org/b # http://example.org/a\n  title: B\n"
    "c: {title: http://example.org/a, url: http://example.org/a?b}\n"
)


def test_only_addresses_that_are_listed_become_secure(tmp_path: Path) -> None:
    """Others may have no https, and what stands in titles and comments is text."""
    folder = worlds.write(tmp_path, {"resources/book.yml": URLS})
    done = fix(folder, {"http://example.org/a", "https://example.org/b", "http://example.org/c"})
    assert done.secured == ("resources/book.yml",)
    urls = [resource.url for resource in loader.load(folder).curriculum.resources.values()]
    assert urls == ["https://example.org/a", "http://example.org/b", "http://example.org/a?b"]
    assert "url: http://example.org/b  # http://example.org/a" in text(folder, "resources/book.yml")
    assert loader.load(folder).curriculum.resources["c"].title == "http://example.org/a"


def test_an_address_in_an_explanation_becomes_secure_where_it_is_a_link(tmp_path: Path) -> None:
    """What stands in code stays as it is, and so does all that YAML would make of Markdown."""
    page = "`http://example.org/a`: [one](http://example.org/a)\n\n- a: [b\n"
    folder = worlds.write(tmp_path, {"topics/basics/softmax.md": page})
    assert fix(folder, {"http://example.org/a"}).secured == ("topics/basics/softmax.md",)
    assert text(folder, "topics/basics/softmax.md") == page.replace("(http:", "(https:")


def test_files_get_their_canonical_form(tmp_path: Path) -> None:
    """A second time there is nothing to do."""
    folder = bread.write(tmp_path)
    assert set(fix(folder).formatted) == set(bread.FILES)
    assert formatting.all_formatted(folder, "").texts == {}
    assert fix(folder) == Fixed((), (), (), ())
    assert loader.load(folder).problems == ()


def test_only_chosen_files_are_mended(tmp_path: Path) -> None:
    """The others keep their former ids, addresses and form."""
    extras = "x: {title: 'X', needs: [soft-max]}\n"
    files = {"topics/extras.yml": extras, "projects/extras.yml": "y: {title: Y, topics: [soft-max]}\n"}
    files |= {"resources/book.yml": URLS + "a-book: A\n"}
    folder = worlds.write(tmp_path, {**OTHERS, **files})
    done = fix(folder, {"http://example.org/a"}, {"projects/extras.yml"})
    assert done == Fixed(("projects/extras.yml",), (), (), ("projects/extras.yml",))
    assert text(folder, "topics/extras.yml") == extras
    assert text(folder, "resources/book.yml") == URLS + "a-book: A\n"


@pytest.mark.parametrize(
    "broken",
    [
        "a: {title: A, topics: [soft-max], url: 'http://example.org/a'}\nb: [\n",
        "a: {title: A, topics: [soft-max], url: 'http://example.org/a'}\nb: B\nb: C\n",
        "a: {title: A, topics: [soft-max], url: 'http://example.org/a'}\nb: &x B\n",
        "a: {title: A, topics: [soft-max], url: 'http://example.org/a'}\nb: \"\\x07\"\n",
    ],
)
def test_a_file_whose_text_has_problems_is_left_as_it_is(broken: str, tmp_path: Path) -> None:
    """What it should say is for its author to decide, and nothing of it may go."""
    folder = worlds.write(tmp_path, {**OTHERS, "resources/book.yml": broken})
    assert fix(folder, {"http://example.org/a"}).renamed == ()
    assert (folder / "resources/book.yml").read_text() == broken


def test_a_file_of_a_wrong_shape_is_mended_and_keeps_what_it_says(tmp_path: Path) -> None:
    """An unknown key is no reason to lose it."""
    folder = worlds.write(tmp_path, {**OTHERS, "topics/extras.yml": "x: {titel: X, needs: [soft-max], title: X}\n"})
    fix(folder)
    assert text(folder, "topics/extras.yml") == "x:\n  titel: X\n  title: X\n  needs: [softmax]\n"


LINKS = """\
title: Start
summary: [[softmax]]  # a comment
outcomes:
- [[soft-max|its "maximum", softly]]
topics:
- topic: softmax
  points: [[[softmax|a: b]], two]
"""


def test_a_link_that_reads_as_a_list_gets_its_quotes(tmp_path: Path) -> None:
    """It is a text with a link then, whose former ids are mended too; the comment beside it stays."""
    folder = worlds.write(tmp_path, {**OTHERS, "roadmaps/first/01-start.yml": LINKS})
    assert fix(folder).corrected == ("roadmaps/first/01-start.yml",)
    assert text(folder, "roadmaps/first/01-start.yml") == (
        'title: Start\nsummary: "[[softmax]]"  # a comment\noutcomes:\n'
        "  - '[[softmax|its \"maximum\", softly]]'\n"
        'topics:\n  - topic: softmax\n    points:\n      - "[[softmax|a: b]]"\n      - two\n'
    )
    assert not loader.load(folder).has_errors


@pytest.mark.parametrize(
    "words",
    [
        "x:\n  title: X\n  aliases:\n    - - - softmax\n",
        "x:\n  title: X\n  summary: [[softmax],\n    [relu]]\n",
    ],
)
def test_what_else_reads_as_a_list_is_left_to_its_author(words: str, tmp_path: Path) -> None:
    """In other lists several things could be meant."""
    folder = worlds.write(tmp_path, {**OTHERS, "topics/extras.yml": words})
    fix(folder)
    assert text(folder, "topics/extras.yml") == words


def test_links_in_files_that_were_not_chosen_keep_their_form(tmp_path: Path) -> None:
    """Only the named files change."""
    words = "x:\n  title: X\n  summary: [[softmax]]\n"
    folder = worlds.write(tmp_path, {**OTHERS, "topics/extras.yml": words})
    fix(folder, chosen={"topics/basics.yml"})
    assert text(folder, "topics/extras.yml") == words


SLIPS = {
    "an id without its list": ("needs: softmax", "needs: [softmax]"),
    "ids between commas without their list": ("needs: softmax, relu", "needs: [softmax, relu]"),
    "ids between commas in quotes": ('needs: "softmax, relu"', "needs: [softmax, relu]"),
    "a link where an id belongs": ("needs: [[softmax]]", "needs: [softmax]"),
    "a link as an item where an id belongs": ("needs:\n    - [[softmax]]", "needs: [softmax]"),
    "a link where a name belongs": ("aliases: [[softmax|soft maximum]]", "aliases: [soft maximum]"),
    "capitals in an id": ("needs: [SoftMax]", "needs: [softmax]"),
    "an underscore in an id": ("needs: [log_softmax]", "needs: [log-softmax]"),
    "a title instead of an id": ("needs: [Rectified Linear Unit]", "needs: [relu]"),
    "an alias instead of an id": ("needs: [Ramp]", "needs: [relu]"),
    "a title in a link": ("summary: See [[Rectified Linear Unit|it]].", "summary: See [[relu|it]]."),
    "an id that is none": ("was: [Old_One]", "was: [old-one]"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_the_help_spells_out_is_written(slip: str, tmp_path: Path) -> None:
    """Then the check has nothing more to say of it."""
    written, meant = SLIPS[slip]
    basics = "softmax: Softmax\nlog-softmax: Log-softmax\nrelu: {title: Rectified Linear Unit, aliases: [ramp]}\n"
    extras = "x:\n  title: X\n  %s\n"
    folder = worlds.write(tmp_path, {"topics/basics.yml": basics, "topics/extras.yml": extras % written})
    assert loader.load(folder).has_errors
    fix(folder)
    assert text(folder, "topics/extras.yml") == extras % meant
    assert not loader.load(folder).has_errors


RESOURCES = {
    "a level by its title": ("level: Beginner", "level: beginner"),
    "a level in capitals": ("level: BEGINNER", "level: beginner"),
    "a cost by its title": ('cost: "Costs nothing"', "cost: free"),
    "an address without https": ("url: www.example.org", "url: https://www.example.org"),
}


@pytest.mark.parametrize("slip", RESOURCES)
def test_the_words_of_a_resource_are_mended(slip: str, tmp_path: Path) -> None:
    """A title of a vocabulary stands for its id, and an address gets what it lacks."""
    written, meant = RESOURCES[slip]
    top = TOP.replace("%s", "first") + "levels:\n  beginner: Beginner\ncosts:\n  free: Costs nothing\n"
    words = "a-book:\n  title: A book\n  %s\n"
    folder = worlds.write(tmp_path, {"curriculum.yml": top, "resources/book.yml": words % written})
    assert loader.load(folder).has_errors
    fix(folder)
    assert text(folder, "resources/book.yml") == words % meant
    assert not loader.load(folder).has_errors


@pytest.mark.parametrize(
    "words",
    [
        "outcomes: Say what it is, and why",
        "duration: a week or so",
        "topics: [sofmax]",
        "topics: [an-id]",
    ],
)
def test_what_could_mean_several_things_is_left_to_its_author(words: str, tmp_path: Path) -> None:
    """A comma in a sentence parts nothing, and of a misspelt id it may be the other end."""
    basics = "softmax: Softmax\nanid: An-id\n"
    files = {"topics/basics.yml": basics, "roadmaps/first/01-start.yml": f"title: Start\n{words}\n"}
    folder = worlds.write(tmp_path, files)
    before = text(folder, "roadmaps/first/01-start.yml")
    assert fix(folder).corrected == ()
    assert loader.load(folder).has_errors
    assert text(folder, "roadmaps/first/01-start.yml").split() == before.split()


def test_a_fix_that_would_break_the_file_is_not_written(tmp_path: Path) -> None:
    """The id that was meant is there already: two keys alike would lose one of the two."""
    words = "x: X\nX:\n  title: Another\n  needs: [SoftMax]\n"
    folder = worlds.write(tmp_path, {"topics/extras.yml": words})
    fix(folder)
    assert text(folder, "topics/extras.yml") == words


LOOKING_LIKE = {
    "a colon of another width": (
        "relu:\n  title：面粉\n  needs: [softmax]\n",
        "relu:\n  title: 面粉\n  needs: [softmax]\n",
    ),
    "the only key": ("relu:\n  title：面粉\n", "relu: 面粉\n"),
    "a comma of another width": (
        "gelu: GELU\nrelu:\n  title: ReLU\n  needs: [softmax，gelu]\n",
        "gelu: GELU\nrelu:\n  title: ReLU\n  needs: [softmax, gelu]\n",
    ),
    "ids over two lines": (
        "gelu: GELU\nrelu:\n  title: ReLU\n  needs: [gelu\n    softmax]\n",
        "gelu: GELU\nrelu:\n  title: ReLU\n  needs: [gelu, softmax]\n",
    ),
    "brackets of another width": (
        "relu:\n  title: ReLU\n  needs: ［softmax］\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "a bracket that closes nothing": (
        "relu:\n  title: ReLU\n  needs: [softmax］\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "curly quotes": ("relu:\n  title: “ReLU: cut”\n", 'relu: "ReLU: cut"\n'),
    "quotation marks of a language": ("relu:\n  title: „ReLU: ab“\n", 'relu: "„ReLU: ab“"\n'),
    "a dash of typography": (
        "relu:\n  title: ReLU\n  aliases:\n    - a\n    – b\n",
        "relu:\n  title: ReLU\n  aliases: [a, b]\n",
    ),
    "a no-break space before a dash": (
        "relu:\n  title: ReLU\n  aliases:\n    - a b\n  \u00a0 - c: d\n    - e\n".replace("c: d", "c d"),
        "relu:\n  title: ReLU\n  aliases: [a b, c d, e]\n",
    ),
    "a no-break space before a colon": (
        "relu:\n  title\u00a0: ReLU\n  needs: [softmax]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "an id of another width": (
        "relu:\n  title: ReLU\n  needs: [\uff53\uff4f\uff46\uff54\uff4d\uff41\uff58]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "no-break spaces": (
        "relu:\n\u00a0\u00a0title:\u00a0ReLU\n\u00a0 needs: [softmax]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "ideographic spaces": (
        "relu:\n\u3000title: ReLU\n\u3000needs: [softmax]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "what nobody sees, in ids and in texts": (
        're\u200blu:\n  title: Re\u00adLU\ufe0f\n  needs: [soft\u2060max, "r\\u00adelu"]\n',
        "relu:\n  title: ReLU\n  needs: [softmax, relu]\n",
    ),
    "letters of another script": (
        "r\u0435lu:\n  t\u0456tle: ReLU\n  needs: [s\u043eftmax]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "tags, and an end of a direction": (
        "relu:\n  title: Re\U000e0041LU\u2069\n  needs: [softmax]\n",
        "relu:\n  title: ReLU\n  needs: [softmax]\n",
    ),
    "a separator that was meant for a space": (
        "relu:\n  title: Re\u2028LU\n  needs: [softmax]\n",
        "relu:\n  title: Re LU\n  needs: [softmax]\n",
    ),
    "a carriage return too many": (
        "relu:\r\n  title: ReLU\r\r\n  needs: [softmax]\r\n",
        "relu:\r\n  title: ReLU\r\n  needs: [softmax]\r\n",
    ),
}
"""What an author wrote, and what was meant."""


@pytest.mark.parametrize("what", LOOKING_LIKE)
def test_what_looks_like_another_sign_or_like_nothing_is_mended(what: str, tmp_path: Path) -> None:
    """Each as its help says."""
    before, after = LOOKING_LIKE[what]
    folder = worlds.write(tmp_path, {"topics/extras.yml": before.encode()})
    fix(folder)
    assert text(folder, "topics/extras.yml") == after
    assert fix(folder) == Fixed((), (), (), ())


def test_a_slip_in_every_line_is_mended_in_every_line(tmp_path: Path) -> None:
    """A keyboard of another script was on all the time, and a parser stops at the first line that it cannot read."""
    ids = range(60)
    folder = worlds.write(tmp_path, {"topics/extras.yml": "".join(f"relu-{id}：层{id}\n" for id in ids)})
    fix(folder)
    assert text(folder, "topics/extras.yml") == "".join(f"relu-{id}: 层{id}\n" for id in ids)


def test_lines_that_show_what_was_meant_stay_lines(tmp_path: Path) -> None:
    """On one line nobody would see that each was meant for a key."""
    words = "relu:\n  title：层\n  summary：x\n"
    folder = worlds.write(tmp_path, {"topics/extras.yml": words})
    assert fix(folder).formatted == (
        "curriculum.yml",
        "roadmaps/first/01-start.yml",
        "roadmaps/first/roadmap.yml",
        "topics/basics.yml",
    )
    assert text(folder, "topics/extras.yml") == words


UNCLEAR = {
    "a direction without an end": "relu:\n  title: Re\u202eLU\n",
    "a control": 'relu:\n  title: "Re\\x07LU"\n',
    "carriage returns alone": "relu:\r  title: ReLU\r",
    "more carriage returns than one": "relu:\r\r\n  title: ReLU\r\r\n  needs: [softmax]\r\r\n",
    "a separator between keys": "relu:\n  title: ReLU\u2028  needs: [softmax]\n",
    "what looks like an item in a text": "relu:\n  title: ReLU\n  aliases:\n    - a b\n      - c d\n",
    "an item that a bullet opens": "relu:\n  title: ReLU\n  aliases: • a b\n",
}
"""What may have been meant in several ways."""


@pytest.mark.parametrize("what", UNCLEAR)
def test_what_may_mean_several_things_is_left_to_its_author(what: str, tmp_path: Path) -> None:
    """The file still says what it said."""
    folder = worlds.write(tmp_path, {"topics/extras.yml": UNCLEAR[what].encode()})
    fix(folder)
    assert text(folder, "topics/extras.yml") == UNCLEAR[what]


def test_a_word_of_a_vocabulary_is_mended_at_all_its_places(tmp_path: Path) -> None:
    """It is told once, and there are more places than rounds."""
    book = "".join(f"b{number}:\n  title: B{number}\n  level: Beginner\n  topics: [softmax]\n" for number in range(30))
    worlds.write(tmp_path, {"resources/book.yml": book})
    assert worlds.codes(loader.load(tmp_path)) == ["unknown-value"]
    assert fix(tmp_path).corrected == ("resources/book.yml",)
    assert text(tmp_path, "resources/book.yml").count("level: beginner") == 30
