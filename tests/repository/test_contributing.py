"""What newcomers and maintainers are told to do can be done as it is written."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from roadmap_site.cli import main
from tests.helpers import worlds
from tests.helpers.paths import ROOT

COMMUNITY = ["CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md", "README.md", ".github/PULL_REQUEST_TEMPLATE.md"]
TOLD = [
    *COMMUNITY,
    *(str(file.relative_to(ROOT)) for file in sorted(ROOT.glob("docs/**/*.md")) if file.name != "command.md"),
    *(str(file.relative_to(ROOT)) for file in sorted(ROOT.glob(".github/*/*.yml"))),
    ".pre-commit-hooks.yaml",
    ".pre-commit-config.yaml",
]
"""The files with command lines in them; the page about the command is made from the command itself."""
PYTHON = ("src", "tests", "tools", "benchmarks")
"""The folders with code."""
_OPERATOR = re.compile(r"[|&;<>()]+")
_CODE = re.compile(
    r"^ *(?:- |run: |entry: |\$ )*(?:\.venv/bin/)?(roadmap [^`\n]*)$|`(roadmap [^`\n\\]+)[`\\]", re.MULTILINE
)


def command_lines(text: str) -> Iterator[list[str]]:
    """Yield the words after `roadmap` of each command line in a text, in code of its own line or within a sentence."""
    for whole, inline in _CODE.findall(text):
        words = shlex.shlex(whole or inline, posix=True, punctuation_chars=True)
        words.whitespace_split = True
        line = list(words)
        end = next((i for i, word in enumerate(line) if _OPERATOR.fullmatch(word)), len(line))
        yield line[1:end]


def refusal(words: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Return why the command would not take a command line, whatever files there are; nothing when it would."""
    for kind in (click.Path, click.File):
        monkeypatch.setattr(kind, "convert", lambda _kind, value, _param, _context: value)
    command: click.Command | None = main.main
    context = click.Context(main.main, **main.main.context_settings)
    while isinstance(command, click.Group) and words:
        name, *words = words
        command = command.get_command(context, name)
        if command is None:
            return f"there is no command {name}"
        # As click keeps a command's option for help once it is made, it must be the one that the whole command gives.
        context = click.Context(command, context, info_name=name)
    try:
        if command and words:  # without any, a sentence names the command
            command.make_context(command.name, words, parent=context.parent)
    except click.UsageError as fault:
        return fault.format_message()
    except click.exceptions.Exit:
        pass
    return ""


@pytest.mark.parametrize("name", TOLD)
def test_each_command_line_that_we_tell_is_one_that_the_command_takes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, options and choices exist, and nothing required is missing."""
    for words in command_lines((ROOT / name).read_text(encoding="utf-8")):
        assert refusal(words, monkeypatch) == "", f"roadmap {shlex.join(words)}"


def test_command_lines_are_found_where_people_copy_them() -> None:
    """In blocks, in sentences, in workflows and hooks, without what the shell does with them."""
    text = (
        "Say `roadmap show rye`, then\n```sh\nroadmap fmt   # all\n$ roadmap links > out\n```\n  run: roadmap check\n"
    )
    assert list(command_lines(text)) == [["show", "rye"], ["fmt"], ["links"], ["check"]]


@pytest.mark.parametrize(
    "words",
    [["chekc"], ["new", "tpic"], ["check", "--fromat", "github"], ["check", "--format", "gitlab"], ["rename", "rye"]],
)
def test_a_command_line_that_would_be_refused_is_seen(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A misspelt command or option, a choice that there is not, and what is required and missing."""
    assert refusal(words, monkeypatch)


@pytest.mark.parametrize("name", COMMUNITY)
def test_links_between_the_files_lead_somewhere(name: str) -> None:
    """To files of the repository, or to pages that GitHub makes for each repository."""
    of_github = {"../../issues/new/choose", "../../fork", "../../security/advisories/new"}
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", (ROOT / name).read_text(encoding="utf-8"))
    lost = [link for link in links if not link.startswith("https://") and link not in of_github]
    assert [link for link in lost if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_the_targets_that_newcomers_are_told_to_make_exist() -> None:
    """Each `make …` is one of the Makefile."""
    made = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = set(re.findall(r"(?:^|`)make ([a-z-]+)", text, re.MULTILINE))
    assert {"serve", "check", "help"} <= told <= made


def test_the_example_of_a_topic_is_a_good_one(tmp_path: Path) -> None:
    """The checker has nothing against it but that no stage teaches it yet."""
    [example] = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    result = worlds.load(tmp_path, {"topics/extras.yml": f"overfitting: Overfitting\n{example}"})
    assert set(worlds.codes(result)) <= {"unused-topic"}
    assert len(result.curriculum.topics) == 3


def test_nobody_is_sent_to_an_address_that_there_is_not() -> None:
    """Reports go the private ways of GitHub; we have no mailbox."""
    for name in COMMUNITY:
        assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", (ROOT / name).read_text(encoding="utf-8"))


def test_the_linter_looks_at_every_file_of_python() -> None:
    """The folder of the curriculum has none; those of the same name in the code have many."""
    command = [sys.executable, "-m", "ruff", "check", "--show-files", *PYTHON]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    written = {str(file) for folder in PYTHON for file in (ROOT / folder).rglob("*.py")}
    assert written <= {*shown.splitlines()}
