"""The setting `messages`: what a site says otherwise than we do."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.helpers import sites

NEEDS = {"topics/basics.yml": "softmax: {title: Softmax, needs: [sums]}\nsums: Sums\n"}


def settings(*messages: str) -> str:
    """Return the settings of a site with messages of its own, each a line of YAML."""
    lines = "".join(f"        {message}\n" for message in messages)
    return sites.SETTINGS.replace("plugins: [search, roadmap]\n", f"plugins:\n- roadmap:\n    messages:\n{lines}")


def test_the_pages_say_what_the_site_wants(tmp_path: Path) -> None:
    """Headings, sentences with links, what depends on a number, the navigation; all else is as ever."""
    own = settings(
        "Know first: What to know first",
        "Topics: Lessons",
        "'{number} topic': ['one lesson', '{number} lessons']",
        "'Page not found': Nothing here",
    )
    site = sites.built(tmp_path, NEEDS, settings=own)
    topic = sites.page(site, "topics/softmax")
    assert '<h2 id="needs">What to know first</h2>' in topic
    assert "Where it is taught" in topic
    assert "one lesson" in sites.words(sites.page(site, "roadmaps/first"))
    assert "Look something up Lessons 2" in sites.words(sites.page(site, "."))
    assert '<h1 id="top">Lessons</h1>' in sites.page(site, "topics")
    missing = (site / "404.html").read_text(encoding="utf-8")
    assert "<title>Nothing here - A site</title>" in missing
    assert '<meta property="og:title" content="Nothing here">' in missing


def test_a_message_is_text_whatever_it_holds(tmp_path: Path) -> None:
    """No tag of it is one on the page."""
    site = sites.built(tmp_path, NEEDS, settings=settings("Know first: <i>Know</i> & learn"))
    assert "&lt;i&gt;Know&lt;/i&gt; &amp; learn</h2>" in sites.page(site, "topics/softmax")


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Know furst: x", "there is no message 'Know furst'; did you mean 'Know first'?"),
        ("Suggested by: By {name}", "the message 'Suggested by' has no placeholder {name}"),
        ("Know first: [a, b]", "the message 'Know first' takes 1 text"),
    ],
)
def test_what_cannot_be_used_is_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, message: str, told: str
) -> None:
    """The page says it as ever; a strict build stops."""
    folder = sites.write(tmp_path, NEEDS, settings=settings(message))
    site = sites.build(folder, strict=False)
    assert f"A message in mkdocs.yml cannot be used: {told}" in caplog.text
    assert "Know first</h2>" in sites.page(site, "topics/softmax")
    with pytest.raises(Abort):
        sites.build(folder)


@pytest.mark.parametrize("call", ['_("Bake {what}")', '_("Bake {")', '_("Bake {}")'])
def test_a_template_of_ones_own_that_leaves_a_placeholder_empty_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, call: str
) -> None:
    """In a sentence that names the template; what is no message of ours is shown as it is."""
    own = sites.SETTINGS.replace("roadmap]", "{roadmap: {templates: own}}]")
    folder = sites.write(tmp_path, NEEDS, settings=own)
    (folder / "own").mkdir()
    template = folder / "own" / "topic.html"
    template.write_text('{% block lead %}{{ _("Bake {what}", what="it") }}{% endblock %}', encoding="utf-8")
    assert "Bake it" in sites.page(sites.build(folder), "topics/softmax")
    template.write_text(f"{{% block lead %}}{{{{ {call} }}}}{{% endblock %}}", encoding="utf-8")
    with pytest.raises(Abort):
        sites.build(folder)
    assert "A template of the site cannot be shown. topic.html: " in caplog.text


def test_the_setting_is_a_mapping(tmp_path: Path) -> None:
    """Anything else is refused as MkDocs refuses its own."""
    sites.write(tmp_path, NEEDS, settings=settings("- Know first"))
    with pytest.raises(Abort):
        load_config(str(tmp_path / "mkdocs.yml"))
