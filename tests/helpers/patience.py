"""How long tests wait for what must come.

They go on as soon as it is there, so that only what never comes takes the whole time: a busy machine is no failure.
"""

from __future__ import annotations

PATIENCE = 600
"""Seconds until a test gives up."""
