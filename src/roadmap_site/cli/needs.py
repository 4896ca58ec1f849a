# Why: a learner asks "what must I know first?", and an author whether a roadmap gets there.
"""`roadmap needs`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_site.cli import common
from roadmap_site.system.terminal import columns, wrapped

if TYPE_CHECKING:
    from roadmap_site.curriculum.model import Roadmap, Thing
    from roadmap_site.curriculum.queries import Step
    from roadmap_site.curriculum.relations import Teaching
    from roadmap_site.curriculum.world import World


@click.command(name="needs", short_help="Show the whole way to a topic, in learning order.")
@click.argument("id")
@common.folder_option
@click.option("--roadmap", "on", metavar="ID", default="", help="Say where this roadmap teaches them, and what not.")
@common.format_option("text", "json")
def command(folder: Path, id: str, on: str, format: str) -> None:
    """Show the whole way to a topic: all topics that it needs, directly or not, in learning order.

    Each comes after what it needs itself, with that and with the stage that teaches it first. The way to a stage, a
    roadmap or a resource is what its topics need from outside; the way to a project has its own topics too.

    ID is an id, a former id, a title or an alias. That of a stage is `roadmap/stage`.

    Example: roadmap needs baking --roadmap home-baker
    """
    from roadmap_site.curriculum import queries  # noqa: PLC0415 (help and usage errors answer without the checker)

    world = common.loaded(folder).world
    found = common.named(world.curriculum, id)
    roadmap = world.curriculum.roadmaps[common.named(world.curriculum, on, "roadmap").thing.id] if on else None
    steps = queries.way(world.graph, found.thing, roadmap.id if roadmap else "")
    if format == "json":
        common.show_json(_plain(world, found.thing, steps, roadmap))
        return
    for line in (*common.called(found, id), *_lines(world, found.thing, steps, roadmap)):
        common.show(line)


def _lines(world: World, thing: Thing, steps: Sequence[Step], roadmap: Roadmap | None) -> Iterator[str]:
    from roadmap_site.curriculum import model  # noqa: PLC0415
    from roadmap_site.problems.wording import count  # noqa: PLC0415

    noun, goal = model.noun(thing), model.link_id(thing)
    if not steps:
        outside = "" if isinstance(thing, model.Topic | model.Project) else " from outside"
        yield f"The {noun} `{goal}` needs nothing{outside}."
        return
    stage = f"the stage of `{roadmap.id}`" if roadmap else "the stage"
    head = f"{count(len(steps), 'topic')} on the way to the {noun} `{goal}`, each with {stage} that teaches it first:"
    yield from (*wrapped(head, common.room()), "")
    rows = [(f"{at:3}", step.topic.id, _where(step, roadmap)) for at, step in enumerate(steps, start=1)]
    for line, step in zip(columns(rows), steps, strict=True):
        yield line
        if step.needs:
            yield from wrapped(f"       needs {', '.join(step.needs)}", common.room())
    if roadmap:
        left_out = [step.topic.id for step in steps if not step.here]
        yield ""
        said = f"`{roadmap.id}` teaches {len(steps) - len(left_out)} of these {count(len(steps), 'topic')}"
        yield from wrapped(f"{said}; it leaves out {', '.join(left_out)}." if left_out else f"{said}.", common.room())


def _where(step: Step, roadmap: Roadmap | None) -> str:
    if step.here:
        return step.here.stage.full_id
    if step.first is None:
        return "taught nowhere"
    return f"not on it, but in {step.first.stage.full_id}" if roadmap else step.first.stage.full_id


def _plain(world: World, thing: Thing, steps: Sequence[Step], roadmap: Roadmap | None) -> dict[str, object]:
    from roadmap_site.curriculum import model  # noqa: PLC0415

    ways = [
        {
            "id": step.topic.id,
            "title": step.topic.title,
            "needs": list(step.needs),
            "first_taught": _teaching(world, step.first),
            "on_roadmap": _teaching(world, step.here),
        }
        for step in steps
    ]
    head = {"noun": model.noun(thing), "id": model.link_id(thing), "title": thing.title}
    return {**head, "roadmap": roadmap.id if roadmap else None, "way": ways}


def _teaching(world: World, teaching: Teaching | None) -> dict[str, object] | None:
    if teaching is None:
        return None
    place = world.locate(teaching.entry.place)
    return {"stage": teaching.stage.full_id, "path": place.path, "line": place.line}
