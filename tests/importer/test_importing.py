"""What an outline becomes: stages, topics, resources, projects, and a place for every word."""

from __future__ import annotations

import itertools
import re
import tempfile
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from roadmap_site.cli.main import main
from roadmap_site.curriculum import loader
from roadmap_site.edit import formatting
from tests.helpers import terms, worlds

OUTLINES = Path(__file__).parent / "outlines"
SHAPES = ["headings-and-lists", "plain-lines", "numbered-levels", "stages-and-groups", "numbered-phases"]
"""Outlines as people write them, each of another shape."""

BREAD = {
    "curriculum.yml": """\
        title: Bread
        roadmaps: [first]
        levels: {crumb: Crumb}
        kinds: {film: {title: Film, plural: Films, icon: 🎞}, book: Book}
        areas: {dough: Dough}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": """\
        flour: {title: Flour, aliases: [Meal]}
        gluten: {title: Gluten, aliases: [Protein net]}
        sourdough: {title: Sourdoughs, aliases: [SD], was: [wild-dough]}
        lactic-acid: Lactic acid
        """,
    "resources/book.yml": """\
        bread-book:
          title: The Bread Book
          authors: [Ada Baker]
          url: https://www.example.org/bread/
          topics: [flour]
        """,
    "projects/dough.yml": "first-loaf: {title: Bake a loaf, topics: [sourdough]}\n",
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics: [flour, gluten, sourdough, lactic-acid]
        projects: [first-loaf]
        """,
}
"""A curriculum that knows some of the things that the outlines of these tests speak of."""


def imported(document: str, folder: Path, *options: str, exit_code: int = 0) -> str:
    """Import a document into a curriculum's folder as the roadmap `new`; return what the command says."""
    raw = textwrap.dedent(document).encode()
    arguments = ["import", "outline", "-", "-C", str(folder), "--roadmap", "new", *options]
    done = CliRunner().invoke(main, arguments, input=raw)
    assert done.exit_code == exit_code, done.output
    return done.output


def stages(folder: Path) -> str:
    """Return the texts of the new roadmap's stages, without the lines that name the schema."""
    files = sorted((folder / "roadmaps/new").glob("[0-9]*.yml"))
    return "".join(re.sub("# yaml.*\n", "", file.read_text(encoding="utf-8")) for file in files)


def roadmap(folder: Path) -> str:
    """Return the text of the new roadmap's own file."""
    return (folder / "roadmaps/new/roadmap.yml").read_text(encoding="utf-8")


def yaml(text: str) -> str:
    """Return expected YAML without its indentation."""
    return textwrap.dedent(text)


words = st.text("abcdefghijklmnoprstuvwyzAEIBRäø麦", min_size=1, max_size=9)
MARKS = r"""
{}
**{}**
*{}*
_{}_
`{}`
**{}:** x
**{}**: x
{}, y
({})
[{}](https://example.org/z)
[x](https://example.org/{} "{}")
{}: x
{} - x
{} → x
x/{}
"{}"
# {}
[[{}]]
[[{}
\[\[{}
**[**[{}
{} by Ada Baker
{}: `a, b`: c
📚 {}
{} (ABC)
- {}
1. {}
title: {}
{} ]]
| {} |
<b>{}</b>
{}&amp;
~~{}~~
'{}
{}...
@{}
{}\
*{}
{}|y
x and {}
https://example.org/{}
""".strip().split("\n")
STARTS = (
    r"""
#
##
- ~
  - ~
    - ~
1. ~
   * ~
+ ~
- [ ] ~
> ~
```
---
====
## Stage 1: ~
## Topics
### Resources
### Books: ~
- **Projects**: ~
Projects:
Week 2: ~
Practical: ~
- Resources: ~
### Key Milestones
## Tips
- Duration: 2 weeks
| a | b |
|--|--|
<!--
-->
[r]: https://example.org/r ~
### Basics (2-3 weeks) ~
- Use a ~
## Introduction ~
Beginner Level: ~
""".replace("~", "")
    .strip("\n")
    .split("\n")
)
marks, starts = st.sampled_from(MARKS), st.sampled_from(["", "   ", "\t- ", *STARTS])
lines = st.tuples(starts, st.lists(st.tuples(marks, words), max_size=3), st.booleans())


