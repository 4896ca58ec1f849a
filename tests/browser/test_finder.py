"""Find my way in a real Chromium: the script chooses as `finder.py` does, and says so in the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap_site.curriculum import loader
from roadmap_site.curriculum.relations import Graph
from roadmap_site.site import finder
from tests.helpers import crafts, sites
from tests.helpers.browsing import RULES, expect, faults, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_ANSWER = """() => {
  const part = selector => document.querySelector(`#rm-answer ${selector}`)
  const shown = element => element.checkVisibility()
  return {
    best: shown(part("[data-found]")) ? part("[data-found] [data-title] a").getAttribute("href") : null,
    fits: shown(part("a[data-start]")),
    second: shown(part("[data-second]")) ? part("[data-second] [data-title] a").getAttribute("href") : null,
    begins: shown(part("[data-when=begins]")),
    lacks: [...document.querySelectorAll("#rm-answer [data-found] [data-lacks] a")]
      .filter(shown).map(link => link.textContent),
  }
}"""


# How far a choice is above the line at the foot of the window.
_ABOVE = """choice => {
  const box = choice.getBoundingClientRect()
  return document.querySelector(".rm-glance").getBoundingClientRect().top - box.bottom
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site with four roadmaps."""
    return tmp_path_factory.mktemp("crafts")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Return its address."""
    with served(sites.built(folder, crafts.FILES)) as address:
        yield address


@pytest.fixture(scope="module")
def graph(folder: Path, address: str) -> Graph:
    """Return what hangs together in its curriculum."""
    return loader.load(folder / "curriculum").graph


def _choose(page: Page, known: tuple[str, ...], aim: str | None) -> None:
    """Tick what is known, and choose what is wanted."""
    page.evaluate(
        """([known, aim]) => {
          for (const field of document.querySelectorAll("#rm-questions input")) {
            if (field.name === "know") field.checked = known.includes(field.value)
            if (field.name === "want") field.checked = field.value === aim
          }
          document.querySelector("#rm-questions").dispatchEvent(new Event("change"))
        }""",
        [list(known), aim or ""],
    )


def _words(page: Page, selector: str) -> str:
    """Return what is read in a part of the page."""
    return " ".join(page.locator(selector).inner_text().split())


def test_the_script_chooses_as_the_table_does(browser: Browser, address: str, graph: Graph) -> None:
    """Whatever is known and wanted, it names the same roadmaps, and what is still to be learned."""
    page, complaints = opened(browser, address)
    found = finder.finder(graph)
    for known in chain.from_iterable(combinations(found.known, size) for size in range(len(found.known) + 1)):
        for aim in (None, *graph.curriculum.aims):
            best, fits, second, begins = found.choice(known, aim)
            learned = frozenset().union(*(found.known[id] for id in known))
            lacks = [graph.curriculum.by_id[id] for id in best.needs if id not in learned] if best else []
            _choose(page, tuple(str(found.numbers[id]) for id in known), aim)
            assert page.evaluate(_ANSWER) == {
                "best": best and f"./roadmaps/{best.roadmap.id}/",
                "fits": fits,
                "second": second and f"./roadmaps/{second.roadmap.id}/",
                "begins": begins,
                "lacks": [getattr(thing, "short_title", None) or thing.title for thing in lacks],
            }, (known, aim)
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize(("hours", "weeks"), [(3, "7–13 weeks"), (5, "4–8 weeks"), (20, "1–2 weeks")])
def test_the_answer_says_how_many_weeks_it_takes(browser: Browser, address: str, hours: int, weeks: str) -> None:
    """At the reader's hours a week, as `weeks` of `finder.py` says."""
    page, _ = opened(browser, address)
    page.get_by_role("radio", name=str(hours), exact=True).check()
    shown = _words(page, "#rm-answer [data-found] [data-when=paced]")
    assert shown.removeprefix("· ") == f"{weeks} at {hours} hours a week"
    page.context.close()


@pytest.mark.parametrize(("hours", "weeks"), [(3, "7–13 weeks"), (10, "2–4 weeks")])
def test_months_are_not_turned_into_hours(browser: Browser, address: str, hours: int, weeks: str) -> None:
    """The answer says that nobody knows at how many hours a week they are meant; what has hours says its weeks."""
    page, _ = opened(browser, address)
    _choose(page, ("0",), None)
    page.get_by_role("radio", name=str(hours), exact=True).check()
    best, second = (_words(page, f"#rm-answer [data-{part}]") for part in ("found", "second"))
    assert best.startswith("Plan It begins with what you know: Sums 1 stage · 2 topics · 2 months Its authors")
    assert best.endswith(f"do not say at how many hours a week; at {hours} hours it may take more or less time.")
    assert second == f"Or else: Start 1 stage · 1 topic · 20–40 hours · {weeks} at {hours} hours a week"
    page.context.close()


def test_what_nobody_has_estimated_is_said_to_be_unknown(browser: Browser, address: str) -> None:
    """The reader need not wonder why the hours change nothing."""
    page, _ = opened(browser, address)
    _choose(page, ("2", "3"), None)
    assert _words(page, "#rm-answer [data-found]").endswith("1 topic Its authors do not say how long it takes.")
    page.context.close()


def test_one_learns_by_keyboard_that_none_fits(browser: Browser, address: str) -> None:
    """The nearest is named, with what to learn for it, and what one could begin at once."""
    page, _ = opened(browser, address)
    page.get_by_role("radio", name="A living").focus()
    page.keyboard.press("Space")
    answer = page.locator("#rm-answer")
    assert answer.get_attribute("aria-live") == "polite"
    words = " ".join(answer.inner_text().split())
    assert words.startswith("None fits yet; this one is the nearest Plan First learn: Sums")
    assert "You could begin this one now: Start" in words
    page.context.close()


def test_on_a_phone_the_answer_is_seen_while_one_chooses(browser: Browser, address: str) -> None:
    """In one line at the foot of the window, which leads to the whole answer, and makes way for it."""
    page, complaints = opened(browser, address, viewport={"width": 360, "height": 500})
    living = page.get_by_role("radio", name="A living")
    living.evaluate("field => field.scrollIntoView({block: 'end', behavior: 'instant'})")
    glance = page.locator("a.rm-glance")
    expect(glance).to_be_in_viewport(ratio=1)
    assert _words(page, "a.rm-glance") == "Start 4–8 weeks at 5 hours a week"
    living.check()
    assert _words(page, "a.rm-glance") == "The nearest: Plan 2 months"
    expect(glance).to_be_in_viewport(ratio=1)
    glance.press("Enter")
    expect(page.locator("#rm-answer h3")).to_be_in_viewport(ratio=1)
    lower, higher = (page.locator(one).bounding_box() for one in ("a.rm-glance", "#rm-answer"))
    assert lower
    assert higher
    assert lower["y"] >= higher["y"]
    assert lower["y"] + lower["height"] <= higher["y"] + higher["height"]
    assert complaints == []
    page.context.close()


def test_the_line_at_the_foot_is_read_or_gone(browser: Browser, address: str) -> None:
    """Where the answer comes into the window the line lies above it, until there is more of the answer than of it."""
    page, _ = opened(browser, address, viewport={"width": 360, "height": 500})
    glance, answer = page.locator("a.rm-glance"), page.locator("#rm-answer")
    for beyond, shown in ((-200, True), (10, True), (200, False), (10, True)):
        answer.evaluate(
            "(answer, beyond) => scrollBy({top: answer.getBoundingClientRect().top - innerHeight + beyond, "
            "behavior: 'instant'})",
            beyond,
        )
        if shown:
            expect(glance).to_be_visible()
            on_top = glance.evaluate("""glance => {
              const {left, top, width, height} = glance.getBoundingClientRect()
              return glance.contains(document.elementFromPoint(left + width / 2, top + height / 2))
            }""")
            assert on_top, beyond
        else:
            expect(glance).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("how", ["focus", "thumb"])
def test_the_line_at_the_foot_covers_no_choice_in_use(browser: Browser, address: str, how: str) -> None:
    """What gets the focus, and what a thumb chose while it was half below that line, is moved above it."""
    page, _ = opened(browser, address, viewport={"width": 360, "height": 500})
    moved = 0
    for choice in page.locator(".rm-asking .rm-choice:visible").all():
        choice.evaluate("""choice => {
          const box = choice.getBoundingClientRect()
          const foot = innerHeight - document.querySelector(".rm-glance").offsetHeight
          scrollBy({top: box.top + box.height / 2 - foot, behavior: "instant"})
        }""")
        before = choice.evaluate(_ABOVE)
        if how == "focus":
            choice.locator("input").focus()
        else:
            box = choice.locator("input").bounding_box()
            assert box
            page.mouse.click(box["x"] + 5, box["y"] + 3)
        page.wait_for_function(f"choice => ({_ABOVE})(choice) >= 0", arg=choice.element_handle())
        moved += before < 0
    assert moved
    page.context.close()


def test_on_a_desk_questions_begin_in_one_line_below_the_offer(browser: Browser, address: str) -> None:
    """None stands lower than another, and between the offer and them is no room for a paragraph."""
    page, _ = opened(browser, address, viewport={"width": 1440, "height": 900})
    tops = page.locator(".rm-asking legend").evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert len({*map(round, tops)}) == 1
    offer, find = (page.locator(part).bounding_box() for part in (".rm-buttons", ".rm-find"))
    assert offer
    assert find
    assert find["y"] - offer["y"] - offer["height"] < 120
    page.context.close()


def test_a_table_stands_there_without_scripts(browser: Browser, address: str) -> None:
    """And nothing that would need one; with scripts it is the other way round."""
    for scripts in (True, False):
        page, _ = opened(browser, address, java_script_enabled=scripts)
        assert page.locator("table.rm-wants").is_visible() == (not scripts)
        assert page.locator("#rm-questions").is_visible() == scripts
        assert page.locator("#rm-answer").is_visible() == scripts
        page.context.close()


def test_axe_finds_no_fault_in_any_answer(browser: Browser, axe: str, address: str) -> None:
    """One that fits, one that does not, and none."""
    page, _ = opened(browser, address)
    for known, aim in (((), None), ((), "work"), (("3",), "easy")):
        _choose(page, known, aim)
        assert faults(page, axe, [*RULES, "best-practice"]) == []
    page.context.close()
