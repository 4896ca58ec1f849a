"""Mends of Material's HTML, for readers without sight, who cannot tell whose its faults are.

Each does nothing where its fault is not there.
"""

from __future__ import annotations

import re

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
_PATH = '<nav class="md-path" aria-label="'
_GROUP = re.compile(
    r"""(<nav\ class="md-nav"\ data-md-level="\d+")\ aria-labelledby="\w+"
        ([^>]*>\s*<label\ class="md-nav__title"[^>]*>\s*<span\ class="md-nav__icon\ md-icon"></span>\s*+)
        ([^<]++)(?=</label>)""",
    re.VERBOSE,
)
"""A part of the navigation that is named after a label without words, and the title inside it."""
_MAP_LINK = re.compile(r'(<a class="rm-(?:station|topic)[^"]*") href=')
_CHECKBOX = re.compile(r'(<li class="task-list-item">.{0,60}?<input type="checkbox" disabled)( checked)?', re.DOTALL)


def mended(html: str) -> str:
    """Return a page of the theme with names for what a screen reader would find nameless."""
    named = html.replace(_SEARCH, f'{_SEARCH[:-1]} aria-label="Search">').replace(_PATH, f"{_PATH}Path: ", 1)
    named = _GROUP.sub(lambda group: f'{group[1]} aria-label="{group[3].rstrip()}"{group[2]}{group[3]}', named)
    return _CHECKBOX.sub(lambda box: f'{box[0]} aria-label="{"done" if box[2] else "to do"}"', named)


def for_instant_loading(html: str) -> str:
    """Return a page's content so that Material's instant loading passes its maps by.

    It sets the address of each link that has an attribute `href`, which a link within a drawing does not let it do;
    with the older attribute such links work as well, and load their page as a whole.
    """
    return _MAP_LINK.sub(r"\1 xlink:href=", html)
