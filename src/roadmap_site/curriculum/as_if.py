"""A curriculum as it would be if its authors had said something else of all of it.

A site can leave out how long things take, and be in another language. All that is worked out of the curriculum is
worked out anew, so that nothing is left of what it was before.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.model import Curriculum
from roadmap_site.curriculum.references import references
from roadmap_site.curriculum.relations import Graph
from roadmap_site.problems.problem import Severity
from roadmap_site.schema.definition import TOP
from roadmap_site.schema.durations import Duration


def without_durations(loaded: LoadResult) -> LoadResult:
    """Return what was loaded as if nothing said how long it takes, nor should."""
    rules = {**loaded.curriculum.rules, "topic-without-duration": Severity.OFF}
    return _with(loaded, replace(_timeless(loaded.curriculum), rules=rules))


def in_language(loaded: LoadResult, language: str) -> LoadResult:
    """Return what was loaded as if it were of a language, unless `curriculum.yml` names one."""
    top = loaded.located.documents[TOP].data
    if isinstance(top, dict) and "language" in top:
        return loaded
    return _with(loaded, replace(loaded.curriculum, language=language))


def _with(loaded: LoadResult, curriculum: Curriculum) -> LoadResult:
    """Return what was loaded with another curriculum; references name their owners, and so are made of its things."""
    graph = Graph(curriculum, tuple(references(curriculum)))
    return replace(loaded, located=replace(loaded.located, curriculum=curriculum, graph=graph))


def _timeless(value: Any) -> Any:
    """Return a value of the model as it would be if no author said how long anything takes."""
    if isinstance(value, Duration):
        return None
    if isinstance(value, Mapping):
        return {key: _timeless(item) for key, item in value.items()}
    if hasattr(value, "_fields"):
        return type(value)(*map(_timeless, value))
    if isinstance(value, tuple):
        return tuple(map(_timeless, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {}
    for part in fields(value):
        # What is not compared is what the author wrote: it holds texts, and no durations.
        if part.compare:
            parts[part.name] = _timeless(getattr(value, part.name))
    return replace(value, **parts)
