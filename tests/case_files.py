"""A case study's file, checked as the build checks it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import project
from guidebook.cases import collection
from guidebook.problems.finding import Finding
from guidebook.text.site_pages import SitePages

PAGES = SitePages(project.ROOT)
"""What a case may lead to."""


def checked(content: str | bytes, path: str, picture: str = "") -> list[Finding]:
    """What is wrong with a project that has only this file, at `path` below it, and a picture."""
    with TemporaryDirectory() as folder:
        file = Path(folder, path)
        file.parent.mkdir(parents=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        if picture:
            (file.parent / picture).parent.mkdir()
            (file.parent / picture).touch()
        return list(collection.load(Path(folder), pages=PAGES).findings)
