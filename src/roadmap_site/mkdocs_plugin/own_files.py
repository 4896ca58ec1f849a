"""The files of the site as MkDocs knows them: pages by hand, what lies beside them, and what other plugins add.

A text of the curriculum may link to them. Where each of them stands on the site, MkDocs and its plugins settle in every
build anew, and the anchors of a page are there only when it has been rendered.
"""

from collections.abc import Collection

from mkdocs.structure.files import File, Files

from roadmap_site.mkdocs_plugin.generated_files import CurriculumPage


class OwnFiles:
    """The files of a build that are not ours."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def address(self, path: str) -> str | None:
        """Return the address of a file from the top of the site; nothing where there is no such file."""
        file = self._file(path)
        if file:
            return file.url
        return None

    def holds(self, path: str) -> bool:
        """Return whether there is a file."""
        return self._file(path) is not None

    def names(self) -> Collection[str]:
        """Return all files."""
        return [file.src_uri for file in self._files if self._is_own(file)]

    def anchors(self, path: str) -> Collection[str] | None:
        """Return the anchors of a page that has been rendered."""
        file = self._file(path)
        if file and file.page:
            return file.page.present_anchor_ids
        return None

    def _file(self, path: str) -> File | None:
        file = self._files.get_file_from_path(path)
        if file and self._is_own(file):
            return file
        return None

    def _is_own(self, file: File) -> bool:
        return bool(file.inclusion.is_included()) and not isinstance(file.page, CurriculumPage)  # type: ignore[no-untyped-call]
