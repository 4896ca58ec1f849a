"""Take over the font of the pages, and how wide its characters are: `make font`.

The font is Figtree, as the package that `package.json` pins has it: one file for Latin letters, one for what other
languages add to them. Maps are drawn without a browser, so the widths of the characters are written down: in
thousandths of the size, for the heaviest weight that maps use. What maps hold in other scripts is estimated.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "node_modules" / "@fontsource-variable" / "figtree"
ASSETS = ROOT / "src" / "roadmap_site" / "site" / "assets"
WIDTHS = ROOT / "src" / "roadmap_site" / "site" / "maps" / "figtree.json"
FILES = {
    "files/figtree-latin-wght-normal.woff2": "figtree-latin.woff2",
    "files/figtree-latin-ext-wght-normal.woff2": "figtree-latin-ext.woff2",
    "LICENSE": "figtree-license.txt",
}
WEIGHT = 600


def widths() -> dict[str, str]:
    """Return each width, in thousandths of the size → the characters that are so wide."""
    found = defaultdict[int, list[str]](list)
    for name in FILES:
        if name.endswith(".woff2"):
            font = instantiateVariableFont(TTFont(PACKAGE / name), {"wght": WEIGHT})
            unit = font["head"].unitsPerEm
            for code, glyph in font.getBestCmap().items():
                found[round(1000 * font["hmtx"][glyph][0] / unit)].append(chr(code))
    return {str(width): "".join(sorted(set(found[width]))) for width in sorted(found)}


def main() -> None:
    """Copy the files, and write the widths."""
    for source, target in FILES.items():
        shutil.copyfile(PACKAGE / source, ASSETS / target)
    WIDTHS.write_text(json.dumps(widths(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
