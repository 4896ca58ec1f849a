"""The folder of a site is exchanged as a whole, whenever a build is killed, and whatever lies around."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from roadmap_site.mkdocs_plugin import site_swap
from roadmap_site.mkdocs_plugin.site_swap import SiteFolderError
from tests.helpers import broken_off, forks

OLD = {"index.html": "old", "topics/a/index.html": "old", "gone/index.html": "old", "same.css": "same"}
NEW = {"index.html": "new", "topics/a/index.html": "new", "topics/b/index.html": "new", "same.css": "same"}
HIDDEN = {".nojekyll": "", ".git/config": "mine", ".git/refs/heads/pages": "1234"}
CODE = f"""
from pathlib import Path
from roadmap_site.mkdocs_plugin import site_swap

building = site_swap.begin(Path("site"))
for name, text in {NEW!r}.items():
    file = building.fresh / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
site_swap.finish(building)
site_swap.end(building)
"""
BUILD = ["python", "-c", CODE]


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def content(folder: Path) -> dict[str, str]:
    """Return the files of a folder; a link counts as where it leads."""
    found = {}
    for top, _, names in os.walk(folder):
        for name in names:
            file = Path(top, name)
            found[file.relative_to(folder).as_posix()] = (
                f"-> {file.readlink()}" if file.is_symlink() else file.read_text(encoding="utf-8")
            )
    return found


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def built(site: Path, files: dict[str, str] | None = None) -> str | None:
    """Build a site that holds some files; return what `finish` says."""
    building = site_swap.begin(site)
    write(building.fresh, NEW if files is None else files)
    try:
        return site_swap.finish(building)
    finally:
        site_swap.end(building)


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    """Before each of all its steps: the site is whole, or stands whole beside; the next build finishes the work."""
    write(tmp_path / "count" / "site", {**OLD, **HIDDEN})
    steps = broken_off.changes(BUILD, tmp_path / "count", [tmp_path / "count"])
    assert steps.count("os.rename") == 3
    whole = ({**OLD, **HIDDEN}, {**NEW, **HIDDEN})
    for step in range(1, len(steps) + 1):
        world = tmp_path / str(step)
        site = write(world / "site", {**OLD, **HIDDEN})
        broken_off.run(BUILD, world, [world], step)
        if site.exists():
            assert content(site) in whole, step
        else:
            (before,) = world.glob(".site.old-*")
            assert content(before) == whole[0]
        site_swap.end(site_swap.begin(site))
        assert content(site) in whole, step
        assert names(world) == ["site"]
        assert forks.run(*BUILD, cwd=world).returncode == 0
        assert content(site) == whole[1]
        assert names(world) == ["site"]


def test_a_first_build_that_is_killed_leaves_no_site_or_a_whole_one(tmp_path: Path) -> None:
    """There is nothing before it that could be put back."""
    (tmp_path / "count").mkdir()
    steps = broken_off.changes(BUILD, tmp_path / "count", [tmp_path / "count"])
    for step in range(1, len(steps) + 1):
        world = tmp_path / str(step)
        world.mkdir()
        broken_off.run(BUILD, world, [world], step)
        assert content(world / "site") in ({}, NEW)
        assert forks.run(*BUILD, cwd=world).returncode == 0
        assert content(world / "site") == NEW
        assert names(world) == ["site"]


def refuse(patch: pytest.MonkeyPatch, *refused: tuple[Path, int]) -> None:
    """Let the system refuse to rename some folders to, or from, another name, as it does with a mount point."""
    rename = os.rename

    def refusing(source: Path, target: Path) -> None:
        for path, number in refused:
            if path in (Path(source), Path(target)):
                raise OSError(number, os.strerror(number), str(source))
        rename(source, target)

    patch.setattr(os, "rename", refusing)


@pytest.mark.parametrize("copied", [False, True])
def test_a_mount_point_gets_its_files_one_by_one(
    *, copied: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It keeps what is hidden, what is the same is not touched, what is stale goes, and the reason is told."""
    site = write(tmp_path / "site", {**OLD, **HIDDEN})
    inode, same = site.stat().st_ino, (site / "same.css").stat()
    building = site_swap.begin(site)
    refuse(monkeypatch, (site, errno.EBUSY), *([(building.fresh, errno.EXDEV)] if copied else []))
    write(building.fresh, NEW)
    assert site_swap.finish(building) == os.strerror(errno.EBUSY)
    site_swap.end(building)
    assert content(site) == {**NEW, **HIDDEN}
    assert (site.stat().st_ino, (site / "same.css").stat().st_ino) == (inode, same.st_ino)
    assert not (site / "gone").exists()
    assert names(tmp_path) == ["site"]


def test_what_can_have_nothing_beside_it_is_written_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the new site is whole it stands in a hidden folder; a build that is killed there is no loss."""
    site = write(tmp_path / "site", {**OLD, **HIDDEN})
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    left = write(site_swap.begin(site).fresh, {"index.html": "half"})
    assert left.parent == site
    assert "can be no folder beside it" in str(built(site))
    assert content(site) == {**NEW, **HIDDEN}


@pytest.mark.parametrize("stopped", [KeyboardInterrupt, OSError])
def test_an_exchange_that_is_stopped_halfway_is_taken_back(
    stopped: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site has its name again; what the system refused is done file by file, what the user stopped is not."""
    site = write(tmp_path / "site", OLD)
    building = site_swap.begin(site)
    write(building.fresh, NEW)
    rename, seen = os.rename, []

    def stopping(source: Path, target: Path) -> None:
        if Path(source) == building.fresh and Path(target) == site:
            seen.append(site.exists())
            raise stopped
        rename(source, target)

    monkeypatch.setattr(os, "rename", stopping)
    try:
        site_swap.finish(building)
    except KeyboardInterrupt:
        site_swap.end(building)
        assert content(site) == OLD
    else:
        site_swap.end(building)
        assert content(site) == NEW
    assert seen == [False]
    assert names(tmp_path) == ["site"]


