"""Our styles stand within our pages: no rule reaches what a theme, or a page by hand, has."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from roadmap_site.site import assets

_ALTERNATIVES = re.compile(r":(?:is|where)\(([^()]*)\)")
_INNERMOST = re.compile(r":(?:not|has|nth-[a-z-]+)\([^()]*\)")


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and the declarations of each rule, also of those within a condition."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'"[^"\n]*"', '""', css)
    for selectors, declarations in re.findall(r"([^{};]+)\{([^{}]*)\}", css):
        if not selectors.strip().startswith("@"):
            yield " ".join(selectors.split()), " ".join(declarations.split())


def alternatives(selectors: str) -> Iterator[str]:
    """Yield each selector of a list alone, without what only asks what is within or what is not."""
    selectors = selectors.replace('[class*=""]', ".rm-hue")
    while (shorter := _INNERMOST.sub("", selectors)) != selectors:
        selectors = shorter
    for selector in re.split(r",(?![^()]*\))", selectors):
        found = _ALTERNATIVES.search(selector)
        if not found:
            yield selector.strip()
        else:
            for inner in found[1].split(","):
                yield from alternatives(selector[: found.start()] + inner.strip() + selector[found.end() :])


def reaching_out(css: str) -> list[str]:
    """Return the selectors of rules that reach what is not ours, and do more than to name a value."""
    return [
        selector
        for selectors, declarations in rules(css)
        for selector in alternatives(selectors)
        if not re.search(r"\.rm-|^to$", selector) and not re.fullmatch(r"(?:--rm-[\w-]+: [^;]+;? ?)+", declarations)
    ]


def test_each_of_our_rules_is_about_what_is_ours() -> None:
    """A rule for all headings, or for a part of the theme, is none of ours; our names for colours stand anywhere."""
    css = next(asset.content.decode() for asset in assets.all_files() if asset.name == "roadmap.css")
    assert len([*rules(css)]) > 300
    assert reaching_out(css) == []


@pytest.mark.parametrize(
    "css",
    [
        ".md-typeset h1 { color: red; }",
        "@media print { .md-header, .rm-next { display: none; } }",
        ":is(.rm-row, .md-footer) a { color: red; }",
        "html:has(.rm-filters) { scroll-padding-top: 1rem; }",
        "h2:not(.rm-title) { color: red; }",
        "body { --md-text-font: none; }",
        "body { --rm-edge: red; color: red; }",
    ],
)
def test_a_rule_that_reaches_out_would_be_found(css: str) -> None:
    """So that silence means something."""
    assert len(reaching_out(css)) == 1
