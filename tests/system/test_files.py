"""Writing files: below a root, and nowhere else, whatever a stranger's branch has laid there."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from roadmap_site.system import files
from roadmap_site.system.files import File, UnsafePathError


def everything(folder: Path) -> dict[str, bytes | str]:
    """Return all that is below a folder: what files hold, and where links lead."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


def test_a_file_is_made_with_its_folders_and_nothing_else(tmp_path: Path) -> None:
    """No scratch file is left."""
    files.put(File(tmp_path / "root", "a/b/c.yml"), b"x")
    assert everything(tmp_path) == {"root/a/b/c.yml": b"x"}


def test_a_file_goes_with_the_folders_that_it_leaves_empty(tmp_path: Path) -> None:
    """The root stays, even when nothing is left in it."""
    files.put(File(tmp_path / "root", "a/b/c.yml"), b"x")
    files.put(File(tmp_path / "root", "a/b/c.yml"), None)
    assert (tmp_path / "root").is_dir()
    assert list((tmp_path / "root").iterdir()) == []


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_stay(mode: int, tmp_path: Path) -> None:
    """A file that others may write, or that is a program, stays so."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(mode)
    files.put(File(tmp_path, "a"), b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == mode


@pytest.mark.parametrize("bit", [stat.S_ISUID, stat.S_ISGID, stat.S_ISVTX])
def test_set_bits_do_not_stay(bit: int, tmp_path: Path) -> None:
    """A text from a stranger must not run as somebody else."""
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o755 | bit)
    files.put(File(tmp_path, "a"), b"new")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o755


def test_a_new_file_has_the_permissions_that_the_user_wants(tmp_path: Path) -> None:
    """By the `umask`."""
    before = os.umask(0o027)
    try:
        files.put(File(tmp_path, "a"), b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_the_root_itself_may_be_a_link(tmp_path: Path) -> None:
    """The user has named it."""
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to("real")
    files.put(File(tmp_path / "root", "a/b"), b"x")
    assert everything(tmp_path) == {"real/a/b": b"x", "root": "-> real"}


def _to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


TRAPS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "the file is a link": ("a/b.yml", _to("../../secret")),
    "the file is a link that leads nowhere": ("a/b.yml", _to("../../new")),
    "the file is a link within the root": ("a/b.yml", _to("c.yml")),
    "its folder is a link": ("a", _to("../outside")),
    "its folder is a link within the root": ("a", _to("other")),
    "the file is a pipe": ("a/b.yml", os.mkfifo),
    "the file is a folder": ("a/b.yml", Path.mkdir),
}


@pytest.mark.parametrize("content", [b"ours", None], ids=["written", "taken away"])
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_refused(trap: str, content: bytes | None, tmp_path: Path) -> None:
    """Nothing changes, inside or outside of the root, and the message names what is in the way."""
    where, lay = TRAPS[trap]
    (tmp_path / "secret").write_bytes(b"theirs")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/b.yml").write_bytes(b"theirs")
    (tmp_path / "root/other").mkdir(parents=True)
    (tmp_path / "root" / where).parent.mkdir(exist_ok=True)
    lay(tmp_path / "root" / where)
    before = everything(tmp_path)
    with pytest.raises(UnsafePathError) as refused:
        files.put(File(tmp_path / "root", "a/b.yml"), content)
    assert Path(refused.value.filename) == tmp_path / "root" / where
    assert everything(tmp_path) == before


@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "", "."])
def test_a_path_stays_within_its_root(path: str, tmp_path: Path) -> None:
    """However it is written."""
    (tmp_path / "root").mkdir()
    with pytest.raises(UnsafePathError):
        files.put(File(tmp_path / "root", path), b"x")
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("path", ["a\\..\\..\\b", "..\\a", "C:\\a", "C:a", "\\a", "\\\\host\\share\\a"])
def test_a_path_stays_within_its_root_where_backslashes_part(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a name from a stranger's file may have them."""
    monkeypatch.setattr(files, "Path", PureWindowsPath)
    with pytest.raises(UnsafePathError):
        files.put(File(tmp_path / "root", path), b"x")
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("name", [".a.yml.new", ".a.yml.0123456789abcdef.new", ".a.yml"])
def test_the_name_of_a_scratch_file_cannot_be_known(name: str, tmp_path: Path) -> None:
    """A link that waits for it is neither followed nor removed."""
    (tmp_path / "secret").write_bytes(b"theirs")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / name).symlink_to("../secret")
    files.put(File(tmp_path / "root", "a.yml"), b"ours")
    assert everything(tmp_path) == {"root/a.yml": b"ours", f"root/{name}": "-> ../secret", "secret": b"theirs"}


