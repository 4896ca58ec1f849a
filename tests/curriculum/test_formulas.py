"""Formulas: what becomes MathML, what is told, and that nothing odd gets through."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

import pytest

from roadmap_site.curriculum import formulas, inline_markdown
from roadmap_site.curriculum.formulas import formula

BITS = re.findall(
    r"\S+",
    r"""
    { } [ ] ^ _ & \\ ' \left( \right) \left \right x 1 2em " < > ~ # % $ é 中 \text{a<b} \frac \sqrt \over \limits \sum
    \begin{matrix} \end{matrix} \begin{cases} \end{cases} \begin{aligned} \end{aligned} \begin{array} \hat \mathbf \
    \boldsymbol{\theta} \operatorname{f} \operatorname* \href \color \def \newcommand \tag \not \genfrac
    """,
)


class Elements(HTMLParser):
    """Notes the elements and attributes of a formula."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def facts(latex: str) -> list[tuple[str, str]]:
    """Return what is told of a formula: the words in question, and the fact."""
    return [(latex[fault.start : fault.end], fault.fact) for fault in formula(latex, display=False).faults]


@pytest.mark.parametrize(
    ("latex", "part"),
    [
        (r"\frac{a}{b}", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"),
        (r"\mathbf{W}", "<mi>𝐖</mi>"),
        (r"\boldsymbol{\theta}", "<mi>𝜽</mi>"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "<mtable"),
        (r"\operatorname*{arg\,max}_x", '<mo movablelimits="true">arg\u2009\u2009max</mo>'),
        (r"\text{a<b & c}", "<mtext>a&lt;b\u00a0&amp;\u00a0c</mtext>"),
    ],
)
def test_a_formula_becomes_mathml(latex: str, part: str) -> None:
    """Nothing is told of it."""
    made = formula(latex, display=True)
    assert not made.faults
    assert made.html.startswith('<math display="block">')
    assert part in made.html


@pytest.mark.parametrize(
    ("latex", "word", "fact"),
    [
        (r"a + \frc{1}{2}", r"\frc", r"there is no command `\frc` in formulas"),
        (r"\href{javascript:alert(1)}{x}", r"\href", r"`\href` has no place in formulas here"),
        (r"\def\x{\x\x}\x", r"\def", r"`\def` has no place in formulas here"),
        (r"\color{red}{x}", r"\color", r"`\color` has no place in formulas here"),
        (r"\frac{a", "{", "this `{` is never closed"),
        ("a}", "}", "this `}` closes nothing"),
        ("a & b", "&", "this `&` stands in no table"),
        (r"a \\ b", r"\\", r"this `\\` ends no line"),
        (r"\begin{foo}x\end{foo}", r"\begin{foo}", "there is no environment `foo`"),
        (r"\left( x", r"\left( x", "this formula cannot be read"),
        ("x^", "x^", "this formula cannot be read"),
        (r"\operatorname{R-6}", r"\operatorname", r"the name behind `\operatorname` is more than letters and spaces"),
    ],
)
def test_what_would_be_shown_as_it_is_typed_is_told_at_its_place(latex: str, word: str, fact: str) -> None:
    """Nobody reads a command on the page; the formula is shown as code until it is mended."""
    assert (word, fact) in facts(latex)
    assert formula(latex, display=False).html.startswith("<code>")


def test_whatever_is_typed_nothing_raises_and_only_mathml_comes_out() -> None:
    """A thousand odd formulas, the same in each run."""
    rng = random.Random(13)  # noqa: S311 (no secret)
    for _ in range(1_000):
        latex = "".join(rng.choice(BITS) + rng.choice(["", " ", "{x}"]) for _ in range(rng.choice([2, 5, 12, 80])))
        made = Elements(formula(latex, display=True).html)
        assert made.tags <= {*formulas._ELEMENTS, "code"}
        assert made.attributes <= formulas._ATTRIBUTES


@pytest.mark.parametrize("latex", [r"\sqrt" * 380, "'" * 2_000, "x_1" * 600, r"\left(" * 200, "{" * 999 + "}" * 999])
def test_what_is_deep_is_shown_or_told(latex: str) -> None:
    """The stack of what reads it has an end."""
    made = formula(latex, display=True)
    assert made.faults or made.html.startswith("<math")


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6.",
        "From $5-$6 to US$7 or A$8.",
        "That is $5,000 (USD$) a month.",
        "$HOME/bin:$PATH and $HOME and $PATH",
        r"A sign \$x\$ that is escaped",
        "`$x$` is code",
        "$ x $ has spaces",
        "$5/month or $6/year",
        "[a](https://x.example/$b$)",
        "$a `b$` c",
    ],
)
def test_prices_and_variables_are_no_formulas(text: str) -> None:
    """What a dollar sign is for stands in the guide."""
    assert not [piece for piece in inline_markdown.parse(text, page=True) if piece.kind == "formula"]


@pytest.mark.parametrize("text", ["$f(x, y)$", "**the $x$**", "the $n$th", "$2 \\times 3$", "[[a|the $x$]]", "$a\nb$"])
def test_a_formula_may_stand_anywhere_in_a_line(text: str) -> None:
    """With words right behind it, and within what is strong or a link."""
    found = [piece.text for piece in inline_markdown.parse(text, page=True) if piece.kind == "formula"]
    assert len(found) == 1
    assert re.sub(r"\s", "", found[0]) in re.sub(r"\s", "", text)


def test_texts_of_the_yaml_have_no_formulas() -> None:
    """There a dollar sign stands for itself."""
    assert {piece.kind for piece in inline_markdown.parse("$x$ ![a](b.png) [^1]")} == {"text"}
