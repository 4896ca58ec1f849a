"""Explanations as readers see them: sections, safe blocks, footnotes, pictures."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.curriculum.loader import load
from roadmap_site.site import explanation, urls
from roadmap_site.site.author_texts import Texts
from roadmap_site.site.messages.words import ENGLISH
from roadmap_site.yaml_io.document import Place
from tests.helpers import sites, worlds

PAGE = """\
Before any heading, with $x^2$.[^why]

## First

| a | b |
|---|--:|
| 1 | $\\lvert x\\rvert$ |

![A square](../../images/square.svg)

```python
x = "<b>"
```

??? "Folded"
    Inside [[softmax]].

### Deeper

Again.[^why]

[^why]: Because.
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {
    "topics/basics/softmax.md": PAGE,
    "roadmaps/first/01-start.md": PAGE,
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax]\nprojects: [build]\n",
    "projects/extras.yml": "build: {title: Build, topics: [softmax]}\n",
    "projects/extras/build.md": PAGE,
    "images/square.svg": SQUARE,
    "images/unused.svg": SQUARE,
}
EDITED = sites.SETTINGS + "repo_url: https://example.org/x\nedit_uri_template: https://example.org/edit/{path}\n"
ATTACKS = """\
<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) [[softmax|<b onclick=x>]]

# <script>alert(2)</script> [x](javascript:1) `<i>`

![" onerror="alert(3)](../../images/square.svg) ![x](javascript:alert(4)) ![x](https://x.example/a.png)

| <script> | [x](data:text/html,x) |
|---|---|
| $\\text{<script>alert(5)</script>}$ | $\\href{javascript:alert(6)}{x}$ |

``` <script>
</code></pre><script>alert(7)</script>
```

```"onload="alert(8)
x
```

??? "<script>alert(9)</script>"
    [x]: javascript:alert(10)

[^<b>]: <script>alert(11)</script>

A mark[^<b>] and [words](https://x.example/ "t $x$ <b>") and <https://x.example/$a$"onclick=x>

<svg onload=alert(12)> <style>*{}</style> {: onclick=alert(13) } [a]{onclick=x}

$$
\\text{</math><script>alert(14)</script>}
$$

\ue000evil [home](\ue000x)
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with explanations of each kind."""
    return sites.built(tmp_path_factory.mktemp("explained"), FILES, settings=EDITED)


def test_a_long_way_to_an_explanation_is_folded(tmp_path: Path) -> None:
    """The head leads to it; before it stands one resource, and the others for whoever asks for them."""
    files = FILES | {
        "resources/book.yml": "a: {title: A, topics: [softmax]}\nb: {title: B, topics: [softmax]}\n",
        "topics/basics.yml": "softmax: {title: Softmax, needs: [log]}\nlog: Logarithm\n",
    }
    article = sites.article(sites.page(sites.built(tmp_path, files), "topics/softmax"))
    before, _, _ = article.partition('id="explanation"')
    assert sites.links(before)["Explanation"] == "#explanation"
    assert "<summary>1 more resource</summary>" in before
    assert "More resources" not in before


def test_what_stands_before_an_explanation_is_brief(tmp_path: Path) -> None:
    """Of what it needs and consists of only names and reasons; of many authors one, as the catalogue has them all."""
    files = FILES | {
        "resources/book.yml": "a: {title: A, authors: [Ann, Ben, Cho], topics: [softmax]}\n",
        "topics/basics.yml": textwrap.dedent("""\
            softmax:
              title: Softmax
              needs: [log, {topic: exp, note: it grows}]
              parts: [sum]
            log: {title: Logarithm, summary: The power.}
            exp: {title: Exponential, summary: A base to some power.}
            sum: {title: Sum, summary: All together.}
            """),
    }
    article = sites.article(sites.page(sites.built(tmp_path, files), "topics/softmax"))
    words = sites.words(article.partition('id="explanation"')[0].partition('id="start"')[2])
    assert "Ann and others" in words
    assert "Know first Logarithm Exponential it grows Before and after" in words
    assert words.partition("What it consists of ")[2].startswith("Sum")
    assert "All together." not in words


def test_each_heading_is_a_section_below_ours(site: Path) -> None:
    """With an id that clashes with nothing, in the table of contents and in the search."""
    html = sites.page(site, "topics/softmax")
    headings = re.findall(r'<h(\d) id="(explanation[^"]*)">([^<]*)<', sites.article(html))
    assert headings == [
        ("2", "explanation", "Explanation"),
        ("3", "explanation-first", "First"),
        ("4", "explanation-deeper", "Deeper"),
    ]
    assert 'href="#explanation-deeper"' in html
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry["title"] for entry in index["docs"] if "explanation-" in entry["location"]}
    assert found["topics/softmax/#explanation-first"] == "First"


@pytest.mark.parametrize("path", ["topics/softmax", "roadmaps/first/start", "projects"])
def test_every_page_shows_it_and_has_each_id_once(path: str, site: Path) -> None:
    """Formulas, tables, code, pictures, footnotes; every link within the page leads somewhere."""
    html = sites.article(sites.page(site, path))
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'href="#((?:note|mark)-[^"]*)"', html)} <= {*ids}
    for part in ("<msup>", '<td class="rm-right">', '<span class="n">x</span>', 'alt="A square"', "<summary>Folded"):
        assert part in html
    assert sites.words(html).count("Because.") == 1


