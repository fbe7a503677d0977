"""The one form in which a date, a year or an address stands in a file, and what to write where
something else was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from guidebook.languages import LANGUAGES, date_in_words
from guidebook.problems.finding import Finding, finding
from guidebook.text import typed_addresses, typed_dates
from guidebook.text.typed import Reading
from guidebook.text.vocabulary import Names

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR = "1900"
_OR = {"id": " atau ", "en": " or "}
"""Stands between the things that something may mean."""

_REFUSED = {"calendar": "calendar", "account": "address-account", "cut": "address-cut"}
"""The reason for which something typed is refused to the rule that says so."""


def reading(field_type: str, typed: str) -> Reading:
    """What somebody typed for a date, a year or an address; of any other type it is the value."""
    if field_type == "date":
        return typed_dates.date(typed)
    if field_type == "year":
        return typed_dates.year(typed)
    return typed_addresses.address(typed) if field_type == "url" else Reading(typed)


def is_written(field_type: str, text: str) -> bool:
    """Whether a date, a year or an address has the form that it has in a file."""
    if field_type == "date":
        return _is_date(text)
    return _is_year(text) if field_type == "year" else _is_address(text)


def instead(field_type: str, text: str, path: str, line: int, name: str) -> Finding:
    """What to write instead of a text that has not the form."""
    values: dict[str, object] = {"found": text, "key": name}
    start, end = typed_dates.years(text, "")
    if name == "start" and start.is_about and end.is_clear:
        lines = [f"start: {start.value}", "start_about: true"]
        lines += [f"end: {end.value}"] if end.value else []
        written = ", ".join(f"'{line}'" for line in lines)
        told = {"expected": start.value, "other": end.value, "written": written}
        return finding(path, line, "about-year", **told, **values)
    if name == "start" and start.value and end.value:
        return finding(path, line, "two-years", expected=start.value, other=end.value, **values)
    if name == "end" and typed_dates.years("", text)[1] == Reading():
        return finding(path, line, "still-running", **values)
    read = reading(field_type, text)
    if read.candidates:
        return finding(path, line, "unclear", **values, **meanings(read.candidates))
    if is_written(field_type, read.value):
        return finding(path, line, "written-form", expected=read.value, **values)
    return finding(path, line, _REFUSED.get(read.refused, field_type), **values)


def meanings(candidates: Sequence[str], names: Names | None = None) -> dict[str, str]:
    """What something may mean, in words and as it is to be written, by language; `names` are those
    of values.
    """
    values = {}
    for language in LANGUAGES:
        in_words = [date_in_words(each, language) for each in candidates]
        if names:
            in_words = [names[each][language] for each in candidates]
        values[f"meaning_{language}"] = _OR[language].join(in_words)
        values[f"choice_{language}"] = _OR[language].join(candidates)
    return values


def _is_year(text: str) -> bool:
    """Four plain digits; not every sign that Python calls a digit makes a number."""
    return text.isascii() and text.isdigit() and len(text) == 4 and text >= _FIRST_YEAR


def _is_date(text: str) -> bool:
    """A year, year-month or year-month-day that a calendar has."""
    match = _DATE.fullmatch(text)
    if not match:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return text >= _FIRST_YEAR


def _is_address(text: str) -> bool:
    """A full web address without a sign that could end it where it is written into a page."""
    if any(sign.isspace() or not sign.isprintable() or sign in "<>\"'`{}|\\^" for sign in text):
        return False
    if text.endswith(("…", "...")):  # the end was cut off where it was copied
        return False
    try:
        parts = urlsplit(text)
        has_right_port = parts.port is None or parts.port > 0
    except ValueError:  # brackets that don't close, or a port that is no number
        return False
    has_host = "." in (parts.hostname or "")
    has_account = "@" in parts.netloc
    is_web = parts.scheme in ("http", "https")
    return is_web and has_host and has_right_port and not has_account
