"""Compile templates once, in a process that a test starts.

Python runs this by itself when the folder is on its path.
"""

from __future__ import annotations

import once  # type: ignore[import-not-found]  # beside this file

once.begin()
