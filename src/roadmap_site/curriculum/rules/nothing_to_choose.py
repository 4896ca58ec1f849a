"""A `choose` that leaves no choice: more than there are, all entries of a section, or on a topic without parts.

`choose` says how many of several are enough. Where all entries of a section belong to it, leave it out. Of a topic's
parts it can be all of them: without it, one part is enough for whoever needs the topic.

FAIL
    # topics/extras.yml
    instrument:
      title: An instrument
      parts: [softmax, drum]
      choose: 3
    drum:
      title: Drum

PASS
    # topics/extras.yml
    instrument:
      title: An instrument
      parts: [softmax, drum]
      choose: 1
    drum:
      title: Drum
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.yaml_io.document import Place


class _Choice(NamedTuple):
    """A `choose`."""

    choose: int
    """How many are enough."""
    number: int
    """Of how many."""
    most: int
    """How many can be."""
    noun: str
    place: Place


def check(located: Located) -> Findings:
    """Yield each choice that is none."""
    for choice in chain(_of_topics(located), _of_sections(located)):
        if not choice.number:
            help = "write its `parts`, or take `choose` away"
            yield located.locate(choice.place), Words("`choose` stands on a topic that has no parts", help)
        elif choice.choose > choice.most:
            yield located.locate(choice.place), Words(_fact(choice), _help(choice.most))


def _fact(choice: _Choice) -> str:
    if choice.number == 1:
        return f"`choose` is {choice.choose}, and there is 1 {choice.noun}"
    return f"`choose` is {choice.choose}, and there are {choice.number} {choice.noun}s"


def _help(most: int) -> str:
    if not most:
        return "take `choose` away"
    return f"write a number up to {most}, or take `choose` away"


def _of_topics(located: Located) -> Iterator[_Choice]:
    """Yield each `choose` of a topic.

    All parts can be: without `choose`, one of them is enough for a need to be met.
    """
    for topic in located.curriculum.topics.values():
        if topic.choose:
            number = len(topic.parts)
            yield _Choice(topic.choose, number, number, "part", topic.place / "choose")


def _of_sections(located: Located) -> Iterator[_Choice]:
    """Yield each `choose` of a section."""
    for stage in located.curriculum.stages.values():
        sections = Counter(entry.section for entry in stage.entries)
        for section, number in sections.items():
            if section and section.choose:
                yield _Choice(section.choose, number, number - 1, "topic", section.place / "choose")


RULE = Rule(Code("nothing-to-choose", Severity.WARNING, __doc__), check, needs_clean=True)
