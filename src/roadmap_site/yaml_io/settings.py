"""YAML that was written for another program, such as `mkdocs.yml`: read, never acted on.

Such a file may have tags by which that program runs code, and values by the thousand that are none of our business.
Every value is the text that stands there, whatever its tag. `!ENV` alone is followed, the variables of the environment
by which MkDocs lets a machine set a value. A value with several names (anchors and aliases) is read once, so that a few
lines cannot stand for more than memory holds; what goes on without end is refused.
"""

import os
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from roadmap_site.problems import input_limits
from roadmap_site.yaml_io.document import PARSER, Data, compose

_MERGE = "<<"
# What stands for no value, where it stands without quotes.
_NOTHING = frozenset({"~", "null", "Null", "NULL"})


class SettingsError(Exception):
    """A file of settings cannot be used; its text says why, for people, and begins with the file."""


def read(file: Path) -> dict[str, Data]:
    """Return what a file of settings says.

    Args:
        file: Where it is.

    Returns:
        Its keys and values, every scalar as text; shared where the file has them by several names.

    Raises:
        SettingsError: It cannot be read, or is no mapping.
    """
    shown = f"`{file.as_posix()}`"
    try:
        data = _Values().of(_composed(_text(file)))
    except OSError as fault:
        raise SettingsError(f"{shown} cannot be read: {fault.strerror or fault}") from fault
    except UnicodeDecodeError as fault:
        raise SettingsError(f"{shown} cannot be read: it is not UTF-8") from fault
    except yaml.MarkedYAMLError as fault:
        line = fault.problem_mark.line + 1 if fault.problem_mark else 1
        raise SettingsError(f"{shown} cannot be read: line {line} is no YAML") from fault
    except yaml.YAMLError as fault:
        raise SettingsError(f"{shown} cannot be read: it holds a character that YAML does not allow") from fault
    if isinstance(data, dict):
        return data
    if data:
        raise SettingsError(f"{shown} cannot be read: it has no keys")
    return {}


def _text(file: Path) -> str:
    if not file.is_file():
        raise FileNotFoundError(0, "there is no such file")
    with file.open("rb") as stream:
        raw = stream.read(input_limits.LARGEST_FILE + 1)
    if len(raw) > input_limits.LARGEST_FILE:
        raise OSError(0, f"it is larger than {input_limits.LARGEST_FILE // 1024:,} KiB")
    return raw.decode("utf-8-sig")


def _composed(text: str) -> Any:
    """Return the top node of a text; what is nested so deep that it would use up the parser's stack is refused."""
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=PARSER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > input_limits.DEEPEST:
            raise yaml.MarkedYAMLError(problem="nesting too deep", problem_mark=event.start_mark)
    return compose(text)


class _Values:
    """The values of nodes, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[Any, Data | None] = {}

    def of(self, node: Any) -> Data:
        """Return what a node says; of a node within itself nothing."""
        if node not in self._known:
            self._known[node] = None
            self._known[node] = self._read(node)
        return self._known[node] or ""

    def _read(self, node: Any) -> Data:
        if isinstance(node, MappingNode):
            return self._mapping(node)
        if node is not None and node.tag == "!ENV":
            return self._of_environment(node)
        if isinstance(node, SequenceNode):
            return list(map(self.of, node.value))
        if isinstance(node, ScalarNode) and (node.style or node.value not in _NOTHING):
            return str(node.value)
        return ""

    def _mapping(self, node: MappingNode) -> Data:
        mapping: dict[str, Data] = {}
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                mapping[key.value] = self.of(value)
        merged = mapping.pop(_MERGE, {})
        for other in [merged] if isinstance(merged, dict) else merged:
            if isinstance(other, dict):
                mapping = {**other, **mapping}
        return mapping

    def _of_environment(self, node: Any) -> Data:
        """Return the first variable that is set, of one or several; of several the last is what holds without them."""
        if isinstance(node, ScalarNode):
            return os.environ.get(node.value, "")
        *names, default = ["", *map(self.of, node.value)]
        for name in names:
            if isinstance(name, str) and name in os.environ:
                return os.environ[name]
        return default
