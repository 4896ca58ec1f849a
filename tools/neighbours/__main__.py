"""Try our plugin beside others, and write what came of it into `results.json`.

`make neighbours` runs it in an environment of its own. Each entry of `table.yml` is built strictly by MkDocs and by
ProperDocs, with the plugin before ours, after ours, and among others in an order shuffled by a seed; names of entries
as arguments let it try those alone. It fails where something comes out otherwise than the table says. With a folder in
the environment as `KEEP` it leaves the sites there, to be looked at.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.neighbours import judging, results, table, worlds

ENGINES = ("mkdocs", "properdocs")
PLAIN = "plain"
"""The name of an entry without any plugin."""


class Trials:
    """Worlds in one folder, and the sites without neighbours that they are held against."""

    def __init__(self, folder: Path, held: table.Table) -> None:
        self._folder = folder
        self._table = held
        self._plain: dict[tuple[str, str], judging.Site] = {}
        self._own = {judging.NOT_FOUND}
        for path in held.files:
            if path.startswith("docs/"):
                self._own.add(path.removeprefix("docs/").removesuffix(".md").removesuffix("index").strip("/"))

    def begin(self) -> None:
        """Build the sites without neighbours, one for each theme and each engine.

        Raises:
            SystemExit: One of them cannot be built, or has dead links.
        """
        for engine in ENGINES:
            self._begin(engine, table.Entry("", "", ""))
            for entry in self._table.entries.values():
                if entry.theme:
                    self._begin(engine, entry)

    def faults(self, entry: table.Entry, engine: str, order: str) -> list[str]:
        """Return what is wrong with an entry, as sentences without their dots."""
        entries = worlds.company(self._table, entry, order)
        folder = self._folder / f"{engine}-{order}-{entry.name}"
        worlds.write(folder, self._table, entries, order)
        code, said = worlds.build(folder, engine, entry.then)
        (self._folder / f"{folder.name}.log").write_text(said, encoding="utf-8")
        warned = judging.warnings(said)
        if code:
            return warned or [f"the build ends with {code}"]
        plain = self._plain[engine, entry.name if entry.theme else ""]
        site = judging.Site(folder / entry.site, self._address(entry))
        found = [*warned, *judging.faults(site, plain, self._own, entry.sign)]
        if not os.environ.get("KEEP"):
            shutil.rmtree(folder)
        return found

    def _begin(self, engine: str, entry: table.Entry) -> None:
        folder = self._folder / f"{engine}-{PLAIN}-{entry.name}"
        worlds.write(folder, self._table, [entry], "before")
        code, said = worlds.build(folder, engine, ())
        site = judging.Site(folder / "site", self._address(entry))
        wrong = judging.warnings(said) + list(site.broken())
        if code or wrong:
            raise SystemExit(f"{folder.name}: {code}\n" + "\n".join(wrong or [said]))
        self._plain[engine, entry.name] = site

    def _address(self, entry: table.Entry) -> str:
        end = entry.site.partition("/")[2]
        return str(self._table.settings["site_url"]) + (f"{end}/" if end else "")


def main() -> None:
    """Try all entries, or those that are named; write what came of it."""
    held = table.read()
    names = sys.argv[1:] or list(held.entries)
    jobs = [(held.entries[name], engine, order) for name in names for engine in ENGINES for order in worlds.ORDERS]
    root = os.environ.get("KEEP")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        trials = Trials(Path(root or folder), held)
        trials.begin()
        outcomes = pool.map(lambda job: trials.faults(*job), jobs)
        made: dict[str, Any] = {}
        for (entry, engine, order), wrong in zip(jobs, outcomes, strict=True):
            print(entry.name, engine, order, *(wrong or ["good"]), sep=" · ", flush=True)
            made.setdefault(entry.name, {"version": version(entry.package), "faults": {}})
            if wrong:
                made[entry.name]["faults"][f"{engine} {order}"] = wrong
    kept = results.read() if sys.argv[1:] else results.NOTHING
    results.write(_sorted({"with": _versions(), "entries": {**kept["entries"], **made}}, held))
    otherwise = []
    for name in names:
        if results.goes(made[name], held.entries[name]) is bool(held.entries[name].fails):
            otherwise.append(name)
    print(f"{len(names)} tried, {len(otherwise)} otherwise than `table.yml` says: {', '.join(otherwise)}")
    sys.exit(bool(otherwise))


def _versions() -> Mapping[str, str]:
    packages = ("mkdocs", "properdocs", "mkdocs-material")
    return {"python": platform.python_version().rpartition(".")[0], **{name: version(name) for name in packages}}


def _sorted(made: dict[str, Any], held: table.Table) -> dict[str, Any]:
    return {**made, "entries": {name: made["entries"][name] for name in held.entries if name in made["entries"]}}


if __name__ == "__main__":
    main()
