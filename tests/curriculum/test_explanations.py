"""Explanations: files beside the YAML, what they are made of, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import pictures
from roadmap_site.curriculum.explanations import Explanation
from roadmap_site.problems.problem import Problem
from roadmap_site.yaml_io.document import Place
from tests.helpers import worlds

SOFTMAX = "topics/basics/softmax.md"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def told(folder: Path, files: dict[str, str | bytes | None]) -> list[Problem]:
    """Return the problems of the small curriculum with some files."""
    return list(worlds.load(folder, files).problems)


def test_topics_stages_and_projects_have_explanations(tmp_path: Path) -> None:
    """Each by the name and the place of its file."""
    files = {
        SOFTMAX: "Of the topic.\n",
        "roadmaps/first/01-start.md": "Of the stage.\n",
        "roadmaps/first/01-start.yml": "title: Start\ntopics: [softmax]\nprojects: [build]\n",
        "projects/extras.yml": "build: {title: Build, topics: [softmax]}\n",
        "projects/extras/build.md": "Of the project.\n",
    }
    result = worlds.load(tmp_path, files)
    assert not result.problems
    explained = [thing.explanation.text for thing in result.curriculum.things() if thing.explanation]
    assert sorted(explained) == ["Of the project.\n", "Of the stage.\n", "Of the topic.\n"]


@pytest.mark.parametrize(
    ("path", "code", "help"),
    [
        ("topics/basics/softmx.md", "misplaced-file", "rename it to `topics/basics/softmax.md`"),
        ("topics/extras/softmax.md", "misplaced-file", "rename it to `topics/basics/softmax.md`"),
        ("topics/softmax.md", "misplaced-file", "rename it to `topics/basics/softmax.md`"),
        ("softmax.md", "misplaced-file", "rename it to `topics/basics/softmax.md`"),
        ("topics/basics/nothing-like-it.md", "misplaced-file", "add the topic, or remove the file"),
        ("roadmaps/first/02-start.md", "misplaced-file", "rename it to `roadmaps/first/01-start.md`"),
        ("roadmaps/first/start.md", "misplaced-file", "name it as the file of its stage"),
        ("roadmaps/first/roadmap.md", "misplaced-file", "a roadmap has none"),
        ("resources/book/a-book.md", "misplaced-file", "explain its topics"),
        ("topics/basics/softmax.markdown", "misplaced-file", "rename it to `softmax.md`"),
        ("topics/basics/Soft_max.md", "bad-id", "rename the file to `soft-max.md`"),
    ],
)
def test_a_file_that_explains_nothing_is_told(path: str, code: str, help: str, tmp_path: Path) -> None:
    """Nobody would see it, and where it belongs is said."""
    (problem,) = told(tmp_path, {path: "Words.\n"})
    assert (problem.code, problem.location.path) == (code, f"curriculum/{path}")
    assert help in problem.help


@pytest.mark.parametrize("path", ["README.md", "notes.md", "topics/README.md", "topics/basics/readme.md", "x/a.md"])
def test_markdown_of_somebody_elses_is_left_alone(path: str, tmp_path: Path) -> None:
    """A README stands in many folders."""
    assert not told(tmp_path, {path: "Words.\n"})


def test_what_may_be_explained_in_an_unread_file_is_not_told(tmp_path: Path) -> None:
    """One cause is told once."""
    assert {p.code for p in told(tmp_path, {"topics/extras.yml": "a: [\n", "topics/extras/a.md": "x\n"})} == {
        "syntax-error"
    }


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "syntax-error"),
        (b" \n\t\n", "syntax-error"),
        (b"a\0b\n", "invisible-character"),
        (b"a\x07b\n", "invisible-character"),
        (b"a\rb\n", "invisible-character"),
        ("a\u202eb\n".encode(), "invisible-character"),
        (b"caf\xe9\n", "not-utf8"),
        (b"\xff\xfea\0", "not-utf8"),
        (PNG, "syntax-error"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:x\n", "syntax-error"),
        (b"---\ntitle: x\n---\nText\n", "syntax-error"),
        (b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", "syntax-error"),
        (b"\n".join(b"  " * n + b"- a" for n in range(30)), "too-large"),
    ],
)
def test_a_file_that_is_no_explanation_is_one_problem(raw: bytes, code: str, tmp_path: Path) -> None:
    """As for YAML: nothing of it is shown."""
    result = worlds.load(tmp_path, {SOFTMAX: raw})
    assert worlds.codes(result) == [code]
    assert result.curriculum.topics["softmax"].explanation is None


def test_links_pipes_and_the_like_are_never_opened(tmp_path: Path) -> None:
    """A link could show any file of the machine."""
    folder = worlds.write(tmp_path / "curriculum", {})
    (folder / "topics/basics").mkdir()
    (folder / SOFTMAX).symlink_to("/etc/passwd")
    (problem,) = told(tmp_path, {})
    assert (problem.code, problem.message) == ("misplaced-file", "this is a link to another place")


def test_nothing_is_told_of_what_a_link_leads_to(tmp_path: Path) -> None:
    """The names of files elsewhere on the machine are nobody's to know."""
    folder = worlds.write(tmp_path / "curriculum", {SOFTMAX: "![A](../../images/secrets.png)\n"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.png").write_bytes(PNG)
    (folder / "images").symlink_to(tmp_path / "elsewhere")
    assert not [problem for problem in told(tmp_path, {}) if "secret.png" in problem.help + problem.message]


def test_a_folder_is_no_explanation(tmp_path: Path) -> None:
    """Its name says that somebody meant it for one."""
    (problem,) = told(tmp_path, {f"{SOFTMAX}/a.txt": "x"})
    assert (problem.code, problem.location.path) == ("misplaced-file", f"curriculum/{SOFTMAX}")


def test_what_is_wrong_in_it_is_told_at_its_place(tmp_path: Path) -> None:
    """By the rules for all texts, in lists, tables and quotations too."""
    text = """\
        # About [[softmx]]

        - One [two](www.x.example)
            - $a$ and <b>bold</b> and $a$ [[nothing]]

        | head | b |
        |---|---|
        | [x](javascript:x) | [x](javascript:y) |

        > A mark[^no]

        ```
        [[in-code]] <b> $\\foo$
        ```

        $$
        x +
        \\foo
        $$

        [^other]: Words.
        """
    places = {}
    for problem in told(tmp_path, {SOFTMAX: text}):
        place = problem.location
        places[place.line, place.column, place.word] = problem.code
    assert places == {
        (1, 9, "[[softmx]]"): "unknown-reference",
        (3, 13, "www.x.example"): "bad-link",
        (4, 15, "<b>"): "unsupported-markup",
        (4, 35, "[[nothing]]"): "unknown-reference",
        (8, 7, "javascript:x"): "bad-link",
        (8, 27, "javascript:y"): "bad-link",
        (10, 11, "no"): "bad-footnote",
        (18, 1, "\\foo"): "bad-formula",
        (21, 1, "["): "bad-footnote",
    }


def test_it_counts_as_a_reference(tmp_path: Path) -> None:
    """What an explanation links to is used, and known to refer."""
    files = {SOFTMAX: "See [[log]].\n", "topics/extras.yml": "log: {title: Log, needs: [softmax]}\n"}
    result = worlds.load(tmp_path, files)
    assert [(r.target, r.place.path) for r in result.graph.references if r.source] == [("log", SOFTMAX)]


def test_many_dollar_signs_and_marks_take_no_time() -> None:
    """The time grows with the length, whatever is begun and never ended."""
    for text in ("$$a\n", "$a ", "![", "[^a]: x\n", "??? a\n", "??? a  ", "> ", "- a\n", "|a|\n|-|\n", "`", "[a]("):
        explanation = Explanation(Place("x.md"), (text * 60_000)[:60_000])
        assert isinstance(explanation.prose, str)


SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    "raw",
    [
        SVG.format('<rect fill="url(#a)" style="stroke: red"/><use href="#b"/>'),
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n' + SVG.format("<title>A</title>"),
        SVG.format('<image href="data:image/png;base64,AAAA"/>'),
    ],
)
def test_a_drawing_is_shown(raw: str) -> None:
    """References within it are its own business."""
    assert pictures.what_is_wrong("images/a.svg", raw.encode()) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="https://x.example/a.png"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="data:image/svg+xml,x"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a href="java&#115;cript:alert(1)"><text>x</text></a>',
        "<foreignObject/>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">1</x:script>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        "<style>@import url(https://x.example)</style>",
        '<rect style="fill: url(https://x.example)"/>',
        "<unclosed>",
        "<style>a{b: image-set('https://x.example' 1x)}</style>",
        "<style>a{b: u\\72l(https://x.example)}</style>",
        "<style>a{b: src('https://x.example')}</style>",
        "<style><x/>@import 'https://x.example'</style>",
        "<style>@<![CDATA[import 'https://x.example']]></style>",
        '<animate attributeName="fill" to="url(https://x.example)"/>',
        '<rect marker="url( //x.example)"/>',
        '<rect fill="url(&quot;https://x.example&quot;)"/>',
        '<rect fill="u\\72l(https://x.example)"/>',
        '<rect fill="url(data:image/svg+xml,x)"/>',
        '<image srcset="https://x.example/a.png 1x"/>',
        '<use href="a.svg#b"/>',
        '<g xml:base="https://x.example"/>',
    ],
)
def test_a_drawing_that_acts_or_fetches_is_none(inside: str) -> None:
    """It is a file of the site, which somebody may open by itself."""
    assert pictures.what_is_wrong("images/a.svg", SVG.format(inside).encode())


