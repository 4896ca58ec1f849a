"""Two things have the same id.

Topics, resources, projects and roadmaps share one set of ids, so that `[[id]]` always means one thing.

FAIL
    # topics/extras.yml
    softmax:
      title: Softmax, once more

PASS
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      needs: [softmax]
"""

from roadmap_site.curriculum.model import Thing, link_id, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each definition of an id that was defined before."""
    first: dict[str, Thing] = {}
    for thing in located.definitions:
        known = first.setdefault(link_id(thing), thing)
        if known is not thing:
            article = "another" if noun(known) == noun(thing) else "a"
            fact = f"{article} {noun(known)} has the id `{link_id(thing)}` already"
            help = "join the two, or give this one another id"
            yield located.definition(thing), Words(fact, help, [("first defined here", located.definition(known))])


RULE = Rule(Code("duplicate-id", Severity.ERROR, __doc__, essential="an id stands for one thing and one page"), check)
