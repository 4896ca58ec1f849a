"""The faults of the theme's HTML that are mended, on every page, as readers cannot tell whose fault it is.

Beside them there are `mend.css` and `mend.js`. A site can have the theme as it is, by the setting `mend`. Each mend is
a function, whose description says what is wrong and stands in the guide in the same words; it does nothing where its
fault is not there.
"""

import re

from markupsafe import Markup, escape

from roadmap_site.site.messages.words import Words

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog">'
_PATH_NAME = re.compile('(<nav class="md-path" aria-label=")([^"]*)')
# A part of the navigation that is named after a label without words, and the title inside it.
_GROUP = re.compile(
    r"""(<nav\ class="md-nav"\ data-md-level="\d+")\ aria-labelledby="\w+"
        ([^>]*>\s*<label\ class="md-nav__title"[^>]*>\s*<span\ class="md-nav__icon\ md-icon"></span>\s*+)
        ([^<]++)(?=</label>)""",
    re.VERBOSE,
)
_LOCALE = re.compile(r' lang="\w+_\w+"')
_CHECKBOX = re.compile(r'(<li class="task-list-item">.{0,60}?<input type="checkbox" disabled)( checked)?', re.DOTALL)
_DRAWER = '<input class="md-toggle" data-md-toggle="drawer"'
_COLOURS = '<form class="md-header__option" data-md-component="palette">'
_SCRIPTS = "<script>__md_scope="
_DRAWER_NAME = re.compile('<nav class="md-nav md-nav--primary[^"]*" aria-label="([^"]*)"')


def _search(html: str, words: Words) -> str:
    """The dialogue of the search has no name."""
    return html.replace(_SEARCH, f'{_SEARCH[:-1]} aria-label="{escape(words.gettext("Search"))}">')


def _drawer(html: str, _: Words) -> str:
    """What opens the drawer has no name."""
    name = _DRAWER_NAME.search(html)
    if not name:
        return html
    return html.replace(_DRAWER, f'{_DRAWER} aria-label="{name[1]}"', 1)


def _path(html: str, words: Words) -> str:
    """The way to a page has the same name as the navigation."""

    def named(found: re.Match[str]) -> str:
        name = words.gettext("Path: {label}", label=Markup(found[2]))  # noqa: S704 (it was in the page)
        return f"{found[1]}{name}"

    return _PATH_NAME.sub(named, html, count=1)


def _groups(html: str, _: Words) -> str:
    """Parts of the navigation are named after labels without words."""
    return _GROUP.sub(lambda group: f'{group[1]} aria-label="{group[3].rstrip()}"{group[2]}{group[3]}', html)


def _boxes(html: str, words: Words) -> str:
    """The boxes of a list of tasks have no names."""
    boxes = {" checked": escape(words.gettext("done")), None: escape(words.gettext("to do"))}
    return _CHECKBOX.sub(lambda box: f'{box[0]} aria-label="{boxes[box[2]]}"', html)


def _language(html: str, _: Words) -> str:
    """The language of a page is written as no browser reads it, `pt_BR` for `pt-BR`."""
    return _LOCALE.sub(lambda locale: locale[0].replace("_", "-"), html, count=1)


def _colours(html: str, _: Words) -> str:
    """The switch of colours has a browser work out the styles of a whole page four times before anybody uses it."""
    return html.replace(_COLOURS, _COLOURS.replace('data-md-component="palette"', "data-rm-colours"))


def _scripts(html: str, _: Words) -> str:
    """That there are scripts is said when much of a page is there already, whose styles are then worked out anew."""
    said = 'document.documentElement.className="js js-focus-visible";'
    return html.replace(_SCRIPTS, _SCRIPTS.replace("__md_scope", f"{said}__md_scope"), 1)


MENDS = (_search, _drawer, _path, _groups, _boxes, _language, _colours, _scripts)


def mended(html: str, words: Words) -> str:
    """Return a page of the theme without the faults."""
    for mend in MENDS:
        html = mend(html, words)
    return html
