"""`roadmap links`, as a person at a terminal meets it: the real lychee, and a server on this machine."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.cli.main import main
from roadmap_site.health import link_check
from tests.helpers import answering, forks, worlds
from tests.helpers.answering import Host
from tests.helpers.patience import PATIENCE

COMMAND = str(Path(sys.executable).with_name("roadmap"))


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """Yield a server."""
    with answering.host() as found:
        yield found


def books(host: Host, *paths: str) -> dict[str, str]:
    """Return a file with a book at each of the paths."""
    lines = (f"book-{n}: {{title: B, url: '{host.address}{p}', topics: [softmax]}}\n" for n, p in enumerate(paths, 1))
    return {"resources/book.yml": "".join(lines)}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own, in no hurry but to be done."""
    quick = ("--interval", "0.01", "--timeout", str(PATIENCE))
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    return forks.run("roadmap", "links", *quick, *arguments, cwd=cwd, env=environment)


def test_a_dead_address_is_shown_with_its_file_and_line(host: Host, tmp_path: Path) -> None:
    """Twice when two resources have it; the exit code says that something is wrong, and the result is kept."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/a", "/404/x", "/404/x"))
    done = run(cwd=tmp_path)
    assert f"curriculum/resources/book.yml:2:26: warning[dead-link] `{host.address}/404/x` leads nowhere" in done.stdout
    assert "curriculum/resources/book.yml:3:26: warning[dead-link]" in done.stdout
    assert "help: look where `book-2` has moved to and change its `url`" in done.stdout
    assert done.stdout.endswith("\n2 addresses: 1 well, 1 dead, 0 unclear\n")
    assert done.returncode == 1
    kept = json.loads((tmp_path / "link-check.json").read_text(encoding="utf-8"))
    assert kept["dead"] == [{"url": f"{host.address}/404/x", "status": "404 Not Found"}]
    assert host.asked.count("/404/x") == 1


EVERYWHERE = {
    "curriculum.yml": """\
        title: A curriculum
        summary: Begin [here](@/404/1).
        roadmaps: [first]
        levels: {beginner: Beginner}
        costs: {free: Free}
        kinds: {book: {title: Book, plural: Books}}
        areas: {basics: Basics, extras: Extras}
        """,
    "topics/basics.yml": """\
        softmax:
          title: Softmax
          summary: "Words, <@/404/2>, `[code](@/404/never)` and [more](@/404/3?a=1&amp;b=2)."
        """,
    "roadmaps/first/roadmap.yml": "title: First\nadvice: [{title: Do, points: ['[a](@/404/4)']}]\n",
    "roadmaps/first/01-start.yml": """\
        title: Start
        topics:
          - topic: softmax
            points: ["[once](@/404/5), [twice](@/404/5)"]
        """,
    "resources/book.yml": """\
        book:
          {title: B, url: "@/404/6", topics: [softmax], summary: "[n](@/404/7) [o](guide/page.md) [m](mailto:a@b.c)"}
        """,
}
"""Addresses in keys and texts of every kind of file, and what is none."""


def test_every_address_is_asked_for_wherever_it_is_written(host: Host, tmp_path: Path) -> None:
    """Each is shown at its own place; what stands in code, a file of the site and an address of mail are none."""
    worlds.write(tmp_path / "curriculum", {n: text.replace("@/", f"{host.address}/") for n, text in EVERYWHERE.items()})
    done = run("--format", "json", cwd=tmp_path)
    found = json.loads(done.stdout)["problems"]
    dead = [
        (one["path"].removeprefix("curriculum/"), one["line"], re.findall(r"/404/\S*(?=`)", one["message"]))
        for one in found
    ]
    assert sorted(dead) == [
        ("curriculum.yml", 2, ["/404/1"]),
        ("resources/book.yml", 2, ["/404/6"]),
        ("resources/book.yml", 2, ["/404/7"]),
        ("roadmaps/first/01-start.yml", 4, ["/404/5"]),
        ("roadmaps/first/01-start.yml", 4, ["/404/5"]),
        ("roadmaps/first/roadmap.yml", 2, ["/404/4"]),
        ("topics/basics.yml", 3, ["/404/2"]),
        ("topics/basics.yml", 3, ["/404/3?a=1&b=2"]),
    ]
    text = (tmp_path / "curriculum/roadmaps/first/01-start.yml").read_text().splitlines()[3]
    columns = [one["column"] - 1 for one in found if one["line"] == 4]
    assert [text[column:].startswith(f"{host.address}/404/5") for column in columns] == [True, True]
    assert columns[0] < columns[1]
    assert "/404/never" not in host.asked


SLOW = """\
#!/bin/sh
echo started >&2
sleep 60 &
echo $! >"$PIDS"
sleep 60
"""
"""A program that starts another one, and takes its time."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_who_asks_for_the_end_ends_the_check_of_the_links_too(number: signal.Signals, tmp_path: Path) -> None:
    """With all that it has started; the report of the last check stays as it was."""
    worlds.write(
        tmp_path / "curriculum", {"resources/book.yml": "b: {title: B, url: https://a.example, topics: [softmax]}\n"}
    )
    slow = tmp_path / "slow"
    slow.write_text(SLOW)
    slow.chmod(0o700)
    report = b'{"addresses": 0, "checked": "2026-01-01", "dead": [], "https": [], "unclear": []}'
    (tmp_path / "link-check.json").write_bytes(report)
    code = f"""
from roadmap_site.cli import main
from roadmap_site.health import link_check
import sys
link_check.program = lambda: {str(slow)!r}
sys.argv = ["roadmap", "links"]
main.run()
"""
    environment = {**os.environ, "PIDS": str(tmp_path / "pids")}
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    ) as running:
        assert running.stderr is not None
        while not (tmp_path / "pids").is_file() or not (tmp_path / "pids").read_text().endswith("\n"):
            time.sleep(0.05)
        running.send_signal(number)
        assert running.stderr.read().endswith(b"\nAborted!\n")
    assert running.returncode == 128 + number
    assert _is_over(int((tmp_path / "pids").read_text()))
    assert (tmp_path / "link-check.json").read_bytes() == report
    assert sorted(path.name for path in tmp_path.iterdir()) == ["curriculum", "link-check.json", "pids", "slow"]


