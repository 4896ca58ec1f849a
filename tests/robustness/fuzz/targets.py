"""What is done with an input, and what must come of it.

The fuzzer uses them, and the tests of the inputs that it has found.
"""

from __future__ import annotations

import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path

from click.testing import CliRunner, Result

from roadmap_site.cli.main import main
from roadmap_site.curriculum import loader, wiki_links
from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.site import kinds, linked_data, pages_by_hand
from roadmap_site.site.author_texts import Texts
from roadmap_site.site.page import Site
from roadmap_site.site.render import Renderer
from roadmap_site.site.urls import Addresses
from tests.robustness.fuzz.inputs import Files

LONGEST = 20.0
"""So many seconds of the processor one input may take: what takes longer never ends."""
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could rewrite a terminal, or the order of its letters."""
_SAFE_ADDRESS = re.compile(r"(https?://|mailto:|[#./]|[\w%-]+(/|#|\.\w+$|$)|$)")
_SCRIPTS = re.compile(r'<script (?:type="application/ld\+json"|(?:defer )?src="[\w./-]*assets/roadmap-site/)')


class HangError(Exception):
    """An input took too long."""


@contextmanager
def bounded() -> Iterator[None]:
    """Stop what takes longer than any input may."""

    def stop(*_: object) -> None:
        raise HangError(f"more than {LONGEST:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def check(folder: Path) -> None:
    """The report names places that there are, in every format, and nothing in it harms a terminal."""
    result = loader.load(folder, folder.as_posix())
    for problem in result.problems:
        place = problem.location
        assert place.line >= 1
        assert place.column >= 1
        assert place.length >= 1
        file = Path(place.path)
        if place.text and file.is_file():
            assert place.text in file.read_bytes().decode("utf-8", errors="replace")
    for format in ("text", "github", "sarif", "json"):
        done = _run("check", "--format", format, folder.as_posix())
        assert done.exit_code == int(result.has_errors)
        assert not _HARMFUL.search(done.stdout), format
        if format in {"sarif", "json"}:
            json.loads(done.stdout)


def look(folder: Path) -> None:
    """Commands that only look at a curriculum say something, or why not."""
    for arguments in (
        ("list",),
        ("list", "topics", "--format", "json"),
        ("stats",),
        ("needs", "gluten"),
        ("show", "flour"),
    ):
        done = _run(*arguments, "--curriculum", folder.as_posix())
        assert not _HARMFUL.search(done.stdout + done.stderr), arguments


def render(folder: Path) -> None:
    """What passes the check becomes pages without any markup of its own."""
    result = loader.load(folder)
    if result.has_errors:
        return
    renderer = Renderer(result.graph, Addresses(folders=True), edit_url=lambda _: None)
    site = Site(result.graph, "A site", lambda *_: "", renderer.texts.plain)
    for spec in kinds.all_pages(site):
        html = renderer.render(spec).html
        _assert_safe(html)
        assert html.count("<form") == html.count("</form") <= 1
        data = linked_data.json_ld(spec, site)
        if data:
            script = linked_data.script(data)
            assert script.count("<") == script.count("<script") + script.count("</script")


def edit(folder: Path) -> None:
    """Formatting changes no meaning and has an end; renaming, adding and mending leave no errors behind."""
    before = {(problem.code, problem.message) for problem in loader.load(folder, "x").problems}
    _run("fmt", folder.as_posix())
    again = _run("fmt", "--check", "--format", "json", folder.as_posix())
    assert not [problem for problem in json.loads(again.stdout)["problems"] if problem["code"] == "not-canonical"]
    after = {(problem.code, problem.message) for problem in loader.load(folder, "x").problems}
    assert {code for code, _ in after} <= {code for code, _ in before}
    for arguments in (
        ("rename", "gluten", "gluten-net"),
        ("new", "topic", "--title", "Kneading", "--area", "dough", "--stage", "weekend/mixing"),
        ("new", "stage", "--title", "Eating", "--roadmap", "weekend", "--first"),
    ):
        clean = not loader.load(folder).has_errors
        done = _run(*arguments, "--curriculum", folder.as_posix())
        assert not clean or not loader.load(folder).has_errors, done.output
    _run("check", "--fix", folder.as_posix())


FOR_FILES: tuple[Callable[[Path], None], ...] = (check, look, render, edit)
"""What is done with the files of a curriculum, one after the other."""


def all_of(folder: Path, files: Files) -> None:
    """Write the files of a curriculum, and do everything with them."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for target in FOR_FILES:
        with bounded():
            target(folder)


def import_outline(folder: Path, document: bytes) -> None:
    """Whatever is pasted becomes a curriculum without errors, or is refused in a sentence."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.md").write_bytes(document)
    with bounded():
        done = _run("import", "outline", str(folder / "plan.md"), "--curriculum", str(folder / "curriculum"))
    assert "a mistake of ours" not in done.output, done.output
    if done.exit_code == 0:
        assert not loader.load(folder / "curriculum").has_errors


def by_hand(result: LoadResult, page: str) -> None:
    """A page by hand gets its links, and a place for each that is dead."""
    texts = Texts({"flour": ("/topics/flour/", "Flour")}.get)
    with bounded():
        _assert_safe(texts.html(page))
        links = wiki_links.find_in_page(page)
        targets = pages_by_hand.targets([(result.graph, Addresses(folders=True))])
        pages_by_hand.with_titles(pages_by_hand.with_links(page, links, "page.md", targets), targets)
        for problem in pages_by_hand.dead_links(links, page, "docs/page.md", result):
            assert problem.location.line >= 1


def _run(*arguments: str) -> Result:
    done = CliRunner().invoke(main, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def _assert_safe(html: str) -> None:
    """Fail for what authors cannot have been allowed to write: scripts, handlers, frames, addresses of other kinds."""
    parser = _Tags()
    parser.feed(html)
    assert len(_SCRIPTS.findall(html)) == parser.scripts, html[:2000]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        assert tag not in {"iframe", "object", "embed", "base", "meta", "style", "img"}, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style", value
            if name in {"href", "src", "xlink:href", "action", "srcset", "formaction"}:
                assert _SAFE_ADDRESS.match(value or ""), value
