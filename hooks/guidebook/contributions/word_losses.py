"""What of a Word file does not come along, told with its number, its place and its first words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from guidebook.contributions.word_answers import PlacedLoss
from guidebook.contributions.word_pictures import SavedPicture
from guidebook.tables import table

_LONGEST = 60
"""Characters of what is quoted."""

_MOST = 5
"""Places that are told of one kind."""


def is_lost(placed: PlacedLoss) -> bool:
    """Whether somebody has to look after it."""
    return placed.loss.kind not in _words("changed")


def lines(losses: Iterable[PlacedLoss], language: str) -> Iterator[str]:
    """What is lost: all kinds on one line, then each with its places and what to do; then what is in
    doubt, and what came along differently.
    """
    by_kind: dict[str, list[PlacedLoss]] = defaultdict(list)
    for placed in losses:
        by_kind[placed.loss.kind].append(placed)
    for group in ("lost", "doubtful", "changed"):
        kinds = [kind for kind in _words(group) if kind in by_kind]
        if kinds:
            counted = [_counted(group, kind, len(by_kind[kind]), language) for kind in kinds]
            yield _words("said")[group][language].format(list=", ".join(counted))
        for kind in kinds:
            hint = _words(group)[kind].get("hint", {}).get(language, "")
            places = _places(by_kind[kind], language)
            count = _counted(group, kind, len(by_kind[kind]), language)
            yield f"    {count}: {places}. {hint}".rstrip()


def saved_picture(picture: SavedPicture, language: str) -> str:
    """Where a picture was saved, and how it is put into the text."""
    quote = " ".join(picture.placed.loss.quote.split())
    description = "".join(sign for sign in quote if sign not in "[]\\" and sign.isprintable())
    description = description[:_LONGEST] or _words("said")["alt"][language]
    place = picture.placed.place or _words("said")["above"][language]
    line = f"![{description}]({picture.name})"
    said: str = _words("said")["picture"][language]
    return said.format(path=picture.path, place=place, line=line)


def _counted(group: str, kind: str, count: int, language: str) -> str:
    name = _words(group)[kind][language]
    if isinstance(name, list):
        name = name[0] if count == 1 else name[1]
    return f"{count} {name}"


def _places(losses: list[PlacedLoss], language: str) -> str:
    """The questions where they stand, with their first words."""
    told = []
    for placed in losses[:_MOST]:
        place = placed.place or _words("said")["above"][language]
        quote = " ".join(placed.loss.quote.split())
        if len(quote) > _LONGEST:
            quote = quote[: _LONGEST - 1] + "…"
        quote = "".join(sign for sign in quote if sign.isprintable())
        told.append(f"{place} (“{quote}”)" if quote else place)
    if losses[_MOST:]:
        told.append("…")
    return "; ".join(dict.fromkeys(told))


def _words(group: str) -> dict[str, Any]:
    words: dict[str, Any] = table(__file__, "word_losses.yml")[group]
    return words
