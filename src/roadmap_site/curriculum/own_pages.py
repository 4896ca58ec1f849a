"""The files of the site that links of a curriculum can lead to: pages written by hand, and what lies beside them.

Whoever loads a curriculum says which there are, if that is known: a build by the files of MkDocs, the commands by the
folder `docs/` of the site. Files are named by the way to them from that folder.
"""

from collections.abc import Collection
from typing import Protocol


class OwnPages(Protocol):
    """The files of a site, as far as they are known."""

    def holds(self, path: str) -> bool:
        """Return whether there is a file."""

    def names(self) -> Collection[str]:
        """Return the files that a misspelt one may have been."""

    def anchors(self, path: str) -> Collection[str] | None:
        """Return the anchors of a page; nothing where they are not known."""


class Unasked:
    """The files of a site whose links are looked at by others, later."""

    def holds(self, path: str) -> bool:
        """Return that there is any file."""
        return True

    def names(self) -> Collection[str]:
        """Return none, as nobody asks."""
        return ()

    def anchors(self, path: str) -> Collection[str] | None:
        """Return nothing, as nobody knows."""
        return None
