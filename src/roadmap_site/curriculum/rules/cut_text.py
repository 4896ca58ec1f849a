"""A text without quotes that ends where a comment begins, as `C # and more` does.

A number sign behind a space begins a comment. Behind a text that could have gone on, it is mostly meant as part of it.
A comment with two spaces before its number sign and one behind it is taken for one, and so is one on a line of its own.

FAIL
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      summary: The logarithm of softmax, see question #4.
      needs: [softmax]

PASS
    # topics/extras.yml
    log-softmax:
      title: Log-softmax  # its usual name
      summary: "The logarithm of softmax, see question #4."
      needs: [softmax]
"""

from collections.abc import Iterator

from roadmap_site.curriculum.rule import Code, Findings, Located, Location, Rule, Severity, Words
from roadmap_site.schema import paths
from roadmap_site.schema.definition import FILES
from roadmap_site.schema.shape_walks import text_at
from roadmap_site.schema.texts import URL, Prose
from roadmap_site.yaml_io import plain_texts
from roadmap_site.yaml_io.document import Document


def check(located: Located) -> Findings:
    """Yield each comment that may have been meant as part of a text."""
    for path, document in located.documents.items():
        for comment, is_address in _cut(document, path):
            if is_address:
                fact = "the address ends here: behind a space, `#` begins a comment"
                yield (
                    comment,
                    Words(fact, "take the space before the `#` away, or put the comment on a line of its own"),
                )
            else:
                fact = "the text ends here: behind a space, `#` begins a comment"
                yield comment, Words(fact, "put the whole text in double quotes, or the comment on a line of its own")


def _cut(document: Document, path: str) -> Iterator[tuple[Location, bool]]:
    """Yield the comments of a file that may cut a text that could have gone on, and whether it is an address."""
    shape = FILES.get(paths.kind_of(path) or "")
    for trail, comment in plain_texts.cut(document):
        text = text_at(shape, trail)
        if text and text.prose is not Prose.NONE:
            yield comment, False
        elif text is URL and comment.word[1:2].strip():
            yield comment, True


RULE = Rule(Code("cut-text", Severity.WARNING, __doc__), check)