def _is_over(process: int) -> bool:
    """Return whether a process ends soon, or has ended and is only kept in the list."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_what_could_not_be_checked_is_shown_and_is_no_failure(host: Host, tmp_path: Path) -> None:
    """With its place and the reason, so that a person can look."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/b", "/403"))
    done = run(cwd=tmp_path)
    assert f"  curriculum/resources/book.yml:2: {host.address}/403 (403 Forbidden)\n" in done.stdout
    assert done.returncode == 0


def test_good_addresses_are_good(host: Host, tmp_path: Path) -> None:
    """Nothing but the count is said; it can be run from anywhere within the project."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/c", "/moved"))
    done = run(cwd=tmp_path / "curriculum" / "topics")
    assert done.stdout == "2 addresses: 2 well, 0 dead, 0 unclear\n"
    assert done.returncode == 0
    assert (tmp_path / "link-check.json").is_file()


def test_no_addresses_are_no_failure(tmp_path: Path) -> None:
    """A curriculum may have no resources yet."""
    worlds.write(tmp_path / "curriculum", {})
    done = run(cwd=tmp_path)
    assert (done.stdout, done.returncode) == ("0 addresses: 0 well, 0 dead, 0 unclear\n", 0)


def test_the_result_can_be_kept_elsewhere(host: Host, tmp_path: Path) -> None:
    """Two checks of the same answers keep the same, but for the day."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/d", "/404/d", "/410"))
    kept = []
    for name in ("a.json", "b.json"):
        assert run("--report", name, cwd=tmp_path).returncode == 1
        kept.append((tmp_path / name).read_text(encoding="utf-8"))
    kept = [re.sub(r'"checked": "[-0-9]{10}"', "", text, count=1) for text in kept]
    assert kept[0] == kept[1]
    assert not (tmp_path / "link-check.json").exists()


