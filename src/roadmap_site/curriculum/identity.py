"""Whether two things are one: names and addresses, as far as they tell things apart.

A key is what all spellings of a name or of an address have in common. Things of one noun that share the key of a title
or an alias are doubles, and so are resources that share that of their address. Stages are compared within their
roadmap, and resources of one name are different ones when others wrote them. The check, the page Health, `roadmap new`
and the import all ask here; what more may be alike, such as a plural, is for whoever guesses.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple
from unicodedata import normalize
from urllib.parse import quote, urlsplit

from roadmap_site.curriculum.model import Curriculum, Resource, Stage, Thing, link_id, noun
from roadmap_site.schema import addresses
from roadmap_site.schema.nouns import Noun
from roadmap_site.yaml_io.document import Place

# What nobody sees: the characters that Unicode says can be ignored (Default_Ignorable_Code_Point), but for the tags
# that tell one flag from another.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e001f\U000e0100-\U000e0fff]+"
)
# Hyphens and dashes of all scripts, the minus that some write for one, and the low line.
_HYPHENS = r"\-_\u058a\u05be\u1400\u1806\u2010-\u2015\u2212"
_IN_NUMBERS = re.compile(rf"(?<=\d)[\s{_HYPHENS}]+(?=\d)")
_SPACES = re.compile(rf"\s[{_HYPHENS}]+(?=\s)|\s")
_HYPHEN_BETWEEN = re.compile(rf"(?<=[^{_HYPHENS}])[{_HYPHENS}](?=[^{_HYPHENS}])")

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
# The words of queries by which sites count where their visitors come from.
_TRACKING = re.compile(
    r"(?:utm|mtm)_\w+|(?:pk|piwik)_(?:campaign|kwd|keyword|source|medium|content|cid)|_ga|_gl|gad_source|gad_campaignid"
    r"|(?:fb|g|d|ms|y|ys|tt|tw)clid|gclsrc|gbraid|wbraid|srsltid|igsh|igshid|li_fat_id|rdt_cid|mc_cid|mc_eid|mkt_tok"
    r"|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|s_kwcid|ref_src|ref_url",
    re.IGNORECASE,
)
_ESCAPE = re.compile("%[0-9A-Fa-f]{2}")
# What means the same with and without a percent sign: the unreserved characters of RFC 3986 and of RFC 2396.
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!*'()")
_ASCII = "".join(map(chr, range(0x80)))
# Stands for the authors of what names none.
_NOBODY = ""


class Called(NamedTuple):
    """A thing, and a name or the address of it."""

    thing: Thing
    by: str
    """What it is to the thing: `title`, `alias` or `address`."""
    text: str
    """As it is written."""
    place: Place

    def __str__(self) -> str:
        """The name as a sentence: `` `adam` has the title `Adam` ``."""
        return f"`{link_id(self.thing)}` has the {self.by} `{self.text}`"


Double = tuple[Called, ...]
"""Things that are one, as far as that can be told by a name or an address, in the order of the curriculum."""


def name_key(name: str) -> str:
    """Return what all spellings of a name have in common, and no other name has.

    Capitals, spaces and hyphens make no difference, nor do the forms of a letter that are one for Unicode (NFKC and
    case folding: UAX #15, and section 3.13 of the standard), nor what nobody sees. All else does: signs, digits, marks
    on letters, and whatever parts two numbers. A name of spaces alone has an empty key.
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    folded = normalize("NFKC", normalize("NFKC", name).casefold()).replace("’", "'")
    parted = _IN_NUMBERS.sub("~", _UNSEEN.sub("", folded).strip())
    return _HYPHEN_BETWEEN.sub("", _SPACES.sub("", parted))


def address_key(url: str) -> str:
    """Return what all spellings of an address have in common.

    The scheme with its own port, `www.`, slashes at the end, the words by which sites count their visitors, and
    letters written with percent signs or as punycode make no difference. The query and the fragment do.
    """
    if own := addresses.own_file(url):
        query = own.query and f"?{own.query}"
        return f"./{own.path}{query}#{own.anchor}".removesuffix("#")
    try:
        scheme, netloc, path, query, fragment = urlsplit(url)
    except ValueError:
        return url
    user, at, host = netloc.rpartition("@")
    host = _host(host.lower().removesuffix(_DEFAULT_PORTS.get(scheme, "")))
    key = user + at + host + _unescaped(path).rstrip("/")
    words = [word for word in query.split("&") if not _TRACKING.fullmatch(word.partition("=")[0])]
    for sign, part in (("?", "&".join(words)), ("#", fragment)):
        if part:
            key += sign + _unescaped(part)
    return key


def by_name(curriculum: Curriculum) -> Iterator[Double]:
    """Yield the things of one noun that share a title or an alias; those that share several once."""
    groups: list[list[Called]] = []
    known: dict[tuple[str, str], dict[str, list[Called]]] = {}
    for thing in curriculum.things():
        # Among these a thing must have a name of its own: the stages of its roadmap, or all of its noun.
        home = f"stage {thing.roadmap}" if isinstance(thing, Stage) else noun(thing)
        for key, called in _names(thing).items():
            by_author = known.setdefault((home, key), {})
            group = _group(by_author, thing)
            if not group:
                groups.append(group)
            group.append(called)
            for author in _authors(thing):
                by_author.setdefault(author, group)
    return _doubles(groups)


def by_address(curriculum: Curriculum) -> Iterator[Double]:
    """Yield the resources that share an address."""
    groups: dict[str, list[Called]] = {}
    for resource in curriculum.resources.values():
        if called := _address(resource):
            groups.setdefault(address_key(called.text), []).append(called)
    return _doubles(groups.values())


def beyond(doubles: Iterable[Double], told: Iterable[Double]) -> Iterator[Double]:
    """Yield doubles without the things that were told to be one with the first already."""
    numbers: dict[str, set[int]] = {}
    for number, double in enumerate(told):
        for called in double:
            numbers.setdefault(link_id(called.thing), set()).add(number)
    for first, *others in doubles:
        alike = numbers.get(link_id(first.thing), set())
        new = [called for called in others if alike.isdisjoint(numbers.get(link_id(called.thing), ()))]
        if new:
            yield (first, *new)


def unused_doubles(doubles: Iterable[Double], unused: Collection[str]) -> Iterator[str]:
    """Yield the ids of unused things that need no use, as something else is the same: a used one, or else the first."""
    for double in doubles:
        ids = [link_id(called.thing) for called in double]
        used = [id for id in ids if id not in unused]
        kept = (used or ids)[0]
        for id in ids:
            if id != kept:
                yield id


def having(curriculum: Curriculum, noun: Noun, said: Mapping[str, Any]) -> Iterator[Called]:
    """Yield the things that a new one would be a double of, each by the first name or address that says so.

    Args:
        curriculum: What there is.
        noun: What the new thing is.
        said: What is said of it, by the keys of its YAML, with the `roadmap` of a stage.
    """
    keys = set(map(name_key, (said.get("title", ""), *said.get("aliases", ())))) - {""}
    authors = set(map(name_key, said.get("authors", ())))
    address = address_key(said.get("url", ""))
    for thing in curriculum.all(noun).values():
        if isinstance(thing, Stage) and thing.roadmap != said.get("roadmap"):
            continue
        theirs, shared = _authors(thing), []
        if not authors or theirs == [_NOBODY] or not authors.isdisjoint(theirs):
            shared = [called for key, called in _names(thing).items() if key in keys]
        called = _address(thing)
        if called and address_key(called.text) == address:
            shared.append(called)
        yield from shared[:1]


def _names(thing: Thing) -> dict[str, Called]:
    """Return the names of a thing by their keys; of spellings of one name the title counts, or the last alias."""
    names = {}
    for position, alias in enumerate(thing.aliases):
        names[name_key(alias)] = Called(thing, "alias", alias, thing.place / "aliases" / position)
    names[name_key(thing.title)] = Called(thing, "title", thing.title, thing.place / "title")
    names.pop("", None)
    return names


def _address(thing: Thing) -> Called | None:
    if isinstance(thing, Resource) and thing.url:
        return Called(thing, "address", thing.url, thing.place / "url")
    return None


def _group(by_author: Mapping[str, list[Called]], thing: Thing) -> list[Called]:
    """Return which of the things of one name a thing may be: of resources, those that share an author or name none."""
    authors = _authors(thing)
    for author in (*authors, _NOBODY):
        if author in by_author:
            return by_author[author]
    if _NOBODY in authors:
        return next(iter(by_author.values()), [])
    return []


def _authors(thing: Thing) -> list[str]:
    """Return by whom a thing is, as far as that tells it from others of its name."""
    if not isinstance(thing, Resource) or not thing.authors:
        return [_NOBODY]
    return list(map(name_key, thing.authors))


def _doubles(groups: Iterable[Sequence[Called]]) -> Iterator[Double]:
    """Yield the groups of several, each without what an earlier one has shown to be one with its first."""
    told = set[tuple[str, str]]()
    for first, *others in groups:
        pairs = {(link_id(first.thing), link_id(called.thing)): called for called in others}
        new = [called for pair, called in pairs.items() if pair not in told]
        told.update(pairs)
        if new:
            yield (first, *new)


def _host(host: str) -> str:
    """Return a host without `www.` and the last dot, in the letters of its language."""
    labels = host.removesuffix(".").removeprefix("www.").split(".")
    return ".".join(map(_label, labels))


def _label(label: str) -> str:
    if label.startswith("xn--"):
        with suppress(UnicodeError):
            label = label.removeprefix("xn--").encode().decode("punycode")
    return normalize("NFKC", label)


def _unescaped(part: str) -> str:
    """Return a part of an address with percent signs where they must stand, and nowhere else."""
    return _ESCAPE.sub(_plain, quote(part, safe=_ASCII, errors="surrogatepass"))


def _plain(escape: re.Match[str]) -> str:
    letter = chr(int(escape[0][1:], 16))
    if letter in _UNRESERVED:
        return letter
    return escape[0].upper()
