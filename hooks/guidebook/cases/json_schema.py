"""The facts of a case study as JSON Schema, made from the table of fields, for editors that
complete and check.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guidebook.cases.schema import FIELDS, SOURCES_OF_SHORT, needed, rules, source_rules
from guidebook.text import vocabulary
from guidebook.text.fields import Field

_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
"""A year, year-month or year-month-day."""

_TEXT_LENGTH = 400
"""Characters of a text whose field has no bound."""


def schema() -> dict[str, Any]:
    """The facts of a first file as JSON Schema (2020-12)."""
    documented = [
        field.name for field in FIELDS if needed(field, "documented") and not field.of_contributors
    ]
    illustrated = [field.name for field in FIELDS if needed(field, "illustration")]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Studi kasus · Case study",
        **_object_schema(FIELDS, rules()),
        "required": [name for name in illustrated if name in documented],
        "if": {"properties": {"kind": {"const": "documented"}}},
        "then": {"required": documented},
        "else": {"not": {"anyOf": [{"required": ["outcome"]}, {"required": ["sources"]}]}},
        "allOf": [_of_contributors(), _agreed(), _borne_out()],
    }


def _of_contributors() -> dict[str, Any]:
    """What a documented case needs unless the editors alone have written it."""
    by_editors = {"items": {"enum": list(vocabulary.editors())}}
    return {
        "if": {
            "properties": {"kind": {"const": "documented"}, "contributors": {"not": by_editors}},
            "required": ["contributors"],
        },
        "then": {"required": [field.name for field in FIELDS if field.of_contributors]},
    }


def _agreed() -> dict[str, Any]:
    """A case that the partners have agreed to says who did."""
    return {
        "if": {"properties": {"basis": {"const": "partners"}}, "required": ["basis"]},
        "then": {"required": ["agreements"]},
    }


def _borne_out() -> dict[str, Any]:
    """A case that worked has a source that is no partner's."""
    return {
        "if": {"properties": {"outcome": {"const": "worked"}}, "required": ["outcome"]},
        "then": {"properties": {"sources": {"contains": {"required": ["independent"]}}}},
    }


def _object_schema(
    fields: tuple[Field, ...], words: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """An object with these fields; `words` are the rules of those that have one."""
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field, words) for field in fields},
        "required": [field.name for field in fields if field.required],
        "additionalProperties": False,
    }


def _record_schema(field: Field) -> dict[str, Any]:
    """One of several records; of a source also when it must say what came of a ruling."""
    if field.name != "sources":
        return _object_schema(field.fields, {})
    ruling = {"properties": {"about": {"const": "ruling"}}, "required": ["about"]}
    later = {"required": ["later"]}
    return {
        **_object_schema(field.fields, source_rules()),
        "if": ruling,
        "then": later,
        "else": {"not": later},
    }


def _field_schema(field: Field, words: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """One field: its rule in words, and the shape of its value."""
    shape = _shape(field)
    if field.least:
        # Whether a case is short can't be asked for here, so that every case may have so few.
        shape["minItems"] = SOURCES_OF_SHORT if field.name == "sources" else field.least
    if field.most:
        shape["maxItems"] = field.most
    if field.nullable:
        shape = {"anyOf": [shape, {"type": "null"}]}
    if rule := words.get(field.name):
        return {"description": f"{rule['id']} / {rule['en']}", **shape}
    return shape


def _shape(field: Field) -> dict[str, Any]:
    """What YAML makes of a right value; years and dates without quotes are numbers there."""
    words = list(vocabulary.values(field.vocabulary)) if field.vocabulary else []
    text = {"type": "string", "minLength": 1}
    shapes: dict[str, dict[str, Any]] = {
        "text": {**text, "maxLength": field.length or _TEXT_LENGTH},
        "choice": {"enum": words},
        "choices": {"type": "array", "items": {"enum": words}, "uniqueItems": True},
        "year": {"type": ["integer", "string"], "minimum": 1900, "pattern": r"^\d{4}$"},
        "date": {"type": ["string", "integer"], "pattern": _DATE},
        "url": {"type": "string", "pattern": "^https?://"},
        "flag": {"const": True},
        "texts": {"type": "array", "items": text, "uniqueItems": True},
        "records": {"type": "array", "items": _record_schema(field)},
    }
    shape = shapes[field.type]
    if field.several:
        one = "|".join(words)
        between_commas = {"type": "string", "pattern": f"^({one})(, *({one}))+$"}
        return {"anyOf": [shape, between_commas, shapes["choices"]]}
    return shape
