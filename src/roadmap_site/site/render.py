"""Pages as data → HTML; the only owner of `jinja2`.

A section's body is a block of the template of its page; a template of the site's own comes before ours, block by block.
A page knows where it stands only here: until then, addresses within the site start with `urls.ROOT`.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple
from urllib.parse import quote

import jinja2
import markupsafe
from jinja2.bccache import Bucket
from markupsafe import Markup

from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.curriculum.model import Roadmap, Stage, Thing, link_id
from roadmap_site.curriculum.picture_sizes import Size
from roadmap_site.curriculum.relations import Graph
from roadmap_site.curriculum.starting import Option
from roadmap_site.schema.addresses import OwnFile, own_file
from roadmap_site.site import comparison, explanation, facts, finder, parts, suggestions, urls
from roadmap_site.site.author_texts import Texts
from roadmap_site.site.facets import facets_of
from roadmap_site.site.maps import alone, small_map
from roadmap_site.site.maps.roadmap_map import Drawing, hue
from roadmap_site.site.messages import phrases
from roadmap_site.site.messages.words import ENGLISH, Words
from roadmap_site.site.page import PageSpec, Section, Site, shortened
from roadmap_site.site.search import entry

EditUrl = Callable[[Thing | Explanation | None], str | None]
"""Thing → the address where its YAML can be edited, if there is one; nothing → that of `curriculum.yml`."""

# What stands before the name of a template, and a colon, when ours is meant whatever the site has of its own.
_OURS = "roadmap_site"
_PARTIAL = re.compile(r"partials/\w+\.html")


class RenderedPage(NamedTuple):
    """A page in its final form."""

    html: str
    search: tuple[entry.SearchEntry, ...]


class OwnTemplateError(Exception):
    """What is wrong with a template of the site's own, in words."""


