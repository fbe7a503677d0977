"""Values of the vocabularies as people type them: by any of their names, or by one of
typed_choices.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from babel.core import get_global

from guidebook.tables import table
from guidebook.text import vocabulary
from guidebook.text.typed import UNREAD, Reading, plain

_UNCLEAR = "?"
"""The key in typed_choices.yml below which stand names of several values."""

_LONGEST = 300
_PLACE = re.compile(r"^(?:provinsi|propinsi|prov\.?|province of) +| +province$")
_BETWEEN_PLACES = re.compile("[,;/]")
_BETWEEN_REGIONS = re.compile(r"[,;/+&]|\b(?:dan|serta|and)\b")


def choice(vocabulary_name: str, typed: str) -> Reading:
    """The value of a vocabulary that was typed, by whatever name."""
    text = plain(typed)
    if not text:
        return Reading()
    if len(text) > _LONGEST:
        return UNREAD
    reading = _named(vocabulary_name, text)
    if reading == UNREAD and vocabulary_name == "region":
        return _region(text)
    return reading


def _named(vocabulary_name: str, text: str) -> Reading:
    known = _by_letters(vocabulary_name)
    values: tuple[str, ...] = ()
    for and_sign in ("&", " dan ", " and "):
        values = values or known.get(_letters(text.replace("&", and_sign)), ())
    if len(values) == 1:
        return Reading(values[0])
    return Reading(candidates=values) if values else UNREAD


def _region(text: str) -> Reading:
    """A province with a place in it or with Indonesia, a country with a place in it, or several
    provinces.
    """
    place, bracket, _ = text.partition("(")
    parts = [place] if bracket else _BETWEEN_PLACES.split(text)
    read = [_one_region(part) for part in parts]
    known = {each.value for each in read if each.value}
    if len(known) == 2 and "national" in known:
        known = {value for value in known if value not in vocabulary.countries()} - {"national"}
    if len(known) == 1 and read[-1].value:
        return Reading(known.pop())
    regions = [_one_region(part) for part in _BETWEEN_REGIONS.split(text)]
    are_provinces = all(each.value in vocabulary.provinces() for each in regions)
    values = dict.fromkeys(each.value for each in regions)
    return Reading(", ".join(values)) if are_provinces else UNREAD


def _one_region(text: str) -> Reading:
    return _named("region", _PLACE.sub("", text.strip()))


def _letters(text: str) -> str:
    """Only letters and digits: `D.I. Yogyakarta` is `diyogyakarta`."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


@cache
def _by_letters(vocabulary_name: str) -> dict[str, tuple[str, ...]]:
    """What may be typed, reduced to its letters, and the values it may mean."""
    meant: dict[str, tuple[str, ...]] = {}
    for name, value in _names(vocabulary_name):
        letters = _letters(name)
        if value not in meant.setdefault(letters, ()):
            meant[letters] += (value,)
    # Also where it is the name of one value: AS is the United States and the code of American Samoa.
    unclear: dict[str, list[str]] = _aliases(vocabulary_name).get(_UNCLEAR, {})
    for name, values in unclear.items():
        meant[_letters(name)] = tuple(values)
    return meant


def _names(vocabulary_name: str) -> Iterator[tuple[str, str]]:
    """Each name with its value."""
    values = vocabulary.values(vocabulary_name)
    for value, names in values.items():
        for name in (value, *names.values()):
            yield name, value
    for value, names in _aliases(vocabulary_name).items():
        if value != _UNCLEAR:
            for name in names:
                yield name, value
    if vocabulary_name == "region":
        for code, territories in get_global("territory_aliases").items():
            country = territories[0].lower()
            if len(code) == 3 and code.isalpha() and len(territories) == 1 and country in values:
                yield code, country


def _aliases(vocabulary_name: str) -> dict[str, Any]:
    aliases: dict[str, dict[str, Any]] = table(__file__, "typed_choices.yml")
    return aliases.get(vocabulary_name, {})
