"""Addresses that authors write: of the web, of mail, and of files of their own site.

A `url` and a link in a text are judged by the same function, so that what is right in one is right in the other. Only
the form is looked at: whether there is such a file, or anybody to answer, is for others to ask.

A file of the site is named by the way to it from the folder of the pages written by hand. Texts are shown on many
pages, so that steps back at its beginning, which would be counted from one of them, mean nothing and are taken away.
"""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from roadmap_site.schema import address_slips
from roadmap_site.schema.address_slips import Fault

OWN_FILE = (
    # Neither a scheme nor a host, and a name with an ending at the end of the way.
    r"(?![^/?#]*//|[Ww]{3}\.|[A-Za-z][A-Za-z0-9+.\-]*:)(?=[^\s?#]*[^\s?#./]\.\w+(?:[?#]|$))"
    # Without a folder before it, a name may be a host's, unless it ends as a page's does.
    r"""(?:\.{0,2}/|[^\s./?#]+/|(?=[^\s?#]*\.md(?:[?#]|$)))[^\s<>"\\]+"""
)
"""What the address of a file of the site looks like; where it ends, the text must end."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_WEB = re.compile(r"(https?)://([^/?#\\]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?(?=[/?#]|$)")
_MAIL = re.compile(r"[^\s@<>():\"]+@[^\s@<>()\"]+\.[^\s@<>()\"]+")
_WHOLE = "write the whole address, from `https://` on"
_OWN = "a page of the site by its file, such as `guide/page.md`"


class OwnFile(NamedTuple):
    """A file of the site that an address leads to."""

    path: str
    """The way to it from the folder of the pages written by hand: `guide/page.md`."""
    query: str
    anchor: str


def own_file(address: str) -> OwnFile | None:
    """Return the file of the site that an address leads to; nothing where it leads elsewhere."""
    if not re.fullmatch(OWN_FILE, address):
        return None
    rest, _, anchor = address.partition("#")
    return OwnFile(way(address), rest.partition("?")[2], unquote(anchor))


def way(address: str) -> str:
    """Return the way within the site that an address names, as if it were that of a file."""
    path = unquote(re.split("[?#]", address, maxsplit=1)[0]).replace("\0", "")
    return posixpath.normpath("/" + path.lstrip("/")).lstrip("/")


def is_web(address: str) -> bool:
    """Return whether an address leads to the web."""
    return bool(_WEB.match(address))


def fault(address: str, *, in_text: bool = False) -> Fault | None:
    """Return what is wrong with an address; nothing where it leads to the web or to a file of the site.

    Args:
        address: As the author wrote it, without character references.
        in_text: Whether it is that of a link in a text, which may lead to mail, too.
    """
    if not address.strip():
        return Fault("is empty", f"{_WHOLE}, or {_OWN}")
    web = _WEB.match(address)
    if web and not re.search(r"\s", address):
        wrong = _host_fault(web[2], address, in_text=in_text)
        # A text may link to what runs on the reader's own machine, and have quotes in an address.
        plain = address.replace('"', "%22") if in_text else address
        if address_slips.is_web(plain):
            return wrong
        return address_slips.found(plain) or wrong or (None if in_text else _elsewhere(address, in_text=in_text))
    if own_file(address) or (in_text and _is_mail(address)):
        return None
    # A name with a dot may be a host's, and a file's.
    if _HOST.fullmatch(address) and ":" not in address and not address.lower().startswith("www."):
        return _elsewhere(address, in_text=in_text)
    return address_slips.found(address) or _elsewhere(address, in_text=in_text)


def _is_one_with_spaces(address: str) -> bool:
    """Return whether a text is an address but for its spaces, and not words with or without an address."""
    whole = re.sub(r"\s+", "%20", address.strip())
    return bool(_WEB.match(whole) or own_file(whole) or _is_mail(whole))


def _spaced(address: str) -> Fault:
    better = quote(address.strip(), safe="%/:?#[]@!$&'()*+,;=~")
    if address != address.strip():
        return Fault("begins or ends with a space", f"write `{address.strip()}`", address.strip())
    return Fault("has a space in it", f"write `%20` for the space (`{better}`), or take away what is no address")


def _host_fault(host: str, address: str, *, in_text: bool) -> Fault | None:
    user, at, real = host.rpartition("@")
    if at and real:
        fact = f"leads to `{real}`: what stands before the `@` is a user name"
        return Fault(fact, f"write `{address.replace(user + at, '', 1)}` if that is meant")
    if not re.search(r"\w", real):
        return Fault("names no host", _WHOLE)
    if slip := re.search(r"^\.|\.\.+", real):
        return Fault(f"has `{slip[0]}` in its host, where no dot or one stands", "take the dots away that are too many")
    if port := re.search(r":(?!\d{0,5}$)[^\[\]]*$", real):
        return Fault(f"has `{port[0]}` behind its host, which is no port", "take it away, or write `/` for the `:`")
    # A text may speak of what runs on the reader's own machine.
    if in_text or "." in real:
        return None
    return Fault(f"leads to `{real}`, which is no host of the web", "write an address that every reader can go to")


def _elsewhere(address: str, *, in_text: bool) -> Fault:
    """Return what is wrong with an address that leads neither to the web nor to a file of the site, as written."""
    if in_text and _MAIL.fullmatch(address):
        return Fault("is an address for mail", f"write `mailto:{address}`", f"mailto:{address}")
    if re.search(r"\s", address) and _is_one_with_spaces(address):
        return _spaced(address)
    if own_file(forward := address.replace("\\", "/")):
        return Fault("has backslashes in it", f"write `{forward}`", forward)
    if scheme := _SCHEME.match(address):
        return _scheme_fault(scheme[1].lower(), in_text=in_text)
    fact, help = "is neither a web address nor a file of the site", f"{_WHOLE}, or {_OWN}"
    if address.startswith("#"):
        fact = "is an anchor alone, and texts are shown on more than one page"
        help = f"name the page, too: `page.md{address}`"
    elif _HOST.fullmatch(address):
        help = f"write `https://{address}`, or, for a file beside your pages, `./{address}`"
    return Fault(fact, help)


def _is_mail(address: str) -> bool:
    whole = re.fullmatch(r"mailto:\S+", address, re.IGNORECASE)
    return bool(whole and _MAIL.match(address, len("mailto:")))


def _scheme_fault(scheme: str, *, in_text: bool) -> Fault:
    if len(scheme) == 1:
        return Fault("is the way to a file on one machine", f"{_WHOLE}, or {_OWN}")
    ways = "`https://`, `http://` or `mailto:`" if in_text else "`https://` or `http://`"
    return Fault(f"begins with `{scheme}:`, which the site does not link to", f"link to what begins with {ways}")
