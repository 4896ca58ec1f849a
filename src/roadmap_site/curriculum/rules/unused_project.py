"""A project that nothing suggests.

A stage, roadmap or milestone can suggest it, or a text can link to it. What is `planned` has no use yet, and what is
`unavailable` has none any more: neither is told.

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

from roadmap_site.curriculum import gaps
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words


def check(located: Located) -> Findings:
    """Yield each project that no page suggests, unless another one is told to be the same."""
    referred, projects = located.graph.referred, gaps.there(located.curriculum.projects)
    unused = {id: project for id, project in projects.items() if id not in referred}
    for project in located.without_doubles(unused):
        fact = f"nothing suggests the project `{project.id}`"
        yield located.definition(project), Words(fact, "add it to the `projects` of a stage or a roadmap")


RULE = Rule(Code("unused-project", Severity.WARNING, __doc__), check, needs_clean=True)
