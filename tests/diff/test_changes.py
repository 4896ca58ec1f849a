"""What changed between two curricula, by id: each kind of change in a world of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.diff.changes import Changed, Changes, between
from roadmap_site.diff.compare import Difference, Kind, moves
from tests.helpers import worlds

Files = dict[str, str | bytes | None]

TWO = {
    "topics/basics.yml": "softmax: Softmax\nrelu: ReLU\ntanh: Tanh\n",
    "roadmaps/first/01-start.yml": """\
        title: Start
        duration: 1-2 months
        topics:
          - topic: softmax
            points: [The exponential, The sum of all, Overflow]
          - relu
        """,
    "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\ntopics: [tanh]\n",
}


def changes(folder: Path, before: Files, after: Files) -> Changes:
    """Return what changed from one world to another; the second has the first one's other files."""
    old = worlds.load(folder / "before", {**TWO, **before})
    return between(old, worlds.load(folder / "after", {**TWO, **before, **after}))


def thing(found: Changes, id: str) -> Changed:
    """Return what is said of one thing."""
    return next(changed for changed in found.things if changed.id == id)


def differences(found: Changes, id: str) -> list[tuple[str, Kind, str | None, str | None]]:
    """Return what changed in one thing, each as its way, what became of it, before and after."""
    return [("/".join(d.at), d.kind, d.before, d.after) for d in thing(found, id).differences]


def test_the_same_words_in_another_layout_are_no_change(tmp_path: Path) -> None:
    """Comments, quotes, the form of a list and where lines break say nothing."""
    before = "softmax:\n  title: Softmax\n  summary: Makes numbers a distribution.\nrelu: ReLU\ntanh: Tanh\n"
    after = """\
        # Three functions.
        softmax:
          summary: >-
            Makes numbers
            a distribution.
          title: "Softmax"
        relu:
          title: ReLU
        tanh: {title: Tanh}
        """
    assert changes(tmp_path, {"topics/basics.yml": before}, {"topics/basics.yml": after}).nothing


def test_a_new_topic_is_added_with_all_that_it_says(tmp_path: Path) -> None:
    """Its area, title and needs are told, and that no way leads to it yet."""
    found = changes(tmp_path, {}, {"topics/extras.yml": "maxout: {title: Maxout, needs: [relu]}\n"})
    assert thing(found, "maxout").kind is Kind.ADDED
    assert differences(found, "maxout") == [
        ("area", Kind.ADDED, None, "extras"),
        ("title", Kind.ADDED, None, "Maxout"),
        ("needs", Kind.ADDED, None, "relu"),
    ]
    assert found.orphans == ("maxout",)


def test_a_removed_topic_is_gone_without_a_successor(tmp_path: Path) -> None:
    """Where nothing says `was`, its address ends, even if something new has its title."""
    after = "softmax: Softmax\nrelu: ReLU\nhyperbolic-tangent: Tanh\n"
    stage = "title: More\nduration: 1 month\ntopics: [hyperbolic-tangent]\n"
    found = changes(tmp_path, {}, {"topics/basics.yml": after, "roadmaps/first/02-more.yml": stage})
    gone = thing(found, "tanh")
    assert (gone.kind, gone.successor) == (Kind.REMOVED, None)


def test_a_renamed_topic_is_one_change_and_its_references_are_none(tmp_path: Path) -> None:
    """Needs, entries and links that were renamed along do not count as changed."""
    start = "title: Start\ntopics: [{{topic: softmax, points: [{}]}}]\n"
    before = {
        "topics/basics.yml": "softmax: Softmax\nrelu: {title: ReLU, needs: [tanh]}\ntanh: Tanh\n",
        "roadmaps/first/01-start.yml": start.format("'[[tanh]] or [[tanh|t]]'"),
    }
    after = {
        "topics/basics.yml": "softmax: Softmax\nrelu: {title: ReLU, needs: [hyp]}\nhyp: {title: Tanh, was: [tanh]}\n",
        "roadmaps/first/01-start.yml": start.format("'[[hyp]] or [[hyp|t]]'"),
        "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\ntopics: [hyp]\n",
    }
    found = changes(tmp_path, {**before}, {**after})
    assert [(c.id, c.kind, c.former_id, c.differences) for c in found.things] == [("hyp", Kind.CHANGED, "tanh", ())]


