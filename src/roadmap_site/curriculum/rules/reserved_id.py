"""A topic, a stage or a roadmap has the id `index`.

That is where the overviews and the page of the roadmap live on the site.

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


def check(located: Located) -> Findings:
    """Yield each topic, stage and roadmap that would take the place of an overview."""
    for thing in located.definitions:
        if not isinstance(thing, Topic | Stage | Roadmap):
            continue
        if thing.id == "index":
            fact = f"a {noun(thing)} cannot have the id `index`: the overview lives there"
            yield located.definition(thing), Words(fact, "give it an id that says what it is about")
        for position, old in enumerate(thing.was):
            if old.rpartition("/")[2] == "index":
                fact = "`index` was never an id: the overview lives there"
                yield located.locate(thing.place / "was" / position), Words(fact, "take it away")


RULE = Rule(Code("reserved-id", Severity.ERROR, __doc__, essential="another page has that address"), check)
