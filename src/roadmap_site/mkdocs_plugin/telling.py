"""What is wrong, told to whoever builds the site.

Problems of all curricula are told at once, in the order of their places. Those that keep a site from being built, which
any does in a strict build, stop it with one error that carries them; a preview shows them on its pages.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import starmap

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from roadmap_site.curriculum.loader import LoadResult
from roadmap_site.curriculum.rules import bad_link
from roadmap_site.mkdocs_plugin.own_files import OwnFiles
from roadmap_site.mkdocs_plugin.preview import CurriculumError
from roadmap_site.problems.counting import summary
from roadmap_site.problems.formats.text import as_text
from roadmap_site.problems.problem import Problem, has_errors, in_order

_log = get_plugin_logger(__name__)


def report(found: Sequence[Problem], *, strict: bool) -> None:
    """Show problems.

    Raises:
        CurriculumError: They keep the site from being built.
    """
    problems = in_order(found)
    if not problems:
        return
    said = f"The curriculum has {summary(problems)}.\n\n{as_text(problems)}\n"
    if strict or has_errors(problems):
        raise CurriculumError(said, problems)
    _log.warning(said, extra={"problems": problems})


def missing_files(loaded: LoadResult, files: Files) -> Iterator[Problem]:
    """Yield the problems of links of a curriculum to files that the site does not have."""
    return starmap(bad_link.RULE.code.problem, bad_link.missing_files(loaded.located, partial(OwnFiles, files)))
