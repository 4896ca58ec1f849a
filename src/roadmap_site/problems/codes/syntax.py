"""What can be wrong with a file before it is known what it holds: a code each.

The text is not YAML, or it is YAML that has no place in a curriculum. Each function gives the words of one problem; the
decorator makes it one that takes the place first. The docstrings are the reference.
"""

from collections.abc import Iterable

from roadmap_site.problems.characters import Unseen, Why, closer, named, without_unseen
from roadmap_site.problems.problem import Location, Words
from roadmap_site.problems.registry import UNREADABLE, code


@code(UNREADABLE)
def syntax_error(
    message: str, help: str, related: Iterable[tuple[str, Location]] = (), fix: str | None = None
) -> Words:
    """The file is not YAML, and nothing in it can be read.

    The most frequent reasons are a text that needs quotes (it starts with `[`, `*`, `` ` `` or `@`, or it holds a colon
    followed by a space), a tab, a quote or bracket that is never closed, an item without its hyphen, and a line with
    the wrong indentation. Each key at the left edge is read alone with all below it, so that several are told at once.
    What a merge has left in a file is told alone, and so is a file that is something else: a web page, a pointer of
    Git LFS.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax: the last layer

    PASS
        # topics/basics.yml
        softmax:
          title: "Softmax: the last layer"
    """
    return Words(message, help, related, fix)


@code(UNREADABLE)
def invisible_character(found: Unseen, value: str = "", fix: str | None = None) -> Words:
    r"""A file holds a character that nobody can see, and that hides something or breaks it.

    - A control character, and one of Unicode's private use area, which looks different with every font.
    - A line or paragraph separator, a next line or a lone carriage return: some programs end a line there, and editors
      and git do not.
    - A control of the writing direction without its other end, which turns around what follows, in comments too.
    - A tag, which is a letter that nobody sees, outside of the emoji of a flag.
    - Any character that nobody sees within an id or an address.

    It may stand in the file as it is, or as an escape within double quotes. What scripts and emoji need is right:
    joiners, marks of direction, isolates with both of their ends, variation selectors.

    FAIL
        # topics/extras.yml
        log-softmax:
          title: "Log\x07softmax"
          needs: [softmax]

    PASS
        # topics/extras.yml
        log-softmax:
          title: Log-softmax
          needs: [softmax]
    """
    name = named(found.character)
    match found.why:
        case Why.BREAK:
            help = "delete it" if fix == "" else "write a space in its place, or an ordinary line break"
            return Words(f"{name} ends a line for some programs, and not for editors and git", help, fix=fix)
        case Why.DIRECTION:
            return _unpaired(found.character)
        case Why.TAG:
            return Words(f"{name} is a letter that nobody sees, outside of the emoji of a flag", "delete it", fix="")
        case Why.WORD:
            fact = f"the invisible {name} is no part of an id or an address"
            return Words(fact, f"write `{without_unseen(value)}`", fix="")
        case Why.STRAY:
            return Words(f"nothing here needs the invisible {name}", "delete it", fix="")
    return Words(f"the invisible character {name} cannot stand in a text", "delete it and type the text again")


def _unpaired(character: str) -> Words:
    """Return the words for a control of direction without its other end."""
    end = closer(character)
    if end is None:
        return Words(
            f"{named(character)} ends a writing direction that nothing before it has begun", "delete it", fix=""
        )
    fact = f"{named(character)} turns the writing direction, and nothing in the same text turns it back"
    return Words(fact, f"delete it, or write {named(end)} behind what it is for")


@code(UNREADABLE)
def not_utf8(byte: int, encoding: str | None = None) -> Words:
    """The file holds bytes that are not UTF-8.

    Save it from your editor with the encoding UTF-8.
    """
    fact = f"the byte 0x{byte:02X} is not UTF-8"
    if encoding:
        fact = f"this file is a text in {encoding}, not in UTF-8"
    return Words(fact, "save the file with the encoding UTF-8")


@code(UNREADABLE)
def unsupported_yaml(feature: str, help: str | None = None) -> Words:
    """Anchors, aliases, tags, several documents and very deep nesting are YAML, but no part of a curriculum.

    A curriculum is plain data: what stands on the page is what was written there.

    FAIL
        # topics/basics.yml
        softmax:
          title: &name Softmax

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
    """
    return Words(
        f"a curriculum has no place for the {feature}",
        help or "write the value out; put a text that starts with `&`, `*` or `!` in double quotes",
    )


@code(UNREADABLE)
def duplicate_key(key: str, first: Location) -> Words:
    """A mapping has the same key twice, so one of the two values would be lost.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax
          title: Soft maximum

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
          aliases: [Soft maximum]
    """
    return Words(
        f"the key `{key}` is already in this mapping",
        "keep one of the two, or join their values",
        [("first written here", first)],
    )
