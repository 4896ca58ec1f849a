"""The words for the things of a curriculum.

Schema, curriculum, commands and messages call the things by these words. What is to be known of each stands in
`definition`.
"""

from collections.abc import Mapping
from typing import Literal

Noun = Literal["roadmap", "stage", "topic", "resource", "project"]
"""What has an id that `[[…]]` can link to."""
Vocabulary = Literal["level", "cost", "kind", "area", "aim"]
"""What `curriculum.yml` lists the words for."""
Home = Vocabulary | Literal["roadmap"]
"""What a thing stands in: what its file, or its folder, stands for."""
PLURALS: Mapping[str, str] = {
    "roadmap": "roadmaps",
    "stage": "stages",
    "topic": "topics",
    "resource": "resources",
    "project": "projects",
    "level": "levels",
    "cost": "costs",
    "kind": "kinds",
    "area": "areas",
    "aim": "aims",
}
"""Noun or vocabulary → what several are called: the key of a list of them, and the folder of what is in a catalogue."""
PageName = Literal["home", "roadmaps", "roadmap", "stage", "topics", "topic", "resources", "projects", "compare"]
"""What a page is called after: one for each thing, or one for many."""
