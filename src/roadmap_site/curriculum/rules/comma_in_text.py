"""A sentence in a list in brackets that a comma parts, so that its end is an item of its own.

In brackets, a comma begins the next item. Sentences stand better on lines of their own, each behind a hyphen, where
they may hold commas. It is told of lists of sentences where the first item begins with a capital letter and another one
with a small one; scripts without capital letters are never told.

FAIL
    # topics/extras.yml
    music:
      title: Music
      outcomes: [Explain what a rest is, Play three bars smoothly, legato]
      needs: [softmax]

PASS
    # topics/extras.yml
    music:
      title: Music
      outcomes:
        - Explain what a rest is
        - Play three bars smoothly, legato
      needs: [softmax]
"""

import re
from collections.abc import Iterator

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.schema import paths
from roadmap_site.yaml_io.document import Data, Document, Trail

_SENTENCES = ("outcomes", "questions", "practice")
# A list in brackets below one of these keys: no file without one is looked at more closely.
_IN_BRACKETS = re.compile(rf"\b(?:{'|'.join(_SENTENCES)})[\"']?[ \t]*:\s*\[")
# So many words make a sentence, which can go on behind a comma.
_SENTENCE = 3


def check(located: Located) -> Findings:
    """Yield each item that looks like the end of the sentence before it."""
    for path, document in located.documents.items():
        if paths.kind_of(path) and _IN_BRACKETS.search(document.text):
            for trail, item in _parted(document):
                fact = f"`{item}` is an item of its own: in brackets, a comma begins the next one"
                help = "write each sentence on a line of its own, behind a hyphen"
                yield document.locate(trail), Words(fact, help)


def _parted(document: Document) -> Iterator[tuple[Trail, str]]:
    """Yield the items in small letters of lists of sentences in brackets, with their trails."""
    for trail, items in _lists(document.data, ()):
        sentences = 0
        for position, item in enumerate(items):
            if not isinstance(item, str):
                break
            sentences += _is_sentence(item)
            if sentences and _goes_on(item) and document.written(trail, 1) == "[":
                yield (*trail, position), item


def _is_sentence(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= _SENTENCE


def _goes_on(text: str) -> bool:
    """Return whether a text begins with a word in small letters, which is no name such as `k-means` or `iOS`."""
    word = (text.split() or [""])[0].rstrip(".?!")
    return word.isalpha() and word.islower()


def _lists(data: Data | None, trail: Trail) -> Iterator[tuple[Trail, list[Data]]]:
    """Yield the lists of sentences, however deep they stand, with their trails."""
    match data:
        case dict():
            for key, value in data.items():
                if key in _SENTENCES and isinstance(value, list):
                    yield (*trail, key), value
                else:
                    yield from _lists(value, (*trail, key))
        case list():
            for position, value in enumerate(data):
                yield from _lists(value, (*trail, position))


RULE = Rule(Code("comma-in-text", Severity.WARNING, __doc__), check)
