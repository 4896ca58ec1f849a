"""How the commands find the curriculum: by its folder, by a path in it, by `mkdocs.yml`, or from where they run.

A folder that holds a `curriculum.yml` is a curriculum. A project has one where its `mkdocs.yml` says so, or else in its
folder `curriculum`. What nobody has named leads nowhere else: neither a link nor a `mkdocs.yml` that a branch has
brought can make a command write outside of the project that it runs in.
"""

import os
import shlex
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from roadmap_site.cli.common import CannotRunError
from roadmap_site.curriculum import site_settings
from roadmap_site.curriculum.site_settings import SiteSettings
from roadmap_site.problems.counting import listed
from roadmap_site.schema.definition import CATALOGUES, TOP
from roadmap_site.system import files, odd_files
from roadmap_site.yaml_io.settings import SettingsError

F = TypeVar("F", bound=Callable[..., Any])

# Folders that make one look like a curriculum.
_PARTS = ("roadmaps", *CATALOGUES)
# Where a command keeps the settings of the site that `--config-file` names.
_SITE = "roadmap_site.cli.folders:site"
_HOW_TO_BEGIN = """\
To begin one in the folder `{folder}`:

  roadmap new roadmap --title "Bread in a weekend"{option}

or, if it is an outline in Markdown already, headings with lists below them:

  roadmap import outline plan.md{option}

If there is one elsewhere, name its folder with `--curriculum`."""


def folder_option(*, exists: bool = True) -> Callable[[F], F]:
    """Return what adds the options of the curriculum's folder, given to the command as `folder`.

    One names that folder, or that of a project with one; another the `mkdocs.yml` of its site. Mostly there must be a
    curriculum in it.
    """

    def checked(context: click.Context, option: click.Parameter, named: Path | None) -> Path:
        site = context.meta.get(_SITE)
        if not context.resilient_parsing:
            _refuse_both(named, site)
        if named:
            folder = held(named) or named
        elif site:
            folder = _of_site(site)
        else:
            folder = nearest_folder()
        if exists and not context.resilient_parsing:
            refuse_missing(folder, named=bool(named or site))
        return folder

    return _options("folder", checked, "The curriculum's folder. Found by itself from within the project.")


def whole_option(command: F) -> F:
    """Add the options that name a curriculum beside paths in one, given to the command as `whole` or None."""

    def checked(context: click.Context, option: click.Parameter, named: Path | None) -> Path | None:
        site = context.meta.get(_SITE)
        _refuse_both(named, site)
        if site is None:
            return named
        folder = _of_site(site)
        if not folder.is_dir():
            refuse_missing(folder, named=True)
        return folder

    return _options("whole", checked, "The curriculum's folder, as one of PATHS.", exists=True)(command)


def _options(name: str, callback: Callable[..., Any], help: str, *, exists: bool = False) -> Callable[[F], F]:
    folder = click.option(
        "-C",
        "--curriculum",
        name,
        type=click.Path(exists=exists, file_okay=False, path_type=Path),
        callback=callback,
        help=help,
    )
    # It is looked at first.
    site = click.option(
        "-f",
        "--config-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        is_eager=True,
        expose_value=False,
        callback=_site_of,
        help="The `mkdocs.yml` that says where the curriculum is. Found by itself like the curriculum.",
    )
    return lambda command: folder(site(command))


def _site_of(context: click.Context, _: click.Parameter, file: Path | None) -> None:
    if file is None:
        return
    site = _told(site_settings.read, file)
    if site is None:
        raise CannotRunError(f"`{file.as_posix()}` has no curriculum: `roadmap` is not among its plugins.")
    context.meta[_SITE] = site


def _refuse_both(named: Path | None, site: SiteSettings | None) -> None:
    if named and site:
        raise click.UsageError("Name the curriculum once: by --curriculum or by --config-file.")


def is_named(context: click.Context) -> bool:
    """Return whether somebody has named the curriculum of a command, by its folder or by its site."""
    return _SITE in context.meta or context.get_parameter_source("folder") != click.core.ParameterSource.DEFAULT


