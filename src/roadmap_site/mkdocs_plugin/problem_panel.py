"""What is wrong → a panel for the foot of any page, for those who look at the browser more than at the terminal."""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from typing import NamedTuple

from markupsafe import Markup, escape

from roadmap_site.problems import counting
from roadmap_site.problems.problem import Location, Problem, Severity
from roadmap_site.problems.report import MOST_SHOWN, excerpt, selected
from roadmap_site.system.terminal import printable

NAME = "What is wrong"
"""What the panel is called, for those who do not see it."""
# How many items a panel lists.
_LIMIT = 50
_STYLE = resources.files("roadmap_site") / "mkdocs_plugin" / "panel.css"
_CODE = re.compile("`([^`]+)`")
# Why a shadow: the rules of a site, whatever they are, and those of the panel do not reach each other.
_PANEL = Markup("""\
<div data-roadmap-panel><template shadowrootmode="open"><style>{style}</style>
<section class="{mood}" aria-label="{name}" lang="en" dir="ltr"><details{open} id="{id}">
<summary><strong>{count}</strong> <span>{state}</span></summary>
<ol tabindex="0" aria-label="{count}">
{items}
</ol></details></section></template></div>
<script>{script}</script>
""")
# Lets the panel stay as its reader has left it, from page to page.
_SCRIPT = """\
(() => {
  const details = document.querySelector("[data-roadmap-panel]")?.shadowRoot?.querySelector("details")
  if (!details) { return }
  const key = `roadmap-panel:${details.id}`
  const kept = sessionStorage.getItem(key)
  if (kept) { details.open = kept === "open" }
  details.addEventListener("toggle", () => sessionStorage.setItem(key, details.open ? "open" : "closed"))
})()
"""
_PROBLEM = Markup("""\
<li class="{severity}"><p class="message"><b>{severity}:</b> {message}</p>
<p class="place"><code>{path}:{line}:{column}</code> {code}</p>
{source}{notes}<p class="help"><b>help:</b> {help}</p></li>""")
_SOURCE = Markup("<pre><span>{line} | </span>{before}<mark>{word}</mark>{after}</pre>\n")
_NOTE = Markup('<p class="note"><b>note:</b> {message} <code>{path}:{line}</code></p>\n')
_MORE_NOTES = Markup('<p class="note"><b>note:</b> and {} more places</p>\n')
_SENTENCE = Markup('<li class="{mood}"><pre>{text}</pre></li>')


class Findings(NamedTuple):
    """What a build has found wrong."""

    problems: tuple[Problem, ...]
    """What is wrong in the curriculum and in pages written by hand."""
    sentences: tuple[str, ...]
    """What else there was to say, as plain text."""
    broken: bool
    """Whether the site could not be built."""


def panel(found: Findings, good: str) -> str:
    """Return the panel as HTML, nothing if nothing is wrong.

    Args:
        found: What is wrong.
        good: When the site that stands above the panel was built, as `14:32:05`.
    """
    selection = selected(found.problems)
    items = [*map(_problem, selection.shown), *map(Markup("<li>{}</li>").format, selection.more())]
    items += [_sentence(text, broken=found.broken) for text in found.sentences]
    if not items:
        return ""
    listed = Markup("\n").join(items[:_LIMIT])
    if len(items) > _LIMIT:
        listed += Markup("\n<li>And {} more, all in the terminal.</li>").format(len(items) - _LIMIT)
    mood, opened, id, state = "quiet", "", "quiet", "The site has been built."
    if found.broken:
        mood, opened, state = "broken", " open", f"This is the last good site, built at {good}."
        # What is new opens a panel that was closed; one with warnings stays as it is while they become fewer.
        id = hashlib.sha256(listed.encode()).hexdigest()[:12]
    return _PANEL.format(
        style=Markup(_STYLE.read_text(encoding="utf-8")),  # noqa: S704 (ours)
        mood=mood,
        name=NAME,
        open=opened,
        id=id,
        count=_count(found),
        state=state,
        items=listed,
        script=Markup(_SCRIPT),  # noqa: S704 (ours)
    )


def _count(found: Findings) -> str:
    if found.broken and not found.problems:
        return "The site could not be built"
    if found.broken:
        return counting.summary(found.problems)
    return counting.count(len(found.problems) + len(found.sentences), "warning")


def _problem(problem: Problem) -> Markup:
    place = problem.location
    return _PROBLEM.format(
        severity=problem.severity.value,
        message=_words(problem.message),
        path=printable(place.path),
        line=place.line,
        column=place.column,
        code=problem.code,
        source=_source(place),
        notes=_notes(problem),
        help=_words(problem.help),
    )


def _notes(problem: Problem) -> Markup:
    notes = Markup()
    for note in problem.related[:MOST_SHOWN]:
        place = note.location
        notes += _NOTE.format(message=_words(note.message), path=printable(place.path), line=place.line)
    if len(problem.related) > MOST_SHOWN:
        notes += _MORE_NOTES.format(len(problem.related) - MOST_SHOWN)
    return notes


def _source(place: Location) -> Markup:
    if not place.text.strip():
        return Markup()
    line = excerpt(place)
    return _SOURCE.format(line=place.line, before=line.before, word=line.word or "\u00a0", after=line.after)


def _sentence(text: str, *, broken: bool) -> Markup:
    lines = "\n".join(map(printable, text.strip().splitlines()))
    mood = Severity.ERROR if broken else Severity.WARNING
    return _SENTENCE.format(mood=mood.value, text=lines)


def _words(text: str) -> Markup:
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(printable(text)))))  # noqa: S704 (escaped just before)
