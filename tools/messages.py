"""Write the template of all messages that readers of a site see, for translators and their tools."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

from roadmap_site.health import history, remedies
from roadmap_site.site.messages.overrides import TEMPLATE

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/roadmap_site"
METHODS = {
    "site/**/*.py": "python",
    "mkdocs_plugin/*.py": "python",
    "health/*.py": "python",
    "site/templates/**/*.html": "jinja2.ext:babel_extract",
}
"""Where messages stand, and by which method of Babel they are taken from there. Scripts get theirs from templates."""
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "Plural": (1, 2), "Remark": None}
"""What a message is the first argument of, or in its two forms the first two."""
_UNSTABLE = ('"POT-Creation-Date', '"Generated-By')
_OPTIONS = {"trim_blocks": "true", "silent": "false"}
_HEADER = """\
# The messages that readers of a site see. Each is written in the code, in English; `make messages` writes this file.
# What stands in braces is filled in and keeps its name, {number} with the number that the form depends on."""


def text() -> str:
    """Return the template, without the lines that tell who made it, and when."""
    catalog = Catalog(project="roadmap-site", header_comment=_HEADER, fuzzy=False)
    for file, message, context in _messages():
        catalog.add(message, locations=[(file, 0)], context=context)
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_UNSTABLE))


def _messages() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """Yield each message as often as it is said: the file, the message or its two forms, and its context."""
    for pattern, method in METHODS.items():
        for file in sorted(SOURCE.glob(pattern)):
            name = file.relative_to(SOURCE).as_posix()
            for _, message, _, context in extract_from_file(method, file, KEYWORDS, options=_OPTIONS):
                yield name, message, context
    for words in remedies.WORDS.values():
        for sentence in (words.title, words.meaning, words.advice, words.well):
            yield "health/remedies.py", sentence, None
    for sentence in history.REASONS:
        yield "health/history.py", sentence, None


if __name__ == "__main__":
    TEMPLATE.write_text(text(), encoding="utf-8")
