"""Tools as objects, made from what was read and has no flaw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.text.yaml_reader import Value, fields, plain
from guidebook.tools.tool import (
    Band,
    Blank,
    Clause,
    Column,
    Letter,
    Note,
    Part,
    Row,
    Scale,
    Source,
    Statement,
    Table,
    Text,
    Tool,
)

Facts = Mapping[str, Value]


def tool(name: str, whole: Value) -> Tool:
    """The tool in a file of this name."""
    facts = fields(whole)
    sources = tuple(_source(fields(source)) for source in items(facts.get("sources")))
    return Tool(
        name=name,
        slug=_word(facts, "slug"),
        kind=_any(facts["kind"]),
        step=_word(facts, "step"),
        order=_number(facts, "order"),
        minutes=_number(facts, "minutes"),
        title=text(facts["title"]),
        summary=text(facts["summary"]),
        people=text(facts["people"]),
        how=tuple(text(each) for each in items(facts["how"])),
        parts=tuple(_part(each) for each in items(facts["parts"])),
        items=_words(facts, "items"),
        law_read=_word(facts, "law_read"),
        version=_word(facts, "version"),
        two_columns="two_columns" in facts,
        sources=sources,
    )


def _part(value: Value) -> Part:
    facts = fields(value)
    clauses = [_clause(name, each) for name, each in fields(facts.get("clauses")).items()]
    return Part(
        line=value.line,
        heading=text(facts["heading"]),
        text=_optional(facts, "text"),
        blanks=_blanks(facts),
        table=_table(facts["table"]) if "table" in facts else None,
        scale=_scale(facts["scale"]) if "scale" in facts else None,
        clauses=tuple(clauses),
        letter=_letter(fields(facts["letter"])) if "letter" in facts else None,
        signatures=_number(facts, "signatures"),
    )


def _blanks(facts: Facts) -> tuple[Blank, ...]:
    return tuple(_blank(name, value) for name, value in fields(facts.get("fields")).items())


def _blank(name: str, value: Value) -> Blank:
    facts = fields(value)
    return Blank(
        name=name,
        line=value.key_line,
        label=text(facts["label"]),
        hint=_optional(facts, "hint"),
        type=_type(facts),
        options=_options(facts),
        shared=_word(facts, "shared"),
        is_first="first" in facts,
    )


def _table(value: Value) -> Table:
    facts = fields(value)
    rows = facts["rows"]
    given = tuple(Row(name, text(label)) for name, label in fields(rows).items())
    columns = [_column(name, fields(each)) for name, each in fields(facts["columns"]).items()]
    return Table(
        name=_word(facts, "name"),
        line=value.key_line,
        caption=text(facts["caption"]),
        columns=tuple(columns),
        blank_rows=0 if given else _number(facts, "rows"),
        given=given,
        sums=_words(facts, "sums"),
    )


def _column(name: str, facts: Facts) -> Column:
    return Column(
        name=name,
        label=text(facts["label"]),
        type=_type(facts),
        width=_number(facts, "width") or 1,
        options=_options(facts),
        product=_words(facts, "product"),
    )


def _scale(value: Value) -> Scale:
    facts = fields(value)
    statements = fields(facts["statements"]).items()
    return Scale(
        name=_word(facts, "name"),
        line=value.key_line,
        points=tuple(text(point) for point in items(facts["points"])),
        statements=tuple(Statement(name, text(told)) for name, told in statements),
        evidence="evidence" in facts,
        partners=_number(facts, "partners") or 1,
        bands=tuple(_bands(items(facts.get("bands")), len(statements))),
    )


def _bands(bands: tuple[Value, ...], lowest: int) -> Iterator[Band]:
    for band in bands:
        facts = fields(band)
        up_to = _number(facts, "up_to")
        yield Band(lowest, up_to, text(facts["title"]), text(facts["advice"]))
        lowest = up_to + 1


def _clause(name: str, value: Value) -> Clause:
    facts = fields(value)
    return Clause(
        name=name,
        line=value.key_line,
        title=text(facts["title"]),
        text=text(facts["text"]),
        blanks=_blanks(facts),
        note=_note(fields(facts["note"])) if "note" in facts else None,
        optional="optional" in facts,
        when=_words(facts, "when"),
    )


def _note(facts: Facts) -> Note:
    return Note(
        meant_for=text(facts["for"]),
        decide=_optional(facts, "decide"),
        example=_optional(facts, "example"),
        wrong=_optional(facts, "wrong"),
        case=_word(facts, "case"),
    )


def _letter(facts: Facts) -> Letter:
    return Letter(text(facts["text"]), _blanks(facts))


def _source(facts: Facts) -> Source:
    name = {language: _word(facts, language) for language in LANGUAGES}
    return Source(name, _word(facts, "url"), _optional(facts, "note"))


def text(value: Value) -> Text:
    """A text in each language."""
    texts: Any = plain(value)
    return {language: texts[language].strip() for language in LANGUAGES}


def _optional(facts: Facts, key: str) -> Text | None:
    return text(facts[key]) if key in facts else None


def _options(facts: Facts) -> Mapping[str, Text] | None:
    if "options" not in facts:
        return None
    return {name: text(told) for name, told in fields(facts["options"]).items()}


def _type(facts: Facts) -> Any:
    return _word(facts, "type") or "line"


def _word(facts: Facts, key: str) -> str:
    return str(facts[key].content) if key in facts else ""


def _number(facts: Facts, key: str) -> int:
    return int(str(facts[key].content)) if key in facts else 0


def _words(facts: Facts, key: str) -> tuple[str, ...]:
    return tuple(str(item.content) for item in items(facts.get(key)))


def _any(value: Value) -> Any:
    return value.content


def items(value: Value | None) -> tuple[Value, ...]:
    """The values of a list; of anything else none."""
    return value.content if value and isinstance(value.content, tuple) else ()
