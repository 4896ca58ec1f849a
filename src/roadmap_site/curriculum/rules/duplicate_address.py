"""Two resources have the same address.

`http` or `https`, `www.`, a slash at the end, letters written with percent signs, and the words by which sites count
their visitors, such as `utm_source`, make no difference; the query and the fragment do: two chapters of one page are
two. Where the resources have the same title too, `duplicate-name` tells of them.

FAIL
    # resources/book.yml
    a-book:
      title: A book
      url: https://example.org/book
      topics: [softmax]
    the-book:
      title: The book
      url: http://www.example.org/book/
      topics: [softmax]

PASS
    # resources/book.yml
    a-book:
      title: A book
      url: https://example.org/book
      topics: [softmax]
    its-exercises:
      title: The exercises of the book
      url: https://example.org/book#exercises
      topics: [softmax]
"""

from roadmap_site.curriculum.model import link_id
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each address that several resources have, at the second of them, with the others."""
    for first, second, *more in located.same_addresses:
        fact = f"another resource has the address `{first.text}` too"
        help = "join the two, or give this one the address of its own page"
        if more:
            fact = f"{len(more) + 1} other resources have the address `{first.text}` too"
            help = "join them, or give each the address of its own page"
        places = ((f"`{link_id(one.thing)}` has it here", located.locate(one.place)) for one in (first, *more))
        yield located.locate(second.place), Words(fact, help, places)


RULE = Rule(Code("duplicate-address", Severity.WARNING, __doc__), check)
