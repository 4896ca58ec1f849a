"""An id that no topic, stage or roadmap can have, or no area or kind: `index`, `home`, and what Windows calls a device.

At `index` live the overviews and the page of the roadmap on the site. `[[home]]` links to the home page, so that no
resource and no project is called `home` either; a stage can be, as its link is `[[roadmap/home]]`. An id becomes a
folder of the site or the name of a file, and on Windows nothing can be called `con`, `prn`, `aux`, `nul`, `com0` to
`com9` or `lpt0` to `lpt9`, with any ending: nobody could check the curriculum out there.

FAIL
    # roadmaps/first/02-index.yml
    title: An index
    topics: [softmax]

PASS
    # roadmaps/first/02-an-index.yml
    title: An index
    topics: [softmax]
"""

from roadmap_site.curriculum.model import Roadmap, Stage, Topic, link_id, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.schema.nouns import PLURALS
from roadmap_site.schema.paths import HOME, NO_FILES


def check(located: Located) -> Findings:
    """Yield each id that would take the place of an overview, or whose file or page could not be there on Windows."""
    for thing in located.definitions:
        if link_id(thing) == HOME:
            yield located.definition(thing), _home(noun(thing))
        if isinstance(thing, Topic | Stage | Roadmap):
            yield from _of_page(located, thing)
    for word in ("area", "kind"):
        for id in located.curriculum.vocabulary(word):
            if id in NO_FILES:
                yield located.locate_key(located.curriculum.place / PLURALS[word] / id), _no_file(word, id)


def _of_page(located: Located, thing: Topic | Stage | Roadmap) -> Findings:
    """Yield the ids of a thing with a page of its own that no page and no file can have."""
    if thing.id == "index":
        fact = f"a {noun(thing)} cannot have the id `index`: the overview lives there"
        yield located.definition(thing), Words(fact, "give it an id that says what it is about")
    elif thing.id in NO_FILES:
        yield located.definition(thing), _no_file(noun(thing), thing.id)
    for position, old in enumerate(thing.was):
        if old.rpartition("/")[2] == "index":
            fact = "`index` was never an id: the overview lives there"
            yield located.locate(thing.place / "was" / position), Words(fact, "take it away")


def _home(word: str) -> Words:
    fact = f"a {word} cannot have the id `{HOME}`: `[[{HOME}]]` links to the home page"
    return Words(fact, "give it an id that says what it is about")


def _no_file(word: str, id: str) -> Words:
    """Return the words for an id that no file and no folder can have on Windows."""
    article = "an" if word[0] in "aeiou" else "a"
    fact = f"{article} {word} cannot have the id `{id}`: on Windows no file and no folder can be called so"
    return Words(fact, f"give it an id that says what it is about, such as `{id}-{word}`")


RULE = Rule(
    Code("reserved-id", Severity.ERROR, __doc__, essential="its page or its file could not stand at its place"), check
)
