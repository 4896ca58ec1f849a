"""The panel for what is wrong, as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roadmap_site.mkdocs_plugin.problem_panel import panel
from roadmap_site.problems.problem import Location, Problem, Related, Severity, Words
from roadmap_site.problems.registry import Code
from tests.helpers import sites

UNKNOWN = Code("unknown-reference", Severity.ERROR, None)


def slip(
    text: str = "needs: [softmx]", word: str = "softmx", message: str = "topic `softmx` does not exist"
) -> Problem:
    """Return a problem with a word on a line."""
    place = Location("topics/a.yml", 3, text.index(word) + 1, len(word), text)
    related = [("the first one", Location("topics/b.yml", 7, 1))]
    return UNKNOWN.problem(place, Words(message, "mend the id", related))


def shown(*problems: Problem, sentences: tuple[str, ...] = (), broken: bool = True) -> str:
    """Return the panel."""
    return panel(problems, sentences, "12:34:56", broken=broken)


def test_it_tells_all_that_the_terminal_tells() -> None:
    """Code, place, message, line, word, the other place and the help, and that the page is from the last good site."""
    html = shown(slip())
    words = sites.words(html)
    for part in (
        "1 error This is the last good site, built at 12:34:56.",
        "error: topic softmx does not exist",
        "topics/a.yml:3:9 unknown-reference",
        "3 | needs: [ softmx ]",
        "note: the first one topics/b.yml:7",
        "help: mend the id",
    ):
        assert part in words
    assert "<mark>softmx</mark>" in html
    assert "<details open" in html


def test_without_anything_wrong_there_is_none() -> None:
    """Neither a panel nor its script."""
    assert shown(broken=False) == ""


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "</template></section>", '"><img src=x onerror=alert(1)>']
)
def test_what_strangers_write_stays_text(hostile: str) -> None:
    """In the message, the line, the help, the notes, the names of files and in MkDocs' own words."""
    place = Location(f"topics/{hostile}.yml", 3, 8, len(hostile), f"needs: {hostile}")
    related = [(f"the first `{hostile}` {hostile}", Location(f"topics/{hostile}.yml", 7, 1))]
    words = Words(f"no `{hostile}` {hostile}", f"mend `{hostile}` {hostile}", related)
    html = shown(UNKNOWN.problem(place, words), sentences=(hostile,))
    assert sites.words(html).count(hostile) == 10
    assert hostile not in html
    assert html.count("<script>") == 1
    assert html.count("</template></div>") == 1


def test_what_hides_in_a_line_is_made_visible() -> None:
    """A mark that turns the order of letters, or none at all, does not reach the page."""
    assert "needs: [\ufffd<mark>" in shown(slip("needs: [\u202esoftmx]"))


def test_warnings_alone_keep_it_closed() -> None:
    """It counts those of the curriculum and of MkDocs together."""
    place = Location("topics/a.yml", 1, 1)
    html = shown(
        Code("unused-topic", Severity.WARNING, None).problem(place, Words("not used", "use it")),
        sentences=("A page is missing.",),
        broken=False,
    )
    assert "2 warnings The site has been built." in sites.words(html)
    assert "<details id=" in html


def test_a_long_list_is_cut() -> None:
    """The terminal has the rest."""
    slips = [slip(message=f"topic {number} does not exist") for number in range(60)]
    html = shown(*(replace(one, code=f"code-{number // 15}") for number, one in enumerate(slips)))
    assert html.count('class="place"') == 50
    assert "And 10 more, all in the terminal." in html
    assert "60 errors" in html


def test_of_many_alike_the_first_are_shown() -> None:
    """So are the first places of one that has many."""
    places = tuple(Related("here too", Location("topics/b.yml", line, 1)) for line in range(50))
    html = shown(replace(slip(), related=places), *(slip(message=f"topic {n} does not exist") for n in range(59)))
    assert (html.count('class="place"'), html.count("here too")) == (20, 20)
    assert "and 40 more of unknown-reference" in html
    assert "and 30 more places" in html
    assert "60 errors" in html
