"""A page with all that an explanation can have, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from tests.helpers import sites
from tests.helpers.browsing import RULES, expect, faults, opened
from tools.serving import served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SETTINGS = """\
site_name: A site
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, roadmap]
"""
PAGE = """\
A line with $x_i^2$ and $\\frac{1}{2}$, a long one $a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_{10}$ in it,
a mark[^why], `code_that_has_a_very_long_name_and_no_place_to_break_it_in_two_pieces`, and
https://www.example.org/a/very/long/address/that/nobody/can/break/in/two/pieces/anywhere/at/all.

## Tidal *range* of $h$

$$
h(t) = h_0 + \\frac{R}{2}\\left(1 - \\cos\\frac{\\pi t}{T}\\right)
+ \\sum_{i=1}^{n} \\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}
+ \\begin{cases} 1 & \\text{if } x > 0 \\\\ 0 & \\text{otherwise} \\end{cases} + a + b + c + d + e + f + g
$$

$$
\\frac{a}{b}
$$

A wide one $$y_1 + y_2 + y_3 + y_4 + y_5 + y_6 + y_7 + y_8 + y_9 + y_{10} + y_{11} + y_{12} + y_{13}$$ within a line.

![A wave, steepest in the middle](../../images/wave%20form.svg) ![A dot](../../images/dot.png)

| hour | rises by | a column that is wide | another one | and one more | the last of them |
| ---- | -------: | :-------------------: | ----------- | ------------ | ---------------- |
| 1    |     1/12 | $\\frac{1}{12}$ | aaaaaaaaaaaaaaaaaaaaa | bbbbbbbbbbbbbbbbbbbbbb | cccccccccccccccc |

```python
twelfths = [1, 2, 3, 3, 2, 1]  # a comment that is long enough to be wider than any phone, and than many a page

print("no", 'yes', f"{twelfths}", None, lambda x: x @ 3.10)
```

```
no colours
```

### Lists

1. One
    - Two
        - Three with [a link](https://www.example.org/)
2. Four

> A quotation.
>
> # A heading in it

***

??? "What is often believed"
    It is not so, see [[log]] and ||.

    ```js
    const folded = 1
    ```

## שלום 🎉

مرحبا בעולם

[^why]: Because of $y$.
"""
TOPIC = """\
softmax:
  title: Softmax
  questions:
    - {question: Why?, answer: For that.}
log: Log
"""
WAVE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 90"><path d="M0 0 H 900 V 90"/></svg>'
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccff0bf1e0005830280"
    "b5e0a1590000000049454e44ae426082"
)
FILES: dict[str, str | bytes | None] = {
    "topics/basics.yml": TOPIC,
    "topics/basics/softmax.md": PAGE,
    "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, log]\nprojects: [build]\n",
    "roadmaps/first/01-start.md": PAGE,
    "projects/extras.yml": "build: {title: Build, topics: [softmax]}\n",
    "projects/extras/build.md": PAGE,
    "images/wave form.svg": WAVE,
    "images/dot.png": DOT,
}
BOXES = """() => [...document.querySelectorAll('article *')].filter(
  each => each.scrollWidth > each.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(each).overflowX)
)"""
OPEN = "document.querySelectorAll('article details').forEach(each => { each.open = true })"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site; yield its address."""
    site = sites.built(tmp_path_factory.mktemp("explained"), FILES, settings=SETTINGS)
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def narrow(browser: Browser, address: str) -> Iterator[Page]:
    """Open the page of the topic on the narrowest of phones, with all that can be unfolded."""
    page, complaints = opened(browser, f"{address}topics/softmax/", viewport={"width": 320, "height": 700})
    page.evaluate(OPEN)
    yield page
    assert complaints == []
    page.context.close()


@pytest.mark.parametrize("path", ["topics/softmax/", "roadmaps/first/start/", "projects/"])
def test_axe_finds_no_fault(browser: Browser, axe: str, address: str, path: str) -> None:
    """In both colours, on a phone and on a desk; nor does the page scroll sideways, or ask another host."""
    looks: tuple[tuple[Any, int], ...] = (("light", 360), ("dark", 360), ("light", 1440), ("dark", 1440))
    for scheme, width in looks if path.startswith("topics") else looks[:2]:
        look = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}}
        page, complaints = opened(browser, address + path, **look)
        page.evaluate(OPEN)
        assert faults(page, axe, [*RULES, "best-practice"]) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert complaints == []
        page.context.close()


def test_on_the_narrowest_phone_only_boxes_scroll(narrow: Page) -> None:
    """Each of them by the keyboard too."""
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    boxes = narrow.evaluate_handle(BOXES)
    tags = narrow.evaluate("boxes => boxes.map(each => each.tagName)", boxes)
    assert {"DIV", "SPAN", "CODE"} <= {*tags}
    assert narrow.evaluate("boxes => boxes.filter(each => each.tabIndex < 0).map(each => each.outerHTML)", boxes) == []
    box = narrow.locator("article .rm-wide").first
    box.focus()
    narrow.keyboard.press("ArrowRight")
    narrow.wait_for_function("document.querySelector('article .rm-wide').scrollLeft > 0")


