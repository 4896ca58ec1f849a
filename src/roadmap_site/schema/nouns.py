"""The words for the things of a curriculum.

Schema, curriculum, commands and messages call the things by these words. What is to be known of each stands in
`definition`.
"""

from typing import Literal

Noun = Literal["roadmap", "stage", "topic", "resource", "project"]
"""What has an id that `[[…]]` can link to."""
Vocabulary = Literal["level", "cost", "kind", "area"]
"""What `curriculum.yml` lists the words for, under the plural of its name."""
Home = Vocabulary | Literal["roadmap"]
"""What a thing stands in: what its file, or its folder, stands for."""
PageName = Literal["home", "roadmaps", "roadmap", "stage", "topics", "topic", "resources", "projects", "compare"]
"""What a page is called after: one for each thing, or one for many."""
