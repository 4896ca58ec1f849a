"""What our search has from others is what the packages hold that `package.json` pins."""

from __future__ import annotations

import pytest

from tools import search_library


@pytest.fixture
def contents(node: str) -> dict[str, bytes]:
    """Return what the packages hold, as it is taken over."""
    return search_library.contents(node)


def test_each_file_is_that_of_its_package(contents: dict[str, bytes]) -> None:
    """Byte for byte, with the line that names the version, and with its licence."""
    for name, content in contents.items():
        assert (search_library.ASSETS / name).read_bytes() == content, f"{name}: run `make search-library`"


def test_the_libraries_are_small(contents: dict[str, bytes]) -> None:
    """A reader who turns to the search loads them."""
    assert sum(len(content) for name, content in contents.items() if name.endswith(".js")) < 25_000
