"""Imports run one way, and each library has one owner."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter

import pytest

from tools import architecture

SOURCE = architecture.SOURCE
MODULES = sorted(file.relative_to(SOURCE).with_suffix("").as_posix() for file in SOURCE.rglob("*.py"))
OWNERS = {
    "yaml": {"yaml_io/document", "yaml_io/reader", "yaml_io/settings"},
    "anyascii": {"problems/ids"},
    "pymdownx": {"problems/emoji"},
    "wcwidth": {"system/terminal"},
    "babel": {"site/messages/words", "site/messages/overrides"},
    "markdown": {"curriculum/own_pages", "mkdocs_plugin/page_links", "mkdocs_plugin/required"},
    "markdown_it": {"curriculum/explanations"},
    "latex2mathml": {"curriculum/formulas"},
    "pygments": {"site/explanation"},
    "segno": {"site/qr_code"},
    "resvg_py": {"site/painting"},
    "jinja2": {"site/render", "mkdocs_plugin/problem_panel", "mkdocs_plugin/side_navigation"},
    "mkdocs": {
        f"mkdocs_plugin/{m}"
        for m in (
            "telling",
            "theme",
            "generated_files",
            "build_inputs",
            "build_output",
            "curriculum_pages",
            "heads",
            "entries",
            "nav_sources",
            "navigation",
            "neighbours",
            "own_files",
            "page_links",
            "palette",
            "preview",
            "plugin",
            "search_pieces",
            "settings",
            "settling",
            "side_navigation",
        )
    },
    "subprocess": {"system/git", "health/link_check"},
    "filelock": {"system/cache"},
    "platformdirs": {"system/cache"},
}


@cache
def imports(module: str) -> frozenset[str]:
    """Return the full names of all that a module imports, wherever in the module it does."""
    tree = ast.parse((SOURCE / f"{module}.py").read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def test_every_module_is_in_a_room() -> None:
    """Nothing lies loose."""
    rooms = {module.partition("/")[0] for module in MODULES if "/" in module}
    assert rooms == set(architecture.ROOMS)
    assert [module for module in MODULES if "/" not in module] == ["__init__"]


@pytest.mark.parametrize("module", MODULES)
def test_imports_between_rooms_run_one_way(module: str) -> None:
    """The rooms are listed from the ground up; a module knows its own room and those before it."""
    order = list(architecture.ROOMS)
    for name in imports(module):
        if name.startswith("roadmap_site."):
            assert order.index(name.split(".")[1]) <= order.index(module.partition("/")[0]), f"{module} imports {name}"


def test_no_import_runs_in_a_circle() -> None:
    """Within a room, too, modules can be read one after the other."""
    TopologicalSorter(architecture.imports()).prepare()


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_has_its_owners(library: str) -> None:
    """Only they import it."""
    users = {m for m in MODULES for name in imports(m) if name.split(".")[0] == library}
    assert users == OWNERS[library]


def test_only_the_commands_know_the_terminal() -> None:
    """`click` is for the command and its commands alone."""
    users = {m for m in MODULES for name in imports(m) if name.split(".")[0] == "click"}
    assert {user.partition("/")[0] for user in users} == {"cli"}


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
