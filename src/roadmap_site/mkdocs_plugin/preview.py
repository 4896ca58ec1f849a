"""`mkdocs serve`: the last good site stays up, with what is wrong on every page.

A maintainer leaves it on all day; a slip in one file must neither hang it nor take the site away. Each rebuild has a
folder of its own, which comes on once it is good.
"""

from __future__ import annotations

import glob
import logging
import os
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import DuplicateFilter

from roadmap_site.mkdocs_plugin.problem_panel import Findings, panel
from roadmap_site.mkdocs_plugin.theme import NOT_FOUND
from roadmap_site.mkdocs_plugin.watcher import Watcher
from roadmap_site.problems.problem import Problem
from roadmap_site.system import signals

_log = get_plugin_logger(__name__)
_WITHOUT_US = "mkdocs.yml does not name the plugin `roadmap` any more: put it back under `plugins`."


class CurriculumError(PluginError):
    """Problems that keep a site from being built."""

    def __init__(self, report: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(report)
        self.problems = problems


class Preview:
    """What `mkdocs serve` does beyond MkDocs."""

    def __init__(self) -> None:
        self.started = False  # whether MkDocs serves
        self._warnings = _Warnings()
        self._watcher = Watcher()
        self._stage: _Stage | None = None

    def start(self, *, dirty: bool = False) -> None:
        """Get ready, before the first build if MkDocs tells in time that it will serve."""
        if not self.started:
            self.started = True
            signals.stop_in_order()
            logging.getLogger("mkdocs").addHandler(self._warnings)
        if dirty:
            _log.info("Every page is built each time: --dirty makes no difference.")

    def prepare(self, config: MkDocsConfig) -> None:
        """Before all else in a build, note how the files look now, and choose the folder to build into."""
        watched = [config.docs_dir, *filter(None, [config.config_file_path]), *config.watch]
        if self._stage:
            self._stage.watched = watched
            config.site_dir = self._stage.new_folder()
        elif self.started:
            _check_port(*config.dev_addr)
            for path in watched:
                self._watcher.remember(path)

    def serve(self, server: LiveReloadServer, builder: Callable[[], None]) -> None:
        """Take over from MkDocs' server, once the first build is done, what it does at a change and at a request."""
        self.start()
        self._stage = _Stage(server, builder, self._warnings)
        server.builder = self._stage.rebuild
        server.set_app(self._stage.respond)
        _look_with(self._watcher, server)

    def end(self) -> None:
        """Let nobody break off the tidying: a signal may come twice, from the terminal and from what runs MkDocs."""
        if self.started and threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, *signals.requests()):
                signal.signal(number, signal.SIG_IGN)
        logging.getLogger("mkdocs").removeHandler(self._warnings)


class _Stage:
    """What visitors see: each rebuild has a folder of its own, which comes on once it is good."""

    def __init__(self, server: LiveReloadServer, build: Callable[[], None], warnings: _Warnings) -> None:
        # The places that the build under way, or the last one, depends on.
        self.watched: list[str] = []
        self._server = server
        self._build = build
        self._warnings = warnings
        self._answer: Callable[..., Iterable[bytes]] = server.get_app() or server.serve_request
        # MkDocs' own temporary folder holds all others, so that it removes them with it. The first site gets one too:
        # for a build that does without the plugin MkDocs empties its own.
        self._home = self._former = server.root
        server.root = self.new_folder()
        for entry in glob.glob("*", root_dir=self._home):  # noqa: PTH207 (names; none that begins with a dot)
            os.rename(os.path.join(self._home, entry), os.path.join(server.root, entry))  # noqa: PTH104, PTH118
        self._good = _now()
        self._show(None)

    def new_folder(self) -> str:
        """Return a fresh folder to build into."""
        self._fresh = tempfile.mkdtemp(prefix=".site-", dir=self._home)
        return self._fresh

    def rebuild(self) -> None:
        """Build the site again; show it if that went well, else what is wrong."""
        self._fresh = self._home
        self._warnings.start_again()
        try:
            self._build()
            if self._fresh == self._home:
                raise PluginError(_WITHOUT_US)  # noqa: TRY301 (it is told as any other)
        except Exception as fault:  # noqa: BLE001 (whatever it is, the last good site stays up)
            self._remove(self._fresh)
            self._show(fault)
        else:
            self._remove(self._former)
            # The site before stays for a while: requests may be on the way to its files.
            self._former, self._server.root = self._server.root, self._fresh
            self._good = _now()
            self._show(None)
        for path in self.watched:
            self._server.watch(path)

    def _remove(self, folder: str) -> None:
        if folder != self._home:
            shutil.rmtree(folder, ignore_errors=True)

    def _show(self, fault: Exception | None) -> None:
        """Say on the terminal what has not been said there yet, and all of it in the panel."""
        found, unsaid = _findings(self._warnings.records, fault)
        self._panel = panel(found, self._good).encode("ascii", "xmlcharrefreplace")
        if fault is not None:
            unexpected = None if isinstance(fault, MkDocsException) else fault
            _log.error("%sThe site of %s stays up.", unsaid and f"{unsaid}\n", self._good, exc_info=unexpected)

    def respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as MkDocs does, with the panel in every page, also in that for addresses there are not."""
        answer = self._ask(environ)
        if answer.status.startswith("404"):
            # As a page of its own it has what lets browsers reload it, and comes from the site that is on now.
            page = self._ask({**environ, "PATH_INFO": self._server.mount_path + NOT_FOUND})
            answer = page._replace(status=answer.status)
        if self._panel and ("Content-Type", "text/html") in answer.headers:
            answer = answer.with_foot(self._panel)
        start_response(answer.status, answer.headers)
        return answer.body

    def _ask(self, environ: WSGIEnvironment) -> _Answer:
        """Return what MkDocs answers; if the site was swapped meanwhile, what it answers now."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        while True:
            root = self._server.root
            body = self._answer(environ, lambda *status_and_headers: started.append(status_and_headers))
            if self._server.root == root:
                return _Answer(*started[-1], body)
            _close(body)


