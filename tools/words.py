"""Tell terms in our own curriculum that are not written as the field writes them.

`make spelling` runs it beside codespell, which knows misspellings and one way of spelling English. This knows the
terms of deep learning, also those of which codespell cannot know better: two words, a hyphen, a capital. It reads what
readers see as sentences and titles. Code, addresses, ids, and what others have called their works, stand as they are.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from roadmap_site.curriculum import inline_markdown, loader
from roadmap_site.curriculum.model import Resource
from roadmap_site.problems.problem import Location
from roadmap_site.yaml_io.document import Place

ROOT = Path(__file__).parent.parent
# What is written otherwise → the field's own form, of its beginning where the end is the same.
_FORMS = {
    r"[Aa]uto-encod": "autoencod",
    r"[Bb]ack[- ]propagat": "backpropagat",
    r"[Dd]ata[ -]set": "dataset",
    r"[Ff]ine ?tun": "fine-tun",
    r"[Hh]yper-param": "hyperparam",
    r"[Mm]ini ?batch": "mini-batch",
    r"[Oo]ver-fit": "overfit",
    r"[Pp]re ?train": "pre-train",
    r"[Uu]nder-fit": "underfit",
    r"Arxiv|ArXiv": "arXiv",
    r"Git[h]ub|github": "GitHub",
    r"Hugging ?face|HuggingFace|hugging face": "Hugging Face",
    r"Imagenet|imagenet": "ImageNet",
    r"Jax\b": "JAX",
    r"Numpy|numpy": "NumPy",
    r"Pandas": "pandas",
    r"Pytorch|pytorch": "PyTorch",
    r"Relu\b|ReLu\b|relu\b": "ReLU",
    r"Scikit-[Ll]earn": "scikit-learn",
    r"Tensorflow|tensorflow": "TensorFlow",
    r"transformer": "Transformer",
}
_WRONG = re.compile("|".join(rf"(?P<form{number}>\b(?:{wrong}))" for number, wrong in enumerate(_FORMS)))
_RIGHT = tuple(_FORMS.values())
# A link with what others call their work, such a name in italics, an address, the id of a link to a thing.
_AS_IT_IS = re.compile(r"\[[^\[\]]*\]\(https?:[^()\s]*\)|(?<![*\w])\*(?![*\s])[^*]+\*(?!\*)|https?:\S+|\[\[[a-z0-9-]+")


class Finding(NamedTuple):
    """A term, where it stands, and how it is written."""

    location: Location
    written: str
    form: str


def found(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each term that is written otherwise in a text of inline Markdown: as it stands, where, its own form."""
    looked_at = _AS_IT_IS.sub(lambda kept: "\0" * len(kept[0]), inline_markdown.without_code(text))
    for match in _WRONG.finditer(looked_at):
        yield match[0], match.start(), _RIGHT[(match.lastindex or 1) - 1]


def findings(loaded: loader.LoadResult) -> Iterator[Finding]:
    """Yield what is written otherwise in the sentences and titles of a curriculum."""
    located = loaded.located
    for text, place in (*located.markdown, *_titles(loaded)):
        for written, start, form in found(text):
            yield Finding(located.locate(place, written, text.count(written, 0, start)), written, form)


def _titles(loaded: loader.LoadResult) -> Iterator[tuple[str, Place]]:
    """Yield the titles that are ours: a resource has that of its author."""
    for thing in loaded.located.definitions:
        if thing.title and not isinstance(thing, Resource):
            yield thing.title, thing.place / "title"


def main() -> int:
    """Show what is written otherwise; return the exit code."""
    told = list(findings(loader.load(ROOT / "curriculum", "curriculum")))
    for location, written, form in told:
        print(
            f"{location.path}:{location.line}:{location.column}: `{written}` is written `{form}` in this field",
            file=sys.stderr,
        )
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
