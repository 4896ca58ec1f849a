"""The first colour of a site, for what is drawn outside of a browser.

Material names colours in `mkdocs.yml` and says in a stylesheet what they are; other themes have a colour of their own,
which nobody knows but their stylesheets.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.site.maps import colours

_STYLES = "assets/stylesheets/palette.*.css"
_PRIMARY = r"\[data-md-color-primary={}\]\{{--md-primary-fg-color:(#[0-9a-f]{{6}})"


def primary(config: MkDocsConfig) -> str:
    """Return the first colour of the theme, as `#4051b5`; ours where it is not known."""
    palette = config.theme.get("palette")
    first = next(iter(palette), None) if isinstance(palette, list) else palette
    name = first.get("primary") if isinstance(first, dict) else None
    if name:
        wanted = re.compile(_PRIMARY.format(re.escape(str(name).replace(" ", "-"))))
        for folder in config.theme.dirs:
            for styles in sorted(Path(folder).glob(_STYLES)):
                if found := wanted.search(styles.read_text(encoding="utf-8")):
                    return found[1]
    return colours.PRIMARY
