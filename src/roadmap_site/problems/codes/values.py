"""What can be wrong with a key or a value of a file: a code each.

Each function gives the words of one problem, with the help that fits what was written; the decorator makes it one that
takes the place first. The docstrings are the reference.
"""

import re
from collections.abc import Sequence

from roadmap_site.problems import ids
from roadmap_site.problems.characters import in_ascii, remark
from roadmap_site.problems.counting import listed
from roadmap_site.problems.input_limits import LONGEST_ID
from roadmap_site.problems.problem import Location, Severity, Words
from roadmap_site.problems.registry import UNREADABLE, code
from roadmap_site.problems.spelling import nearest

# What people write who know the settings of another program → ours.
_SETTINGS = {
    **dict.fromkeys(
        ("off", "false", "no", "n", "none", "never", "ignore", "ignored", "disable", "disabled", "0"), Severity.OFF
    ),
    **dict.fromkeys(("warning", "warnings", "warn", "1"), Severity.WARNING),
    **dict.fromkeys(("error", "errors", "err", "fatal", "2"), Severity.ERROR),
}

# What other programs, and other people, say → ours.
_CHOICES = {
    **dict.fromkeys(("draft", "wip", "todo", "upcoming", "stub", "proposed", "coming soon"), "planned"),
    **dict.fromkeys(("archived", "history", "legacy"), "historical"),
    **dict.fromkeys(("deprecated", "obsolete", "superseded", "old"), "outdated"),
    **dict.fromkeys(("dead", "gone", "offline", "closed", "missing"), "unavailable"),
    **dict.fromkeys(("yes", "on", "y", "1", "x"), "true"),
}


@code(UNREADABLE)
def unknown_key(key: str, allowed: Sequence[str], help: str | None = None, fix: str | None = None) -> Words:
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
    if not help:
        near = nearest(in_ascii(key) or key, allowed)
        help = f"did you mean `{near}`?" if near else f"use {listed(allowed)}"
    plain = in_ascii(key)
    if plain in allowed:
        fix = plain
    return Words(f"the key `{key}` is not known here{remark(key)}", help, fix=fix)


@code(UNREADABLE)
def missing_key(key: str) -> Words:
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
    return Words(f"the key `{key}` is missing", f"add `{key}: …`")


@code(UNREADABLE)
def wrong_shape(message: str, help: str, fix: str | None = None) -> Words:
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
    return Words(message, help, fix=fix)


@code(UNREADABLE)
def empty_value(key: str | None, *, required: bool = False, comment: str | None = None) -> Words:
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
    if comment:
        help = "put the text in double quotes" + ("" if '"' in comment else f': `"{comment}"`')
        return Words(f"{fact}: `#` begins a comment", help)
    if required:
        return Words(fact, f"write the value: `{key}` cannot be left out")
    return Words(fact, "write the value, or take the line away")


@code("one word on a page would be there twice")
def repeated_item(word: str, first: Location) -> Words:
    """The same word twice in a list of aims, languages, addresses or former ids.

    FAIL
        # resources/book.yml
        a-book:
          title: A book
          languages: [en, de, en]
          topics: [softmax]

    PASS
        # resources/book.yml
        a-book:
          title: A book
          languages: [en, de]
          topics: [softmax]
    """
    return Words(f"`{word}` is already in this list", "take one of the two away", [("the first one", first)])


@code(UNREADABLE)
def bad_id(word: str, path: str | None = None) -> Words:
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
    fact = f"`{word}` is not an id{remark(word)}" if word else "this id is empty"
    help = "use small letters, digits and single hyphens: `first-steps-2`"
    if len(word) > LONGEST_ID:
        fact = f"this id is longer than {LONGEST_ID} characters"
    # A former id of a stage may have that of its roadmap before it.
    parts = [*map(_mended_id, word.split("/"))]
    better = "/".join(map(str, parts)) if all(parts) else None
    if better == word:
        # A slash, where none can stand.
        better = word.replace("/", "-")
    # One that is made of letters of another script is an offer; which letters are meant only the author knows.
    offered = [ids.id_of(part) for part in word.split("/") if len(word) <= LONGEST_ID]
    meant = better or ("/".join(map(str, offered)) if offered and all(offered) else None)
    if path is None:
        if meant:
            help = f"write `{better}`" if better else f"use small letters from a to z, such as `{meant}`"
        return Words(fact, help, fix=better)
    kind = "file" if path.endswith((".yml", ".md")) else "folder"
    if meant:
        help = f"rename the {kind} to `{meant.join(path.rpartition('/')[2].rsplit(word, 1))}`"
    return Words(f"the {kind}'s name becomes an id, but {fact}", help)


