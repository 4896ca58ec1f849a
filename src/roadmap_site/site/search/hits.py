"""What a hit says of a page, or of a thing that stands on a page with others: what it is, and a line on it.

The words that things are found by come from what the theme's search would read, see `reading`; here is what that does
not know.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.curriculum.model import Project, Resource, Roadmap, Stage, Thing, noun
from roadmap_site.site import catalogue_items
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import Words
from roadmap_site.site.page import PageSpec, Site, shortened
from roadmap_site.site.search.pieces import Kind

PAGE = "page"
"""The kind of what is nothing else."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a hit says, and by what else than its words it is found."""

    kind: str
    title: str
    line: str
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


def kinds(words: Words) -> tuple[Kind, ...]:
    """Return the kinds of what can be found, and how much each counts."""
    return (
        Kind("topic", words.gettext("Topics"), 1.5),
        Kind("roadmap", words.gettext("Roadmaps"), 1.5),
        Kind("stage", words.gettext("Stages"), 1.0),
        Kind("resource", words.gettext("Resources"), 0.8),
        Kind("project", words.gettext("Projects"), 1.0),
        Kind(PAGE, words.gettext("Pages"), 0.8),
    )


@dataclass(frozen=True)
class Hits:
    """What hits say of the pages of one curriculum."""

    site: Site
    belongs: str | None
    """The title of the curriculum, where a site has several."""

    def of_page(self, page: PageSpec) -> Iterator[tuple[str | None, Hit | None]]:
        """Yield each part of a page that is found on its own; first the page itself.

        Yields:
            Its anchor, or nothing for the page itself, and what a hit says; nothing where another page has it in full.
        """
        yield None, self._of(page.thing, page)
        for section in page.sections:
            item = self.site.item_at.get(section.id)
            if item and section.level > 1:
                yield section.id, self._of(item) if self.site.page(item) == page.path else None

    def _of(self, thing: Thing | None, page: PageSpec | None = None) -> Hit:
        site = self.site
        kind = noun(thing) if thing and (not page or page.path == site.page(thing)) else PAGE
        title, summary = (page.title, page.description) if page else (thing.title, thing.summary) if thing else ("", "")
        facts = [site.plain(summary or "")]
        keywords: tuple[str, ...] = ()
        match thing:
            case Stage() if page:
                roadmap = site.curriculum.roadmaps[thing.roadmap]
                facts = [phrases.place(site.words, roadmap, thing), site.plain(thing.summary or "")]
                keywords = (roadmap.title,)
            case Roadmap():
                keywords = filled(thing.short_title)
            case Resource() | Project():
                facts = [*catalogue_items.facts(site, thing), *facts]
            case _:
                pass
        if self.belongs:
            facts.insert(0, self.belongs)
        line = shortened(site.words.bare(" · ".join(filter(None, facts))))
        if thing and kind != PAGE:
            keywords = (*keywords, *getattr(thing, "keywords", ()))
            return Hit(kind, site.words.bare(title), line, tuple(getattr(thing, "aliases", ())), keywords)
        return Hit(kind, site.words.bare(title), line)


def filled(*texts: str | None) -> tuple[str, ...]:
    """Return those texts that there are."""
    return tuple(filter(None, texts))
