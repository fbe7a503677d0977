"""Which files may lie below docs/: pages, data, figures and pictures.

The build publishes whatever it finds there. A page of its own in HTML, a script under the name of
one of the site's or a link to a file elsewhere would be published as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from guidebook.guide import figures
from guidebook.pictures.check import is_picture_name
from guidebook.pictures.kinds import SUFFIXES
from guidebook.problems.finding import Finding, finding
from guidebook.text import content_files

_PAGES_AND_DATA = (".md", ".yml")
_FIGURES = "figures"
_SMALL_FIGURES = f"{_FIGURES}/{figures.SMALL}"
_CASES = "cases"
"""The folder that has a check of its own."""


def check(root: Path) -> Iterator[Finding]:
    """Every file of the project at `root` that may not lie where it is."""
    docs = root / "docs"
    for folder, folders, files in os.walk(docs):
        for name in sorted(files + folders):
            path = Path(folder) / name
            place = path.relative_to(docs).as_posix()
            if place.startswith(f"{_CASES}/"):
                continue
            if path.is_symlink():
                yield finding(f"docs/{place}", 1, "docs-link")
            elif is_picture_name(name) and not place.startswith(f"{_FIGURES}/"):
                continue  # what is wrong with a picture is told by its own check
            elif path.is_file() and not may_lie_at(place):
                allowed = ", ".join(SUFFIXES)
                yield finding(f"docs/{place}", 1, "docs-file", found=name, allowed=allowed)


def refused(paths: Iterable[Path], root: Path) -> set[Path]:
    """The files below docs/ of the project at `root` that are not published: those of another kind
    and those that don't lie there themselves.
    """
    docs = root / "docs"
    is_inside = content_files.inside(docs)
    found = set()
    for path in paths:
        is_there_itself = not path.is_symlink() and is_inside(path)
        if not is_there_itself or not may_lie_at(path.relative_to(docs).as_posix()):
            found.add(path)
    return found


def may_lie_at(place: str) -> bool:
    """Whether a file may lie at this path below docs/, by its name."""
    path = PurePosixPath(place)
    if path.parts[0] == _FIGURES:
        folder = path.parent.as_posix()
        return path.suffix == ".svg" and folder in (_FIGURES, _SMALL_FIGURES)
    is_hidden = any(part.startswith(".") for part in path.parts)  # which is not published
    return is_hidden or path.suffix in (*_PAGES_AND_DATA, *SUFFIXES)
