"""A build replaces the last good site at once, or not at all: by `mkdocs`, with plugins, signals and full disks.

Whole processes run, as most of it is about how they end.
"""

from __future__ import annotations

import ctypes
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config

from tests.helpers import broken_off, forks, repositories, sites

NEXT = {"notes.md": "# Other notes\n", "more.md": "# More\n"}
"""Pages of the second site; every page has them in its navigation."""
BUILD = [forks.BUILDER, "build", "--strict", "--quiet"]
DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Return the folder of a site that has been built, and has changed since."""
    folder = tmp_path / "world"
    folder.mkdir()
    sites.built(folder, {}, {"notes.md": "# Notes\n"})
    return sites.write(folder, {}, NEXT)


def hooked(world: Path, hook: str) -> None:
    """Let a site have a hook, by which it does what a plugin could."""
    (world / "hook.py").write_text(f"from mkdocs.plugins import event_priority\n\n{hook}", encoding="utf-8")
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}hooks: [hook.py]\n", encoding="utf-8")


def around(world: Path) -> list[str]:
    """Return what lies beside the site, but for what belongs there."""
    own = {"curriculum", "docs", "mkdocs.yml", "site", "hook.py", "__pycache__", ".git"}
    return sorted({path.name for path in world.iterdir()} - own)


def fails(
    world: Path, *arguments: str, powers: Callable[[], None] | None = None, env: Mapping[str, str] | None = None
) -> str:
    """Run a build that must fail, without a mess and with the site as before; return what it says."""
    before = sites.content(world / "site")
    command = arguments or ("build",)
    done = sites.started(world, *command, preexec_fn=powers) if powers else sites.mkdocs(world, *command, env=env)
    assert done.returncode > 0, done.stdout
    assert sites.content(world / "site") == before
    assert around(world) == []
    return done.stdout


def test_a_killed_build_leaves_no_mix(world: Path) -> None:
    """Killed around each rename and at moments in between, it leaves the old site whole, or the new one."""
    old = sites.content(world / "site")
    kinds = broken_off.changes(BUILD, world, [world])
    new = sites.content(world / "site")
    renames = [step for step, kind in enumerate(kinds, start=1) if kind == "os.rename"]
    assert len(renames) == 3
    steps = {*range(1, len(kinds), len(kinds) // 6), *renames, *(step + 1 for step in renames)}
    assert len(steps) > 8
    for step in sorted(steps):
        broken_off.run(BUILD, world, [world], step)
        (site,) = [path for path in (world / "site", *world.glob(".site.old-*")) if path.exists()][:1]
        assert sites.content(site) in (old, new), step
    assert forks.run(*BUILD, cwd=world).returncode == 0
    assert sites.content(world / "site") == new
    assert around(world) == []


@pytest.mark.parametrize("priority", [1000, 0, -(10**9)])
def test_a_plugin_that_fails_last_leaves_the_last_good_site(priority: int, world: Path) -> None:
    """Even after all other plugins have been at the end of their work."""
    hooked(world, f"@event_priority({priority})\ndef on_post_build(config):\n    raise RuntimeError('too late')\n")
    assert "too late" in fails(world)


def test_a_site_that_was_put_aside_is_put_back_by_a_build_that_fails(world: Path) -> None:
    """A build was killed between the two renames; the next one finds a mistake, and the site is there again."""
    site = sites.content(world / "site")
    (world / "site").rename(world / ".site.old-0123456789abcdef")
    (world / ".site.tmp-0123456789abcdef").mkdir()
    (world / "curriculum" / "topics" / "basics.yml").write_text("softmax: {}\n", encoding="utf-8")
    assert sites.mkdocs(world, "build").returncode > 0
    assert sites.content(world / "site") == site
    assert around(world) == []


def test_a_warning_of_whoever_it_may_be_stops_a_strict_build(world: Path) -> None:
    """At whatever step it comes; without `--strict` the new site takes its place."""
    hooked(
        world,
        "import logging\n\n@event_priority(-1000)\ndef on_post_build(config):\n"
        "    logging.getLogger('mkdocs.plugins.hook').warning('hm')\n",
    )
    assert "Aborted with 1 warnings in strict mode!" in fails(world, "build", "--strict")
    assert sites.mkdocs(world, "build").returncode == 0
    assert "Other notes" in sites.page(world / "site", "notes")


def test_plugins_know_one_folder_from_first_to_last(world: Path) -> None:
    """Whoever asks early and writes late has its file in the site."""
    hooked(
        world,
        "from pathlib import Path\nseen = []\n\n"
        "@event_priority(1000)\ndef on_config(config):\n    seen.append(config.site_dir)\n\n"
        "def on_pre_build(config):\n    seen.append(config['site_dir'])\n\n"
        "def on_files(files, config):\n    seen.extend(file.dest_dir for file in files)\n\n"
        "def on_env(env, config, files):\n    seen.append(config.site_dir)\n\n"
        "@event_priority(-1000)\ndef on_post_build(config):\n    seen.append(config.site_dir)\n"
        "    (Path(seen[0]) / 'late.txt').write_text(str(len(set(seen))))\n",
    )
    done = sites.mkdocs(world, "build", "--strict")
    assert done.returncode == 0, done.stdout
    assert (world / "site" / "late.txt").read_text(encoding="utf-8") == "1"
    assert f"The site is in {world / 'site'}" in " ".join(done.stdout.split())


def test_settings_say_where_the_site_is_when_all_is_over(world: Path) -> None:
    """Whoever calls MkDocs from a program finds the site there, also after a build that failed."""
    config = load_config(str(world / "mkdocs.yml"))
    config.plugins.on_config(config)
    assert config.site_dir != str(world / "site")
    config.plugins.on_build_error(error=RuntimeError())
    assert config.site_dir == str(world / "site")
    assert sites.build(world) == world / "site"
    assert around(world) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_asked_to_end_tidies_up(number: signal.Signals, world: Path) -> None:
    """Ctrl-C, and what a system sends before it kills."""
    hooked(world, f"import os\n\ndef on_env(env, config, files):\n    os.kill(os.getpid(), {int(number)})\n")
    assert "Aborted!" in fails(world)


@pytest.mark.usefixtures("unmeasured")
def test_a_full_disk_is_told_with_the_file(world: Path) -> None:
    """No traceback; the disk takes no more in the midst of a page."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))  # noqa: E731
    output = fails(world, powers=limit)
    assert re.search(r"Error: The file `assets/\S+` of the site cannot be written: File too large", output)
    assert "Traceback" not in output


