"""Tables for every reader: for a voice each has the name of the heading above it, and each cell its
column and row; on a phone each row is a card; and one that is still wider than the screen scrolls
in a box of its own, by finger and by keyboard, so that the page stays as wide as the screen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEADING = re.compile(r'<h[2-6] id="([^"]+)"')
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<(?P<tag>th|td)(?P<attributes>[^>]*)>(?P<inner>.*?)</(?P=tag)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

CARDS_FROM = 3
"""Columns from which on the rows are cards on a phone; two fit beside each other."""
LONGEST_ROW_NAME = 80
"""Characters of what a voice says before each cell of a row."""


@dataclass(frozen=True)
class _Cell:
    """A cell with its own attributes and its HTML."""

    attributes: str
    inner: str

    @property
    def words(self) -> str:
        """The text in it."""
        return " ".join(unescape(_TAG.sub("", self.inner)).split())


def boxed(html: str, label: str) -> str:
    """The HTML of a page with a box around each table of its text; `label` names the boxes, and
    each has its number.
    """
    number = 0

    def box(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        headings = _HEADING.findall(html, 0, match.start())
        name = escape(f"{label} {number}")
        start = f'<div class="table-box" tabindex="0" role="region" aria-label="{name}">'
        return f"{start}{_table(match[0], headings[-1] if headings else '')}</div>"

    return _TABLE.sub(box, html)


def _table(html: str, heading: str) -> str:
    """A table named by its heading, with roles that stay where it is drawn as cards."""
    rows = [_cells(row) for row in _ROW.findall(html)]
    if not rows or len({len(row) for row in rows}) != 1:  # nothing that Markdown makes
        return html
    head, *body = rows
    labels = [cell.words for cell in head]
    is_cards = len(labels) >= CARDS_FROM and all(labels)
    named_rows = _has_row_names(body)
    lines = [f'<tr role="row">{"".join(map(_column_header, head))}</tr>']
    below = [_row(row, labels if is_cards else [], named_rows) for row in body]
    name = f' aria-labelledby="{heading}"' if heading else ""
    kind = ' data-cards=""' if is_cards else ""
    return "\n".join(
        [
            f'<table role="table"{name}{kind}>',
            '<thead role="rowgroup">',
            *lines,
            "</thead>",
            '<tbody role="rowgroup">',
            *below,
            "</tbody>",
            "</table>",
        ]
    )


def _cells(row: str) -> list[_Cell]:
    return [_Cell(cell["attributes"], cell["inner"]) for cell in _CELL.finditer(row)]


def _has_row_names(body: Sequence[Sequence[_Cell]]) -> bool:
    """Whether the first cell of each row says which row it is: with words, few and its own."""
    names = [row[0].words for row in body]
    are_names = all(name and len(name) <= LONGEST_ROW_NAME for name in names)
    return are_names and len(set(names)) == len(names) and all(len(row) > 1 for row in body)


def _column_header(cell: _Cell) -> str:
    if not cell.words:
        return f'<td role="cell"{cell.attributes}></td>'
    return f'<th scope="col" role="columnheader"{cell.attributes}>{cell.inner}</th>'


def _row(row: Sequence[_Cell], labels: Sequence[str], is_named: bool) -> str:
    """A row; `labels` are the names of its columns where it can become a card."""
    cells = []
    for place, cell in enumerate(row):
        if is_named and place == 0:
            cells.append(f'<th scope="row" role="rowheader"{cell.attributes}>{cell.inner}</th>')
            continue
        label = f' data-label="{escape(labels[place])}"' if labels else ""
        cells.append(f'<td role="cell"{cell.attributes}{label}>{cell.inner}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'
