"""The colours of drawings that stand alone, as programs know them that are no browsers: `#4051b5`.

On pages the stylesheet turns the first colour of a theme a little from stage to stage. What is drawn as a file gets the
same colours, worked out here: in the space OKLCH (Ottosson, 2020), in which a turn changes the hue alone.
"""

import math
import re
from collections.abc import Iterator, Mapping

PRIMARY = "#4051b5"
"""The colour that the stages begin with, where the theme has none that is known."""
PLAIN: Mapping[str, str] = {"--rm-bg": "#fff", "--rm-fg": "#212121", "--rm-fg-light": "#6b6b6b"}
"""Names that the stylesheet has for colours → what they are on white paper."""

_TONES = {"--rm-deep": (0.47, 0.15), "--rm-line": (0.58, 0.15)}
# So many degrees the colour turns from one stage to the next.
_TURN = 25
# Below these the lights of a screen grow evenly, before the curve begins (sRGB).
_EVEN, _EVEN_LIGHT = 0.04045, 0.0031308
_HEX = re.compile("#[0-9a-f]{6}")


def of_stages(primary: str, count: int) -> Iterator[Mapping[str, str]]:
    """Yield for each of the stages' colours: names that the stylesheet has → what they are."""
    start = _hue(primary if _HEX.fullmatch(primary) else PRIMARY)
    for number in range(count):
        hue = start + math.radians(_TURN * number)
        yield {name: _shown(light, strong, hue) for name, (light, strong) in _TONES.items()}


def _hue(colour: str) -> float:
    """Return where a colour is on the circle of hues."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return math.atan2(b, a)


def _shown(light: float, strong: float, hue: float) -> str:
    """Return a colour as `#rrggbb`; what screens cannot show is as near as each of their three lights comes."""
    a, b = strong * math.cos(hue), strong * math.sin(hue)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    lights = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * min(max(_gamma(each), 0), 1)):02x}" for each in lights)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _EVEN else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return 12.92 * part if part <= _EVEN_LIGHT else 1.055 * part ** (1 / 2.4) - 0.055
