"""Words of which messages, reports and commands are made, in English, for authors and maintainers.

What readers of a site see comes from the catalogue of messages instead. No function here knows where its words are
shown, so none of them colours or escapes anything.
"""

from collections.abc import Sequence

from roadmap_site.problems.problem import Problem, Severity, counted

# So many words a list for people has; a longer one is not read.
_MOST_LISTED = 40


def listed(words: Sequence[str]) -> str:
    """Return words in backticks as a list for people: `` `a`, `b` or `c` ``; of very many, the first."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > _MOST_LISTED:
        quoted[_MOST_LISTED:] = ["another"]
    *others, last = quoted
    if others:
        return f"{', '.join(others)} or {last}"
    return last


def count(number: int, word: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 stage`, `2 stages`; the plural has an `s` more when none is given."""
    if number != 1:
        word = plural or f"{word}s"
    return f"{number} {word}"


def summary(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, in words: `2 errors, 1 warning`."""
    counts = counted(problems)
    shown = [count(counts[severity], severity) for severity in (Severity.ERROR, Severity.WARNING) if counts[severity]]
    return ", ".join(shown) or "no problems"
