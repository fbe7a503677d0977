"""The pictures of a Word file, saved beside the case so that somebody can put them into its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from guidebook.contributions.word_answers import FilledTemplate, PlacedLoss
from guidebook.pictures import repair
from guidebook.pictures.kinds import JPEG, PNG, WEBP, kind_of

_SUFFIXES = {JPEG: ".jpg", PNG: ".png", WEBP: ".webp"}
_NAMES = {"id": "gambar", "en": "picture"}


@dataclass(frozen=True)
class SavedPicture:
    """A picture by its path below the project, and as it is called in the text of its case."""

    path: str
    name: str
    placed: PlacedLoss


def saved(
    filled: FilledTemplate, case: str, root: Path
) -> tuple[list[SavedPicture], list[PlacedLoss]]:
    """Save the pictures in the folder of a case, without what they tell besides what they show; gives
    them, and the losses that remain.
    """
    pictures: list[SavedPicture] = []
    left: list[PlacedLoss] = []
    for placed in filled.losses:
        data = filled.pictures.get(placed.loss.picture)
        kind = kind_of(data) if data else ""
        if kind in _SUFFIXES and data:
            name = f"{case}/{_NAMES[filled.language]}-{len(pictures) + 1}{_SUFFIXES[kind]}"
            path = f"docs/cases/{name}"
            target = root.resolve() / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(repair.repaired(data, kind))
            pictures.append(SavedPicture(path, name, placed))
        elif data:
            left.append(replace(placed, loss=replace(placed.loss, kind="picture-format")))
        else:
            left.append(placed)
    return pictures, left
