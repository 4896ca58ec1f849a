"""`mkdocs serve`: the last good site stays up, with what is wrong on every page.

A maintainer leaves it on all day; a slip in one file must neither hang it nor take the site away. So each rebuild has a
folder of its own, which MkDocs' server gets as its root once the build has gone well. What is wrong is told on the
terminal, and in a panel at the foot of every page. What changes while a build runs makes another one: what files looked
like is noted before a build reads any of them.
"""

import glob
import logging
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from logging.handlers import BufferingHandler
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import DuplicateFilter

from roadmap_site.mkdocs_plugin.problem_panel import panel
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
        # Keeps what a build warns of; what is logged of requests comes from other threads.
        self._warnings = BufferingHandler(sys.maxsize)
        self._warnings.setLevel(logging.WARNING)
        own = threading.get_ident()
        self._warnings.addFilter(lambda record: record.thread == own)
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
        watched = list(server._watched_paths)  # noqa: SLF001 (nothing public tells)
        server._watched_paths.clear()  # noqa: SLF001 (the observer that knows of them goes)
        server.observer = self._watcher  # type: ignore[assignment]
        for path in watched:
            server.watch(path)

    def end(self) -> None:
        """Let nobody break off the tidying: a signal may come twice, from the terminal and from what runs MkDocs."""
        if self.started and threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, *signals.REQUESTS):
                signal.signal(number, signal.SIG_IGN)
        logging.getLogger("mkdocs").removeHandler(self._warnings)


class _Stage:
    """What visitors see: each rebuild has a folder of its own, which comes on once it is good."""

    def __init__(self, server: LiveReloadServer, build: Callable[[], None], warnings: BufferingHandler) -> None:
        # The places that the build under way, or the last one, depends on.
        self.watched: list[str] = []
        self._server = server
        self._build = build
        self._warnings = warnings
        self._answer: Callable[..., Iterable[bytes]] = server.get_app() or server.serve_request
        # MkDocs' own temporary folder holds all others, so that it removes them with it. The first site gets one too:
        # for a build that does without the plugin MkDocs empties its own.
        self._home = server.root
        self._former = self.new_folder()
        server.root = self.new_folder()
        for entry in glob.glob("*", root_dir=self._home):  # noqa: PTH207 (names; none that begins with a dot)
            os.rename(os.path.join(self._home, entry), os.path.join(server.root, entry))  # noqa: PTH104, PTH118
        self._show(None)

    def new_folder(self) -> str:
        """Return a fresh folder to build into."""
        self._fresh = tempfile.mkdtemp(prefix=".site-", dir=self._home)
        return self._fresh

    def rebuild(self) -> None:
        """Build the site again; show it if that went well, else what is wrong."""
        self._fresh = self._home
        _start_again(self._warnings)
        try:
            self._build()
            if self._fresh == self._home:
                raise PluginError(_WITHOUT_US)  # noqa: TRY301 (it is told as any other)
        except Exception as fault:  # noqa: BLE001 (whatever it is, the last good site stays up)
            if self._fresh != self._home:
                shutil.rmtree(self._fresh, ignore_errors=True)
            self._show(fault)
        else:
            shutil.rmtree(self._former, ignore_errors=True)
            # The site before stays for a while: requests may be on the way to its files.
            self._former, self._server.root = self._server.root, self._fresh
            self._show(None)
        for path in self.watched:
            self._server.watch(path)

    def _show(self, fault: Exception | None) -> None:
        """Say on the terminal what has not been said there yet, and all of it in the panel."""
        problems, sentences, unsaid = _findings(self._warnings.buffer, fault)
        if fault is None:
            self._good = time.strftime("%H:%M:%S")
        else:
            lines = filter(None, (unsaid, f"The site of {self._good} stays up."))
            _log.error("\n".join(lines), exc_info=not isinstance(fault, MkDocsException))
        foot = panel(problems, sentences, self._good, broken=fault is not None)
        self._foot = foot.encode("ascii", "xmlcharrefreplace")

    def respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request as MkDocs does, with the panel in every page, also in that for addresses there are not."""
        status, headers, body = self._ask(environ)
        if status.startswith("404"):
            # As a page of its own it has what lets browsers reload it, and comes from the site that is on now.
            _, headers, body = self._ask({**environ, "PATH_INFO": self._server.mount_path + NOT_FOUND})
        if Headers(headers)["Content-Type"] == "text/html":
            before, end, after = b"".join(body).rpartition(b"</body>")
            _close(body)
            body = [before, self._foot, end, after] if end else [after, self._foot]
            Headers(headers)["Content-Length"] = str(sum(map(len, body)))
        start_response(status, headers)
        return body

    def _ask(self, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
        """Return the status, headers and body that MkDocs answers; if the site was swapped meanwhile, those of now."""
        started: list[tuple[str, list[tuple[str, str]]]] = []
        while True:
            root = self._server.root
            body = self._answer(environ, lambda *status_and_headers: started.append(status_and_headers))
            if self._server.root == root:
                return *started[-1], body
            _close(body)


def _start_again(warnings: BufferingHandler) -> None:
    """Forget what a build has warned of, and let MkDocs say again what it has said in an earlier one."""
    warnings.flush()
    for seen in logging.getLogger(build.__name__).filters:
        if isinstance(seen, DuplicateFilter):
            seen.msgs.clear()


def _findings(
    records: Sequence[logging.LogRecord], fault: Exception | None
) -> tuple[Sequence[Problem], Sequence[str], str | None]:
    """Return the problems, what else is wrong, in sentences, and that of these which MkDocs has not logged, if any.

    Args:
        records: What was logged during a build.
        fault: What has ended it, if anything.
    """
    # MkDocs logs an error in building, then aborts without saying it again.
    cause = fault.__context__ if isinstance(fault, Abort) and isinstance(fault.__context__, BuildError) else fault
    problems = [problem for record in records for problem in getattr(record, "problems", ())]
    sentences = dict.fromkeys(record.getMessage() for record in records if not hasattr(record, "problems"))
    unsaid = None
    if isinstance(cause, CurriculumError):
        problems = list(cause.problems)
        sentences.pop(str(cause), None)
    elif fault is cause and fault is not None:
        unsaid = str(fault) if isinstance(fault, MkDocsException) else f"{type(fault).__name__}: {fault}"
        sentences[unsaid] = None
    return problems, list(sentences), unsaid


def _check_port(host: str, port: int) -> None:
    """Tell, before a build that would be in vain, that another program serves at this address."""
    with suppress(OSError), socket.create_connection((host, port), timeout=1):
        other = f"`mkdocs serve -a {host}:{port + 1}` takes another"
        raise PluginError(f"Something is served at {host}:{port} already; {other}.")


def _close(body: Iterable[bytes]) -> None:
    if hasattr(body, "close"):
        body.close()