def refuse_missing(folder: Path, *, named: bool) -> None:
    """Stop when a folder is no curriculum; the message says how to begin one, unless another was `named`."""
    if (folder / TOP).is_file():
        return
    if named:
        raise CannotRunError(f"There is no `{TOP}` in `{folder.as_posix()}`. Name the curriculum's folder.")
    raise CannotRunError(f"There is no `{TOP}` here or above. {how_to_begin(folder)}")


def refuse_lacking(lacking: Sequence[Path]) -> None:
    """Stop when curricula of a site are not there, after what was to be done with the others."""
    if lacking:
        named = listed([folder.as_posix() for folder in lacking])
        fact = f"There is no `{TOP}` in {named}, where `roadmap` among the plugins of the site names a curriculum."
        raise CannotRunError(f"{fact} {how_to_begin(lacking[0], naming(lacking[0]))}")


def how_to_begin(folder: Path, option: str = "") -> str:
    """Return what to type where there is no curriculum yet; an option may have to name its folder."""
    return _HOW_TO_BEGIN.format(folder=folder.as_posix(), option=option)


def naming(folder: Path) -> str:
    """Return the option that names a curriculum, as it ends a command line."""
    return f" -C {shlex.quote(folder.as_posix())}"


def nearest_folder() -> Path:
    """Return the curriculum's folder: the folder here or above that is one, or the one that it holds.

    The way to it is relative to where the command runs. Without any, where the next `mkdocs.yml` wants it to be, or
    the folder `curriculum`.
    """
    return _only(_nearest_folders())


def _nearest_folders() -> Sequence[Path]:
    """Return the folders of all curricula of the project, likewise."""
    here = Path.cwd()
    for above in map(from_here, (here, *here.parents)):
        if (above / TOP).is_file():
            return [_no_link(above)]
        if folders := _all_held(above):
            return folders
    return [_no_link(Path("curriculum"))]


def held(project: Path) -> Path | None:
    """Return the curriculum's folder of a project, or the project itself if it is one; nothing where it has none.

    Where its `mkdocs.yml` says where that is, it need not be there yet.
    """
    folders = _all_held(project)
    return _only(folders) if folders else None


def _all_held(project: Path) -> Sequence[Path]:
    """Return the folders of a project's curricula, likewise."""
    if (project / TOP).is_file():
        return [project]
    usual = project / "curriculum"
    try:
        if site := site_settings.in_folder(project):
            return _all_of_site(site)
    except SettingsError as fault:
        if not (usual / TOP).is_file():
            raise CannotRunError(f"{fault}. Mend it, or name the curriculum's folder with `--curriculum`.") from fault
        click.echo(f"{fault}; the curriculum is taken from `{usual.as_posix()}`.", err=True)
    return [_no_link(usual)] if (usual / TOP).is_file() else []


def _of_site(site: SiteSettings) -> Path:
    """Return where a site has its curriculum; stop when it has several."""
    return _only(_all_of_site(site))


def _all_of_site(site: SiteSettings) -> Sequence[Path]:
    """Return where a site has its curricula; stop when one leads out of the project: a branch could have said so."""
    return [_inside(site, folder, "--curriculum") for folder in site.curricula]


def _only(folders: Sequence[Path]) -> Path:
    if len(folders) > 1:
        named = listed([folder.as_posix() for folder in folders])
        raise CannotRunError(f"The site has several curricula: name one of them with `--curriculum`: {named}.")
    return folders[0]


def site_of(folder: Path) -> SiteSettings | None:
    """Return what is known of the site of a curriculum: the one that was named, or that leads to its folder."""
    return click.get_current_context().meta.get(_SITE) or site_settings.leading_to(folder)


def docs_of(folder: Path) -> tuple[Path, str]:
    """Return where the pages written by hand are, as the folder below which may be written and the way from there."""
    site = site_of(folder)
    if site is None:
        return folder.resolve().parent, "docs"
    return _inside(site, site.docs, "--docs"), ""


