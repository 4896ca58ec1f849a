"""`mkdocs serve` as a process, as a maintainer leaves it on all day.

Slow, as each test waits for real builds, and for the looks at the files.
"""

from __future__ import annotations

import re
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import sites
from tests.helpers.browsing import RULES, blank, expect, faults
from tests.helpers.previews import PANEL, Serving, as_built, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

BREAD = {
    "curriculum.yml": """\
        title: Bread
        roadmaps: [home-baker]
        areas: {dough: Dough, oven: Oven}
        """,
    "topics/basics.yml": None,
    "topics/dough.yml": """\
        flour:
          title: Flour
        gluten:
          title: Gluten
          needs: [flour]
        """,
    "topics/oven.yml": "baking:\n  title: Baking\n  needs: [gluten]\n",
    "roadmaps/first/roadmap.yml": None,
    "roadmaps/first/01-start.yml": None,
    "roadmaps/home-baker/roadmap.yml": "title: The Home Baker\n",
    "roadmaps/home-baker/01-loaf.yml": "title: A loaf\ntopics: [flour, gluten, baking]\n",
}
SLOW = """\
import time
from pathlib import Path

def on_nav(nav, **kwargs):
    '''Take the time that a file says.'''
    seconds = Path(__file__).with_name("seconds")
    if seconds.exists():
        print("taking time", flush=True)
        # In short steps: a signal right before a long sleep would be seen at its end only.
        end = time.monotonic() + float(seconds.read_text())
        while time.monotonic() < end:
            time.sleep(0.05)
"""
"""A hook that makes builds slow."""
PARTS = ("mkdocs.yml", "curriculum", "docs")
"""What a site is made from; when the last of it is back, all is."""
ENDLESS = "1000000"
"""Seconds that no test waits for."""
HOOKED = f"{sites.SETTINGS}hooks: [slow.py]\n"


@pytest.fixture(scope="module")
def _process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    docs = {"notes.md": "# Notes\n\nOn [[gluten]].\n"}
    folder = sites.write(tmp_path_factory.mktemp("serve"), BREAD, docs)
    (folder / "good").mkdir()
    for part in PARTS:
        (shutil.copytree if (folder / part).is_dir() else shutil.copy)(folder / part, folder / "good" / part)
    with serving(folder) as running:
        yield running


@pytest.fixture
def day(_process: Serving) -> Iterator[Serving]:
    """Return the one process that most tests share; afterwards all files are as they were."""
    yield _process
    folder, now = _process.folder, str(time.monotonic())
    shutil.copytree(folder / "good", folder / now)
    (folder / now / "docs" / "restored.md").write_text(f"# {now}\n", encoding="utf-8")
    for part in PARTS:
        if (folder / part).exists():
            (folder / part).rename(folder / f"{now}-{part}")
        (folder / now / part).rename(folder / part)
    _process.serves("restored/", now)


def opened(browser: Browser, address: str) -> Page:
    """Open a page; whatever shows in it later came by itself."""
    page = blank(browser)
    page.goto(address)
    return page


def panel(page: Page) -> Locator:
    """Return the panel of a page."""
    return page.get_by_role("region", name="What is wrong")


def test_a_saved_file_shows_in_the_open_browser(day: Serving, browser: Browser) -> None:
    """Nobody touches the page: its title becomes the new one."""
    page = opened(browser, f"{day.address}topics/flour/")
    day.replace("curriculum/topics/dough.yml", "title: Flour", "title: Flour of wheat")
    expect(page.locator("h1")).to_contain_text("Flour of wheat")
    assert panel(page).count() == 0
    page.context.close()


def test_a_broken_file_leaves_the_last_good_site_up(day: Serving, browser: Browser, axe: str) -> None:
    """All pages stay as they were, terminal and open page tell what is wrong; the fix takes the panel away."""
    addresses = re.findall("<loc>(.*?)</loc>", day.get("sitemap.xml")[1])
    assert len(addresses) > 10
    paths = [address.removeprefix(day.address) for address in addresses]
    good = {path: as_built(day.get(path)[1]) for path in paths}
    page = opened(browser, f"{day.address}topics/flour/")
    day.replace("curriculum/topics/dough.yml", "needs: [flour]", "needs: [flours]")

    expect(panel(page)).to_contain_text("1 error")
    for words in ("topic flours does not exist", "did you mean flour", "curriculum/topics/dough.yml:5:11"):
        expect(panel(page)).to_contain_text(words)
    assert panel(page).locator("mark").inner_text() == "flours"
    assert "curriculum/topics/dough.yml:5:11: error[unknown-reference] topic `flours` does not exist" in day.output
    assert page.locator("h1").inner_text() == "Flour"
    for path in paths:
        status, text = day.get(path)
        assert status == 200
        assert as_built(text) == good[path]
        assert PANEL in text
    # What the panel lies over for the time being is no target of the size that WCAG 2.2 asks for.
    assert faults(page, axe, [rule for rule in RULES if rule != "wcag22aa"]) == []

    day.replace("curriculum/topics/dough.yml", "needs: [flours]", "needs: [flour]")
    expect(panel(page)).to_have_count(0)
    page.context.close()


