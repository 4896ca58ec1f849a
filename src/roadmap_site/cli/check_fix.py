"""`roadmap check --fix`: what it does before the check.

What has one right answer is mended in the files that were named, and each is told; the check follows as ever. It is a
module of its own, loaded for `--fix` alone: a check that mends nothing starts a third sooner without it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from roadmap_site.cli import common, folders
from roadmap_site.cli.write_session import changing
from roadmap_site.edit import fixing, formatting
from roadmap_site.health import link_check


def fix(named: Mapping[Path, Sequence[Path]], *, quiet: bool) -> None:
    """Mend what has one right answer, and tell which files changed.

    Args:
        named: The folder of each curriculum → the paths in it whose files are mended.
        quiet: Whether it is told on the error stream.
    """
    for folder, paths in named.items():
        try:
            report = link_check.read_report(link_check.kept(folder))
        except link_check.LinkCheckError as fault:
            raise common.CannotRunError(str(fault)) from fault
        https: Sequence[str] = ()
        if report:
            https = report.https
        files = folders.chosen(paths, formatting.own_files(folder))
        with changing(folder) as session:
            fixed = fixing.fix(session, folder, folder.as_posix(), https, files)
        mended = {
            "ids": fixed.renamed,
            "words": fixed.corrected,
            "http addresses": fixed.secured,
            "form": fixed.formatted,
        }
        for what, changed in mended.items():
            for file in changed:
                click.echo(f"{folder.as_posix()}/{file}: mended its {what}", err=quiet)
