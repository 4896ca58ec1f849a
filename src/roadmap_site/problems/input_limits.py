"""How much of everything a curriculum may hold.

A curriculum of 60 roadmaps, 6,000 topics and 11,000 resources stays below every figure. What is larger is told as
a problem at its place and not read further: what strangers write costs neither time nor memory without end.

The reference page is made from this text and the docstrings of the figures.
"""

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes of a YAML file: looked up before it is opened, so that a larger one costs nothing. Resources come by the
thousand in one file, in about 250 bytes each."""

LARGEST_CURRICULUM = 12 * 1024 * 1024
"""Characters of all YAML files together: three times those of the largest curriculum that is known. Files that come
later in the order of their names are not read."""

LARGEST_EXPLANATION = 64 * 1024
"""Bytes of an explanation, a Markdown file: twenty pages of a book. What is longer is a page of its own, written by
hand."""

LARGEST_EXPLANATIONS = 12 * 1024 * 1024
"""Characters of all explanations together: as many as of all YAML files."""

LONGEST_FORMULA = 2_000
"""Characters of a formula: more than a page shows of one."""

DEEPEST_FORMULA = 30
"""Braces and tables of a formula within one another; what reads them uses its stack for each."""

DEEPEST_EXPLANATION = 10
"""Lists, quotations and folded parts of an explanation within one another: deeper ones leave no room for words."""

LARGEST_PICTURE = 1024 * 1024
"""Bytes of a picture in `images/`: a photograph of the width of a page takes a fifth of it."""

LARGEST_PICTURES = 50 * 1024 * 1024
"""Bytes of all pictures that explanations show together: they are copied into the site, and into its history."""

MOST_PIXELS = 25_000_000
"""Pixels of a picture: a photograph as cameras take it. A file of a few kilobytes can unpack to a thousand times more,
in every reader's browser."""

MOST_DRAWN = 100_000
"""Elements of a drawing in SVG, each as often as it is drawn: what is used within what is used again and again has no
end."""

DEEPEST_DRAWING = 100
"""Elements of a drawing in SVG within one another, those included that it uses."""

MOST_FILES = 20_000
"""Files and folders in the curriculum's folder, of whatever kind: each costs a look, however empty it is."""

DEEPEST_FOLDER = 8
"""Folders within folders; a curriculum needs two."""

LONGEST_LINE = 20_000
"""Characters of a line: reports, editors and reviews show lines. It holds the longest text with room for quotes and
escapes."""

MOST_VALUES = 200_000
"""Keys, texts, lists and mappings of a file: two bytes can make one, and each takes 150 times as much memory as it
takes in the file."""

DEEPEST = 40
"""Lists and mappings within one another; a curriculum needs six, and parsers that go deeper use up their stack."""

MOST_ITEMS = 5_000
"""Items of a list: each may be drawn on one page."""

MOST_FORMER_IDS = 20
"""Former ids of one thing: each keeps an old address alive, and those of a roadmap all those of each of its stages."""

MOST_ROADMAPS = 200
"""Roadmaps of a curriculum: each is compared with every other."""

MOST_STAGES = 100
"""Stages of a roadmap: each has a link to every other, and one map shows them all."""

MOST_THINGS = 25_000
"""Topics, resources, projects, roadmaps and stages of a curriculum: a page or an entry of one each."""

LONGEST_ID = 100
"""Characters of an id: it becomes the name of a file, of which systems allow 255 bytes."""

LONGEST_REFERENCE = 2 * LONGEST_ID + 1
"""Characters of an id that refers to something: a stage is written `roadmap/stage`."""

LONGEST_TITLE = 300
"""Characters of a title: it stands in headings, lists, drawings and the window's title. The longest titles of papers
have about 250."""

LONGEST_TEXT = 10_000
"""Characters of any other text: four pages of a book. What is longer is a page of its own, written by hand."""

LONGEST_ADDRESS = 2_000
"""Characters of a web address: browsers and servers refuse longer ones."""

MOST_PROBLEMS = 1_000
"""Problems that one check tells: so many have few causes, and the next check tells the rest."""

MOST_SYNTAX_ERRORS = 20
"""Problems of a file that is no YAML: each block of such a file is read alone, and the first of them are told."""

LARGEST_OUTLINE = 128 * 1024
"""Bytes of a document that `roadmap import` reads, without indentation: a thousand lines of a hundred letters are
fewer. Together with it, it may be as large as a YAML file."""