def test_files_and_folders_of_one_name_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files are replaced one by one, a folder can become a file, a file a folder."""
    site = write(tmp_path / "site", {"a/b/c": "old", "d": "old"})
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    built(site, {"a": "new", "d/e": "new"})
    assert content(site) == {"a": "new", "d/e": "new"}


@pytest.mark.parametrize("mount", [False, True])
def test_links_in_the_old_site_are_not_followed(
    *, mount: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing behind them is read, written or removed."""
    own = write(tmp_path / "own", {"precious": "mine", "a/index.html": "mine"})
    site = write(tmp_path / "top" / "site", OLD)
    (site / "topics/a/index.html").unlink()
    (site / "topics/a/index.html").symlink_to(own / "precious")
    shutil.rmtree(site / "gone")
    for name in ("gone", "topics/b"):
        (site / name).symlink_to(own)
    if mount:
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    built(site)
    assert content(site) == NEW
    assert content(own) == {"precious": "mine", "a/index.html": "mine"}


def test_what_others_have_laid_beside_the_site_stays_theirs(tmp_path: Path) -> None:
    """Links and files with names like ours are neither followed nor put in the site's place, nor removed."""
    own = write(tmp_path / "own", {"precious": "mine"})
    world = tmp_path / "world"
    world.mkdir()
    laid = [f".site.{kind}-{digit * 16}" for kind in ("old", "tmp") for digit in "ab"]
    for link in laid[::2]:
        (world / link).symlink_to(own)
    for file in laid[1::2]:
        (world / file).write_text("theirs", encoding="utf-8")
    write(world / ".site.tmp-notours", {"precious": "mine"})
    built(world / "site")
    assert content(own) == {"precious": "mine"}
    assert names(world) == sorted([*laid, ".site.tmp-notours", "site"])
    assert content(world / "site") == NEW


def test_what_is_hidden_stays_but_for_what_leads_out(tmp_path: Path) -> None:
    """A link within stays; a link out, which would be published, and a pipe do not."""
    own = write(tmp_path / "own", {"precious": "mine"})
    site = write(tmp_path / "world" / "site", {**OLD, **HIDDEN})
    (site / ".out").symlink_to(own)
    (site / ".git" / "out").symlink_to(own / "precious")
    (site / ".git" / "in").symlink_to("config")
    (site / ".broken").symlink_to("nowhere")
    os.mkfifo(site / ".git" / "pipe")
    built(site)
    assert content(site) == {**NEW, **HIDDEN, ".git/in": "-> config"}
    assert content(own) == {"precious": "mine"}


def test_what_the_build_has_made_comes_before_what_was_hidden(tmp_path: Path) -> None:
    """A hidden file that a plugin writes is the new one."""
    site = write(tmp_path / "site", {".nojekyll": "old", ".well-known/a": "old"})
    built(site, {".nojekyll": "new"})
    assert content(site) == {".nojekyll": "new", ".well-known/a": "old"}


def test_a_link_that_was_named_leads_to_where_the_site_is(tmp_path: Path) -> None:
    """The folders are exchanged there, and the link stays."""
    target = write(tmp_path / "www" / "html", OLD)
    (tmp_path / "public").symlink_to(target)
    built(tmp_path / "public")
    assert (tmp_path / "public").readlink() == target
    assert content(target) == NEW
    assert names(tmp_path / "www") == ["html"]


def test_a_build_into_new_folders_that_fails_leaves_none_of_them(tmp_path: Path) -> None:
    """Only a build that goes well makes the folders above the site."""
    site_swap.end(site_swap.begin(tmp_path / "a" / "b" / "site"))
    assert names(tmp_path) == []
    built(tmp_path / "a" / "b" / "site")
    assert content(tmp_path / "a" / "b" / "site") == NEW


def test_what_is_no_folder_is_not_replaced(tmp_path: Path) -> None:
    """A file with the site's name is somebody's."""
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteFolderError, match="is no folder: move it away"):
        site_swap.begin(tmp_path / "site")
    assert names(tmp_path) == ["site"]


def test_the_mode_of_the_folder_stays(tmp_path: Path) -> None:
    """What the owner has allowed others stays allowed, no more and no less."""
    site = write(tmp_path / "site", OLD)
    site.chmod(0o2750)
    built(site)
    assert site.stat().st_mode & 0o7777 == 0o2750


def test_a_build_that_another_one_took_for_dead_gives_up(tmp_path: Path) -> None:
    """It says so, and the other one's site is whole."""
    site = write(tmp_path / "site", OLD)
    first = site_swap.begin(site)
    write(first.fresh, {"index.html": "first"})
    second = site_swap.begin(site)
    write(first.fresh, {"late.html": "first"})
    write(second.fresh, NEW)
    site_swap.finish(second)
    with pytest.raises(SiteFolderError, match=r"Another build into .* has come between"):
        site_swap.finish(first)
    for building in (first, second):
        site_swap.end(building)
    assert content(site) == NEW
    assert names(tmp_path) == ["site"]


def test_the_site_that_was_whole_last_is_put_back(tmp_path: Path) -> None:
    """Of several, which only somebody's hand can have laid there, it is the youngest; the others go."""
    for number, text in enumerate("ab"):
        folder = write(tmp_path / f".site.old-{text * 16}", {"index.html": text})
        os.utime(folder, (number, number))
    site_swap.end(site_swap.begin(tmp_path / "site"))
    assert content(tmp_path / "site") == {"index.html": "b"}
    assert names(tmp_path) == ["site"]
