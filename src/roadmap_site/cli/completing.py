"""What a shell offers after a Tab where an id is wanted: of things, areas, kinds, levels or costs.

`click` asks while somebody is typing. So nothing is said here, whatever is wrong: of a broken curriculum what can be
read is offered, and without any nothing. Commands, options and files `click` knows by itself.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, suppress
from typing import Any

import click
from click.shell_completion import CompletionItem

from roadmap_site.cli import folders
from roadmap_site.curriculum import loader, model
from roadmap_site.schema.definition import NOUNS
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.system.terminal import printable

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def ids(word: str | None = None, *, several: bool = False) -> Completer:
    """Return what offers ids.

    Args:
        word: What they are ids of: a noun, `area`, `kind`, `level` or `cost`; left out, of anything with a page.
        several: Whether they may stand with commas between them.
    """

    def complete(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
        before, comma, begun = typed.rpartition(",") if several else ("", "", typed)
        offered = []
        with suppress(Exception), redirect_stderr(io.StringIO()):
            folder = context.params.get("folder") or folders.nearest_folder()
            for id, title in _known(loader.load(folder).curriculum, word):
                if id.startswith(begun) and id not in before.split(","):
                    offered.append(CompletionItem(f"{before}{comma}{id}", help=printable(title)))
        return offered

    return complete


def _known(curriculum: model.Curriculum, word: str | None) -> Iterator[tuple[str, str]]:
    if word is None or word in NOUNS:
        for thing in curriculum.things():
            if word in {None, model.noun(thing)}:
                yield model.link_id(thing), thing.title
    else:
        words: Any = getattr(curriculum, PLURALS[word])
        for id, said in words.items():
            yield id, said if isinstance(said, str) else said.title