def test_what_a_drawing_says_of_itself_does_nothing() -> None:
    """Programs that draw note much, and a path of Windows is no escape."""
    noted = '<g xmlns:x="urn:x" x:file="C:\\a(b).png" x:about="url(https://x.example)" aria-label="a\\b"/>'
    assert pictures.what_is_wrong("images/a.svg", SVG.format(noted).encode()) is None


def test_a_drawing_that_draws_itself_again_and_again_has_an_end() -> None:
    """Ten of ten of ten: a thousand million after nine lines; what uses itself is drawn by no browser."""
    uses = [f"<use href='#a{number}'/>" * 10 for number in range(20)]
    lines = [f"<g id='a{number}'>{used}</g>" for number, used in enumerate(uses, start=1)]
    for inside in ("".join(lines), '<pattern id="a" fill="url(#a)"/>' * 2 + "".join(lines)):
        fault = pictures.what_is_wrong("images/a.svg", SVG.format(inside).encode())
        assert fault
        assert "draws more than" in fault.fact
    assert pictures.what_is_wrong("images/a.svg", SVG.format('<g id="a"><use href="#a"/></g>').encode()) is None


SIZED = {
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0%b\0\0%b",
    "gif": b"GIF89a%b%b",
    "jpg": b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08%b%b",
    "webp": b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0%b\0%b\0",
}


