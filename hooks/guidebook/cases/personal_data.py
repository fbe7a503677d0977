"""What may be somebody's personal data in a case: in its facts and in its text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from guidebook.cases.reader import CaseFile
from guidebook.problems.finding import Finding, finding
from guidebook.text import personal_data
from guidebook.text.fields import Field
from guidebook.text.yaml_reader import Value

CONFIRMED = "public_contacts"
"""The fact that lists what is known to be meant for the public."""


def check(
    case: CaseFile, fields: tuple[Field, ...], facts: Mapping[str, Value]
) -> Iterator[Finding]:
    """What has to be confirmed in one file; `facts` are those of the case, which may stand in
    another one.
    """
    confirmed = [text for text, _ in _texts_of_list(facts.get(CONFIRMED))]
    for field in fields:
        if field.name in case.facts and field.name != CONFIRMED:
            for text, line in _texts(field, case.facts[field.name]):
                yield from _told(text, case.path, line, confirmed)
    for line, text in enumerate(case.body.split("\n"), case.body_line):
        yield from _told(text, case.path, line, confirmed)


def _told(text: str, path: str, line: int, confirmed: Collection[str]) -> Iterator[Finding]:
    for each in personal_data.found(text, confirmed):
        yield finding(path, line, "personal-data", found=each.masked, **each.kind_names())


def _texts(field: Field, value: Value) -> Iterator[tuple[str, int]]:
    """The texts of a fact that people have written freely, with their lines."""
    if field.type in ("text", "url"):
        yield from _text(value)
    elif field.type == "texts":
        yield from _texts_of_list(value)
    elif field.type == "records" and isinstance(value.content, tuple):
        for item in value.content:
            for inner in field.fields:
                if isinstance(item.content, dict) and inner.name in item.content:
                    yield from _texts(inner, item.content[inner.name])


def _texts_of_list(value: Value | None) -> Iterator[tuple[str, int]]:
    for item in value.content if value and isinstance(value.content, tuple) else ():
        yield from _text(item)


def _text(value: Value) -> Iterator[tuple[str, int]]:
    if isinstance(value.content, str):
        yield value.content, value.key_line or value.line
