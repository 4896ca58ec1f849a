"""The summary of a topic, resource or project is not one sentence with its full stop.

Any script's full stop will do, and so do a question mark and an exclamation mark. A point after an abbreviation, an
initial or a number ends no sentence. Where that cannot be told, nothing is said.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {summary-sentence: warning}
    # topics/basics.yml
    softmax:
      title: Softmax
      summary: Turns numbers into probabilities. It often comes last.

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    rules: {summary-sentence: warning}
    # topics/basics.yml
    softmax:
      title: Softmax
      summary: Turns numbers, e.g. those of the last layer, into probabilities.
"""

from roadmap_site.curriculum import sentence_ends
from roadmap_site.curriculum.model import Project, Resource, Topic
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each summary that does not end as a sentence does, or goes on after one."""
    summaries = []
    for thing in located.definitions:
        if isinstance(thing, Topic | Resource | Project) and thing.summary:
            summaries.append((thing.place / "summary", thing.summary))
    abbreviated = sentence_ends.abbreviations(summary for _, summary in summaries)
    for place, summary in summaries:
        if end := sentence_ends.inner_end(summary, abbreviated):
            fact = "the summary goes on after its first sentence, which ends here"
            help = "make it one sentence; if an abbreviation ends here, and no sentence, write its words out"
            yield located.locate(place, *end), Words(fact, help)
        elif not sentence_ends.ends(summary):
            fact = "the summary does not end as a sentence does"
            yield located.locate(place), Words(fact, "put a full stop at its end")


RULE = Rule(Code("summary-sentence", Severity.OFF, __doc__), check)
