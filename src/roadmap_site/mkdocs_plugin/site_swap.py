"""Building a site beside its folder, then exchanging the two.

`begin` tidies up after builds that were killed and makes a fresh folder; once that holds the whole site, `finish` lets
it take the place of the one before; `end` leaves nothing of the build behind, however it ended. Beside `site` may lie:

- `.site.tmp-<random>`: what is being written, or removed; nobody misses it;
- `.site.old-<random>`: between two renames, the site before, whole; if it is all that there is, it is put back.

A branch may bring anything under such names, and links anywhere in the old site. So only true folders count as ours, no
link is followed below the site's folder or its siblings, and nothing is moved or removed but these. Where two folders
cannot be exchanged, because the site is a mount point or nothing can be made beside it, the new site is written whole
into a hidden folder within, and its files then take the places of the old ones.
"""

import filecmp
import os
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from roadmap_site.system import odd_files
from roadmap_site.system.files import is_link, new_token


class SiteFolderError(Exception):
    """The folder cannot be built into; its text says why, for people."""


@dataclass(frozen=True)
class Building:
    """A build under way."""

    site: Path
    """Where the site shall stand; no part of it is a link."""
    fresh: Path
    """Where it is written until it is whole."""
    before: Path
    """Where the site before is between two renames."""
    made: tuple[Path, ...]
    """The folders above that had to be made, the innermost first."""

    @property
    def mark(self) -> Path:
        """A file that tells the fresh folder from another one with its name; MkDocs leaves what is hidden."""
        return self.fresh / f"{self.fresh.name}-unfinished"


def begin(folder: Path) -> Building:
    """Get ready to build a site into a folder, which may be a link, and need not be there.

    Nobody else may build into it until `end`; see `finish` for one who does.

    Raises:
        SiteFolderError: It cannot be written, or is no folder.
    """
    site = Path(os.path.realpath(folder))
    if site.exists() and not site.is_dir():
        raise SiteFolderError(f"The site cannot be written into `{site}`, which is no folder: move it away.")
    with _in_words(site):
        _tidy(site)
        made = tuple(parent for parent in site.parents if not parent.exists())
        site.parent.mkdir(parents=True, exist_ok=True)
        token = new_token()
        fresh = _made_beside(site, f".{site.name}.tmp-{token}")
        building = Building(site, fresh, site.with_name(f".{site.name}.old-{token}"), made)
        building.mark.touch(exist_ok=False)
        return building


def finish(building: Building) -> str | None:
    """Let the new site, which is whole, take the place of the one before.

    Hidden files and folders of the site before, such as `.git`, stay, as MkDocs leaves them; links out of it do not.

    Returns:
        Why its files had to be replaced one by one, in words; nothing when the folders were exchanged.

    Raises:
        SiteFolderError: It cannot be written, or another build has taken the fresh folder for what a killed one left.
    """
    site, fresh, before = building.site, building.fresh, building.before
    with _in_words(site):
        if not building.mark.exists():
            raise SiteFolderError(f"Another build into `{site}` has come between: build again, one at a time.")
        building.mark.unlink()
        if fresh.parent == site:
            _replace_files(site, fresh)
            return "there can be no folder beside it to take its place"
        if site.exists():
            _keep_hidden(site, fresh)
        try:
            if site.exists():
                shutil.copymode(site, fresh)
                os.rename(site, before)  # noqa: PTH104 (the word for it)
            os.rename(fresh, site)  # noqa: PTH104
        except OSError as fault:
            if before.is_dir():
                os.rename(before, site)  # noqa: PTH104
            # From there each of its files can take the place of an old one in one step.
            within = site / fresh.name
            shutil.move(fresh, within)
            _replace_files(site, within)
            return fault.strerror or str(fault)
        return None


def end(building: Building) -> None:
    """Leave nothing of a build behind but the site: the new one, or the one before where it did not get so far."""
    site, fresh, before = building.site, building.fresh, building.before
    with suppress(OSError):
        if before.is_dir():
            os.rename(before, fresh if os.path.lexists(site) else site)  # noqa: PTH104
    for folder in (fresh, site / fresh.name):
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        for folder in building.made:
            folder.rmdir()


