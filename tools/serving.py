"""Serve a folder as a host of static sites does.

Tests and pictures look at built sites as a host of static files shows them.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path


class _Host(http.server.SimpleHTTPRequestHandler):
    def handle(self) -> None:
        """Answer, unless who asked has gone."""
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, *args: object) -> None:
        """Say nothing of each request."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as hosts of static sites do: with the site's own page for what is not there."""
        own = next(
            (page for pattern in ("404.html", "*/404.html") for page in Path(self.directory).glob(pattern)), None
        )
        if code != HTTPStatus.NOT_FOUND or own is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(own.read_bytes())


@contextmanager
def served(folder: Path, host: type[http.server.SimpleHTTPRequestHandler] = _Host) -> Iterator[str]:
    """Serve a folder while the block runs; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