def document(parts: list[tuple[str, list[tuple[str, str]], bool]]) -> tuple[str, list[str]]:
    """Return a document of lines, and its words, none of which comes twice."""
    numbers = itertools.count()
    said: list[str] = []
    text = ""
    for start, own, blank in parts:
        text += f"{start} " if start.startswith("#") else start
        for mark, word in own:
            said.append(f"{word}q{next(numbers)}x")
            text += mark.replace("{}", said[-1]) + " "
        text += "\n\n" if blank else "\n"
    return text, said


@pytest.mark.parametrize("shape", SHAPES)
def test_every_word_of_an_outline_is_in_the_yaml(shape: str, tmp_path: Path) -> None:
    """In each of the five shapes, what is not written has no place, and is told and kept: a chat's small talk."""
    text = (OUTLINES / f"{shape}.md").read_text(encoding="utf-8").replace("â€™", "’")
    told = imported(text, tmp_path / "curriculum")
    assert "roadmap check: no problems" in told
    kept = terms.kept(text, tmp_path / "curriculum", "new", {})
    assert kept.lost == set()
    assert len(kept.reported) <= 15


@pytest.mark.parametrize("shape", SHAPES)
def test_no_word_is_there_only_because_another_line_has_it_too(shape: str, tmp_path: Path) -> None:
    """With each word made different from all others, every one of them is still in the YAML."""
    text = terms.told_apart((OUTLINES / f"{shape}.md").read_text(encoding="utf-8"))
    imported(text, tmp_path / "curriculum")
    assert terms.kept(text, tmp_path / "curriculum", "new", {}).lost == set()


@pytest.mark.parametrize("shape", SHAPES)
def test_words_that_are_not_written_again_are_those_of_what_was_matched(shape: str, tmp_path: Path) -> None:
    """Beside a curriculum that knows some of it, a word is written, or is in the title or an alias of the match."""
    text = (OUTLINES / f"{shape}.md").read_text(encoding="utf-8").replace("â€™", "’")
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    before = terms.texts(folder)
    imported(text, folder)
    assert terms.kept(text, folder, "new", before).lost == set()


def test_topics_are_entries_with_what_follows_the_colon_or_stands_below_as_points(tmp_path: Path) -> None:
    """A list of short terms is a point each; a bracket is an alias when it abbreviates the name, else more points."""
    document = """\
        # Stage 1: Dough (1–2 Months)
        Before all else, weigh:
        ## Topics:
        - Rye Breads (RBs): Light, Dark (Pumpernickel).
        - Enriched doughs (brioche, challah)
        - **Folding**:
          - Coil folds, stretch and fold
          - Ladder:
            - Thin → thick
        - Salt, Water, and Time.
        """
    imported(document, tmp_path / "curriculum")
    assert stages(tmp_path / "curriculum") == yaml("""\
        title: Dough
        duration: 1-2 months
        summary: Before all else, weigh.
        topics:
          - topic: rye-breads
            points: [Light, Dark (Pumpernickel)]
          - topic: enriched-doughs
            points: [brioche, challah]
          - topic: folding
            points:
              - Coil folds, stretch and fold
              - "Ladder: Thin → thick"
          - salt
          - water
          - time
        """)
    assert (
        "rye-breads:\n  title: Rye Breads\n  aliases: [RBs]\n" in terms.texts(tmp_path / "curriculum")["topics/new.yml"]
    )


