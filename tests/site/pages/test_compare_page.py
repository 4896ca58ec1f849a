"""The page that holds all roadmaps against each other."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import crafts, sites


def test_each_pair_says_what_both_teach_and_what_one_does(bread: Path) -> None:
    """With the way to the comparison of the two."""
    html = sites.article(sites.page(bread, "compare"))
    assert "The Home Baker and Quick Bread only The Home Baker: 3 · 1 topic on both · only Quick Bread: 0" in (
        sites.words(html)
    )
    assert sites.links(html)["The Home Baker and Quick Bread"] == "../compare/home-baker/#with-quick"


def test_what_differs_is_said_in_words_before_it_is_drawn(bread: Path) -> None:
    """And what the parts of a bar mean stands before the first of them."""
    seen = sites.words(sites.article(sites.page(bread, "compare")))
    drawn = seen.index("only the first both only the second The Home Baker and Quick Bread")
    assert seen.index("How they differ") < seen.index("Two at a time") < drawn


def test_what_a_roadmap_is_for_is_said_by_its_author_alone(tmp_path: Path) -> None:
    """Who chooses is led to the finder, which goes by that; where it has nothing to ask, there is no way to it."""
    html = sites.article(sites.page(sites.built(tmp_path / "crafts", crafts.FILES), "compare"))
    assert sites.links(html)["Find my way"] == "../#find"
    same = {f"roadmaps/{id}/roadmap.yml": f"title: {id}\n" for id in ("start", "plan", "master", "after")}
    seen = sites.words(sites.article(sites.page(sites.built(tmp_path / "same", crafts.FILES | same), "compare")))
    assert "Find my way" not in seen


def test_each_topic_says_where_it_is_taught(bread: Path) -> None:
    """By the number of the stage, with the words for those who do not see the table."""
    html = sites.article(sites.page(bread, "compare"))
    row = html.partition(">Gluten</a>")[2].partition("</tr>")[0]
    assert 'aria-label="The Home Baker, Bake 1">1</a>' in row
    assert 'aria-label="Quick Bread, Stage 1">1</a>' in row


def test_the_table_says_what_a_number_means(bread: Path) -> None:
    """In its caption, which a screen reader says as the table is entered."""
    html = sites.article(sites.page(bread, "compare"))
    caption = html.partition("<caption>")[2].partition("</caption>")[0]
    assert caption.startswith("A number is that of a stage of the roadmap that teaches the topic.")


def test_what_no_roadmap_teaches_has_no_row(tmp_path: Path) -> None:
    """It is named below, and an area of nothing else has no heading in the table."""
    files = {
        "curriculum.yml": """\
            title: A curriculum
            roadmaps: [first, second]
            areas: {basics: Basics, extras: Extras}
            rules: {unused-topic: "off"}
            """,
        "topics/basics.yml": "softmax: Softmax\nlogarithm: Logarithm\n",
        "topics/extras.yml": "sums: Sums\n",
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-start.yml": "title: Start\ntopics: [softmax]\n",
    }
    html = sites.article(sites.page(sites.built(tmp_path, files), "compare"))
    _, _, by_topic = html.partition('id="topics"')
    table, _, below = by_topic.partition("</table>")
    assert "Basics Softmax 1 1" in sites.words(table)
    assert not {"Logarithm", "Extras"} & {*sites.words(table.partition("<caption>")[2]).split()}
    assert "2 topics that no roadmap teaches by name Logarithm Sums" in sites.words(below)


def test_a_curriculum_of_one_roadmap_compares_nothing(tmp_path: Path) -> None:
    """There is no page for it and no link to one."""
    site = sites.built(tmp_path)
    assert not (site / "compare").exists()
    assert "compare" not in sites.page(site, "").lower()
