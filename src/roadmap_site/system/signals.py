"""Ending in order when a signal asks for it: whatever runs then tidies up as after Ctrl-C.

Windows knows no SIGHUP; it sends SIGBREAK where a console is closed. Whoever ends a process there by SIGTERM ends it at
once, unseen by it: then the next command takes back what was begun.
"""

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
REQUESTS = tuple(number for number in signal.Signals if number.name in _NAMES)
"""The signals by which a process is asked to end, apart from Ctrl-C, as far as this system has them."""


class EndRequestedError(KeyboardInterrupt):
    """A signal asks for the end: like a Ctrl-C, but it is known which one.

    Attributes:
        number: The signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


def exit_code(interrupt: KeyboardInterrupt) -> int:
    """Return how a process ends that a signal or a Ctrl-C has asked to, as shells count it."""
    return 128 + (interrupt.number if isinstance(interrupt, EndRequestedError) else signal.SIGINT)


def stop_in_order() -> list[signal.Signals]:
    """Take every request to end like a Ctrl-C, unless somebody else takes care of it; return the signals concerned."""
    if threading.current_thread() is not threading.main_thread():
        return []
    taken = [number for number in REQUESTS if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, _raise)
    return taken


@contextmanager
def held() -> Iterator[None]:
    """Let requests to end, and Ctrl-C, wait until this is over: for what must not be left halfway."""
    waiting: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[int, Any] = {}
    for number in (signal.SIGINT, *REQUESTS):
        # What nobody in Python takes care of stays as it is.
        if callable(taken := signal.getsignal(number)):
            before[number] = taken
            signal.signal(number, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        for other, taken in before.items():
            signal.signal(other, taken)
        if waiting:
            signal.raise_signal(waiting[0])


def _raise(number: int, _: object) -> None:
    raise EndRequestedError(number)


def restore(taken: Iterable[signal.Signals]) -> None:
    """Let signals end the process at once again."""
    for number in taken:
        signal.signal(number, signal.SIG_DFL)
