"""A case study's file, checked as the build checks it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from guidebook.cases import collection
from guidebook.problems.finding import Finding


def checked(content: str | bytes, path: str, picture: str = "") -> list[Finding]:
    """What is wrong with a project that has only this file, at `path` below it, and a picture."""
    with TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        if picture:
            (file.parent / picture).parent.mkdir()
            (file.parent / picture).touch()
        return list(collection.load(Path(folder)).findings)
