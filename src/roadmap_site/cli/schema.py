"""`roadmap schema`: the JSON Schemas as files, for whoever sets up an editor.

They are made from the definition; with the ids of a curriculum where these are asked for. A file that is up to date
already stays as it is.
"""

from pathlib import Path

import click

from roadmap_site.cli import common, folders
from roadmap_site.curriculum import loader, model
from roadmap_site.edit import editor_schemas
from roadmap_site.problems import counting
from roadmap_site.schema.definition import FILES
from roadmap_site.system import transactions


@click.command(name="schema")
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice(list(FILES)))
@click.option("--with-ids", is_flag=True, help="Let editors offer the ids, levels and costs that there are.")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.  [default: .schemas in the curriculum's folder]",
)
@folders.folder_option(exists=False)
def command(kind: str | None, output: Path | None, folder: Path, *, with_ids: bool) -> None:
    """Write the JSON Schemas that let editors check and complete the YAML.

    Without KIND, the schema of each kind of file goes into a folder; with KIND, which is curriculum, roadmap, stage,
    topics, resources or projects, that one is printed. An id that a schema does not know yet is no error in the editor.

    Example: roadmap schema --with-ids
    """
    if kind and output:
        raise click.UsageError("With KIND the schema is printed: leave out either KIND or --output.")
    if with_ids or not (kind or output):
        folders.refuse_missing(folder, named=folders.is_named(click.get_current_context()))
    texts = editor_schemas.texts(_readable(folder) if with_ids else None)
    if kind:
        click.echo(texts[kind], nl=False)
        return
    root, inside = folder, editor_schemas.FOLDER
    if output:
        root, inside = output, "."
    target = (root / inside).as_posix()
    try:
        with transactions.session(root) as session:
            changed = editor_schemas.write(texts, root, inside, session)
    except OSError as error:
        raise common.CannotRunError(f"The schemas cannot be written into `{target}`: {error.strerror}.") from error
    what = "all schemas are up to date"
    if changed:
        what = f"wrote {', '.join(changed)}"
    click.echo(f"{target}: {what}")


def _readable(folder: Path) -> model.Curriculum:
    """Return what could be read of a curriculum, and say so when that may not be all."""
    result = loader.load(folder)
    if result.has_errors:
        wrong = counting.summary(result.problems)
        click.echo(f"The curriculum has {wrong}, so ids may be missing; see `roadmap check`.", err=True)
    return result.curriculum
