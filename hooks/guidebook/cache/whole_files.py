"""Files that are kept whole, beside the cache's own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def link(path: Path, target: Path) -> None:
    """The same file at another place, which costs next to nothing; a copy where that can't be."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    try:
        os.link(path, target)
    except OSError:
        # the cache may lie on another disk than the site, or on one without links
        shutil.copyfile(path, target)


def write(path: Path, data: bytes) -> None:
    """Write a file that is there whole or not at all, whenever this ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.with_suffix(".begun")
    begun.write_bytes(data)
    begun.replace(path)
