"""An item of a list that takes what looks like the items below it as part of its own text.

It does where they are indented further than it is, as in a list of a list. A curriculum has no lists within lists.

FAIL
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - topic: softmax
        points:
          - What it is for
            - Where it stands

PASS
    # roadmaps/first/01-start.yml
    title: Start
    topics:
      - topic: softmax
        points:
          - What it is for
          - Where it stands
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.schema import paths
from roadmap_site.schema.definition import FILES
from roadmap_site.schema.shape_walks import text_at
from roadmap_site.schema.texts import Prose
from roadmap_site.yaml_io import plain_texts


def check(located: Located) -> Findings:
    """Yield each line that looks like an item and is part of the text of the one above it."""
    for path, document in located.documents.items():
        shape = FILES.get(paths.kind_of(path) or "")
        for trail, item in plain_texts.with_items(document):
            text = text_at(shape, trail)
            if text is None or text.prose is Prose.NONE:
                continue
            above = document.locate(trail)
            fact = "this line looks like an item of a list, and is part of the text above it"
            help = (
                f"indent it like that: `{' ' * (above.column - 3)}{item.word}`; or put the whole text in double quotes"
            )
            yield item, Words(fact, help, [("that text begins here", above)])


RULE = Rule(Code("item-in-text", Severity.WARNING, __doc__), check)
