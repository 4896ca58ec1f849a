"""Formulas: LaTeX → MathML, which browsers show by themselves, without a script.

The check and the pages ask the same function, so that what the check has let pass is what readers see. What the library
would print as text, such as an unknown command, is told instead, each at its place. Commands that define others, name
an address or a colour are not taken. What comes out has only elements and attributes that are named here, and their
right number of parts. Length and depth are bounded, and nothing that an author writes raises. The only owner of
`latex2mathml`.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from roadmap_site.problems.input_limits import DEEPEST_FORMULA, LONGEST_FORMULA
from roadmap_site.problems.spelling import nearest


class Fault(NamedTuple):
    """What is wrong with a formula, and where in it."""

    start: int
    end: int
    fact: str
    help: str


class Formula(NamedTuple):
    """A formula as pages show it."""

    html: str
    """MathML; where something is wrong, the formula as it is written, as HTML."""
    faults: tuple[Fault, ...] = ()


# What would run on without end, lead elsewhere, hide or colour what readers shall see, or not be seen by them.
_NOT_TAKEN = frozenset(
    re.findall(
        r"\S+",
        r"""
    \newcommand \newenvironment \def \DeclareMathOperator \href \class \style \unicode \verb \rule \color \colorbox
    \fcolorbox \textcolor \raise \lower \moveleft \moveright \smash \llap \rlap \clap \mathllap \mathrlap \mathclap
    \phantom \hphantom \vphantom \leftroot \uproot \skew \sideset \boxed \fbox \cancel \bcancel \xcancel \sout
    """,
    )
)
# Environments that the library does not know → one that it does, and that looks the same.
_ALIKE = {"aligned": "split", "align": "align*", "gather": "matrix", "gather*": "matrix", "gathered": "matrix"}
_NAME = re.compile(r"\\operatorname\*?\s*\{[^{}]*\}")
_ENVIRONMENT = re.compile(r"(\\(?:begin|end)\s*)\{([a-zA-Z]+\*?)\}")
_TOKENS = {"mi", "mn", "mo", "mtext"}
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
_ELEMENTS = {*_TOKENS, *_PARTS, "math", "mrow", "mspace", "msqrt", "mstyle", "mtable", "mtr", "mtd", "mpadded"}
_ATTRIBUTES = frozenset(
    re.findall(
        r"\w+",
        """
    accent accentunder columnalign columnlines columnspacing display displaystyle fence form largeop linethickness
    mathvariant maxsize minsize movablelimits rowlines rowspacing scriptlevel separator stretchy symmetric width
    """,
    )
)
# Words, whole numbers, and lengths that cannot move anything off its place.
_VALUE = re.compile(
    r"[a-z-]+(?: [a-z-]+)*|-?\d|-?(?:\d{0,2}\.)?\d{1,3}(?:em|ex|px|pt|mu|%)(?: (?:\d{0,2}\.)?\d{1,2}em)*"
)
_LONGEST_SPACE = re.compile(r"-?(?:[0-4](?:\.\d*)?|\.\d+)(?:em|ex)|-?\d{1,2}(?:\.\d*)?(?:px|pt|mu)")
_REASONS = {
    "ExtraLeftOrMissingRightError": r"each `\left` needs a `\right` behind it",
    "MissingSuperScriptOrSubscriptError": "`^` and `_` need something behind them",
    "DoubleSubscriptsError": "one thing has two `_`: put braces around the first pair",
    "DoubleSuperscriptsError": "one thing has two `^`: put braces around the first pair",
    "NumeratorNotFoundError": "a fraction needs something above its line",
    "DenominatorNotFoundError": "a fraction needs something below its line",
    "MissingEndError": r"each `\begin{…}` needs its `\end{…}`",
}


_ANY_REASON = "look for a brace, a bracket or a command that lacks its other half"


@lru_cache(maxsize=2**12)
def formula(latex: str, *, display: bool) -> Formula:
    """Return a formula as MathML, and what is wrong with it.

    Args:
        latex: What stands between its dollar signs.
        display: Whether it stands on a line of its own.
    """
    # A space in a name; what stands behind it keeps its place.
    spaced = _NAME.sub(lambda name: re.sub(r"\\[,;: ]", "\u2009\u2009", name[0]), latex)
    faults = tuple(_faults(spaced))
    if not faults:
        try:
            return Formula(_written(_element(spaced, display=display)))
        except _UnreadableError as reason:
            faults = (Fault(0, len(latex), "this formula cannot be read", str(reason)),)
    return Formula(f"<code>{html.escape(latex, quote=False)}</code>", faults)


class _UnreadableError(Exception):
    """A formula is not one; the text says what to do."""


def _faults(latex: str) -> Iterator[Fault]:
    """Yield what the library would print as it is written, or what is too much for it."""
    if len(latex) > LONGEST_FORMULA:
        help = "part it into several"
        yield Fault(0, len(latex), f"this formula is longer than {LONGEST_FORMULA:,} characters", help)
        return
    tokens = [*_tokens(latex)]
    yield from _unpaired(tokens)
    yield from _outside_of_tables(tokens)
    for token in tokens:
        yield from _command_faults(latex, token)


def _unpaired(tokens: Sequence[re.Match[str]]) -> Iterator[Fault]:
    """Yield the braces without their other half, and the first of too many within one another."""
    opened: list[re.Match[str]] = []
    for token in tokens:
        if token["char"] == "{":
            opened.append(token)
        elif token["char"] == "}" and opened:
            opened.pop()
        elif token["char"] == "}":
            yield Fault(*token.span(), "this `}` closes nothing", "take it away, or write the `{` that it is for")
        if len(opened) > DEEPEST_FORMULA:
            fact = f"more than {DEEPEST_FORMULA} braces stand within one another"
            yield Fault(*token.span(), fact, "write parts of it as formulas of their own")
            return
    for token in opened[:1]:
        yield Fault(*token.span(), "this `{` is never closed", "write the `}` that belongs to it")


def _outside_of_tables(tokens: Sequence[re.Match[str]]) -> Iterator[Fault]:
    """Yield what parts cells and lines, where there are none, and the tables that are unknown."""
    depth = 0
    for token in tokens:
        environment = _ENVIRONMENT.fullmatch(token[0])
        if environment and environment[1].startswith(r"\begin"):
            depth += 1
            yield from _environment_fault(token.span(), environment[2])
        elif environment:
            depth -= 1
        elif token["char"] == "&" and depth <= 0:
            help = r"write `\&` for the sign, or put the lines into `\begin{aligned}`"
            yield Fault(*token.span(), "this `&` stands in no table", help)
        elif token["escaped"] == r"\\" and depth <= 0:
            help = r"put the lines between `\begin{aligned}` and `\end{aligned}`"
            yield Fault(*token.span(), r"this `\\` ends no line", help)


def _tokens(latex: str) -> Iterator[re.Match[str]]:
    from latex2mathml.tokenizer import PATTERN  # noqa: PLC0415 (few curricula have a formula)

    yield from PATTERN.finditer(latex)


def _environment_fault(span: tuple[int, int], name: str) -> Iterator[Fault]:
    known = {command.removeprefix("\\"): command for command in _commands()["environments"]} | _ALIKE
    if name not in known:
        near = nearest(name, known)
        help = f"did you mean `{near}`?" if near else "write it with `aligned`, `matrix`, `cases` or `array`"
        yield Fault(*span, f"there is no environment `{name}`", help)


def _command_faults(latex: str, token: re.Match[str]) -> Iterator[Fault]:
    """Yield the faults of commands that are unknown or not taken."""
    for command in re.finditer(r"\\[a-zA-Z]+\*?|\\", latex[token.start() : token.end()]):
        name, at = command[0], token.start() + command.start()
        if token["escaped"] or (token["text_cmd"] and command.start()):
            continue
        if name == token["command"] == r"\operatorname":
            help = r"write other signs as `\text{…}`"
            yield Fault(at, at + len(name), rf"the name behind `{name}` is more than letters and spaces", help)
        elif name in _NOT_TAKEN:
            yield Fault(at, at + len(name), f"`{name}` has no place in formulas here", "take it away")
        elif not _is_known(name):
            near = nearest(name, _commands()["all"])
            help = f"did you mean `{near}`?" if near else r"write words as `\text{…}`, and names as `\operatorname{…}`"
            yield Fault(at, at + len(name), f"there is no command `{name}` in formulas", help)


def _is_known(name: str) -> bool:
    return name in _commands()["all"] or name.removesuffix("*") in _commands()["all"]


@cache
def _commands() -> Mapping[str, frozenset[str]]:
    """Return the commands that the library knows, and those of them that are environments."""
    from latex2mathml import commands  # noqa: PLC0415 (as above)
    from latex2mathml.symbols_parser import SYMBOLS  # noqa: PLC0415

    known = {name for name in SYMBOLS if re.fullmatch(r"\\[a-zA-Z]+", name)}
    for value in vars(commands).values():
        names = [value] if isinstance(value, str) else value
        if isinstance(names, list | tuple | dict | frozenset | set):
            known.update(name for name in names if isinstance(name, str) and re.fullmatch(r"\\[a-zA-Z]+\*?", name))
    known -= {rf"\{name}" for name in ("begin", "end")} & known
    environments = frozenset(map(str, commands.MATRICES))
    return {"all": frozenset(known - _NOT_TAKEN | {r"\begin", r"\end"}), "environments": environments}


def _element(latex: str, *, display: bool) -> Element:
    from latex2mathml.converter import Converter  # noqa: PLC0415 (as above)

    known = _ENVIRONMENT.sub(lambda name: f"{name[1]}{{{_ALIKE.get(name[2], name[2])}}}", latex)
    converter = Converter(display="block" if display else "inline")
    try:
        return converter.convert_to_element(known)
    except Exception as fault:
        reason = _REASONS.get(
            type(fault).__name__, "look for a brace, a bracket or a command that lacks its other half"
        )
        raise _UnreadableError(reason) from fault


def _written(element: Element, depth: int = 0) -> str:
    """Return an element as HTML, with what is named above alone."""
    if depth > 4 * DEEPEST_FORMULA:
        raise _UnreadableError("write parts of it as formulas of their own")
    tag = element.tag if element.tag in _ELEMENTS else "mrow"
    if len(element) != _PARTS.get(tag, len(element)):
        raise _UnreadableError("look for a command that lacks what it is applied to")
    inner = "".join(_written(child, depth + 1) for child in element)
    text = html.unescape(element.text or "")
    if tag in _TOKENS:
        inner = html.escape(_in_variant(text, element.get("mathvariant")), quote=False) + inner
    elif text.strip():
        inner = f"<mtext>{html.escape(text, quote=False)}</mtext>{inner}"
    attributes = "".join(f' {name}="{value}"' for name, value in element.items() if _is_taken(tag, name, value))
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _is_taken(tag: str, name: str, value: str) -> bool:
    if name not in _ATTRIBUTES or (name == "mathvariant" and value != "normal"):
        return False
    return bool((_LONGEST_SPACE if tag == "mspace" else _VALUE).fullmatch(value))


def _in_variant(text: str, variant: str | None) -> str:
    """Return letters in the form that Unicode has for a variant, as browsers know no other way to show it."""
    form = _VARIANTS.get(variant or "")
    if form is None:
        return text
    return "".join(_in_form(character, form) for character in text)


def _in_form(character: str, form: str) -> str:
    name = re.sub(r"^(?:LATIN|GREEK) (SMALL|CAPITAL) LETTER ", r"\1 ", unicodedata.name(character, ""))
    for wanted in (f"MATHEMATICAL {form} {name}", f"{form.replace('FRAKTUR', 'BLACK-LETTER')} {name}"):
        with suppress(KeyError):
            return unicodedata.lookup(wanted)
    return character


_VARIANTS = {
    "bold": "BOLD",
    "bold-italic": "BOLD ITALIC",
    "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT",
    "fraktur": "FRAKTUR",
    "sans-serif": "SANS-SERIF",
    "monospace": "MONOSPACE",
}
