"""Titles that `[[id]]` puts into pages by hand are text, whatever extensions of Markdown the site has."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from tests.helpers import sites, worlds

EXTENSIONS = """\
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - meta
  - nl2br
  - smarty
  - tables
  - toc: {permalink: true}
  - wikilinks
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.b64
  - pymdownx.betterem
  - pymdownx.blocks.admonition
  - pymdownx.blocks.details
  - pymdownx.blocks.tab
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.escapeall: {hardbreak: true, nbsp: true}
  - pymdownx.fancylists
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.magiclink: {repo_url_shorthand: true, user: a, repo: b, social_url_shorthand: true}
  - pymdownx.mark
  - pymdownx.pathconverter
  - pymdownx.progressbar
  - pymdownx.quotes
  - pymdownx.saneheaders
  - pymdownx.smartsymbols
  - pymdownx.snippets
  - pymdownx.striphtml
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.tilde
"""
TITLES = (
    "S :smile: :rocket:",
    "https://a.example]]",
    "P(A | B)",
    "$x$ and $$y$$",
    "==mark== ~sub~ ~~del~~ ^sup^ ^^ins^^",
    "A {.cls} {: #x }",
    "++ctrl+c++",
    "HTML (c) 1/2 --> -- ... 'a' \"b\"",
    "<br> <b>x</b> &copy; a & b",
    "x[^1] [a](b) ![c](d) [e] `f` *g* __h__",
    '{++ins++} {--del--} [=50% "x"] @user #12 a/b#3',
    "[TOC]",
    '`#!py x` \\(x\\) \\* --8<-- "x"',
)
PAGE = """\
# About [[softmax]]

Here [[softmax]], *[[softmax]]* and **[[softmax|my words]]**; [[softmax]]s[^1].

| a | b |
| --- | --- |
| [[softmax]] | [[softmax|w]] |

## On [[softmax]]

- [[softmax]]
- [ ] [[softmax]]

!!! note "[[softmax]]"
    [[softmax]]

=== "[[softmax]]"
    [[softmax]]

Term [[softmax]]
:   [[softmax]]

<div title="[[softmax]]">[[softmax]]</div>

Look![[softmax]] A [link with [[softmax]]](other.md "and [[softmax]]").

[^1]: [[softmax]]

*[HTML]: Hypertext
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page by hand for each title."""
    topics = "".join(f"t{n}: {{title: {json.dumps(title)}, needs: [softmax]}}\n" for n, title in enumerate(TITLES))
    files = {
        "topics/extras.yml": topics,
        "curriculum.yml": worlds.BASE["curriculum.yml"] + "rules: {unused-topic: 'off'}\n",
    }
    docs = {f"help{number}.md": PAGE.replace("softmax", f"t{number}") for number in range(len(TITLES))}
    docs["other.md"] = "# Other\n"
    return sites.built(tmp_path_factory.mktemp("site"), files, docs, sites.SETTINGS + EXTENSIONS)


@pytest.mark.parametrize(("number", "title"), list(enumerate(TITLES)))
def test_a_title_in_a_page_by_hand_is_shown_as_it_is(number: int, title: str, site: Path) -> None:
    """In paragraphs, emphasis, headings, tables, lists, notes, tabs and footnotes; in the window's title and a hit."""
    html = sites.page(site, f"help{number}")
    article = sites.article(html)
    links = sites.links(article)
    assert links[title] == links["my words"] == f"../topics/t{number}/"
    assert sites.words(article).count(title) >= 12
    assert article.count("<td>") == 2
    assert "<img" not in article
    # What Markdown takes for no link is the title alone, and an attribute of HTML is as it was written.
    assert f"](topics/t{number}.md)" not in article
    assert f'<div title="[[t{number}]]">' in article
    assert f"link with {title}" in sites.words(article)
    assert unescape(html.partition("<title>")[2].partition("<")[0]) == f"About {title} - A site"
    search = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    found = [unescape(entry["title"]) for entry in search if entry["location"].startswith(f"help{number}/")]
    assert f"On {title}" in found
    assert "\U0010fffd" not in html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[the way]([[softmax]])", '<a href="topics/softmax/">the way</a>'),
        ('[it](<[[softmax]]> "Its title")', '<a href="topics/softmax/" title="Its title">it</a>'),
        ("[it][f]\n\n[f]: [[softmax]]", '<a href="topics/softmax/">it</a>'),
        ("[f]: [[softmax]] is good", '[f]: <a href="topics/softmax/">Softmax</a> is good'),
        ("[[softmax]]([[softmax]])", '<a href="topics/softmax/">Softmax</a>(<a href="topics/softmax/">Softmax</a>)'),
        ('*it*{ title="On [[softmax]]" .x }', '<em class="x" title="On Softmax">it</em>'),
        ("{ [[softmax]] }", '{ <a href="topics/softmax/">Softmax</a> }'),
        (">     [[softmax]]\n", "<code>[[softmax]]\n</code>"),
        ("> - a\n>\n>     [[softmax]]\n", '<a href="topics/softmax/">Softmax</a>'),
        ("> > x\n>\n> - [[softmax]]\n>\n>         [[nothing]]\n", "<code>[[nothing]]\n</code>"),
    ],
)
def test_a_link_stands_for_what_markdown_has_in_its_place(markdown: str, html: str, tmp_path: Path) -> None:
    """For an address, or for text in an attribute; within a quotation code is code."""
    extensions = "markdown_extensions: [attr_list, toc]\n"
    site = sites.built(tmp_path, None, {"index.md": f"# Mine\n\n{markdown}\n"}, sites.SETTINGS + extensions)
    assert html in (site / "index.html").read_text(encoding="utf-8")
