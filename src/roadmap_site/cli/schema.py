# Why: whoever sets up an editor needs the schemas as files, made from what checks.
"""`roadmap schema`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from roadmap_site.cli.common import TOP, CannotRunError, folder_option

# Not from `files`, so that help and usage errors answer without the checker; a test holds them together.
KINDS = ("curriculum", "roadmap", "stage", "topics", "resources", "projects")


@click.command(name="schema", short_help="Write the JSON Schemas for editors.")
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice(KINDS))
@click.option("--with-ids", is_flag=True, help="Let editors offer the ids, levels and costs that there are.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.  [default: .schemas in the curriculum's folder]",
)
@partial(folder_option, exists=False)
def command(kind: str | None, output: Path | None, folder: Path, *, with_ids: bool) -> None:
    """Write the JSON Schemas that let editors check and complete the YAML.

    Without KIND, the schema of each kind of file goes into a folder; with KIND, which is curriculum, roadmap, stage,
    topics, resources or projects, that one is printed. An id that a schema does not know yet is no error in the editor.

    Example: roadmap schema --with-ids
    """
    # Here, so that help and usage errors answer without the checker.
    from roadmap_site.edit import editor_schemas  # noqa: PLC0415
    from roadmap_site.system import transactions  # noqa: PLC0415

    if kind and output:
        raise click.UsageError("With KIND the schema is printed: leave out either KIND or --output.")
    if (with_ids or not (kind or output)) and not (folder / TOP).is_file():
        raise CannotRunError(f"There is no `{TOP}` in `{folder}`. Name the curriculum's folder with `--curriculum`.")
    texts = _with_ids(folder) if with_ids else editor_schemas.texts()
    if kind:
        click.echo(texts[kind], nl=False)
        return
    target = output or folder / editor_schemas.FOLDER
    root, inside = (output, ".") if output else (folder, editor_schemas.FOLDER)
    try:
        with transactions.session(root) as session:
            changed = editor_schemas.write(texts, root, inside, session)
    except OSError as error:
        raise CannotRunError(f"The schemas cannot be written into `{target}`: {error.strerror}.") from error
    click.echo(f"{target}: " + (f"wrote {', '.join(changed)}" if changed else "all schemas are up to date"))


def _with_ids(folder: Path) -> dict[str, str]:
    """Return the schemas with the ids that could be read, and say so when these may not be all."""
    from roadmap_site.curriculum import loader  # noqa: PLC0415
    from roadmap_site.edit import editor_schemas  # noqa: PLC0415
    from roadmap_site.problems import wording  # noqa: PLC0415

    result = loader.load(folder)
    if result.has_errors:
        found = wording.summary(result.problems)
        click.echo(f"The curriculum has {found}, so ids may be missing; see `roadmap check`.", err=True)
    return editor_schemas.texts(result.curriculum)