def test_the_links_of_an_explanation_are_those_that_its_page_has(tmp_path: Path) -> None:
    """There HTML is text, so that a link in it was renamed along; what stands in code has changed."""
    page = '# A [[relu]]\n\n<pre>[[relu|one]]</pre>\n\n> To [[relu|two\n> words]].\n\n???  "Why?"\n    [[relu]]\n'
    before: Files = {"topics/basics/softmax.md": page + "\n```\n[[relu]]\n```\n"}
    after: Files = {
        "topics/basics.yml": "softmax: Softmax\nrectifier: {title: ReLU, was: [relu]}\ntanh: Tanh\n",
        "roadmaps/first/01-start.yml": str(TWO["roadmaps/first/01-start.yml"]).replace("relu", "rectifier"),
        "topics/basics/softmax.md": page.replace("relu", "rectifier") + "\n```\n[[relu]]\n```\n",
    }
    assert [changed.id for changed in changes(tmp_path / "same", before, after).things] == ["rectifier"]
    after["topics/basics/softmax.md"] = page.replace("relu", "rectifier") + "\n```\n[[rectifier]]\n```\n"
    found = changes(tmp_path / "other", before, after)
    assert thing(found, "softmax").differences[0].at == ("explanation",)


def test_a_topic_can_be_renamed_and_changed_at_once(tmp_path: Path) -> None:
    """Its new title, and another file that it went to, are changes of the renamed topic."""
    after: Files = {
        "topics/basics.yml": "softmax: Softmax\nrelu: ReLU\n",
        "topics/extras.yml": "hyp: {title: Hyperbolic tangent, was: [tanh]}\n",
        "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\ntopics: [hyp]\n",
    }
    found = changes(tmp_path, {}, after)
    assert thing(found, "hyp").former_id == "tanh"
    assert differences(found, "hyp") == [
        ("area", Kind.MOVED, "basics", "extras"),
        ("title", Kind.CHANGED, "Tanh", "Hyperbolic tangent"),
    ]


def test_what_is_joined_into_another_has_a_successor(tmp_path: Path) -> None:
    """A topic that took over the old id in `was` was there before: that is no renaming."""
    after: Files = {
        "topics/basics.yml": "softmax: Softmax\nrelu: {title: ReLU, was: [tanh]}\n",
        "roadmaps/first/02-more.yml": None,
    }
    found = changes(tmp_path, {"roadmaps/first/02-more.yml": "title: More\ntopics: [tanh]\n"}, {**after})
    assert (thing(found, "tanh").kind, thing(found, "tanh").successor) == (Kind.REMOVED, "relu")
    assert differences(found, "relu") == [("was", Kind.ADDED, None, "tanh")]


def test_two_topics_that_swap_ids_are_told_by_their_titles(tmp_path: Path) -> None:
    """An id that lives on is the same thing, whatever `was` says; the checker's problem comes along."""
    swapped = "softmax: Softmax\nrelu: {title: Tanh, was: [tanh]}\ntanh: {title: ReLU, was: [relu]}\n"
    found = changes(tmp_path, {}, {"topics/basics.yml": swapped})
    assert [(c.id, c.kind, c.former_id) for c in found.things] == [
        ("relu", Kind.CHANGED, None),
        ("tanh", Kind.CHANGED, None),
    ]
    assert ("title", Kind.CHANGED, "ReLU", "Tanh") in differences(found, "relu")
    assert [problem.code for problem in found.problems_come] == ["was-collision", "was-collision"]


def test_a_new_topic_cannot_take_the_past_of_a_living_one(tmp_path: Path) -> None:
    """A wrong `was` is a problem, and the topic is new."""
    after = "maxout: {title: Maxout, was: [tanh]}\nsoftmax: Softmax\nrelu: ReLU\ntanh: Tanh\n"
    found = changes(tmp_path, {}, {"topics/basics.yml": after})
    assert [(c.id, c.kind, c.former_id) for c in found.things] == [("maxout", Kind.ADDED, None)]


def test_a_topic_moves_to_another_area(tmp_path: Path) -> None:
    """The file that it stands in is its area."""
    after: Files = {"topics/basics.yml": "softmax: Softmax\nrelu: ReLU\n", "topics/extras.yml": "tanh: Tanh\n"}
    assert differences(changes(tmp_path, {}, after), "tanh") == [("area", Kind.MOVED, "basics", "extras")]