def test_a_full_disk_that_names_no_file_is_told_with_the_last_one(world: Path) -> None:
    """As when a file could be opened, but not written to its end."""
    hooked(
        world,
        "import errno, os\nfrom pathlib import Path\n\ndef on_post_build(config):\n"
        "    (Path(config.site_dir) / 'last.txt').write_text('')\n"
        "    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))\n",
    )
    output = fails(world)
    assert "Error: The file `last.txt` of the site cannot be written: No space left on device." in output
    assert "Traceback" not in output


def test_a_fault_of_another_plugin_is_shown_as_ever(world: Path) -> None:
    """What has nothing to do with the site's files keeps its traceback."""
    hooked(world, "def on_env(env, config, files):\n    open('/nowhere/at/all')\n")
    assert "Traceback" in fails(world)


def powerless() -> None:
    """Take from root what lets it write where nobody may."""
    for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def test_a_page_that_must_not_be_read_is_told(world: Path) -> None:
    """With its name, and without a traceback."""
    (world / "docs" / "more.md").chmod(0)
    output = fails(world, powers=powerless)
    assert "Error: `docs/more.md` cannot be read: Permission denied." in output
    assert "Traceback" not in output


@pytest.fixture
def read_only(world: Path) -> Iterator[Path]:
    """Return the folder of a site in which nothing can be made."""
    (world / "docs" / "__pycache__").mkdir()
    world.chmod(0o555)
    yield world
    world.chmod(0o755)
    (world / "site").chmod(0o755)


def test_where_nothing_can_be_made_beside_it_the_site_is_replaced_file_by_file(read_only: Path) -> None:
    """It is said in a line; the new site is whole, and nothing is left of it elsewhere."""
    done = sites.started(read_only, "build", "--strict", preexec_fn=powerless)
    assert done.returncode == 0, done.stdout
    assert f"{read_only / 'site'} was not exchanged as a whole, but file by file" in " ".join(done.stdout.split())
    now = sites.content(read_only / "site")
    read_only.chmod(0o755)
    assert now == sites.content(sites.build(read_only, site_dir=str(read_only.parent / "other")))


