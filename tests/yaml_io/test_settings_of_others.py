"""YAML of other programs: what stands in it is read, and nothing that it asks for is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.yaml_io import settings


def read(folder: Path, text: str) -> dict[str, object]:
    """Return what a file with a text says."""
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return {**settings.read(file)}


def test_tags_are_looked_over(tmp_path: Path) -> None:
    """What would make another program run code is a text, or nothing; the values beside it are read."""
    marks = tmp_path / "marks"
    text = f"""\
        emoji: !!python/name:material.extensions.emoji.twemoji
        base: !relative $config_dir/docs
        run: !!python/object/apply:os.mkdir ["{marks.as_posix()}"]
        docs_dir: pages
        """
    found = read(tmp_path, text)
    assert (found["emoji"], found["docs_dir"]) == ("", "pages")
    assert not marks.exists()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!ENV DOCS", "from-outside"),
        ("!ENV [DOCS, pages]", "from-outside"),
        ("!ENV [NOT_SET_BY_ANYBODY, DOCS, pages]", "from-outside"),
        ("!ENV [NOT_SET_BY_ANYBODY, pages]", "pages"),
        ("!ENV NOT_SET_BY_ANYBODY", ""),
    ],
)
def test_the_environment_sets_what_it_is_asked_for(
    written: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first variable that is set counts, and else the last of the list."""
    monkeypatch.setenv("DOCS", "from-outside")
    assert read(tmp_path, f"docs_dir: {written}\n") == {"docs_dir": value}


def test_merged_keys_are_there(tmp_path: Path) -> None:
    """What a mapping takes over from another is its own, unless it says otherwise itself."""
    text = "base: &base {one: a, two: b}\nown: {two: c, <<: *base}\nof_two: {<<: [*base, {three: d}]}\n"
    found = read(tmp_path, text)
    assert found["own"] == {"one": "a", "two": "c"}
    assert found["of_two"] == {"one": "a", "two": "b", "three": "d"}


@pytest.mark.parametrize(
    "nothing", ["", "# only a comment\n", "---\n", "docs_dir:\n", "docs_dir: null\n", "docs_dir: ~\n"]
)
def test_nothing_is_an_empty_value(nothing: str, tmp_path: Path) -> None:
    """An empty file has no keys, and a key without a value an empty text."""
    assert read(tmp_path, nothing).get("docs_dir", "") == ""


def test_many_names_for_few_values_take_no_time(tmp_path: Path) -> None:
    """Lines that stand for a number of values with thirty digits are read as the few that they are."""
    lines = ["a0: &a0 [x]"]
    for number in range(1, 31):
        lines.append(f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]")
    assert read(tmp_path, "\n".join([*lines, "docs_dir: pages"]))["docs_dir"] == "pages"


def test_a_value_within_itself_is_no_trap(tmp_path: Path) -> None:
    """It ends where it would begin again."""
    found = read(tmp_path, "a: &a {b: *a}\nc: &c [*c]\nd: &d {<<: *d, e: f}\n")
    assert found == {"a": {"b": ""}, "c": [""], "d": {"e": "f"}}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"a: 1\nb: [\n", "line 3 is no YAML"),
        (b"a: 1\nb: 2\n c: 3\n", "line 3 is no YAML"),
        (b"[" * 100_000, "line 1 is no YAML"),
        (b"a: \xff\n", "it is not UTF-8"),
        (b"a: \x07\n", "it holds a character that YAML does not allow"),
        (b"- a\n", "it has no keys"),
        (b"#" * 3_000_000, "it is larger than"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(raw: bytes, reason: str, tmp_path: Path) -> None:
    """It names the file, and what is wrong with it."""
    (tmp_path / "mkdocs.yml").write_bytes(raw)
    with pytest.raises(settings.SettingsError, match=rf"mkdocs.yml` cannot be read: {reason}"):
        settings.read(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("odd", ["not-there.yml", "folder", "/dev/zero"])
def test_what_is_no_file_is_not_waited_for(odd: str, tmp_path: Path) -> None:
    """A device or a folder is told like a file that is not there."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(settings.SettingsError, match="there is no such file"):
        settings.read(tmp_path / odd)
