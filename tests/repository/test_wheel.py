"""The package as it is released: whole, nothing else in it, and with all that it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path, PurePosixPath

import pytest

from tests.helpers import sites
from tests.helpers.paths import ROOT

PACKAGED = ("pyproject.toml", "README.md", "LICENSE")
"""What a release is made of, beside `src`."""
STRAY = (
    "curriculum/curriculum.yml",
    "tests/test_a.py",
    "src/roadmap_site/__pycache__/a.pyc",
    "link-check.json",
    ".env",
)
"""What lies about in a clone, and is no part of a release."""
MUST = (
    *("py.typed", "cli/main.py", "mkdocs_plugin/plugin.py", "site/templates/topic.html"),
    *("site/templates/partials/map.html", "site/assets/roadmap.css.parts/05-maps.css"),
)
"""What no release can do without."""


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the source distribution, and with the wheel that was built from it."""
    source = tmp_path_factory.mktemp("source")
    shutil.copytree(ROOT / "src", source / "src")
    for name in PACKAGED:
        shutil.copy(ROOT / name, source)
    for name in STRAY:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("", encoding="utf-8")
    _run(sys.executable, "-m", "build", "--no-isolation", source)
    return source / "dist"


@pytest.fixture(scope="module")
def wheel(released: Path) -> Path:
    """Return the wheel."""
    (file,) = released.glob("*.whl")
    return file


def modules() -> set[PurePosixPath]:
    """Return the files of the package in this clone, from its folder."""
    package = ROOT / "src/roadmap_site"
    files = {PurePosixPath(file.relative_to(package).as_posix()) for file in package.rglob("*") if file.is_file()}
    return {file for file in files if file.suffix != ".pyc"}


def metadata(wheel: Path) -> Message:
    """Return what the wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
        return message_from_bytes(archive.read(name))


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """Its modules, templates, assets, types and licence."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {f"roadmap_site/{name}" for name in MUST} <= set(names)
    about = {name.partition(".dist-info/")[2] for name in names if ".dist-info/" in name}
    assert about == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    packed = {PurePosixPath(name) for name in names if ".dist-info/" not in name}
    assert packed == {PurePosixPath("roadmap_site") / file for file in modules()}


def test_the_source_distribution_holds_what_the_wheel_is_built_from(released: Path) -> None:
    """And nothing else."""
    (file,) = released.glob("*.tar.gz")
    with tarfile.open(file) as archive:
        names = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    assert names == {*PACKAGED, "PKG-INFO", *(f"src/roadmap_site/{file}" for file in modules())}


def test_the_package_index_can_say_what_it_is(wheel: Path) -> None:
    """Who wrote it, where it lives, under which licence, and for which versions of Python."""
    told = metadata(wheel)
    assert (told["Author"], told["License-Expression"]) == ("roadmap-site contributors", "MIT")
    urls = dict(url.split(", ") for url in told.get_all("Project-URL", []))
    assert set(urls) == {"Homepage", "Documentation", "Source", "Issues", "Changelog"}
    assert all(url.startswith("https://") for url in urls.values())
    versions = [kind.rpartition(" ")[2] for kind in told.get_all("Classifier", []) if " :: 3." in kind]
    assert versions == ["3.11", "3.12", "3.13", "3.14"]
    assert told["Requires-Python"] == ">=3.11.5"


def test_pictures_and_links_of_the_readme_work_on_the_package_index(wheel: Path) -> None:
    """There is no repository around it there, so each address is whole; those of this repository lead to a file."""
    text = str(metadata(wheel).get_payload())
    addresses = re.findall(r'\]\(([^)]+)\)|(?:src|srcset)="([^"]+)"', text)
    assert len(addresses) > 20
    here = re.compile(
        r"https://(?:raw\.githubusercontent|github)\.com/roadmap-site/roadmap-site/(?:(?:blob|tree)/)?main/"
    )
    for address in ("".join(pair) for pair in addresses):
        assert address.startswith("https://")
        assert (ROOT / here.sub("", address).partition("#")[0]).exists() or not here.match(address), address


def test_the_wheel_builds_the_site_in_a_fresh_environment(wheel: Path, tmp_path: Path) -> None:
    """Templates and assets are in it, and it brings all that it needs.

    Slow, as it makes an environment and installs into it: half a minute.
    """
    _run(sys.executable, "-m", "venv", tmp_path / "fresh")
    python = tmp_path / "fresh" / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", ROOT / "requirements/site.txt")
    _run(python, "-m", "pip", "install", "--quiet", "--no-deps", wheel)
    project = sites.write(tmp_path / "project")
    _run(python, "-m", "mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert "Softmax" in sites.seen(project / "site", "roadmaps/first/start")
    assert (project / "site" / "assets" / "roadmap-site" / "roadmap.css").stat().st_size > 0


def _run(*command: object, cwd: Path | None = None) -> None:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
