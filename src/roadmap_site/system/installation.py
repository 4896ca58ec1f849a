"""The error for what is installed beside the program and cannot be used.

It is no author's mistake, and so no problem of a curriculum; nor is it a bug of ours, and so it needs no traceback. The
command and the plugin catch it where they begin, and show its text.
"""


class InstallationError(Exception):
    """Something that is installed cannot be used; the text says what and why, for people."""