@pytest.mark.parametrize("ending", SIZED)
def test_a_picture_that_unpacks_without_end_is_told(ending: str) -> None:
    """A few kilobytes would fill the memory of a phone."""
    path, raw = f"images/a.{ending}", SIZED[ending]
    assert pictures.what_is_wrong(path, raw % (b"\x02\x02", b"\x02\x02")) is None
    for wrong, words in ((raw % (b"\xff\xff", b"\xff\xff"), "pixels"), (raw[:-4], "how large")):
        fault = pictures.what_is_wrong(path, wrong)
        assert fault
        assert words in fault.fact


@pytest.mark.parametrize(
    "raw", [b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", b"<?xml-stylesheet href='x'?><svg/>", b"<html>", b"", b"\xff"]
)
def test_what_only_looks_like_a_drawing_is_none(raw: bytes) -> None:
    """Entities can grow without end."""
    assert pictures.what_is_wrong("images/a.svg", raw)


@pytest.mark.parametrize(
    "address",
    [
        "https://x.example/a.png",
        "//x/a.png",
        "/images/a.png",
        "../../images/../topics/a.png",
        "data:image/png;base64,",
        "../../../images/a.png",
        "../../images/.a.png",
        "images/%2e%2e/a.png",
        "../../images/a.png?b",
        "images/a\\b.png",
        "../../Images/a.png",
        "../../images/a%00.png",
        "images/a.png#b",
        "file:///etc/passwd",
    ],
)
def test_pictures_come_from_their_folder_alone(address: str) -> None:
    """From no host, and from no other place."""
    assert pictures.path_of(address, SOFTMAX) is None


def test_a_picture_is_named_from_the_explanation_or_from_the_curriculum() -> None:
    """The first is what editors and reviews show."""
    assert pictures.path_of("../../images/a/b%20c.png", SOFTMAX) == "images/a/b c.png"
    assert pictures.path_of("images/a.png", SOFTMAX) == "images/a.png"


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("```", False),
        ("```\n", False),
        ("```\n\n", False),
        ("```\na", False),
        ("```\na\n", False),
        ("````\n```\n", False),
        ("- ```\n  a\n\nb\n", False),
        ("> ```\n> a\n", False),
        ("```\n```", True),
        ("```\n\n```\n", True),
        ("```\na\n````\n", True),
        ("- > ~~~\n  > a\n  > ~~~\n", True),
        ("    a\n", True),
    ],
)
def test_it_is_known_whether_a_block_of_code_has_an_end(text: str, *, ended: bool) -> None:
    """Of its own, and not only that of what it stands in, or of the file."""
    (code,) = (block for block in Explanation(Place("a.md"), text).blocks if block.kind == "code")
    assert code.ended is ended
