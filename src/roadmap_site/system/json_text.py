"""Values → JSON for programs, as all commands print it.

The same value is always the same text: keys are sorted, and days are written as `2026-11-21`. Every letter stays as it
is, unless it could harm a terminal that shows it: then it is escaped.
"""

import json
from datetime import date

from roadmap_site.system.terminal import is_treacherous


def written(value: object) -> str:
    """Return a value, with days in it, as the text of its JSON."""
    text = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, default=date.isoformat)
    for character in {*text}:
        if not character.isascii() and is_treacherous(character):
            text = text.replace(character, json.dumps(character)[1:-1])
    return text