def test_a_topic_moves_to_another_stage_with_its_points(tmp_path: Path) -> None:
    """Both stages say so; what changed in the entry on its way is told where it is now."""
    after: Files = {
        "roadmaps/first/01-start.yml": "title: Start\nduration: 1-2 months\ntopics: [relu]\n",
        "roadmaps/first/02-more.yml": """\
            title: More
            duration: 1 month
            topics: [tanh, {topic: softmax, points: [The exponential, The sum of all, Overflow, Its name]}]
            """,
    }
    found = changes(tmp_path, {}, after)
    moved = ("topics/softmax", Kind.MOVED, "first/start", "first/more")
    assert differences(found, "first/start") == [moved]
    assert differences(found, "first/more") == [moved, ("topics/softmax/points", Kind.ADDED, None, "Its name")]


def test_a_topic_moves_to_another_roadmap_only_when_its_own_has_no_place_for_it(tmp_path: Path) -> None:
    """Of two stages that gained it, the one of the same roadmap has it from there; the other one is new to it."""
    before: Files = {
        "curriculum.yml": worlds.BASE["curriculum.yml"].replace("[first]", "[second, first]"),
        "roadmaps/second/roadmap.yml": "title: Second\n",
        "roadmaps/second/01-all.yml": "title: All\n",
    }
    taught = "title: More\nduration: 1 month\ntopics: [tanh, relu]\n"
    start = "title: Start\nduration: 1-2 months\ntopics: [softmax]\n"
    plain: Files = {**before, "roadmaps/first/01-start.yml": start.replace("[softmax]", "[softmax, relu]")}
    both: Files = {
        "roadmaps/second/01-all.yml": "title: All\ntopics: [relu]\n",
        "roadmaps/first/01-start.yml": start,
        "roadmaps/first/02-more.yml": taught,
    }
    found = changes(tmp_path / "both", plain, both)
    assert differences(found, "first/more") == [("topics/relu", Kind.MOVED, "first/start", "first/more")]
    assert differences(found, "second/all") == [("topics", Kind.ADDED, None, "relu")]
    alone = changes(
        tmp_path / "alone", plain, {**both, "roadmaps/first/02-more.yml": TWO["roadmaps/first/02-more.yml"]}
    )
    assert differences(alone, "second/all") == [("topics/relu", Kind.MOVED, "first/start", "second/all")]


def test_a_topic_that_one_more_stage_teaches_has_not_moved(tmp_path: Path) -> None:
    """It is added there, with its points."""
    stage = "title: More\nduration: 1 month\ntopics: [tanh, {topic: softmax, points: [Again]}]\n"
    found = changes(tmp_path, {}, {"roadmaps/first/02-more.yml": stage})
    assert differences(found, "first/more") == [
        ("topics", Kind.ADDED, None, "softmax"),
        ("topics/softmax/points", Kind.ADDED, None, "Again"),
    ]


def test_a_link_in_a_point_makes_the_stage_teach_a_topic(tmp_path: Path) -> None:
    """Such a topic is told besides the point that links to it."""
    stage = "title: More\nduration: 1 month\ntopics: [{topic: tanh, points: ['Like [[relu]]']}]\n"
    found = changes(tmp_path, {}, {"roadmaps/first/02-more.yml": stage})
    assert ("teaches", Kind.ADDED, None, "relu") in differences(found, "first/more")


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("The exponential, Overflow, The sum of all", [("moved", "Overflow", "Overflow", (3, 2))]),
        ("The exponential, Overflow", [("removed", "The sum of all", None, None)]),
        ("The exponential, The sum of all, Overflow, New", [("added", None, "New", None)]),
        ("The exponential, The sum over all classes, Overflow",
         [("changed", "The sum of all", "The sum over all classes", None)]),
        ("Overflow, The exponential function, The sum of all",
         [("changed", "The exponential", "The exponential function", None), ("moved", "Overflow", "Overflow", (3, 1))]),
        ("Powers of e, The sum of all, Overflow",
         [("added", None, "Powers of e", None), ("removed", "The exponential", None, None)]),
    ],
)  # fmt: skip
def test_points_are_added_removed_reworded_and_moved(
    points: str, expected: list[tuple[str, str | None, str | None, tuple[int, int] | None]], tmp_path: Path
) -> None:
    """A point with some other words is one change; one without anything in common is two."""
    stage = f"title: Start\nduration: 1-2 months\ntopics: [{{topic: softmax, points: [{points}]}}, relu]\n"
    found = changes(tmp_path, {}, {"roadmaps/first/01-start.yml": stage})
    assert [d[1:] for d in thing(found, "first/start").differences] == expected


