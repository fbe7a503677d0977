"""Dates, years and times as people type them; case-form/typed.js reads them in the same way."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date as calendar_date

from guidebook.text.typed import (
    UNREAD,
    Reading,
    months,
    plain,
    without_end,
    without_start,
    words,
)

_LONGEST = 80  # characters; no date is as long
_FIRST_YEAR = 1900
_NO_SUCH_DAY = Reading(refused="calendar")

_TIME = re.compile(
    r"[ t,]+(?:(?:pukul|pkl?\.?|jam|at) *\d{1,2}[:.]\d\d|\d{1,2}:\d\d)(?::\d\d(?:\.\d{1,6})?)?"
    r" *(?:wib|wita|wit|utc|gmt|am|pm|z|[+-]\d\d:?\d\d)?$"
)
_BETWEEN_PARTS = re.compile(r"[ ,./'’-]+(?:(?:of|bulan|tahun) )?")
_PART = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?|\d{4}")
_TWO_DIGITS = re.compile(r"\d\d")
_COMPACT = re.compile(r"\d{8}")
_JOINED = re.compile(r"([a-z])(?=\d)|(\d)(?=[a-z]{3})")
_YEAR_OR_SPAN = re.compile(r"(\d\d(\d\d)) ?[-/] ?(\d\d)")
_TWO_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4}|\D.*)|(.+?) - (.+)")

# The parts of a date by their kinds: y is a year, m the name of a month, n any other number. The
# order says which part is the year, the month and the day.
_SHAPES = {"y": "y", "yn": "ym", "ny": "my", "my": "my", "ym": "ym", "ynn": "ymd"}
_SHAPES |= {"nmy": "dmy", "mny": "mdy", "ymn": "ymd", "ynm": "ydm"}
_UNCLEAR_SHAPES = {"nny": ("dmy", "mdy"), "nnn": ("dmy", "mdy"), "nmn": ("dmy",), "mnn": ("mdy",)}
_UNCLEAR_SHAPES |= {"mn": ("my",)}


def date(typed: str) -> Reading:
    """A date as `2024`, `2024-06` or `2024-06-30`."""
    return _read(typed, ("weekdays", "before", "until"), _date)


def year(typed: str) -> Reading:
    """A year of four digits; of a date only its year."""
    return _read(typed, ("weekdays", "before", "since"), _year)


def years(start: str, end: str) -> tuple[Reading, Reading]:
    """The first and the last year; what was typed for one of them may tell both.

    The last year is nothing where it is still to come. The first may be known only roughly.
    """
    sure = _without_about(start)
    first, last = _years(sure, end)
    is_about = sure != start and bool(first.value)
    return replace(first, is_about=is_about), last


def _without_about(typed: str) -> str:
    """What was typed for a first year without the words that make it a rough one."""
    text = plain(typed)
    if len(text) > _LONGEST:
        return typed
    begun = without_start(text, ("weekdays", "before", "since"))
    sure = without_start(begun, ("about", "before", "since"))
    sure = without_end(sure, ("about",))
    return typed if sure == begun else sure


def _years(start: str, end: str) -> tuple[Reading, Reading]:
    first, last = _span(start)
    if not plain(end):
        if last and not (first.is_clear and last.is_clear):
            return UNREAD, Reading()  # there is only one box to ask about
        return first, last or Reading()
    typed_last = _last_year(end)
    if last:
        return (first if typed_last == last else UNREAD), typed_last
    begin, close = _span(end)
    is_span = close is not None and begin.is_clear and close.is_clear
    if close and is_span and typed_last == UNREAD and (begin == first or not plain(start)):
        return begin, close
    return first, typed_last


def _read(typed: str, before: tuple[str, ...], read: Callable[[str], Reading]) -> Reading:
    """What `read` makes of it without the words around; only a candidate where the writer is not
    sure.
    """
    text = plain(typed)
    if len(text) > _LONGEST:
        return UNREAD
    if not text or text in words("unknown"):
        return Reading()
    text = without_start(_TIME.sub("", text), before)
    sure = without_start(text, ("about", "part", *before)).rstrip(" ?")
    reading = read(without_end(sure, ("after", "weekdays")))
    if reading.value and sure != text:
        return Reading(candidates=(reading.value,))
    return reading


def _date(text: str) -> Reading:
    if _COMPACT.fullmatch(text):
        day = _day([int(text[:4]), int(text[4:6]), int(text[6:])], "ymd")
        return Reading(day) if day else UNREAD
    numbers: list[int] = []
    shape = ""
    for part in _BETWEEN_PARTS.split(_JOINED.sub(r"\1\2 ", text)):
        number = _PART.fullmatch(part)
        if number:
            numbers.append(int(number[1] or part))
            shape += "n" if number[1] else "y"
        elif part in months():
            numbers.append(months()[part])
            shape += "m"
        else:
            return UNREAD
    if shape in _SHAPES:
        return _only(_day(numbers, _SHAPES[shape]))
    if shape not in _UNCLEAR_SHAPES:
        return UNREAD
    days = []
    for order in _UNCLEAR_SHAPES[shape]:
        day = _day(numbers, order)
        if day and day not in days:
            days.append(day)
    if "y" in shape and len(days) < 2:
        return _only("".join(days))
    is_whole = "y" in shape or len(part) == 2
    return Reading(candidates=tuple(days)) if days and is_whole else UNREAD


def _only(day: str | None) -> Reading:
    if day is None:
        return UNREAD
    return Reading(day) if day else _NO_SUCH_DAY


def _day(numbers: list[int], order: str) -> str | None:
    """The date of which the parts stand in this order: empty if no calendar has it, None if it is
    too long ago.
    """
    parts = dict(zip(order, numbers, strict=True))
    full_year = parts["y"] if parts["y"] > 99 else _century(parts["y"])
    month = parts.get("m", 1)
    if full_year < _FIRST_YEAR:
        return None
    if not 1 <= month <= 12 or not 1 <= parts.get("d", 1) <= monthrange(full_year, month)[1]:
        return ""
    return "-".join([str(full_year), *(f"{parts[key]:02}" for key in "md" if key in parts)])


def _century(two_digits: int) -> int:
    """The latest year with these last digits that is not to come."""
    this_year = calendar_date.today().year
    full_year = this_year - this_year % 100 + two_digits
    return full_year if full_year <= this_year else full_year - 100


def _year(text: str) -> Reading:
    if _TWO_DIGITS.fullmatch(text):
        return Reading(candidates=(str(_century(int(text))),))
    reading = _date(text)
    if reading.refused:
        return UNREAD
    found = (reading.value or reading.candidates[0])[:4]
    return Reading(found) if found in text else Reading(candidates=(found,))


def _span(typed: str) -> tuple[Reading, Reading | None]:
    """The first year and, where two are told, the last."""
    first = year(typed)
    text = plain(typed)
    short = _YEAR_OR_SPAN.fullmatch(text)
    if short and short[3] > short[2]:  # 2009-10 may be a month or two years
        return Reading(candidates=(short[1],)), None
    if first.refused != "unread" or len(text) > _LONGEST:
        return first, None
    text = without_start(text, ("before", "since"))
    running = without_end(text, ("ongoing",))
    if running != text:
        return year(without_end(running, ("until",))), Reading()
    for word in words("until"):
        before, _, after = text.partition(f" {word} ")
        if after:
            return year(before), _last_year(after)
    if match := _TWO_YEARS.fullmatch(text):
        return year(match[1] or match[3]), _last_year(match[2] or match[4])
    return first, None


def _last_year(typed: str) -> Reading:
    """A year in which something ended; nothing where it has not."""
    if len(plain(typed)) > _LONGEST:
        return UNREAD
    text = without_start(plain(typed), ("before", "until"))
    if text in words("ongoing"):
        return Reading()
    return UNREAD if without_start(text, ("since",)) != text else year(text)
