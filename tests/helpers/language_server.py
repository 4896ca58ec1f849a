"""A small editor: it starts yaml-language-server and speaks its protocol with it, as tests need no more of one."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.helpers.node import MODULES
from tests.helpers.patience import PATIENCE

SERVER = MODULES / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {
    "yaml": {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "completion": True,
        "hover": True,
    }
}
"""What the editor is set to: nothing that would ask another host."""


class Slip(NamedTuple):
    """What the editor underlines."""

    line: int
    """Counted from 1."""
    words: str
    """What stands on the line there."""
    message: str


class Offer(NamedTuple):
    """What the editor offers."""

    label: str
    about: str
    written: str
    """What is written when it is taken."""


class Editor:
    """An editor with the language server beside it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Greet the server and tell it the settings."""
        self._process = process
        self._received: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._found: dict[str, list[dict[str, Any]]] = {}
        self._versions: dict[str, int] = {}
        self._last = 0
        threading.Thread(target=self._listen, daemon=True).start()
        can = {
            "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": can})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def slips(self, file: Path) -> list[Slip]:
        """Open a file as it is on disk; return what is underlined."""
        return self.slips_of([file])[file]

    def slips_of(self, files: list[Path]) -> dict[Path, list[Slip]]:
        """Open files as they are on disk; return what is underlined in each."""
        texts = {file: file.read_bytes().decode("utf-8") for file in files}
        for file, text in texts.items():
            self._found.pop(file.as_uri(), None)
            self._show(file, text)
        return {file: list(self._underlined(file, text)) for file, text in texts.items()}

    def offers(self, file: Path, text: str) -> dict[str, Offer]:
        """Write text into a file that need not be on disk; return what is offered at the bar `|` in it, by label."""
        before, _, after = text.partition("|")
        self._show(file, before + after)
        rows = before.split("\n")
        where = {"line": len(rows) - 1, "character": len(rows[-1])}
        answer = self._ask("textDocument/completion", {"textDocument": {"uri": file.as_uri()}, "position": where})
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _offer(item) for item in items}

    def close(self) -> None:
        """Say goodbye."""
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.wait(PATIENCE)

    def _show(self, file: Path, text: str) -> None:
        uri = file.as_uri()
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        if version == 1:
            document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        else:
            document = {"uri": uri, "version": version}
            self._tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def _underlined(self, file: Path, text: str) -> Iterator[Slip]:
        while file.as_uri() not in self._found:
            self._handle(self._next())
        rows = text.split("\n")
        for found in sorted(self._found[file.as_uri()], key=lambda found: tuple(found["range"]["start"].values())):
            start, end = found["range"]["start"], found["range"]["end"]
            row = rows[start["line"]]
            upto = end["character"] if end["line"] == start["line"] else len(row)
            yield Slip(start["line"] + 1, row[start["character"] : upto], found["message"])

    def _ask(self, method: str, params: object) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._last and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._handle(message)

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _handle(self, message: Mapping[str, Any]) -> None:
        """Take what the server says or asks of its own."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            asked = message["params"]["items"]
            self._send({"id": message["id"], "result": [SETTINGS.get(item.get("section")) for item in asked]})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _next(self) -> dict[str, Any]:
        message = self._received.get(timeout=PATIENCE)
        assert message is not None, "the language server has ended"
        return message

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while head := stream.readline():
            if head.lower().startswith(b"content-length:"):
                length = int(head.partition(b":")[2])
                while stream.readline().strip():
                    pass
                self._received.put(json.loads(stream.read(length)))
        self._received.put(None)


@contextmanager
def editor(node: str) -> Iterator[Editor]:
    """Start the language server; end it with the block."""
    with subprocess.Popen([node, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            opened = Editor(process)
            yield opened
            opened.close()
        finally:
            process.kill()


def _offer(item: Mapping[str, Any]) -> Offer:
    about = item.get("documentation") or ""
    written = item.get("textEdit", {}).get("newText") or item.get("insertText", "")
    return Offer(item["label"], about["value"] if isinstance(about, dict) else about, written)
