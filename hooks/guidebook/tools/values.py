"""What was typed into a tool: text by the names of names.py, in a form that no language changes.

A `date` is `2026-11-28`, a `number` and `rupiah` have digits alone, perhaps with a point before
decimals (`1500000`, `2.5`), a `choice` is the name of an option, an answer on a scale a number from
1, `clause.NAME` is `yes` or `no`. Anything else is what somebody wrote. What can't be read as its
type stays as it is, and is left out of sums.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from guidebook import languages
from guidebook.tools import names
from guidebook.tools.tool import LONGEST_TABLE, Blank, Column, Scale, Table, Tool

Values = Mapping[str, str]

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def completed(tool: Tool, values: Values) -> dict[str, str]:
    """The values with what is worked out from them: products, totals, sums of points."""
    found = dict(values)
    for part in tool.parts:
        if part.table:
            _add_table(part.table, found)
        if part.scale:
            _add_points(part.scale, found)
    return found


def rows(table: Table, values: Values) -> tuple[str, ...]:
    """The names of the rows of a table, with those that were added; at most LONGEST_TABLE."""
    if table.given:
        return table.row_names
    last = table.blank_rows
    for number in range(table.blank_rows + 1, LONGEST_TABLE + 1):
        row = str(number)
        if any(values.get(names.cell(table.name, row, each.name)) for each in table.columns):
            last = number
    return tuple(str(number) for number in range(1, last + 1))


def filled_rows(table: Table, values: Values) -> tuple[str, ...]:
    """The names of the rows in which there is anything, and of those that are given all."""
    if table.given:
        return table.row_names
    found = []
    for row in rows(table, values):
        if any(values.get(names.cell(table.name, row, each.name)) for each in table.columns):
            found.append(row)
    return tuple(found)


def shown(field: Blank | Column, value: str, language: str) -> str:
    """A value as readers of `language` write it."""
    if field.type == "date":
        return languages.date_in_words(value, language)
    if field.type == "choice" and field.options and value in field.options:
        return field.options[value][language]
    number = as_number(value) if field.type in ("number", "rupiah") else None
    if number is None:
        return value
    return in_figures(number, language, is_rupiah=field.type == "rupiah")


def in_figures(number: Decimal, language: str, is_rupiah: bool = False) -> str:
    """A number with the language's signs: `1.500.000,5` in Indonesian, `1,500,000.5` in English."""
    text = f"{number.normalize():,f}"
    if language == "id":
        text = text.translate(str.maketrans(",.", ".,"))
    return f"Rp{text}" if is_rupiah else text


def as_number(value: str) -> Decimal | None:
    """The number that a value is, or nothing."""
    return Decimal(value) if _NUMBER.fullmatch(value) else None


def _add_table(table: Table, values: dict[str, str]) -> None:
    """Products, in the order of the columns, and totals."""
    all_rows = rows(table, values)
    for column in table.columns:
        for row in all_rows:
            factors = [values.get(names.cell(table.name, row, each), "") for each in column.product]
            if product := _product(factors):
                values[names.cell(table.name, row, column.name)] = product
    for column_name in table.sums:
        cells = [values.get(names.cell(table.name, row, column_name), "") for row in all_rows]
        if total := _sum(cells):
            values[names.total(table.name, column_name)] = total


def _add_points(scale: Scale, values: dict[str, str]) -> None:
    for partner in range(1, scale.partners + 1):
        answers = []
        for statement in scale.statements:
            answers.append(values.get(names.answer(scale.name, statement.name, partner), ""))
        if total := _sum(answers):
            values[names.points(scale.name, partner)] = total


def _product(factors: list[str]) -> str:
    """The product of all factors; nothing where one is no number."""
    numbers = [as_number(factor) for factor in factors]
    product = Decimal(1)
    for number in numbers:
        if number is None:
            return ""
        product *= number
    return _written(product) if numbers else ""


def _sum(cells: list[str]) -> str:
    """The sum of the cells that are numbers; nothing where none is."""
    numbers = []
    for cell in cells:
        number = as_number(cell)
        if number is not None:
            numbers.append(number)
    return _written(sum(numbers, Decimal(0))) if numbers else ""


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
