"""An id that no topic, stage or roadmap can have, or no area or kind: `index`, and what Windows calls a device.

At `index` live the overviews and the page of the roadmap on the site. An id becomes a folder of the site or the name of
a file, and on Windows nothing can be called `con`, `prn`, `aux`, `nul`, `com0` to `com9` or `lpt0` to `lpt9`, with any
ending: nobody could check the curriculum out there.

FAIL
    # roadmaps/first/02-index.yml
    title: An index
    topics: [softmax]

PASS
    # roadmaps/first/02-an-index.yml
    title: An index
    topics: [softmax]
"""

from roadmap_site.curriculum.model import Roadmap, Stage, Topic, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.schema.paths import NO_FILES


def check(located: Located) -> Findings:
    """Yield each id that would take the place of an overview, or whose file or page could not be there on Windows."""
    for thing in located.definitions:
        if not isinstance(thing, Topic | Stage | Roadmap):
            continue
        if thing.id == "index":
            fact = f"a {noun(thing)} cannot have the id `index`: the overview lives there"
            yield located.definition(thing), Words(fact, "give it an id that says what it is about")
        elif thing.id in NO_FILES:
            yield located.definition(thing), _no_file(noun(thing), thing.id)
        for position, old in enumerate(thing.was):
            if old.rpartition("/")[2] == "index":
                fact = "`index` was never an id: the overview lives there"
                yield located.locate(thing.place / "was" / position), Words(fact, "take it away")
    for word in ("area", "kind"):
        for id in located.curriculum.vocabulary(word):
            if id in NO_FILES:
                yield located.locate_key(located.curriculum.place / PLURALS[word] / id), _no_file(word, id)


def _no_file(word: str, id: str) -> Words:
    """Return the words for an id that no file and no folder can have on Windows."""
    article = "an" if word[0] in "aeiou" else "a"
    fact = f"{article} {word} cannot have the id `{id}`: on Windows no file and no folder can be called so"
    return Words(fact, f"give it an id that says what it is about, such as `{id}-{word}`")


RULE = Rule(
    Code("reserved-id", Severity.ERROR, __doc__, essential="its page or its file could not stand at its place"), check
)
