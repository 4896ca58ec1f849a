"""Checking addresses with the real lychee, against a server on this machine; and the report that is kept."""

from __future__ import annotations

import json
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roadmap_site.health import link_check
from roadmap_site.health.link_check import LinkCheckError, Manners, Report
from tests.helpers import answering, worlds
from tests.helpers.answering import Host
from tests.helpers.patience import PATIENCE

QUICK = Manners(interval=0.01, timeout=PATIENCE)
REPORT = Report(
    "2026-11-21",
    5,
    dead={"https://a.example/x": "404 Not Found"},
    unclear={"https://b.example/": "Request timed out", "https://c.example/ö": "403 Forbidden"},
    https=("http://d.example/",),
)


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask this machine without a detour."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """Yield a server."""
    with answering.host() as found:
        yield found


def lychee() -> str:
    """Return the real program."""
    found = link_check.program()
    assert found
    return found


def pretended(folder: Path, code: str) -> str:
    """Write a program that does something else in the place of lychee."""
    file = folder / "lychee"
    file.write_text(f"#!{sys.executable}\n{code}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def answering_with(folder: Path, *said: dict[str, Any], kind: str = "success_map") -> str:
    """Write a program that says something of the first address, the second, and so on."""
    results = [{"url": "?", "span": {"line": line, "column": 1}, **one} for line, one in enumerate(said, start=1)]
    data: dict[str, Any] = {name: {} for name in ("success_map", "error_map", "timeout_map", "excluded_map")}
    data[kind] = {"x": results}
    return pretended(folder, f"print({json.dumps(data)!r})")


@pytest.fixture(scope="module")
def checked(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Return the report on addresses of every kind."""
    paths = ["/well", "/404", "/410/gone", "/500", "/moved", "/loop", "/429", "/403"]
    urls = [host.address + path for path in paths]
    urls += ["http://127.0.0.1:1/nobody", host.address + "/a(b).", host.address + "/404/?a=1&amp;b=2"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "127.0.0.1")
        return link_check.check(urls, lychee(), tmp_path_factory.mktemp("cache"), QUICK)


