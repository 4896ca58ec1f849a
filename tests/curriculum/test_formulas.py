"""Formulas: what becomes MathML, what is told, and that nothing odd gets through."""

from __future__ import annotations

import random
import re
from html.parser import HTMLParser

import pytest

from roadmap_site.curriculum import inline_markdown, mathml
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
        (r"\mathbf{W}", '<mi class="rm-bold" mathvariant="normal">W</mi>'),
        (r"\boldsymbol{\theta}", '<mi mathvariant="normal" class="rm-bold rm-leaning">θ</mi>'),
        (r"\mathbb{R}\mathcal{L}", "<mi>ℝ</mi><mi>ℒ</mi>"),
        (r"\mathrm{softmax}(x)", '<mi mathvariant="normal">softmax</mi><mo'),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "<mtable"),
        (r"\begin{matrix}a\\[2pt] b\end{matrix}", "<mtd><mi>a</mi></mtd></mtr><mtr><mtd><mi>b</mi></mtd>"),
        (r"\operatorname*{arg\,max}_x", '<munder><mo movablelimits="true" stretchy="false" lspace="0" rspace="0">arg'),
        (r"\arg\max_x", '<munder><mo movablelimits="true" stretchy="false" lspace="0" rspace="0">arg'),
        (r"\lim_{n\to\infty}", "<munder><mo"),
        (r"-\log p", '<mo>−</mo><mi>log</mi><mspace width="0.167em"></mspace><mi>p</mi>'),
        (r"f(x)\sin(x)", ')</mo><mspace width="0.167em"></mspace><mi>sin</mi><mo'),
        (r"A \implies B", "<mo>⟹</mo>"),
        (r"a \not= b", "<mo>≠</mo>"),
        (r"\begin{vmatrix}a\end{vmatrix}", '<mo stretchy="true" lspace="0" rspace="0">|</mo><mtable'),
        (r"\begin{array}{c|c}a&b\\\hline c&d\end{array}", '<mtd columnalign="center" class="rm-beside rm-below"><mi>a'),
        (r"\begin{array}{|c|c|}a&b\end{array}", '<mtd columnalign="center" class="rm-beside"><mi>a</mi></mtd><mtd c'),
        (r"\overline{AB}", '<mover class="rm-over">'),
        (r"\text{50\% of \$5}", "<mtext>50%\u00a0of\u00a0$5</mtext>"),
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
        (r"50% of x", "% of x", "nothing behind `%` is shown"),
        (r"a$b", "$", "this `$` stands within a formula"),
        (r"\text{if $x$}", "$", "`$` means nothing within words"),
        (r"\text{a \foo b}", r"\foo", r"`\foo` means nothing within words"),
        (r"\begin{array}{c@{x}c}a\end{array}", "c@{x}c", "`c@{x}c` is more than how columns are aligned"),
        (r"\frac\hline2", r"\frac\hline2", "this formula cannot be read"),
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
        assert made.tags <= {*mathml.ELEMENTS, "code"}
        assert made.attributes <= {*mathml.ATTRIBUTES, "class"}


@pytest.mark.parametrize("latex", [r"\sqrt" * 380, "'" * 2_000, "x_1" * 600, r"\left(" * 200, "{" * 999 + "}" * 999])
def test_what_is_deep_is_shown_or_told(latex: str) -> None:
    """The stack of what reads it has an end."""
    made = formula(latex, display=True)
    assert made.faults or made.html.startswith("<math")


@pytest.mark.parametrize(
    "latex",
    [r"a\above 99em b", r"\hspace{-4em}x", r"\kern-99mu x", r"\mkern-99pt x", r"\begin{matrix}a\\[-99em]b\end{matrix}"],
)
def test_nothing_leaves_its_place_or_covers_others(latex: str) -> None:
    """A length that could is not taken."""
    assert "99" not in formula(latex, display=True).html
    assert "-4" not in formula(latex, display=True).html


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
