"""A project that nothing suggests.

A stage, roadmap or milestone can suggest it, or a text can link to it.

FAIL
    # projects/basics.yml
    a-classifier:
      title: Build a classifier

PASS
    # projects/basics.yml
    a-classifier:
      title: Build a classifier
    # roadmaps/first/01-start.yml
    title: Start
    topics: [softmax]
    projects: [a-classifier]
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.curriculum.located import Located
from roadmap_site.curriculum.rule import Finding, Rule
from roadmap_site.problems.problem import Severity, Words
from roadmap_site.problems.registry import Code


def check(located: Located) -> Iterator[Finding]:
    """Yield each project that no page suggests."""
    for project in located.curriculum.projects.values():
        if project.id not in located.graph.referred:
            fact = f"nothing suggests the project `{project.id}`"
            yield located.definition(project), Words(fact, "add it to the `projects` of a stage or a roadmap")


RULE = Rule(Code("unused-project", Severity.WARNING, __doc__), check, needs_clean=True)
