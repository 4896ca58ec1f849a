"""What can be wrong with files, values and addresses, in words that help: a function a code.

Rules about the whole curriculum have their codes in `curriculum.rules`.
"""

# Sorted, each name would have an import of its own.
# isort: skip_file

from roadmap_site.problems.codes.files import (
    misplaced_file as misplaced_file,
    missing_file as missing_file,
    not_canonical as not_canonical,
    page_clash as page_clash,
    too_large as too_large,
    too_many_problems as too_many_problems,
    unreadable_file as unreadable_file,
    wrong_kind_of_file as wrong_kind_of_file,
)
from roadmap_site.problems.codes.syntax import (
    duplicate_key as duplicate_key,
    invisible_character as invisible_character,
    not_utf8 as not_utf8,
    syntax_error as syntax_error,
    unsupported_yaml as unsupported_yaml,
)
from roadmap_site.problems.codes.values import (
    bad_choice as bad_choice,
    bad_duration as bad_duration,
    bad_id as bad_id,
    bad_setting as bad_setting,
    bad_url as bad_url,
    bad_year as bad_year,
    dead_link as dead_link,
    empty_value as empty_value,
    missing_key as missing_key,
    repeated_item as repeated_item,
    unknown_key as unknown_key,
    wrong_shape as wrong_shape,
)
