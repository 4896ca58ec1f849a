"""Finding things by their names, what refers to them, and the way to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import queries
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import link_id
from roadmap_site.schema.nouns import Noun
from tests.helpers import bread, worlds


@pytest.fixture(scope="module")
def loaf(tmp_path_factory: pytest.TempPathFactory) -> LoadResult:
    """Return the curriculum of another subject."""
    return bread.load(tmp_path_factory.mktemp("bread"))


@pytest.mark.parametrize(
    ("name", "found", "by"),
    [
        ("gluten", "gluten", "id"),
        ("weekend/mixing", "weekend/mixing", "id"),
        ("percentages", "bakers-percentages", "former id"),
        ("quick-bread/mixing", "weekend/mixing", "former id"),
        ("leaven", "sourdough-baker/starter", "former id"),
        ("mixing", "weekend/mixing", "short id"),
        (" Baker's Percentages ", "bakers-percentages", "title"),
        ("BÂTARD", "shaping", "alias"),
        ("sourdough", "wikipedia-sourdough", "title"),
        ("Baker’s-Percentages", "bakers-percentages", "title"),
        ("ＢÂＴＡＲＤ", "shaping", "alias"),
        ("saccharomyces\u00adcerevisiae", "yeast", "alias"),
    ],
)
def test_a_thing_is_found_by_each_of_its_names(loaf: LoadResult, name: str, found: str, by: str) -> None:
    """Ids go before former ids, these before short ones, titles and aliases come last; capitals do not matter."""
    (only,) = queries.find(loaf.curriculum, name)
    assert (link_id(only.thing), only.by) == (found, by)


def test_what_people_search_for_is_found(tmp_path: Path) -> None:
    """A keyword narrows a list as a name does; it is no name by which a thing is called."""
    loaded = worlds.load(tmp_path, {"topics/basics.yml": "softmax: {title: Soft, keywords: [Boltzmann]}\n"})
    found = queries.select(loaded.graph, ALL, search="boltz")
    assert [link_id(thing) for thing in found] == ["softmax"]
    assert queries.find(loaded.curriculum, "Boltzmann") == ()


def test_signs_of_a_name_tell_things_apart(tmp_path: Path) -> None:
    """Whatever way they are spelled otherwise."""
    files = {"topics/extras.yml": "c-sharp: C#\nc-plus-plus: C++\nrms-prop: RMSProp\n"}
    curriculum = worlds.load(tmp_path, files).curriculum
    found = {name: [link_id(each.thing) for each in queries.find(curriculum, name)] for name in ("c#", "c", "RMS prop")}
    assert found == {"c#": ["c-sharp"], "c": [], "RMS prop": ["rms-prop"]}


def test_all_things_of_one_name_are_found(tmp_path: Path) -> None:
    """A title of one and an alias of another are alike; a thing is found once."""
    files = {"topics/basics.yml": "softmax: {title: Soft, aliases: [soft]}\nrelu: {title: ReLU, aliases: [SOFT]}\n"}
    found = queries.find(worlds.load(tmp_path, files).curriculum, "soft")
    assert [(link_id(each.thing), each.by) for each in found] == [("softmax", "title"), ("relu", "alias")]


def test_only_things_of_the_wanted_noun_are_found(loaf: LoadResult) -> None:
    """The name of a topic is none of a roadmap."""
    assert queries.find(loaf.curriculum, "gluten", "roadmap") == ()
    assert queries.nearest(loaf.curriculum, "weeknd", "topic") is None
    assert queries.nearest(loaf.curriculum, "weeknd", "roadmap") == "weekend"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("gluten-", "gluten"),
        ("bulk fermentaton", "bulk-fermentation"),
        ("Sacharomyces Cerevisiae", "yeast"),
        ("wheat-and-watr", "sourdough-baker/wheat-and-water"),
        ("neural nets", None),
        ("", None),
    ],
)
def test_the_nearest_name_leads_to_an_id(loaf: LoadResult, name: str, near: str | None) -> None:
    """Misspelt ids, titles, aliases and stages are recognised; what is like nothing is not."""
    assert queries.nearest(loaf.curriculum, name) == near


ALL: tuple[Noun, ...] = ("roadmap", "stage", "topic", "resource", "project")


@pytest.mark.parametrize(
    ("nouns", "options", "ids"),
    [
        (("roadmap",), {}, "weekend sourdough-baker"),
        (ALL, {"area": "oven"}, "proofing oven-spring country-loaf first-loaf-of-all"),
        (ALL, {"kind": "handbook"}, "cookbook-bread"),
        (ALL, {"search": "LEAVEN"}, "sourdough-starter"),
        (ALL, {"search": "baker/"}, "sourdough-baker/wheat-and-water sourdough-baker/starter sourdough-baker/loaves"),
        (("stage", "topic"), {"roadmap": "weekend", "search": "bak"}, "weekend/baking bakers-percentages"),
        (("project",), {"roadmap": "sourdough-baker"}, "country-loaf"),
        (("resource",), {"roadmap": "weekend"}, "wikipedia-bakers-percentage cookbook-bread fooddata-central"),
        (("topic",), {"area": "dough", "roadmap": "weekend"}, "gluten bulk-fermentation shaping"),
        (("roadmap",), {"area": "dough"}, ""),
    ],
)
def test_things_are_narrowed_by_all_that_is_asked(
    loaf: LoadResult, nouns: tuple[Noun, ...], options: dict[str, str], ids: str
) -> None:
    """By noun, roadmap (with what its projects use), area, kind and a text in the names, in the curriculum's order."""
    assert [link_id(thing) for thing in queries.select(loaf.graph, nouns, **options)] == ids.split()


