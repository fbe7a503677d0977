"""The tables, scales and signatures of a tool as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from guidebook.tools import names, values
from guidebook.tools.blocks import (
    Block,
    Fill,
    Grid,
    Head,
    Heading,
    Paragraph,
    Pieces,
    Question,
    Row,
    Signatures,
    Words,
    words,
)
from guidebook.tools.tool import NUMBERS, Blank, Column, Scale, Table
from guidebook.tools.values import Values

WIDEST = 6
"""Columns that fit on a page held upright."""

_SCORE = 1.15


def fill(name: str, field: Blank | Column, language: str, filled: Values) -> Fill:
    """What is filled in under `name`, with what has been."""
    options = tuple(text[language] for text in (field.options or {}).values())
    value = filled.get(name, "")
    is_worked_out = isinstance(field, Column) and bool(field.product)
    day = value if field.type == "date" and _is_day(value) else ""
    is_readable = day or field.type != "date"
    shown = values.shown(field, value, language) if is_readable else value
    return Fill(name, field.label[language], field.type, options, shown, day, is_worked_out)


def grid(of: Table, language: str, filled: Values) -> Grid:
    """A table: rows that are given begin with their label, others with their number."""
    heads = [] if of.given else [Head(words("row", language), 0)]
    for column in of.columns:
        heads.append(Head(column.label[language], column.width, column.type in NUMBERS))
    labels = {row.name: row.label[language] for row in of.given}
    rows: list[Row] = []
    for name in values.rows(of, filled):
        cells: list[Pieces] = [(Words(labels.get(name, name)),)]
        for column in of.typed_columns:
            cell = names.cell(of.name, name, column.name)
            cells.append((fill(cell, column, language, filled),))
        rows.append(tuple(cells))
    if of.sums:
        rows.append(_totals(of, language, filled))
    totals = 1 if of.sums else 0
    return Grid(of.caption[language], tuple(heads), tuple(rows), totals, not of.given)


def scale(
    of: Scale, language: str, filled: Values, in_pieces: Callable[[str], Pieces]
) -> Iterator[Block]:
    """What the points mean, the statements with room for each partner's points, and what sums mean."""
    meanings = []
    for number, text in enumerate(of.points, 1):
        meanings.append(f"{number} = {text[language]}")
    said = words("points_mean", language).format(", ".join(meanings))
    yield Paragraph((Words(said),))
    if of.partners > 1:
        for partner in range(1, of.partners + 1):
            label = words("partner", language).format(partner)
            name = names.partner(of.name, partner)
            yield Question(label, (), Fill(name, label, value=filled.get(name, "")))
    yield Grid("", tuple(_scale_heads(of, language)), tuple(_scale_rows(of, language, filled)), 1)
    if of.partners > 1:
        yield Paragraph((Words(words("gap", language)),))
    if of.bands:
        yield Heading(2, words("bands", language))
        yield _bands(of, language, in_pieces)


def signatures(parties: int, language: str, filled: Values) -> Signatures:
    """A column for each party, with who signs, for whom, where and when."""
    rows: list[Row] = []
    for what in names.SIGNED:
        label = words(what, language)
        cells: list[Pieces] = [(Words(label),)]
        for party in range(1, parties + 1):
            name = names.signature(party, what)
            cells.append((Fill(name, label, value=filled.get(name, "")),))
        rows.append(tuple(cells))
    party_word = words("party", language)
    titles = tuple(party_word.format(number) for number in range(1, parties + 1))
    head = words("signatory", language)
    return Signatures(head, titles, tuple(rows), words("signature", language))


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _totals(of: Table, language: str, filled: Values) -> Row:
    """The sums, below their columns."""
    cells: list[Pieces] = [(Words(words("total", language)),)]
    for column in of.typed_columns:
        if column.name not in of.sums:
            cells.append(())
            continue
        name = names.total(of.name, column.name)
        value = values.shown(column, filled.get(name, ""), language)
        label = f"{words('total', language)}: {column.label[language]}"
        cells.append((Fill(name, label, column.type, value=value, is_worked_out=True),))
    return tuple(cells)


def _scale_heads(of: Scale, language: str) -> Iterator[Head]:
    yield Head(words("statement", language), 4)
    if of.partners == 1:
        yield Head(words("points", language), _SCORE, is_number=True)
    else:
        for partner in range(1, of.partners + 1):
            yield Head(words("partner", language).format(partner), _SCORE, is_number=True)
    if of.evidence:
        yield Head(words("evidence", language), 3)


def _scale_rows(of: Scale, language: str, filled: Values) -> Iterator[Row]:
    """The statements, and the sums."""
    partners = range(1, of.partners + 1)
    choices = tuple(str(number) for number in range(1, len(of.points) + 1))
    beside: tuple[Pieces, ...] = ((),) if of.evidence else ()
    for statement in of.statements:
        text = statement.text[language]
        row: list[Pieces] = [(Words(text),)]
        for partner in partners:
            name = names.answer(of.name, statement.name, partner)
            row.append((Fill(name, text, "choice", choices, filled.get(name, "")),))
        if of.evidence:
            name = names.evidence(of.name, statement.name)
            label = words("evidence", language)
            row.append((Fill(name, label, "text", value=filled.get(name, "")),))
        yield tuple(row)
    label = words("points_total", language)
    row = [(Words(label),)]
    for partner in partners:
        name = names.points(of.name, partner)
        row.append((Fill(name, label, "number", value=filled.get(name, ""), is_worked_out=True),))
    yield (*row, *beside)


def _bands(of: Scale, language: str, in_pieces: Callable[[str], Pieces]) -> Grid:
    heads = (
        Head(words("band", language), 1),
        Head(words("band_title", language), 2),
        Head(words("band_advice", language), 5),
    )
    rows: list[Row] = []
    for band in of.bands:
        between = words("band_range", language).format(band.low, band.up_to)
        advice = in_pieces(band.advice[language])
        rows.append(((Words(between),), (Words(band.title[language]),), advice))
    return Grid("", heads, tuple(rows))
