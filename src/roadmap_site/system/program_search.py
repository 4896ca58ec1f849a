"""Finding the programs of others.

A stranger's checkout may hold a file with the name of a program that we run; only what is installed shall run. So the
path is gone through here, folder by folder, as the system's own search would also look where we run.
"""

import os
import shutil
from pathlib import Path

_END = ".exe" if os.name == "nt" else ""


def find(name: str, *first: Path) -> str | None:
    """Return where a program is: in one of the first folders, or on the path; nothing when it is not there.

    Folders that depend on where we run do not count, nor does the one where we run, where Windows looks first.
    """
    for folder in (*first, *map(Path, os.get_exec_path())):
        # Of a name with a folder, only this folder is asked.
        if folder.is_absolute() and (program := shutil.which(str(folder / (name + _END)))):
            return program
    return None