def test_no_shade_shows_where_nothing_is_beyond(browser: Browser, address: str) -> None:
    """Behind a formula that fits there is but the ground, also where its edges are between two pixels."""
    window = {"width": 700, "height": 640}
    page, _ = opened(browser, f"{address}topics/softmax/", viewport=window, device_scale_factor=2)
    page.add_style_tag(content=".rm-explained, .rm-explained * { color: transparent !important }")
    # The bar for the thumb lies over what is behind it.
    page.add_style_tag(content=".rm-reach { display: none !important }")
    fitting = 0
    for box in page.locator(".rm-formula").all():
        if box.evaluate("box => box.scrollWidth <= box.clientWidth"):
            picture = Image.open(BytesIO(box.screenshot())).convert("L")
            shades = [shade for shade, count in enumerate(picture.histogram()) if count]
            assert shades[-1] - shades[0] < 8
            fitting += 1
    assert fitting
    page.context.close()


def test_formulas_have_a_size_and_are_announced(narrow: Page) -> None:
    """Whoever listens hears a fraction, not the letters of a command."""
    sizes = narrow.evaluate(
        "[...document.querySelectorAll('article math')].map(each => each.getBoundingClientRect())"
        ".map(box => Math.min(box.width, box.height))"
    )
    assert len(sizes) >= 7
    assert min(sizes) > 4
    tree = narrow.context.new_cdp_session(narrow).send("Accessibility.getFullAXTree")
    roles = {node["role"]["value"] for node in tree["nodes"] if "role" in node}
    assert {"MathMLMath", "MathMLFraction", "MathMLTable"} <= roles


def test_brackets_grow_with_what_they_hold(narrow: Page) -> None:
    """By the fonts that there are: those of a matrix are as high as the matrix."""
    heights = narrow.evaluate(
        "[...document.querySelectorAll('article mtable')].slice(0, 2).map("
        "each => [each, each.previousElementSibling].map(one => one.getBoundingClientRect().height))"
    )
    assert all(bracket > 0.7 * table for table, bracket in heights), heights


def test_pictures_are_shown(narrow: Page) -> None:
    """Each is there, and no wider than the page."""
    for picture in narrow.locator("article img").all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", value=True)
        assert picture.evaluate("each => each.naturalWidth > 0 && each.width <= 320")


def test_headings_are_in_the_table_of_contents_and_in_the_search(browser: Browser, address: str) -> None:
    """As plain words, and their text is found."""
    page, _ = opened(browser, f"{address}topics/softmax/", viewport={"width": 1440, "height": 800})
    contents = page.locator(".md-sidebar--secondary")
    expect(contents.get_by_role("link", name="Tidal range of h")).to_be_visible()
    expect(contents.get_by_role("link", name="שלום 🎉")).to_be_visible()
    page.locator("input[name=query]").click()
    page.keyboard.insert_text("believed")
    page.keyboard.press("End")  # the theme looks when a key comes up
    expect(page.locator(".md-search-result__link").first).to_contain_text("Softmax")
    page.context.close()


def test_on_a_phone_what_is_far_below_waits(browser: Browser, address: str) -> None:
    """It is worked out when it comes near; a way to what stands below it leads there all the same."""
    page, _ = opened(browser, f"{address}topics/softmax/", viewport={"width": 360, "height": 640})
    last = page.locator(".rm-explained").last
    drawn = "element => element.firstElementChild.checkVisibility({contentVisibilityAuto: true})"
    assert last.evaluate(drawn) is False
    page.evaluate("location.hash = 'questions'")
    page.wait_for_function("drawn => eval(drawn)([...document.querySelectorAll('.rm-explained')].at(-1))", arg=drawn)
    expect(page.locator("#questions")).to_be_in_viewport()
    page.context.close()


def jumped(browser: Browser, address: str, width: int) -> Page:
    """Open an address in the midst of a page; return the page when it is there.

    Where a machine is busy, a page may be shown when but the half of a formula has been read, whose middle is another
    one then. So what moves has to move each of three times.
    """
    for _ in range(3):
        page, _complaints = opened(browser, address, viewport={"width": width, "height": 740})
        page.wait_for_load_state("networkidle")
        if page.evaluate("globalThis.shifted") < 0.02:
            break
    return page


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("anchor", ["explanation", "explanation-tidal-range-of-h", "questions"])
def test_nothing_moves_where_one_jumps_to(browser: Browser, address: str, anchor: str, width: int) -> None:
    """What is far above does not wait then, and a picture keeps its place before it comes."""
    page = jumped(browser, f"{address}topics/softmax/#{anchor}", width)
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    assert page.evaluate("globalThis.shifted") < 0.02, page.evaluate("globalThis.moved")
    page.context.close()


@pytest.mark.parametrize("anchor", ["explanation-short-3", "questions"])
def test_nothing_moves_on_a_phone_where_parts_are_short_and_long(browser: Browser, tmp_path: Path, anchor: str) -> None:
    """Whatever a browser takes for the height of what it has not laid out."""
    texts = ("A line.\n", "A paragraph of some words, each of them short.\n\n" * 40)
    text = "".join(f"## Long {n}\n\n{texts[1]}\n\n## Short {n}\n\n{texts[0]}\n" for n in range(5))
    site = sites.built(
        tmp_path, {"topics/basics.yml": TOPIC.replace("log: Log\n", ""), "topics/basics/softmax.md": text}
    )
    with served(site) as found:
        page = jumped(browser, f"{found}topics/softmax/#{anchor}", 360)
        expect(page.locator(f"#{anchor}")).to_be_in_viewport()
        assert page.evaluate("globalThis.shifted") < 0.02, page.evaluate("globalThis.moved")
        page.context.close()
