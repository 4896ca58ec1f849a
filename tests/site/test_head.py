"""Machines are told what a page says, in their own terms and nothing more."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from roadmap_site.site import head, linked_data
from roadmap_site.site.head import Image
from roadmap_site.site.page import Node, PageKind
from roadmap_site.site.pages import home
from tests.helpers import structured
from tests.helpers.paths import ROOT
from tests.mkdocs_plugin.test_plugin import BREAD

HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "\"quoted\" & 'so' > here",
    "&lt;b&gt; &amp;",
    "🍞 Brot",
    "\u2067עברית\u2069 \u202eabc",
    "a\\u003cb\u2028c",
]


class Head(HTMLParser):
    """Reads HTML as a browser does: the content of each `<meta>` by its name, and all other tags and texts."""

    def __init__(self, html: str) -> None:
        """Read."""
        super().__init__()
        self.found: dict[str, str] = {}
        self.others: list[str] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the content of a `<meta>`, or the name of another tag."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            assert set(values) in ({"property", "content"}, {"name", "content"}), values
            self.found[values.get("property") or values["name"]] = values["content"]
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


def items(node: Node) -> list[Node]:
    """Return the things on a list, in their order, and see that each knows its position."""
    elements = node["itemListElement"]
    assert [element["position"] for element in elements] == [*range(1, len(elements) + 1)]
    assert node["numberOfItems"] == len(elements)
    return [element["item"] for element in elements]


def names(nodes: list[Node]) -> list[str]:
    """Return what things are called."""
    return [node["name"] for node in nodes]


def quoted(words: str) -> str:
    """Return words as YAML takes any words: each character by its number."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in words) + '"'


def test_a_link_to_a_page_is_shown_with_all_that_is_known_of_it() -> None:
    """Title, description, site, language, address and a picture with its size and its words."""
    image = Image("https://example.org/a.png", "A loaf", 1200, 630)
    html = head.open_graph(
        title="Gluten",
        site_name="Bread",
        description="The net.",
        language="pt-BR",
        url="https://example.org/topics/gluten/",
        image=image,
    )
    assert Head(html).found == {
        "og:type": "article",
        "og:title": "Gluten",
        "og:description": "The net.",
        "og:site_name": "Bread",
        "og:locale": "pt_BR",
        "og:url": "https://example.org/topics/gluten/",
        "og:image": "https://example.org/a.png",
        "og:image:alt": "A loaf",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }


def test_what_is_not_known_of_a_page_is_left_out() -> None:
    """The home page of a site that knows neither its address nor its language still has a title."""
    found = Head(head.open_graph(title="Home", site_name="Bread", home=True)).found
    assert found == {"og:type": "website", "og:title": "Home", "og:site_name": "Bread", "twitter:card": "summary"}


@pytest.mark.parametrize("address", ["topics/gluten/", "/topics/gluten/", "//example.org/a", "", "javascript:alert(1)"])
def test_an_address_that_is_not_absolute_is_left_out(address: str) -> None:
    """Who shows a link from elsewhere cannot know what a relative address belongs to."""
    html = head.open_graph(title="Gluten", site_name="Bread", url=address, image=Image(address))
    assert {"og:url", "og:image", "og:image:width"}.isdisjoint(Head(html).found)
    assert Head(html).found["twitter:card"] == "summary"


def test_a_picture_of_unknown_size_says_none() -> None:
    """Nothing is better than a size of zero."""
    found = Head(head.open_graph(title="Gluten", site_name="Bread", image=Image("http://example.org/a.png"))).found
    assert [name for name in found if name.startswith("og:image")] == ["og:image"]


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("de", "de"),
        ("pt-BR", "pt_BR"),
        ("pt-br", "pt_BR"),
        ("zh-Hant-TW", "zh_TW"),
        ("zh-Hant", None),
        ("es-419", None),
        ("de-1996", None),
        ("", None),
    ],
)
def test_the_language_is_said_as_open_graph_writes_it(language: str, locale: str | None) -> None:
    """A language, with a territory if there is one; what would lose its meaning is not said."""
    html = head.open_graph(title="Gluten", site_name="Bread", language=language)
    assert Head(html).found.get("og:locale") == locale


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_out_of_an_attribute(words: str) -> None:
    """What a machine reads is what was written, and there is no other element."""
    read = Head(head.open_graph(title=words, site_name=words, description=words))
    assert [read.found[name] for name in ("og:title", "og:site_name", "og:description")] == [words] * 3
    assert read.others == []
    assert "".join(read.texts).strip() == ""


