"""What the search finds of a curriculum, in a real Chromium, in several scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers import sites
from tests.helpers.browsing import expect, opened
from tools.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SETTINGS = "title: A curriculum\nroadmaps: [first]\nareas: {basics: Basics}\n"
TOPICS = "softmax: {title: Softmax, summary: %s}\n"
# Parts Chinese as `jieba` does: Material segments when there is a module of this name.
JIEBA = """\
def cut(data):
    text = data.decode()
    return [text[start : start + 2] for start in range(0, len(text), 2)]
"""


def search(browser: Browser, site: Path, asked: str) -> None:
    """Search for a word; the first result must be the page of the topic."""
    with served(site) as address:
        page, complaints = opened(browser, address)
        page.locator("input[name=query]").click()
        page.keyboard.insert_text(asked)
        page.keyboard.press("End")  # the theme looks when a key comes up
        expect(page.locator(".md-search-result__link").first).to_contain_text("Softmax")
        assert complaints == []
        page.context.close()


@pytest.mark.parametrize(
    ("language", "summary", "asked"),
    [
        ("en", '"The bag of words (CBOW)."', "CBOW"),
        ("en", "\"It's called 'CBOW'; “SGNS”, too.\"", "SGNS"),
        ("en", "Written as word/vector/text.", "vector"),
        ("ja", "挽いた穀物で生地を作る。", "穀物"),
        ("ja", "挽いた穀物（小麦）で生地を作る。", "小麦"),
    ],
)
def test_a_word_is_found_beside_any_sign(
    browser: Browser, tmp_path: Path, language: str, summary: str, asked: str
) -> None:
    """Brackets, quotes and slashes part words, and a language that writes none apart is parted as the theme does it."""
    files = {"curriculum.yml": f"{SETTINGS}language: {language}\n", "topics/basics.yml": TOPICS % summary}
    search(browser, sites.built(tmp_path, files), asked)


def test_chinese_is_parted_as_the_theme_parts_it(browser: Browser, tmp_path: Path) -> None:
    """Where the owner has installed what that takes."""
    files = {"curriculum.yml": f"{SETTINGS}language: zh\n", "topics/basics.yml": TOPICS % "磨碎谷物制作面团。"}
    sites.write(tmp_path, files)
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules/jieba.py").write_text(JIEBA, encoding="utf-8")
    done = sites.mkdocs(tmp_path, "build", "--strict", env=sites.with_modules(tmp_path / "modules"))
    assert done.returncode == 0, done.stdout
    search(browser, tmp_path / "site", "谷物")
