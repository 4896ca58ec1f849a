"""Which Markdown files of a curriculum's folder are explanations, and of what.

The explanation of a topic or project lies in a folder that is called as the file of its area, that of a stage beside
its file. What lies elsewhere below these folders is told; Markdown in any other place is somebody's own, and so is a
README. A file without the thing that it explains would be seen by nobody.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from roadmap_site.curriculum.model import Project, Stage, Thing, Topic, noun
from roadmap_site.problems import codes, input_limits
from roadmap_site.problems.characters import Unseen, Why
from roadmap_site.problems.problem import Location, Problem, Words
from roadmap_site.problems.spelling import nearest
from roadmap_site.schema.nouns import Noun
from roadmap_site.schema.texts import ID
from roadmap_site.yaml_io import conflict_marks, foreign_files, reader, unseen
from roadmap_site.yaml_io.document import Document

_MARKDOWN = re.compile(r"(?!readme\.).*\.(?:md|markdown|mdown|mkdn?|mdx)(?:\.txt)?", re.IGNORECASE | re.DOTALL)
_STAGE = re.compile(r"roadmaps/[^/]+/[0-9]{1,4}-(?P<id>[^/]*)\.md")
_CATALOGUED = re.compile(r"(?:topics|projects)/[^/]+/(?P<id>[^/]*)\.md")
_FOLDERS = ("topics", "projects", "roadmaps", "resources")
_KEYS_ABOVE = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def may_be_one(name: str) -> bool:
    """Return whether a file of this name can be an explanation, or was meant for one."""
    return bool(_MARKDOWN.fullmatch(name))


def is_meant(path: str) -> bool:
    """Return whether a file at a path in the curriculum's folder must be meant for an explanation."""
    folder, _, inside = path.partition("/")
    return folder in _FOLDERS and may_be_one(inside.rpartition("/")[2])


def path_of(thing: Thing) -> str | None:
    """Return the path of a thing's explanation, be it there or not; nothing for what has none."""
    match thing:
        case Topic() | Project():
            return f"{thing.place.path.removesuffix('.yml')}/{thing.id}.md"
        case Stage():
            return f"{thing.place.path.removesuffix('.yml')}.md"
    return None


def without_place(place: Location, path: str) -> Problem | None:
    """Return what is wrong with a Markdown file whose path does not say what it explains."""
    folder, *inner = path.split("/")
    name = path.rpartition("/")[2]
    stem, _, ending = name.partition(".")
    if folder not in _FOLDERS or not inner:
        return None
    if ending != "md":
        return codes.misplaced_file(place, f"the file's name ends with `.{ending}`", f"rename it to `{stem}.md`")
    found = _STAGE.fullmatch(path) or _CATALOGUED.fullmatch(path)
    if found and not ID.fits(found["id"]):
        return codes.bad_id(place, found["id"], name)
    if folder == "resources":
        help = "write what is to be said of it as its `summary`, or explain its topics"
        return codes.misplaced_file(place, "a resource has no explanation", help)
    if folder == "roadmaps" and not found:
        help = "name it as the file of its stage, `NN-<stage>.md`, and put it beside that; a roadmap has none"
        return codes.misplaced_file(place, f"`{name}` is no name of a stage's explanation", help)
    return None


def orphan(
    path: str,
    things: Mapping[str, Thing],
    files: Mapping[str, str],
    location: Callable[[Thing], Location],
    *,
    suggest: bool,
) -> Words:
    """Return the words for an explanation of what is not there.

    Args:
        path: Its path in the curriculum's folder.
        things: What can have one, by the paths of their explanations.
        files: Id, as a path has it, → such a path.
        location: Gives the place where a thing is defined.
        suggest: Whether to look for an id that is spelled alike.
    """
    id = path.rpartition("/")[2].removesuffix(".md")
    what = noun_of(path)
    bare = re.sub("^[0-9]+-", "", id)
    there = files.get(bare)
    if suggest and there is None and (near := nearest(bare, files)):
        there = files[near]
    fact = "no explanation lies at this place, and so nobody would see this one"
    if _STAGE.fullmatch(path) or _CATALOGUED.fullmatch(path):
        fact = f"there is no {what} `{bare}` at this place, and so nobody would see this explanation"
    if there is None:
        return Words(fact, f"add the {what}, or remove the file")
    other = things[there]
    return Words(
        fact,
        f"rename it to `{there}`, if it explains the {noun(other)} `{other.id}`",
        [(f"`{other.id}` is defined here", location(other))],
    )


def decoded(raw: bytes, shown: str) -> tuple[str, list[Problem]]:
    """Return the text of an explanation, and why it is none: nothing of such a file is shown."""
    blank = Document(shown, "", None)
    if len(raw) > input_limits.LARGEST_EXPLANATION:
        fact = f"the file is larger than {input_limits.LARGEST_EXPLANATION // 1024:,} KiB"
        return "", [codes.too_large(blank.line(1), fact, "part it, or write a page by hand and link to it")]
    if foreign := foreign_files.no_text(raw, shown, "Markdown"):
        return "", [foreign]
    text, problems = reader.decode(raw, shown)
    document = Document(shown, text, None)
    return text, [*problems, *_faults(document)]


def _faults(document: Document) -> Iterator[Problem]:
    if not document.text.strip():
        yield codes.syntax_error(document.line(1), "the file is empty", "write the explanation, or remove the file")
        return
    if _KEYS_ABOVE.match(document.text):
        fact = "an explanation has no keys above it: readers would see them"
        yield codes.syntax_error(document.line(1, 1, 3), fact, "take all up to the second `---` away")
    yield from conflict_marks.left_over(document)
    for number, line in enumerate(document.lines, start=1):
        if len(line) > input_limits.LONGEST_LINE:
            fact = f"this line is longer than {input_limits.LONGEST_LINE:,} characters"
            yield codes.too_large(document.line(number), fact, "break it; readers see no line break there")
    yield from unseen.hidden(document).problems
    for control in islice(_CONTROL.finditer(document.text), input_limits.MOST_PROBLEMS):
        found = Unseen(control.start(), control[0], Why.CONTROL)
        yield codes.invisible_character(document.at(found.start, 1), found)


def noun_of(path: str) -> Noun:
    """Return what the explanation at a path is of."""
    nouns: dict[str, Noun] = {"topics": "topic", "projects": "project"}
    return nouns.get(path.partition("/")[0], "stage")