def test_each_of_several_points_is_paired_with_the_one_it_was(tmp_path: Path) -> None:
    """The likest two go together, whatever their order; equal points that went once go once."""
    start = "title: Start\ntopics: [{{topic: softmax, points: [{}]}}]\n"
    before = start.format("Sums of powers, Names of classes, Twice, Twice")
    after = start.format("Names of many classes, Sums of all powers, Twice")
    found = changes(tmp_path, {"roadmaps/first/01-start.yml": before}, {"roadmaps/first/01-start.yml": after})
    assert differences(found, "first/start")[:3] == [
        ("topics/softmax/points", Kind.CHANGED, "Names of classes", "Names of many classes"),
        ("topics/softmax/points", Kind.CHANGED, "Sums of powers", "Sums of all powers"),
        ("topics/softmax/points", Kind.REMOVED, "Twice", None),
    ]


def test_a_long_list_of_other_texts_is_not_paired_for_ever(tmp_path: Path) -> None:
    """A stranger's list of hundreds of points is told as gone and new."""
    start = "title: Start\ntopics:\n  - topic: softmax\n    points:\n"
    before = start + "".join(f"      - Word {number} of the old\n" for number in range(200))
    after = start + "".join(f"      - Word {number} of the new\n" for number in range(200))
    found = changes(tmp_path, {"roadmaps/first/01-start.yml": before}, {"roadmaps/first/01-start.yml": after})
    assert {d.kind for d in thing(found, "first/start").differences} == {Kind.ADDED, Kind.REMOVED}


def test_suggestions_come_and_go_with_their_notes(tmp_path: Path) -> None:
    """Resources and projects of stages, entries and roadmaps are told by id, a note as a change within."""
    before: Files = {
        "resources/book.yml": "a-book: A book\nb-book: B book\n",
        "projects/basics.yml": "a-project: A project\n",
        "roadmaps/first/roadmap.yml": "title: First\nprojects: [a-project]\n",
        "roadmaps/first/02-more.yml": "title: More\ntopics: [tanh]\nresources: [a-book, b-book]\n",
    }
    after: Files = {
        "roadmaps/first/roadmap.yml": "title: First\n",
        "roadmaps/first/02-more.yml": """\
            title: More
            topics: [tanh]
            resources: [{resource: b-book, note: Chapter two}]
            projects: [a-project]
            """,
    }
    found = changes(tmp_path, before, after)
    assert differences(found, "first") == [("projects", Kind.REMOVED, "a-project", None)]
    assert differences(found, "first/more") == [
        ("resources", Kind.REMOVED, "a-book", None),
        ("resources/b-book/note", Kind.ADDED, None, "Chapter two"),
        ("projects", Kind.ADDED, None, "a-project"),
    ]
    assert found.orphans == ("a-book",)


def test_fields_of_a_resource_change(tmp_path: Path) -> None:
    """Each key tells what it was and what it is."""
    before = "a-book: {title: A, url: 'https://a.example', authors: [X], topics: [relu], year: 1999}\n"
    after = "a-book: {title: A, url: 'https://b.example', authors: [X, Y], topics: [relu], cost: free}\n"
    found = changes(tmp_path, {"resources/book.yml": before}, {"resources/book.yml": after})
    assert differences(found, "a-book") == [
        ("authors", Kind.ADDED, None, "Y"),
        ("year", Kind.REMOVED, "1999", None),
        ("url", Kind.CHANGED, "https://a.example", "https://b.example"),
        ("cost", Kind.ADDED, None, "free"),
    ]


def test_only_what_a_file_stands_for_can_move(tmp_path: Path) -> None:
    """A resource of another cost stays where it is, and one in the file of another kind has moved."""
    settings = (
        worlds.BASE["curriculum.yml"]
        .replace("Free}", "Free, dear: Dear}")
        .replace("kinds: {", "kinds: {video: Video, ")
    )
    before: Files = {"curriculum.yml": settings, "resources/book.yml": "a-book: {title: A, cost: free}\nb-book: B\n"}
    after: Files = {
        "resources/book.yml": "a-book: {title: A, cost: dear}\n",
        "resources/video.yml": "b-book: B\n",
    }
    found = changes(tmp_path, before, after)
    assert differences(found, "a-book") == [("cost", Kind.CHANGED, "free", "dear")]
    assert differences(found, "b-book") == [("kind", Kind.MOVED, "book", "video")]


