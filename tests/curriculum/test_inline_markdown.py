"""What a text of inline Markdown means, and what of it is shown as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site.curriculum import inline_markdown, wiki_links
from tests.helpers import worlds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a *b* `c`", ["text", "em", "text", "end", "text", "code"]),
        ("[a](https://x.example)", ["link", "text", "end"]),
        ("[[a|b]] c", ["thing", "text", "end", "text"]),
        ("[[pdf]](https://x.example/a.pdf)", ["link", "text", "text", "text", "end"]),
        ("[[1]](#fn)", ["link", "text", "text", "text", "end"]),
        ("[[a]](s)", ["thing", "end", "text"]),
        ("[[a]]: b", ["thing", "end", "text"]),
        ("Look![[a]]", ["text", "thing", "end"]),
        ("![[a]](b)", ["text"] * 7),
        ("[a [[b]] c](https://x.example)", ["link", "text", "thing", "end", "text", "end"]),
        ("[`[[a]]`](https://x.example)", ["link", "code", "end"]),
        ("a\n\nb  \nc", ["text", "paragraph", "text", "break", "text"]),
    ],
)
def test_a_text_is_taken_apart(text: str, kinds: list[str]) -> None:
    """Two brackets before an address are the words of a link of Markdown."""
    assert [piece.kind for piece in inline_markdown.parse(text)] == kinds


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a *b* `c` d", "a \0b\0 \0\0\0 d"),
        ("\\[a] <b>", "\0\0a] <b>"),
        ("[a](https://x.example) b", "\0a" + "\0" * 20 + " b"),
        ("[[a]] * b\n\nc ", "\0\0\0\0\0 * b\n\nc\0"),
    ],
)
def test_what_is_shown_as_it_is_typed_keeps_its_place(text: str, typed: str) -> None:
    """Everything else is blank, so that places are those in the text."""
    assert inline_markdown.as_typed(text) == typed


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[[pdf]](https://x.example/a.pdf) [[a]]", ["a"]),
        ("[[1]](#fn) ![[x]](y.png) [[a]](s)", ["a"]),
        ("[[text][ref] and [[a]]: b", ["a"]),
    ],
)
def test_pages_and_texts_have_the_same_links_by_id(text: str, targets: list[str]) -> None:
    """Whoever reads them."""
    assert [link.target for link in wiki_links.find(text)] == targets
    assert [link.target for link in wiki_links.find_in_page(text)] == targets


RIGHT = [
    "It costs $5 to $10, or $5–$10; US$5/CA$6, not 6$, A$ or C$, $HOME/$USER, $PATH=$HOME, $a,$b, $5 = 5€, or 6$.",
    "vector<int>, a < b and c > d, Array<Object>, List<Map>, a <b and c> d, <T>, git clone <address>, p<0.05.",
    "A ratio of 3:2:1 at 12:30:45, note:that:, std::vector, ::1, C:\\dir and http://x.example:80/a:b.",
    "Not \\[escaped\\], nor \\[1\\], nor \\(this\\).",
    "Ask <https://ok.example> or a@b.example [1], [sic], [^a-z], a[i][j].",
    "`<b>`, `$x$`, `:rocket:`, `![x](y)`, ``[^1]``, `f[i](x)`, `[a](htp://b)`.",
    "# of items, -5 to 5, ~5 ~10, 5 * 3 * 2, a | b.",
    'Look![[softmax]] and [[softmax]](s), *[[softmax|words]]*, [a](https://x.example/?q="c"&r=(d)) more.',
    "۵ تومان (۱۲:۳۰)؛ [۱]، $۵ تا $۱۰ — «متن»: نگاه کنید به [[softmax]]",
    "السعر 5$ أو 10$، والوقت 12:30 [١]",
    "मूल्य $5–$10, समय १२:३०, [१] और (देखें) [[softmax]]।",
    "価格は$5から$10まで、比は3：2：1、［注］、〔1〕。[[softmax]]を参照",
    "Preis: 5 $ bis 10 $, „a<b“, z.\u202fB. [1]; Größe <5 µm, 12:30 Uhr.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_never_told(text: str, tmp_path: Path) -> None:
    """Prices, times, types, citations and what stands in code, in any script."""
    block = text.replace("\n", "\n      ")
    files = {"topics/basics.yml": f"softmax:\n  title: Softmax\n  summary: |\n    {block}\n"}
    assert worlds.load(tmp_path, files).problems == ()


def test_only_what_is_in_the_lines_is_a_list_or_a_heading(tmp_path: Path) -> None:
    """A dash at the beginning of one line is a dash."""
    files = {"topics/basics.yml": "softmax:\n  title: Softmax\n  summary: |\n    One\n    - two, said.\n"}
    assert worlds.load(tmp_path, files).problems == ()
