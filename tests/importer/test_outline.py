"""Reading a document: its bytes, its text, and what stands under what."""

from __future__ import annotations

import textwrap

import pytest

from roadmap_site.importer import line_parts, outline, pasted, structure_words
from roadmap_site.importer.outline import Node


def tree(text: str) -> str:
    """Return the outline of a text as one line a node: number, sort, text, indented by what it stands under."""
    return shown(outline.tree(textwrap.dedent(text), structure_words.wording(None)))


def shown(node: Node, indent: int = 0) -> str:
    """Return what stands under a node."""
    return "".join(
        f"{' ' * indent}{child.line} {child.sort} {child.text}\n{shown(child, indent + 1)}" for child in node.children
    )


def test_headings_hold_lists_and_lists_hold_lists() -> None:
    """Bullets and numbers of all kinds nest by their indentation, tabs too; a paragraph belongs to what it is under."""
    text = "# Bread #\nFrom flour\nto loaf.\n\n* Flour\n\t+ Rye\n\t\t1. Dark\n 2) Salt\n\n   Fine.\n"
    text += "## Oven\n• Steam\n- [x] Stone\n"
    assert tree(text) == (
        "1 heading Bread\n 2 text From flour to loaf.\n 5 item Flour\n  6 item Rye\n   7 item Dark\n"
        " 8 item Salt\n  10 text Fine.\n 11 heading Oven\n  12 item Steam\n  13 item Stone\n"
    )


def test_a_line_goes_on_in_the_next_one() -> None:
    """Without a mark and without a blank line between, two lines are one, in an item as in a paragraph."""
    assert tree("- Flour\nof rye\n- Salt\n\nThe end.\n") == "1 item Flour of rye\n3 item Salt\n5 text The end.\n"


def test_headings_come_in_every_way_that_people_write_them() -> None:
    """Underlined, without a space, as HTML, as a bold line alone; a skipped level is no matter."""
    text = "Bread\n=====\n#### Dough\n##Flour\n<h3 align='left'>Rye</h3>\n\n**Dark**\n\n- Bran\n\nOven\n----\n"
    assert tree(text) == (
        "1 heading Bread\n 3 heading Dough\n 4 heading Flour\n  5 heading Rye\n   7 heading Dark\n    9 item Bran\n"
        " 11 heading Oven\n"
    )


def test_what_is_no_outline_is_kept_apart_as_it_is() -> None:
    """Code, comments, front matter, unused addresses: with their lines, whatever stands around them."""
    text = (
        "---\ntitle: Bread\nauthor: Ada\n---\n# A\n```\n- x\n```\n<!-- one\ntwo --> - B\n[r]: https://example.org/r\n"
    )
    read = outline.tree(text, structure_words.wording(None))
    assert read.text == "Bread"
    assert shown(read) == (
        "3 other author: Ada\n5 heading A\n 10 item B\n7 other - x\n9 other one\n10 other two\n"
        "11 other [r]: https://example.org/r\n"
    )


def test_a_table_is_a_list_of_its_rows() -> None:
    """The first words of a row are an item, and its other cells stand under it with the names of their columns."""
    text = "| Week | Topic | Book |\n|---:|:---|---|\n| 1 | Salt | *Brine* |\n| 2 | Yeast | |\n"
    assert tree(text) == (
        "1 other | Week | Topic | Book |\n3 item Salt\n 3 item Week: 1\n 3 item Book: *Brine*\n"
        "4 item Yeast\n 4 item Week: 2\n"
    )


def test_links_of_all_kinds_become_plain_ones() -> None:
    """By reference, of a wiki, in HTML; no two brackets are left that could be a link within the curriculum."""
    text = """\
        - [Rye][1]
        - [[Spelt]] and [[einkorn|the little one]]
        - <a href="https://example.org/a">A</a> &amp; [[b

        [1]: https://example.org/rye "The guide"
        """
    assert tree(text) == (
        '1 item [Rye](https://example.org/rye "The guide")\n2 item Spelt and the little one (einkorn)\n'
        "3 item [A](https://example.org/a) & [ [b\n"
    )


def test_a_character_written_as_its_number_counts_like_the_character() -> None:
    """What nobody can see does not come back that way, nor does a line break, and a letter with its accent is one."""
    assert tree("- A &#xE001;&#7;b\n- c&#x2028;d\n- e&nbsp;&#x65;&#x301;\n") == "1 item A b\n2 item c d\n3 item e é\n"


