"""New case files in docs/cases: named so that none is in their way, and written over none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from guidebook.cases import collection, names, withdrawn
from guidebook.contributions import case_writer
from guidebook.contributions.case_writer import WrittenFile
from guidebook.contributions.draft import Draft
from guidebook.problems.finding import Finding


def written(draft: Draft, root: Path, mark: int = 2) -> tuple[str, dict[str, WrittenFile]]:
    """Write the files of a draft below `root`; gives the name they got, and the files by path.

    A name that a case has already gets `mark` behind it. Raises ValueError where a file would not
    come to stand in docs/cases, because that is a link to another place or the name leads there.
    """
    name = _free_name(draft["name"], mark, root)
    files = case_writer.files({**draft, "name": name})
    folder = root.resolve() / "docs" / "cases"
    for path, file in files.items():
        target = root.resolve() / path
        slug = target.name.split(".")[0]
        if target.parent.resolve() != folder or not names.NAME.match(slug):
            raise ValueError(path)
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as new_file:
            new_file.write(file.text)
    return name, files


def findings(paths: Iterable[str], root: Path) -> list[Finding]:
    """What the check finds in these files of the project at `root`, with all its cases read."""
    wanted = set(paths)
    return [finding for finding in collection.load(root).findings if finding.path in wanted]


def _free_name(name: str, mark: int, root: Path) -> str:
    folder = root / "docs" / "cases"
    in_use = set(withdrawn.load(root).cases)  # their addresses say that they were taken down
    if folder.is_dir():
        in_use.update(path.name.split(".")[0] for path in folder.iterdir())
    return next(proposed for proposed in _proposed_names(name, mark) if proposed not in in_use)


def _proposed_names(name: str, mark: int) -> Iterator[str]:
    """The name itself, then `name-12`, `name-12-2`, `name-12-3` and so on for the mark 12."""
    yield name
    yield f"{name}-{mark}"
    for number in count(2):
        yield f"{name}-{mark}-{number}"
