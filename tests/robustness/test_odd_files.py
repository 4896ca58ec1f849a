"""Links, pipes and the like in a stranger's branch: told before anything is read, and nothing of the machine shows."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from roadmap_site.system import odd_files
from tests.helpers import sites
from tests.helpers.previews import serving

SECRET = "what nobody shall see"  # noqa: S105 (a text of a test)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return the folder of a site; beside it is what nobody shall see."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "secret.md").write_text(SECRET, encoding="utf-8")
    (tmp_path / "world").mkdir()
    return sites.write(tmp_path / "world", {}, {"notes.md": "# Notes\n", "pictures/a.svg": "<svg/>"})


def odd(folder: Path) -> dict[str, str]:
    """Return what is odd in a folder of which all is read, each with what it is and what to do."""
    return dict(odd_files.odd(folder, read=lambda _: True))


def refused(world: Path, caplog: pytest.LogCaptureFixture) -> str:
    """Try to build a site; return why it was not."""
    with pytest.raises(BaseException, match=r"Aborted with a BuildError!"):
        sites.build(world)
    assert not (world / "site").exists()
    return sites.errors(caplog)


@pytest.mark.parametrize(
    ("way", "target", "sentence"),
    [
        ("leak.md", "../../home/secret.md", "`docs/leak.md` is a link that leads out of `docs`: put the file itself"),
        ("leak.txt", "/etc/hostname", "`docs/leak.txt` is a link that leads out of `docs`"),
        ("pictures/leak.svg", "../../mkdocs.yml", "`docs/pictures/leak.svg` is a link that leads out of `docs`"),
        ("folder", "../../home", "`docs/folder` is a link that leads out of `docs`: put the files themselves there."),
        ("up", "..", "`docs/up` is a link that leads out of `docs`"),
        ("twice.md", "once.md", "`docs/twice.md` is a link that leads out of `docs`"),
        ("dead.md", "nowhere.md", "`docs/dead.md` is a link to nothing: remove it"),
        ("self.md", "self.md", "`docs/self.md` is a link to nothing: remove it"),
        ("loop", ".", "`docs/loop` is a link to a folder in which there are links to folders"),
        (".around", "/", "`docs/.around` is a link that leads out of `docs`"),
        (".meta.yml", "../../home/secret.md", "`docs/.meta.yml` is a link that leads out of `docs`"),
        ("key.txt", ".env", "`docs/key.txt` is a link to what is hidden: put the file itself there."),
    ],
)
def test_a_link_that_could_show_more_than_docs_is_told(
    way: str, target: str, sentence: str, world: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The sentence names it and says what to do; nothing is built."""
    (world / "docs" / ".env").write_text(SECRET, encoding="utf-8")
    (world / "docs" / "once.md").symlink_to(world.parent / "home" / "secret.md")
    (world / "docs" / way).symlink_to(target)
    told = refused(world, caplog)
    assert sentence in told
    assert SECRET not in told


def test_a_link_that_stays_in_docs_is_a_page_like_others(world: Path) -> None:
    """So is a folder that stands at a second place, and what MkDocs leaves out may be any file."""
    docs = world / "docs"
    (docs / "again.md").symlink_to("notes.md")
    (docs / "images").symlink_to("pictures")
    (docs / ".#notes.md").symlink_to("somebody@their-machine.1234:5678")
    (docs / ".venv" / "bin").mkdir(parents=True)
    (docs / ".venv" / "bin" / "python").symlink_to(world.parent / "home" / "secret.md")
    (docs / "left-out.md").symlink_to(world.parent / "home" / "secret.md")
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}exclude_docs: left-out.md\n", encoding="utf-8")
    site = sites.build(world, strict=False)
    assert "Notes" in sites.page(site, "again")
    assert (site / "images" / "a.svg").is_file()
    assert SECRET.encode() not in b"".join(sites.content(site).values())


def test_a_draft_counts_though_only_a_preview_shows_it(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What a maintainer's browser shows is to be no other file, either."""
    (world / "docs" / "draft.md").symlink_to(world.parent / "home" / "secret.md")
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}draft_docs: draft.md\n", encoding="utf-8")
    assert "`docs/draft.md` is a link that leads out of `docs`" in refused(world, caplog)


def _socket(path: Path) -> None:
    bound = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket is short
    bound.bind(path.name)
    os.chdir(here)
    bound.close()