class Renderer:
    """Renders the pages of one curriculum."""

    def __init__(
        self,
        graph: Graph,
        addresses: urls.Addresses,
        *,
        edit_url: EditUrl,
        words: Words = ENGLISH,
        templates: Path | None = None,
        own: Callable[[str], str | None] | None = None,
        left_out: frozenset[str] = frozenset(),
        shown: Callable[[str], Size | None] = lambda _: None,
    ) -> None:
        """Prepare the templates.

        Args:
            graph: What the pages show, and how its things hang together.
            addresses: Where pages stand.
            edit_url: Where a thing's YAML can be edited.
            words: What is said in the language of the site.
            templates: A folder with templates whose blocks come before ours.
            own: File of the site's own, by the way from `docs/` → its address from the top of the site; nothing where
                there is no such file. When left out, each is where MkDocs would put it.
            left_out: The kinds of pages that the site does not want, to which nothing links then: `compare`, `print`.
            shown: Path of a picture in the curriculum's folder → how large it is shown, where that is known.
        """
        self.edit_url = edit_url
        self._addresses = addresses
        self._curriculum = graph.curriculum
        self._words = words
        self._own_files = own or addresses.own
        self.texts = Texts(self._resolve, self._own_address)
        self._explained = explanation.Writer(self.texts, self._picture, words, shown)
        self._item_pages = parts.pages_of_items(graph)
        self._own = templates
        self._templates = _environment(templates)
        # What many pages ask for, and is the same on all of them.
        self._block = cache(self._find_block)
        self._url_of = cache(self._find_url)
        self._made: dict[tuple[object, ...], str] = {}
        self._templates.globals.update(self._globals(graph, left_out))
        self._templates.filters.update(self._filters(graph))
        # Blocks are rendered one by one, so what they share must be there without an import of the whole template.
        for name in self._templates.list_templates(filter_func=lambda name: bool(_PARTIAL.fullmatch(name))):
            with self._blaming(name):
                self._templates.globals[f"{Path(name).stem}_parts"] = self._templates.get_template(name).module

    def _globals(self, graph: Graph, left_out: frozenset[str]) -> dict[str, Any]:
        """Return what templates know, by name."""
        addresses, words = self._addresses, self._words
        return {
            "curriculum": graph.curriculum,
            "graph": graph,
            "urls": urls,
            "own_file": own_file,
            "address": self._address,
            "asset": self._asset,
            "items_file": lambda catalogue: urls.ROOT + addresses.items(catalogue),
            "map_file": lambda roadmap: urls.ROOT + addresses.map_file(roadmap),
            "cards_file": lambda roadmap: urls.ROOT + addresses.cards_file(roadmap),
            "below": urls.ROOT + addresses.below,
            "edit_url": self.edit_url,
            "left_out": left_out,
            "compares": comparison.is_made(graph.curriculum, left_out),
            "once": self._once,
            "_": words.gettext,
            "ngettext": words.ngettext,
            "stage_name": partial(phrases.stage_name, words),
            "stage_count": partial(phrases.stage_count, words),
        }

    def _filters(self, graph: Graph) -> dict[str, Callable[..., Any]]:
        """Return what templates make of values, by name."""
        words = self._words
        return {
            "text": lambda text: Markup(self.texts.html(text)),  # noqa: S704 (made safe by `Texts`)
            "plain": self.texts.plain,
            "explained": lambda part: Markup(self._explained.html(part)),  # noqa: S704 (made safe by `Writer`)
            "url": self._url,
            "target": self._target,
            "link": self._link,
            "links": self._links,
            "short": phrases.short_title,
            "aim": graph.curriculum.aims.__getitem__,
            "stage_link": self._stage_link,
            "stage_names": self._stage_names,
            "titles": lambda ids: words.series(graph.curriculum.by_id[id].title for id in ids),
            "drawn": partial(phrases.drawn, words),
            "stage_named": self._stage_named,
            "place": self._place,
            "titled": self._titled,
            "duration": partial(phrases.duration, words),
            "stage_time": partial(phrases.stage_time, words, graph.curriculum.topics),
            "total_time": partial(comparison.total_time, graph, words),
            "total": partial(phrases.total, words),
            "series": words.series,
            "authors": partial(phrases.authors, words),
            "language": words.language_name,
            "shown": words.shown,
            "number": lambda length: f"{round(length, 1):g}",
            "framed": lambda drawing: alone.framed(drawing.form.width, drawing.height),
            "documents": partial(parts.of_roadmap, graph.curriculum),
            "percent": "{:.4g}%".format,
            "facets": partial(facets_of, graph=graph),
            "by_kind": partial(suggestions.by_kind, graph.curriculum),
            "by_roadmap": comparison.by_roadmap,
            "parted": suggestions.parted,
            "by_section": suggestions.by_section,
            "inside": partial(suggestions.inside, graph),
            "pairs": partial(comparison.pairs, graph),
            "next_ones": partial(comparison.next_ones, graph),
            "nearest": partial(comparison.nearest, graph),
            "alone": partial(comparison.alone, graph),
            "marks": lambda *things: list(phrases.marks(words, *things)),
            "choice": partial(phrases.choice, words),
            "numbered": partial(phrases.numbered, words),
            "hue": hue,
            "trail": small_map.trail,
            "weeks": finder.weeks,
            "facts": facts.in_line,
        }

    def render(self, page: PageSpec, root: str | None = None) -> RenderedPage:
        """Return a page's content, and what a search should find of it.

        Args:
            page: What the page shows.
            root: What its links to the site start with; else they are relative to the page.
        """
        partials: Mapping[str, Any] = self._templates.globals
        parts, entries = [f'<link rel="stylesheet" href="{self._asset("roadmap.css")}">', '<div class="rm-page">'], []
        for section in page.sections:
            body = self._body(page, section)
            with self._blaming("partials/section.html"):
                parts.append(partials["section_parts"].whole(section, body))
            if section.searched and page.listed:
                entries.append(entry.of_section(page, section, body))
        if page.reach:
            with self._blaming("partials/reach.html"):
                parts.append(partials["reach_parts"].bar(page.reach))
        parts.append("</div>")
        entries += entry.of_aliases(page)
        root = root or self._addresses.to_top(page.path)
        html = self._words.in_html("\n".join(parts))
        return RenderedPage(html.replace(urls.ROOT, root), tuple(entries))

    def map_file(self, roadmap: Roadmap, drawing: Drawing, site: Site) -> str:
        """Return the map of a roadmap as a file that is complete in itself."""
        with self._blaming("partials/map.html"):
            parts: Any = self._templates.globals["map_parts"]
            svg = self._words.bare(str(parts.roadmap(drawing, roadmap)))
        return alone.whole_map(
            svg,
            roadmap.title,
            primary=site.primary,
            site=site.url,
            runs_left=self._words.runs_left,
        )

    def cards(self, page: PageSpec, starts: Mapping[str, Option | None]) -> str:
        """Return the file with what a map shows of topics: a script that assigns, so that a folder can have it as well.

        Args:
            page: The page that has the map.
            starts: Topic → what to start with.
        """
        with self._blaming("partials/map.html"):
            parts: Any = self._templates.globals["map_parts"]
            html = self._words.in_html(str(parts.cards(starts)))
        html = html.replace(urls.ROOT, self._addresses.to_top(page.path))
        return f"globalThis.roadmapCards = {json.dumps(html, ensure_ascii=False)};\n"

    def small_map(self, drawn: small_map.SmallMap) -> str:
        """Return a small map as HTML."""
        with self._blaming("partials/small_map.html"):
            parts: Any = self._templates.globals["small_map_parts"]
            return self._words.bare(str(parts.sights("wide", drawn)))

    def description(self, page: PageSpec) -> str:
        """Return a page's description for search engines, as plain text of no more than two hundred characters."""
        return shortened(self.texts.plain(page.description))

    def redirect(self, page: str, moved: urls.Moved) -> str:
        """Return the page that stands at a former address and leads on."""
        with self._blaming("redirect.html"):
            text = self._templates.get_template("redirect.html").render(
                title=moved.thing.title, target=self._address(moved.page), language=self._curriculum.language
            )
        text = self._words.in_html(text)
        return text.replace(urls.ROOT, self._addresses.to_top(page))

    def _body(self, page: PageSpec, section: Section) -> str:
        """Render a section by the block of the page's template: the site's own, which may use `super()`, else ours."""
        if not section.block:
            return ""
        name = f"{section.template or page.kind.template}.html"
        with self._blaming(name):
            own, levels = self._block(name, section.block)
            context = own.new_context({"page": page} | (vars(section.data) if section.data else {}))
            context.blocks = {section.block: [*levels]}
            return Markup("".join(levels[0](context)))  # noqa: S704 (made by templates)

    def _find_block(self, name: str, block: str) -> tuple[jinja2.Template, tuple[Callable[..., Any], ...]]:
        """Return a template, and what it and then ours make of a block."""
        own = self._templates.get_template(name)
        ours = self._templates.select_template([f"{_OURS}:{name}", name])
        return own, (*dict.fromkeys(level.blocks[block] for level in (own, ours) if block in level.blocks),)

    def unknown_blocks(self) -> Iterator[tuple[str, str]]:
        """Yield the blocks of the site's own templates that nothing would show: name of the file, and of the block."""
        if self._own is None:
            return
        for file in sorted(self._own.glob("*.html")):
            with self._blaming(file.name), contextlib.suppress(jinja2.TemplateNotFound):
                ours = self._templates.get_template(f"{_OURS}:{file.name}")
                own = self._templates.get_template(file.name)
                yield from ((file.name, block) for block in own.blocks if block not in ours.blocks)

    @contextlib.contextmanager
    def _blaming(self, name: str) -> Iterator[None]:
        """Say what is wrong with a template when the site has templates of its own, as then the fault is theirs."""
        try:
            yield
        except (jinja2.TemplateError, ValueError, LookupError, RecursionError, AttributeError) as fault:
            if self._own is None:
                raise
            if isinstance(fault, jinja2.TemplateSyntaxError):
                name = f"{name}, line {fault.lineno}"
            raise OwnTemplateError(f"{name}: {fault}") from fault

    def _address(self, page: str, fragment: str | None = None) -> str:
        return urls.ROOT + self._addresses.address(page, fragment)

    def _asset(self, name: str) -> str:
        return urls.ROOT + self._addresses.asset(name)

    def _picture(self, path: str) -> str:
        return urls.ROOT + quote(self._addresses.asset(path))

    def _url(self, thing: Thing) -> str:
        return self._url_of(link_id(thing))

    def _find_url(self, id: str) -> str:
        thing = self._curriculum.by_id[id]
        return self._address(self._item_pages.get(id) or urls.path(thing), urls.anchor(thing))

    def _once(self, macro: Any, thing: Thing, *more: object) -> str:
        """Return what a macro makes of a thing, when that is the same on every page."""
        # Of the options for a topic each is of another resource.
        key = (macro, link_id(thing), *(each.id if isinstance(each, Option) else each for each in more))
        if key not in self._made:
            self._made[key] = macro(thing, *more)
        return self._made[key]

    def _own_address(self, own: OwnFile) -> str | None:
        address = self._own_files(own.path)
        if address is None:
            return None
        return urls.ROOT + urls.of_file(address, own)

    def _target(self, url: str | None) -> str | None:
        """Return where an author's `url` leads: elsewhere, or to a file of the site's own, if there is such a file."""
        own = url and own_file(url)
        if own:
            return self._own_address(own)
        return url

    def _link(self, thing: Thing) -> Markup:
        """Return a link to a thing; a roadmap goes by its short title, as its curriculum is known on all our pages."""
        title = phrases.short_title(thing) if isinstance(thing, Roadmap) else thing.title
        if title == thing.title:
            # Many thousand times on a large site: the `format` of `Markup` takes several times as long.
            return Markup(f'<a href="{markupsafe.escape(self._url(thing))}">{markupsafe.escape(title)}</a>')  # noqa: S704
        return Markup('<a href="{}" title="{}">{}</a>').format(self._url(thing), thing.title, title)

    def _links(self, ids: Iterable[str]) -> str:
        return self._words.series([self._link(self._curriculum.by_id[id]) for id in ids])

    def _stage_link(self, id: str) -> Markup:
        stage = self._curriculum.stages[id]
        return Markup('<a href="{}" title="{}">{}</a>').format(self._url(stage), stage.title, self._stage_named(id))

    def _stage_named(self, id: str) -> str:
        stage = self._curriculum.stages[id]
        return phrases.stage_name(self._words, self._curriculum.roadmaps[stage.roadmap], stage.number)

    def _stage_names(self, ids: Iterable[str]) -> str:
        stages = map(self._curriculum.stages.__getitem__, ids)
        roadmaps = self._curriculum.roadmaps
        return self._words.series(phrases.stage_name(self._words, roadmaps[s.roadmap], s.number) for s in stages)

    def _place(self, stage: Stage) -> str:
        return phrases.place(self._words, self._curriculum.roadmaps[stage.roadmap], stage)

    def _titled(self, stage: Stage, place: str | None = None) -> str:
        return phrases.titled(self._words, place or self._place(stage), stage)

    def _resolve(self, target: str) -> tuple[str, str] | None:
        if target == urls.HOME_BESIDE:
            return self._address(urls.HOME), self._curriculum.title
        thing = self._curriculum.by_id.get(target)
        if thing is None:
            return None
        return self._url(thing), thing.title


class _Compiled(jinja2.BytecodeCache):
    """What this process has compiled templates to: most of what a small site takes to be built again."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._kept.get(bucket.key, (None, None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


def _environment(own: Path | None) -> jinja2.Environment:
    """Return what loads templates: those of a folder of the site's own come before ours."""
    ours = jinja2.PackageLoader("roadmap_site", "site/templates")
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader(
            [jinja2.FileSystemLoader(own or ()), jinja2.PrefixLoader({_OURS: ours}, ":"), ours],
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        # Each build has a renderer of its own.
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
