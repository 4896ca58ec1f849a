"""What was meant by a word that is spelled almost like a known one."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.problems import spelling
from roadmap_site.problems.input_limits import LONGEST_REFERENCE
from tests.helpers import worlds

SOFTMAX = "topics/basics/softmax.md"
MANY = range(spelling.MOST_SUGGESTED + 20)
SLIPS = {
    "ids": {"topics/extras.yml": f"relu: {{title: R, needs: [{', '.join(f'softmx-{n}' for n in MANY)}]}}\n"},
    "levels": {"topics/extras.yml": "".join(f"t{n}: {{title: T{n}, level: beginer-{n}}}\n" for n in MANY)},
    "explanations": {f"topics/basics/softmx-{number}.md": "Words.\n" for number in MANY},
    "pictures": {
        SOFTMAX: "".join(f"![A](../../images/a-{number}.png)\n" for number in MANY),
        "images/b.txt": "",
    },
    "pages": {
        SOFTMAX: "".join(f"[a](a-{number}.md)\n" for number in MANY),
        "../docs/b.md": "B\n",
        "../mkdocs.yml": "site_name: S\nplugins: [roadmap]\n",
    },
    "formulas": {SOFTMAX: "".join(f"$\\frac{chr(97 + n % 26)}{chr(97 + n // 26)} x$\n" for n in MANY)},
    "footnotes": {SOFTMAX: "".join(f"a[^a-{number}]\n" for number in MANY)},
}


@pytest.mark.parametrize("files", SLIPS.values(), ids=SLIPS)
def test_of_very_many_misspelt_words_the_first_are_compared(files: dict[str, str], tmp_path: Path) -> None:
    """Each is told all the same."""
    spelling._nearest.cache_clear()
    problems = worlds.load(tmp_path, files).problems
    assert len(problems) >= len(MANY)
    assert 0 < spelling._nearest.cache_info().misses <= spelling.MOST_SUGGESTED


def test_what_is_much_longer_than_a_word_is_not_compared_with_it() -> None:
    """What is known may be of any length: a name of a footnote, a file."""
    word = "a" * LONGEST_REFERENCE
    assert spelling.nearest(f"{word[1:]}b", [f"{word}{word}{word}"]) is None
    assert not spelling._index(frozenset([word * 3]))
    assert spelling.nearest(f"{word[1:]}b", [word]) == word
