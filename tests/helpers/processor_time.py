"""How long the processor takes for some work, against the same work in the same run.

What other programs do meanwhile makes such a time longer, never shorter: the least of several counts. On a busy machine
even that can be some times too long. So a text must grow that much that a square would be longer by far, and what seems
to grow too fast is measured anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_TIMES = 3
_ATTEMPTS = 2


def once(run: Callable[[str], object], text: str) -> float:
    """Return how many seconds of this process some work with a text takes."""
    started = time.process_time()
    run(text)
    return time.process_time() - started


def least(run: Callable[[str], object], text: str) -> float:
    """Return the least of some such times."""
    return min(once(run, text) for _ in range(_TIMES))


def grows_within(run: Callable[[str], object], small: str, large: str, times: float, least_time: float = 0.0) -> bool:
    """Return whether a large text takes at most so many times as long as a small one.

    Args:
        run: The work.
        small: A text.
        large: The same, grown.
        times: How many times as long it may take.
        least_time: Seconds that the small one is taken to need at the least.
    """
    return any(_can_be_within(run, large, times * max(least(run, small), least_time)) for _ in range(_ATTEMPTS))


def _can_be_within(run: Callable[[str], object], text: str, seconds: float) -> bool:
    """Return whether the least of some such times is no more than that: one is enough to know."""
    return any(once(run, text) <= seconds for _ in range(_TIMES))
