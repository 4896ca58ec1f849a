"""Mends of Material's HTML, for readers who do not see it: names for what a screen reader finds nameless.

They are made on every page, those written by hand too, as readers cannot tell whose fault it is. Each does nothing
where its fault is not there.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from roadmap_site.site.messages.words import Words

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
_PATH = re.compile('(<nav class="md-path" aria-label=")([^"]*)')
# A part of the navigation that is named after a label without words, and the title inside it.
_GROUP = re.compile(
    r"""(<nav\ class="md-nav"\ data-md-level="\d+")\ aria-labelledby="\w+"
        ([^>]*>\s*<label\ class="md-nav__title"[^>]*>\s*<span\ class="md-nav__icon\ md-icon"></span>\s*+)
        ([^<]++)(?=</label>)""",
    re.VERBOSE,
)
_MAP_LINK = re.compile(r'(<a class="rm-(?:station|topic)[^"]*") href=')
_CHECKBOX = re.compile(r'(<li class="task-list-item">.{0,60}?<input type="checkbox" disabled)( checked)?', re.DOTALL)


def mended(html: str, words: Words) -> str:
    """Return a page of the theme with names for what a screen reader would find nameless."""
    search = escape(words.gettext("Search"))
    boxes = {" checked": escape(words.gettext("done")), None: escape(words.gettext("to do"))}

    def path(nav: re.Match[str]) -> str:
        label = words.gettext("Path: {label}", label=Markup(nav[2]))  # noqa: S704 (it was in the page)
        return f"{nav[1]}{label}"

    named = html.replace(_SEARCH, f'{_SEARCH[:-1]} aria-label="{search}">')
    named = _PATH.sub(path, named, count=1)
    named = _GROUP.sub(lambda group: f'{group[1]} aria-label="{group[3].rstrip()}"{group[2]}{group[3]}', named)
    return _CHECKBOX.sub(lambda box: f'{box[0]} aria-label="{boxes[box[2]]}"', named)


def for_instant_loading(html: str) -> str:
    """Return a page's content so that Material's instant loading passes its maps by.

    It sets the address of each link that has an attribute `href`, which a link within a drawing does not let it do;
    with the older attribute such links work as well, and load their page as a whole.
    """
    return _MAP_LINK.sub(r"\1 xlink:href=", html)
