"""What is wrong → a panel for the foot of any page, for those who look at the browser more than at the terminal.

The panel is the template `panel.html` with the styles of `panel.css`. It shows what a report on the terminal shows, and
of a very long list only the beginning. Whatever authors and MkDocs say in it stays text.
"""

import hashlib
import re
from collections.abc import Sequence

import jinja2
from markupsafe import Markup, escape

from roadmap_site.problems import counting
from roadmap_site.problems.problem import Problem
from roadmap_site.problems.report import MOST_SHOWN, excerpt, selected
from roadmap_site.system.terminal import printable

# How many items a panel lists.
_LIMIT = 50
_CODE = re.compile("`([^`]+)`")
_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("roadmap_site", "mkdocs_plugin"),
    autoescape=True,
    trim_blocks=True,
    undefined=jinja2.StrictUndefined,
)


def panel(problems: Sequence[Problem], sentences: Sequence[str], good: str, *, broken: bool) -> str:
    """Return the panel as HTML, nothing if nothing is wrong.

    Args:
        problems: What is wrong in the curriculum and in pages written by hand.
        sentences: What else there is to say, as plain text.
        good: When the site that stands above the panel was built, as `14:32:05`.
        broken: Whether the site could not be built.
    """
    selection = selected(problems)
    items: list[tuple[str, Problem | str]] = [("problem", problem) for problem in selection.shown]
    items += [("more", words) for words in selection.more()]
    items += [("sentence", sentence) for sentence in sentences]
    if not items:
        return ""
    return _TEMPLATES.get_template("panel.html").render(
        broken=broken,
        items=items,
        limit=_LIMIT,
        most_notes=MOST_SHOWN,
        errors=problems and counting.summary(problems),
        warnings=counting.count(len(problems) + len(sentences), "warning"),
        good=good,
    )


def _words(text: str) -> Markup:
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(printable(text)))))  # noqa: S704 (escaped just before)


def _digest(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:12]


_TEMPLATES.filters.update(words=_words, digest=_digest, excerpt=excerpt, printable=printable)