def test_the_same_slip_is_told_each_time(day: Serving) -> None:
    """What was mended and comes back is shown on the terminal again."""
    for times in (1, 2):
        day.replace("curriculum/topics/oven.yml", "needs:", "needz:")
        day.shows("the key `needz` is not known here", times)
        day.replace("curriculum/topics/oven.yml", "needz:", "needs:")
        day.serves("topics/baking/", "Baking</h1>")


def test_the_panel_is_left_as_its_reader_leaves_it(day: Serving, browser: Browser) -> None:
    """Closed with the keyboard it stays closed on the next page; something else that is wrong opens it."""
    page = opened(browser, f"{day.address}topics/flour/")
    day.replace("curriculum/topics/dough.yml", "needs: [flour]", "needs: [flours]")
    message = panel(page).get_by_text("does not exist")
    message.wait_for()
    panel(page).locator("summary").press("Enter")
    message.wait_for(state="hidden")
    page.goto(f"{day.address}topics/gluten/")
    message.wait_for(state="hidden")
    day.replace("curriculum/topics/dough.yml", "needs: [flours]", "needs: [flouer]")
    message.wait_for()
    page.context.close()


def test_added_renamed_and_deleted_files_are_followed(day: Serving, browser: Browser) -> None:
    """A new roadmap gets its pages; a renamed one leads on from its old address; what is deleted is not found.

    However many sites were built, only the last and the one before are kept.
    """
    curriculum = day.folder / "curriculum"
    day.write("curriculum/roadmaps/lazy/roadmap.yml", "title: Lazy\n")
    day.write("curriculum/roadmaps/lazy/01-wait.yml", "title: Wait\ntopics: [flour]\n")
    day.replace("curriculum/curriculum.yml", "home-baker]", "home-baker, lazy]")
    day.write("docs/extra.md", "# Extra\n")
    day.serves("extra/", "Extra</h1>")
    page = opened(browser, f"{day.address}roadmaps/lazy/wait/")

    (curriculum / "roadmaps" / "lazy").rename(curriculum / "roadmaps" / "idle")
    day.replace("curriculum/curriculum.yml", "lazy]", "idle]")
    day.write("curriculum/roadmaps/idle/roadmap.yml", "title: Idle\nwas: [lazy]\n")
    expect(page.locator("h1")).to_contain_text("Wait")
    page.wait_for_url("**/roadmaps/idle/wait/")

    (day.folder / "docs" / "extra.md").unlink()
    shutil.rmtree(curriculum / "roadmaps" / "idle")
    day.replace("curriculum/curriculum.yml", ", idle]", "]")
    expect(page.locator("h1")).to_contain_text("Page not found")
    assert day.get("roadmaps/idle/wait/")[0] == 404
    day.until(lambda: day.get("extra/")[0] == 404)

    day.write("docs/roadmaps/idle/wait.md", "# Come back\n")
    expect(page.locator("h1")).to_contain_text("Come back")
    (home,) = day.temporary.iterdir()
    day.until(lambda: len(list(home.glob(".site-*"))) == 2)
    page.context.close()


def test_explanations_and_their_pictures_are_followed(day: Serving) -> None:
    """They come, change and go as their files do; what is wrong with them is told as of the YAML."""
    folder, page, picture = day.folder / "curriculum", "topics/flour/", "assets/roadmap-site/images/grain.svg"
    day.write("curriculum/images/grain.svg", '<svg xmlns="http://www.w3.org/2000/svg"><title>One</title></svg>')
    day.write("curriculum/topics/dough/flour.md", "Ground *grain*.\n\n![A grain](../../images/grain.svg)\n")
    day.serves(page, "Ground <em>grain</em>.")
    day.replace("curriculum/images/grain.svg", "One", "Two")
    day.serves(picture, "Two")
    day.replace("curriculum/topics/dough/flour.md", "*grain*", "$\\foo$")
    day.complains(page, r"there is no command <code>\foo</code> in formulas")
    day.replace("curriculum/topics/dough/flour.md", "$\\foo$", "$x^2$")
    day.serves(page, "<msup>")
    (folder / "images/grain.svg").rename(folder / "images/grains.svg")
    day.complains(page, "there is no picture")
    day.replace("curriculum/topics/dough/flour.md", "grain.svg", "grains.svg")
    day.serves(page, "images/grains.svg")
    (folder / "topics/dough/flour.md").rename(folder / "topics/dough/gluten.md")
    day.serves("topics/gluten/", "<msup>")
    assert "<msup>" not in day.get(page)[1]
    (folder / "topics/dough/gluten.md").unlink()
    day.until(lambda: "<msup>" not in day.get("topics/gluten/")[1])


