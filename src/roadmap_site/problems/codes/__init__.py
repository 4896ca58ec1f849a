"""What can be wrong with files, values and addresses, in words that help: a function a code.

Rules about the whole curriculum have their codes in `curriculum.rules`.
"""

from roadmap_site.problems.codes.addresses import dead_link as dead_link
from roadmap_site.problems.codes.addresses import page_clash as page_clash
from roadmap_site.problems.codes.files import misplaced_file as misplaced_file
from roadmap_site.problems.codes.files import missing_file as missing_file
from roadmap_site.problems.codes.files import not_canonical as not_canonical
from roadmap_site.problems.codes.files import too_large as too_large
from roadmap_site.problems.codes.files import too_many_problems as too_many_problems
from roadmap_site.problems.codes.files import unreadable_file as unreadable_file
from roadmap_site.problems.codes.files import wrong_kind_of_file as wrong_kind_of_file
from roadmap_site.problems.codes.syntax import duplicate_key as duplicate_key
from roadmap_site.problems.codes.syntax import invisible_character as invisible_character
from roadmap_site.problems.codes.syntax import not_utf8 as not_utf8
from roadmap_site.problems.codes.syntax import syntax_error as syntax_error
from roadmap_site.problems.codes.syntax import unsupported_yaml as unsupported_yaml
from roadmap_site.problems.codes.values import bad_duration as bad_duration
from roadmap_site.problems.codes.values import bad_id as bad_id
from roadmap_site.problems.codes.values import bad_setting as bad_setting
from roadmap_site.problems.codes.values import bad_url as bad_url
from roadmap_site.problems.codes.values import bad_year as bad_year
from roadmap_site.problems.codes.values import empty_value as empty_value
from roadmap_site.problems.codes.values import missing_key as missing_key
from roadmap_site.problems.codes.values import unknown_key as unknown_key
from roadmap_site.problems.codes.values import wrong_shape as wrong_shape
