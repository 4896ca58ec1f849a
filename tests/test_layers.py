"""Imports run one way, and each library has one owner."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools import reference

SOURCE = Path(__file__).parent.parent / "src" / "roadmap_site"
MODULES = sorted(file.relative_to(SOURCE).with_suffix("").as_posix() for file in SOURCE.rglob("*.py"))
ORDER = [module for room in reference.ROOMS.values() for module in room]
OWNERS = {
    "yaml": {"curriculum/source"},
    "fast_sugiyama": {"website/topic_map"},
    "jinja2": {"website/rendering"},
    "mkdocs": {"theme", "generated", "inputs", "output", "preview", "plugin"},
    "subprocess": {"record/git", "record/link_check"},
    "filelock": {"system/cache"},
    "platformdirs": {"system/cache"},
}


def imports(module: str) -> set[str]:
    """Return the full names of all that a module imports, wherever in the module it does."""
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("module", [m for m in MODULES if not m.endswith("__init__")])
def test_a_module_imports_only_what_comes_before_it(module: str) -> None:
    """The page about the house lists the modules from the ground up; each builds on earlier ones only."""
    before = ORDER[: ORDER.index(module)]
    for name in imports(module):
        if name.startswith("roadmap_site."):
            path = name.removeprefix("roadmap_site.").replace(".", "/")
            owner = next(
                m for m in (path, path.rpartition("/")[0], f"{path}/__init__") if m in {*MODULES, "curriculum/rules"}
            )
            assert owner in {*before, "curriculum/rules"}, f"{module} imports {name}"


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_its_owners(library: str) -> None:
    """Only they import it."""
    users = {m for m in MODULES for name in imports(m) if name.split(".")[0] == library}
    assert users == OWNERS[library]


def test_only_the_commands_know_the_terminal() -> None:
    """`click` is for the command and its commands alone."""
    users = {m for m in MODULES for name in imports(m) if name.split(".")[0] == "click"}
    assert {user.partition("/")[0] for user in users} == {"cli", "commands"}


def test_no_word_of_our_own_subject_stands_in_the_code() -> None:
    """The package is for any curriculum: examples in docstrings aside, it does not know what is learned."""
    for file in (*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.css")):
        text = file.read_text(encoding="utf-8").lower()
        for word in ("pytorch", "tensorflow", "neural", "arxiv", "deep_learning"):
            assert word not in text, f"{file} speaks of {word}"


@pytest.mark.parametrize("package", [m for m in MODULES if m.endswith("__init__")])
def test_a_package_file_holds_names_only(package: str) -> None:
    """No code runs on import of a package itself."""
    body = ast.parse((SOURCE / f"{package}.py").read_text(encoding="utf-8")).body
    assert all(isinstance(node, ast.Expr | ast.Import | ast.ImportFrom) for node in body)
