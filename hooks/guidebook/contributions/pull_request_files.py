"""The content of a pull request as plain files, written from git's objects.

Nothing is checked out, so that nothing a contributor sends has a say in it: no attribute, filter,
link or module, and no name that leads elsewhere.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from guidebook.pictures.kinds import SUFFIXES
from guidebook.problems.finding import Finding, finding

CONTENT = ("docs", "mkdocs.yml")
"""What is taken: the pages, and the settings that name them."""

MOST_FILES = 5_000
MOST_BYTES = 300_000_000
LONGEST_FILE = 10_000_000
"""Bytes of a file that is read; of a longer one there is only the length, which the check tells."""

_PLAIN = ("100644", "100755")
_LINK = "120000"
_LONGEST_PATH = 400
_LONGEST_NAME = 200


class TooMuchError(Exception):
    """There are more files or bytes than anybody would review."""


@dataclass(frozen=True)
class _Entry:
    """One line of a tree: what git calls mode, object and size, and the path."""

    mode: str
    blob: str
    size: int
    path: str

    @property
    def is_plain(self) -> bool:
        """Whether it is a file under a name that leads nowhere else."""
        parts = self.path.split("/")
        is_harmless = all(part not in ("", ".", "..") and "\\" not in part for part in parts)
        is_shown = self.path.isprintable() and not any(map(_belongs_to_git, parts))
        is_short = len(self.path) <= _LONGEST_PATH and max(map(len, parts)) <= _LONGEST_NAME
        return self.mode in _PLAIN and is_harmless and is_shown and is_short


def take(repository: Path, commit: str, out: Path) -> list[Finding]:
    """Write the content at `commit` of a git repository below the folder `out`; gives what was left
    out because it is no plain file.

    Raises TooMuchError before anything is written, and OSError where git can't answer.
    """
    entries = list(_entries(repository, commit))
    size = sum(min(entry.size, LONGEST_FILE) for entry in entries)
    if len(entries) > MOST_FILES or size > MOST_BYTES:
        raise TooMuchError(f"{len(entries)} files, {size // 1_000_000} MB")
    refused: list[Finding] = []
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(
        command, cwd=repository, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        for entry in entries:
            is_written = entry.is_plain and _write(entry, out, process.stdin, process.stdout)
            if not is_written and not _belongs_to_git(PurePosixPath(entry.path).name):
                refused.append(_refusal(entry))
    return sorted(set(refused))


def _entries(repository: Path, commit: str) -> Iterator[_Entry]:
    command = ["git", "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", *CONTENT]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.decode("utf-8", "replace"))
    for line in filter(None, done.stdout.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, blob, size = about.decode("ascii").split()
        length = int(size) if size.isdecimal() else 0
        yield _Entry(mode, blob, length, path.decode("utf-8", "surrogateescape"))


def _belongs_to_git(name: str) -> bool:
    """Whether git itself would read a file of this name; a folder's placeholder it would not."""
    return name.lower().startswith(".git") and name != ".gitkeep"


def _write(entry: _Entry, out: Path, asked: IO[bytes], told: IO[bytes]) -> bool:
    """Write one file; not where another one is in its way."""
    data = b""
    if entry.size <= LONGEST_FILE:
        asked.write(f"{entry.blob}\n".encode())
        asked.flush()
        length = int(told.readline().split()[2])
        data = told.read(length + 1)[:-1]
    target = out / entry.path
    with suppress(FileExistsError, NotADirectoryError):  # a tree that has one name twice
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
            file.truncate(min(entry.size, LONGEST_FILE + 1))
        return True
    return False


def _refusal(entry: _Entry) -> Finding:
    if entry.mode == _LINK:
        return finding(entry.path, 1, "docs-link")
    name = PurePosixPath(entry.path).name
    return finding(entry.path, 1, "docs-file", found=name, allowed=", ".join(SUFFIXES))
