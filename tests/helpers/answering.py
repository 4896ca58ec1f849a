"""A server on this machine that answers with what its addresses say: dead links are known by how a server answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Host(ThreadingHTTPServer):
    """The server, and the requests that it has had."""

    daemon_threads = True

    def __init__(self) -> None:
        """Take a free port of this machine."""
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[str] = []
        self.over = threading.Event()
        """Set when nobody waits for an answer any more; `/slow` has none before."""
        self.agents: set[str] = set()

    @property
    def address(self) -> str:
        """Return where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of those who did not wait for the answer."""


class _Answer(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        first = self.path.split("/")[1]
        if first == "slow":
            self.server.over.wait()
        self.send_response({"moved": 301, "loop": 301}.get(first) or (int(first) if first.isdigit() else 200))
        if first in {"moved", "loop"}:
            self.send_header("Location", "/well" if first == "moved" else "/loop")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def host() -> Iterator[Host]:
    """Yield a server that answers while the block runs: `/404/…` with 404, `/moved` with the way to `/well`."""
    with Host() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