@pytest.mark.parametrize(
    ("duration", "stage", "roadmap"),
    [
        ("2-3 months", ("1–2 months", "2–3 months", "longer"), ("2–3 months", "3–4 months", "longer")),
        ("1-2 weeks", ("1–2 months", "1–2 weeks", "shorter"), ("2–3 months", "5.5–6.5 weeks", "shorter")),
        ("0-9 months", ("1–2 months", "0–9 months", None), ("2–3 months", "1–10 months", None)),
        ("1+ months", ("1–2 months", "1+ months", "longer"), ("2–3 months", "2+ months", "longer")),
        (
            "10 hours",
            ("1–2 months", "10 hours", None),
            ("2–3 months", "10 hours of study for 1 of 2, 1 month by the calendar for 1 of 2", None),
        ),
        ("ongoing", ("1–2 months", "Ongoing", None), ("2–3 months", "1+ months", None)),
    ],
)
def test_durations_add_up_before_and_after(
    duration: str, stage: tuple[str, str, str | None], roadmap: tuple[str, str, str | None], tmp_path: Path
) -> None:
    """A stage that takes another time is told, and so is its roadmap; which is longer only where that is clear."""
    file = TWO["roadmaps/first/01-start.yml"].replace("1-2 months", duration)
    found = changes(tmp_path, {}, {"roadmaps/first/01-start.yml": file})
    told = {length.id: (length.before, length.after, length.trend) for length in found.lengths}
    assert told == {"first/start": stage, "first": roadmap}


def test_a_stage_that_loses_its_duration_makes_the_roadmap_no_shorter(tmp_path: Path) -> None:
    """The sum says that it is not of all stages; what has no duration any more says so by nothing."""
    found = changes(tmp_path, {}, {"roadmaps/first/02-more.yml": "title: More\ntopics: [tanh]\n"})
    assert [(w.id, w.before, w.after, w.trend) for w in found.lengths] == [
        ("first", "2–3 months", "1–2 months (1 of 2 without an estimate)", None),
        ("first/more", "1 month", None, None),
    ]


def test_an_inserted_stage_does_not_move_the_others(tmp_path: Path) -> None:
    """Only what stands elsewhere among its old neighbours has moved."""
    after = {
        "roadmaps/first/02-more.yml": None,
        "roadmaps/first/02-between.yml": "title: Between\n",
        "roadmaps/first/03-more.yml": TWO["roadmaps/first/02-more.yml"],
    }
    found = changes(tmp_path, {}, {**after})
    assert [(c.id, c.kind) for c in found.things] == [("first/between", Kind.ADDED)]


def test_a_stage_moves_on_its_roadmap(tmp_path: Path) -> None:
    """Its place before and after is told."""
    third = "title: Third\n"
    before: Files = {"roadmaps/first/03-third.yml": third}
    after: Files = {"roadmaps/first/03-third.yml": None, "roadmaps/first/00-third.yml": third}
    assert differences(changes(tmp_path, before, after), "first/third") == [("number", Kind.MOVED, "3", "1")]


def test_a_renamed_roadmap_keeps_its_stages(tmp_path: Path) -> None:
    """Its stages are not renamed by themselves, and what they say is compared."""
    after: Files = {
        "curriculum.yml": worlds.BASE["curriculum.yml"].replace("[first]", "[way]"),
        "roadmaps/first/roadmap.yml": None,
        "roadmaps/first/01-start.yml": None,
        "roadmaps/first/02-more.yml": None,
        "roadmaps/way/roadmap.yml": "title: First\nwas: [first]\n",
        "roadmaps/way/01-start.yml": TWO["roadmaps/first/01-start.yml"],
        "roadmaps/way/02-more.yml": TWO["roadmaps/first/02-more.yml"].replace("More", "Much more"),
    }
    found = changes(tmp_path, {}, after)
    assert [(c.id, c.former_id) for c in found.things] == [("way", "first"), ("way/more", None)]
    assert differences(found, "way/more") == [("title", Kind.CHANGED, "More", "Much more")]
    assert found.settings == ()