def test_a_site_that_must_not_be_written_is_told(read_only: Path) -> None:
    """Before anything is built."""
    (read_only / "site").chmod(0o555)
    output = fails(read_only, powers=powerless)
    assert f"The site cannot be written, at `{read_only / 'site'}`: Permission denied." in output
    assert "Traceback" not in output


def test_the_default_folder_must_not_be_a_link(world: Path, tmp_path: Path) -> None:
    """A branch could have laid it; what it leads to keeps each of its bytes."""
    (world / "site").rename(tmp_path / "own")
    (world / "site").symlink_to(tmp_path / "own")
    output = fails(world)
    assert "`site` is a link, and would lead the site elsewhere: remove it, or name the folder" in output
    done = sites.mkdocs(world, "build", "--strict", "--site-dir", "site")
    assert done.returncode == 0, done.stdout
    assert "Other notes" in sites.page(tmp_path / "own", "notes")
    assert (world / "site").is_symlink()


def test_a_site_does_not_replace_what_it_is_made_from(world: Path) -> None:
    """MkDocs only looks at the folder of the pages."""
    (world / "docs").rename(world.parent / "docs")
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}docs_dir: ../docs\nsite_dir: .\n", encoding="utf-8")
    assert f"`{world}` holds mkdocs.yml, which no site may replace" in fails(world)
    assert (world / "curriculum" / "curriculum.yml").is_file()


@pytest.mark.parametrize("named", ["public", "public/site"])
def test_a_link_in_the_repository_is_not_followed(named: str, world: Path, tmp_path: Path) -> None:
    """Wherever the settings want the site: its folder, or one above, came with a branch."""
    own = tmp_path / "own"
    (own / "site").mkdir(parents=True)
    (own / "site" / "precious").write_text("mine", encoding="utf-8")
    (world / "public").symlink_to(own if "/" in named else own / "site")
    (world / "mkdocs.yml").write_text(f"{sites.SETTINGS}site_dir: {named}\n", encoding="utf-8")
    repositories.commit(repositories.made(world))
    done = sites.mkdocs(world, "build")
    assert done.returncode > 0
    assert "`public` is a link in the repository, and would lead the site elsewhere: remove it." in done.stdout
    assert sites.content(own) == {"site/precious": b"mine"}
    repositories.git(world, "rm", "--quiet", "--cached", "public")
    assert sites.mkdocs(world, "build").returncode == 0
    assert "notes/index.html" in sites.content(own / "site")


def test_gh_deploy_publishes_the_new_site_or_nothing(world: Path, tmp_path: Path) -> None:
    """What is pushed is what was built; after a build that fails nothing is."""
    repositories.git(tmp_path, "init", "--quiet", "--bare", "remote")
    repositories.commit(repositories.made(world))
    repositories.git(world, "remote", "add", "origin", str(tmp_path / "remote"))
    env = repositories.OWN
    hooked(world, "@event_priority(-1000)\ndef on_post_build(config):\n    raise RuntimeError('too late')\n")
    assert "too late" in fails(world, "gh-deploy", env=env)
    assert repositories.git(tmp_path / "remote", "branch") == ""
    (world / "mkdocs.yml").write_text(sites.SETTINGS, encoding="utf-8")
    done = sites.mkdocs(world, "gh-deploy", env=env)
    assert done.returncode == 0, done.stdout
    assert "Other notes" in repositories.git(tmp_path / "remote", "show", "gh-pages:notes/index.html")
    assert around(world) == []


def test_two_builds_at_once_leave_a_whole_site(world: Path) -> None:
    """Whichever comes last."""
    new = sites.content(sites.build(world, site_dir=str(world.parent / "other")))
    command = [sys.executable, "-m", forks.BUILDER, "build", "--quiet"]
    both = [subprocess.Popen(command, cwd=world, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    outputs = [process.communicate()[0].decode() for process in both]
    assert 0 in [process.returncode for process in both], outputs
    assert sites.content(world / "site") == new
    assert around(world) == []


def test_a_dirty_build_is_whole_too(world: Path) -> None:
    """Every page is built, as the pages that did not change show others in their navigation."""
    assert sites.mkdocs(world, "build", "--dirty").returncode == 0
    assert sites.content(world / "site") == sites.content(sites.build(world, site_dir=str(world.parent / "other")))
