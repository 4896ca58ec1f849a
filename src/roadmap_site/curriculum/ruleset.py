# Why: a rule is one module; whoever adds one tells nobody else of it.
"""The rules that look at the whole curriculum.

Rules are the modules in `rules`; each has `CODE`, `SEVERITY` (its default), a docstring (its documentation), `check`,
if it is always an error, `ESSENTIAL` (the reason), and `NEEDS_CLEAN` if it waits for a curriculum without errors.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from roadmap_site.curriculum import rules
from roadmap_site.problems import registry


def _found() -> tuple[ModuleType, ...]:
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}") for name in names)


RULES = _found()
"""The modules of the rules, by name."""
for _rule in RULES:
    registry.register(_rule.CODE, _rule.SEVERITY, getattr(_rule, "ESSENTIAL", ""), _rule)
