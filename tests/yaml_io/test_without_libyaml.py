"""Where PyYAML was built without its parser in C, an author sees the same."""

from __future__ import annotations

import subprocess
import sys

from tests.helpers.paths import ROOT

WITHOUT = """
import sys, yaml
for name in [name for name in vars(yaml) if name.startswith("C") and name.endswith("Loader")]:
    delattr(yaml, name)
import pytest
from roadmap_site.yaml_io import document
assert document.PARSER is yaml.BaseLoader
tests = ["tests/curriculum/test_cases.py", "tests/curriculum/test_loader.py"]
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", *tests]))
"""
"""Runs the tests of what authors see with the parser in Python."""


def test_the_parser_in_python_leads_to_the_same_words() -> None:
    """Every case has its problems, their places, facts and help."""
    run = subprocess.run([sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]
