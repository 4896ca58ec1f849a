"""Lists and mappings within one another, down to the level that is allowed."""

from __future__ import annotations

from roadmap_site.problems import input_limits
from roadmap_site.yaml_io import reader


def nested(levels: int) -> str:
    """Return a list in a list in a list, so many in all."""
    return f"{'[' * levels}{']' * levels}\n"


def test_the_deepest_level_that_is_allowed_is_read() -> None:
    """All of it, and nothing is said."""
    document, problems = reader.parse(nested(input_limits.DEEPEST), "a.yml")
    data, levels = document.data, 1
    while data:
        assert isinstance(data, list)
        (data,), levels = data, levels + 1
    assert (levels, problems) == (input_limits.DEEPEST, [])


def test_one_level_more_is_not_read() -> None:
    """The problem stands at the bracket that is one too many."""
    document, (problem,) = reader.parse(nested(input_limits.DEEPEST + 1), "a.yml")
    assert document.data is None
    assert (problem.code, problem.location.column) == ("unsupported-yaml", input_limits.DEEPEST + 1)


def test_what_is_not_too_deep_is_not_called_so_beside_another_problem() -> None:
    """Where an anchor stands it is the anchor alone; one level more, both."""
    for levels, count in ((input_limits.DEEPEST, 1), (input_limits.DEEPEST + 1, 2)):
        _, problems = reader.parse(f"&top {nested(levels)}", "a.yml")
        assert len(problems) == count


def test_lists_beside_one_another_are_not_within_one_another() -> None:
    """However many there are, also where each has an anchor."""
    count = 2 * input_limits.DEEPEST
    document, problems = reader.parse("- [a]\n" * count, "a.yml")
    assert (document.data, problems) == ([["a"]] * count, [])
    _, problems = reader.parse("".join(f"- &a{number} [b]\n" for number in range(count)), "a.yml")
    assert len(problems) == count
