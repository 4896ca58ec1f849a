"""What a build reads beside the curriculum: pages by hand, and folders of templates.

MkDocs reads and copies all that `docs/` holds, though a stranger may have put it there: what is no plain file, or leads
elsewhere, is refused before anything is read.
"""

import os
import posixpath
import warnings
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.utils import meta

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.problems.codes import page_clash, unsupported_yaml
from roadmap_site.problems.problem import Location, Problem
from roadmap_site.site import pages_by_hand
from roadmap_site.system import odd_files
from roadmap_site.yaml_io import reader
from roadmap_site.yaml_io.document import Document

_MOST_SHOWN = 20


def top(config: MkDocsConfig) -> Path:
    """Return the folder of `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def is_named(config: Config, key: str) -> bool:
    """Return whether somebody has given a setting, of the site or of a plugin, in `mkdocs.yml` or as an option."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # nothing else tells
        return any(key in given for given in config.user_configs)


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
    if not folder.is_dir():
        raise PluginError(f"The curriculum's folder {named!r} does not exist beside mkdocs.yml.")
    if folder.is_symlink() and odd_files.leads_out(folder, top(config)) and not is_named(own, "curriculum"):
        way = "put the curriculum itself there, or name the folder with `curriculum` among the plugin's settings"
        raise PluginError(f"`{named}` is a link that leads out of the folder of mkdocs.yml: {way}.")
    return folder


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
        way = "put the pages themselves there, or name the folder with `docs_dir` in mkdocs.yml"
        raise PluginError(f"`{docs.name}` is a link that leads out of the folder of mkdocs.yml: {way}.")
    sentences = []
    try:
        for folder in filter(Path.is_dir, (docs, *templates)):
            for way, wrong in odd_files.odd(folder, read=partial(_is_read, config, folder)):
                sentences.append(f"`{_shown(folder, config)}/{way}` {wrong}")
    except OSError as fault:
        raise PluginError(f"`{fault.filename}` cannot be read: {fault.strerror}.") from fault
    if len(sentences) > _MOST_SHOWN:
        sentences[_MOST_SHOWN:] = [f"There are {len(sentences) - _MOST_SHOWN} more."]
    if sentences:
        raise PluginError("\n".join(sentences))


def problems(config: MkDocsConfig, generated: Iterable[tuple[File, str]], loaded: LoadResult) -> Iterator[Problem]:
    """Yield the problems of what was written by hand: dead `[[…]]` links, and addresses that the curriculum has.

    Args:
        config: The site's settings.
        generated: The files of the site that come from the curriculum, each with what it shows.
        loaded: The curriculum.
    """
    taken = {file.dest_uri: title for file, title in generated}
    shown = _shown(Path(config.docs_dir), config)
    for file in get_files(config):
        if not file.inclusion.is_included():  # type: ignore[no-untyped-call]
            continue
        path = f"{shown}/{file.src_uri}"
        if file.dest_uri in taken:
            yield page_clash(Location(path, 1, 1), taken[file.dest_uri])
        if file.is_documentation_page():
            text, faults = reader.decode(file.content_bytes, path)
            yield from faults
            body, _ = meta.get_data(text)
            head = text.removesuffix(body)
            alias = reader.alias(head.strip().strip("-"))
            if alias:  # a few of them can fill any memory
                place = Document(path, head, None).line(alias[0])
                yield unsupported_yaml(place, f"alias `*{alias[1]}` at the top of a page", "write the value out")
            yield from pages_by_hand.dead_links(body, path, head.count("\n"), loaded)


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


def _shown(folder: Path, config: MkDocsConfig) -> str:
    return Path(os.path.relpath(folder, top(config))).as_posix()