def short(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the last parts of addresses, with what came of them."""
    return {url.split("/", 3)[3]: status for url, status in answers.items()}


def test_what_is_not_there_is_dead(host: Host, checked: Report) -> None:
    """So is what leads in a circle, and where no one answers; each is asked for as it is written."""
    dead = short(checked.dead)
    assert dead["404"] == "404 Not Found"
    assert dead["410/gone"] == "410 Gone"
    assert dead["404/?a=1&amp;b=2"] == "404 Not Found"
    assert {"/404/?a=1&amp;b=2", "/a(b)."} < set(host.asked)
    assert "301" in dead["loop"]
    assert "refused" in dead["nobody"]
    assert len(dead) == 5


def test_what_says_little_of_the_page_is_unclear(checked: Report) -> None:
    """A host that turns programs away, that has had enough of them, or that is ill."""
    unclear = short(checked.unclear)
    assert set(unclear) == {"403", "429", "500"}
    assert unclear["429"] == "429 Too Many Requests"


def test_what_takes_its_time_is_unclear(host: Host, tmp_path: Path) -> None:
    """It is asked no longer than it should be."""
    report = link_check.check([host.address + "/slow"], lychee(), tmp_path / "cache", QUICK._replace(timeout=1))
    (status,) = report.unclear.values()
    assert "timed out" in status


def test_the_rest_is_well(checked: Report) -> None:
    """Also what has moved, for the way there is known, and an address that ends with a full stop."""
    assert checked.addresses == 11
    assert len(checked.dead) + len(checked.unclear) == 8
    assert list(checked.dead) == sorted(checked.dead)


def test_it_says_how_far_it_is(host: Host, tmp_path: Path) -> None:
    """After each address, good or bad."""
    heard: list[int] = []
    urls = [f"{host.address}/{path}" for path in ("well", "404", "403")]
    link_check.check(urls, lychee(), tmp_path / "cache", QUICK, heard=heard.append)
    assert heard == [1, 2, 3]


def test_whoever_is_asked_can_see_who_asks(host: Host, checked: Report) -> None:
    """The name of the project and its address are in each request."""
    (agent,) = host.agents
    assert agent.startswith("roadmap-site/")
    assert "+https://" in agent


def test_a_good_answer_is_kept_and_a_bad_one_is_asked_for_again(host: Host, tmp_path: Path) -> None:
    """So that a second check costs the hosts next to nothing, and shows what was mended."""
    urls = [host.address + "/well/once", host.address + "/404/again"]
    for _ in range(2):
        report = link_check.check(urls, lychee(), tmp_path / "cache", QUICK)
        assert short(report.dead) == {"404/again": "404 Not Found"}
    assert host.asked.count("/well/once") == 1
    assert host.asked.count("/404/again") == 2


def test_without_addresses_no_one_is_asked(tmp_path: Path) -> None:
    """Not even whether lychee works."""
    assert link_check.check([], "nowhere", tmp_path, QUICK).addresses == 0


def test_when_no_one_answers_nothing_is_called_dead(tmp_path: Path) -> None:
    """Then the network is more likely to be dead."""
    with pytest.raises(LinkCheckError, match="Is this machine connected"):
        link_check.check(["http://127.0.0.1:1/a", "http://127.0.0.1:1/b"], lychee(), tmp_path, QUICK)


def test_a_plain_address_that_leads_on_to_https_is_told(tmp_path: Path) -> None:
    """If it is the same one but for the letter s; other redirects are none of our business."""
    urls = ["http://a.example/x", "http://b.example/x", "https://c.example/x"]
    well = {"text": "200 OK", "code": 200}
    hops = ["https://a.example/x", "https://b.example/y", "https://c.example/x"]
    said = [{"status": well, "redirects": {"origin": "?", "redirects": [{"url": hop, "code": 301}]}} for hop in hops]
    report = link_check.check(urls, answering_with(tmp_path, *said), tmp_path / "cache", QUICK)
    assert report.https == ("http://a.example/x",)


def test_what_the_cache_answers_keeps_what_was_known_of_it(tmp_path: Path) -> None:
    """The cache does not say where an address leads on to; the last report does."""
    urls = ["http://a.example/x", "http://b.example/x"]
    cached = {"status": {"text": "OK (cached)", "code": 200}}
    before = replace(REPORT, https=("http://a.example/x", "http://gone.example/"))
    report = link_check.check(urls, answering_with(tmp_path, cached, cached), tmp_path / "cache", QUICK, before)
    assert report.https == ("http://a.example/x",)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import sys; print('the disk is full', file=sys.stderr); sys.exit(1)", "code 1: the disk is full"),
        ("import os; os.abort()", "lychee ended with code -6: it said nothing"),
        ("print('rubbish')", "something else than a report"),
        ("print('[]')", "something else than a report"),
        ('print(\'{"success_map": {"x": [{"span": {"line": 9}}]}}\')', "something else than a report"),
    ],
)
def test_a_lychee_that_fails_is_told_in_a_sentence(code: str, told: str, tmp_path: Path) -> None:
    """Whether it crashes or talks nonsense."""
    with pytest.raises(LinkCheckError, match=told):
        link_check.check(["http://a.example/"], pretended(tmp_path, code), tmp_path / "cache", QUICK)


def test_a_lychee_that_cannot_be_started_is_told_in_a_sentence(tmp_path: Path) -> None:
    """As is a setting that it does not understand."""
    with pytest.raises(LinkCheckError, match="cannot be started: No such file"):
        link_check.check(["http://a.example/"], str(tmp_path / "lychee"), tmp_path / "cache", QUICK)
    with pytest.raises(LinkCheckError, match="invalid value 'soon'"):
        link_check.check(["http://a.example/"], lychee(), tmp_path / "cache", QUICK._replace(cache_age="soon"))


def test_an_address_of_which_nothing_was_said_is_unclear(tmp_path: Path) -> None:
    """It is not taken for a good one."""
    one = answering_with(tmp_path, {"status": {"text": "200 OK", "code": 200}})
    report = link_check.check(["http://a.example/", "http://b.example/"], one, tmp_path / "cache", QUICK)
    assert report.unclear == {"http://b.example/": "not checked"}


def test_an_address_for_examples_is_unclear(tmp_path: Path) -> None:
    """Nobody is asked, and the real lychee's word for that is not an author's."""
    report = link_check.check(["http://bread.example/", "http://127.0.0.1:1/"], lychee(), tmp_path / "cache", QUICK)
    assert report.unclear == {
        "http://bread.example/": "not asked for: an address for examples, or one that only names something"
    }


def test_a_report_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """The same report makes the same bytes, which people can read."""
    file = tmp_path / "link-check.json"
    link_check.write(REPORT, file)
    assert link_check.read_report(file) == REPORT
    first = file.read_bytes()
    link_check.write(REPORT, file)
    assert file.read_bytes() == first
    assert '"url": "https://c.example/ö",\n' in first.decode()


def test_without_a_file_there_is_no_report(tmp_path: Path) -> None:
    """No check has been made yet."""
    assert link_check.read_report(tmp_path / "link-check.json") is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "{}", '{"checked": "soon", "addresses": 1, "dead": [], "unclear": [], "https": []}', "\xff",
     '{"checked": "2026-11-21", "addresses": 1, "dead": ["x"], "unclear": [], "https": []}'],
)  # fmt: skip
def test_a_file_that_is_no_report_is_told_in_a_sentence(text: str, tmp_path: Path) -> None:
    """Half a file, another one's file, a day that is none."""
    file = tmp_path / "link-check.json"
    file.write_bytes(text.encode("latin-1"))
    with pytest.raises(LinkCheckError, match=r"`link-check\.json` is not a report of `roadmap links`"):
        link_check.read_report(file)


def test_a_dead_address_is_a_problem_at_each_place_where_it_is_written(tmp_path: Path) -> None:
    """Two books may have one address; what has been taken away since is no problem any more."""
    books = """\
        one:
          title: One
          url: https://a.example/x
          topics: [softmax]
        two: {title: Two, url: 'https://a.example/x', topics: [softmax]}
        three: {title: Three, url: https://b.example/, topics: [softmax]}
        """
    world = worlds.load(tmp_path, {"resources/book.yml": books}).located
    report = replace(REPORT, dead={**REPORT.dead, "https://gone.example/": "404 Not Found"})
    found = link_check.problems(world, report)
    assert [(p.code, p.severity, p.location.line, p.location.column, p.location.length) for p in found] == [
        ("dead-link", "warning", 3, 8, 19),
        ("dead-link", "warning", 5, 25, 19),
    ]
    assert found[0].message == "`https://a.example/x` leads nowhere: 404 Not Found"
    assert "`one`" in found[0].help


def test_each_curriculum_has_a_report_of_its_own(tmp_path: Path) -> None:
    """Also those beside each other: what one does not link to is not well for that."""
    assert link_check.kept(tmp_path / "curriculum") == tmp_path.resolve() / "link-check.json"
    assert link_check.kept(tmp_path / "my bread") == tmp_path.resolve() / "link-check-my bread.json"


def test_nobody_asks_for_what_can_no_longer_be_had(tmp_path: Path) -> None:
    """That its addresses are dead, its author knows; those of other things are asked for all the same."""
    files = {
        "resources/book.yml": """\
            lost:
              title: Lost
              url: https://lost.example/
              status: unavailable
              links: [https://lost.example/more]
            old:
              title: Old
              url: https://old.example/
              status: outdated
            """,
        "projects/basics.yml": "ruin: {title: Ruin, status: unavailable}\n",
        "roadmaps/first/01-start.yml": """            title: Start
            topics:
              - topic: softmax
                resources: [{resource: lost, at: Page 1, url: "https://lost.example/1"}]
                projects: [{project: ruin, url: "https://ruin.example/"}]
            resources:
              - resource: lost
                url: https://lost.example/2
                note: See <https://note.example/>.
              - resource: old
                url: https://old.example/3
            """,
    }
    located = worlds.load(tmp_path, files).located
    assert link_check.addresses(located) == ["https://note.example/", "https://old.example/", "https://old.example/3"]