def test_a_stage_is_renamed_within_its_roadmap(tmp_path: Path) -> None:
    """Its own former id stands in `was`; its number may change along."""
    after: Files = {
        "roadmaps/first/02-more.yml": None,
        "roadmaps/first/05-further.yml": TWO["roadmaps/first/02-more.yml"] + "was: [more]\n",
    }
    found = changes(tmp_path, {}, after)
    assert [(c.id, c.former_id, c.differences) for c in found.things] == [("first/further", "first/more", ())]


def test_milestones_advice_and_settings_change(tmp_path: Path) -> None:
    """What `roadmap.yml` and `curriculum.yml` say is compared in the same way."""
    before: Files = {
        "roadmaps/first/roadmap.yml": """\
            title: First
            milestones: {one: A net, two: {title: A proof, topics: [relu]}}
            advice: [{title: Habits, points: [Read daily]}]
            """,
    }
    after: Files = {
        "curriculum.yml": worlds.BASE["curriculum.yml"].replace(
            "{beginner: Beginner}", "{beginner: Starter, expert: Expert}"
        ),
        "roadmaps/first/roadmap.yml": """\
            title: First
            milestones: {two: {title: A proof, topics: [tanh]}}
            advice: [{title: Habits, points: [Read and write daily]}]
            """,
    }
    found = changes(tmp_path, before, after)
    assert differences(found, "first") == [
        ("milestones", Kind.REMOVED, "one", None),
        ("milestones/two/topics", Kind.ADDED, None, "tanh"),
        ("milestones/two/topics", Kind.REMOVED, "relu", None),
        ("advice/Habits/points", Kind.CHANGED, "Read daily", "Read and write daily"),
    ]
    assert found.settings == (
        Difference(("levels", "beginner", "title"), Kind.CHANGED, "Beginner", "Starter"),
        Difference(("levels",), Kind.ADDED, None, "expert"),
        Difference(("levels", "expert", "title"), Kind.ADDED, None, "Expert"),
    )


def test_problems_that_come_and_go_are_told_wherever_they_stand(tmp_path: Path) -> None:
    """A problem that only slipped to another line is the same."""
    before: Files = {"topics/extras.yml": "maxout: Maxout\nbad: {title: Bad, needs: [nothing]}\n"}
    after = "# A comment.\nmaxout: {title: Maxout, needs: [naught]}\nbad: {title: Bad, needs: [nothing]}\n"
    found = changes(tmp_path, before, {"topics/extras.yml": after})
    assert [problem.message for problem in found.problems_come] == ["topic `naught` does not exist"]
    assert found.problems_gone == ()


def test_what_could_not_be_read_does_not_stop_the_comparison(tmp_path: Path) -> None:
    """The rest is compared, and the problem is among those that came."""
    found = changes(tmp_path, {}, {"topics/basics.yml": "softmax: [\n", "roadmaps/first/roadmap.yml": "title: One\n"})
    assert "syntax-error" in {problem.code for problem in found.problems_come}
    assert differences(found, "first") == [("title", Kind.CHANGED, "First", "One")]


def nothing_told(found: Changes) -> bool:
    """Return whether nothing is said of any thing, setting, length or orphan."""
    return found.nothing and not found.lengths and not found.orphans and not found.problems_gone


UNREADABLE = "softmax: [\n"


@pytest.mark.parametrize(
    "file",
    ["topics/basics.yml", "roadmaps/first/01-start.yml", "roadmaps/first/roadmap.yml", "curriculum.yml"],
)
@pytest.mark.parametrize(
    "broken", [UNREADABLE, b"\ttitle: A\n", "", "- a\n", None], ids=["list", "tab", "empty", "-", "gone"]
)
def test_nothing_is_told_of_a_file_that_cannot_be_read(file: str, broken: str | bytes | None, tmp_path: Path) -> None:
    """Neither what it defines nor what refers to it has changed, whichever side it is on."""
    if broken is None and file.startswith(("topics", "roadmaps/first/01")):
        broken = UNREADABLE  # whoever takes such a file away means it
    extra: Files = {
        "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\ntopics: [{topic: tanh, points: ['[[relu]]']}]\n",
        "topics/extras.yml": "unused: Unused\n",
    }
    good = worlds.load(tmp_path / "good", {**TWO, **extra})
    bad = worlds.load(tmp_path / "bad", {**TWO, **extra, file: broken})
    assert nothing_told(between(good, bad))
    assert between(good, bad).problems_come
    mended = between(bad, good)
    assert (mended.things, mended.settings, mended.lengths, mended.orphans) == ((), (), (), ())
    assert mended.problems_come == ()
    assert nothing_told(between(bad, bad))


