"""One commit gives the same site, whenever and wherever it is built."""

from __future__ import annotations

import gzip
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.health import history
from tests.helpers import dated, repositories, sites

SETTINGS = f"site_url: https://bread.example.org/\n{sites.SETTINGS}"
DOUGH = "topics/extras.yml"
ELSEWHEN = """\
import datetime, os, random, time

shift = float(os.environ["SHIFT"])
real = time.time
time.time = lambda: real() + shift
time.time_ns = lambda: int((real() + shift) * 10**9)
gmtime, localtime = time.gmtime, time.localtime
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)


class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__base__)


class Day(datetime.date, metaclass=Kind):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


class Time(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


datetime.date, datetime.datetime = Day, Time

listdir, scandir = os.listdir, os.scandir


class Shuffled:
    def __init__(self, path):
        with scandir(path) as entries:
            self.entries = list(entries)
        random.Random(os.environ["SHIFT"]).shuffle(self.entries)

    def __iter__(self):
        return iter(self.entries)

    def __next__(self):
        if not self.entries:
            raise StopIteration
        return self.entries.pop(0)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass


def shuffled(path="."):
    names = listdir(path)
    random.Random(os.environ["SHIFT"]).shuffle(names)
    return names


os.listdir = shuffled
os.scandir = lambda path=".": scandir(path) if isinstance(path, int) else Shuffled(path)
"""
"""What runs first in a Python whose clock is wrong, and whose disk lists files in any order."""
DAY = 24 * 60 * 60


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return the repository of a site with three commits, of three days."""
    folder = tmp_path / "world"
    folder.mkdir()
    sites.write(folder, {}, {"notes.md": "# Notes\n", "index/x.md": "# X\n"}, SETTINGS)
    (folder / ".gitignore").write_text("site/\n", encoding="utf-8")
    dated.commit(folder, "2026-01-05")
    sites.write(folder, {DOUGH: "relu: {title: ReLU, needs: [softmax]}\n"}, {}, SETTINGS)
    dated.commit(folder, "2026-02-06")
    (folder / "docs" / "notes.md").write_text("# Other notes\n", encoding="utf-8")
    dated.commit(folder, "2026-03-07")
    return folder


def days(site: Path) -> dict[str, str]:
    """Return what the sitemap says of each page: its path → the day of its last change, if any."""
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()).decode() == text
    found = {}
    for url in re.findall("<url>(.*?)</url>", text, re.DOTALL):
        (place,) = re.findall(r"<loc>https://bread\.example\.org/(.*?)</loc>", url)
        found[place] = "".join(re.findall("<lastmod>(.*?)</lastmod>", url))
    return found


def test_a_page_has_the_day_of_its_last_change(world: Path) -> None:
    """That of its file, and of an overview the last day of all files; what is not committed has none."""
    found = days(sites.build(world, strict=False))
    assert found["notes/"] == "2026-03-07"
    assert found["topics/softmax/"] == found["roadmaps/first/"] == found["roadmaps/first/start/"] == "2026-01-05"
    assert found["topics/relu/"] == found[""] == found["topics/"] == found["roadmaps/"] == "2026-02-06"

    (world / "docs" / "notes.md").write_text("# Newer notes\n", encoding="utf-8")
    (world / "docs" / "new.md").write_text("# New\n", encoding="utf-8")
    (world / "curriculum" / DOUGH).write_text("relu: {title: Relu, needs: [softmax]}\n", encoding="utf-8")
    found = days(sites.build(world, strict=False))
    assert found["notes/"] == found["new/"] == found["topics/relu/"] == found[""] == ""
    assert found["topics/softmax/"] == "2026-01-05"


def test_a_file_that_goes_is_a_change_of_the_overviews(world: Path) -> None:
    """So is what goes out of a file, though no line of that is new."""
    sites.write(world, {"topics/basics.yml": "softmax: Softmax\nrelu: ReLU\n"}, {}, SETTINGS)
    (world / "curriculum" / DOUGH).unlink()
    dated.commit(world, "2026-04-08")
    sites.write(world, {}, {}, SETTINGS)
    dated.commit(world, "2026-05-09")
    found = days(sites.build(world, strict=False))
    assert found["topics/softmax/"] == "2026-05-09"
    (world / "curriculum" / "topics" / "more.yml").write_text("{}\n", encoding="utf-8")
    dated.commit(world, "2026-06-10")
    (world / "curriculum" / "topics" / "more.yml").unlink()
    dated.commit(world, "2026-07-11")
    assert days(sites.build(world, strict=False))[""] == "2026-07-11"


def test_of_a_merge_counts_what_it_changed_itself(world: Path) -> None:
    """A page that a branch brought keeps its day; one that was put together from both has the day of that."""
    repositories.git(world, "checkout", "--quiet", "-b", "branch")
    (world / "docs" / "notes.md").write_text("# Theirs\n", encoding="utf-8")
    (world / "docs" / "theirs.md").write_text("# Theirs\n", encoding="utf-8")
    dated.commit(world, "2026-04-08")
    repositories.git(world, "checkout", "--quiet", "main")
    (world / "docs" / "notes.md").write_text("# Ours\n", encoding="utf-8")
    dated.commit(world, "2026-05-09")
    repositories.git(world, "merge", "--quiet", "--no-commit", "-s", "ours", "branch")
    (world / "docs" / "notes.md").write_text("# Both\n", encoding="utf-8")
    (world / "docs" / "theirs.md").write_text("# Theirs\n", encoding="utf-8")
    dated.commit(world, "2026-06-10")
    found = days(sites.build(world, strict=False))
    assert (found["notes/"], found["theirs/"]) == ("2026-06-10", "2026-04-08")


def test_without_git_pages_have_no_day(world: Path) -> None:
    """Nor in a shallow clone, whose only commit seems to have changed everything."""
    shallow = world.parent / "shallow"
    repositories.git(world.parent, "clone", "--quiet", "--depth=1", f"file://{world}", "shallow")
    assert set(days(sites.build(shallow, strict=False)).values()) == {""}
    shutil.rmtree(world / ".git")
    assert set(days(sites.build(world, strict=False)).values()) == {""}


def test_names_of_files_may_be_anything(tmp_path: Path) -> None:
    """Line breaks, quotes, stars and other scripts; a clock in the future tells no later day than the last commit."""
    names = ["a b", "\nline", "t\tab", '"q"', "ключ", "*", "{}", "-x", "\x01 9", ":(top)", "[a]"]
    folder = repositories.made(tmp_path / "world")
    for name in names:
        (folder / "in" / f"{name}.md").parent.mkdir(exist_ok=True)
        (folder / "in" / f"{name}.md").write_text(name, encoding="utf-8")
    dated.commit(folder, "2099-01-01")
    (folder / "out").write_text("", encoding="utf-8")
    dated.commit(folder, "2026-01-05")
    known = history.of_files(folder, [folder / "in", tmp_path / "elsewhere"])
    assert {path.name: str(day) for path, day in known.days.items()} == {f"{name}.md": "2026-01-05" for name in names}


@pytest.mark.parametrize("time", ["946684800", None])
def test_themes_that_say_when_a_site_was_built_say_the_commits_time(
    time: str | None, world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the one that the environment sets, as other programs do."""
    (world / "own").mkdir()
    text = '{% extends "base.html" %}{% block footer %}<p>built {{ build_date_utc.isoformat() }}</p>{% endblock %}'
    (world / "own" / "main.html").write_text(text, encoding="utf-8")
    (world / "mkdocs.yml").write_text(SETTINGS.replace("{name", "{custom_dir: own, name"), encoding="utf-8")
    if time:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
    site = sites.build(world, strict=False)
    built = "built 2000-01-01T00:00:00+00:00" if time else "built 2026-03-07T12:00:00+00:00"
    assert built in sites.page(site, "notes")
    assert built in (site / "404.html").read_text(encoding="utf-8")


