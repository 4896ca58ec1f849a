"""Facts in a line: `5 stages · 92 topics · 8 weeks`, as HTML.

A dot stands between two of them and belongs to the second. Where that begins a line the styles let the dot fall out of
sight, so that none stands alone at an edge. What is but text may be several facts already; what has links is one.
"""

from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

_BETWEEN = " · "
_DOT = Markup("<i>·</i> ")


def in_line(facts: Iterable[object]) -> Markup:
    """Return facts in a line; what is empty is left out."""
    first, *others = list(_each(facts)) or [Markup()]
    if not others:
        return first
    fact = Markup('<span class="rm-fact">{}{}</span>')
    return Markup(" ").join((fact.format("", first), *(fact.format(_DOT, other) for other in others)))


def _each(facts: Iterable[object]) -> Iterator[Markup]:
    for fact in facts:
        html = escape(fact or "").strip()
        if "<" in html:
            yield html
        elif html:
            yield from html.split(_BETWEEN)
