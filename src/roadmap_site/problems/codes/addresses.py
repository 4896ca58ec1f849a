"""What can be wrong with an address, of the site or of a resource: a code each.

Each function gives the words of one problem; the decorator makes it one that takes the place first. The docstrings are
the reference.
"""

from __future__ import annotations

from roadmap_site.problems.problem import Severity, Words
from roadmap_site.problems.registry import code


@code("two pages cannot have one address")
def page_clash(title: str) -> Words:
    """A page written by hand has the address of a page that is made from the curriculum.

    Only one of the two could be seen; rename the page written by hand, or move it into a folder.
    """
    return Words(
        f"this page has the address of the curriculum's page “{title}”",
        "rename the file, or move it into a folder of its own",
    )


@code(None, Severity.WARNING)
def dead_link(url: str, status: str, resource: str) -> Words:
    """The address of a resource leads nowhere.

    `roadmap links` has asked for it, and was told that there is no such page, or found no one to ask. Look where the
    page has moved to; if it is gone for good, take the resource away or suggest another.
    """
    return Words(
        f"`{url}` leads nowhere: {status}",
        f"look where `{resource}` has moved to and change its `url`, or take the resource away",
    )