def _mended_id(word: str) -> str | None:
    """Return the id that was meant by one that is none, if no letter of it would be lost."""
    word = in_ascii(word) or word
    if any(letter.isalnum() and not letter.isascii() for letter in word):
        return None
    better = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    if 0 < len(better) <= LONGEST_ID:
        return better
    return None


@code(UNREADABLE)
def bad_duration(
    word: str,
    fact: str = "is not a duration",
    help: str = "write `6 weeks` or `ongoing`",
    fix: str | None = None,
) -> Words:
    """A duration is a number or a range with a unit, or `ongoing`.

    Units are minutes, hours, days, weeks, months and years; an open end is written with a plus. Calendar time may say
    how much of each day or week is study time: `13 weeks at 6-10 hours a week`. Numbers are whole or end with a half,
    the smaller one of a range comes first, and no day or week has more hours than it has.

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
    return Words(f"`{word}` {fact}", help, fix=fix)


@code(UNREADABLE)
def bad_url(
    word: str,
    fact: str = "is not a web address",
    help: str = "write the whole address, from `https://` on",
    fix: str | None = None,
) -> Words:
    """An address starts with `https://` or `http://` and holds no spaces, or is the way to a file of the site.

    A file of the site is named from the folder of the pages written by hand: `guide/page.md`, `files/slides.pdf`.

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
    return Words(f"`{word}` {fact}", help, fix=fix)


@code(None, Severity.WARNING)
def dead_link(url: str, status: str, resource: str | None) -> Words:
    """An address leads nowhere: that of a resource, or of a link in a text.

    `roadmap links` has asked for it, and was told that there is no such page, or found no one to ask. Look where the
    page has moved to; if it is gone for good, take the link or the resource away, or suggest another.
    """
    help = "look where the page has moved to and change the address, or take the link away"
    if resource:
        help = f"look where `{resource}` has moved to and change its `url`, or take the resource away"
    return Words(f"`{url}` leads nowhere: {status}", help)


@code(UNREADABLE)
def bad_year(word: str) -> Words:
    """A year has four digits, and is one from 1000 to 2099.

    It is compared with no calendar, so that a curriculum is right or wrong whatever the day. What is older has no year.

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
    if re.fullmatch("[0-9]{4}", word):
        return Words(f"`{word}` is not a year from 1000 to 2099", "mend its digits, or take the line away")
    return Words(f"`{word}` is not a year", "write four digits, such as `2016`, or take the line away")


@code(UNREADABLE)
def bad_choice(word: str, allowed: Sequence[str]) -> Words:
    """A key that takes one of a few words has another.

    A mark such as `optional` is `true`, or is left out.

    FAIL
        # topics/extras.yml
        perceptron:
          title: Perceptron
          needs: [softmax]
          status: deprecated

    PASS
        # topics/extras.yml
        perceptron:
          title: Perceptron
          needs: [softmax]
          status: outdated
    """
    spoken = word.strip().lower()
    meant = _CHOICES.get(spoken, spoken)
    fact = f"`{word}` cannot stand here{remark(word)}"
    if meant in allowed:
        return Words(fact, f"write `{meant}`", fix=meant)
    if len(allowed) == 1:
        help = "take the key away: without it, it is not so"
        # What turns a rule off means that a mark does not hold.
        return Words(fact, help if _SETTINGS.get(spoken) is Severity.OFF else f"write `{allowed[0]}`, or {help}")
    near = nearest(spoken, allowed)
    guess = f"did you mean `{near}`? " if near else ""
    return Words(fact, f"{guess}use {listed(allowed)}")


@code(UNREADABLE)
def bad_setting(word: str) -> Words:
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
    meant = _SETTINGS.get(word.strip().lower())
    help = f"write `{meant}`" if meant else "write `off`, `warning` or `error`"
    return Words(f"a rule cannot be set to `{word}`", help, fix=meant)
