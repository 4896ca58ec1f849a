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

from collections.abc import Iterator

from roadmap_site.curriculum import pictures
from roadmap_site.curriculum.explanations import Source, Special
from roadmap_site.curriculum.pictures import Pictures
from roadmap_site.curriculum.rule import Code, Findings, Located, Rule, Severity, Words
from roadmap_site.problems import input_limits
from roadmap_site.problems.spelling import MOST_SUGGESTED, nearest
from roadmap_site.schema import addresses


def check(located: Located) -> Findings:
    """Yield each picture that cannot be shown, and that by which all together are too large."""
    total, shown, told = 0, set[str](), 0
    for source, picture in _pictures(located):
        place = source.at(picture.start, max(picture.end, picture.start + 1))
        path = pictures.path_of(picture.text, source.explanation.place.path)
        if words := _wrong(located.pictures, path, picture, suggest=told < MOST_SUGGESTED):
            told += 1
            yield place, words
        elif located.pictures and path and path not in shown:
            shown.add(path)
            before, total = total, total + located.pictures.size(path)
            if before <= input_limits.LARGEST_PICTURES < total:
                most = input_limits.LARGEST_PICTURES // 1024
                yield place, Words(f"the pictures up to here have more than {most:,} KiB", "save them smaller")


def _pictures(located: Located) -> Iterator[tuple[Source, Special]]:
    for source in located.explanations.values():
        for special in source.explanation.specials:
            if special.kind == "picture":
                yield source, special


def _wrong(there: Pictures | None, path: str | None, picture: Special, *, suggest: bool) -> Words | None:
    if path is None:
        return Words(f"no picture is shown from `{picture.text}`", _instead(picture.text))
    if not picture.title.strip():
        help = f"write it between the brackets: `![what it shows]({picture.text})`"
        return Words(f"the picture `{path}` says nothing to who does not see it", help)
    fault = there and there.fault(path)
    if not there or not fault:
        return None
    if suggest and path not in there.names() and (near := nearest(path, there.names())):
        return Words(fault.fact, f"did you mean `{near}`?")
    return Words(fault.fact, fault.help)


def _instead(address: str) -> str:
    if addresses.is_web(address):
        return "save it in `images/` of the curriculum, if its licence allows that, or link to it: `[words](address)`"
    return "put it into `images/` of the curriculum, and write `../../images/` before its name"


RULE = Rule(Code("bad-picture", Severity.ERROR, __doc__, essential="readers would see a hole"), check)
