"""A running `mkdocs serve`, as tests change files beside it, wait for it and ask it for pages."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers import forks
from tests.helpers.patience import PATIENCE

PANEL = "data-roadmap-panel"


class Serving:
    """The process, its folder and its address."""

    def __init__(self, folder: Path, *arguments: str, cwd: Path | None = None, path: str = "/") -> None:
        """Start it, with a temporary folder of its own."""
        self.folder = folder
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        self._log = folder / "log.txt"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            place = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{place}{path}"
        self._log.touch()
        command = [forks.BUILDER, "serve", "--dev-addr", place, *arguments]
        env = {**os.environ, "TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"}
        self.process = forks.begun(command, cwd or folder, env, [Path(os.devnull), self._log, self._log])

    @property
    def output(self) -> str:
        """What the terminal shows."""
        return self._log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        """How many builds have begun."""
        return self.output.count("Building documentation...")

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; who has ended makes it so no more."""
        end = time.monotonic() + PATIENCE
        while True:
            ended = self.process.exitcode is not None
            if condition():
                return
            assert not ended, self.output
            assert time.monotonic() < end, self.output
            time.sleep(0.05)

    def shows(self, words: str, times: int = 1) -> None:
        """Wait until the terminal shows some words that many times."""
        self.until(lambda: self.output.count(words) >= times)

    def serves(self, path: str, words: str) -> None:
        """Wait until a page has some words, and the panel is not in it."""
        self.until(lambda: words in (text := self.get(path)[1]) and PANEL not in text)

    def complains(self, path: str, words: str = "") -> None:
        """Wait until the panel is in a page, and some words too."""
        self.until(lambda: words in (text := self.get(path)[1]) and PANEL in text)

    def write(self, name: str, text: str) -> None:
        """Save a file, in one moment: a look at half of it would make a build more."""
        file, whole = self.folder / name, self.folder / "whole.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        whole.write_text(text, encoding="utf-8")
        whole.replace(file)

    def replace(self, name: str, old: str, new: str) -> None:
        """Change a file."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def get(self, path: str) -> tuple[int, str]:
        """Return the status and the text of an address."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def stop(self, number: signal.Signals) -> int:
        """Send a signal; return the exit code."""
        assert self.process.pid is not None
        os.kill(self.process.pid, number)
        return self.ended()

    def ended(self) -> int:
        """Wait for the end; return the exit code."""
        self.process.join(PATIENCE)
        assert self.process.exitcode is not None
        return self.process.exitcode

    def left(self) -> list[str]:
        """Return what lies in the temporary folder."""
        return sorted(path.name for path in self.temporary.iterdir())


@contextmanager
def serving(folder: Path, *arguments: str, ready: str = "Serving on", **options: Path | str) -> Iterator[Serving]:
    """Run `mkdocs serve` while the block runs."""
    running = Serving(folder, *arguments, **options)  # type: ignore[arg-type]
    try:
        running.shows(ready)
        yield running
    finally:
        running.process.kill()
        running.process.join()


def as_built(page: str) -> str:
    """Return a page without the panel, and without what lets browsers reload it."""
    return re.sub(f"<div {PANEL}>.*?</div>\n|<script>.*?</script>|\n(?=</body>)", "", page, flags=re.DOTALL)
