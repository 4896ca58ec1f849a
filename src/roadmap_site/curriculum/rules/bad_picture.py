"""A picture of an explanation that cannot be shown, or that says nothing to who does not see it.

Pictures lie in `images/` of the curriculum's folder: PNG, JPEG, WebP, GIF, or SVG without scripts. They are named as
seen from the explanation, so that editors and reviews show them too: `![what it shows](../../images/name.png)`. Those
of other hosts are not shown: they may vanish, or change, and would tell that host who reads what.

FAIL
    # topics/basics/softmax.md
    ![A curve](https://www.example.org/curve.png)

PASS
    # topics/basics/softmax.md
    A curve that goes up.
"""

from roadmap_site.curriculum import pictures
from roadmap_site.curriculum.explanations import Source, Special
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems import input_limits
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema import addresses


def check(located: Located) -> Findings:
    """Yield each picture that cannot be shown, and that by which all together are too large."""
    shown: dict[str, int] = {}
    for source in located.explanations.values():
        for special in source.explanation.specials:
            if special.kind == "picture":
                place = source.at(special.start, max(special.end, special.start + 1))
                if words := _wrong(located, source, special):
                    yield place, words
                elif located.pictures and (path := pictures.path_of(special.text, source.explanation.place.path)):
                    before = sum(shown.values()) if path not in shown else 0
                    shown[path] = located.pictures.size(path)
                    if before <= input_limits.LARGEST_PICTURES < before + shown[path]:
                        most = input_limits.LARGEST_PICTURES // 1024
                        yield place, Words(f"the pictures up to here have more than {most:,} KiB", "save them smaller")


def _wrong(located: Located, source: Source, special: Special) -> Words | None:
    path = pictures.path_of(special.text, source.explanation.place.path)
    if path is None:
        return Words(f"no picture is shown from `{special.text}`", _instead(special.text))
    if not special.title.strip():
        help = f"write it between the brackets: `![what it shows]({special.text})`"
        return Words(f"the picture `{path}` says nothing to who does not see it", help)
    fault = located.pictures and located.pictures.fault(path)
    if not located.pictures or not fault:
        return None
    near = nearest(path, located.pictures.names()) if path not in located.pictures.names() else None
    return Words(fault.fact, f"did you mean `{near}`?" if near else fault.help)


def _instead(address: str) -> str:
    if addresses.is_web(address):
        return "save it in `images/` of the curriculum, if its licence allows that, or link to it: `[words](address)`"
    return "put it into `images/` of the curriculum, and write `../../images/` before its name"


RULE = Rule(Code("bad-picture", Severity.ERROR, __doc__, essential="readers would see a hole"), check)
