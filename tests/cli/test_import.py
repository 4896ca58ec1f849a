"""`roadmap import outline` as a process: what it writes, says and exits with."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.helpers import forks, terms, worlds
from tests.helpers.paths import ROOT

OUTLINES = ROOT / "tests/importer/outlines"


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return forks.run("roadmap", "import", "outline", *arguments, cwd=cwd, stdin=stdin)


def checked(cwd: Path, *arguments: str) -> str:
    """Return what `roadmap check` or another command of it says, which is content."""
    done = forks.run("roadmap", *arguments, cwd=cwd)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_curriculum_starts_from_an_outline(tmp_path: Path) -> None:
    """Where there is none, its folder is made; the report counts, names what is new, and says what to do next."""
    done = run(str(OUTLINES / "stages-and-groups.md"), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "stages-and-groups.md: Pastry for Bread Bakers\n" in done.stdout
    assert "roadmap    pastry-for-bread-bakers: 4 stages, 13 entries\n" in done.stdout
    assert "line 12: new `butter`, Butter\n" in done.stdout
    assert "\n  curriculum/topics/pastry-for-bread-bakers.yml\n" in done.stdout
    assert "roadmap check: no problems\n\nNext:\n" in done.stdout
    assert "1 roadmap, 4 stages, 13 topics, 9 resources, 4 projects: no problems\n" in checked(tmp_path, "check")
    checked(tmp_path, "fmt", "--check")


def test_what_was_there_stays(tmp_path: Path) -> None:
    """Beside a curriculum, an import only adds: comments and all entries of the files that it touches are left."""
    files = {
        "curriculum.yml": """\
            # Ours
            title: Bread
            roadmaps: [first]
            kinds: {book: Book}
            areas: {basics: Basics}  # few
            """,
        "topics/basics.yml": "softmax: Softmax\nlean-dough: {title: Lean dough, aliases: [LD]}  # old\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax, lean-dough]\nresources: [crust]\n",
        "resources/book.yml": "# Books\ncrust: {title: Crust, topics: [lean-dough]}  # good\n",
    }
    folder = worlds.write(tmp_path / "curriculum", files)
    before = terms.texts(folder)
    done = run(str(OUTLINES / "plain-lines.md"), "--roadmap", "plan", "--title", "The Plan", cwd=tmp_path)
    assert done.returncode == 0
    assert "topics     1 known, " in done.stdout
    after = terms.texts(folder)
    assert after["resources/book.yml"].startswith(before["resources/book.yml"])
    assert after["curriculum.yml"].startswith("# Ours\n")
    assert "# few" in after["curriculum.yml"]
    assert "roadmaps: [first, plan]" in after["curriculum.yml"]
    unchanged = set(before) - {"curriculum.yml", "resources/book.yml"}
    assert {path: after[path] for path in unchanged} == {path: before[path] for path in unchanged}
    checked(tmp_path, "check")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """It reports the same and leaves the folder as it was, or not there at all."""
    done = run(str(OUTLINES / "list-only.md"), "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "Would write 5 files:\n" in done.stdout
    assert "Nothing was written" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_roadmap_is_never_overwritten(tmp_path: Path) -> None:
    """A second import under the same id, or under an id of something else, stops before anything is written."""
    document = str(OUTLINES / "list-only.md")
    assert run(document, cwd=tmp_path).returncode == 0
    before = terms.texts(tmp_path)
    other = str(OUTLINES / "stages-and-groups.md")
    assert "roadmap `list-only` already" in run(other, "--roadmap", "list-only", cwd=tmp_path).stderr
    for id, reason in (("--title", "Other", "--roadmap", "list-only"), "already"), (("--roadmap", "flour"), "another"):
        done = run(document, *id, cwd=tmp_path)
        assert done.returncode == 2
        assert reason in done.stderr
        assert "Traceback" not in done.stderr
    assert run(document, "--roadmap", "My Plan", cwd=tmp_path).returncode == 2
    assert terms.texts(tmp_path) == before


def test_a_roadmap_that_is_there_just_so_is_no_error(tmp_path: Path) -> None:
    """As when the command was killed after its last file; what was changed since is told as ever."""
    document = str(OUTLINES / "list-only.md")
    assert run(document, cwd=tmp_path).returncode == 0
    before = terms.texts(tmp_path)
    again = run(document, cwd=tmp_path)
    said = "list-only.md: the roadmap `list-only` is there just so; nothing was written\n"
    assert (again.returncode, again.stdout, again.stderr) == (0, said, "")
    assert terms.texts(tmp_path) == before
    file = tmp_path / "curriculum/roadmaps/list-only/roadmap.yml"
    file.write_text(f"{file.read_text()}summary: Mine.\n")
    assert run(document, cwd=tmp_path).returncode == 2


def test_a_curriculum_with_errors_is_mended_first(tmp_path: Path) -> None:
    """Nothing is added to what cannot be read."""
    folder = worlds.write(tmp_path / "curriculum", {"topics/basics.yml": "softmax: [\n"})
    done = run(str(OUTLINES / "list-only.md"), cwd=tmp_path)
    assert done.returncode == 1
    assert "error[syntax-error]" in done.stderr
    assert not (folder / "roadmaps/list-only").exists()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "it is empty"),
        (b"\x00\x01\x02\x03", "it is not text"),
        (b"Bread is made of flour and water. It takes time.\nA lot of time.\n", "it has no headings and no lists"),
    ],
)
def test_what_is_no_outline_is_refused_in_a_sentence(raw: bytes, sentence: str, tmp_path: Path) -> None:
    """Nothing, bytes, prose: the process exits with 2 and writes nothing."""
    done = run("-", cwd=tmp_path, stdin=raw)
    assert done.returncode == 2
    assert f"standard input is no outline: {sentence}" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_mended_letters_are_told(tmp_path: Path) -> None:
    """A document that went through a wrong encoding comes in as it was meant, and the report says so."""
    done = run(str(OUTLINES / "numbered-levels.md"), cwd=tmp_path)
    assert "Mended letters that a wrong encoding had broken, in 1 of its lines." in done.stdout
    assert "numbered-levels.md: Sourdough roadmap\n" in done.stdout
    assert "Here’s a sourdough roadmap" in terms.texts(tmp_path)["curriculum/roadmaps/sourdough-roadmap/roadmap.yml"]


def test_nothing_that_could_rewrite_a_terminal_is_printed(tmp_path: Path) -> None:
    """Controls of the writing direction are left out, whether written or as numbers."""
    done = run("-", cwd=tmp_path, stdin="# Stage 1: Mix\n- Sa\u202elt\n- Ye&#x2066;ast\n\nBy\u202ee\n".encode())
    assert done.returncode == 0, done.stderr
    assert "Salt" in done.stdout
    assert not {"\u202e", "\u2066"} & set(done.stdout)


def test_a_list_of_any_depth_comes_in(tmp_path: Path) -> None:
    """A thousand levels are no reason for a traceback."""
    deep = "# Stage 1: Mix\n" + "".join(f"{' ' * 2 * n}- Salt {n}x\n" for n in range(1200))
    done = run("-", cwd=tmp_path, stdin=deep.encode())
    assert (done.returncode, done.stderr) == (0, "")
    assert terms.kept(deep, tmp_path / "curriculum", "imported-roadmap", {}).lost == set()


@pytest.mark.parametrize("document", ["# {}\n- a\n", "# A\n- {}\n", "# A\n- b\n  - {}\n", "# A\n{}\n- b\n"])
def test_what_is_longer_than_a_curriculum_may_hold_is_told(document: str, tmp_path: Path) -> None:
    """As a title, as a topic, as a point and as a summary: with the line that is too long, and nothing is written."""
    done = run("-", cwd=tmp_path, stdin=document.format("salt and water " * 800).encode())
    assert done.returncode == 2
    assert "error[too-large]" in done.stderr
    number = next(n for n, line in enumerate(document.splitlines(), start=1) if "{}" in line)
    assert f"Its longest line is line {number}, with 1" in done.stderr
    assert done.stderr.endswith("Shorten it; nothing was written.\n")
    assert not (tmp_path / "curriculum").exists()


def test_an_import_that_cannot_be_written_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """A file stands where a folder should be: a sentence, and no new file."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "roadmaps/list-only").write_text("a file")
    before = terms.texts(tmp_path)
    done = run(str(OUTLINES / "list-only.md"), cwd=tmp_path)
    assert done.returncode == 2
    assert "Nothing was written" in done.stderr
    assert terms.texts(tmp_path) == before