def test_settings_without_the_plugin_leave_the_last_good_site_up(day: Serving, browser: Browser) -> None:
    """A slip in the word `plugins` is told, and takes no page away."""
    page = opened(browser, f"{day.address}topics/flour/")
    day.replace("mkdocs.yml", "plugins:", "plugin:")
    expect(panel(page)).to_contain_text("mkdocs.yml does not name the plugin `roadmap` any more")
    assert day.get("topics/flour/")[0] == day.get("")[0] == 200
    day.replace("mkdocs.yml", "plugin:", "plugins:")
    expect(panel(page)).to_have_count(0)
    page.context.close()


def test_folders_and_settings_may_vanish_for_a_moment(day: Serving) -> None:
    """As when another branch is checked out: meanwhile the last good site stays up; what comes back is watched."""
    for name in PARTS:
        path, aside = day.folder / name, day.folder / "aside"
        path.rename(aside)
        day.complains("topics/flour/", "Flour</h1>")
        assert day.get("topics/flour/")[0] == 200, name
        aside.rename(path)
        day.serves("topics/flour/", "Flour</h1>")
    day.replace("curriculum/topics/dough.yml", "title: Flour", "title: Meal")
    day.serves("topics/flour/", "Meal</h1>")
    day.replace("mkdocs.yml", "A site", "Another site")
    day.serves("topics/flour/", "Another site")


def test_broken_settings_are_told_in_the_page(day: Serving, browser: Browser) -> None:
    """What MkDocs has to say of them shows as it does on the terminal; mended, the panel goes."""
    page = opened(browser, day.address)
    for settings, words in (
        ("site_name: [\n", "error parsing the configuration file"),
        (sites.SETTINGS.replace("material", "materiel"), "Unrecognised theme name: 'materiel'"),
        (f"{sites.SETTINGS}hooks: [nowhere.py]\n", "nowhere.py"),
    ):
        day.write("mkdocs.yml", settings)
        expect(panel(page)).to_contain_text(words)
        expect(panel(page)).to_contain_text("The site could not be built")
        assert words in day.output
        assert day.get("topics/flour/")[0] == 200
    day.write("mkdocs.yml", sites.SETTINGS)
    expect(panel(page)).to_have_count(0)
    assert "Traceback" not in day.output
    page.context.close()


def test_a_warning_is_told_without_a_fuss(day: Serving, browser: Browser) -> None:
    """The site is built; a closed panel counts the warnings of the curriculum and of pages written by hand."""
    page = opened(browser, day.address)
    day.write("curriculum/topics/oven.yml", "baking: Baking\nsteam: Steam\n")
    day.write("docs/notes.md", "# Notes\n\n[Nowhere](nowhere.md)\n")
    expect(panel(page)).to_contain_text("2 warnings")
    mark = panel(page).locator("mark")
    expect(mark).to_be_hidden()
    panel(page).locator("summary").click()
    expect(mark).to_be_visible()
    expect(mark).to_have_text("steam")
    expect(panel(page).get_by_text("nowhere.md")).to_be_visible()
    assert day.get("topics/steam/")[0] == 200
    page.context.close()


