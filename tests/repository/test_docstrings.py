"""Each module says what it is for, how it works and what must hold, for whoever reads it first."""

import ast

import pytest

from tools import architecture

SOURCE = architecture.SOURCE
# The docstring of a rule is the page about its code.
RULES = "curriculum/rules/"
MODULES = sorted(
    name
    for name in (file.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*.py"))
    if not name.endswith("__init__.py") and not name.startswith(RULES)
)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_in_a_few_lines_what_it_is_for(module: str) -> None:
    """Three lines are the least that say more than its name, and twelve the most that are read."""
    text = ast.get_docstring(ast.parse((SOURCE / module).read_text(encoding="utf-8"))) or ""
    lines = [line for line in text.splitlines() if line.strip()]
    assert 3 <= len(lines) <= 12, f"the docstring of {module} has {len(lines)} lines"