def test_a_file_that_was_renamed_and_broken_makes_no_news(tmp_path: Path) -> None:
    """What is gone with its file may stand in the one that cannot be read; a wrong ending is the same slip."""
    for name in ("topics/extras.yml", "topics/basics.yaml"):
        found = changes(tmp_path / name.replace("/", "-"), {}, {"topics/basics.yml": None, name: UNREADABLE})
        assert nothing_told(found)
        assert found.unread == (f"curriculum/{name}",)
    stage: Files = {"roadmaps/first/01-start.yml": None, "roadmaps/first/01-begin.yml": UNREADABLE}
    assert nothing_told(changes(tmp_path / "stage", {}, stage))


def test_beside_a_file_that_cannot_be_read_real_news_is_told(tmp_path: Path) -> None:
    """What went from a file that could be read is gone; a roadmap renamed along keeps its broken stage."""
    before: Files = {"topics/extras.yml": "maxout: Maxout\nswish: Swish\n"}
    found = changes(tmp_path / "gone", before, {"topics/basics.yml": UNREADABLE, "topics/extras.yml": "swish: Swish\n"})
    assert [(c.id, c.kind) for c in found.things] == [("maxout", Kind.REMOVED)]
    after: Files = {
        "curriculum.yml": worlds.BASE["curriculum.yml"].replace("[first]", "[way]"),
        "topics/basics.yml": "softmax: Softmax\nrelu: ReLU\nhyp: {title: Tanh, was: [tanh]}\n",
        **dict.fromkeys(("roadmaps/first/roadmap.yml", "roadmaps/first/01-start.yml", "roadmaps/first/02-more.yml")),
        "roadmaps/way/roadmap.yml": "title: First\nwas: [first]\n",
        "roadmaps/way/01-start.yml": TWO["roadmaps/first/01-start.yml"],
        "roadmaps/way/02-more.yml": UNREADABLE,
    }
    found = changes(tmp_path / "renamed", {}, after)
    assert [(c.id, c.former_id, c.differences) for c in found.things] == [("way", "first", ()), ("hyp", "tanh", ())]


def test_a_thing_of_a_wrong_shape_is_not_gone(tmp_path: Path) -> None:
    """Its id stands there, and its problem says the rest."""
    found = changes(tmp_path, {}, {"topics/basics.yml": "softmax: Softmax\nrelu: ReLU\ntanh: [Tanh]\n"})
    assert found.nothing
    assert found.orphans == ()


def test_errors_that_came_are_told_even_of_a_file_that_was_unreadable(tmp_path: Path) -> None:
    """A file mended in one way and wrong in another is still wrong."""
    found = changes(
        tmp_path,
        {"topics/basics.yml": UNREADABLE},
        {"topics/basics.yml": f"{TWO['topics/basics.yml']}x: {{title: X, needs: [y]}}\n"},
    )
    assert [problem.message for problem in found.problems_come] == ["topic `y` does not exist"]
    assert found.nothing


def renamed(first: Files) -> Files:
    """Return the files of the one roadmap under another id, with those of its stages."""
    return {
        "curriculum.yml": worlds.BASE["curriculum.yml"].replace("[first]", "[way]"),
        **dict.fromkeys(("roadmaps/first/roadmap.yml", "roadmaps/first/01-start.yml", "roadmaps/first/02-more.yml")),
        "roadmaps/way/roadmap.yml": "title: First\nwas: [first]\n",
        "roadmaps/way/01-start.yml": TWO["roadmaps/first/01-start.yml"],
        **first,
    }


def test_what_a_renamed_roadmap_taught_is_looked_for_under_its_new_id(tmp_path: Path) -> None:
    """What another stage teaches there is neither new nor gone."""
    before: Files = {
        "topics/extras.yml": "swish: Swish\n",
        "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\ntopics: [tanh, softmax, swish]\n",
    }
    after = renamed({"roadmaps/way/02-again.yml": "title: Again\ntopics: [softmax, swish]\n"})
    found = changes(tmp_path, before, after)
    assert differences(found, "first/more")[-1:] == [("takes", Kind.REMOVED, "tanh", None)]
    assert not {"brings", "takes"} & {d[0] for d in differences(found, "way/again")}