def test_machines_read_the_dead_ones_from_the_standard_output(host: Host, tmp_path: Path) -> None:
    """As annotations on lines, as SARIF and as JSON; all other words go to the error stream."""
    worlds.write(tmp_path / "curriculum", books(host, "/404/e", "/403/e"))
    github = run("--format", "github", cwd=tmp_path)
    assert github.stdout.startswith("::warning file=curriculum/resources/book.yml,line=1,")
    assert github.stdout.count("\n") == 1
    assert "1 dead, 1 unclear" in github.stderr
    data = json.loads(run("--format", "json", cwd=tmp_path).stdout)
    assert [problem["line"] for problem in data["problems"]] == [1]
    assert data["unclear"] == [{"url": f"{host.address}/403/e", "status": "403 Forbidden"}]
    sarif = json.loads(run("--format", "sarif", cwd=tmp_path).stdout)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["dead-link"]


def test_another_file_in_the_place_of_the_report_is_not_lost(host: Host, tmp_path: Path) -> None:
    """It is told in a sentence, before anyone is asked."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/f"))
    (tmp_path / "notes.json").write_text("My notes.", encoding="utf-8")
    done = run("--report", "notes.json", cwd=tmp_path)
    assert "`notes.json` is not a report" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 2
    assert (tmp_path / "notes.json").read_text(encoding="utf-8") == "My notes."
    assert "/well/f" not in host.asked


def test_a_curriculum_with_errors_is_not_checked(host: Host, tmp_path: Path) -> None:
    """Its errors are shown; they come first."""
    worlds.write(tmp_path / "curriculum", {**books(host, "/well/g"), "topics/basics.yml": "softmax: [\n"})
    done = run(cwd=tmp_path)
    assert "error[syntax-error]" in done.stderr
    assert done.returncode == 1
    assert "/well/g" not in host.asked


def test_without_lychee_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, which those who only write do not need, and which some machines have no wheel of."""
    worlds.write(tmp_path / "curriculum", {})
    monkeypatch.setattr(link_check, "program", lambda: None)
    done = CliRunner().invoke(main, ["links", "--curriculum", str(tmp_path / "curriculum")])
    assert "pip install 'roadmap-site[links]'" in done.output
    assert "pip install 'path/to/the/clone[links]'" in done.output
    assert "any lychee on the PATH will do" in done.output
    assert done.exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("--timeout", "0"),
        ("--timeout", "601"),
        ("--interval", "soon"),
        ("--interval", "nan"),
        ("--interval", "inf"),
        ("--interval", "61"),
        ("--interval", "-1"),
        ("--curriculum", "nowhere"),
    ],
)
def test_what_makes_no_sense_is_told(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """As for every command, with exit code 2."""
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("Error: ")


def test_who_waits_at_a_terminal_sees_how_far_it_is(host: Host, tmp_path: Path) -> None:
    """And no one else: a log has the first line and the last."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/i", "/404/i"))
    screen, terminal = os.openpty()
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    command = [COMMAND, "links", "--interval", "0.01", "--timeout", str(PATIENCE)]
    subprocess.run(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=terminal, check=False)
    os.close(terminal)
    seen = os.read(screen, 10_000).decode()
    os.close(screen)
    assert seen.endswith("1 …\r2 …\r")
    assert run(cwd=tmp_path).stderr.count("…") == 1


def test_a_time_that_lychee_does_not_know_is_told(host: Host, tmp_path: Path) -> None:
    """In its own words."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/h"))
    done = run("--cache-age", "soon", cwd=tmp_path)
    assert "invalid value 'soon'" in done.stderr
    assert done.returncode == 2


def test_the_help_shows_an_example(tmp_path: Path) -> None:
    """A line to copy."""
    assert "Example: roadmap links" in run("--help", cwd=tmp_path).stdout


def test_two_checks_at_once_keep_a_whole_report(host: Host, tmp_path: Path) -> None:
    """The second waits for the first; lychee's answers lie in the user's cache folder, and nothing in the project."""
    worlds.write(tmp_path / "curriculum", books(host, "/well/a", "/404/x"))
    environment = {**os.environ, "NO_PROXY": "127.0.0.1"}
    command = [COMMAND, "links", "--interval", "0.01", "--timeout", str(PATIENCE)]
    running = [subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in running] == [1, 1]
    assert len(json.loads((tmp_path / "link-check.json").read_text(encoding="utf-8"))["dead"]) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"curriculum", "link-check.json"}
