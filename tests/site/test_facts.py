"""Facts in a line, with a dot between two of them."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from roadmap_site.site import facts

LINK = Markup('<a href="./">Rye · wheat</a>')


@pytest.mark.parametrize(
    ("shown", "html"),
    [
        ([], ""),
        ([None, "", Markup(" ")], ""),
        (["8 weeks", None], "8 weeks"),
        (["a < b"], "a &lt; b"),
        ([1999, LINK], f'<span class="rm-fact">1999</span> <span class="rm-fact"><i>·</i> {LINK}</span>'),
        (["Free · Easy"], '<span class="rm-fact">Free</span> <span class="rm-fact"><i>·</i> Easy</span>'),
    ],
)
def test_each_fact_has_the_dot_before_it(shown: list[object], html: str) -> None:
    """What is empty is left out, a text may be several, and a link stays whole."""
    line = facts.in_line(shown)
    assert isinstance(line, Markup)
    assert line == html
