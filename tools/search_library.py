"""Take over what our search has from others: `make search-library`.

It finds with MiniSearch, and takes the endings from English words with `stemmer`, as the packages that `package.json`
pins have them, made smaller. The scripts of a site are classic ones: what comes as a module becomes one.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "src" / "roadmap_site" / "site" / "assets"


def contents(node: str = "node", modules: Path = MODULES) -> dict[str, bytes]:
    """Return each file, by its name among our assets.

    Args:
        node: The path of Node.js.
        modules: Where npm has put the packages.
    """
    search, stemmer = modules / "minisearch", modules / "stemmer"
    english = (stemmer / "index.js").read_text(encoding="utf-8").replace("export function", "function")
    return {
        "minisearch.js": _smaller((search / "dist/umd/index.js").read_text(encoding="utf-8"), search, node, modules),
        "minisearch-license.txt": (search / "LICENSE.txt").read_bytes(),
        "stemmer-en.js": _smaller(
            f"(() => {{\n{english}\nglobalThis.roadmapStemmer = stemmer\n}})()\n", stemmer, node, modules
        ),
        "stemmer-license.txt": (stemmer / "license").read_bytes(),
    }


def _smaller(script: str, package: Path, node: str, modules: Path) -> bytes:
    """Return a script without what only people read, after a line that says where it comes from."""
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    program = [node, str(modules / "terser/bin/terser"), "--compress", "--mangle"]
    done = subprocess.run(program, input=script.encode(), capture_output=True, check=True)
    return f"/*! {said['name']} {said['version']}, {said['license']} */\n".encode() + done.stdout.rstrip() + b"\n"


def main() -> None:
    """Write the files."""
    for name, content in contents().items():
        (ASSETS / name).write_bytes(content)


if __name__ == "__main__":
    main()
