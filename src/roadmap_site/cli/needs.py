"""`roadmap needs`: what must be known before something, in learning order, and whether a roadmap gets there.

`queries` finds the way; each step of it is shown with the stage that teaches it first. With a roadmap, what matters is
where that one teaches it, and what it leaves out.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from roadmap_site.cli import common, completing, folders, loading, lookup
from roadmap_site.curriculum import model, queries, relations
from roadmap_site.curriculum.located import Located
from roadmap_site.problems.counting import count
from roadmap_site.system.terminal import columns


@click.command(name="needs")
@click.argument("id", shell_complete=completing.ids())
@folders.folder_option()
@click.option(
    "--roadmap",
    "on",
    metavar="ID",
    shell_complete=completing.ids("roadmap"),
    help="Say where this roadmap teaches them, and what not.",
)
@common.format_option("text", "json")
def command(folder: Path, id: str, on: str | None, format: str) -> None:
    """Show the whole way to a topic: all topics that it needs, directly or not, in learning order.

    Each comes after what it needs itself, with that and with the stage that teaches it first. The way to a stage, a
    roadmap or a resource is what its topics need from outside; the way to a project has its own topics too.

    ID is an id, a former id, a title or an alias. That of a stage is `roadmap/stage`.

    Example: roadmap needs baking --roadmap home-baker
    """
    located = loading.readable(folder).located
    match = lookup.named(located, id)
    roadmap_id = None
    if on:
        roadmap_id = lookup.named(located, on, "roadmap").thing.id
    steps = queries.way(located.graph, match.thing, roadmap_id)
    if format == "json":
        lookup.show_json(_plain(located, match.thing, steps, roadmap_id))
    else:
        lines = _lines(match.thing, steps, roadmap_id)
        if unread := _unread(located.graph, match.thing, steps):
            goal = _goal(match.thing)
            lost = f"On the way to the {goal}, nothing can be read of {', '.join(unread)}."
            lines = chain(lines if steps else (), lookup.wrapped(lost))
        common.show(*lookup.called(match, id), *lines)


def _lines(thing: model.Thing, steps: Sequence[queries.Step], roadmap: str | None) -> Iterator[str]:
    goal = _goal(thing)
    if not steps:
        outside = " from outside"
        if isinstance(thing, model.Topic | model.Project):
            outside = ""
        yield f"The {goal} needs nothing{outside}."
        return
    where = f" of `{roadmap}`" if roadmap else ""
    head = f"{count(len(steps), 'topic')} on the way to the {goal}, each with the stage{where} that teaches it first:"
    yield from (*lookup.wrapped(head), "")
    rows, left_out = [], []
    for at, step in enumerate(steps, start=1):
        rows.append((f"{at:3}", step.topic.id, _where(step, roadmap)))
        if not step.here:
            left_out.append(step.topic.id)
    for line, step in zip(columns(rows), steps, strict=True):
        yield line
        if step.needs:
            yield from lookup.wrapped(f"       needs {', '.join(step.needs)}")
    if roadmap:
        taught = f"`{roadmap}` teaches {len(steps) - len(left_out)} of these {count(len(steps), 'topic')}"
        if left_out:
            taught += f"; it leaves out {', '.join(left_out)}"
        yield from ("", *lookup.wrapped(f"{taught}."))


def _goal(thing: model.Thing) -> str:
    return f"{model.noun(thing)} `{model.link_id(thing)}`"


def _unread(graph: relations.Graph, thing: model.Thing, steps: Sequence[queries.Step]) -> list[str]:
    """Return the ids on a way that nothing has, or nothing that can be read."""
    on_it = {id(step.topic) for step in steps}
    if isinstance(thing, model.Topic | model.Project):
        on_it.add(id(thing))
    unread: dict[str, None] = {}
    for reference in graph.references:
        owner, topics = reference.owner, graph.curriculum.topics
        if reference.noun == "topic" and id(owner) in on_it and reference.target not in topics:
            unread[reference.target] = None
    return list(unread)


def _where(step: queries.Step, roadmap: str | None) -> str:
    teaching = step.here or step.first
    if teaching is None:
        return "taught nowhere"
    if roadmap and not step.here:
        return f"not on it, but in {teaching.stage.full_id}"
    return teaching.stage.full_id


def _plain(
    located: Located, thing: model.Thing, steps: Sequence[queries.Step], roadmap: str | None
) -> dict[str, object]:
    way = [
        {
            "id": step.topic.id,
            "title": step.topic.title,
            "needs": list(step.needs),
            "first_taught": _teaching(located, step.first),
            "on_roadmap": _teaching(located, step.here),
        }
        for step in steps
    ]
    return {**lookup.identity(thing), "roadmap": roadmap, "way": way}


def _teaching(located: Located, teaching: relations.Teaching | None) -> dict[str, object] | None:
    if teaching is None:
        return None
    return {"stage": teaching.stage.full_id, **lookup.placed(located.locate(teaching.entry.place))}
