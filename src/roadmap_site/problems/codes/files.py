"""What can be wrong with a file as a whole, with its page, or with all files together: a code each.

Each function gives the words of one problem; the decorator makes it one that takes the place first. The docstrings are
the reference.
"""

from collections.abc import Iterable

from roadmap_site.problems.problem import Location, Severity, Words
from roadmap_site.problems.registry import UNREADABLE, code


@code(UNREADABLE)
def unreadable_file(reason: str) -> Words:
    """A file or folder of the curriculum cannot be read at all.

    Mostly its permissions are wrong, or it is no ordinary file.
    """
    return Words(f"this cannot be read: {reason}", "mend its permissions, or move it away")


@code(UNREADABLE)
def too_large(fact: str, help: str) -> Words:
    """Something is larger, longer, deeper or more than a curriculum may hold.

    [Limits](limits.md) gives each of them and its reason. What is too large is not read further.

    FAIL
        # topics/extras.yml
        log-softmax:
          title: A title with many words,
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
            and yet more words, and yet more words, and yet more words, and yet more words, and more words
          needs: [softmax]

    PASS
        # topics/extras.yml
        log-softmax:
          title: A title with few words
          needs: [softmax]
    """
    return Words(fact, help)


@code(UNREADABLE)
def too_many_problems(shown: int, others: int) -> Words:
    """There are more problems than one check tells.

    So many mostly have few causes, such as a file that was written over or taken away; the next check tells the rest.
    """
    return Words(
        f"after the first {shown:,} problems come {others:,} more, from here on", "mend what is told, then check again"
    )


@code(UNREADABLE)
def wrong_kind_of_file(holds: str, belongs: str, help: str) -> Words:
    """A file holds what belongs into a file of another kind, as when one was written over another.

    What the file should hold is then not known, and nothing is said of what refers to it.

    FAIL
        # topics/extras.yml
        a-book:
          title: A book
          authors: [Ada]
        a-paper:
          title: A paper
          url: https://www.example.org/paper

    PASS
        # resources/book.yml
        a-book:
          title: A book
          authors: [Ada]
          topics: [softmax]
        a-paper:
          title: A paper
          url: https://www.example.org/paper
          topics: [softmax]
    """
    return Words(f"this file holds {holds}, but its place is that of {belongs}", help)


@code(UNREADABLE)
def misplaced_file(message: str, help: str, related: Iterable[tuple[str, Location]] = ()) -> Words:
    """A file whose place or name says nothing about what it holds.

    A curriculum is `curriculum.yml`, `roadmaps/<roadmap>/roadmap.yml`, `roadmaps/<roadmap>/NN-<stage>.yml`,
    `topics/<area>.yml`, `resources/<kind>.yml` and `projects/<area>.yml`. An explanation is `topics/<area>/<topic>.md`,
    `projects/<area>/<project>.md`, or a file `NN-<stage>.md` beside that of its stage.

    FAIL
        # topics/basics.yaml
        relu:
          title: ReLU

    PASS
        # topics/extras.yml
        relu:
          title: ReLU
          needs: [softmax]
    """
    return Words(message, help, related)


@code(UNREADABLE)
def missing_file(message: str, help: str, related: Iterable[tuple[str, Location]] = ()) -> Words:
    """A file that a curriculum cannot do without is not there.

    Every curriculum has a `curriculum.yml`, and every folder under `roadmaps/` a `roadmap.yml`. Where many places name
    ids that do not exist, and an area or a kind of `curriculum.yml` has no file, that file is told and its ids are not.
    """
    return Words(message, help, related)


@code(None, Severity.WARNING)
def not_canonical() -> Words:
    """A file does not have its canonical form.

    Only `roadmap fmt --check` says so. `roadmap fmt` gives it that form: the order of keys, quotes, indentation, the
    line that names the schema, and lines that all end as the first one does.
    """
    return Words("from this line on the file is not in its canonical form", "run `roadmap fmt`")


@code("two pages cannot have one address")
def page_clash(title: str) -> Words:
    """A page written by hand has the address of a page that is made from the curriculum.

    Only one of the two could be seen; rename the page written by hand, or move it into a folder.
    """
    return Words(
        f"this page has the address of the curriculum's page “{title}”",
        "rename the file, or move it into a folder of its own",
    )