def test_what_the_curriculum_knows_is_found_under_any_of_its_names(tmp_path: Path) -> None:
    """Titles, aliases and former ids match whatever their capitals, plurals and hyphens; points link to topics."""
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    document = """\
        ## Level 1: Start
        ### Topics
        - MEALS: Protein nets, **lactic acids**, something else
        - Sourdough (SDs)
        - wild dough
        - Wild-Dough: again
        ### Books
        - *The bread book* by Baker (second edition)
        - <http://example.org/bread>
        - *The Bread Book* by Zoë Field
        ### Projects
        - **Bake a loaf**: in a tin
        """
    told = imported(document, folder)
    assert "topics     2 known, 0 new" in told
    assert stages(folder) == yaml("""\
        title: Start
        topics:
          - topic: flour
            points:
              - "[[gluten|Protein nets]]"
              - "[[lactic-acid|lactic acids]]"
              - something else
          - topic: sourdough
            points: [again]
        resources:
          - resource: bread-book
            note: second edition
          - the-bread-book
        projects:
          - project: first-loaf
            note: in a tin
        """)


def test_what_the_check_takes_for_one_is_one_for_an_import_too(tmp_path: Path) -> None:
    """Signs and marks tell apart, plurals do where there are both, and an address is the same with tracking words."""
    known = "c: C\nc-plus-plus: C++\nnet: Net\noven: Oven\novens: Ovens\nrms: RMSProp\nsaap: साप\n"
    top = "title: A\nroadmaps: [first]\nkinds: {book: Book}\nareas: {basics: Basics}\n"
    book = "b: {title: Bread, url: https://example.org/bread}\n"
    files = {"curriculum.yml": top, "topics/basics.yml": f"softmax: Softmax\n{known}", "resources/book.yml": book}
    folder = worlds.write(tmp_path / "curriculum", files)
    names = ["C++", "C#", ".NET", "OVENS", "oven", "RMS\u2011Prop", "सप"]
    lines = "".join(f"- {name}\n" for name in names)
    url = "http://www.example.org/bread/?utm_source=x"
    imported(f"## Level 1: Start\n### Topics\n{lines}### Books\n- <{url}>\n", folder)
    topics = "c-plus-plus, c-topic, net-topic, ovens, oven, rms, sp"
    assert stages(folder) == f"title: Start\ntopics: [{topics}]\nresources: [b]\n"
    assert "c-topic: C#\n" in terms.texts(folder)["topics/new.yml"]


def test_a_name_of_two_things_links_to_neither(tmp_path: Path) -> None:
    """A point stays text when it could mean two topics; an entry then becomes a topic of its own."""
    top = BREAD["curriculum.yml"] or ""
    files = {
        "curriculum.yml": top.replace("{dough: Dough}", "{dough: Dough, extras: Extras}"),
        "topics/extras.yml": "rye: {title: Rye, aliases: [Loaf, Cob]}\nspelt: {title: Spelt, aliases: [Loaf, Cob]}\n",
    }
    folder = worlds.write(tmp_path / "curriculum", {**BREAD, **files})
    imported("# Week 1: Bake\n- Oven\n  - Loaf\n- Cob\n", folder)
    assert "points: [Loaf]" in stages(folder)
    assert "cob: Cob" in terms.texts(folder)["topics/new.yml"]


def test_a_group_of_known_topics_is_a_section(tmp_path: Path) -> None:
    """An item is no topic when most of what stands below it are topics already."""
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    imported("# Phase 1: Start\n1. **What dough is made of**\n   - Flour (white)\n   - Gluten\n   - Salt\n", folder)
    assert "  - section: What dough is made of\n    topics:\n      - topic: flour\n        points: [white]" in stages(
        folder
    )
    assert roadmap(folder).endswith("stage-word: Phase\n")


