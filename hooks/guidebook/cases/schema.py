"""What a case study's facts must be: one table, from which come the checks here, the JSON Schema
(json_schema.py) and the field list on the site.

The values allowed are in vocabulary.yml, each field's rule in words in case_fields.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.text.fields import Field, _ruled, check_value
from guidebook.text.yaml_reader import Value, unknown_keys

SOURCE = (
    Field("title", "text", length=300),
    Field("publisher", "text", length=160),
    Field("year", "year", required=False),
    Field("url", "url", nullable=True),
    Field("accessed", "date", nullable=True),
)
PARTNER = (
    Field("name", "text", length=120),
    *(Field(f"name_{language}", "text", length=120, required=False) for language in LANGUAGES),
    Field("type", "choice", "partner_type"),
)
FIELDS = (
    Field("title", "text", length=80, own=True),
    Field("summary", "text", length=200, own=True),
    Field("kind", "choice", "kind"),
    Field("benefits", "choices", "benefit", least=1, most=3),
    Field("steps", "choices", "step", least=1, most=5),
    Field("sector", "choice", "sector"),
    Field("region", "choice", "region", documented_only=True),
    Field("start", "year", documented_only=True),
    Field("end", "year", required=False, documented_only=True),
    Field("outcome", "choice", "outcome"),
    Field("short", "flag", required=False, documented_only=True),
    Field(
        "partners",
        "records",
        fields=PARTNER,
        least=2,
        most=20,
    ),
    Field("as_of", "date", documented_only=True),
    Field("sources", "records", fields=SOURCE, least=2, most=40, documented_only=True),
    Field("contributors", "texts", least=1, most=20, documented_only=True),
)
NAMES = tuple(field.name for field in FIELDS)
OWN = frozenset(field.name for field in FIELDS if field.own)


def check(facts: Mapping[str, Value], path: str, inherited: bool = False) -> Iterator[Finding]:
    """What is wrong with the facts of one file; with `inherited` the other language's file holds
    the facts.
    """
    kind = facts["kind"].content if "kind" in facts else "documented"
    yield from unknown_keys(facts, NAMES, path)
    yield from _order(facts, path)
    for field in FIELDS:
        value = facts.get(field.name)
        if value is not None:
            if field.name == "sources" and kind == "illustration":
                yield finding(path, value.key_line, "illustration-sources")
            else:
                yield from check_value(bounded(field, facts), value, path)
        elif needed(field, str(kind)) and (field.own or not inherited):
            yield _ruled(path, 1, "missing-key", field, found=field.name)
    yield from _years(facts, path)


def needed(field: Field, kind: str) -> bool:
    """Whether a case of this kind must have the field."""
    return field.required and not (field.documented_only and kind == "illustration")


def bounded(field: Field, facts: Mapping[str, Value]) -> Field:
    """A short case needs one source only."""
    short = "short" in facts and facts["short"].content == "true"
    return (
        Field("sources", "records", fields=SOURCE, least=1, most=40)
        if field.name == "sources" and short
        else field
    )


def _order(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """In the order of the table."""
    known = [name for name in facts if name in NAMES]
    for before, after in pairwise(known):
        if NAMES.index(before) > NAMES.index(after):
            line = facts[after].key_line
            yield finding(
                path, line, "key-order", found=after, expected=before, allowed=", ".join(NAMES)
            )


def _years(facts: Mapping[str, Value], path: str) -> Iterator[Finding]:
    """No year in the future, no end before the start."""
    this_year = date.today().year
    for name in ("start", "end", "as_of"):
        text = facts[name].content if name in facts else None
        if isinstance(text, str) and (_year(text.split("-")[0]) or 0) > this_year:
            yield finding(
                path, facts[name].key_line, "future-year", key=name, found=text, expected=this_year
            )
    start, end = (
        _year(facts[name].content) if name in facts else None for name in ("start", "end")
    )
    if start and end and end < start:
        yield finding(path, facts["end"].key_line, "end-before-start", found=end, expected=start)


def _year(text: object) -> int | None:
    """A year of four plain digits; not every sign that Python calls a digit makes a number."""
    return (
        int(text)
        if isinstance(text, str) and len(text) == 4 and text.isascii() and text.isdigit()
        else None
    )