def test_a_list_is_not_deeper_than_anybody_reads() -> None:
    """What stands deeper than the thirtieth level stands on the one below it, in its order."""
    read = outline.tree("".join(f"{' ' * 2 * n}- L{n}\n" for n in range(1200)), structure_words.wording(None))
    assert [node.text for node in read.walk()] == [f"L{n}" for n in range(1200)]
    assert len(shown(read).splitlines()[-1].partition("1200")[0]) == 30


ADDRESSES = ", ".join(f"https://www.example.org/{n}/page-{n}.html?x={n}" for n in range(7))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"Flour: {ADDRESSES} and more words", ""),
        (f"Flour: {ADDRESSES}", ADDRESSES),
        (f"Flour: https://example.org/x or {ADDRESSES}", ADDRESSES),
        ("Flour – [film](https://example.org/a), [text](https://example.org/b).",
         "[film](https://example.org/a), [text](https://example.org/b)."),
        ("[film](https://example.org/a)", "[film](https://example.org/a)"),
        ("Flour", ""),
    ],
)  # fmt: skip
def test_the_links_that_a_line_ends_with_are_told_from_its_words(text: str, links: str) -> None:
    """However many addresses stand before the last words; a full stop belongs to them."""
    assert line_parts.trailing_links(text) == links


@pytest.mark.parametrize("mark", ["*a ", "**a ", "_a ", "~~a ", "`", "``a ` ", '[a](b "c ', "[a](b (c "])
def test_marks_that_are_never_closed_are_text(mark: str) -> None:
    """A long line of nothing but them stays as it is, and is read without delay."""
    line = (mark * 6000).strip()
    assert line_parts.unemphasised(line) == line


def test_text_without_marks_is_read_by_words_colons_and_pictures() -> None:
    """What a copy from a rendered page has lost: stages, topics, groups and kinds of resource still tell themselves."""
    text = """\
        Bread in weeks
        🌾 Stage 1: Dough
        Weigh everything, for that is where bread begins.
        Topics:
        Chemistry:
        Starch: Amylose, amylopectin.
        Books:
        📚 Crust by Ben Ash.
        🔑 Tips for Success
        Wait: Time does it.
        Happy Baking!
        """
    assert tree(text) == (
        "1 text Bread in weeks\n2 heading 🌾 Stage 1: Dough\n"
        " 3 text Weigh everything, for that is where bread begins.\n"
        " 4 heading Topics:\n  5 heading Chemistry:\n   6 item Starch: Amylose, amylopectin.\n"
        "  7 heading Books:\n   8 item 📚 Crust by Ben Ash.\n"
        "9 heading 🔑 Tips for Success\n 10 item Wait: Time does it.\n 11 text Happy Baking!\n"
    )


@pytest.mark.parametrize(
    ("raw", "text", "remark"),
    [
        ("Here’s — “flour” 🌾".encode().decode("cp1252", errors="ignore").encode(), "Here’s — “", "wrong encoding"),
        ("CrÃ¨me brÃ»lÃ©e".encode(), "Crème brûlée", "in 1 of its lines"),
        ("Café—Âge Ã la".encode(), "Café—Âge Ã la", ""),
        ("Crème".encode("cp1252"), "Crème", "not UTF-8"),
        ("Crème".encode("utf-16"), "Crème", "UTF-16"),
        ("a\u200b\x07b\u2028c\r\nd\u00a0e".encode(), "ab\nc\nd e", "Left out 2 invisible"),
    ],
)
def test_broken_letters_are_mended_and_said(raw: bytes, text: str, remark: str) -> None:
    """A document that went through a wrong encoding reads as it was meant; one that did not stays as it is."""
    found = pasted.as_text(raw)
    assert found.text.startswith(text)
    assert remark in " ".join(found.remarks)
    assert bool(remark) == bool(found.remarks)