def test_resources_have_their_kind_authors_and_address(tmp_path: Path) -> None:
    """Kind by heading, picture or word; authors behind "by" or in a bracket; what is left is a note."""
    document = """\
        # Stage 1: Read
        ## Suggested Resources
        - **Books**:
          - 📚 *Crust* by Ben Ash and Zoë Field (free online)
          - Slow Loaves by Ada Baker.
        - **Research Papers**:
          - 📰 *Staling* (Stone et al.)
          - *Starch Is All That Sets* (SIATS).
        - 🎓 First Loaves (Breadsera).
        - [Kneading](https://example.org/knead) – a film to watch
        - https://example.org/oven
        """
    folder = tmp_path / "curriculum"
    imported(document, folder)
    texts = terms.texts(folder)
    assert "crust-book:\n  title: Crust\n  authors: [Ben Ash, Zoë Field]\n" in texts["resources/book.yml"]
    assert "title: Slow Loaves\n  authors: [Ada Baker]\n" in texts["resources/book.yml"]
    assert "title: Staling\n  authors: [Stone et al.]\n" in texts["resources/paper.yml"]
    assert "aliases: [SIATS]" in texts["resources/paper.yml"]
    assert "first-loaves-course: First Loaves" in texts["resources/course.yml"]
    assert "title: Kneading\n  url: https://example.org/knead\n" in texts["resources/other.yml"]
    assert "title: example.org/oven\n  url: https://example.org/oven\n" in texts["resources/other.yml"]
    for note in ("free online", "Breadsera", "a film to watch"):
        assert f"note: {note}" in stages(folder)
    assert "book:\n    title: Book\n    plural: Books\n    icon: 📚" in texts["curriculum.yml"]


def test_a_kind_of_what_one_only_works_with_is_material(tmp_path: Path) -> None:
    """Tools, data and places to ask; what teaches is none."""
    folder = tmp_path / "curriculum"
    document = "# Stage 1: See\n## Tools\n- Scale\n## Communities\n- Bakers of the world\n## Courses\n- First loaves\n"
    imported(document, folder)
    kinds = loader.load(folder).curriculum.kinds
    marked = [kind.id for kind in kinds.values() if kind.material]
    assert marked == ["tool", "community"]
    assert "course" in kinds
    assert formatting.all_formatted(folder, "").texts == {}


def test_a_curriculum_s_own_words_for_its_kinds_and_levels_count(tmp_path: Path) -> None:
    """Films go to the kind `film` that it has, and `Crumb projects` get the level `crumb`."""
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    imported("# Stage 1: See\n## Films\n- Steam\n## Crumb projects\n- A dense loaf\n", folder)
    texts = terms.texts(folder)
    assert "steam-film: Steam" in texts["resources/film.yml"]
    assert "a-dense-loaf:\n  title: A dense loaf\n  level: crumb\n" in texts["projects/new.yml"]
    assert "levels: {crumb: Crumb}" in texts["curriculum.yml"] or "levels:\n  crumb: Crumb\n" in texts["curriculum.yml"]


def test_what_is_not_learned_has_its_places_too(tmp_path: Path) -> None:
    """Practice, outcomes, projects with steps, milestones, advice, audience: by the words of the headings."""
    document = """\
        # The Way to Bread
        For whom: People with an oven.

        ## Stage 1: Mix
        - **Goals**:
          - Weigh without looking
        - Dough
          - Salt

          **Practical**: Mix `500 g`.
        - Estimated time: 3 weeks
        ### Hands-on Practice
        - Bake daily.
        ### Project Ideas
        - **Oven**: built of clay
          - Dig the clay
        ## Key Milestones
        1. **Milestone 1:** A loaf that rises (no yeast)
        ## 🔑 Tips
        - **Wait:** Time does the work.
        ## Conclusion
        Bread is bread.
        """
    folder = tmp_path / "curriculum"
    imported(document, folder)
    assert stages(folder) == yaml("""\
        title: Mix
        duration: 3 weeks
        outcomes: [Weigh without looking]
        topics:
          - topic: dough
            points: [Salt]
            practice: [Mix `500 g`.]
        projects: [oven-project]
        practice: [Bake daily.]
        """)
    assert "summary: built of clay\n  steps: [Dig the clay]\n" in terms.texts(folder)["projects/new.yml"]
    assert roadmap(folder).split("\n", 1)[1] == yaml("""\
        title: The Way to Bread
        audience: People with an oven.
        milestones:
          a-loaf-that-rises: A loaf that rises (no yeast)
        advice:
          - title: Tips
            icon: 🔑
            points:
              - "**Wait**: Time does the work."
          - title: Conclusion
            points: [Bread is bread.]
        """)


