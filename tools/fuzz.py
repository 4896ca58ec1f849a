"""Try inputs that nobody has seen before, for some time; keep the smallest that fails in `found`.

It ends after the seconds that it is given. What failed becomes a case of the tests of robustness.
"""

from __future__ import annotations

import argparse
import hashlib
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.robustness.fuzz import inputs, targets
from tests.robustness.fuzz.inputs import Files

FOUND = Path(__file__).parent.parent / "tests" / "fuzz" / "found"
_ROUND = 50
"""So many inputs are tried between two looks at the clock."""


def main() -> None:
    """Try files and documents in turn; exit with 1 when one has failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    said = parser.parse_args()
    end, number, tried, failed = time.monotonic() + said.seconds, said.seed, 0, set[str]()
    print(f"seed {number}")
    while time.monotonic() < end:
        for strategy, target in (
            (inputs.broken_files(), _try_files),
            (inputs.hostile_texts(), _try_files),
            (inputs.documents().map(_document), _try_document),
        ):
            count, smallest = _round(strategy, target, number)
            tried += count
            if smallest:
                failed.add(_keep(smallest))
        number += 1
    print(f"{tried} inputs in {said.seconds:g} s: {len(failed)} failed")
    for name in sorted(failed):
        print(f"  {FOUND / name}")
    raise SystemExit(1 if failed else 0)


def _document(document: bytes) -> Files:
    return {"plan.md": document}


def _try_files(files: Files) -> None:
    with TemporaryDirectory() as folder:
        targets.all_of(Path(folder) / "curriculum", files)


def _try_document(files: Files) -> None:
    with TemporaryDirectory() as folder:
        targets.import_outline(Path(folder), files["plan.md"])


def _round(strategy: SearchStrategy[Files], target: Callable[[Files], None], number: int) -> tuple[int, Files | None]:
    """Try some inputs; return how many, and the smallest that failed, if one did."""
    count, failing = 0, dict[str, bytes]()

    @seed(number)
    @settings(
        max_examples=_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink], print_blob=False,
    )  # fmt: skip
    @given(strategy)
    def run(files: Files) -> None:
        nonlocal count
        count += 1
        try:
            target(files)
        except BaseException:
            failing.clear()
            failing.update(files)
            raise

    try:
        run()
    except Exception:  # noqa: BLE001 (whatever it is, it is a finding)
        traceback.print_exc()
        return count, failing
    return count, None


def _keep(files: Files) -> str:
    """Write an input into the folder of those that once failed; return the name of its file."""
    text = inputs.written(files)
    name = f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    (FOUND / name).write_text(text, encoding="utf-8")
    return name


if __name__ == "__main__":
    main()
