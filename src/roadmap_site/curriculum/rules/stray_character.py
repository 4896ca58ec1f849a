r"""A text holds a character that nobody sees and nothing needs: a soft hyphen, a zero-width space, a joiner.

It came along when the text was copied, and a search does not find the word that it stands in. What scripts and emoji
need is right: joiners between letters that join, zero-width spaces where words have no spaces between them, variation
selectors behind what has variants, marks of direction.

FAIL
    # topics/extras.yml
    log-softmax:
      title: "Log-soft\u00admax"
      needs: [softmax]

PASS
    # topics/extras.yml
    log-softmax:
      title: Log-softmax
      needs: [softmax]
"""

from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems.characters import named


def check(located: Located) -> Findings:
    """Yield each such character of all files."""
    for document in located.documents.values():
        for place, character in document.strays:
            yield place, Words(f"nothing here needs the invisible {named(character)}", "delete it", fix="")


RULE = Rule(Code("stray-character", Severity.WARNING, __doc__), check)