def test_what_has_no_place_is_told_by_line_and_kept_as_a_comment(tmp_path: Path) -> None:
    """Closing words, code, comments and headings with nothing below them end up below the roadmap."""
    document = "# Stage 1: Mix\n- Salt\n\nHappy baking!\n\n```\nx = 1\n```\n\n## Projects\n"
    told = imported(document, tmp_path / "curriculum")
    for line in ("4: Happy baking!", "7: x = 1", "10: Projects (nothing stands below it)"):
        assert f"standard input:{line}" in told
        assert f"# {line}\n" in roadmap(tmp_path / "curriculum")


def test_an_answer_of_a_chat_becomes_a_roadmap_without_its_small_talk(tmp_path: Path) -> None:
    """Its first sentence has no place but may name the roadmap; titles lose their quotation marks."""
    document = 'Sure! Here\'s a sourdough baking roadmap. It takes an oven.\n\n## Stage 1: "Mix"\n- Salt\n'
    folder = tmp_path / "curriculum"
    imported(document, folder)
    assert "title: Sourdough baking roadmap\nsummary: It takes an oven.\n" in roadmap(folder)
    assert "# 1: Sure! Here's a sourdough baking roadmap.\n" in roadmap(folder)
    assert stages(folder).startswith("title: Mix\n")
    imported('# "Bread for All"\n## Stage 1: Mix\n- Salt\n', tmp_path / "other")
    assert "\ntitle: Bread for All\n" in roadmap(tmp_path / "other")


def test_a_goal_in_italics_is_an_outcome_and_a_paragraph_below_project_idea_a_project(tmp_path: Path) -> None:
    """What a project is follows its first sentence; what one bakes with is a topic of its stage, no resources."""
    document = """\
        ## Stage 1: Mix
        *Goal:* bake a flat bread

        **Materials**
        - Flour
        - Salt
        ### Project idea
        Bake a bread in a pan. Use rye.
        ### Ideas for projects
        """
    folder = tmp_path / "curriculum"
    told = imported(document, folder)
    assert stages(folder) == yaml("""\
        title: Mix
        outcomes: [bake a flat bread]
        topics:
          - topic: materials-mix
            points: [Flour, Salt]
        projects: [bake-a-bread-in-a-pan]
        """)
    assert "title: Bake a bread in a pan\n  summary: Use rye.\n" in terms.texts(folder)["projects/new.yml"]
    assert "standard input:9: Ideas for projects (nothing stands below it)" in told


def test_levels_go_from_easy_to_hard(tmp_path: Path) -> None:
    """In whatever order the document speaks of them."""
    imported("# Stage 1: Mix\n## Advanced projects\n- Cake\n## Beginner projects\n- Bun\n", tmp_path / "curriculum")
    top = terms.texts(tmp_path / "curriculum")["curriculum.yml"]
    assert "levels:\n  beginner: Beginner\n  advanced: Advanced\n" in top


def test_a_heading_whose_lines_all_went_elsewhere_is_told_too(tmp_path: Path) -> None:
    """What no line took over is found by its words, whatever way it got lost."""
    imported("## Stage 1: Mix\n- Salt\n\n# Rest of it\n\nProjects:\n", tmp_path / "curriculum")
    assert "# 4: Rest of it\n" in roadmap(tmp_path / "curriculum")


def test_a_name_that_says_nothing_is_a_section_or_goes_with_its_stage(tmp_path: Path) -> None:
    """`Applications` alone would be the same topic everywhere; what it lists are the topics."""
    imported("# Stage 1: Rye\n- Applications: Bread, Beer\n- Introduction\n  - Why?\n", tmp_path / "curriculum")
    assert "  - section: Applications\n    topics: [bread, beer]\n  - topic: introduction-rye\n" in stages(
        tmp_path / "curriculum"
    )
    assert "introduction-rye: Introduction (Rye)" in terms.texts(tmp_path / "curriculum")["topics/new.yml"]


