"""A terminal that no one sits at, for what a command does on one.

Only Unix has such; on Windows, where Python has no `pty`, the tests that ask for one are left out.
"""

from typing import Any

import pytest


def pty() -> Any:
    """Return the module that makes pseudo-terminals, or leave the test out on Windows."""
    return pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