def test_nothing_is_built_without_a_change(tmp_path: Path) -> None:
    """Neither by itself nor for the scratch files of editors and of git."""
    with serving(sites.write(tmp_path, BREAD)) as running:
        for name in (".#dough.yml", "dough.yml~", "4913", ".dough.yml.swp", "#dough.yml#", ".git/index"):
            running.write(f"curriculum/topics/{name}", "x")
        time.sleep(2)  # eight looks at the files; on a busy machine there are fewer
        assert running.builds == 1, running.output
        running.replace("curriculum/topics/dough.yml", "title: Flour", "title: Meal")
        running.serves("topics/flour/", "Meal</h1>")


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Return a site whose builds can be made slow."""
    (tmp_path / "slow.py").write_text(SLOW)
    return sites.write(tmp_path, BREAD, settings=HOOKED)


def test_what_is_saved_during_a_build_shows_too(slow: Path) -> None:
    """During the first build as during a later one; who asks meanwhile gets the new site, not the old one."""
    (slow / "seconds").write_text("0.5")
    with serving(slow, ready="taking time") as running:
        running.replace("curriculum/topics/dough.yml", "title: Flour", "title: First")
        running.shows("Serving on")
        running.serves("topics/flour/", "First</h1>")

        # The first build had read the file before.
        assert running.builds == 2
        running.replace("curriculum/topics/dough.yml", "title: First", "title: Second")
        running.shows("taking time", 3)
        running.replace("curriculum/topics/dough.yml", "title: Second", "title: Third")
        assert "First</h1>" not in running.get("topics/flour/")[1]
        running.serves("topics/flour/", "Third</h1>")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_asked(tmp_path: Path, number: signal.Signals) -> None:
    """With a browser's question open and several sites built, nothing is left, and all is well."""
    with serving(sites.write(tmp_path, BREAD)) as running:
        running.write("docs/notes.md", "# Notes\n")
        running.serves("notes/", "Notes</h1>")
        assert running.left()
        assert running.stop(number) == 0
        assert running.left() == []
        assert "Traceback" not in running.output


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
def test_it_stops_during_a_build(slow: Path, number: signal.Signals, *, first: bool) -> None:
    """The first or a later one; nothing is left."""
    seconds = slow / "seconds"
    if first:
        seconds.write_text(ENDLESS)
    with serving(slow, ready="taking time" if first else "Serving on") as running:
        if not first:
            seconds.write_text(ENDLESS)
            running.write("docs/notes.md", "# Notes\n")
            running.shows("taking time")
        assert running.stop(number) == (1 if first else 0)
        assert running.left() == []
        assert "Traceback" not in running.output


def test_a_first_build_that_fails_is_told(tmp_path: Path) -> None:
    """There is no good site to show yet: the problems are shown, and it ends with 1, without leaving anything."""
    folder = sites.write(tmp_path, {**BREAD, "topics/oven.yml": "baking: {title: Baking, needs: [nowhere]}\n"})
    with serving(folder, ready="Aborted with a BuildError") as running:
        assert running.ended() == 1
        assert "error[unknown-reference] topic `nowhere` does not exist" in running.output
        assert "Traceback" not in running.output
        assert running.left() == []


def test_an_address_that_is_taken_is_told_before_the_build(tmp_path: Path) -> None:
    """It says who cannot be served and what to do, without a traceback, and leaves nothing."""
    folder = sites.write(tmp_path, BREAD)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(folder, "--dev-addr", f"127.0.0.1:{port}", ready="is served at") as running:
            assert running.ended() == 1
    assert f"127.0.0.1:{port + 1}` takes another" in running.output
    assert "Traceback" not in running.output
    assert running.left() == []


def test_it_serves_below_a_path_strictly_and_from_elsewhere(tmp_path: Path) -> None:
    """With `--file`, `--clean`, `--strict` and a `site_url`: a warning then counts as an error."""
    (tmp_path / "site").mkdir()
    folder = sites.write(tmp_path / "site", BREAD, settings=f"{sites.SETTINGS}site_url: https://example.org/bread/\n")
    options = ("--config-file", "site/mkdocs.yml", "--clean", "--strict")
    with serving(folder, *options, cwd=tmp_path, path="/bread/") as running:
        running.write("curriculum/topics/oven.yml", "baking: Baking\nsteam: Steam\n")
        running.complains("topics/flour/")
        status, text = running.get("topics/flour/")
        assert status == 200
        assert "warning[unused-topic]" in running.output
        assert "unused-topic" in text
        status, text = running.get("nowhere/")
        assert status == 404
        assert "unused-topic" in text
        running.write("curriculum/topics/oven.yml", "baking: Baking\n")
        running.serves("topics/flour/", "Flour</h1>")
        assert running.stop(signal.SIGTERM) == 0
        assert running.left() == []


def test_it_serves_without_live_reload(tmp_path: Path) -> None:
    """Then there is one build, and no panel; it stops as well."""
    with serving(sites.write(tmp_path, BREAD), "--no-livereload", "--dirty") as running:
        running.until(lambda: running.process.exitcode is None and running.get("topics/flour/")[0] == 200)
        assert "--dirty makes no difference" in running.output
        assert running.stop(signal.SIGTERM) == 0
        assert running.left() == []