@pytest.mark.parametrize("broken", ["roadmap.yml", "02-more.yml"])
def test_a_roadmap_that_was_renamed_when_it_was_mended_is_the_same(broken: str, tmp_path: Path) -> None:
    """Its former id tells which it was; of what could be read nothing has changed."""
    before: Files = {f"roadmaps/first/{broken}": UNREADABLE}
    after = renamed({"roadmaps/way/02-more.yml": TWO["roadmaps/first/02-more.yml"]})
    found = changes(tmp_path, before, after)
    assert [(c.kind, c.former_id) for c in found.things] in ([], [(Kind.CHANGED, "first")])
    assert found.settings == ()


def test_broken_settings_beside_a_renamed_roadmap_make_no_news(tmp_path: Path) -> None:
    """The list of roadmaps is unknown, not as it was."""
    after = renamed({"roadmaps/way/02-more.yml": TWO["roadmaps/first/02-more.yml"], "curriculum.yml": UNREADABLE})
    assert changes(tmp_path, {}, after).settings == ()


def test_stages_are_compared_when_their_roadmap_cannot_be_read(tmp_path: Path) -> None:
    """Each file counts by itself."""
    after: Files = {
        "roadmaps/first/roadmap.yml": UNREADABLE,
        "roadmaps/first/02-more.yml": "title: M\ntopics: [tanh]\n",
    }
    found = changes(tmp_path, {}, after)
    assert [c.id for c in found.things] == ["first/more"]


def test_what_left_a_file_that_is_broken_now_is_told_where_it_says_so(tmp_path: Path) -> None:
    """A former id names what it was, whatever could be read of that."""
    before: Files = {"topics/extras.yml": "maxout: {title: Maxout, odd: x}\n"}
    basics = TWO["topics/basics.yml"] + "max: {title: Maxout, was: [maxout]}\n"
    found = changes(tmp_path, before, {"topics/extras.yml": UNREADABLE, "topics/basics.yml": basics})
    assert [(c.id, c.kind, c.former_id) for c in found.things] == [("max", Kind.CHANGED, "maxout")]
    assert found.problems_gone == ()


def test_what_neither_side_can_read_hides_nothing(tmp_path: Path) -> None:
    """A file that was broken all along holds nothing that is gone now."""
    before: Files = {"topics/extras.yml": "maxout: Maxout\n", "topics/old.yml": UNREADABLE}
    found = changes(tmp_path, before, {"topics/extras.yml": None})
    assert [(c.id, c.kind) for c in found.things] == [("maxout", Kind.REMOVED)]


def test_defaults_are_no_news(tmp_path: Path) -> None:
    """A key that says what goes without saying may come and go; another word is told."""
    said: Files = {"roadmaps/first/roadmap.yml": "title: First\nstage-word: Stage\n"}
    assert changes(tmp_path / "said", {}, said).nothing
    phase: Files = {"roadmaps/first/roadmap.yml": "title: First\nstage-word: Phase\n"}
    assert differences(changes(tmp_path / "phase", said, phase), "first") == [("stage-word", Kind.ADDED, None, "Phase")]


def test_a_thing_of_another_kind_is_another_thing(tmp_path: Path) -> None:
    """The id of a topic that a project takes over has another address."""
    after: Files = {
        "topics/basics.yml": "softmax: Softmax\nrelu: ReLU\n",
        "projects/basics.yml": "tanh: Draw it\n",
        "roadmaps/first/02-more.yml": "title: More\nduration: 1 month\nprojects: [tanh]\n",
    }
    found = changes(tmp_path, {}, after)
    assert [(c.noun, c.id, c.kind) for c in found.things if c.id == "tanh"] == [
        ("topic", "tanh", Kind.REMOVED),
        ("project", "tanh", Kind.ADDED),
    ]
    assert {difference.kind for difference in found.things[-1].differences} == {Kind.ADDED}


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("abcd", "abcd", 0), ("abcd", "dabc", 1), ("abcd", "bcda", 1), ("abc", "xbya", 1), ("abcde", "edcba", 4)],
)
def test_the_fewest_items_have_moved(before: str, after: str, moved: int) -> None:
    """What can stay does; what is only new or only gone does not count."""
    found = [item for item, _ in moves(before, after)]
    assert len(found) == moved
    stay = [item for item in after if item in before and item not in found]
    assert stay == [item for item in before if item in stay]
