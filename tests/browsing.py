# Why: what a reader's browser is asked to do, and what it must not have to complain of.
"""Sites in a browser, for tests."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

ARGUMENTS = ["--no-sandbox", "--disable-gpu"]

_SHIFTS = """
globalThis.shifted = 0
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) { globalThis.shifted += entry.value }
}).observe({type: "layout-shift", buffered: true})
"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
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
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the block runs; give its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def opened(browser: Browser, address: str, **context: Any) -> tuple[Page, list[str]]:
    """Open an address; return the page, and a list that gathers its complaints and its requests to elsewhere."""
    page = browser.new_context(**context).new_page()
    complaints: list[str] = []
    home = urlsplit(address)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if (urlsplit(request.url).scheme, urlsplit(request.url).netloc) == (home.scheme, home.netloc)
            else complaints.append(request.url)
        ),
    )
    page.add_init_script(_SHIFTS)
    page.goto(address)
    return page, complaints
