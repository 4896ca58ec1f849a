"""Ids that stand in one text without commas where a list belongs, such as `needs: flour water`.

When a file is read, its text may as well be a title of two words. Once all ids are known it can be told what was
meant: where every word is an id of what the key names, the help and the fix are the list of them. All other problems
stay as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from roadmap_site.curriculum.model import Curriculum
from roadmap_site.problems.problem import Problem
from roadmap_site.schema.definition import FILES
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.shape_walks import keys_in, text_of

_FIX = re.compile(r"\[([a-z0-9-]+(?: +[a-z0-9-]+)+)\]")
_KEY = re.compile(r"(?<![\w-])([\w-]+)[\"']?: +$")


def parted(problem: Problem, curriculum: Curriculum) -> Problem:
    """Return a problem with the ids that were meant as its fix, if it is one of ids without commas."""
    unparted = _FIX.fullmatch(problem.fix or "")
    if problem.code != "wrong-shape" or unparted is None:
        return problem
    key = _KEY.search(problem.location.text[: problem.location.column - 1])
    ids, noun = unparted[1].split(), _REFERRING.get(key[1]) if key else None
    if key is None or noun is None or not curriculum.ids[noun].issuperset(ids):
        return problem
    meant = f"[{', '.join(ids)}]"
    return replace(problem, help=f"write `{key[1]}: {meant}`, with a comma between the ids", fix=meant)


def _referring() -> Mapping[str, Noun]:
    """Return each key whose text, or list of texts, names things → what it names."""
    referring = {}
    for shape in FILES.values():
        for name, key in keys_in(shape):
            text = text_of(key)
            if text and text.refers_to:
                referring[name] = text.refers_to
    return referring


_REFERRING = _referring()
