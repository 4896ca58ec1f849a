"""What machines read in the head of a page: the properties of Open Graph, by which others show a link to it.

What has no value is left out, and an address that is not absolute has none. All texts come in plain and leave as HTML
that is safe, whoever wrote them.
"""

import re
from html import escape
from typing import NamedTuple

NOT_INDEXED = '<meta name="robots" content="noindex">'
"""What keeps search engines from listing a page, as HTML."""
# A BCP 47 tag that Open Graph can say: a language, or a language and a territory; the script goes without saying.
_LOCALE = re.compile(r"([a-z]{2,3})(?:(?:-[a-z]{4})?-([a-z]{2}))?", re.IGNORECASE)


class Image(NamedTuple):
    """A picture that stands for a page where others show a link to it."""

    url: str
    alt: str | None = None
    width: int | None = None
    """In pixels, as the height; nothing where it is not known."""
    height: int | None = None


def open_graph(
    *,
    title: str,
    site_name: str,
    description: str | None = None,
    language: str | None = None,
    home: bool = False,
    url: str | None = None,
    image: Image | None = None,
) -> str:
    """Return the `<meta>` elements by which others show a link to a page, one a line, as HTML that is safe.

    The properties are those of the Open Graph protocol (https://ogp.me). Of Twitter's own there is only the size of the
    card, since for all else Twitter takes those of Open Graph. What has no value is left out.

    Args:
        title: Title of the page, plain text as all the others.
        site_name: Name of the site.
        description: What the page is about.
        language: Language of the page, as BCP 47 writes it: `en`, `pt-BR`.
        home: Whether it is the home page.
        url: Address of the page; left out unless it is absolute.
        image: A picture for the page; left out unless its address is absolute.
    """
    properties: dict[str, str | int | None] = {
        "og:type": "website" if home else "article",
        "og:title": title,
        "og:description": description,
        "og:site_name": site_name,
        "og:locale": _locale(language),
        "og:url": url if _is_absolute(url) else None,
    }
    card = "summary"
    if image and _is_absolute(image.url):
        card = "summary_large_image"
        properties |= {
            "og:image": image.url,
            "og:image:alt": image.alt,
            "og:image:width": image.width,
            "og:image:height": image.height,
        }
    tags = [f'<meta property="{name}" content="{escape(str(value))}">' for name, value in properties.items() if value]
    tags.append(f'<meta name="twitter:card" content="{card}">')
    return "\n".join(tags)


def _is_absolute(url: str | None) -> bool:
    return url is not None and url.startswith(("https://", "http://"))


def _locale(language: str | None) -> str | None:
    """Return a language as Open Graph writes it, `pt_BR`, or nothing where it cannot say what the tag does."""
    match = _LOCALE.fullmatch(language or "")
    if match is None:
        return None
    code, territory = match.groups("")
    return f"{code.lower()}_{territory.upper()}".rstrip("_")
