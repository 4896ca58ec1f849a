"""Two topics, resources, projects or roadmaps have the same title or alias, or two stages of a roadmap the same title.

Capitals, spaces, hyphens, characters that nobody sees, and the several forms of a letter in Unicode make no difference:
`RMSProp`, `rms-prop` and `RMS Prop` are one. Signs and digits do: `C`, `C++` and `C#` are three. So do marks on letters
and plurals. Resources of one title by other authors are different ones.

FAIL
    # topics/extras.yml
    soft-maximum:
      title: Soft maximum
      aliases: [soft-max]
      needs: [softmax]

PASS
    # topics/extras.yml
    soft-maximum:
      title: Soft maximum
      needs: [softmax]
"""

from roadmap_site.curriculum.model import link_id, noun
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.schema.nouns import PLURALS


def check(located: Located) -> Findings:
    """Yield each name that several things have, at the second of them, with the others."""
    for first, second, *more in located.same_names:
        what = noun(first.thing)
        fact = f"another {what} is called `{first.text}` too"
        help = "join the two, or give this one a name that tells them apart"
        if more:
            fact = f"{len(more) + 1} other {PLURALS[what]} are called `{first.text}` too"
            help = "join them, or give each a name that tells it from the others"
        places = ((f"`{link_id(one.thing)}` is called so here", located.locate(one.place)) for one in (first, *more))
        yield located.locate(second.place), Words(fact, help, places)


RULE = Rule(Code("duplicate-name", Severity.WARNING, __doc__), check)
