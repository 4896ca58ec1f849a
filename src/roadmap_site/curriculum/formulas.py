"""Formulas: LaTeX → MathML, which browsers show by themselves, without a script.

The check and the pages ask the same function, so that what the check has let pass is what readers see. What the library
would print as text, such as an unknown command, is told instead, each at its place. Commands that define others, name
an address or a colour are not taken. What comes out is settled in `mathml`. Length and depth are bounded, and nothing
that an author writes raises. The only owner of `latex2mathml`.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from roadmap_site.curriculum.mathml import UnreadableError, written
from roadmap_site.problems.input_limits import DEEPEST_FORMULA, LONGEST_FORMULA
from roadmap_site.problems.spelling import nearest


class Fault(NamedTuple):
    """What is wrong with a formula, and where in it."""

    start: int
    end: int
    fact: str
    help: str
    unknown: str | None = None
    """The command, or the environment, that there is not."""


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
# What the library takes for something else, or does not know → how it is written for it.
_SPELLINGS = re.compile(
    r"""
      (?P<line>\\\\)(?:\s*\[\s*-?[\d.]+\s*[a-z]+\s*\])?
    | (?P<environment>\\(?:begin|end)\s*)\{(?P<name>[a-zA-Z]+\*?)\}
    | \\arg\s*\\(?P<arg>max|min)(?![a-zA-Z])
    | \\not\s*(?P<not>[=<>])
    | (?P<command>\\(?:hspace\*|arg|mathbbm|mathds|nonumber|notag))(?![a-zA-Z])
    | \\[^a-zA-Z]
    """,
    re.VERBOSE,
)
_COMMANDS = {
    r"\hspace*": r"\hspace",
    r"\arg": r"\operatorname{arg}",
    r"\mathbbm": r"\mathbb",
    r"\mathds": r"\mathbb",
    r"\nonumber": "",
    r"\notag": "",
}
_NEGATED = {"=": r"\neq ", "<": r"\nless ", ">": r"\ngtr "}
_COLUMNS = re.compile(r"\\begin\s*\{array\}\s*\{(?P<columns>(?:[^{}]|\{[^{}]*\})*)\}")
_ROOM = "\u2009\u2009"
_NAME = re.compile(r"\\operatorname\*?\s*\{[^{}]*\}")
_ENVIRONMENT = re.compile(r"(\\(?:begin|end)\s*)\{([a-zA-Z]+\*?)\}")
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
    spaced = _NAME.sub(lambda name: re.sub(r"\\[,;: ]", _ROOM, name[0]), latex)
    faults = tuple(_faults(spaced))
    if not faults:
        try:
            return Formula(written(_element(spaced, display=display)))
        except UnreadableError as reason:
            faults = (Fault(0, len(latex), "this formula cannot be read", str(reason)),)
    return Formula(f"<code>{html.escape(latex, quote=False)}</code>", faults)


def meant(fault: Fault) -> str | None:
    """Return the command or environment that was most likely meant by what a fault calls unknown, if one is near."""
    unknown = fault.unknown or ""
    if not unknown.startswith("\\"):
        return nearest(unknown, _environments())
    # Without what all have in common, only a few are alike.
    near = nearest(unknown[1:], _commands()["names"])
    return near and f"\\{near}"


def _faults(latex: str) -> Iterator[Fault]:
    """Yield what the library would print as it is written, or what is too much for it."""
    if len(latex) > LONGEST_FORMULA:
        help = "part it into several"
        yield Fault(0, len(latex), f"this formula is longer than {LONGEST_FORMULA:,} characters", help)
        return
    tokens = [*_tokens(latex)]
    yield from _unpaired(tokens)
    yield from _outside_of_tables(tokens, taken=r"\substack" in latex)
    yield from _columns(latex)
    for token in tokens:
        yield from _unseen(token)
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


def _unseen(token: re.Match[str]) -> Iterator[Fault]:
    """Yield what LaTeX would read in another way, so that readers would miss it or see it as it is typed."""
    if token["comment"]:
        yield Fault(*token.span(), "nothing behind `%` is shown", r"write `\%` for the sign, or take it away")
    elif token["char"] == "$":
        yield Fault(*token.span(), "this `$` stands within a formula", r"take it away, or write `\$` for the sign")
    start = token.start("text_content")
    for found in re.finditer(r"\\\$|\$|\\[a-zA-Z]+", token["text_content"] or ""):
        if found[0] != r"\$":
            help = r"let the words end before it: `\text{if } x`"
            yield Fault(start + found.start(), start + found.end(), f"`{found[0]}` means nothing within words", help)


def _columns(latex: str) -> Iterator[Fault]:
    for table in _COLUMNS.finditer(latex):
        if not re.fullmatch(r"[lcr|\s]*", table["columns"]):
            help = "write `l`, `c` or `r` for each"
            yield Fault(*table.span("columns"), f"`{table['columns']}` is more than how columns are aligned", help)


def _outside_of_tables(tokens: Sequence[re.Match[str]], *, taken: bool) -> Iterator[Fault]:
    """Yield what parts cells and lines, where there are none, and the tables that are unknown."""
    depth = int(taken)
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
    if name not in _environments():
        help = "write it with `aligned`, `matrix`, `cases` or `array`"
        yield Fault(*span, f"there is no environment `{name}`", help, name)


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
            help = r"write words as `\text{…}`, and names as `\operatorname{…}`"
            yield Fault(at, at + len(name), f"there is no command `{name}` in formulas", help, name)


def _is_known(name: str) -> bool:
    return name in _commands()["all"] or name.removesuffix("*") in _commands()["all"]


@cache
def _environments() -> frozenset[str]:
    return frozenset(command.removeprefix("\\") for command in _commands()["environments"]) | _ALIKE.keys()


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
    taken = frozenset(known - _NOT_TAKEN | {r"\begin", r"\end", *_COMMANDS})
    return {"all": taken, "names": frozenset(name[1:] for name in taken), "environments": environments}


def _element(latex: str, *, display: bool) -> Element:
    from latex2mathml.converter import Converter  # noqa: PLC0415 (as above)

    converter = Converter(display="block" if display else "inline")
    try:
        return converter.convert_to_element(_SPELLINGS.sub(_known, latex))
    except Exception as fault:
        raise UnreadableError(_REASONS.get(type(fault).__name__, _ANY_REASON)) from fault


def _known(written: re.Match[str]) -> str:
    """Return how something is written for the library."""
    if written["line"]:
        return f"{written['line']} "
    if written["environment"]:
        return f"{written['environment']}{{{_ALIKE.get(written['name'], written['name'])}}}"
    if written["arg"]:
        return rf"\operatorname*{{arg{_ROOM}{written['arg']}}}"
    if written["not"]:
        return _NEGATED[written["not"]]
    return _COMMANDS.get(written["command"] or "", written[0])