SURROUNDINGS: list[Mapping[str, str]] = [
    {},
    {"SHIFT": str(3 * DAY)},
    {"SHIFT": str(-400 * DAY), "TZ": "Pacific/Kiritimati"},
    {"SHIFT": "1", "TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"SHIFT": "7", "LC_ALL": "C.UTF-8", "LANGUAGE": "tr", "PLACE": "a folder/ümläut"},
    {"UMASK": "0o077", "TMPDIR": "other"},
    {"SHIFT": "9", "UMASK": "0o000", "COLUMNS": "20", "NO_COLOR": "1"},
]


def test_eight_surroundings_make_one_site(world: Path, tmp_path: Path) -> None:
    """Day, zone, locale, hash seed, mask, place, terminal and the order of files change no byte."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "sitecustomize.py").write_text(ELSEWHEN, encoding="utf-8")
    (tmp_path / "other").mkdir()
    made = []
    for number, surroundings in enumerate(SURROUNDINGS):
        folder = tmp_path / str(number) / surroundings.get("PLACE", "world")
        shutil.copytree(world, folder)
        env = {**surroundings, "TMPDIR": str(tmp_path / surroundings.get("TMPDIR", ""))}
        if "SHIFT" in surroundings:
            env["PYTHONPATH"] = f"{tmp_path / 'python'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
        done = sites.started(folder, "build", env=env, umask=int(surroundings.get("UMASK", "0o022"), 8))
        assert done.returncode == 0, done.stdout
        made.append(sites.content(folder / "site"))
    assert "2026-03-07" in made[0]["sitemap.xml"].decode()
    for number, site in enumerate(made):
        assert sorted(site) == sorted(made[0]), number
        assert [name for name in site if site[name] != made[0][name]] == [], number
