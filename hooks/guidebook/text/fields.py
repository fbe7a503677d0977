"""What a field of a data file may hold, and how it is checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urlsplit

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import vocabulary
from guidebook.text.yaml_reader import Value, unknown_keys

Type = Literal["text", "choice", "choices", "year", "date", "url", "flag", "texts", "records"]
"""`choice` is one word of a vocabulary, `choices` a list of them, `flag` is `true` or not there,
`records` are mappings with fields of their own.
"""

RuleText = Mapping[str, str]
"""What a field may hold, told by language in a sentence that ends a finding."""

NO_RULE_TEXT: RuleText = {"id": "", "en": ""}

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_FIRST_YEAR = "1900"
_ITEM_LENGTH = 160
"""Characters of one text in a list of texts."""


@dataclass(frozen=True)
class Field:
    """One fact: its type, the vocabulary or the fields of its records, bounds, and when it must be
    there.

    `least` and `most` count the items of a list, `length` the characters of a text; 0 is no bound.
    """

    name: str
    type: Type
    vocabulary: str = ""
    fields: tuple[Field, ...] = ()
    least: int = 0
    most: int = 0
    length: int = 0
    required: bool = True
    documented_only: bool = False  # in a documented case, not in an illustration
    own: bool = False  # written in each language
    nullable: bool = False


def check_value(
    field: Field, value: Value, path: str, shown: str = "", rule_text: RuleText = NO_RULE_TEXT
) -> Iterator[Finding]:
    """A value of the right type, within its bounds and vocabulary.

    `shown` is how findings call it where that isn't the field's name.
    """
    name = shown or field.name
    line = value.key_line or value.line
    if value.content is None and field.nullable:
        return
    if value.content in (None, "", ()):
        yield finding(path, line, "empty-value", key=name)
    elif field.type in ("choices", "texts", "records"):
        if isinstance(value.content, tuple):
            yield from _check_list(field, value.content, path, line, rule_text)
        else:
            yield broken_rule(path, line, "needs-list", rule_text, key=name)
    elif isinstance(value.content, str):
        yield from _check_text(field, value.content, path, line, name)
    else:
        yield broken_rule(path, line, "needs-text", rule_text, key=name)


def broken_rule(path: str, line: int, rule: str, rule_text: RuleText, **values: object) -> Finding:
    """A finding that ends with the field's rule in words."""
    return finding(path, line, rule, rule_id=rule_text["id"], rule_en=rule_text["en"], **values)


def _check_list(
    field: Field, items: tuple[Value, ...], path: str, line: int, rule_text: RuleText
) -> Iterator[Finding]:
    """How many there are, and each of its kind."""
    bounds: dict[str, object] = {"key": field.name, "found": len(items)}
    if len(items) < field.least:
        yield broken_rule(path, line, "few-items", rule_text, expected=field.least, **bounds)
    if field.most and len(items) > field.most:
        yield broken_rule(path, line, "many-items", rule_text, expected=field.most, **bounds)
    if field.type == "records":
        for item in items:
            yield from _check_record(field, item, path, rule_text)
    else:
        yield from _check_words(field, items, path, rule_text)


def _check_words(
    field: Field, items: tuple[Value, ...], path: str, rule_text: RuleText
) -> Iterator[Finding]:
    """A list of words or texts, none of them twice."""
    item_type: Type = "choice" if field.type == "choices" else "text"
    one = Field(field.name, item_type, field.vocabulary, length=_ITEM_LENGTH)
    seen: set[str] = set()
    for item in items:
        yield from check_value(one, item, path, rule_text=rule_text)
        if not isinstance(item.content, str):
            continue
        if item.content in seen:
            yield finding(path, item.line, "duplicate-value", found=item.content, key=field.name)
        seen.add(item.content)


def _check_record(field: Field, item: Value, path: str, rule_text: RuleText) -> Iterator[Finding]:
    """A mapping with the fields of a partner or a source."""
    if not isinstance(item.content, dict):
        yield broken_rule(path, item.line, "needs-list", rule_text, key=field.name)
        return
    names = tuple(inner.name for inner in field.fields)
    yield from unknown_keys(item.content, names, path, f"{field.name}: ")
    for inner in field.fields:
        if inner.name in item.content:
            shown = f"{field.name}: {inner.name}"
            yield from check_value(inner, item.content[inner.name], path, shown)
        elif inner.required:
            yield broken_rule(path, item.line, "missing-key", rule_text, found=inner.name)


def _check_text(field: Field, text: str, path: str, line: int, name: str) -> Iterator[Finding]:
    """One piece of text: a word of a vocabulary, a year, a date, an address, yes, or prose."""
    if field.type == "choice":
        if text not in vocabulary.values(field.vocabulary):
            yield _unknown_word(field, text, path, line, name)
    elif field.type == "flag":
        if text != "true":
            yield finding(
                path, line, "vocabulary", found=text, key=name, nearest="", allowed="true"
            )
    elif field.type == "year":
        if not _is_year(text):
            yield finding(path, line, "year", found=text, key=name)
    elif field.type == "date":
        if not _is_date(text):
            yield finding(path, line, "date", found=text, key=name)
    elif field.type == "url":
        if not _is_address(text):
            yield finding(path, line, "url", found=text)
    elif field.length and len(text) > field.length:
        yield finding(path, line, "too-long", key=name, found=len(text), expected=field.length)


def _unknown_word(field: Field, text: str, path: str, line: int, name: str) -> Finding:
    """A word that isn't in the vocabulary, with those that are."""
    words = list(vocabulary.values(field.vocabulary))
    if field.vocabulary == "region":
        # The 250 countries, each of two letters, would hide the provinces.
        words = [word for word in words if len(word) > 2]
    hints = {"nearest": nearest(text, words), "allowed": ", ".join(words)}
    return finding(path, line, "vocabulary", found=text, key=name, **hints)


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
    try:
        parts = urlsplit(text)
        has_right_port = parts.port is None or parts.port > 0
    except ValueError:  # brackets that don't close, or a port that is no number
        return False
    has_host = "." in (parts.hostname or "")
    return parts.scheme in ("http", "https") and has_host and has_right_port
