"""The canonical form: the same curriculum, every comment where it belongs, and always the same bytes."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_site.curriculum import decode, loader
from roadmap_site.edit import formatting
from roadmap_site.schema.texts import Reading
from roadmap_site.yaml_io import reader
from tests.helpers import attachment, bakery, bread, handwriting, worlds

WRITE: dict[str, Callable[[Path], Path]] = {"bread": bread.write, "bakery": bakery.write}
READERS: dict[str, Any] = {
    "curriculum": decode.curriculum,
    "roadmap": lambda reading, path: decode.roadmap(reading, path, "slow"),
    "stage": lambda reading, path: decode.stage(reading, path, 1),
    "topics": lambda reading, path: [*decode.things("topic", reading, path)],
    "resources": lambda reading, path: [*decode.things("resource", reading, path)],
    "projects": lambda reading, path: [*decode.things("project", reading, path)],
}
STEADY = settings(
    max_examples=300, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
"""For properties: the same files in every run. By hand, many more: `max_examples=20_000`."""
HANDS = st.integers(0, 2**40).map(lambda seed: handwriting.page(Random(seed)))  # noqa: S311
REWRITTEN = HANDS.filter(lambda page: not _misfits(page))
"""Those that `fmt` does not refuse for a list or mapping where a text belongs."""


def loaded(text: str, kind: str) -> tuple[Any, Counter[tuple[str, str]]]:
    """Return the model of a file and its problems, without their places."""
    path = handwriting.PATHS[kind]
    reading = Reading(*reader.parse(text, path))
    model = READERS[kind](reading, path)
    return model, Counter((problem.code, problem.message) for problem in reading.problems)


def _misfits(page: handwriting.Page) -> bool:
    path = handwriting.PATHS[page.kind]
    document, _ = reader.parse(page.text, path)
    return any(True for _ in formatting.misfits(document.data, formatting.shape_of(path)))


def formatted(text: str, path: str = "topics/basics.yml") -> str:
    """Return the canonical text of a file, without the line that names its schema."""
    text = formatting.formatted(textwrap.dedent(text), path, ".schemas")
    first, _, rest = text.partition("\n")
    assert first.startswith("# yaml-language-server: $schema=")
    return rest


@STEADY
@given(REWRITTEN)
def test_a_file_in_any_handwriting_stays_what_it_is(page: handwriting.Page) -> None:
    """The model and the problems are the same, all keys and texts too, and the second time nothing changes."""
    path = handwriting.PATHS[page.kind]
    once = formatting.formatted(page.text, path, ".schemas")
    assert loaded(once, page.kind) == loaded(page.text, page.kind)
    assert formatting.formatted(once, path, ".schemas") == once


@STEADY
@given(HANDS)
def test_every_comment_of_any_handwriting_stays_with_its_key(page: handwriting.Page) -> None:
    """Those on lines of their own stay above the same key or below the same block, those beside on the same line."""
    once = formatting.formatted(page.text, handwriting.PATHS[page.kind], ".schemas")
    data = reader.parse(once, "")[0].data
    seen = attachment.about(once)
    for text, trail, closing in page.comments:
        if trail != handwriting.HEAD:
            assert seen[text] == (trail if closing else attachment.first_on_line(data, trail), closing), text
    assert len(seen) == len(page.comments)


@pytest.mark.parametrize("whose", ["bread", "bakery"])
def test_comments_put_anywhere_into_real_files_stay_with_their_keys(whose: str, tmp_path: Path) -> None:
    """A line above any key or item of the two curricula is above the same one afterwards."""
    random = Random(4)  # noqa: S311
    folder = WRITE[whose](tmp_path)
    for path in (path for path in formatting.own_files(folder) if path.endswith(".yml")):
        text, wanted = _with_remarks((folder / path).read_text(encoding="utf-8"), random)
        once = formatting.formatted(text, path, ".schemas")
        data = reader.parse(once, "")[0].data
        seen = attachment.about(once)
        for note, trail in wanted.items():
            assert seen[note] == (attachment.first_on_line(data, trail), False), f"{path}: {note}"
        assert formatting.formatted(once, path, ".schemas") == once


def _with_remarks(text: str, random: Random) -> tuple[str, dict[str, tuple[str | int, ...]]]:
    """Return a text with comments above some of its keys and items, and the way to each of these."""
    document, _ = reader.parse(text, "")
    first = {start.line: start for start in reversed(attachment.starts(document))}
    lines, wanted = [], {}
    for number, line in enumerate(document.lines):
        start = first.get(number)
        if start and line[: start.column].strip() == "" and random.random() < 0.5:
            note = f"#;{number} a remark"
            wanted[note] = start.trail
            lines.append(" " * start.column + note)
        lines.append(line)
    return "\n".join(lines), wanted


@pytest.mark.parametrize("whose", ["bread", "bakery"])
def test_a_curriculum_says_the_same_in_canonical_form(whose: str, tmp_path: Path) -> None:
    """Loading gives the same curriculum without a problem; formatting again changes nothing."""
    folder = WRITE[whose](tmp_path / "curriculum")
    before = loader.load(folder)
    done = formatting.all_formatted(folder, "curriculum")
    assert (done.problems, done.refused) == ((), {})
    worlds.change(folder, done.texts)
    after = loader.load(folder)
    assert after.curriculum == before.curriculum
    assert list(map(str, after.curriculum.things())) == list(map(str, before.curriculum.things()))
    assert after.problems == ()
    assert formatting.all_formatted(folder, "curriculum").texts == {}


FORMS = {
    "keys in the order of the reference": (
        "relu: {needs: [softmax], was: [r], title: ReLU}",
        "relu:\n  title: ReLU\n  needs: [softmax]\n  was: [r]\n",
    ),
    "unknown keys behind the one that they stand behind": (
        "relu:\n  was: [r]\n  old: 1\n  title: ReLU\n  sumary: A bend.\n  colour: red\n  needs: [a]\n",
        "relu:\n  title: ReLU\n  sumary: A bend.\n  colour: red\n  needs: [a]\n  was: [r]\n  old: 1\n",
    ),
    "an unknown key that comes first, as it may be the first one misspelt": (
        "relu:\n  zeal: 1\n  title: ReLU\n  colour: red\n",
        "relu:\n  zeal: 1\n  title: ReLU\n  colour: red\n",
    ),
    "ids in the author's order": ("tanh: Tanh\nrelu: ReLU\n", "tanh: Tanh\nrelu: ReLU\n"),
    "the short form": ("relu:\n  title: ReLU\n", "relu: ReLU\n"),
    "no short form that reads as a key": ("relu:\n  title: title:ReLU\n", "relu:\n  title: title:ReLU\n"),
    "no short form for what is no title": ("relu:\n  summary: A bend.\n", "relu:\n  summary: A bend.\n"),
    "no surplus quotes": ("'relu': \"ReLU\"\n", "relu: ReLU\n"),
    "quotes where YAML wants them": ('relu: "ReLU: a bend"\n', 'relu: "ReLU: a bend"\n'),
    "double quotes rather than single ones": ("relu: '- a'\n", 'relu: "- a"\n'),
    "single quotes around double ones": ('relu: "\\"a\\": b"\n', "relu: '\"a\": b'\n"),
    "words that other programs take for nothing": ("relu: 'null'\ntanh: ~\n", 'relu: "null"\ntanh: "~"\n'),
    "numbers and truth values as they are": (
        "relu:\n  title: no\n  aliases: [3.10, 010, '12:30']\n",
        "relu:\n  title: no\n  aliases:\n    - 3.10\n    - 010\n    - 12:30\n",
    ),
    "an empty value stays empty": ("relu:\n  title: ReLU\n  summary:\n", "relu:\n  title: ReLU\n  summary:\n"),
    "empty collections": ("a: {title: A, needs: [ ]}\nb: { }\n", "a:\n  title: A\n  needs: []\nb: {}\n"),
    "a list of short words in brackets": (
        "a:\n  title: A\n  needs:\n  - b\n  - c\n",
        "a:\n  title: A\n  needs: [b, c]\n",
    ),
    "a list with a comment in lines": (
        "a:\n  title: A\n  needs: [b, # x\n    c]\n",
        "a:\n  title: A\n  needs:\n    - b  # x\n    - c\n",
    ),
    "a long text folded": (
        f"a:\n  title: A\n  summary: {'bread ' * 30}\n",
        f"a:\n  title: A\n  summary: >-\n    {('bread ' * 19).strip()}\n    {('bread ' * 11).strip()}\n",
    ),
    "a long text that ends its line": (
        f"a:\n  title: A\n  summary: |\n    {'bread ' * 29}bread\n",
        f"a:\n  title: A\n  summary: >\n    {('bread ' * 19).strip()}\n    {('bread ' * 11).strip()}\n",
    ),
    "long paragraphs": (
        f"a:\n  title: A\n  summary: |\n    {'bread ' * 20}salt\n\n    End\n",
        f"a:\n  title: A\n  summary: >\n    {('bread ' * 19).strip()}\n    bread salt\n\n\n    End\n",
    ),
    "lines of verse": (
        f"a:\n  title: A\n  summary: |-\n    one\n    {'two ' * 40}end\n",
        f"a:\n  title: A\n  summary: |-\n    one\n    {'two ' * 40}end\n",
    ),
    "one blank line at most, none at the top": (
        "\n\n\na: A\n\n\n\nb:\n\n  title: B\n  needs: [a]\n\n\n",
        "a: A\n\nb:\n  title: B\n  needs: [a]\n",
    ),
    "what a file says of itself stays at its top": (
        "# The basics.\n# All of them.\n\n# The first.\na: A\n",
        "# The basics.\n# All of them.\n\n# The first.\na: A\n",
    ),
    "the last line ends": ("a: A", "a: A\n"),
    "line endings of Windows": ("a: A\r\n# b\r\nb:\r\n  title: B\r\n", "a: A\r\n# b\r\nb: B\r\n"),
    "line endings of the first line": ("a: A\n# b\r\nb:\r\n  title: B\r\n", "a: A\n# b\nb: B\n"),
    "no byte order mark": ("\ufeffa: 'A'\n", "a: A\n"),
    "no document marks": ("---\na: A  # x\n...\n", "a: A  # x\n"),
    "no tabs between": ("a:\tA\t\t# x\n", "a: A  # x\n"),
    "what may have been meant as part of a text right behind it": (
        f"a:\n  title: C # x\n  needs: [b] # y\n  summary: {'bread ' * 30}# z\nb: 'C' # x\nc: C #x\nd: C\t# x\n",
        f"a:\n  title: C # x\n  summary: {'bread ' * 30}# z\n  needs: [b]  # y\nb: C  # x\nc: C #x\nd: C # x\n",
    ),
    "two spaces before a comment behind an id": (
        "a:\n  title: A\n  needs:\n  - b # x\n  - c\n",
        "a:\n  title: A\n  needs:\n    - b  # x\n    - c\n",
    ),
    "escapes as the letters they stand for": ('a: "\\xe9\\U0001F35E"\n', "a: é🍞\n"),
}


@pytest.mark.parametrize("what", FORMS)
def test_there_is_one_way_to_write_it(what: str) -> None:
    """Each form has one text, which stays as it is."""
    before, after = FORMS[what]
    assert formatted(before) == after
    assert formatted(after) == after


COMMENTS = {
    "above a key that moves": (
        "a:\n  # why\n  needs: [b]\n  # what\n  title: A\n",
        "a:\n  # what\n  title: A\n  # why\n  needs: [b]\n",
    ),
    "beside a key that moves": (
        "a:\n  needs: [b] # why\n  title: A  # what\n",
        "a:\n  title: A  # what\n  needs: [b]  # why\n",
    ),
    "below the last key of a block": (
        "a:\n  needs: [b]\n  title: A\n  # more to come\nb: B\n",
        "a:\n  title: A\n  needs: [b]\n  # more to come\nb: B\n",
    ),
    "below the only key of what has a short form": (
        "a:\n  title: A\n  # needs: [b]\nb: B\n",
        "a:\n  title: A\n  # needs: [b]\nb: B\n",
    ),
    "at the end": ("a: A\n# the end\n", "a: A\n# the end\n"),
    "beside the start of a mapping": ("a: # x\n  title: A\n  needs: [b]\n", "a:  # x\n  title: A\n  needs: [b]\n"),
    "beside the key and the title of what has a short form": (
        "a:  # x\n  title: A  # y\n",
        "a:  # x\n  title: A  # y\n",
    ),
    "beside the start of a text": ("a: >-  # x\n  one\n  two\n", "a: one two  # x\n"),
    "between a key and its text": ("a:\n  # x\n  A\nb: B\n", "# x\na: A\nb: B\n"),
    "between a key and its text, apart from it": (
        "# w\n\na:\n\n  # x\n\n  # y\n  A\nb: B\n",
        "# w\n\n# x\n# y\na: A\nb: B\n",
    ),
    "between the first key and its text, in a file that starts with nothing": (
        "a:\n\n  # x\n\n  # y\n  A\nb: B\n",
        "# x\n# y\na: A\nb: B\n",
    ),
    "in brackets over several lines": (
        "a: {title: A, # x\n  # y\n  needs: [b]  # z\n  }  # all\nb: B\n",
        "a:  # all\n  title: A  # x\n  # y\n  needs: [b]  # z\nb: B\n",
    ),
    "after the last item in brackets": (
        "a:\n  title: A\n  needs: [\n    b,\n    # c\n  ]\n",
        "a:\n  title: A\n  needs:\n    - b\n    # c\n",
    ),
    "what only looks like one": ("a: 'b # c'\nb: b#c\n", 'a: "b # c"\nb: b#c\n'),
}


@pytest.mark.parametrize("where", COMMENTS)
def test_a_comment_stays_with_what_it_is_about(where: str) -> None:
    """Wherever YAML lets a comment stand, it has one place in the canonical form."""
    before, after = COMMENTS[where]
    assert formatted(before) == after
    assert formatted(after) == after


ITEMS = {
    "above an item": ("- a\n# x\n- b\n", "  - a\n  # x\n  - b\n"),
    "beside the hyphen": ("- # x\n  topic: a\n  points: [p]\n", "  # x\n  - topic: a\n    points: [p]\n"),
    "beside the hyphen of a short form": ("- # x\n  topic: a  # y\n", "  # x\n  - a  # y\n"),
    "after the hyphen, of the first key": (
        "-\n  # x\n  topic: a\n  points: [p]\n",
        "  # x\n  - topic: a\n    points: [p]\n",
    ),
    "after the hyphen, of a key that moves": (
        "- a\n-\n  # x\n  points: [p]\n  topic: b\n",
        "  - a\n  - topic: b\n    # x\n    points: [p]\n",
    ),
    "below an item with keys": (
        "- topic: a\n  points: [p]\n  # x\n- b\n",
        "  - topic: a\n    points: [p]\n    # x\n  - b\n",
    ),
    "below an item that has a short form": ("- topic: a\n  # x\n- b\n", "  - topic: a\n    # x\n  - b\n"),
}


@pytest.mark.parametrize("where", ITEMS)
def test_a_comment_stays_with_its_item(where: str) -> None:
    """An item of a list keeps its comments, above and below the hyphen."""
    before, after = ITEMS[where]
    head = "title: A\ntopics:\n"
    path = "roadmaps/first/01-start.yml"
    assert formatted(head + before, path) == head + after
    assert formatted(head + after, path) == head + after


def test_every_kind_of_file_names_its_schema() -> None:
    """The first line says where it is, as seen from the file; an old one is replaced."""
    for kind, path in handwriting.PATHS.items():
        text = formatting.formatted("title: A\n", path, ".schemas")
        up = "../" * path.count("/")
        assert text.partition("\n")[0] == f"# yaml-language-server: $schema={up}.schemas/{kind}.json"
        moved = formatting.formatted(text, path, "https://example.org/schemas")
        assert moved.partition("\n")[0] == f"# yaml-language-server: $schema=https://example.org/schemas/{kind}.json"
        assert moved.count("yaml-language-server") == 1


BROKEN: dict[str, str | bytes] = {
    "syntax-error": "a: [\n",
    "duplicate-key": "a: A\na: B\n",
    "unsupported-yaml": "a: &x A\n",
    "invisible-character": 'a: "\\x07"\n',
    "wrong bytes": b"a: \xff\n",
    "tabs": "a:\n\ttitle: A\n",
    "empty": "",
    "comments alone": "# nothing yet\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_file_that_cannot_be_read_is_left_alone(what: str, tmp_path: Path) -> None:
    """Its problem is told, and it gets no new text; the others do."""
    text = BROKEN[what]
    folder = worlds.write(tmp_path, {"topics/extras.yml": text, "topics/basics.yml": "softmax: 'Softmax'\n"})
    done = formatting.all_formatted(folder, "curriculum")
    assert [problem.location.path for problem in done.problems] == ["curriculum/topics/extras.yml"]
    assert "topics/extras.yml" not in done.texts
    assert "topics/basics.yml" in done.texts


@pytest.mark.parametrize("text", ["- a\n- b\n", "Softmax\n", "{}\n"])
def test_a_file_without_keys_is_refused_in_words(text: str, tmp_path: Path) -> None:
    """It can be read, but means nothing that could be put in order."""
    folder = worlds.write(tmp_path, {"topics/extras.yml": text})
    assert formatting.all_formatted(folder, "curriculum").refused == {"topics/extras.yml": "it has no keys"}


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2]\n",
        "a:\n  title: {b: c}\n  needs: d\n",
        "A B: x\n",
        "a:\n  - - - b\n",
        "a:\n  title:\n  - x\n  # y\n",
    ],
)
def test_a_file_of_a_wrong_shape_keeps_all_that_it_says(text: str) -> None:
    """What does not belong there is for the author to mend, with the same problems as before."""
    before, after = reader.parse(text, "")[0].data, reader.parse(formatted(text), "")[0].data
    assert before == after
    assert loaded(formatted(text), "topics") == loaded(text, "topics")


def test_only_files_with_a_place_in_a_curriculum_are_formatted(tmp_path: Path) -> None:
    """Others, links and hidden ones are not ours to change."""
    others = ("notes.yml", ".github/x.yml", "topics/.lock.yml", "topics/old/x.yml", "roadmaps/.draft/roadmap.yml")
    folder = worlds.write(tmp_path / "c", dict.fromkeys(others, "a:   b\n"))
    (folder / "topics" / "link.yml").symlink_to(folder / "topics" / "basics.yml")
    (folder / "topics" / "folder.yml").mkdir()
    assert set(formatting.own_files(folder)) == set(worlds.BASE)


def test_only_chosen_files_are_formatted(tmp_path: Path) -> None:
    """The others keep their form."""
    done = formatting.all_formatted(bread.write(tmp_path), "c", {"topics/oven.yml"})
    assert (done.files, list(done.texts)) == (1, ["topics/oven.yml"])


def test_an_entry_whose_first_key_is_misspelt_keeps_its_order() -> None:
    """The author finds the slip where it was made."""
    words = "title: A\ntopics:\n  - topics: b\n    points: [p]\n"
    assert formatted(words, "roadmaps/first/01-start.yml") == words


@pytest.mark.parametrize("setting", ["", "rules: {item-in-text: off}\n"])
def test_what_looks_like_an_item_keeps_its_line(setting: str, tmp_path: Path) -> None:
    """Within one line nobody would see the slip, and no check tell it; whoever has turned that off wants it so."""
    text = "relu:\n  title: ReLU\n  aliases:\n    - a b\n      - c d\n"
    top = textwrap.dedent(worlds.BASE["curriculum.yml"]) + setting
    done = formatting.all_formatted(
        worlds.write(tmp_path, {"topics/extras.yml": text, "curriculum.yml": top}), "curriculum"
    )
    assert ("topics/extras.yml" in done.texts) == bool(setting)
    assert [("`- c d`" in reason, "roadmap check" in reason) for reason in done.refused.values()] == (
        [] if setting else [(True, True)]
    )


MISFITS = {
    "a link without quotes": ("relu:\n  summary: [[softmax]]\n", "`summary` is a list"),
    "one in a list": ("relu:\n  aliases:\n  - [[softmax]]\n", "an item of `aliases` is a list"),
    "one as a whole list": ("relu:\n  aliases: [[softmax]]\n", "an item of `aliases` is a list"),
    "one in place of a title": ("relu: [[softmax]]\n", "`relu` is a list"),
    "one at an unknown key": ("relu:\n  sumary: [[softmax]]\n", "an item of `sumary` is a list"),
    "a mapping": ("relu:\n  aliases: [{topic: softmax}]\n", "an item of `aliases` is a mapping"),
}


@pytest.mark.parametrize("what", MISFITS)
def test_a_file_with_a_list_or_mapping_where_a_text_belongs_is_left_as_it_is(what: str, tmp_path: Path) -> None:
    """In another form nobody could tell what its author meant; the reason names the place."""
    text, reason = MISFITS[what]
    done = formatting.all_formatted(worlds.write(tmp_path, {"topics/extras.yml": text}), "curriculum")
    assert done.refused == {"topics/extras.yml": f"{reason} where a text belongs; see `roadmap check`"}
    assert "topics/extras.yml" not in done.texts


@pytest.mark.parametrize("text", ['"Bow"  #so', "'Bow' #so", "|- #so\n    Bow", ">- #so\n    Bow"])
def test_a_text_keeps_its_quotes_before_a_comment_that_looks_like_words(text: str) -> None:
    """Without them, `Bow  #so`, it would seem to go on with the comment."""
    once = formatted(f"softmax:\n  title: {text}\n  level: easy\n")
    assert once == 'softmax:\n  title: "Bow"  #so\n  level: easy\n'
    assert formatted(once) == once
