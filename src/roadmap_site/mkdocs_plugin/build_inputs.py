"""What a build reads beside the curriculum: pages by hand, and folders of templates.

MkDocs reads and copies all that `docs/` holds, though a stranger may have put it there: what is no plain file, or leads
elsewhere, is refused before anything is read.
"""

import os
import posixpath
import re
import shlex
import warnings
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.utils import meta

from roadmap_site.curriculum import site_settings
from roadmap_site.problems import spelling
from roadmap_site.problems.codes import unsupported_yaml
from roadmap_site.problems.problem import Problem
from roadmap_site.schema.definition import TOP
from roadmap_site.system import odd_files
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Document

_MOST_SHOWN = 20
# What the name of a folder in an address may be made of.
_FOLDER = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")

# How the names of pages end, and those of pages that stand for their folder.
_PAGES = {"md", "markdown", "mdown", "mkdn", "mkd", "html", "htm"}
_INDEXES = {"index", "readme"}


def top(config: MkDocsConfig) -> Path:
    """Return the folder of `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def site_file(config: MkDocsConfig) -> str:
    """Return the name of `mkdocs.yml`, which a site may call otherwise, as messages show it."""
    return Path(config.config_file_path or "mkdocs.yml").name


def our_settings(config: MkDocsConfig) -> str:
    """Return where the settings of the plugin stand, as messages show it: `mkdocs.yml` may inherit them."""
    if not config.config_file_path:
        return site_file(config)
    return way(site_settings.naming_us(Path(config.config_file_path)), top(config))


def set_so(config: MkDocsConfig, key: str, value: str) -> str:
    """Return that a setting of the plugin has a value, as messages begin."""
    shown = value or '""'
    return f"`{key}: {shown}` among the settings of the plugin `roadmap` in {our_settings(config)}"


def is_named(config: Config, key: str) -> bool:
    """Return whether somebody has given a setting, of the site or of a plugin, in `mkdocs.yml` or as an option."""
    return any(key in given for given in _given(config))


def theme_names(config: MkDocsConfig, key: str) -> bool:
    """Return whether somebody has given a setting of the theme in `mkdocs.yml`."""
    themes = [given.get("theme") for given in _given(config)]
    return any(isinstance(theme, dict) and key in theme for theme in themes)


def is_empty(config: MkDocsConfig, key: str) -> bool:
    """Return whether a setting of `mkdocs.yml` is there without a value."""
    return any(key in given and given[key] is None for given in _given(config))


def folder_of_curriculum(config: MkDocsConfig, own: Config, named: str) -> Path:
    """Return the folder of the curriculum.

    Args:
        config: The site's settings.
        own: The plugin's.
        named: The folder, as seen from `mkdocs.yml`.

    Raises:
        PluginError: It is not there, or nobody has named it and it is a link that leads elsewhere.
    """
    folder = top(config) / named
    said = set_so(config, "curriculum", named)
    if folder.is_file():
        remedy = f"write `{_parent(named)}`" if _parent(named) else "write that of the YAML files"
        raise PluginError(f"{said} is a file, not a folder: {remedy}.")
    if not folder.is_dir():
        _refuse_missing(config, folder, named, said if is_named(own, "curriculum") else None)
    if not named.strip() or _holds_site(config, folder):
        what = "is the folder of the pages written by hand, or one that holds them or the settings"
        raise PluginError(f"{said} {what}: name a folder beside them that has the YAML files alone.")
    if folder.is_symlink() and odd_files.leads_out(folder, top(config)) and not is_named(own, "curriculum"):
        way = "put the curriculum itself there, or name the folder with `curriculum` among the plugin's settings"
        raise PluginError(f"`{named}` is a link that leads out of the folder of {site_file(config)}: {way}.")
    return folder


def _refuse_missing(config: MkDocsConfig, folder: Path, named: str, said: str | None) -> None:
    """Refuse a folder that is not there, with the one that may be meant, or how to begin a curriculum in it.

    Args:
        config: The site's settings.
        folder: The folder.
        named: How it is named.
        said: How that is told, if it is set.
    """
    others = []
    if folder.parent.is_dir():
        others = [path.name for path in folder.parent.iterdir() if (path / TOP).is_file()]
    command = f'`roadmap new roadmap --title "Bread in a weekend" -C {shlex.quote(posixpath.normpath(named))}`'
    remedy = f"{command} begins a curriculum in it"
    if near := spelling.nearest(folder.name, others):
        remedy = f"did you mean `{posixpath.join(posixpath.dirname(named), near)}`? Otherwise {remedy}"
    fact = f"The curriculum's folder {named!r} does not exist beside {site_file(config)}"
    raise PluginError(f"{fact}: {said + ' leads there; ' if said else ''}{remedy}.")


def _holds_site(config: MkDocsConfig, folder: Path) -> bool:
    """Return whether a folder is, or holds, that of `mkdocs.yml` or that of the pages written by hand."""
    held = (top(config), Path(config.docs_dir))
    return any(path.resolve().is_relative_to(folder.resolve()) for path in held)


def _parent(named: str) -> str:
    return posixpath.dirname(posixpath.normpath(named))


def place(config: MkDocsConfig, path: str) -> str:
    """Return the folder of the site that a setting `path` names, with a slash at its end; empty for the top.

    Args:
        config: The site's settings.
        path: What is set.

    Raises:
        PluginError: It is no such folder.
    """
    folder = path.strip().strip("/")
    said = set_so(config, "path", path)
    for part in folder.split("/") if folder else ():
        if not _FOLDER.fullmatch(part):
            raise PluginError(
                f"{said} is no folder of the site: "
                "write a name such as `learn`, of letters from a to z, digits and hyphens, or several with slashes."
            )
        stem, dot, ending = part.rpartition(".")
        if dot and ending.lower() in _PAGES:
            remedy = "leave it out, for the top of the site, or write a name such as `learn`"
            if stem.lower() not in _INDEXES:
                remedy = f"write `{folder.replace(part, stem)}`"
            raise PluginError(f"{said} names a page, not a folder of the site: {remedy}.")
    if folder:
        return f"{folder}/"
    return ""


def refuse_odd(config: MkDocsConfig, templates: Iterable[Path]) -> None:
    """Refuse what would publish files from elsewhere, or keep a build waiting, before anything is read.

    Args:
        config: The site's settings.
        templates: Folders of templates, which need not be there.

    Raises:
        PluginError: It says which file it is, and what to do.
    """
    docs = Path(config.docs_dir)
    if docs.is_symlink() and odd_files.leads_out(docs, top(config)) and not is_named(config, "docs_dir"):
        file = site_file(config)
        remedy = f"put the pages themselves there, or name the folder with `docs_dir` in {file}"
        raise PluginError(f"`{docs.name}` is a link that leads out of the folder of {file}: {remedy}.")
    sentences = []
    try:
        for folder in filter(Path.is_dir, (docs, *templates)):
            for path, wrong in odd_files.odd(folder, read=partial(_is_read, config, folder)):
                sentences.append(f"`{way(folder, top(config))}/{path}` {wrong}")
    except OSError as fault:
        raise PluginError(f"`{fault.filename}` cannot be read: {fault.strerror}.") from fault
    if len(sentences) > _MOST_SHOWN:
        sentences[_MOST_SHOWN:] = [f"There are {len(sentences) - _MOST_SHOWN} more."]
    if sentences:
        raise PluginError("\n".join(sentences))


def problems(config: MkDocsConfig) -> Iterator[Problem]:
    """Yield the problems of pages written by hand that must be told before anything reads them."""
    docs = docs_shown(config)
    for file in get_files(config):
        if file.inclusion.is_included() and file.is_documentation_page():  # type: ignore[no-untyped-call]
            path = f"{docs}/{file.src_uri}"
            text, faults = reader.decode(file.content_bytes, path)
            yield from faults
            body, _ = meta.get_data(text)
            head = text.removesuffix(body)
            alias = reader.alias(head.strip().strip("-"))
            if alias:  # a few of them can fill any memory
                place = Document(path, head, None).line(alias[0])
                yield unsupported_yaml(place, f"alias `*{alias[1]}` at the top of a page", "write the value out")


def docs_shown(config: MkDocsConfig) -> str:
    """Return the folder of the pages written by hand, as messages show it."""
    return way(Path(config.docs_dir), top(config))


def way(folder: Path, start: Path) -> str:
    """Return the way to a folder from another one, with forward slashes."""
    return Path(os.path.relpath(folder, start)).as_posix()


def _given(config: Config) -> list[dict[str, Any]]:
    """Return what somebody has given of settings, in `mkdocs.yml` or as options, as it is written."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # nothing else tells
        given: list[dict[str, Any]] = config.user_configs
    return given


def _is_read(config: MkDocsConfig, folder: Path, way: str) -> bool:
    """Return whether a file may be read or published: all templates, and of `docs/` what MkDocs or a plugin looks at.

    MkDocs does so in a build or a preview; plugins look for hidden files with settings beside the pages that they are
    about.
    """
    if folder != Path(config.docs_dir):
        return True
    above, name = posixpath.split(way)
    file = File(posixpath.join(above, name.lstrip(".")), config.docs_dir, config.site_dir, config.use_directory_urls)
    set_exclusions([file], config)
    return bool(file.inclusion.is_in_serve())  # type: ignore[no-untyped-call]