@pytest.mark.parametrize("name", ["notes.txt", "page.md", "a/.meta.yml"])
@pytest.mark.parametrize(("make", "kind"), [(os.mkfifo, "pipe"), (_socket, "socket")])
def test_what_would_be_read_without_end_is_told(
    name: str, make: Callable[[Path], None], kind: str, world: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A pipe in `docs/` would hang the build."""
    (world / "docs" / name).parent.mkdir(exist_ok=True)
    make(world / "docs" / name)
    assert f"`docs/{name}` is no file but a {kind}, which one could wait for without end: remove it." in refused(
        world, caplog
    )


def test_a_link_to_a_pipe_is_told(world: Path) -> None:
    """Wherever the pipe is; devices are outside anyway."""
    os.mkfifo(world / "docs" / "pipe")
    (world / "docs" / "a.md").symlink_to("pipe")
    (world / "docs" / "b.md").symlink_to("/dev/zero")
    assert [*odd(world / "docs")] == ["a.md", "b.md", "pipe"]


def test_links_that_show_one_another_have_an_end(tmp_path: Path) -> None:
    """Thirty levels of two links each would be a thousand million folders."""
    for level in range(30):
        (tmp_path / str(level)).mkdir()
        for link in "ab":
            (tmp_path / str(level) / link).symlink_to(f"../{level + 1}")
    (tmp_path / "30").mkdir()
    assert odd(tmp_path)["0/a"] == (
        "is a link to a folder in which there are links to folders: put the files themselves there."
    )


def test_there_may_be_twenty_links_to_folders(tmp_path: Path) -> None:
    """Each repeats all files of another one."""
    (tmp_path / "folder").mkdir()
    for number in range(20):
        (tmp_path / f"{number:02}").symlink_to("folder")
    assert odd(tmp_path) == {}
    (tmp_path / "20").symlink_to("folder")
    fact = "is one of 21 links to folders, of which there may be 20: put the files themselves there."
    assert odd(tmp_path) == {"20": fact}


def test_of_many_the_first_are_told(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """And how many more there are."""
    for number in range(23):
        (world / "docs" / f"{number:02}.md").symlink_to("nowhere")
    told = refused(world, caplog)
    assert "`docs/19.md`" in told
    assert "`docs/20.md`" not in told
    assert "There are 3 more." in told


@pytest.mark.parametrize("setting", ["plugins: [search, roadmap: {templates: own}]", "theme: {custom_dir: own}"])
def test_templates_are_looked_at_like_pages(setting: str, world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A theme's folder is copied into the site, too."""
    (world / "own").mkdir()
    (world / "own" / "leak.txt").symlink_to(world.parent / "home" / "secret.md")
    os.mkfifo(world / "own" / "stage.html")
    key = setting.partition(":")[0]
    kept = [line for line in sites.SETTINGS.splitlines() if not line.startswith(key)]
    whole = setting.replace("{custom_dir", "{name: material, font: false, custom_dir")
    (world / "mkdocs.yml").write_text("\n".join([*kept, whole, ""]), encoding="utf-8")
    told = refused(world, caplog)
    assert "`own/leak.txt` is a link that leads out of `own`" in told
    assert "`own/stage.html` is no file but a pipe" in told


def test_docs_must_not_be_a_link_to_somebodys_folder(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Unless `mkdocs.yml` names it; one that stays beside `mkdocs.yml` is as good as a folder."""
    (world / "docs").rename(world / "pages")
    (world / "docs").symlink_to("pages")
    sites.build(world, site_dir=str(world.parent / "other"))
    (world / "docs").unlink()
    (world / "docs").symlink_to(world.parent / "home")
    assert "`docs` is a link that leads out of the folder of mkdocs.yml" in refused(world, caplog)
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}docs_dir: docs\n", encoding="utf-8")
    assert "secret/index.html" in sites.content(sites.build(world, strict=False))


def test_a_curriculum_must_not_be_a_link_to_somebodys_folder(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Unless the plugin's settings name it: it may be anybody's, and would be published."""
    (world / "curriculum").rename(world.parent / "theirs")
    (world / "curriculum").symlink_to(world.parent / "theirs")
    assert "`curriculum` is a link that leads out of the folder of mkdocs.yml" in refused(world, caplog)
    settings = sites.SETTINGS.replace("roadmap]", "{roadmap: {curriculum: curriculum}}]")
    (world / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert "topics/softmax/index.html" in sites.content(sites.build(world))


def test_aliases_at_the_top_of_a_page_are_told(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A few aliases of aliases, in less than a kilobyte, would fill the memory."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    (world / "docs/index.md").unlink(missing_ok=True)
    (world / "docs/page.md").write_text("---\n" + "\n".join(rows) + "\ntitle: *a8\n---\n# T\n", encoding="utf-8")
    said = refused(world, caplog)
    assert "docs/page.md:3:1: error[unsupported-yaml]" in said
    assert "alias `*a0` at the top of a page" in said


def test_a_report_of_links_that_is_no_plain_file_is_not_read(world: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A pipe would hang the build, a link might lead to anything; the page Health goes without."""
    for make in (os.mkfifo, lambda path: path.symlink_to(world.parent / "home" / "secret.md")):
        report = world / "link-check.json"
        make(report)
        sites.build(world, strict=False)
        assert "`link-check.json` is no plain file: remove it" in caplog.text
        report.unlink()
        caplog.clear()


def test_a_preview_tells_it_and_goes_on(tmp_path: Path) -> None:
    """The last good site stays up, with the sentence on each page, until the file is gone."""
    with serving(sites.write(tmp_path, {}, {"notes.md": "# Notes\n"})) as running:
        os.mkfifo(tmp_path / "docs" / "pipe.md")
        running.shows("`docs/pipe.md` is no file but a pipe")
        assert "Notes" in running.get("notes/")[1]
        (tmp_path / "docs" / "pipe.md").unlink()
        running.write("docs/new.md", "# New page\n")
        running.serves("new/", "New page")
