"""The rules that look at the whole curriculum: ours, and those of installed packages.

Ours are the modules of `rules`, found by themselves: whoever adds one tells nobody else of it. When this module has
been imported, the codes of all rules are registered. A rule of a package that cannot be used stops what needs the
rules, in `rules()`, not what merely imports them.
"""

import importlib
import pkgutil
from collections.abc import Iterator

from roadmap_site.curriculum import installed_rules
from roadmap_site.curriculum import rules as own_rules
from roadmap_site.curriculum.rule import Rule
from roadmap_site.problems import registry
from roadmap_site.system.installation import InstallationError


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
    for entry in installed_rules.entry_points():
        try:
            yield installed_rules.load(entry)
        except InstallationError as fault:
            _faults.append(str(fault))


_faults: list[str] = []
"""Why rules of packages cannot be used, in sentences."""
_rules = (*_own(), *_installed())
