# Why: schema, curriculum and messages call the things by the same words.
"""The words for the things of a curriculum."""

from __future__ import annotations

from typing import Literal

Noun = Literal["topic", "resource", "project", "roadmap", "stage"]
"""The words for the things, as messages and pages use them."""