@pytest.mark.parametrize("words", HOSTILE)
def test_no_title_breaks_out_of_the_script(words: str, tmp_path: Path) -> None:
    """The element ends where it should, and the data in it is what was written."""
    files = {"topics/basics.yml": f"softmax:\n  title: {quoted(words)}\n  aliases: [{quoted(words)}]\n"}
    node = structured.data(tmp_path, files)["topics/softmax"]
    html = linked_data.script(node)
    read = Head(html + "<after>")
    assert read.others == ["script", "after"]
    assert json.loads("".join(read.texts)) == node
    assert node["name"] == words
    assert not set("<>&") & set(html.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))


def test_the_same_curriculum_has_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order sets happen to have in a run of Python, two runs agree."""
    code = (
        "import sys, pathlib; from tests.helpers import structured; from tests.mkdocs_plugin import test_plugin;"
        "print(structured.data(pathlib.Path(sys.argv[1]), test_plugin.BREAD))"
    )
    first, second = (
        subprocess.check_output(
            [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in "12"
    )
    assert first == second


@pytest.mark.parametrize("path", ["index", "roadmaps/index"])
def test_an_overview_lists_the_roadmaps_as_courses(path: str, tmp_path: Path) -> None:
    """Each with what search engines ask of a course: a name, a description, its address and who offers it."""
    found = structured.data(tmp_path, BREAD)[path]
    assert found["@type"] == "ItemList"
    assert found["name"] == {"index": "Bread", "roadmaps/index": "Roadmaps"}[path]
    assert items(found) == [
        {
            "@type": "Course",
            "name": "The Home Baker",
            "description": "Slowly and well.",
            "url": "https://example.org/roadmaps/home-baker/",
            "provider": {"@type": "Organization", "name": "A site", "url": "https://example.org/"},
        },
        {
            "@type": "Course",
            "name": "Quick Bread",
            "description": "All of it",  # its only stage, as it has no summary
            "url": "https://example.org/roadmaps/quick/",
            "provider": {"@type": "Organization", "name": "A site", "url": "https://example.org/"},
        },
    ]


def test_a_roadmap_is_a_course_with_its_stages_as_syllabus(tmp_path: Path) -> None:
    """For whom it is, what it teaches in learning order, and every stage with its place and its address."""
    found = structured.data(tmp_path, BREAD)["roadmaps/home-baker/index"]
    assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org", "Course", "The Home Baker")
    assert found["inLanguage"] == "en"
    assert found["audience"] == {"@type": "Audience", "audienceType": "People with a kitchen."}
    assert names(found["teaches"]) == ["Flour", "Gluten", "Sourdough", "Baking"]
    assert found["teaches"][1]["url"] == "https://example.org/topics/gluten/"
    mixing, raising = found["syllabusSections"]
    assert mixing == {
        "@type": "Syllabus",
        "name": "Mixing",
        "url": "https://example.org/roadmaps/home-baker/mixing/",
        "position": 1,
    }
    assert raising["position"] == 2


def test_a_stage_is_a_part_of_its_course(tmp_path: Path) -> None:
    """It says where it stands, what it teaches, and what a learner can do afterwards, without any markup."""
    files = {
        "roadmaps/first/01-start.yml": """\
            title: Start
            duration: 6 weeks
            summary: The *very* first [[softmax|step]].
            outcomes: ["**Begin** well"]
            topics: [softmax]
            """
    }
    found = structured.data(tmp_path, files)["roadmaps/first/start"]
    assert (found["@type"], found["name"]) == ("LearningResource", "Start")
    assert found["description"] == "The very first step."
    assert (found["isPartOf"]["@type"], found["isPartOf"]["name"]) == ("Course", "First")
    assert (found["position"], found["timeRequired"]) == (1, "P6W")
    term = {"@type": "DefinedTerm", "name": "Softmax", "url": "https://example.org/topics/softmax/"}
    assert found["teaches"] == [term, "Begin well"]


def test_a_topic_is_a_term_with_its_other_names_and_its_needs(tmp_path: Path) -> None:
    """The page is about the term; the term belongs to its area; what to know first leads to its page."""
    found = structured.data(tmp_path, BREAD)["topics/gluten"]
    assert (found["@type"], found["name"]) == ("LearningResource", "Gluten")
    assert found["about"] == {
        "@type": "DefinedTerm",
        "name": "Gluten",
        "url": "https://example.org/topics/gluten/",
        "alternateName": ["Seitan", "glutens"],
        "description": "The net of proteins that holds the gas.",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "Dough",
            "url": "https://example.org/topics/#area-dough",
        },
    }
    assert names(found["competencyRequired"]) == ["Flour"]
    assert found["competencyRequired"][0]["url"] == "https://example.org/topics/flour/"


def test_the_catalogues_list_things_in_the_order_of_their_pages(tmp_path: Path) -> None:
    """Topics as terms, resources with who made them and when, projects with their place in the catalogue."""
    data = structured.data(tmp_path, BREAD)
    assert names(items(data["topics/index"])) == ["Flour", "Gluten", "Sourdough", "Baking"]
    assert items(data["resources/index"]) == [
        {
            "@type": "LearningResource",
            "name": "The Bread Book",
            "url": "https://www.example.org/bread",
            "author": ["A. Baker", "B. Miller"],
            "datePublished": "1999",
            "learningResourceType": "Book",
            "educationalLevel": "Crumb",
        }
    ]
    assert items(data["projects/index"]) == [
        {
            "@type": "LearningResource",
            "name": "Bake a loaf",
            "url": "https://example.org/projects/#project-first-loaf",
            "educationalLevel": "Crust",
        }
    ]


def test_what_a_curriculum_does_not_say_is_left_out(tmp_path: Path) -> None:
    """A resource that has a title alone has a name alone; a roadmap with no more has no audience and no time."""
    files = {"resources/book.yml": "dune: Dune\n", "roadmaps/first/roadmap.yml": "title: First\nresources: [dune]\n"}
    data = structured.data(tmp_path, files)
    resource = {"@type": "LearningResource", "name": "Dune", "learningResourceType": "Book"}
    assert items(data["resources/index"]) == [resource]
    assert {"audience", "timeRequired"}.isdisjoint(data["roadmaps/first/index"])
    assert {"alternateName", "description"}.isdisjoint(data["topics/softmax"]["about"])
    assert "competencyRequired" not in data["topics/softmax"]
    text = json.dumps(data)
    assert not any(empty in text for empty in ('""', "[]", "{}", "null"))


def test_without_an_address_of_the_site_nothing_has_one(tmp_path: Path) -> None:
    """Names and descriptions remain; a resource keeps the address of its own."""
    data = structured.data(tmp_path, BREAD, address="")
    assert data["roadmaps/home-baker/index"]["provider"] == {"@type": "Organization", "name": "A site"}
    resources = json.dumps(data.pop("resources/index"))
    assert resources.count('"url"') == resources.count('"https://www.example.org/bread"') == 1
    assert '"url"' not in json.dumps(data)


@pytest.mark.parametrize(
    ("durations", "time"),
    [
        (["6 weeks"], "P6W"),
        (["1.5 hours"], "PT1.5H"),
        (["45 minutes"], "PT45M"),
        (["1 month", "2 months"], "P3M"),
        (["1 year"], "P1Y"),
        (["3 days", "3-3 days"], "P6D"),
        (["1 day", "1 week"], "P1W"),  # as the page says it: in halves of a week
        (["1-2 weeks"], None),
        (["3+ weeks"], None),
        (["ongoing"], None),
        (["10 hours", "ongoing"], None),
        (["2 weeks", ""], None),
        (["2 weeks", "10 hours"], None),
    ],
)
def test_a_course_takes_time_only_where_that_is_one_figure(
    durations: list[str], time: str | None, tmp_path: Path
) -> None:
    """A range, an open end, a stage that does not say, weeks beside hours: none of them is one duration."""
    stages = {
        f"roadmaps/first/{number:02}-stage{number}.yml": f"title: A stage\n{duration and 'duration: ' + duration}\n"
        for number, duration in enumerate(durations, start=1)
    }
    files = {"roadmaps/first/01-start.yml": None, "topics/basics.yml": None, **stages}
    course = structured.data(tmp_path, files)["roadmaps/first/index"]
    assert course.get("timeRequired") == time


def test_a_page_of_a_kind_without_terms_has_no_data(tmp_path: Path) -> None:
    """A kind that says nothing for machines has nothing in the head."""
    site = structured.site(tmp_path, BREAD)
    (page,) = home.KIND.pages(site)
    assert linked_data.json_ld(page, site)
    assert linked_data.json_ld(dataclasses.replace(page, kind=PageKind("home", home.pages)), site) is None
