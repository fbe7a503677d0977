"""A tool as data: what its page, its print, its PDF and its Word file are all made from.

Every text is there by language (`Text`). What holds for a tool is told in decisions/tools.md; only
tools without a flaw become these objects (reader.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from guidebook.tools import names

Text = Mapping[str, str]
"""The same in each language."""

Kind = Literal["worksheet", "letter", "agreement", "annex", "record"]

BlankType = Literal["line", "text", "date", "number", "rupiah", "choice"]
"""`line` is one line, `text` several, `date` a day, `rupiah` a whole amount of money."""

NUMBERS = ("number", "rupiah")
"""The types that can be worked with."""

LONGEST_TABLE = 40
"""Rows at most, with those that a reader adds."""


@dataclass(frozen=True)
class Blank:
    """What a person fills in; `options` are the words of a choice by name; blanks of several tools
    that hold the same are `shared` under one name. A first draft can be talked about once those that
    are `is_first` are filled in; the others may stay lines on paper.
    """

    name: str
    line: int
    label: Text
    hint: Text | None = None
    type: BlankType = "line"
    options: Mapping[str, Text] | None = None
    shared: str = ""
    is_first: bool = False


@dataclass(frozen=True)
class Column:
    """A column of a table; `width` is its share of the line. With a `product` nothing is typed: its
    cells are the product of those of the columns named.
    """

    name: str
    label: Text
    type: BlankType = "line"
    width: int = 1
    options: Mapping[str, Text] | None = None
    product: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A row that is given: its name, and what its first column says."""

    name: str
    label: Text


@dataclass(frozen=True)
class Table:
    """A table with `blank_rows` to fill in, to which a reader may add, or with rows that are
    `given`, whose first column is their label; `sums` are columns with a total below.
    """

    name: str
    line: int
    caption: Text
    columns: tuple[Column, ...]
    blank_rows: int = 0
    given: tuple[Row, ...] = ()
    sums: tuple[str, ...] = ()

    @property
    def typed_columns(self) -> tuple[Column, ...]:
        """The columns but for the labels of given rows."""
        return self.columns[1:] if self.given else self.columns

    @property
    def columns_before_sums(self) -> int:
        """How many columns stand before the first that has a total."""
        names_of_columns = [column.name for column in self.columns]
        return min((names_of_columns.index(name) for name in self.sums), default=0)

    @property
    def row_names(self) -> tuple[str, ...]:
        """The names of the rows: those given, or numbers from 1."""
        if self.given:
            return tuple(row.name for row in self.given)
        return tuple(str(number) for number in range(1, self.blank_rows + 1))


@dataclass(frozen=True)
class Statement:
    """What an organisation says of itself on a scale."""

    name: str
    text: Text


@dataclass(frozen=True)
class Band:
    """What a sum from `low` to `up_to` means, and what to do."""

    low: int
    up_to: int
    title: Text
    advice: Text


@dataclass(frozen=True)
class Scale:
    """Statements that each organisation scores from 1 to the number of `points`, lowest first; with
    `evidence` each has a line for what shows it.
    """

    name: str
    line: int
    points: tuple[Text, ...]
    statements: tuple[Statement, ...]
    evidence: bool = False
    partners: int = 1
    bands: tuple[Band, ...] = ()

    @property
    def highest(self) -> int:
        """The highest sum of one organisation."""
        return len(self.points) * len(self.statements)


@dataclass(frozen=True)
class Note:
    """The margin of a clause: what it is `meant_for`, what to decide, a wording filled in, what goes
    wrong without it, and the case (a slug) that shows it.
    """

    meant_for: Text
    decide: Text | None = None
    example: Text | None = None
    wrong: Text | None = None
    case: str = ""


@dataclass(frozen=True)
class Clause:
    """A clause of an agreement; `{name}` in its text is a blank. An `optional` one may be left out,
    and the answers of the assistant that it is there for are `when`.
    """

    name: str
    line: int
    title: Text
    text: Text
    blanks: tuple[Blank, ...] = ()
    note: Note | None = None
    optional: bool = False
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """Running text with blanks, `{name}`."""

    text: Text
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a tool below its heading: text that explains, and at most one kind of what is filled
    in.
    """

    line: int
    heading: Text
    text: Text | None = None
    blanks: tuple[Blank, ...] = ()
    table: Table | None = None
    scale: Scale | None = None
    clauses: tuple[Clause, ...] = ()
    letter: Letter | None = None
    signatures: int = 0
    """How many parties sign."""


@dataclass(frozen=True)
class Source:
    """What statements rest on: its name by language, its address, and what of it or which copy."""

    name: Text
    url: str
    note: Text | None = None


@dataclass(frozen=True)
class Tool:
    """One tool; `name` is its file's and its English address, `slug` its Indonesian address."""

    name: str
    slug: str
    kind: Kind
    step: str
    order: int
    minutes: int
    title: Text
    summary: Text
    people: Text
    how: tuple[Text, ...]
    parts: tuple[Part, ...]
    items: tuple[str, ...] = ()
    """The items of the checklist that it serves."""

    law_read: str = ""
    """The day on which the law was read (`2026-11-28`) that a document rests on; such a one says
    that it is no legal advice."""

    version: str = ""
    two_columns: bool = False
    """Whether it is also made as one file with Indonesian on the left and English on the right."""

    sources: tuple[Source, ...] = ()

    @property
    def path(self) -> str:
        """Its file."""
        return f"docs/tools/{self.name}.yml"

    @property
    def is_worksheet(self) -> bool:
        """Whether it is no document."""
        return self.kind == "worksheet"

    @property
    def has_notes(self) -> bool:
        """Whether clauses have notes in their margin."""
        return any(clause.note for _, clause in self.clauses())

    def address(self, language: str) -> str:
        """The last part of its address, and the name of its files without ending."""
        return self.slug if language == "id" else self.name

    def clauses(self) -> Iterator[tuple[int, Clause]]:
        """All clauses of all parts, with their numbers from 1."""
        number = 0
        for part in self.parts:
            for clause in part.clauses:
                number += 1
                yield number, clause

    @property
    def optional_clauses(self) -> tuple[str, ...]:
        """The names of the clauses that may be left out."""
        return tuple(clause.name for _, clause in self.clauses() if clause.optional)

    def blanks(self) -> Iterator[Blank]:
        """All blanks of parts, clauses and letters, in order; none of tables and scales."""
        for part in self.parts:
            yield from part.blanks
            for clause in part.clauses:
                yield from clause.blanks
            if part.letter:
                yield from part.letter.blanks

    @property
    def has_first(self) -> bool:
        """Whether blanks that a first draft needs are told apart from the others."""
        return any(blank.is_first for blank in self.blanks())

    def signature_names(self) -> Iterator[str]:
        """The names of what signatories fill in."""
        for part in self.parts:
            for party in range(1, part.signatures + 1):
                yield from (names.signature(party, what) for what in names.SIGNED)
