"""Links to files of the site, as a check sees them without a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import loader
from tests.helpers import sites

DOCS = {
    "guide/two.md": """\
        # Two

        ## How *so*

        ## How so

        ## Last {#end}

        <a name=here></a>

        ```
        # No
        ```

        Over
        ----
        """,
    "guide/README.md": "# Guide\n\nWith a note[^one].\n\n[^one]: This one.\n",
    "guide/other.md": "# Other: {{ title }}\n",
    "slides.pdf": "%PDF",
}

ADD = (
    "add it to the folder of the pages written by hand, or name a file as seen from there; "
    "that is `docs`, unless `docs_dir` of `mkdocs.yml` says otherwise"
)
HAS = "name an anchor that it has, such as `#end`, or leave the anchor out"


def said(folder: Path, link: str, settings: str = sites.SETTINGS) -> list[str]:
    """Return what is wrong with a link, and with a `url`, to a file of the site."""
    summary = f"softmax:\n  title: Softmax\n  summary: See [x]({link}).\n"
    resource = f"a-book:\n  title: A book\n  url: {link}\n  topics: [softmax]\n"
    files = {"topics/basics.yml": summary, "resources/book.yml": resource}
    sites.write(folder, files, DOCS, settings)
    found = loader.load(folder / "curriculum", "curriculum").problems
    return [
        f"{problem.location.word}: {problem.message}; {problem.help}" for problem in found if problem.code == "bad-link"
    ]


@pytest.mark.parametrize(
    "link",
    [
        "guide/two.md",
        "../guide/two.md#how-so",
        "/guide/two.md#how-so_1",
        "guide/two.md#end",
        "guide/two.md?a=b#here",
        "guide/two.md#over",
        "guide/README.md#fn:one",
        "./slides.pdf",
        "guide/other.md#what-only-a-build-knows",
    ],
)
def test_what_is_there_can_be_linked_to(link: str, tmp_path: Path) -> None:
    """From a text and from a `url`; of a page that another plugin fills, anchors are not known."""
    assert said(tmp_path, link) == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("guide/tow.md", "there is no file `guide/tow.md` on the site; did you mean `guide/two.md`?"),
        ("two.md", "there is no file `two.md` on the site; did you mean `guide/two.md`?"),
        ("guide/two/index.html", "there is no file `guide/two/index.html` on the site; did you mean `guide/two.md`?"),
        ("Guide/Two.md", "there is no file `Guide/Two.md` on the site; did you mean `guide/two.md`?"),
        ("../../../etc/pass.txt", f"there is no file `etc/pass.txt` on the site; {ADD}"),
        ("guide/two.md#hwo-so", "`guide/two.md` has no anchor `hwo-so`; did you mean `#how-so`?"),
        ("guide/two.md#no", f"`guide/two.md` has no anchor `no`; {HAS}"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(link: str, message: str, tmp_path: Path) -> None:
    """At the address, in the text and in the `url`."""
    assert said(tmp_path, link) == [f"{link}: {message}"] * 2


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("guide/two", "guide/two.md"),
        ("guide/two/", "guide/two.md"),
        ("guide//two.md", "guide/two.md"),
        ("guide/", "guide/README.md"),
    ],
)
def test_a_page_is_named_by_its_file(link: str, page: str, tmp_path: Path) -> None:
    """Whoever names its address on the site hears which file it has."""
    (told,) = said(tmp_path, link)
    assert told.endswith(f"; did you mean `{page}`?")


@pytest.mark.parametrize(
    ("link", "settings"),
    [
        ("api/made.md", "plugins: [search, roadmap, gen-files]\n"),
        ("api/made.md", "plugins: [search, roadmap]\nhooks: [made.py]\n"),
        ("guide/two.md#HOW", "plugins: [roadmap]\nmarkdown_extensions: [{toc: {slugify: mine}}]\n"),
    ],
)
def test_what_only_a_build_knows_is_left_to_it(link: str, settings: str, tmp_path: Path) -> None:
    """Plugins and hooks can make pages, and a site its own anchors."""
    assert said(tmp_path, link, settings) == []


def test_without_a_site_only_the_form_counts(tmp_path: Path) -> None:
    """But what is called as our own pages are is told to be an id."""
    assert said(tmp_path, "guide/nowhere.md#a", "plugins: [search]\n") == []
    told = said(tmp_path, "softmax.md", "plugins: [search]\n")
    assert told == [
        "[x](softmax.md): this link leads nowhere: the topic `softmax` is named by its id alone; write `[[softmax|x]]`"
    ]


def test_a_folder_of_pages_outside_of_the_project_is_not_looked_at(tmp_path: Path) -> None:
    """A branch may name any folder."""
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.md").write_text("# Key\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    assert said(tmp_path / "site", "kei.md", "plugins: [roadmap]\ndocs_dir: ../secret\n") == []