def test_a_whole_roadmap_to_print_leads_to_explanations(site: Path) -> None:
    """Twenty pages each would hide what is to be done."""
    html = sites.article(sites.page(site, "print/first"))
    assert "Because." not in html
    assert "It stands on the page of Start" in sites.words(html)
    assert sites.links(html)["Start"] == "../../roadmaps/first/start/"


def test_a_project_has_its_explanation_folded(site: Path) -> None:
    """The catalogue stays one to be looked through; headings in it are below that of the project."""
    html = sites.article(sites.page(site, "projects"))
    folded = html.partition("<summary>Explanation</summary>")[2]
    assert '<h4 id="explanation-build-first">First</h4>' in folded


def test_only_pictures_that_are_shown_are_published(site: Path) -> None:
    """Among our own files, where nothing of the owner's can stand."""
    assert (site / "assets/roadmap-site/images/square.svg").read_text(encoding="utf-8") == SQUARE
    assert not (site / "assets/roadmap-site/images/unused.svg").exists()
    assert 'src="../../assets/roadmap-site/images/square.svg"' in sites.page(site, "topics/softmax")


@pytest.mark.parametrize(
    ("drawn", "known"),
    [
        ('viewBox="0 0 8 4" width="80" height="40px"', 'class="rm-picture" src="{}" width="80" height="40"'),
        ('viewBox="-1 0 8 2.5"', 'class="rm-picture rm-picture--fills" src="{}" width="1000" height="312"'),
        ('viewBox="0 0 8 4" width="50%"', 'class="rm-picture" src="{}"'),
        ('viewBox="0 0 0 0"', 'class="rm-picture" src="{}"'),
        (f'viewBox="0 0 0.{"0" * 300}1 999999"', 'class="rm-picture" src="{}"'),
        ('width="1e9" height="-1"', 'class="rm-picture" src="{}"'),
        ('width="0" height="40" viewBox="0 0 8 4"', 'class="rm-picture" src="{}"'),
        ("", 'class="rm-picture" src="{}"'),
    ],
)
def test_a_picture_keeps_its_place(drawn: str, known: str, tmp_path: Path) -> None:
    """By its size, or its proportion where it has no other and fills the line; so nothing moves when it comes."""
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {drawn}/>'
    site = sites.built(tmp_path, {**FILES, "images/square.svg": drawing})
    assert f"<img {known} alt=".format("../../assets/roadmap-site/images/square.svg") in sites.page(
        site, "topics/softmax"
    )


def test_it_can_be_edited_where_it_is_written(site: Path) -> None:
    """Beside the link to the YAML of the page."""
    for page, file in (
        ("topics/softmax", "topics/basics/softmax.md"),
        ("roadmaps/first/start", "roadmaps/first/01-start.md"),
        ("projects", "projects/extras/build.md"),
    ):
        links = sites.links(sites.article(sites.page(site, page)))
        assert links["Edit the explanation"].endswith(f"/curriculum/{file}")


def written(folder: Path, text: str) -> str:
    """Return the HTML of an explanation."""
    topic = load(worlds.write(folder, {})).curriculum.topics["softmax"]
    part = explanation.whole(replace(topic, explanation=Explanation(Place("topics/basics/softmax.md"), text)), 2)
    assert part
    return explanation.Writer(Texts(lambda _: ("a.html", "A")), lambda path: f"/{path}", ENGLISH).html(part)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("0. a\n1. b\n", '<ol start="0">'),
        ("7. a\n", '<ol start="7">'),
        ("# a\n\n# a\n\n# a 2\n\n# a\n", 'id="explanation-softmax-a-2-2">'),
        ("a $$x_{1234567890123456789012345678}$$ b\n", '<span class="rm-formula" tabindex="0"><math display="block">'),
        ("$x_{1234567890123456789012345678}$\n", '<span class="rm-formula rm-formula--long" tabindex="0"><math'),
        ('??? note "A title"  \n    b\n', "<summary>A title</summary>"),
        ("??? note  \n    b\n", "<summary>Note</summary>"),
        ("```python\nx = 1\n```\n", '<span class="n">x</span>'),
        ("```py title='a'\nx = 1\n```\n", '<span class="n">x</span>'),
        ("```no-such-language\n<x>\n```\n", '<code tabindex="0">&lt;x&gt;\n</code>'),
        ("```../../etc\nx\n```\n", '<code tabindex="0">x\n</code>'),
        # What finds their colours may take for ever.
        ('```scala\n"\\\\\\\\\n```\n', '<code tabindex="0">"\\\\\\\\\n</code>'),
        (f"```c\na{' ' * 90}b\n```\n", f'<code tabindex="0">a{" " * 90}b\n</code>'),
        ("```csharp\n" + "a\n" * 300 + "```\n", '<code tabindex="0">a\na\n'),
    ],
)
def test_what_a_block_becomes(text: str, html: str, tmp_path: Path) -> None:
    """Wide things can be moved by the keyboard, ids are there once, and odd code has no colours."""
    assert html in written(tmp_path, text)


def test_nothing_that_strangers_write_becomes_an_element(tmp_path: Path) -> None:
    """Were the check turned off or wrong, what comes out would still be text."""
    html = written(tmp_path, ATTACKS)
    tags = {*re.findall(r"<([a-z0-9]+)", html)}
    assert tags.isdisjoint({"script", "style", "svg", "iframe", "b", "i"})
    assert sites.attributes(html) <= {
        *("href", "title", "src", "alt", "loading", "class", "id", "tabindex", "role", "aria-label", "display"),
    }
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert all(re.match(r"https://x\.example/|a\.html|/images/square\.svg|#(?:note|mark)-", one) for one in addresses)
    assert urls.ROOT not in html
