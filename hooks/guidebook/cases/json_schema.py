"""The facts of a case study as JSON Schema, made from the table of fields, for editors that
complete and check.
"""

from __future__ import annotations

from typing import Any

from guidebook.cases import schema as case_schema
from guidebook.text import fields, vocabulary
from guidebook.text.fields import Field

DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"


def schema() -> dict[str, Any]:
    """The facts of a first file as JSON Schema (2020-12), for editors."""
    facts = _object_schema(case_schema.FIELDS)
    documented = [
        field.name for field in case_schema.FIELDS if case_schema.needed(field, "documented")
    ]
    illustrated = [
        field.name for field in case_schema.FIELDS if case_schema.needed(field, "illustration")
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Studi kasus · Case study",
        **facts,
        "required": [name for name in illustrated if name in documented],
        "if": {"properties": {"kind": {"const": "documented"}}},
        "then": {"required": documented},
        "else": {"not": {"required": ["sources"]}},
    }


def _object_schema(members: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _field_schema(field) for field in members},
        "required": [field.name for field in members if field.required],
        "additionalProperties": False,
    }


def _field_schema(field: Field) -> dict[str, Any]:
    said = fields.rules().get(field.name)
    about = {"description": f"{said['id']} / {said['en']}"} if said else {}
    allowed = list(vocabulary.values(field.vocabulary)) if field.vocabulary else []
    shapes: dict[str, dict[str, Any]] = {
        "text": {"type": "string", "minLength": 1, "maxLength": field.length or 400},
        "choice": {"enum": allowed},
        "choices": {"type": "array", "items": {"enum": allowed}, "uniqueItems": True},
        "year": {"type": ["integer", "string"], "minimum": 1900, "pattern": r"^\d{4}$"},
        "date": {"type": ["string", "integer"], "pattern": DATE},
        "url": {"type": "string", "pattern": "^https?://"},
        "flag": {"const": True},
        "texts": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "uniqueItems": True,
        },
        "records": {"type": "array", "items": _object_schema(field.fields)},
    }
    shape = shapes[field.type]
    if field.least:
        shape["minItems"] = 1 if field.name == "sources" else field.least
    if field.most:
        shape["maxItems"] = field.most
    return {**about, "anyOf": [shape, {"type": "null"}]} if field.nullable else {**about, **shape}