def test_ids_are_free_and_can_be_typed(tmp_path: Path) -> None:
    """Ids of other nouns, former and reserved ones are left alone; what has no letters in any script is numbered."""
    folder = worlds.write(tmp_path / "curriculum", BREAD)
    document = (
        "# Stage 1: Index\n- Index\n- First loaf\n- Bread-book\n- Wild\n- 面粉\n- خبز\n- 🎨\n- …\n- "
        + "very long " * 30
    )
    imported(document, folder)
    found = terms.texts(folder)["topics/new.yml"]
    for id in ("index-topic", "first-loaf-topic", "bread-book-topic", "wild", "mian-fen", "khbz", "topic-1", "topic-2"):
        assert f"\n{id}: " in found
    assert max(len(line.partition(":")[0]) for line in found.splitlines()[1:] if not line.startswith(" ")) <= 60
    assert "very long " * 29 in " ".join(found.split())
    assert (folder / "roadmaps/new/01-index-stage.yml").exists()


def test_one_topic_twice_in_a_stage_is_one_entry(tmp_path: Path) -> None:
    """Their points come together, and a section that is left without topics is still named."""
    imported("# Stage 1: Mix\n- Salt: Fine\n## Topics\n### Seasoning\n- SALT: Coarse\n", tmp_path / "curriculum")
    assert "  - topic: salt\n    points: [Fine, Seasoning, Coarse]\n" in stages(tmp_path / "curriculum")


@settings(deadline=None, max_examples=60)
@given(st.lists(lines, min_size=1, max_size=14))
def test_any_outline_becomes_a_curriculum_without_errors_that_has_every_word(
    parts: list[tuple[str, list[tuple[str, str]], bool]],
) -> None:
    """Whatever a document holds, its import passes the check and `fmt`, and each of its words is in the YAML."""
    text, said = document(parts)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "curriculum"
        done = CliRunner().invoke(main, ["import", "outline", "-", "-C", str(folder)], input=text.encode())
        assert done.exit_code in (0, 2), done.output
        assert done.exit_code == 0 or "is no outline" in done.output
        if done.exit_code == 0:
            assert not loader.load(folder).has_errors
            assert formatting.all_formatted(folder, "").texts == {}
            written = "\n".join(terms.texts(folder).values()).casefold()
            assert [word for word in said if word.casefold() not in written] == []


@pytest.mark.parametrize(
    "line",
    [
        "- **<img src=x>**: y",
        "- <img src=x>",
        "- **<b></b>**",
        "- 🎉 ()",
        "- _ _: ",
        "- http://_",
        "1. ** ** - (free)",
        "### http://_",
        "- [](x.md): ",
    ],
)
@pytest.mark.parametrize("heading", ["", "## Resources\n", "## Projects\n", "## Milestones\n"])
def test_a_line_of_which_no_words_are_left_is_no_thing(line: str, heading: str, tmp_path: Path) -> None:
    """A picture is not taken over, and what has no title could not be called by it; what the line says else stays."""
    folder = tmp_path / "curriculum"
    imported(f"# Stage 1: Rye\n\n- Salt\n\n{heading}{line}\n", folder)
    assert not loader.load(folder).has_errors
    assert " y" not in line or " y" in "".join(terms.texts(folder).values())


def test_links_that_a_text_cannot_have_become_words(tmp_path: Path) -> None:
    """A document's neighbours are no files of the site: their addresses stay as code."""
    document = """\
        # Plan

        ## Start

        - Flour: see [chapter](chapter/one.md), [site](www.x.example), [x](ftp://x.example) and [y]() here
        - Water: (words)[https://x.example], <www.x.example>, [z](https://x.example/a b), [a [b](c)](#d)
        """
    imported(document, tmp_path)
    found = stages(tmp_path)
    assert "see chapter (`chapter/one.md`), [site](https://www.x.example), x (`ftp://x.example`) and y here" in found
    assert "[words](https://x.example), <https://www.x.example>" in found
    assert "[z] (https://x.example/a b)" in found
