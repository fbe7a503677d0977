"""A case that is no longer there, as git's history last has it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_PLAIN = ("100644", "100755")
"""Modes of plain files; links and modules are not put back."""


@dataclass(frozen=True)
class CaseHistory:
    """The last `commit` of the project at `root` in which the case `slug` was published."""

    root: Path
    slug: str
    commit: str

    @classmethod
    def find(cls, root: Path, slug: str) -> CaseHistory | None:
        """That commit, or None where there is no git or its history does not go so far."""
        paths = [f"docs/cases/{slug}.md", f"docs/cases/{slug}.en.md"]
        if cls(root, slug, "HEAD").files():  # it was taken down, and that is not committed yet
            return cls(root, slug, "HEAD")
        deleted = _git(root, "log", "-1", "--format=%H", "--diff-filter=D", "HEAD", "--", *paths)
        if not deleted.strip():
            return None
        found = cls(root, slug, deleted.decode().strip() + "^")
        return found if found.files() else None

    def files(self) -> dict[str, bytes]:
        """The files and pictures of the case, by their path in the project."""
        paths = [f"docs/cases/{self.slug}{ending}" for ending in (".md", ".en.md", "/")]
        listed = _git(self.root, "ls-tree", "-r", "-z", self.commit, "--", *paths)
        files: dict[str, bytes] = {}
        for entry in filter(None, listed.decode("utf-8", "surrogateescape").split("\0")):
            about, _, path = entry.partition("\t")
            mode, _, name = about.split()
            if mode in _PLAIN:
                files[path] = _git(self.root, "cat-file", "blob", name)
        return files

    def text(self, path: str) -> str:
        """A text of the project as it was then; nothing where it was not there."""
        return _git(self.root, "show", f"{self.commit}:./{path}").decode("utf-8", "replace")


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers; nothing where there is no git, no history or no such thing."""
    command = ["git", "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return b""
    return done.stdout if done.returncode == 0 else b""