def _tidy(site: Path) -> None:
    """Put the site before back, if a build was killed while there was none; remove what else builds have left."""
    before = _siblings(site.parent, site.name, "old")
    if before and not os.path.lexists(site):
        os.rename(before.pop(), site)  # noqa: PTH104
    for folder in (*before, *_siblings(site.parent, site.name, "tmp"), *_siblings(site, site.name, "tmp")):
        # From the first moment on it has a name under which nobody takes it for whole, or goes on writing into it.
        with suppress(OSError):
            worthless = folder.with_name(f".{site.name}.tmp-{new_token()}")
            os.rename(folder, worthless)  # noqa: PTH104
            shutil.rmtree(worthless, ignore_errors=True)


@contextmanager
def _in_words(site: Path) -> Iterator[None]:
    """Say in a sentence what the system has refused."""
    try:
        yield
    except OSError as fault:
        # What copies many files gathers what went wrong with each.
        reason = fault.args[0][0][2] if isinstance(fault, shutil.Error) else fault.strerror
        file = Path(os.fsdecode(fault.filename or site))
        shown = site if file.name.startswith(f".{site.name}.") else file
        raise SiteFolderError(f"The site cannot be written, at `{shown}`: {reason or fault}.") from fault


def _siblings(folder: Path, name: str, kind: Literal["old", "tmp"]) -> list[Path]:
    """Return the true folders in a folder with a name of ours, the one that changed last at the end."""
    ours = re.compile(rf"\.{re.escape(name)}\.{kind}-[0-9a-f]{{16}}")
    with suppress(OSError), os.scandir(folder) as entries:
        folders = [
            Path(entry) for entry in entries if ours.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        ]
        return sorted(folders, key=lambda path: path.stat().st_mtime_ns)
    return []


def _made_beside(site: Path, name: str) -> Path:
    """Return a new folder beside the site's; within it, hidden, where there can be none."""
    if not os.path.ismount(site):
        try:
            (site.parent / name).mkdir()
        except OSError:
            if not site.is_dir():
                raise
        else:
            return site.parent / name
    (site / name).mkdir()
    return site / name


def _keep_hidden(site: Path, fresh: Path) -> None:
    """Give the new site what only the one before has of hidden things; files as hard links, where there are such."""

    def left_out(folder: str, names: Collection[str]) -> set[str]:
        left = set()
        for name in names:
            path = Path(folder, name)
            replaced = path.parent == site and (not name.startswith(".") or os.path.lexists(fresh / name))
            if replaced or odd_files.leads_out(path, site) or not (path.is_file() or path.is_dir()):
                left.add(name)
        return left

    shutil.copytree(site, fresh, symlinks=True, ignore=left_out, copy_function=_linked, dirs_exist_ok=True)


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _replace_files(site: Path, fresh: Path) -> None:
    """Let each new file take the place of the old one: first what pages need, then pages; what is stale goes last."""
    ways = {path.relative_to(fresh): _is_folder(path) for path in fresh.rglob("*")}
    for way in sorted(ways, key=lambda way: (not ways[way], way.suffix == ".html", way)):
        old, new = site / way, fresh / way
        if _is_folder(old) != ways[way] or is_link(old):
            _clear(old)
        if ways[way]:
            old.mkdir(exist_ok=True)
        elif not (old.is_file() and filecmp.cmp(old, new, shallow=False)):
            os.replace(new, old)  # noqa: PTH105
    for old in sorted(site.rglob("*")):
        way = old.relative_to(site)
        is_kept = way.parts[0].startswith(".") and Path(way.parts[0]) not in ways
        if way not in ways and not is_kept:
            _clear(old)


def _is_folder(path: Path) -> bool:
    """Return whether something is a folder, and no link to one."""
    return path.is_dir() and not is_link(path)


def _clear(path: Path) -> None:
    """Remove what stands at a place, if anything; of a link only itself."""
    if _is_folder(path):
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
