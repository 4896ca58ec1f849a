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
from typing import TYPE_CHECKING

from roadmap_site.curriculum import rules as own_rules
from roadmap_site.curriculum.rule import Code, Rule
from roadmap_site.problems import registry
from roadmap_site.system.installation import InstallationError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

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
    for name in sorted(module.name for module in pkgutil.iter_modules(own_rules.__path__)):
        rule: Rule = importlib.import_module(f"{own_rules.__name__}.{name}").RULE
        registry.register(rule.code)
        yield rule


def _installed() -> Iterator[Rule]:
    for entry in _entry_points():
        try:
            yield _load(entry)
        except InstallationError as fault:
            _faults.append(str(fault))


def _entry_points() -> Iterator["EntryPoint"]:
    """Yield the entry points of all installed packages that add rules; of two with one name, the first is meant."""
    seen = set()
    for folder in _packages():
        from importlib.metadata import PathDistribution  # noqa: PLC0415 (slow, and mostly nobody adds rules)

        package = PathDistribution(folder)
        if package.name not in seen:
            seen.add(package.name)
            yield from package.entry_points.select(group=GROUP)


def _load(entry: "EntryPoint") -> Rule:
    """Return the rule that an entry point names, after its code has been registered.

    Raises:
        InstallationError: It cannot be imported, is no rule, or its code is no name or that of another.
    """
    try:
        rule = entry.load()
    except Exception as fault:
        raise _refused(entry, f"{type(fault).__name__}: {fault}") from fault
    if not isinstance(rule, Rule) or not isinstance(rule.code, Code):
        raise _refused(entry, f"`{entry.value}` is not a `Rule` with a `Code`")
    try:
        registry.register(rule.code)
    except registry.CodeError as fault:
        raise _refused(entry, str(fault)) from fault
    return rule


def _refused(entry: "EntryPoint", reason: str) -> InstallationError:
    package = entry.dist.name if entry.dist else "?"
    return InstallationError(f"The rule `{entry.name}` of the installed package `{package}` cannot be used: {reason}.")


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
