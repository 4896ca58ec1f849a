"""What came of the last trial: `results.json`, read, written and made into sentences."""

from __future__ import annotations

import json
from typing import Any

from tools.neighbours.table import FOLDER, Entry

FILE = FOLDER / "results.json"
NOTHING: dict[str, Any] = {"with": {}, "entries": {}}


def read() -> dict[str, Any]:
    """Return the results; nothing where none are kept."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else NOTHING


def write(made: dict[str, Any]) -> None:
    """Keep results."""
    FILE.write_text(json.dumps(made, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def goes(result: dict[str, Any], entry: Entry) -> bool:
    """Return whether an entry goes together with us in all orders in which it must."""
    return not any(run.partition(" ")[2] in entry.orders for run in result["faults"])
