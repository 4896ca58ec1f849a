"""How long the processor takes for some work, against the same work in the same run.

What other programs do meanwhile makes such a time longer, never shorter: the least of several counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 5


def once(run: Callable[[str], object], text: str) -> float:
    """Return how many seconds of this process some work with a text takes."""
    started = time.process_time()
    run(text)
    return time.process_time() - started


def least(run: Callable[[str], object], text: str) -> float:
    """Return the least of some such times."""
    return min(once(run, text) for _ in range(_TIMES))


def can_be_within(run: Callable[[str], object], text: str, seconds: float) -> bool:
    """Return whether the least of some such times is no more than that: one is enough to know."""
    return any(once(run, text) <= seconds for _ in range(_TIMES))
