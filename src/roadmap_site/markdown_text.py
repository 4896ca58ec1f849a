# Why: what authors wrote must not be able to mark up, link or call anybody where our Markdown is read, as on GitHub;
# that is settled here once.
"""Text that Markdown shows as it is."""

from __future__ import annotations

import html
import re

from roadmap_site.terminal import printable

MARKS = re.compile(r"[\\`*_\[\]|~$]")
"""What marks up within a line."""
_OPENING = re.compile(r"^( ?)(?=[-+#])|^( ?\d+)(?=[.)](?: |$))")
"""What makes a line a heading, an item or a rule."""
_SPACES = re.compile(r"\s+")
_GAP = "\u200b"
"""A space of no width: it is not seen, and parts what GitHub would make a mention or a link of."""
# Mentions, numbers of issues, formulas, addresses, and names of commits, which begin with seven digits.
_LINKING = re.compile(
    r"(?<=[@#$])(?=\S)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)|(?<=[0-9a-f]{6})(?=[0-9a-f])", re.IGNORECASE
)


def inert(words: str) -> str:
    """Return words that Markdown shows as they are, and of which GitHub makes neither a mention nor a link."""
    marked = MARKS.sub(r"\\\g<0>", parted(clean(words)))
    return html.escape(_OPENING.sub(r"\1\2\\", marked), quote=False)


def parted(words: str) -> str:
    """Return words of which GitHub makes neither a mention nor a link."""
    return _LINKING.sub(_GAP, words)


def clean(words: str) -> str:
    """Return words on one line, without characters that could rewrite a terminal or the order of the letters."""
    return printable(_SPACES.sub(" ", words))
