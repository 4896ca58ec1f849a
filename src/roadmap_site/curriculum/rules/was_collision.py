"""A former id that is still, or again, the id of something else.

`was:` keeps the old address alive as a page that leads on to the new one, so nothing else can live there.

FAIL
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      needs: [softmax]
      was: [softmax]

PASS
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      needs: [softmax]
      was: [logarithmic-softmax]
"""

from roadmap_site.curriculum.model import Thing, former_ids, link_id, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Location, Rule, Severity, Words
from roadmap_site.schema.nouns import Noun


def check(located: Located) -> Findings:
    """Yield each former id that a living thing has, or that two things claim."""
    curriculum = located.curriculum
    claimed: dict[tuple[Noun, str], Thing] = {}
    for thing in curriculum.things():
        for old in former_ids(curriculum, thing):
            living = curriculum.by_id.get(old)
            if living is not None:
                fact = f"`was` names `{old}` as a former id, and a {noun(living)} has this id"
                help = f"take `{old}` out of `was`, or give that {noun(living)} another id"
                related = [(f"the {noun(living)} `{old}` is here", located.definition(living))]
                yield _place(located, thing, old), Words(fact, help, related)
                continue
            other = claimed.setdefault((noun(thing), old), thing)
            if other is not thing:
                fact = f"`was` of `{link_id(other)}` names the former id `{old}` too"
                help = f"keep it in the `was` of the {noun(thing)} that old links shall lead to"
                related = [("it is named here, too", _place(located, other, old))]
                yield _place(located, thing, old), Words(fact, help, related)


def _place(located: Located, thing: Thing, old: str) -> Location:
    for written in (old, old.rpartition("/")[2]):
        if written in thing.was:
            return located.locate(thing.place / "was" / thing.was.index(written))
    return located.definition(thing)


RULE = Rule(Code("was-collision", Severity.ERROR, __doc__, essential="an old address can lead to one page only"), check)