@pytest.mark.parametrize(
    "raw", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256))]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    """An empty file, and one that holds a picture."""
    with pytest.raises(pasted.NotTextError):
        pasted.as_text(raw)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("**Suggested Resources:**", ("resources", "", "")),
        ("📚 Books", ("resources", "book", "")),
        ("Books and Papers", ("resources", "", "")),
        ("Study materials", ("resources", "", "")),
        ("Materials", None),
        ("Beginner Projects", ("projects", "", "beginner")),
        ("Project idea", ("projects", "", "")),
        ("Projects and Practical Experience", ("projects", "", "")),
        ("Hands-on Practice", ("practice", "", "")),
        ("Key Topics", ("topics", "", "")),
        ("Advanced Topics", None),
        ("What you'll learn", ("outcomes", "", "")),
        ("Timeline Accelerators", ("advice", "", "")),
        ("Tools Mastery", None),
        ("Practical Applications and Delivery", None),
        ("Flour", None),
    ],
)
def test_a_heading_means_something_only_if_it_says_nothing_else(
    text: str, meaning: tuple[str, str, str] | None
) -> None:
    """Words such as "suggested" change nothing; any other word makes it a title."""
    assert structure_words.wording(None).meaning(text) == meaning


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("🌾 Stage 1: Dough", ("Stage", "Dough")),
        ("**Phase II – Oven**", ("Phase", "Oven")),
        ("1. Module three. Crust", ("Module", "Crust")),
        ("Step 4", ("Step", "Step 4")),
        ("Week 3-4: Rye", ("", "Week 3-4: Rye")),
        ("Beginner Level (Starter)", ("Level", "Beginner Level (Starter)")),
        ("Advanced", ("", "Advanced")),
        ("Part a dough", None),
        ("Stages of grief", None),
        ("Beginner's luck", None),
    ],
)
def test_stages_are_told_by_their_headings(text: str, name: tuple[str, str] | None) -> None:
    """The number only says the position, unless it is a week or a day."""
    assert structure_words.stage_name(text) == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dough (1–2 Months)", ("Dough", "1-2 months")),
        ("Dough (approx. 6 wks)", ("Dough", "6 weeks")),
        ("Dough — 10 hours", ("Dough", "10 hours")),
        ("Dough (Ongoing)", ("Dough", "ongoing")),
        ("Dough [3 to 4 weeks]", ("Dough", "3-4 weeks")),
        ("Dough (4-2 weeks)", ("Dough (4-2 weeks)", "")),
        ("Dough (at 20 °C)", ("Dough (at 20 °C)", "")),
        ("Dough - part 2", ("Dough - part 2", "")),
    ],
)
def test_a_duration_at_the_end_of_a_heading_is_taken_if_it_is_one(text: str, found: tuple[str, str]) -> None:
    """Else it stays in the title."""
    assert structure_words.without_duration(text) == found


@pytest.mark.parametrize(
    ("sentence", "is_preamble"),
    [
        ("Sure!", True),
        ("Here’s a roadmap:", True),
        ("**Certainly**, here it is.", True),
        ("Surely bread is old.", False),
        ("Bread starts here.", False),
    ],
)
def test_what_a_chat_says_before_its_answer_is_told_by_its_first_words(sentence: str, *, is_preamble: bool) -> None:
    """Whatever marks and apostrophes it has."""
    assert structure_words.is_preamble(sentence) == is_preamble


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ('"Bread for All"', "Bread for All"),
        ("“Bread”", "Bread"),
        ('"Bread" and "Beer"', '"Bread" and "Beer"'),
        ('Call it "Bread"', 'Call it "Bread"'),
        ('"', '"'),
        ("", ""),
    ],
)
def test_quotation_marks_around_a_whole_title_are_not_its_own(title: str, bare: str) -> None:
    """Those around a part of it are."""
    assert line_parts.unquoted(title) == bare


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("salt, flour, and water", ["salt", "flour", "water"]),
        ("salt; flour; or water", ["salt", "flour", "water"]),
        ("salt, flour & water", ["salt", "flour & water"]),
        ("And gates", ["And gates"]),
        ("salt, and", ["salt", "and"]),
        ("salt, oregano", ["salt", "oregano"]),
        ("salt, rye and wheat", ["salt", "rye and wheat"]),
        ("and salt, flour", ["and salt", "flour"]),
    ],
)
def test_the_last_of_several_parts_loses_the_word_that_joins_it(line: str, parts: list[str]) -> None:
    """A part alone does not, nor a word that begins like one, nor one within a part."""
    assert line_parts.parts(line) == parts
