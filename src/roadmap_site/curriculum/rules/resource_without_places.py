"""A resource on more than ten topics that does not say of each where in it.

Whoever is sent to the front page of a long book or course for one topic has to search for it. The place is `at`, `url`
or both, beside the topic in its `topics`, or where an entry suggests it. What is `planned` is not told.

FAIL
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {resource-without-places: warning}
    # topics/basics.yml
    softmax: Softmax
    sum: Sum
    mean: Mean
    median: Median
    variance: Variance
    covariance: Covariance
    correlation: Correlation
    quantile: Quantile
    histogram: Histogram
    sample: Sample
    outlier: Outlier
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, sum, mean, median, variance, covariance, correlation, quantile, histogram, sample, outlier]
    # resources/book.yml
    a-book:
      title: A book
      topics: [softmax, sum, mean, median, variance, covariance, correlation, quantile, histogram, sample, outlier]

PASS
    # curriculum.yml
    title: A curriculum
    roadmaps: [first]
    areas: {basics: Basics}
    kinds: {book: Book}
    rules: {resource-without-places: warning}
    # topics/basics.yml
    softmax: Softmax
    sum: Sum
    mean: Mean
    median: Median
    variance: Variance
    covariance: Covariance
    correlation: Correlation
    quantile: Quantile
    histogram: Histogram
    sample: Sample
    outlier: Outlier
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax, sum, mean, median, variance, covariance, correlation, quantile, histogram, sample, outlier]
    # resources/book.yml
    a-book:
      title: A book
      topics:
        - topic: softmax
          at: Section 1
        - topic: sum
          at: Section 2
        - topic: mean
          at: Section 3
        - topic: median
          at: Section 4
        - topic: variance
          at: Section 5
        - topic: covariance
          at: Section 6
        - topic: correlation
          at: Section 7
        - topic: quantile
          at: Section 8
        - topic: histogram
          at: Section 9
        - topic: sample
          at: Section 10
        - topic: outlier
          at: Section 11
"""

from collections.abc import Sequence

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words

# So many topics are named.
_NAMED = 3


def check(located: Located) -> Findings:
    """Yield each resource that leaves learners to search, once for all of its topics."""
    for broad in gaps.broad(located.graph):
        if broad.topics:
            id, number = broad.resource.id, len(broad.topics)
            fact = f"the resource `{id}` names no place for {number} of the {broad.among} topics that it is on"
            help = f"write `at` or `url` beside {_named(broad.topics)}"
            yield located.definition(broad.resource), Words(fact, help)


def _named(topics: Sequence[str]) -> str:
    """Return the first of some topics, and how many more there are."""
    named = ", ".join(f"`{id}`" for id in topics[:_NAMED])
    if len(topics) > _NAMED:
        named += f" and {len(topics) - _NAMED} more"
    return named


RULE = Rule(Code("resource-without-places", Severity.OFF, __doc__), check, needs_clean=True)
