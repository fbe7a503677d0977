"""New case files in docs/cases: named so that none is in their way, and written over none."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guidebook.cases import collection, names
from guidebook.contributions import draft as case_draft
from guidebook.problems.finding import Finding


def written(draft: Mapping[str, Any], root: Path, mark: int = 2) -> tuple[str, dict[str, str]]:
    """Write the files of a draft below `root`; the name they got, and path below the project to
    text.

    A name that a case has already gets `mark` behind it.
    """
    name = _free(str(draft["name"]), mark, root)
    files = case_draft.files({**draft, "name": name})
    folder = root.resolve() / "docs" / "cases"
    for path, text in files.items():
        target = root.resolve() / path
        if target.parent.resolve() != folder or not names.NAME.match(target.name.split(".")[0]):
            raise ValueError(path)  # docs/cases is a link to another place, or the name leads there
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return name, files


def findings(files: Mapping[str, str], root: Path) -> list[Finding]:
    """What the check finds in these files of the project at `root`."""
    return [found for found in collection.load(root).findings if found.path in files]


def _free(name: str, mark: int, root: Path) -> str:
    folder = root / "docs" / "cases"
    taken = {path.name.split(".")[0] for path in folder.iterdir()} if folder.is_dir() else set()
    proposed = (f"{name}-{mark}-{count}" for count in itertools.count(2))
    return next(
        free for free in itertools.chain((name, f"{name}-{mark}"), proposed) if free not in taken
    )
