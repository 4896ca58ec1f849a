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

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.yaml_io.document import Place


def check(located: Located) -> Findings:
    """Yield each choice that is none."""
    for choose, number, most, items, place in chain(_of_topics(located), _of_sections(located)):
        if not number:
            help = "write its `parts`, or take `choose` away"
            yield located.locate(place), Words("`choose` stands on a topic that has no parts", help)
        elif choose > most:
            fact = f"`choose` is {choose}, and there {'is' if number == 1 else 'are'} {number} {items}"
            yield located.locate(place), Words(fact, _help(most))


def _help(most: int) -> str:
    if not most:
        return "take `choose` away"
    return f"write a number up to {most}, or take `choose` away"


def _of_topics(located: Located) -> Iterator[tuple[int, int, int, str, Place]]:
    """Yield each `choose` of a topic: how many are enough, of how many, how many can be, what they are, and where.

    All parts can be: without `choose`, one of them is enough for a need to be met.
    """
    for topic in located.curriculum.topics.values():
        if topic.choose:
            number = len(topic.parts)
            yield topic.choose, number, number, "part" if number == 1 else "parts", topic.place / "choose"


def _of_sections(located: Located) -> Iterator[tuple[int, int, int, str, Place]]:
    """Yield each `choose` of a section, as `_of_topics` does."""
    for stage in located.curriculum.stages.values():
        sections = Counter(entry.section for entry in stage.entries)
        for section, number in sections.items():
            if section and section.choose:
                yield section.choose, number, number - 1, "topic" if number == 1 else "topics", section.place / "choose"


RULE = Rule(Code("nothing-to-choose", Severity.WARNING, __doc__), check, needs_clean=True)
