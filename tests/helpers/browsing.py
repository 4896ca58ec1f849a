"""Sites in a browser, for tests.

Playwright is imported when a browser starts, and not before: most runs of the tests have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.helpers.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from playwright.sync_api import expect as expect  # noqa: PLC0414
else:

    def expect(part: Any) -> Any:
        """Expect something of a part of a page, sooner or later."""
        from playwright import sync_api  # noqa: PLC0415

        return sync_api.expect(part)


# A window has pages of its own below its address line, each in a process: a third of what it takes to open one. The
# other names are what Playwright leaves out, as only the last such argument counts.
_LEFT_OUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", f"--disable-features={','.join(_LEFT_OUT)}"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""What pages must hold to, as axe calls it."""

# Colours on their way to others are no page's: a busy machine shows them longer.
_FAULTS = """async ([rules, within]) => {
  for (const moving of document.getAnimations()) {
    if (moving.effect?.getComputedTiming().endTime !== Infinity) { moving.finish() }
  }
  const {violations} = await axe.run(within ?? document, {runOnly: rules})
  return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.html}`))
}"""
_SHIFTS = """
globalThis.shifted = 0
globalThis.moved = []
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    globalThis.shifted += entry.value
    globalThis.moved.push(...entry.sources.map(({node, previousRect, currentRect}) =>
      [entry.value, node?.outerHTML?.slice(0, 80), JSON.stringify([previousRect, currentRect])].join(" ")))
  }
}).observe({type: "layout-shift", buffered: true})
"""


def started() -> Iterator[Browser]:
    """Start a Chromium; end it when it is asked for again."""
    from playwright import sync_api  # noqa: PLC0415

    from tools import chromium  # noqa: PLC0415

    program = chromium.find()
    assert program, chromium.ADVICE
    sync_api.expect.set_options(timeout=PATIENCE * 1000)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS, timeout=PATIENCE * 1000)
        yield browser
        browser.close()


def blank(browser: Browser, **context: Any) -> Page:
    """Open a page without an address."""
    page = browser.new_context(**context).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    return page


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """Open an address; return the page, and a list that gathers its complaints and its requests to elsewhere."""
    page = blank(browser, **context)
    complaints: list[str] = []
    home = urlsplit(address)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if (urlsplit(request.url).scheme, urlsplit(request.url).netloc) == (home.scheme, home.netloc)
            else complaints.append(request.url)
        ),
    )
    page.add_init_script(_SHIFTS)
    page.goto(address)
    return page, complaints


def faults(page: Page, axe: str, rules: Sequence[str], within: str | None = None) -> list[str]:
    """Return what axe finds wrong with a page, or with a part of it, as the name of a rule and an element each."""
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe)
    found: list[str] = page.evaluate(_FAULTS, [rules, within])
    return found
