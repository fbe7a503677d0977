"""The partners' agreements as people write them, one a line, made into records.

As in records.py nothing is guessed and nothing is lost: what can't be told apart is put where the
check will name it.
"""

from __future__ import annotations

from collections.abc import Callable

from guidebook.contributions import records
from guidebook.contributions.draft import Record
from guidebook.text import typed_choices, typed_dates

_SIGNS = ("|", "\t", ";")
"""What may stand between the parts of a line, the first of them that is there."""


def agreements(text: str) -> list[Record]:
    """Organisation and role in this order, with the date and what was agreed to anywhere."""
    return [_agreement(line) for line in records.lines(text)]


def _agreement(line: str) -> Record:
    parts = _parts(line)
    record = {"organisation": parts.pop(0), "role": "", "date": "", "to": ""}
    record["date"] = _taken_out(parts, _day)
    record["to"] = _taken_out(parts, _what)
    for name in ("role", "date", "to"):
        if parts and not record[name]:
            record[name] = parts.pop(0)
    if parts:
        # What has no field makes the last one a value that the check refuses and shows.
        record["to"] = " | ".join([record["to"], *parts])
    return record


def _parts(line: str) -> list[str]:
    for sign in _SIGNS:
        if sign in line:
            return [part.strip() for part in line.split(sign) if part.strip()] or [line]
    return [line]


def _taken_out(parts: list[str], read: Callable[[str], str]) -> str:
    """What `read` makes of the first part that it understands; the part is removed."""
    for place, part in enumerate(parts):
        if value := read(part):
            del parts[place]
            return value
    return ""


def _day(part: str) -> str:
    return typed_dates.date(part).value


def _what(part: str) -> str:
    return typed_choices.choice("agreed_to", part).value
