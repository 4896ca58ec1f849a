"""An extension of Markdown that lets no page be built without the plugin `roadmap`.

Programs that read a `mkdocs.yml` need not know MkDocs' plugins: Zensical leaves out those that it does not know without
a word, so that a site would be published without its curriculum. Extensions of Markdown they all load. A site that
names this one among its `markdown_extensions` is built with the plugin, which takes the extension out of the build, or
not at all.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

# Before all else that reads a page.
_FIRST = 1e9


def makeExtension(**settings: Any) -> Extension:  # noqa: N802 (as Python-Markdown calls it)
    """Return the extension."""
    return _Required(**settings)


def without(extensions: Iterable[str]) -> list[str]:
    """Return the extensions of a site without this one, for the plugin is there."""
    return [name for name in extensions if name != __name__]


class _Required(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (as Python-Markdown calls it)
        md.preprocessors.register(_Refusal(md), "roadmap-required", _FIRST)


class _Refusal(Preprocessor):
    def run(self, lines: list[str]) -> NoReturn:
        """Refuse to read a page."""
        raise RuntimeError(
            "This site has a curriculum, which the MkDocs plugin `roadmap` adds to it, "
            "and is being built without that plugin: build it with MkDocs 1.6 or ProperDocs 1.6."
        )
