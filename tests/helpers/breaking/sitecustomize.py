"""Install the hook as the variables `BREAK_BELOW`, `BREAK_AT`, `BREAK_HOW` and `BREAK_COUNT` say.

A command is to be broken off as it is, so what does it comes with the environment.

Python runs this by itself when the folder is on its path.
"""

from __future__ import annotations

import os

import hook  # type: ignore[import-not-found]  # beside this file

_said = {name: os.environ.get(f"BREAK_{name.upper()}", "") for name in ("below", "at", "how", "count")}
if _said["below"]:
    hook.install(tuple(_said["below"].split(os.pathsep)), _said["at"], _said["how"], _said["count"])
