"""What other plugins need to be told of our files, where no event of MkDocs tells it.

Each function names the plugin that it is for, and does nothing where that is not there. What can be had by the right
order of events is not here.
"""

from collections.abc import Sequence
from typing import Any

from mkdocs.structure.files import File


def in_sitemap(context: Any, files: Sequence[File]) -> None:
    """Let the sitemap of static-i18n, which has the pages of each language, have ours as well.

    Args:
        context: What the template of the sitemap is given.
        files: Our pages that search engines shall list.
    """
    if "i18n_alternates" in context:
        for file in files:
            file.alternates = {}  # type: ignore[attr-defined]
        context["i18n_alternates"] = {**context["i18n_alternates"], "": files}