def test_the_folder_may_be_the_one_that_holds_the_curriculum(tmp_path: Path) -> None:
    """As for every command, `-C` takes the project's folder as well."""
    worlds.write(tmp_path / "mine/curriculum", {})
    done = run(str(OUTLINES / "list-only.md"), "-C", "mine", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine/curriculum/roadmaps/list-only/roadmap.yml").is_file()


@pytest.mark.parametrize("name", ["worse", "crlf-and-tabs", "list-only", "other-language"])
def test_worse_outlines_come_in_whole(name: str, tmp_path: Path) -> None:
    """Skipped levels, tables, HTML, links, tabs, other languages: no error, and no word lost."""
    done = run(str(OUTLINES / f"{name}.md"), "--roadmap", "worse", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "roadmap check: no problems" in done.stdout
    text = (OUTLINES / f"{name}.md").read_text(encoding="utf-8").replace("&amp;", "&").replace("[x]", "")
    assert terms.kept(text, tmp_path / "curriculum", "worse", {}).lost == set()


def test_the_guide_s_example_is_true(tmp_path: Path) -> None:
    """The outline of the guide becomes the stage of the guide, and the line without a place is the one it tells."""
    guide = (ROOT / "docs/guide/import.md").read_text(encoding="utf-8")
    outline = guide.partition("````markdown\n")[2].partition("````")[0]
    path, stage = re.findall(r'```yaml title="(.+)"\n(.*?)```', guide, re.DOTALL)[0]
    comments = re.findall(r"```yaml\n(# Not placed.*?)```", guide, re.DOTALL)[0]
    (tmp_path / "plan.md").write_text(outline, encoding="utf-8")
    assert run("plan.md", cwd=tmp_path).returncode == 0
    assert (tmp_path / path).read_text(encoding="utf-8").partition("\n")[2] == stage
    assert (tmp_path / path).with_name("roadmap.yml").read_text(encoding="utf-8").endswith(f"\n{comments}")


def test_help_shows_examples(tmp_path: Path) -> None:
    """The group and the command each end with a line to copy."""
    assert "Example: roadmap import outline plan.md" in checked(tmp_path, "import", "--help")
    assert "Example: roadmap import outline plan.md" in checked(tmp_path, "import", "outline", "--help")


def test_a_document_that_is_too_large_is_not_imported(tmp_path: Path) -> None:
    """A sentence says so, and how to go on; nothing is written. Just below, it comes in."""
    line = "- Salt and water, and what they do to flour when they meet it\n"
    large = "# Stage 1: Mix\n" + line * (128 * 1024 // (len(line) - 1))
    done = run("-", cwd=tmp_path, stdin=(large + line).encode())
    assert (done.returncode, done.stderr) == (
        2,
        "Error: standard input is larger than 128 KiB: import it in parts, each with a roadmap of its own.\n",
    )
    assert not list(tmp_path.iterdir())
    done = run("-", cwd=tmp_path, stdin=large[: -2 * len(line)].encode())
    assert (done.returncode, done.stderr) == (0, "")


def test_lines_are_counted_as_editors_do(tmp_path: Path) -> None:
    """A separator that a word processor leaves parts words, and no line below moves."""
    document = "# Stage 1: Mix\u2028and wait\n\x0b\n- Salt\x85- Yeast\n- Rye"
    done = run("-", cwd=tmp_path, stdin=document.encode())
    assert done.returncode == 0, done.stderr
    numbers = {name: int(line) for line, name in re.findall(r"line (\d+): new `([a-z]+)`", done.stdout)}
    assert numbers == {"salt": 3, "yeast": 3, "rye": 4}