def said(loaded: LoadResult, id: str) -> list[str]:
    """Return the mentions of a thing with their places in the curriculum."""
    mentions = queries.mentions(loaded.located, loaded.curriculum.by_id[id])
    return [f"{m} {m.location.path.removeprefix('curriculum/')}:{m.location.line}" for m in mentions]


def test_who_refers_to_a_topic_is_said_in_words(loaf: LoadResult) -> None:
    """Links count with the key that holds them, stages with what they do."""
    assert said(loaf, "sourdough-starter") == [
        "the curriculum links to it in `summary` curriculum.yml:7",
        "roadmap `sourdough-baker` links to it in `points` of its advice roadmaps/sourdough-baker/roadmap.yml:20",
        "stage `sourdough-baker/starter` teaches it roadmaps/sourdough-baker/02-starter.yml:9",
        "resource `wikipedia-sourdough` links to it in `summary` resources/article.yml:10",
        "resource `wikipedia-sourdough` teaches it resources/article.yml:13",
        "project `country-loaf` exercises it projects/oven.yml:6",
    ]
    assert "topic `gluten` needs it topics/dough.yml:6" in said(loaf, "flour")


def test_suggestions_and_milestones_are_said_in_words(loaf: LoadResult) -> None:
    """Whether a roadmap, a stage, an entry or a project suggests it; notes that link to it too."""
    roadmap, stage, project = said(loaf, "the-fresh-loaf")
    assert roadmap == "roadmap `sourdough-baker` suggests it roadmaps/sourdough-baker/roadmap.yml:8"
    assert stage.startswith("stage `sourdough-baker/starter` suggests it for `sourdough-starter` roadmaps/")
    assert project == "project `country-loaf` suggests it projects/oven.yml:7"
    assert said(loaf, "fooddata-central") == ["project `percentage-calculator` is built with it projects/dough.yml:6"]
    assert said(loaf, "first-loaf-of-all") == [
        "roadmap `weekend` ties milestone `loaf` to it roadmaps/weekend/roadmap.yml:10",
        "stage `weekend/baking` suggests it roadmaps/weekend/02-baking.yml:9",
    ]
    assert said(loaf, "weekend/mixing") == [
        "stage `weekend/baking` links to it in `note` roadmaps/weekend/02-baking.yml:9"
    ]
    assert said(loaf, "weekend")[0] == "the curriculum lists it curriculum.yml:9"


