"""What is told of a change: as text, as Markdown that strangers' words cannot misuse, and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.diff import formats
from roadmap_site.diff.changes import between
from roadmap_site.diff.lines import worded
from roadmap_site.diff.report import Comparison
from roadmap_site.diff.revisions import Revision
from tests.helpers import github_markdown, worlds

Files = Mapping[str, str | bytes | None]

BREAD: Files = {
    "curriculum.yml": "title: Bread\nroadmaps: [first]\nareas: {basics: Basics, oven: Oven}\nkinds: {book: Book}\n",
    "topics/basics.yml": "flour: Flour\ngluten: {title: Gluten, needs: [flour]}\nsourdough: Sourdough\n",
    "topics/oven.yml": "baking: Baking\n",
    "resources/book.yml": "bread-book: The Bread Book\n",
    "roadmaps/first/roadmap.yml": "title: The Home Baker\n",
    "roadmaps/first/01-start.yml": """\
        title: Mixing
        duration: 1-2 weeks
        topics:
          - flour
          - topic: gluten
            points: [The windowpane test, "Kneading, folding, resting"]
        resources: [bread-book]
        """,
    "roadmaps/first/02-raising.yml": "title: Raising\nduration: 3 weeks\ntopics: [sourdough, baking]\n",
}
HOSTILE = (
    "@octocat **fixes** #1 <img src=x onerror=alert(1)> [click](https://evil.example/x) `tick` </details> "
    ":tada: www.evil.example GH-12 a@b.example 0123456789abcdef ![p](//evil.example/p.png) |x| ~~y~~ $z$ &amp; "
    "<!-- c -->"
)
KEPT = "what goes on under another id keeps both when that says `was: [the old id]`, as `roadmap rename` does"
QUOTED = json.dumps(HOSTILE)
FILE_NAME = HOSTILE.replace("/", ":")
TOP = str(BREAD["curriculum.yml"]).partition("kinds:")[0]
ADVICE = "".join(f"  - {{title: A{number}, points: [x]}}\n" for number in range(20))


def compared(folder: Path, after: Files, before: Files = BREAD) -> Comparison:
    """Return the comparison of two worlds, the second made of the first and other files."""
    old = worlds.load(folder / "before", before)
    new = worlds.load(folder / "after", {**before, **after})
    return Comparison(
        Revision("main", "1" * 40, old, exists=True),
        Revision("the working tree", None, new, exists=True),
        between(old, new),
    )


def text(folder: Path, after: Files, before: Files = BREAD) -> list[str]:
    """Return the lines that a terminal shows, without the names of the two sides."""
    return formats.text(compared(folder, after, before)).splitlines()[1:]


def test_nothing_changed_is_said_in_a_sentence(tmp_path: Path) -> None:
    """There is nothing to list."""
    found = text(tmp_path, {"topics/oven.yml": "# Hot.\nbaking:\n  title: 'Baking'\n"})
    assert found == ["Nothing changed in the curriculum's words."]


def test_the_change_is_told_by_roadmap_and_stage_then_by_catalogue(tmp_path: Path) -> None:
    """Titles stand with their ids, points under their topic, the sum of the durations with its stages."""
    after = {
        "topics/basics.yml": """\
            flour: Flour
            gluten: {title: Gluten, needs: [flour], aliases: [Seitan]}
            sourdough: Sourdough
            yeast: {title: Yeast, summary: Fungi that raise a dough., needs: [flour, gluten]}
            """,
        "roadmaps/first/01-start.yml": """\
            title: Mixing
            duration: 2-3 weeks
            topics:
              - flour
              - topic: gluten
                points: [The windowpane test of a dough, Autolyse]
              - section: Life
                topics: [yeast]
            resources: [bread-book]
            """,
    }
    assert text(tmp_path, after) == [
        (
            "1 stage changed; 1 topic added, 1 changed; 1 point added, 1 removed, 1 reworded; "
            "1 stage longer: 1–2 weeks → 2–3 weeks; 1 roadmap longer: 4–5 weeks → 5–6 weeks."
        ),
        "",
        "Roadmap: The Home Baker (first)",
        "  ~ time in all: 4–5 weeks → 5–6 weeks (longer)",
        "  ~ stage: Mixing (first/start)",
        "    ~ duration: 1–2 weeks → 2–3 weeks",
        "      topic Gluten",
        "      ~ point: The windowpane test{+ of a dough+}",
        "      + point: Autolyse",
        "      - point: Kneading, folding, resting",
        "    + topic: Yeast (under Life)",
        "",
        "Topics",
        "  ~ topic: Gluten (gluten)",
        "    + alias: Seitan",
        "  + topic: Yeast (yeast)",
        "    + area: basics",
        "    + summary: Fungi that raise a dough.",
        "    + needs: Flour, Gluten",
    ]


def test_moves_are_told_from_where_one_stands(tmp_path: Path) -> None:
    """The stage that lost a topic says where it is now, the one that gained it where it was."""
    after = {
        "topics/oven.yml": None,
        "topics/basics.yml": "flour: Flour\ngluten: Gluten\nsourdough: Sourdough\nbaking: Baking\n",
        "roadmaps/first/01-start.yml": "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, gluten, baking]\n",
        "roadmaps/first/02-raising.yml": "title: Raising\nduration: 3 weeks\ntopics: [sourdough]\n",
    }
    found = text(tmp_path, after)
    assert "    > topic Baking comes from Raising (first/raising)" in found
    assert "    > topic Baking is now in Mixing (first/start)" in found
    assert found[found.index("  > topic: Baking (baking)") + 1] == "    > moved from area oven to basics"
    assert "1 topic moved, 1 changed;" in found[0]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("points: [One, Two]", "points: [Two, One]", "1 point moved"),
        ("points: [One, Two, Three]", "points: [Three, Two, One]", "2 points moved"),
        ("points: [One, Two]", "points: [Two, One, Three]", "1 point added, 1 moved"),
        ("practice: [One, Two]", "practice: [Two, One]", "1 practice moved"),
        ("resources: [bread-book, rye-book]", "resources: [rye-book, bread-book]", "1 resource moved"),
    ],
)
def test_what_moved_within_an_entry_is_counted_by_its_own_word(
    before: str, after: str, moved: str, tmp_path: Path
) -> None:
    """A point that stands elsewhere is a point that moved, not a topic."""
    stage = "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, {{topic: gluten, {}}}]\nresources: [bread-book]\n"
    old = {
        **BREAD,
        "resources/book.yml": "bread-book: The Bread Book\nrye-book: The Rye Book\n",
        "roadmaps/first/01-start.yml": stage.format(before),
    }
    found = text(tmp_path, {"roadmaps/first/01-start.yml": stage.format(after)}, old)
    assert found[0] == f"1 stage changed; {moved}."


def test_an_order_that_changed_is_told_by_item_when_few_moved(tmp_path: Path) -> None:
    """From three on, it is the order as such."""
    start = "title: Mixing\nduration: 1-2 weeks\noutcomes: [{}]\ntopics: [flour, gluten]\nresources: [bread-book]\n"
    before = {**BREAD, "roadmaps/first/01-start.yml": start.format("a one, b two, c three, d four, e five")}

    def told(outcomes: str) -> str:
        after = {"roadmaps/first/01-start.yml": start.format(outcomes)}
        return formats.text(compared(tmp_path / outcomes, after, before))

    assert "> outcome moved from place 4 to 1: d four\n" in told("d four, a one, b two, c three, e five") + "\n"
    assert "> order of the outcomes changed" in told("e five, d four, c three, b two, a one")


def test_removed_and_renamed_things_are_told_with_what_becomes_of_their_addresses(tmp_path: Path) -> None:
    """What is gone for good is told once more, with help; what was joined or renamed is not."""
    after = {
        "topics/basics.yml": "flour: {title: Flour, was: [sourdough]}\nseitan: {title: Seitan, was: [gluten]}\n",
        "topics/oven.yml": "baking-bread: Baking\n",
        "roadmaps/first/01-start.yml": "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, seitan, baking-bread]\n",
        "roadmaps/first/02-raising.yml": None,
    }
    found = text(tmp_path, after)
    assert "  - topic: Sourdough (sourdough), whose address now leads to Flour (flour)" in found
    assert "  ~ topic: Seitan (seitan), renamed from gluten" in found
    assert found[found.index("Their addresses, and their readers' ticks, end") + 1 :][:4] == [
        "  ! stage: Raising (first/raising)",
        "  ! topic: Baking (baking)",
        "      is it the same as baking-bread, which is new? It has its title",
        f"    help: {KEPT}",
    ]


def test_a_roadmap_that_goes_takes_its_stages_along(tmp_path: Path) -> None:
    """They are not listed one by one; a stage that goes alone is."""
    after = {name: None for name in BREAD if name.startswith("roadmaps/")}
    found = "\n".join(text(tmp_path, {**after, "roadmaps/first/roadmap.yml": None}))
    assert "  - roadmap: The Home Baker (first)\n    - stages: Mixing, Raising\n" in found
    assert "stage: " not in found


def test_orphans_and_problems_come_last(tmp_path: Path) -> None:
    """A reviewer sees what the change leaves behind, with places."""
    after = {"roadmaps/first/02-raising.yml": "title: Raising\nduration: 3 weeks\ntopics: [sourdough]\n"}
    assert text(tmp_path, after)[-5:] == [
        "No way leads to them",
        "  ! Baking (baking)",
        "",
        "Problems",
        "  + warning: no stage teaches the topic `baking` and no topic needs it (curriculum/topics/oven.yml:1)",
    ]


def test_errors_that_came_stand_first(tmp_path: Path) -> None:
    """The rest is to be read with them in mind."""
    after = {"roadmaps/first/02-raising.yml": "title: Raising\nduration: 3 weeks\ntopics: [sourdough, baking, bakng]\n"}
    assert text(tmp_path, after)[1:6] == [
        "! the working tree: 1 error",
        "",
        "Problems",
        "  + error: topic `bakng` does not exist (curriculum/roadmaps/first/02-raising.yml:3)",
        "",
    ]


def test_a_file_that_cannot_be_read_is_named_and_makes_no_news(tmp_path: Path) -> None:
    """One tab in a file of topics: the cause is told, and nothing about the topics in it."""
    comparison = compared(tmp_path, {"topics/basics.yml": b"\tflour: Flour\n"})
    assert formats.text(comparison).splitlines()[1:] == [
        "Nothing changed in what could be read.",
        "! the working tree: 1 error; nothing is told of what could not be read: curriculum/topics/basics.yml",
        "",
        "Problems",
        "  + error: a tab is used for indentation (curriculum/topics/basics.yml:1)",
    ]
    assert json.loads(formats.json_text(comparison))["after"]["unread"] == ["curriculum/topics/basics.yml"]
    assert "read: `curriculum/topics/basics.yml`\n\n#### Problems\n" in formats.markdown(comparison)


def test_of_many_files_that_cannot_be_read_some_are_named(tmp_path: Path) -> None:
    """The others are counted."""
    after = {f"topics/bad{number}.yml": "[\n" for number in range(7)}
    note = text(tmp_path, after)[1]
    assert note.endswith("curriculum/topics/bad4.yml and 2 more")


def test_a_stage_that_goes_tells_what_its_roadmap_no_longer_teaches(tmp_path: Path) -> None:
    """What another stage of the roadmap teaches stays; what one takes over has moved there."""
    start = "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, gluten, baking]\nresources: [bread-book]\n"
    found = text(tmp_path, {"roadmaps/first/02-raising.yml": None, "roadmaps/first/01-start.yml": start})
    assert found[found.index("  - stage: Raising (first/raising)") :][:3] == [
        "  - stage: Raising (first/raising)",
        "    > topic Baking is now in Mixing (first/start)",
        "    - no longer on the roadmap: Sourdough",
    ]


def test_a_stage_that_goes_is_gone_though_its_topics_have_moved(tmp_path: Path) -> None:
    """Its sign is that of what is gone."""
    start = "title: Mixing\nduration: 1-2 weeks\ntopics: [flour, gluten, sourdough, baking]\nresources: [bread-book]\n"
    found = text(tmp_path, {"roadmaps/first/02-raising.yml": None, "roadmaps/first/01-start.yml": start})
    assert "  - stage: Raising (first/raising)" in found
    assert "no longer on the roadmap" not in "\n".join(found)


def test_a_stage_that_comes_tells_what_is_new_to_its_roadmap(tmp_path: Path) -> None:
    """Topics that it teaches again are among its own only; those that a point links to count too."""
    after = {
        "topics/oven.yml": "baking: Baking\ncrust: Crust\nsteam: Steam\n",
        "roadmaps/first/03-baking.yml": "title: Heat\ntopics: [baking, {topic: crust, points: ['By [[steam]]']}]\n",
    }
    found = text(tmp_path, after)
    at = found.index("  + stage: Heat (first/baking)")
    assert found[at + 1] == "    + new to the roadmap: Crust, Steam"


def test_a_bare_new_roadmap_tells_only_what_its_author_wrote(tmp_path: Path) -> None:
    """What the model fills in for keys that are left out is no news."""
    curriculum = BREAD["curriculum.yml"]
    assert isinstance(curriculum, str)
    after = {
        "curriculum.yml": curriculum.replace("[first]", "[first, second]").replace(
            "Book}", "Book, mill: {title: Mill}}"
        ),
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-all.yml": "title: All\ntopics: [flour]\n",
    }
    found = text(tmp_path, after)
    assert found[found.index("Roadmap: Second (second)") :][:4] == [
        "Roadmap: Second (second)",
        "  + roadmap: Second (second)",
        "  + stage: All (second/all)",
        "    + topic: Flour",
    ]
    assert "    + title: Mill" in found
    assert "plural" not in "\n".join(found)


def test_a_side_without_a_curriculum_is_told(tmp_path: Path) -> None:
    """Everything counts as added then; where else there is one is told too."""
    comparison = compared(tmp_path, {})
    before = Revision("v1", "1" * 40, worlds.load(tmp_path / "none", {}), exists=False, elsewhere=("old/curriculum",))
    found = formats.text(comparison._replace(before=before))
    assert "! there is no curriculum here at v1: everything counts as added; there is one in old/curriculum" in found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a long loaf", "a short loaf", "a [-long-]{+short+} loaf"),
        ("Knead it", "Knead it, then rest", "Knead it{+, then rest+}"),
        ("Feed [[rye]] daily", "Feed [[rye|it]] daily", "Feed [-[[rye]]-]{+[[rye|it]]+} daily"),
        ("Knead the dough", "Bake for an hour", "[-Knead the dough-] → {+Bake for an hour+}"),
        ("a b c d e f g h i j bad", "a b c d e f g h i j good", "… e f g h i j [-bad-]{+good+}"),
        ("x a b c d e f g h i j k l m n o y", "1 a b c d e f g h i j k l m n o 2",
         "[-x-]{+1+} a b c d e f … j k l m n o [-y-]{+2+}"),
        ("x a b c d e f g h i", "y a b c d e f g h i", "[-x-]{+y+} a b c d e f …"),
        ("a, b", "c; d", "[-a, b-] → {+c; d+}"),
        ("粉と水", "粉と塩", "[-粉と水-] → {+粉と塩+}"),
    ],
)  # fmt: skip
def test_a_rewording_shows_the_words_that_changed(before: str, after: str, expected: str) -> None:
    """Far from them words are left out; texts with little in common are shown whole."""
    marks = {"gone": "[-{}-]", "come": "{{+{}+}}"}
    assert "".join(marks.get(span.style, "{}").format(span.words) for span in worded(before, after)) == expected


def test_a_very_long_text_is_not_looked_into() -> None:
    """It is shown as it was and as it is."""
    assert [span.style for span in worded("dough " * 2000, "dough " * 1999 + "bread")] == ["gone", "own", "come"]


def test_a_terminal_gets_colours_instead_of_marks(tmp_path: Path) -> None:
    """Signs and words have them, and every one ends."""
    comparison = compared(tmp_path, {"topics/oven.yml": "baking: Baking bread\n"})
    coloured = formats.text(comparison, coloured=True)
    assert "title: Baking\x1b[32m bread\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == formats.text(comparison).replace("{+", "").replace("+}", "")


def test_a_hostile_title_cannot_rewrite_the_terminal(tmp_path: Path) -> None:
    """Escapes and characters that turn the writing are shown as what they are: not text."""
    title = r'"Ba\x1b[2Jking\u202e\u009b bread"'
    found = formats.text(compared(tmp_path, {"topics/oven.yml": f"baking: {{title: {title}}}\n"}))
    assert not set(found) & {"\x1b", "\u202e", "\x9b"}


OURS = {"h3", "h4", "p", "strong", "ul", "li", "code", "ins", "del", "details", "summary", "b", "span"}
"""The elements that a comment is made of."""


@pytest.mark.parametrize(
    "files",
    [
        {"topics/oven.yml": f"baking: {{title: {QUOTED}}}\n"},
        {"topics/oven.yml": f"baking: {{title: Baking, summary: {QUOTED}, aliases: [{QUOTED}]}}\n"},
        {"resources/book.yml": f"bread-book: {{title: Bread, url: {QUOTED}, level: {QUOTED}, authors: [{QUOTED}]}}\n"},
        {"roadmaps/first/02-raising.yml": f"title: Raising\ntopics: [{{topic: baking, points: [{QUOTED}]}}]\n"},
        {"roadmaps/first/02-raising.yml": f"title: Raising\ntopics: [{{section: {QUOTED}, topics: [baking]}}]\n"},
        {"roadmaps/first/02-raising.yml": f"title: Raising\ntopics: [{json.dumps(HOSTILE[:200])}]\n"},
        {"roadmaps/first/01-start.yml": f"title: {json.dumps('Mixing ' + HOSTILE)}\ntopics: [flour]\n"},
        {"roadmaps/first/roadmap.yml": f"title: {QUOTED}\nadvice:\n{ADVICE}"},
        {"curriculum.yml": f"{TOP}kinds: {{book: {QUOTED}}}\nlevels: {{easy: {QUOTED}}}\n"},
        {"topics/oven.yml": f"baking: {{title: Baking, {QUOTED}: 1, needs: {QUOTED}}}\n{QUOTED}: Rye\n"},
        {"topics/oven.yml": f"baking: Baking\n{QUOTED}: x\n{QUOTED}: y\n"},
        {f"topics/{FILE_NAME}.yml": "baking: [\n", "topics/oven.yml": None},
        {f"roadmaps/{FILE_NAME}/01-{FILE_NAME}.yml": "title: x\n"},
    ],
    ids=[
        *("title", "texts", "fields", "point", "section", "id", "reworded", "heading", "settings", "keys", "twice"),
        *("file-name", "folder-name"),
    ],
)
def test_no_word_of_an_author_does_anything_in_markdown(files: Files, tmp_path: Path) -> None:
    """No mention, reference, link, picture, emoji, tag or mark-up: GitHub shows the text as it was written."""
    written = formats.markdown(compared(tmp_path, files))
    seen = github_markdown.shown(written)
    assert "octocat" in written
    assert seen.tags <= OURS
    assert seen.references == []
    assert re.findall("(?m)^<details>", written) == ["<details>"] * len(re.findall("(?m)^</details>$", written))


def test_what_github_would_heed_would_be_seen() -> None:
    """The words above do a great deal when nobody makes them inert."""
    seen = github_markdown.shown(HOSTILE)
    assert {"strong", "img", "a", "!--"} <= seen.tags
    assert {"@octocat", "#1", ":tada:", "GH-12", "0123456789abcdef"} <= set(seen.references)


def test_a_name_of_git_s_is_code_too(tmp_path: Path) -> None:
    """A branch is named by a stranger as well; ticks within get more of them around."""
    comparison = compared(tmp_path, {})
    before = comparison.before
    named = Revision("`@octocat`", before.commit, before.loaded, exists=True)
    assert "`` `@octocat` `` → " in formats.markdown(comparison._replace(before=named))


def test_markdown_folds_long_groups_only(tmp_path: Path) -> None:
    """A reviewer sees short groups at once and opens the long ones."""
    few = formats.markdown(compared(tmp_path / "few", {"topics/oven.yml": "baking: Baking bread\n"}))
    assert few == (
        "### What changes in the curriculum\n\n**1 topic changed.**\n\n`main` → `the working tree`\n\n"
        "#### Topics\n\n- ✏️ topic: Baking bread (`baking`)\n  - ✏️ title: Baking<ins> bread</ins>\n"
    )
    topics = "".join(f"t{number}: {{title: Topic, needs: [flour]}}\n" for number in range(6))
    many = formats.markdown(compared(tmp_path / "many", {"topics/oven.yml": f"baking: Baking\n{topics}"}))
    assert "<details><summary><b>Topics</b>, 18 lines</summary>\n\n- ➕ topic: Topic (`t0`)" in many


def test_markdown_stays_within_what_github_takes(tmp_path: Path) -> None:
    """What does not fit is left out by the line, the fold is closed, and the comment says how much is missing."""
    topics = "".join(
        f"t{number}: {{title: Topic {number}, summary: {'word ' * 40}, needs: [flour]}}\n" for number in range(600)
    )
    comparison = compared(tmp_path, {"topics/oven.yml": f"baking: Baking\n{topics}"})
    written = formats.markdown(comparison)
    assert 60_000 < len(written) <= formats.LONGEST <= 65_536
    left = re.search(r"\n\nToo long for a comment: ([\d,]+) more lines are left out", written)
    assert left
    shown = sum(line.strip().startswith("- ") for line in written.splitlines())
    every = formats.markdown(comparison, longest=10**7)
    assert shown + int(left[1].replace(",", "")) == sum(line.strip().startswith("- ") for line in every.splitlines())
    assert written.count("<details>") == written.count("</details>")


def test_one_endless_text_does_not_fill_the_comment(tmp_path: Path) -> None:
    """It is shortened, and what else changed is still told."""
    endless = "x" * 9_999
    after = {
        "topics/basics.yml": f"flour: {{title: Flour, summary: {endless}}}\ngluten: Gluten\nsourdough: Sourdough\n",
        "topics/oven.yml": "baking: Baking bread\n",
    }
    written = formats.markdown(compared(tmp_path, after))
    assert len(written) < 5_000
    assert "x…\n" in written
    assert "Baking bread" in written


def test_json_holds_everything_with_stable_keys(tmp_path: Path) -> None:
    """Machines read both sides, each thing with its differences, lengths, orphans and problems."""
    after = {
        "topics/oven.yml": "baking: Baking bread\n",
        "roadmaps/first/02-raising.yml": "title: Raising\nduration: 4 weeks\ntopics: [sourdough, bakng]\n",
    }
    found = json.loads(formats.json_text(compared(tmp_path, after)))
    assert found["before"]["name"] == "main"
    assert found["before"]["counts"] == {"roadmaps": 1, "stages": 2, "topics": 4, "resources": 1, "projects": 0}
    assert (found["after"]["commit"], found["after"]["errors"], found["after"]["exists"]) == (None, 1, True)
    assert found["things"][1] == {
        "noun": "topic",
        "id": "baking",
        "title": "Baking bread",
        "change": "changed",
        "former_id": None,
        "successor": None,
        "differences": [
            {"at": ["title"], "change": "changed", "before": "Baking", "after": "Baking bread", "positions": None}
        ],
    }
    assert found["lengths"][0] == {
        "noun": "roadmap", "id": "first", "before": "4–5 weeks", "after": "5–6 weeks", "trend": "longer",
    }  # fmt: skip
    assert found["orphans"] == ["baking"]
    assert [problem["code"] for problem in found["problems"]["added"]] == ["unknown-reference"]
    assert set(found) == {
        "before", "after", "summary", "changed", "things", "settings", "lengths", "orphans", "problems",
    }  # fmt: skip


def with_rules(rules: str) -> Files:
    """Return the file of the settings with some rules."""
    return {"curriculum.yml": f"{BREAD['curriculum.yml']!s}rules: {rules}\n"}


def test_a_rule_that_is_lowered_stands_before_all_else(tmp_path: Path) -> None:
    """What the branch would be told without it is not gone, but silenced."""
    after = {
        **with_rules("{unused-topic: off, summary-sentence: error}"),
        "topics/oven.yml": "baking: Bake\nrye: Rye\n",
    }
    found = text(tmp_path, after)
    assert "1 rule lowered, 1 raised" in found[0]
    assert found[2:5] == [
        "What the check demands",
        "  ~ rule summary-sentence: off → error, more is checked than before",
        "  ! rule unused-topic: warning → off, less is checked than before",
    ]
    assert not any("unused-topic]" in line for line in found)


def test_what_a_lowered_rule_found_before_is_not_told_as_mended(tmp_path: Path) -> None:
    """The topic is as lonely as it was."""
    lonely = {**BREAD, "topics/oven.yml": "baking: Baking\nrye: Rye\n"}
    comparison = compared(tmp_path, with_rules("{unused-topic: off}"), lonely)
    assert comparison.changes.problems_gone == ()
    assert not comparison.changes.nothing


def test_a_rule_set_to_what_it_is_worth_anyway_is_no_change(tmp_path: Path) -> None:
    """Neither is one that cannot be set."""
    assert compared(tmp_path, with_rules("{unused-topic: warning}")).changes.nothing
    found = compared(tmp_path / "fixed", with_rules("{unknown-reference: off}")).changes
    assert found.rules == ()
    assert [problem.code for problem in found.problems_come] == ["essential-rule"]


def test_rules_are_among_the_settings_for_machines(tmp_path: Path) -> None:
    """As every other difference is."""
    (found,) = json.loads(formats.json_text(compared(tmp_path, with_rules("{unused-topic: error}"))))["settings"]
    assert found == {
        "at": ["rules", "unused-topic"], "change": "changed", "before": "warning", "after": "error", "positions": None,
    }  # fmt: skip


def test_each_place_of_a_topic_in_a_resource_is_told_on_its_own(tmp_path: Path) -> None:
    """A second place is not lost behind the first; a mark that is taken away is told as one."""
    before = {
        "resources/book.yml": """\
            bread-book:
              title: The Bread Book
              topics:
                - topic: flour
                  at: Page 1
                  recommended: true
                - topic: flour
                  at: Page 9
                  note: In short.
            """
    }
    after = {
        "resources/book.yml": """\
            bread-book:
              title: The Bread Book
              topics:
                - topic: flour
                  at: Page 1
                - topic: flour
                  at: Page 9
                  note: In full.
                - topic: flour
                  at: Page 12
            """
    }
    assert text(tmp_path, after, {**BREAD, **before})[3:] == [
        "  ~ resource: The Bread Book (bread-book)",
        "      topic Flour",
        "      - recommended: true",
        "      topic Flour, Page 9",
        "      ~ note: In [-short-]{+full+}.",
        "    + topic: Flour, Page 12",
        "      + at: Page 12",
    ]


def test_what_a_section_says_of_itself_is_told_beside_its_entries(tmp_path: Path) -> None:
    """So is a mark of an entry, and where a roadmap stands on the home page."""
    after = {
        "curriculum.yml": str(BREAD["curriculum.yml"]).replace(
            "roadmaps: [first]", "roadmaps: [{section: Bakers, roadmaps: [first]}]"
        ),
        "roadmaps/first/02-raising.yml": """\
            title: Raising
            duration: 3 weeks
            optional: true
            topics:
              - section: One of them
                choose: 1
                practice: [Bake it.]
                topics: [sourdough, {topic: baking, optional: true}]
            """,
    }
    found = text(tmp_path, after)
    assert found[found.index("The curriculum as a whole") :] == [
        "The curriculum as a whole",
        "    roadmap The Home Baker",
        "    + section: Bakers",
        "",
        "Roadmap: The Home Baker (first)",
        "  ~ time in all: 4–5 weeks → 1–5 weeks (shorter)",
        "  ~ stage: Raising (first/raising)",
        "    + optional: true",
        "      topic Sourdough",
        "      + section: One of them",
        "      topic Baking",
        "      + section: One of them",
        "      + optional: true",
        "      section One of them",
        "      + choose: 1",
        "      + practice: Bake it.",
    ]
