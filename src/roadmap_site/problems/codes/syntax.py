"""What can be wrong with a file before it is known what it holds: a code each.

The text is not YAML, or it is YAML that has no place in a curriculum. Each function gives the words of one problem; the
decorator makes it one that takes the place first. The docstrings are the reference.
"""

from collections.abc import Iterable

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
def invisible_character(character: str) -> Words:
    r"""A text holds a character that nobody can see, such as a control character.

    It may stand in the file as it is, or as an escape within double quotes. Characters of Unicode's private use area
    are refused too: they look different with every font.

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
    return Words(
        f"the invisible character U+{ord(character):04X} cannot stand in a text", "delete it and type the text again"
    )


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
