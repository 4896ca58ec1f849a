"""Where a build writes: beside the site's folder, with which it is exchanged at the very end.

MkDocs empties the site's folder before it builds; a build that is killed, or fails late, would leave half a site. Not
so in a preview: there each build has a temporary folder of its own anyway, see `preview`.
"""

import atexit
import errno
import logging
import os
from contextlib import ExitStack
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from roadmap_site.mkdocs_plugin import build_inputs, site_swap
from roadmap_site.system import cache, git, signals

_log = get_plugin_logger(__name__)
# What a disk answers when it takes no more.
_NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EROFS") if hasattr(errno, name)}
# So many seconds a build waits for another one into the same folder.
_WAIT = 600.0
# How git's list of files begins the line of a link.
_LINK = b"120000 "


class Output:
    """The folder that a build writes into, from the first event to the last."""

    def __init__(self) -> None:
        self._building: site_swap.Building | None = None
        self._ending = ExitStack()

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs, and all plugins, write into a fresh folder.

        Raises:
            PluginError: The site's folder cannot be written, or must not.
        """
        self.end()
        site = _site(config)
        try:
            self._ending.enter_context(
                cache.locked(
                    site, wait=_WAIT, waiting=lambda: _log.info("Another build into %s is under way: waiting …", site)
                )
            )
            self._building = site_swap.begin(site)
        except cache.BusyError as fault:
            raise PluginError(f"Another build into `{site}` is under way: try again when that has ended.") from fault
        except site_swap.SiteFolderError as fault:
            raise PluginError(str(fault)) from fault
        self._ending.callback(site_swap.end, self._building)
        self._ending.callback(setattr, config, "site_dir", config.site_dir)
        config.site_dir = str(self._building.fresh)
        self._ending.callback(signals.restore, signals.stop_in_order())
        self._ending.callback(atexit.unregister, atexit.register(self.end))
        self._warnings = CountHandler(level=logging.WARNING)
        # ProperDocs has a logger with its own name.
        logger = logging.getLogger(build.__name__.partition(".")[0])
        logger.addHandler(self._warnings)
        self._ending.callback(logger.removeHandler, self._warnings)

    def finish(self, *, strict: bool) -> None:
        """Let the new site take the place of the one before, unless a strict build has warned.

        Raises:
            Abort: A strict build has warned.
            PluginError: The new site cannot take that place.
        """
        if self._building is None:
            return
        if strict and (counts := self._warnings.get_counts()):
            # MkDocs finds this only when all is over, and says it so.
            sentence = ", ".join(f"{number} {level.lower()}s" for level, number in counts)
            raise Abort(f"Aborted with {sentence} in strict mode!")
        site = self._building.site
        try:
            reason = site_swap.finish(self._building)
        except site_swap.SiteFolderError as fault:
            raise PluginError(str(fault)) from fault
        finally:
            self.end()
        if reason:
            _log.info("%s was not exchanged as a whole, but file by file: %s", site, reason)
        _log.info("The site is in %s", site)

    def end(self) -> None:
        """Leave nothing of a build behind but the site."""
        self._building = None
        self._ending.close()


def sentence(error: Exception, folder: Path, docs: Path) -> str | None:
    """Return which file could not be written or read, and why, in a sentence; nothing if that was not the trouble.

    Args:
        error: What has ended a build.
        folder: What it was writing into.
        docs: What it was reading.
    """
    if not isinstance(error, OSError):
        return None
    named = [Path(os.fsdecode(name)) for name in (error.filename2, error.filename) if isinstance(name, str | bytes)]
    written = [path.relative_to(folder) for path in named if path.is_relative_to(folder)]
    if written or error.errno in _NO_ROOM:
        # A full disk names no file: it is the one that was written last.
        shown = next(iter(written or named), None) or _newest(folder)
        return f"The file `{shown}` of the site cannot be written: {error.strerror}. The site before is as it was."
    for path in named:
        if path.is_relative_to(docs):
            return f"`{path.relative_to(docs.parent)}` cannot be read: {error.strerror}."
    return None


def _newest(folder: Path) -> Path:
    """Return the file in a folder that was written last, by the way from there."""
    files = filter(Path.is_file, folder.rglob("*"))
    return max(files, key=lambda path: path.stat().st_mtime_ns, default=folder).relative_to(folder)


def _site(config: MkDocsConfig) -> Path:
    """Return the site's folder.

    Nobody who has not named it expects it to be a link; and a link that is part of a repository has been laid by
    whoever wrote a branch of that, not by whoever builds it.

    Raises:
        PluginError: It is such a link, or lies behind one, or holds what the site is made from.
    """
    site = Path(config.site_dir)
    top = build_inputs.top(config)
    if top.resolve().is_relative_to(site.resolve()):
        raise PluginError(f"`{site}` holds mkdocs.yml, which no site may replace: name another folder.")
    for path in (site, *site.parents):
        if not path.is_relative_to(top) or path == top or not path.is_symlink():
            continue
        shown = path.relative_to(top)
        if not build_inputs.is_named(config, "site_dir"):
            way = "name the folder with `site_dir` in mkdocs.yml"
            raise PluginError(f"`{shown}` is a link, and would lead the site elsewhere: remove it, or {way}.")
        if _is_committed(path):
            raise PluginError(f"`{shown}` is a link in the repository, and would lead the site elsewhere: remove it.")
    return site


def _is_committed(link: Path) -> bool:
    try:
        return git.output(link.parent, "ls-files", "--stage", "--", link.name).startswith(_LINK)
    except git.GitError:
        return False
