"""Take over the font of the pages, and how wide its characters are: `make font`.

The font is Figtree, as the package that `package.json` pins has it: one file for Latin letters, one for what other
languages add to them. Maps are drawn without a browser, so the widths of the characters are written down: in
thousandths of the size, for the heaviest weight that maps use. What maps hold in other scripts is estimated. What
paints pictures of links reads no compressed fonts, so these are kept as they are without that, too, under one name.
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
MAPS = ROOT / "src" / "roadmap_site" / "site" / "maps"
WIDTHS = MAPS / "figtree.json"
FILES = {
    "files/figtree-latin-wght-normal.woff2": "figtree-latin.woff2",
    "files/figtree-latin-ext-wght-normal.woff2": "figtree-latin-ext.woff2",
    "LICENSE": "figtree-license.txt",
}
WEIGHT = 600
FAMILY, FAMILY_IDS = "Figtree", (1, 4, 16)
"""The name of the font, which each file has with its lightest weight added, and where a file says it."""


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


def open_fonts() -> None:
    """Write the fonts without compression."""
    for target in FILES.values():
        if target.endswith(".woff2"):
            font = TTFont(ASSETS / target, recalcTimestamp=False)
            font.flavor = None
            for record in font["name"].names:
                if record.nameID in FAMILY_IDS:
                    record.string = FAMILY
            font.save((MAPS / target).with_suffix(".ttf"))


def main() -> None:
    """Copy the files, and write the widths."""
    for source, target in FILES.items():
        shutil.copyfile(PACKAGE / source, ASSETS / target)
    open_fonts()
    WIDTHS.write_text(json.dumps(widths(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
