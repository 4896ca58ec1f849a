"""Text that Markdown shows as it is.

What authors wrote must not be able to mark up, link or call anybody where our Markdown is read, as on GitHub. Marks get
a backslash, and a space that is not seen parts what GitHub would make a link, a mention or an emoji of.
"""

import html
import re

from roadmap_site.system.terminal import printable

MARKS = re.compile(r"[\\`*_\[\]|~]")
"""What marks up within a line, but for the dollars of formulas."""
# What makes a line a heading, an item or a rule, or the line above it a heading.
_OPENING = re.compile(r"^( ?)(?=[-+#=])|^( ?\d+)(?=[.)](?: |$))")
_SPACES = re.compile(r"\s+")
# A space of no width: it is not seen, and parts what GitHub would make something of.
_GAP = "\u200b"
# Where GitHub's own references would be one word.
_LINKING = re.compile(
    r"(?<=[@#])(?=\S)"  # mentions, numbers of issues
    r"|(?<=:)(?=//)|(?<=www)(?=\.)"  # addresses
    r"|(?<=:)(?=[\w+-]+:)"  # codes of emoji
    r"|(?<=[A-Za-z])(?=-\d)"  # `GH-1`, and what else a repository takes for the number of a ticket
    r"|(?<=[0-9a-f]{6})(?=[0-9a-f])",  # names of commits, which begin with seven digits
    re.IGNORECASE,
)


def inert(words: str) -> str:
    """Return words that Markdown shows as they are, and of which GitHub makes no mention, link, emoji or order.

    The forms are those of CommonMark and of GitHub's autolinked references; words that close an issue are only heeded
    before a number or an address, so these are parted.
    """
    marked = MARKS.sub(r"\\\g<0>", parted(clean(words)))
    return escaped(_OPENING.sub(r"\1\2\\", marked))


def escaped(words: str) -> str:
    """Return words for HTML that GitHub reads, where a dollar in an element of its own begins no formula."""
    return html.escape(words, quote=False).replace("$", "<span>$</span>")


def parted(words: str) -> str:
    """Return words of which GitHub makes neither a mention, nor a link, nor an emoji."""
    return _LINKING.sub(_GAP, words)


def clean(words: str) -> str:
    """Return words on one line, without characters that could rewrite a terminal or the order of the letters."""
    return printable(_SPACES.sub(" ", words))
