# Why: what can be wrong within one file, each said in one place, in words that help; the docstrings are the
# documentation of the codes.
"""The problems of a single file: one function a code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from roadmap_site.problems.limits import LONGEST_ID
from roadmap_site.problems.problem import Location, Problem, error
from roadmap_site.problems.spelling import nearest

_MOST_LISTED = 20
"""So many words a list for people has; a longer one is not read."""


def listed(words: Sequence[str]) -> str:
    """Return words in backticks as a list for people: `` `a`, `b` or `c` ``; of very many, the first."""
    quoted = [f"`{word}`" for word in words[:_MOST_LISTED]]
    if len(words) > _MOST_LISTED:
        return f"{', '.join(quoted)} or another"
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def syntax_error(location: Location, message: str, help: str, related: Iterable[tuple[str, Location]] = ()) -> Problem:
    """The file is not YAML, and nothing in it can be read.

    The most frequent reasons are a text that needs quotes (it starts with `[`, `*`, `` ` `` or `@`, or it holds a colon
    followed by a space), a tab, a quote or bracket that is never closed, and a line with the wrong indentation.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax: the last layer

    PASS
        # topics/basics.yml
        softmax:
          title: "Softmax: the last layer"
    """
    return error("syntax-error", location, message, help, related)


def invisible_character(location: Location, character: str) -> Problem:
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
    fact = f"the invisible character U+{ord(character):04X} cannot stand in a text"
    return error("invisible-character", location, fact, "delete it and type the text again")


def not_utf8(location: Location, byte: int) -> Problem:
    """The file holds bytes that are not UTF-8.

    Save it from your editor with the encoding UTF-8.
    """
    return error("not-utf8", location, f"the byte 0x{byte:02X} is not UTF-8", "save the file with the encoding UTF-8")


def unsupported_yaml(location: Location, feature: str, help: str = "") -> Problem:
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
    usual = "write the value out; put a text that starts with `&`, `*` or `!` in double quotes"
    return error("unsupported-yaml", location, f"a curriculum has no place for the {feature}", help or usual)


def duplicate_key(location: Location, key: str, first: Location) -> Problem:
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
    return error("duplicate-key", location, f"the key `{key}` is already in this mapping",
                  "keep one of the two, or join their values", [("first written here", first)])  # fmt: skip


def unknown_key(location: Location, key: str, allowed: Sequence[str], help: str = "") -> Problem:
    """A key that nothing reads: mostly a slip of the pen.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax
          alias: [Soft maximum]

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
          aliases: [Soft maximum]
    """
    near = "" if help else nearest(key, allowed)
    help = help or (f"did you mean `{near}`?" if near else f"use {listed(allowed)}")
    return error("unknown-key", location, f"the key `{key}` is not known here", help)


def missing_key(location: Location, key: str) -> Problem:
    """A mapping lacks a key that it cannot do without.

    FAIL
        # topics/basics.yml
        softmax:
          summary: Turns numbers into probabilities.

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
          summary: Turns numbers into probabilities.
    """
    return error("missing-key", location, f"the key `{key}` is missing", f"add `{key}: …`")


def wrong_shape(location: Location, message: str, help: str) -> Problem:
    """A list stands where a text belongs, a text where a list belongs, and so on.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax
          aliases: Soft maximum

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
          aliases: [Soft maximum]
    """
    return error("wrong-shape", location, message, help)


def empty_value(location: Location, key: str, *, required: bool = False) -> Problem:
    """A key without a value, or a list item without text.

    FAIL
        # topics/basics.yml
        softmax:
          title: Softmax
          summary:

    PASS
        # topics/basics.yml
        softmax:
          title: Softmax
    """
    fact = f"`{key}` has no value" if key else "this item of the list is empty"
    help = f"write the value: `{key}` cannot be left out" if required else "write the value, or take the line away"
    return error("empty-value", location, fact, help)


def bad_id(location: Location, word: str) -> Problem:
    """An id is small letters, digits and single hyphens, because it becomes an address on the site.

    Titles can change at any time; ids stay for ever.

    FAIL
        # topics/extras.yml
        Log_Softmax:
          title: Log-softmax
          needs: [softmax]

    PASS
        # topics/extras.yml
        log-softmax:
          title: Log-softmax
          needs: [softmax]
    """
    path, better = location.path, _mended_id(word)
    # What has no line is the file or folder itself: its name becomes the id.
    named = "" if location.text or not path else "file" if path.endswith(".yml") else "folder"
    shown = f"`{word}` is not an id" if word else "this id is empty"
    if len(word) > LONGEST_ID:
        shown = f"this id is longer than {LONGEST_ID} characters"
    if named:
        shown = f"the {named}'s name becomes an id, but {shown}"
    help = "use small letters, digits and single hyphens: `deep-learning-2`"
    if better and named:
        help = f"rename the {named} to `{better.join(path.rpartition('/')[2].rsplit(word, 1))}`"
    elif better:
        help = f"write `{better}`"
    return error("bad-id", location, shown, help)


def _mended_id(word: str) -> str:
    """Return the id that was meant by one that is none; empty when letters would be lost."""
    better = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    lost = any(letter.isalnum() and not letter.isascii() for letter in word)
    return "" if lost or "/" in word or len(better) > LONGEST_ID else better


def unreadable_file(location: Location, reason: str) -> Problem:
    """A file or folder of the curriculum cannot be read at all.

    Mostly its permissions are wrong, or it is no ordinary file.
    """
    return error("unreadable-file", location, f"this cannot be read: {reason}", "mend its permissions, or move it away")


def too_large(location: Location, fact: str, help: str) -> Problem:
    """Something is larger, longer, deeper or more than a curriculum may hold.

    [Limits](limits.md) gives each of them and its reason. What is too large is not read further.

    FAIL
        # topics/extras.yml
        log-softmax:
          title: A title with many words,
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
          needs: [softmax]

    PASS
        # topics/extras.yml
        log-softmax:
          title: A title with few words
          needs: [softmax]
    """
    return error("too-large", location, fact, help)


def too_many_problems(location: Location, told: int, others: int) -> Problem:
    """There are more problems than one check tells.

    So many mostly have few causes, such as a file that was written over or taken away; the next check tells the rest.
    """
    fact = f"after the first {told:,} problems come {others:,} more, from here on"
    return error("too-many-problems", location, fact, "mend what is told, then check again")


def wrong_kind_of_file(location: Location, holds: str, belongs: str, help: str) -> Problem:
    """A file holds what belongs into a file of another kind, as when one was written over another.

    What the file should hold is then not known, and nothing is said of what refers to it.

    FAIL
        # topics/extras.yml
        a-book:
          title: A book
          authors: [Ada]
        a-paper:
          title: A paper
          url: https://www.example.org/paper

    PASS
        # resources/book.yml
        a-book:
          title: A book
          authors: [Ada]
          topics: [softmax]
        a-paper:
          title: A paper
          url: https://www.example.org/paper
          topics: [softmax]
    """
    return error("wrong-kind-of-file", location, f"this file holds {holds}, but its place is that of {belongs}", help)


def bad_duration(location: Location, word: str) -> Problem:
    """A duration is a number or a range with a unit, or `ongoing`.

    Units are minutes, hours, days, weeks, months and years; an open end is written with a plus.

    FAIL
        # roadmaps/first/01-start.yml
        title: Start
        duration: about two months
        topics: [softmax]

    PASS
        # roadmaps/first/01-start.yml
        title: Start
        duration: 2-3 months
        topics: [softmax]
    """
    help = "write `6 weeks`, `1-2 months`, `3+ months`, `10 hours` or `ongoing`"
    low, dash, high = re.sub(r"[^0-9.–-]", "", word).replace("–", "-").partition("-")
    if dash and low.isdigit() and high.isdigit() and int(low) > int(high):
        help = f"the smaller number comes first: `{high}-{low}`"
    elif word.strip().lower() == "ongoing":
        help = "write `ongoing`"
    return error("bad-duration", location, f"`{word}` is not a duration", help)


def bad_url(location: Location, word: str) -> Problem:
    """An address starts with `https://` or `http://` and holds no spaces.

    FAIL
        # resources/book.yml
        a-book:
          title: A book
          url: www.example.org/book
          topics: [softmax]

    PASS
        # resources/book.yml
        a-book:
          title: A book
          url: https://www.example.org/book
          topics: [softmax]
    """
    help = f"write `https://{word}`" if word.startswith("www.") else "write the whole address, from `https://` on"
    return error("bad-url", location, f"`{word}` is not a web address", help)


def bad_year(location: Location, word: str) -> Problem:
    """A year has four digits.

    FAIL
        # resources/book.yml
        a-book:
          title: A book
          year: about 2016
          topics: [softmax]

    PASS
        # resources/book.yml
        a-book:
          title: A book
          year: 2016
          topics: [softmax]
    """
    return error(
        "bad-year", location, f"`{word}` is not a year", "write four digits, such as `2016`, or take the line away"
    )


def bad_setting(location: Location, word: str) -> Problem:
    """A rule is set to something else than `off`, `warning` or `error`.

    FAIL
        # curriculum.yml
        title: A curriculum
        roadmaps: [first]
        areas: {basics: Basics}
        rules: {unused-topic: no}

    PASS
        # curriculum.yml
        title: A curriculum
        roadmaps: [first]
        areas: {basics: Basics}
        rules: {unused-topic: off}
    """
    meant = _SETTINGS.get(word.strip().lower(), "")
    help = f"write `{meant}`" if meant else "write `off`, `warning` or `error`"
    return error("bad-setting", location, f"a rule cannot be set to `{word}`", help)


_SETTINGS = {
    **dict.fromkeys(
        ("off", "false", "no", "n", "none", "never", "ignore", "ignored", "disable", "disabled", "0"), "off"
    ),
    **dict.fromkeys(("warning", "warnings", "warn", "1"), "warning"),
    **dict.fromkeys(("error", "errors", "err", "fatal", "2"), "error"),
}
"""What people write who know the settings of another program → ours."""


def misplaced_file(location: Location, message: str, help: str) -> Problem:
    """A YAML file whose place or name says nothing about what it holds.

    A curriculum is `curriculum.yml`, `roadmaps/<roadmap>/roadmap.yml`, `roadmaps/<roadmap>/NN-<stage>.yml`,
    `topics/<area>.yml`, `resources/<kind>.yml` and `projects/<area>.yml`.

    FAIL
        # topics/basics.yaml
        relu:
          title: ReLU

    PASS
        # topics/extras.yml
        relu:
          title: ReLU
          needs: [softmax]
    """
    return error("misplaced-file", location, message, help)


def missing_file(location: Location, message: str, help: str, related: Iterable[tuple[str, Location]] = ()) -> Problem:
    """A file that a curriculum cannot do without is not there.

    Every curriculum has a `curriculum.yml`, and every folder under `roadmaps/` a `roadmap.yml`. Where many places name
    ids that do not exist, and an area or a kind of `curriculum.yml` has no file, that file is told and its ids are not.
    """
    return error("missing-file", location, message, help, related)
