"""The rules that look at the whole curriculum: ours, and those of installed packages.

Ours are the modules of `rules`, found by themselves: whoever adds one tells nobody else of it. When this module has
been imported, the codes of all rules are registered. A rule of a package that cannot be used stops what needs the
rules, in `rules()`, not what merely imports them.

A package adds rules by entry points in the group `roadmap_site.rules` that name a `Rule`:
`unrated = bread_rules.unrated:RULE`. It is code of the environment, as a plugin of MkDocs is. So packages are looked
for where Python finds its modules, but never in the working directory or above it: `python -m` puts that first, and it
may be the checkout of a stranger's branch. Each command pays for the look, so only what has such entry points is read.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

from roadmap_site.curriculum import rules as own_rules
from roadmap_site.curriculum.rule import Code, Rule
from roadmap_site.problems import registry
from roadmap_site.system.installation import InstallationError

GROUP = "roadmap_site.rules"


def rules() -> tuple[Rule, ...]:
    """Return all rules: ours by name, then those of packages.

    Raises:
        InstallationError: A rule of a package cannot be used.
    """
    if _faults:
        raise InstallationError("\n".join(_faults))
    return _rules


def _own() -> Iterator[Rule]:
    for module in sorted(pkgutil.iter_modules(own_rules.__path__), key=lambda module: module.name):
        rule: Rule = importlib.import_module(f"{own_rules.__name__}.{module.name}").RULE
        registry.register(rule.code)
        yield rule


def _installed() -> Iterator[Rule]:
    for package, name, value in _entry_points():
        try:
            yield _load(value)
        except (InstallationError, registry.CodeError) as fault:
            rule = f"The rule `{name}` of the installed package `{package}`"
            _faults.append(f"{rule} cannot be used: {fault}.")


def _entry_points() -> Iterator[tuple[str, str, str]]:
    """Yield the entry points for rules, each with its package and its name; the first of two alike is meant."""
    seen = set()
    for folder in _packages():
        from importlib.metadata import PathDistribution  # noqa: PLC0415 (slow, and mostly nobody adds rules)

        package = PathDistribution(folder)
        if package.name not in seen:
            seen.add(package.name)
            for entry in package.entry_points.select(group=GROUP):
                yield package.name, entry.name, entry.value


def _load(value: str) -> Rule:
    """Return the rule that an entry point names, after its code has been registered.

    Raises:
        InstallationError: It cannot be imported, or is no rule.
        CodeError: Its code is no name, or that of another.
    """
    try:
        rule = pkgutil.resolve_name(value)
    except Exception as fault:
        raise InstallationError(f"{type(fault).__name__}: {fault}") from fault
    if not isinstance(rule, Rule) or not isinstance(rule.code, Code):
        raise InstallationError(f"`{value}` is not a `Rule` with a `Code`")
    registry.register(rule.code)
    return rule


def _packages() -> Iterator[Path]:
    """Yield the folder with the metadata of each installed package that adds rules."""
    here = Path.cwd()
    for place in dict.fromkeys(sys.path):
        if here.is_relative_to(Path(place).resolve()):
            continue
        for file in sorted(Path(place).glob("*.dist-info/entry_points.txt")):
            if f"[{GROUP}]" in file.read_text(encoding="utf-8", errors="replace"):
                yield file.parent


# Why rules of packages cannot be used, in sentences.
_faults: list[str] = []
_rules = (*_own(), *_installed())
