"""What other plugins need to be told of our files, where no event of MkDocs tells it.

Each function names the plugin that it is for, and does nothing where that is not there. What can be had by the right
order of events is not here. What cannot be had, or at a price, is told in a sentence, as on the page of the guide about
other plugins.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from roadmap_site.mkdocs_plugin.navigation import Share

_ADDRESS = re.compile(r'(<(?:a|link)\b[^<>]*?\shref=)"([^"#?]*)"')


def notes(config: MkDocsConfig) -> Iterator[str]:
    """Yield what the owner of a site should know of plugins that stand beside ours, as sentences.

    Args:
        config: The site's settings, when the theme has what our pages count on.
    """
    whole = config.theme.name == "material" and "navigation.prune" not in config.theme["features"]
    if whole and "section-index" in config.plugins:
        yield (
            "The navigation is not pruned, as links to sections by `section-index` would be lost, so that pages of a "
            "large curriculum are large. Without that plugin sections with an index page are links as well."
        )
    if "document-dates" in config.plugins:
        yield (
            "`document-dates` writes into the Markdown of pages, so that those of the curriculum show no day by it; "
            "`git-revision-date-localized` shows that of their YAML."
        )


def in_sitemap(context: Any, files: Sequence[File]) -> None:
    """Let the sitemap of static-i18n, which has the pages of each language, have ours as well.

    Args:
        context: What the template of the sitemap is given.
        files: Our pages that search engines shall list.
    """
    if "i18n_alternates" in context:
        for file in files:
            file.alternates = {}  # type: ignore[attr-defined]
        context["i18n_alternates"] = {**context["i18n_alternates"], "": files}


def apart(nav: Navigation, shares: Iterable[Share]) -> dict[str, str]:
    """Return those of our pages that stand nowhere in the navigation: address without a slash at its end → address."""
    shown = {page.file.src_uri for page in nav.pages}
    found: dict[str, str] = {}
    for share in shares:
        found |= {page.url.rstrip("/"): page.url for page in share.pages.values() if page.file.src_uri not in shown}
    return found


def in_print_site(plugins: Mapping[str, Any], page: Page, stylesheet: str, apart: Mapping[str, str]) -> None:
    """Let the page on which print-site puts all that stands in the navigation find our stylesheet, and the other pages.

    It keeps the content of each page as the page's `html`, and takes each address between double quotes for a page that
    it has as well; what is no link to a page, it leaves as it was.

    Args:
        plugins: The plugins of the site.
        page: A page, as it is shown.
        stylesheet: The address of our stylesheet, from the top of the site, as those that follow.
        apart: Those of our pages that it does not have, as `apart` returns them.
    """
    content = getattr(page, "html", None)
    if "print-site" not in plugins or content is None:
        return
    place = plugins["print-site"].print_file.url

    def moved(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page.url), match[2]))
        address = stylesheet if target == stylesheet else apart.get(target)
        if address:
            return f"{match[1]}'{get_relative_url(address, place)}'"
        return match[0]

    page.html = _ADDRESS.sub(moved, content)  # type: ignore[attr-defined]
