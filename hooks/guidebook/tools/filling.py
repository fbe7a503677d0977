"""What the scripts have to know of a tool to keep, work out and hand on what is typed into it.

Everything is in one language and as short as it can be: a page carries it. What is not there has its
usual value: a field without a type is a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from guidebook.tools import prose
from guidebook.tools.tool import Blank, Column, Scale, Table, Tool

TEXTS = ("line", "text")
"""The types whose values are what was typed."""


def outline(tool: Tool, language: str) -> dict[str, Any]:
    """A tool as `tool/outline.js` reads it; its keys are told there."""
    tables = []
    scales = []
    for part in tool.parts:
        if part.table:
            tables.append(_table(part.table, language))
        if part.scale:
            scales.append(_scale(part.scale, language))
    shared = {blank.name: blank.shared for blank in tool.blanks() if blank.shared}
    return {
        "name": tool.name,
        "file": tool.address(language),
        "title": tool.title[language],
        "types": _types(tool.blanks(), language),
        "shared": shared,
        "tables": tables,
        "scales": scales,
        "optional": {
            clause.name: list(clause.when) for _, clause in tool.clauses() if clause.optional
        },
    }


def _types(fields: Iterable[Blank | Column], language: str) -> dict[str, Any]:
    """By name: the type of what is no text; of a choice its options."""
    types: dict[str, Any] = {}
    for field in fields:
        if field.options:
            types[field.name] = {name: text[language] for name, text in field.options.items()}
        elif field.type not in TEXTS:
            types[field.name] = field.type
    return types


def _table(table: Table, language: str) -> dict[str, Any]:
    products = {column.name: list(column.product) for column in table.columns if column.product}
    return {
        "name": table.name,
        "rows": list(table.row_names),
        "grows": not table.given,
        "columns": [column.name for column in table.typed_columns],
        "types": _types(table.columns, language),
        "products": products,
        "sums": list(table.sums),
    }


def _scale(scale: Scale, language: str) -> dict[str, Any]:
    bands = [
        {
            "low": band.low,
            "up_to": band.up_to,
            "title": band.title[language],
            "advice": _plain(band.advice[language]),
        }
        for band in scale.bands
    ]
    return {
        "name": scale.name,
        "statements": [statement.name for statement in scale.statements],
        "partners": scale.partners,
        "points": len(scale.points),
        "bands": bands,
    }


def _plain(text: str) -> str:
    return " ".join(paragraph.text for paragraph in prose.paragraphs(text))