def _inside(site: SiteSettings, folder: Path, option: str) -> Path:
    """Return a folder that a site names, if it is in the project; else stop, and name the option to ask for it.

    The project is the repository that holds the `mkdocs.yml`, or the folder of that, or where the command runs.
    """
    top = site.file.absolute().parent
    for above in (top, *top.parents):
        if (above / ".git").exists():
            top = above
            break
    if all(odd_files.leads_out(folder, place) for place in (top, Path.cwd())):
        fact = f"`{site.file.as_posix()}` leads to `{folder.as_posix()}`, which is outside of this project"
        raise CannotRunError(f"{fact}. If you mean that, name it with `{option}`.")
    return folder


def _told(read: Callable[[Path], SiteSettings | None], file: Path) -> SiteSettings | None:
    try:
        return read(file)
    except SettingsError as fault:
        raise CannotRunError(f"{fault}.") from fault


def _no_link(folder: Path) -> Path:
    """Return a folder that nobody has named; stop when it is a link, by which a branch could lead us anywhere."""
    if files.is_link(folder):
        what = f"`{folder.as_posix()}` is a link to another place"
        raise CannotRunError(f"{what}. If you mean that, name it with `--curriculum`.")
    return folder


def from_here(path: Path | str) -> Path:
    """Return the way to a path from where the command runs; on another drive of Windows there is none but the whole."""
    with suppress(ValueError):
        return Path(os.path.relpath(path))
    return Path(path)


def by_curriculum(paths: Iterable[Path], whole: Path | None) -> tuple[dict[Path, list[Path]], list[Path]]:
    """Return the curricula that paths are in, each with the paths within it; without any, those of the project, whole.

    Args:
        paths: Paths in curricula.
        whole: The folder of one more, all of which is meant.

    Returns:
        The curricula, and the folders of those of the project that are not there, for `refuse_lacking`.

    Raises:
        CannotRunError: A path is in none, or there is none.
    """
    named: dict[Path, list[Path]] = {}
    lacking: list[Path] = []
    for path in filter(None, (*paths, whole)):
        folder, inside = within(path)
        named.setdefault(folder, []).append(inside)
    if named:
        return named, lacking
    all = _nearest_folders()
    for folder in all:
        if folder.is_dir():
            named[folder] = [Path()]
        elif len(all) == 1:
            refuse_missing(folder, named=False)
        else:
            lacking.append(folder)
    if not named:
        refuse_lacking(lacking)
    return named, lacking


def chosen(paths: Sequence[Path], names: Iterable[str]) -> set[str]:
    """Return the files that are in one of the paths, all of them relative to the same folder."""
    return {name for name in names if is_within(name, paths)}


def is_within(file: Path | str, paths: Iterable[Path]) -> bool:
    """Return whether a file is one of the paths, or in one of them."""
    return any(map(Path(file).is_relative_to, paths))


def within(path: Path) -> tuple[Path, Path]:
    """Return the folder of the curriculum that a path is in, or that a folder holds, and where in it the path is.

    A folder that has the parts of a curriculum without its `curriculum.yml` is one too, as the checker can say more.
    Links are not followed, as the checker has a word to say about each.

    Raises:
        CannotRunError: There is none.
    """
    here = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)
    folder = _curriculum_around(here, path)
    inside = here.relative_to(folder) if here.is_relative_to(folder) else Path()
    if path.is_absolute() and not folder.is_relative_to(Path.cwd()):
        return folder, inside
    return from_here(folder), inside


def _curriculum_around(here: Path, named: Path) -> Path:
    for above in (here, *here.parents):
        if (above / TOP).is_file():
            return above
    if folder := held(from_here(here)):
        return Path(os.path.abspath(folder))  # noqa: PTH100 (as above)
    if any(map(Path.is_dir, map(here.joinpath, _PARTS))):
        return here
    fact = f"`{named.as_posix()}` is not in a curriculum: neither it nor a folder above it has a `{TOP}`."
    if here == Path.cwd():
        fact += f" {how_to_begin(nearest_folder())}"
    raise CannotRunError(fact)