def test_a_scratch_file_is_created_by_us_alone(tmp_path: Path) -> None:
    """Even if somebody had guessed its name, what stands there would be refused."""
    (tmp_path / "secret").write_bytes(b"theirs")
    (tmp_path / files.scratch_name("a.yml", "guessed")).symlink_to("secret")
    with pytest.raises(OSError, match="File exists"):
        files.put(File(tmp_path, "a.yml"), b"ours", "guessed")
    assert (tmp_path / "secret").read_bytes() == b"theirs"
    assert not (tmp_path / "a.yml").exists()


def test_a_file_that_must_not_be_written_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its folder would let it be replaced."""
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match="a"):
        files.put(File(tmp_path, "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_full_disk_is_told_with_the_file_that_found_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stays, and no scratch file."""
    (tmp_path / "a").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left") as told:
        files.put(File(tmp_path, "a"), b"new")
    assert told.value.filename == str(tmp_path / "a")
    assert everything(tmp_path) == {"a": b"old"}


def test_a_folder_moves_with_all_that_is_in_it(tmp_path: Path) -> None:
    """Files that we know nothing of as well."""
    files.put(File(tmp_path, "roadmaps/old/roadmap.yml"), b"x")
    files.put(File(tmp_path, "roadmaps/old/picture.png"), b"y")
    files.move(File(tmp_path, "roadmaps/old"), "roadmaps/new")
    assert everything(tmp_path) == {"roadmaps/new/picture.png": b"y", "roadmaps/new/roadmap.yml": b"x"}
    assert not (tmp_path / "roadmaps/old").exists()


def test_an_empty_folder_is_in_nobodys_way(tmp_path: Path) -> None:
    """As git leaves one behind when its last file has gone."""
    files.put(File(tmp_path, "roadmaps/old/roadmap.yml"), b"x")
    (tmp_path / "roadmaps/new").mkdir()
    files.move(File(tmp_path, "roadmaps/old"), "roadmaps/new")
    assert everything(tmp_path) == {"roadmaps/new/roadmap.yml": b"x"}


def test_a_folder_with_something_in_it_is_not_moved_over(tmp_path: Path) -> None:
    """Both stay as they are, and the one that is in the way is named."""
    files.put(File(tmp_path, "old/roadmap.yml"), b"x")
    files.put(File(tmp_path, "new/picture.png"), b"y")
    with pytest.raises(UnsafePathError, match="it is there already") as refused:
        files.move(File(tmp_path, "old"), "new")
    assert Path(refused.value.filename) == tmp_path / "new"
    assert everything(tmp_path) == {"old/roadmap.yml": b"x", "new/picture.png": b"y"}


@pytest.mark.parametrize(("at", "lay"), [("a", _to("../outside")), ("b", _to("../outside")), ("b", os.mkfifo)])
def test_nothing_moves_through_a_link_nor_over_what_is_there(
    at: str, lay: Callable[[Path], None], tmp_path: Path
) -> None:
    """Neither from a link nor to one."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "root").mkdir()
    if at == "b":
        (tmp_path / "root/a").mkdir()
    lay(tmp_path / "root" / at)
    with pytest.raises(UnsafePathError):
        files.move(File(tmp_path / "root", "a"), "b")
    assert list((tmp_path / "outside").iterdir()) == []
