"""What wakes a preview."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap_site.mkdocs_plugin.watcher import Changed, Watcher, _state
from tests.helpers.patience import PATIENCE


class Listener:
    """Hears of changes."""

    def __init__(self) -> None:
        """Have heard nothing."""
        self.heard = threading.Event()

    def on_any_event(self, event: Changed) -> None:
        """Note that there was a change."""
        assert not event.is_directory
        self.heard.set()

    def hears(self) -> bool:
        """Wait for a change; forget it."""
        found = self.heard.wait(PATIENCE)
        self.heard.clear()
        return found


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    """Return a quick watcher."""
    watcher = Watcher(interval=0.01)
    yield watcher
    watcher.stop()
    watcher.join(PATIENCE)


def test_a_folder_may_come_and_go(tmp_path: Path, watcher: Watcher) -> None:
    """It is not there yet, comes, changes, vanishes and is watched still when it is back."""
    listener, folder = Listener(), tmp_path / "curriculum"
    watcher.schedule(listener, str(folder))
    watcher.start()
    for _ in range(2):
        (folder / "topics").mkdir(parents=True)
        (folder / "topics" / "a.yml").write_text("a")
        assert listener.hears()
        (folder / "topics" / "a.yml").write_text("another")
        assert listener.hears()
        shutil.rmtree(folder)
        assert listener.hears()


def test_a_file_may_be_replaced(tmp_path: Path, watcher: Watcher) -> None:
    """As editors do: another file of the same length and time takes its name."""
    listener, file, other = Listener(), tmp_path / "mkdocs.yml", tmp_path / "new"
    file.write_text("one")
    watcher.schedule(listener, str(file))
    watcher.start()
    other.write_text("two")
    shutil.copystat(file, other)
    other.replace(file)
    assert listener.hears()


def test_what_changed_before_it_starts_is_told(tmp_path: Path, watcher: Watcher) -> None:
    """As long as it was told to remember how things were."""
    listener, file = Listener(), tmp_path / "a.yml"
    watcher.remember(str(tmp_path))
    file.write_text("a")
    watcher.schedule(listener, str(tmp_path))
    watcher.start()
    assert listener.hears()


def test_what_is_no_longer_watched_is_not_told(tmp_path: Path, watcher: Watcher) -> None:
    """Only the other folder is."""
    here, there = Listener(), Listener()
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    watch = watcher.schedule(here, str(tmp_path / "here"))
    watcher.schedule(there, str(tmp_path / "there"))
    watcher.start()
    watcher.unschedule(watch)
    for name in ("here", "there"):
        (tmp_path / name / "a.yml").write_text("a")
    assert there.hears()
    assert not here.heard.is_set()


def test_links_are_followed_within_and_once(tmp_path: Path) -> None:
    """Folders that show one another, and a link to somewhere else, would keep each look busy for long."""
    folder = tmp_path / "curriculum"
    (folder / "topics").mkdir(parents=True)
    (folder / "topics" / "a.yml").write_text("a")
    (folder / "again").symlink_to("topics")
    for link in "xyz":
        (folder / "topics" / link).symlink_to("..")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "file").write_text("")
    (folder / "home").symlink_to(tmp_path / "home")
    found = [Path(path).relative_to(folder).as_posix() for path in _state(str(folder))]
    assert {"topics/a.yml", "again/a.yml"} <= set(found)
    assert len(found) < 10
    assert not any("home" in path for path in found)