def test_a_point_that_links_to_a_topic_teaches_it_unless_the_stage_has_an_entry_for_it(tmp_path: Path) -> None:
    """Links elsewhere in an entry are links; those of a thing to itself are left out."""
    files = {
        "topics/basics.yml": "softmax: {title: S, summary: 'See [[softmax]]'}\nrelu: ReLU\n",
        "roadmaps/first/01-start.yml": """\
            title: Start
            topics:
              - topic: softmax
                points: ["After [[relu]]", "No [[softmax]]"]
                practice: ["Draw [[relu]]"]
            """,
        "roadmaps/first/roadmap.yml": 'title: First\nmilestones: {one: "Plot [[relu]]"}\n',
    }
    loaded = worlds.load(tmp_path, files)
    assert [mention.partition(" roadmaps/")[0] for mention in said(loaded, "relu")] == [
        "roadmap `first` links to it in `title` of milestone `one`",
        "stage `first/start` teaches it in a point of `softmax`",
        "stage `first/start` links to it in `practice` of `softmax`",
    ]
    assert [mention.partition(" roadmaps/")[0] for mention in said(loaded, "softmax")] == [
        "stage `first/start` teaches it",
        "stage `first/start` links to it in `points` of `softmax`",
    ]


def way(loaded: LoadResult, id: str, roadmap: str | None = None) -> str:
    """Return the topics on the way to a thing."""
    return " ".join(step.topic.id for step in queries.way(loaded.graph, loaded.curriculum.by_id[id], roadmap))


@pytest.mark.parametrize(
    ("id", "topics"),
    [
        ("flour", ""),
        ("shaping", "flour gluten yeast bulk-fermentation"),
        ("autolyse", "flour gluten bakers-percentages"),
        ("weekend", ""),
        ("weekend/baking", "flour gluten yeast"),
        ("sourdough-baker/starter", "flour"),
        ("first-loaf-of-all", "flour gluten yeast bulk-fermentation shaping proofing"),
        ("wikipedia-sourdough", "flour yeast gluten"),
        ("fooddata-central", ""),
    ],
)
def test_the_way_to_a_thing_is_all_that_it_needs_in_learning_order(loaf: LoadResult, id: str, topics: str) -> None:
    """A topic is no part of its own way, nor is what a stage, roadmap or resource teaches; a project's topics are."""
    assert way(loaf, id) == topics


def test_each_step_knows_its_needs_and_the_stages_that_teach_it_first(loaf: LoadResult) -> None:
    """The first of all roadmaps, and that of the roadmap asked for, if it teaches it."""
    goal = loaf.curriculum.by_id["country-loaf"]
    steps = {step.topic.id: step for step in queries.way(loaf.graph, goal, "weekend")}
    assert steps["shaping"].needs == ("bulk-fermentation",)
    assert [steps["shaping"].first, steps["shaping"].here] == [loaf.graph.teachings["shaping"][0]] * 2
    starter = steps["sourdough-starter"]
    assert starter.first is not None
    assert (starter.first.stage.full_id, starter.here) == ("sourdough-baker/starter", None)


def test_a_topic_that_is_only_linked_is_on_the_way_of_no_stage_that_links_it(tmp_path: Path) -> None:
    """The stage teaches it; only what it needs comes from outside."""
    files = {
        "topics/basics.yml": "softmax: Softmax\nrelu: {title: ReLU, needs: [maximum]}\nmaximum: Maximum\n",
        "roadmaps/first/01-start.yml": 'title: S\ntopics: [{topic: softmax, points: ["[[relu]]"]}]\n',
    }
    loaded = worlds.load(tmp_path, files)
    assert way(loaded, "first/start") == "maximum"
    (step,) = queries.way(loaded.graph, loaded.curriculum.by_id["first/start"])
    assert (step.first, step.here) == (None, None)


def test_a_circle_of_needs_ends_the_way(tmp_path: Path) -> None:
    """Each topic of it comes once, and the topic itself not at all."""
    topics = """\
        softmax: {title: S, needs: [b]}
        b: {title: B, needs: [c]}
        c: {title: C, needs: [softmax, c]}
        """
    loaded = worlds.load(tmp_path, {"topics/basics.yml": topics})
    assert way(loaded, "softmax") == "c b"


def test_a_way_of_two_thousand_topics_is_no_trouble(tmp_path: Path) -> None:
    """It is found without recursion."""
    many = "".join(f"t{n}: {{title: T, needs: [t{n + 1}]}}\n" for n in range(2000))
    loaded = worlds.load(tmp_path, {"topics/basics.yml": f"softmax: {{title: S, needs: [t0]}}\n{many}t2000: T\n"})
    steps = queries.way(loaded.graph, loaded.curriculum.by_id["softmax"])
    assert [steps[0].topic.id, steps[-1].topic.id, len(steps)] == ["t2000", "t0", 2001]