class _Answer(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: Iterable[bytes]

    def with_foot(self, foot: bytes) -> _Answer:
        """Return the answer with something more at the end of its page."""
        page = b"".join(self.body)
        _close(self.body)
        before, end, after = page.rpartition(b"</body>")
        page = before + foot + end + after if end else page + foot
        headers = [(name, value) for name, value in self.headers if name != "Content-Length"]
        return _Answer(self.status, [*headers, ("Content-Length", str(len(page)))], [page])


class _Warnings(logging.Handler):
    """Keeps what a build warns of; what is logged of requests comes from other threads."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._thread = threading.get_ident()

    def start_again(self) -> None:
        """Forget all, and let MkDocs say again what it has said in an earlier build."""
        self.records.clear()
        for seen in logging.getLogger(build.__name__).filters:
            if isinstance(seen, DuplicateFilter):
                seen.msgs.clear()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self.records.append(record)


def _findings(records: Sequence[logging.LogRecord], fault: Exception | None) -> tuple[Findings, str]:
    """Return what is wrong, and which sentence of it MkDocs has not logged.

    Args:
        records: What was logged during a build.
        fault: What has ended it, if anything.
    """
    # MkDocs logs an error in building, then aborts without saying it again.
    cause = fault.__context__ if isinstance(fault, Abort) and isinstance(fault.__context__, BuildError) else fault
    problems = [problem for record in records for problem in getattr(record, "problems", ())]
    sentences = [record.getMessage() for record in records if not hasattr(record, "problems")]
    unsaid = ""
    if isinstance(cause, CurriculumError):
        problems = list(cause.problems)
        sentences = [sentence for sentence in sentences if sentence != str(cause)]
    elif fault is cause and fault is not None:
        unsaid = str(fault) if isinstance(fault, MkDocsException) else f"{type(fault).__name__}: {fault}"
        sentences.append(unsaid)
    return Findings(tuple(problems), tuple(dict.fromkeys(sentences)), broken=fault is not None), unsaid


def _check_port(host: str, port: int) -> None:
    """Tell, before a build that would be in vain, that another program serves at this address."""
    try:
        with socket.create_connection((host, port), timeout=1):
            other = f"`mkdocs serve -a {host}:{port + 1}` takes another"
            raise PluginError(f"Something is served at {host}:{port} already; {other}.")
    except OSError:
        return


def _look_with(watcher: Watcher, server: LiveReloadServer) -> None:
    """Let a server's files be watched by another watcher."""
    watched = list(server._watched_paths)  # noqa: SLF001 (nothing public tells)
    for path in watched:
        with suppress(KeyError):  # once for each time that somebody asked for it
            while True:
                server.unwatch(path)
    server.observer = watcher  # type: ignore[assignment]
    for path in watched:
        server.watch(path)


def _now() -> str:
    return time.strftime("%H:%M:%S")


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close:
        close()
