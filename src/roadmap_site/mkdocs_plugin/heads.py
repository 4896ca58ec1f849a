"""What all pages get when the theme has made them: mends, unless the site has none, and what machines read in the head.

A page of the curriculum brings data of its own; a page written by hand has its title and its description. Titles and
descriptions are HTML here, as MkDocs has them.
"""

import re
from html import unescape
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from roadmap_site.mkdocs_plugin import mends, theme
from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage, Shown
from roadmap_site.site import head, social
from roadmap_site.site.urls import Addresses

# An element that keeps its lines, or an indent.
_LINES = re.compile(r"<(script|style|pre|textarea)\b.*?</\1>|\n\s+", re.DOTALL)


class Head(NamedTuple):
    """What is to be said of a page in its head."""

    title: str
    description: str
    url: str | None = None
    """The address of the page, if it has one that is known."""
    data: str = ""
    """What else there is to be said, as HTML."""
    ours: bool = False
    """Whether it is a page of the curriculum."""
    picture: str | None = None
    """The picture of its own that goes with a link to it, from the top of the site, if it has one."""


def of_page(page: Page, config: MkDocsConfig) -> Head:
    """Return what is to be said of a page."""
    data, picture = "", None
    if isinstance(page, CurriculumPage):
        data, picture = page.data, page.picture
    if not is_indexed(page):
        data += f"{head.NOT_INDEXED}\n"
    title = str(page.meta.get("title") or page.title)
    if page.is_homepage:
        title = config.site_name
    description = str(page.meta.get("description") or config.site_description or "")
    return Head(title, description, page.canonical_url, data, ours=isinstance(page, CurriculumPage), picture=picture)


def is_indexed(page: Page | None) -> bool:
    """Return whether search engines shall list a page."""
    return not isinstance(page, CurriculumPage) or page.spec.indexed


def finished(output: str, config: MkDocsConfig, said: Head, shown: Shown, image: str | None) -> str:
    """Return a page with what all pages get.

    Args:
        output: The page, as the theme has made it.
        config: The site's settings.
        said: What is to be said in its head.
        shown: The curriculum that the page belongs to.
        image: The address of the picture that goes with a link to the site, from the top of that; ours when left out.
    """
    data = said.data
    if "material/social" not in config.plugins:
        data += head.open_graph(
            title=unescape(said.title),
            site_name=config.site_name,
            description=unescape(said.description),
            language=shown.site.curriculum.language,
            home=bool(said.url) and said.url == config.site_url,
            url=said.url,
            image=_own_image(config, said) or _image(config, image, shown.addresses),
        )
    words = shown.site.words
    if said.ours:
        output = without_indents(output)
    if theme.is_mended(config):
        output = mends.mended(output, words)
    if theme.is_searched_by_us(config):
        output = theme.searched_by_us(output, words)
    output = theme.with_font(output, config)
    return words.in_html(output).replace("</head>", f"{data}\n</head>", 1)


def without_indents(html: str) -> str:
    """Return a page without the empty and indented lines of the theme's templates: of a short page a twelfth.

    What stands in the article, and in elements that keep their lines, is left as it is.
    """
    before, article, rest = html.partition("<article")
    content, end, behind = rest.rpartition("</article>")
    if not end:
        return html
    return f"{_LINES.sub(_in_short, before)}{article}{content}{end}{_LINES.sub(_in_short, behind)}"


def _in_short(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    return "\n"


def _own_image(config: MkDocsConfig, said: Head) -> head.Image | None:
    """Return the picture of a page of its own."""
    if config.site_url and said.picture:
        return head.Image(config.site_url + said.picture, unescape(said.title), social.WIDTH, social.HEIGHT)
    return None


def _image(config: MkDocsConfig, own: str | None, addresses: Addresses) -> head.Image | None:
    """Return the picture that goes with a link to the site, which must know its own address."""
    if not config.site_url:
        return None
    if own:
        return head.Image(config.site_url + own, config.site_name)
    return head.Image(config.site_url + addresses.asset("social.png"), config.site_name, 1200, 630)
