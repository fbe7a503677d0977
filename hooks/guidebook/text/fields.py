"""What a field of a data file may hold, and how it is checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import yaml

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import vocabulary
from guidebook.text.yaml_reader import Value, unknown_keys

Type = Literal["text", "choice", "choices", "year", "date", "url", "flag", "texts", "records"]


@dataclass(frozen=True)
class Field:
    """One fact: its type, the vocabulary or the fields of its records, bounds, and when it must be
    there.
    """

    name: str
    type: Type
    vocabulary: str = ""
    fields: tuple[Field, ...] = ()
    least: int = 0
    most: int = 0
    length: int = 0
    required: bool = True
    documented_only: bool = False
    own: bool = False  # written in each language
    nullable: bool = False


@cache
def rules() -> dict[str, dict[str, str]]:
    """Each field's rule in words by language, with an example."""
    path = Path(__file__).with_name("case_fields.yml")
    table: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def check_value(field: Field, value: Value, path: str, shown: str = "") -> Iterator[Finding]:
    """A value of the right type, within its bounds and vocabulary."""
    name, line = shown or field.name, value.key_line or value.line
    if value.content is None or value.content in ("", ()):
        if not (field.nullable and value.content is None):
            yield finding(path, line, "empty-value", key=name)
        return
    if field.type in ("choices", "texts", "records"):
        if not isinstance(value.content, tuple):
            yield _ruled(path, line, "needs-list", field, key=name)
            return
        yield from _items(field, value.content, path, line)
        return
    if not isinstance(value.content, str):
        yield _ruled(path, line, "needs-text", field, key=name)
        return
    yield from _text(field, value.content, path, line, name)


def _items(field: Field, items: tuple[Value, ...], path: str, line: int) -> Iterator[Finding]:
    """A list: how many, each of its kind, none twice."""
    if len(items) < field.least:
        yield _ruled(
            path, line, "few-items", field, key=field.name, found=len(items), expected=field.least
        )
    if field.most and len(items) > field.most:
        yield _ruled(
            path, line, "many-items", field, key=field.name, found=len(items), expected=field.most
        )
    seen: set[object] = set()
    single = Field(
        field.name, "choice" if field.type == "choices" else "text", field.vocabulary, length=160
    )
    for item in items:
        if field.type == "records":
            yield from _record(field, item, path)
            continue
        yield from check_value(single, item, path)
        if isinstance(item.content, str):
            if item.content in seen:
                yield finding(
                    path, item.line, "duplicate-value", found=item.content, key=field.name
                )
            seen.add(item.content)


def _record(field: Field, item: Value, path: str) -> Iterator[Finding]:
    """A mapping with the fields of a partner or a source."""
    if not isinstance(item.content, dict):
        yield _ruled(path, item.line, "needs-list", field, key=field.name)
        return
    names = tuple(inner.name for inner in field.fields)
    yield from unknown_keys(item.content, names, path, f"{field.name}: ")
    for inner in field.fields:
        shown = f"{field.name}: {inner.name}"
        if inner.name in item.content:
            yield from check_value(inner, item.content[inner.name], path, shown)
        elif inner.required:
            yield _ruled(path, item.line, "missing-key", field, found=inner.name)


def _text(field: Field, text: str, path: str, line: int, name: str) -> Iterator[Finding]:
    """One piece of text: a word of a vocabulary, a year, a date, an address, yes, or prose of
    limited length.
    """
    if field.type == "choice" and text not in vocabulary.values(field.vocabulary):
        allowed = list(vocabulary.values(field.vocabulary))
        listed = (
            [word for word in allowed if len(word) > 2] if field.vocabulary == "region" else allowed
        )
        yield finding(
            path,
            line,
            "vocabulary",
            found=text,
            key=name,
            nearest=nearest(text, listed),
            allowed=", ".join(listed),
        )
    elif field.type == "flag" and text != "true":
        yield finding(path, line, "vocabulary", found=text, key=name, nearest="", allowed="true")
    elif field.type == "year" and not (
        text.isascii() and text.isdigit() and len(text) == 4 and text >= "1900"
    ):
        yield finding(path, line, "year", found=text, key=name)
    elif field.type == "date" and not _is_date(text):
        yield finding(path, line, "date", found=text, key=name)
    elif field.type == "url" and not _is_address(text):
        yield finding(path, line, "url", found=text)
    elif field.length and len(text) > field.length:
        yield finding(path, line, "too-long", key=name, found=len(text), expected=field.length)


def _is_date(text: str) -> bool:
    parts = text.split("-")
    digits = text.isascii() and all(part.isdigit() for part in parts)
    if not digits or [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
        return False
    try:
        date(*(int(part) for part in [*parts, "1", "1"][:3]))
    except ValueError:
        return False
    return text >= "1900"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not any(c.isspace() or c in "<>\"'`{}|\\^" or not c.isprintable() for c in text)
    return (
        plain
        and parts.scheme in ("http", "https")
        and "." in (parts.hostname or "")
        and port_is_right
    )


def _ruled(path: str, line: int, rule: str, field: Field, **values: object) -> Finding:
    said = rules().get(field.name, {"id": "", "en": ""})
    return finding(path, line, rule, rule_id=said["id"], rule_en=said["en"], **values)
