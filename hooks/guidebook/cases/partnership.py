"""The figure of a partnership, from a case's facts alone: its partners as the petals of a kawung
flower round what it is about, and its years as a strip.

Here is what stands where, in units of the drawing; partials/guidebook/partnership.html draws it. A
fact that is missing or wrong leaves out what shows it, and nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from guidebook.tables import table

CENTRE = 100
"""Where the middle of the flower is, from the left and from the top."""

_INNER = 30.0
"""How far from the middle petals begin: what the partnership is about stands there."""
_OUTER = 96.0
"""How far they reach."""
_WIDEST = 0.62
"""The breadth of a kawung petal, of its length."""

_LEFT, _RIGHT = 224.0, 380.0
"""Where a strip begins and ends; one whose end is not known ends before that, with a `?` there."""
_ROOM_FOR_QUESTION = 36.0
_MOST_TICKS = 30
_STEPS = (1, 5, 10, 50, 100, 500)

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Petal:
    """A partner: an ellipse with its middle at `x` and `y`, turned by `angle` degrees, on the
    `ground` of its kind of organisation, and the sign of its type, `size` high.
    """

    type: str
    ground: str
    sign: str
    x: float
    y: float
    length: float
    breadth: float
    """Half of the ellipse's axes."""

    angle: float
    size: float


@dataclass(frozen=True)
class Strip:
    """The years: where the partnership began, where its outcome stands, and up to when anything is
    known. Places are from the left.
    """

    start: int
    last: int
    """The year of the outcome: the end, or, where there is none, the last that is known."""

    known: int | None
    """The last year that is known, where that is later than the end."""

    has_ended: bool
    from_x: float
    last_x: float
    known_x: float
    ticks: tuple[float, ...]
    """The turns of the years between the start and the outcome, of longer times each fifth and so
    on.
    """


@dataclass(frozen=True)
class Partnership:
    """The whole figure; `sector` is the sign of what it is about."""

    petals: tuple[Petal, ...]
    sector: str
    strip: Strip | None

    @property
    def top(self) -> int:
        """Where the drawing begins: two petals, side by side, leave room above and below."""
        return 45 if len(self.petals) == 2 else 0

    @property
    def types(self) -> tuple[Petal, ...]:
        """One petal of each type, in the order of the first: each sign is drawn once."""
        first: dict[str, Petal] = {}
        for petal in self.petals:
            first.setdefault(petal.type, petal)
        return tuple(first.values())


def figure(facts: Mapping[str, Any]) -> Partnership | None:
    """The figure of a case with these facts; None where it has no partners to show."""
    types = [str(partner.get("type", "")) for partner in facts.get("partners") or []]
    if not types or not set(types) <= set(signs("type")):
        return None
    petals = tuple(_petal(name, place, len(types)) for place, name in enumerate(types))
    sector = signs("sector").get(str(facts.get("sector", "")), "")
    return Partnership(petals, sector, _strip(facts))


def signs(group: str) -> dict[str, str]:
    """A table of partnership.yml: the signs of `type` or `sector`, or the `ground` of a type."""
    tables: dict[str, dict[str, str]] = table(__file__, "partnership.yml")
    return tables[group]


def _petal(name: str, place: int, number: int) -> Petal:
    """The partner at a place of so many, clockwise from the top; four make a kawung flower."""
    angle = (place + 0.5) * 360 / number - 90
    middle = (_INNER + _OUTER) / 2
    length = (_OUTER - _INNER) / 2
    # Petals touch no line halfway to the next.
    room = math.sqrt(_INNER * _OUTER) * math.tan(math.pi / number)
    breadth = min(length * _WIDEST, room * 0.97)
    return Petal(
        type=name,
        ground=signs("ground")[name],
        sign=signs("type")[name],
        x=round(CENTRE + middle * math.cos(math.radians(angle)), 1),
        y=round(CENTRE + middle * math.sin(math.radians(angle)), 1),
        length=round(length, 1),
        breadth=round(breadth, 1),
        angle=round(angle, 1),
        size=round(min(26, breadth * 1.4), 1),
    )


def _strip(facts: Mapping[str, Any]) -> Strip | None:
    start = _year(facts.get("start"))
    known = _year(facts.get("as_of"))
    end = _year(facts.get("end"))
    last = end or known
    if start is None or last is None or last < start:
        return None
    is_known_longer = end is not None and known is not None and known > end
    latest = known if is_known_longer and known else last
    to_x = _RIGHT if end else _RIGHT - _ROOM_FOR_QUESTION

    def at(year: int) -> float:
        if year == latest:
            return to_x
        return round(_LEFT + (to_x - _LEFT) * (year - start) / (latest - start), 1)

    step = next((each for each in _STEPS if (last - start) / each <= _MOST_TICKS), _STEPS[-1])
    turns = range(start + step, last, step)
    return Strip(
        start=start,
        last=last,
        known=latest if is_known_longer else None,
        has_ended=end is not None,
        from_x=_LEFT,
        last_x=at(last),
        known_x=to_x,
        ticks=tuple(at(year) for year in turns),
    )


def _year(value: object) -> int | None:
    match = _YEAR.match(str(value or ""))
    return int(match[0]) if match else None
