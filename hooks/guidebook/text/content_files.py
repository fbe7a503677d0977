"""The files below docs/ as text, whatever a contributor has put there.

Nothing here raises for bad content: a file that can't be taken for text is a finding.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

from guidebook.problems.finding import Finding, finding

MAX_KB = 200
"""The largest text file that is read, fifteen times the longest page; checks take longer the
longer a text is."""


def paths(root: Path, pattern: str) -> list[Path]:
    """The files below docs/ of the project at `root` that match `pattern`, sorted.

    A link that leads out of docs/ is left out, and so is what is no plain file.
    """
    docs = root / "docs"
    is_inside = inside(docs)
    found = []
    for path in sorted(docs.glob(pattern)):
        if path.is_file() and is_inside(path):
            found.append(path)
    return found


def inside(docs: Path) -> Callable[[Path], bool]:
    """Whether a file lies in the folder `docs` wherever links lead, to be asked of many files.

    A folder is followed once for all files in it, so this lasts no longer than one look at them.
    """
    whole = docs.resolve()

    @functools.cache
    def leads_inside(path: Path) -> bool:
        return path.resolve().is_relative_to(whole)

    return lambda path: leads_inside(path if path.is_symlink() else path.parent)


def read(path: Path, root: Path, max_kb: int = MAX_KB) -> tuple[str | None, list[Finding]]:
    """The text of a file with its byte order mark and Windows line ends gone, or what is wrong.

    Findings name the file from `root`, which is the project.
    """
    shown = path.relative_to(root).as_posix()
    size = path.stat().st_size
    if size > max_kb * 1000:
        return None, [finding(shown, 1, "file-size", found=size // 1000, expected=max_kb)]
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [finding(shown, _line_at(data, error.start), "encoding")]
    if "\0" in text:
        return None, [finding(shown, _line_at(data, data.index(b"\0")), "encoding")]
    return text.replace("\r\n", "\n"), []


def _line_at(data: bytes, offset: int) -> int:
    return data[:offset].count(b"\n") + 1
