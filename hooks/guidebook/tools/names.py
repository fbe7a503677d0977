"""The names under which what is typed into a tool is kept: in the browser, in exports, in the content
controls of Word files and the form lines of PDF files.

Nothing else makes such a name. `tool/names.js` has the same.
"""

from __future__ import annotations

SIGNED = ("name", "position", "organisation", "place-date")
"""What each signatory fills in."""


def cell(table: str, row: str, column: str) -> str:
    """A cell; `row` is the name of a given row, or a number from 1."""
    return f"{table}.{row}.{column}"


def total(table: str, column: str) -> str:
    """The sum of a column, which is worked out."""
    return f"{table}.total.{column}"


def answer(scale: str, statement: str, partner: int) -> str:
    """The points that a partner, from 1, gives: a number from 1."""
    return f"{scale}.{statement}.{partner}"


def evidence(scale: str, statement: str) -> str:
    """What shows it."""
    return f"{scale}.{statement}.evidence"


def partner(scale: str, number: int) -> str:
    """What a partner, from 1, is called."""
    return f"{scale}.partner.{number}"


def points(scale: str, number: int) -> str:
    """The sum of a partner's points, which is worked out."""
    return f"{scale}.total.{number}"


def kept(clause: str) -> str:
    """Whether an optional clause stays: `yes` or `no`."""
    return f"clause.{clause}"


def signature(party: int, what: str) -> str:
    """What a signatory, from 1, fills in; `what` is one of SIGNED."""
    return f"signature.{party}.{what}"


SIGNS_WITH = {3: "third-party"}
"""By number of a party: the clause without which it does not sign."""

RESERVED = ("clause", "signature", "total", "partner")
"""What no field, table, scale, row or statement may be called."""
