"""Tables of a Word file: a header row that is repeated, rows that don't break, widths that stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm

if TYPE_CHECKING:
    from docx.document import Document

_HEADER = "E4E7F5"
_TOTAL = "F3F4FB"
_NUMBER, _NUMBER_OR_TOTAL = 11, 16  # millimetres of the column that numbers the rows
_LINE = 9
_SIGNATURE_HEIGHT = 32  # millimetres: room for a stamp and a meterai beside the signature


def add(
    document: Document, widths: Sequence[float], rows: int, name: str, has_total: bool = False
) -> Any:
    """A table whose columns have these shares of the line, without text yet; 0 is the column with
    the numbers of the rows, where the word for a total stands too.
    """
    section = document.sections[-1]
    sides = (section.page_width, section.left_margin, section.right_margin)
    whole = int(sides[0] or 0) - int(sides[1] or 0) - int(sides[2] or 0)
    table: Any = document.add_table(rows, len(widths), "Table Grid")
    table.autofit = False
    table._tbl.tblPr.append(_element("w:tblCaption", name))
    number = Mm(_NUMBER_OR_TOTAL if has_total else _NUMBER)
    shared = whole - number * list(widths).count(0)
    lengths: list[Length] = [number] * len(widths)
    for place, width in enumerate(widths):
        if width:
            lengths[place] = Emu(int(shared * width / sum(widths)))
    for column, length in zip(table.columns, lengths, strict=True):
        column.width = length  # which LibreOffice goes by
    for row in table.rows:
        for cell, length in zip(row._tr.tc_lst, lengths, strict=True):
            cell.width = length  # which Word goes by
    for row in table.rows:
        _keep_whole(row)
    first: Any = table.rows[0]
    first._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    for cell in first.cells:
        shade(cell, _HEADER)
    return table


def add_columns(document: Document, labels: Sequence[str]) -> Any:
    """A table for running text side by side, whose rows a page break may cut."""
    table = add(document, [1.0] * len(labels), 1, " / ".join(labels))
    head(table.rows[0], labels, [False] * len(labels))
    return table


def cells(row: Any) -> list[Any]:
    """The paragraphs of a row to write into, one for each cell."""
    found = []
    for cell in row.cells:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = "Cell"
        found.append(paragraph)
    return found


def head(row: Any, labels: Iterable[str], numbers: Iterable[bool]) -> None:
    """Write the headings of the columns."""
    for paragraph, label, is_number in zip(cells(row), labels, numbers, strict=True):
        paragraph._p.style = "CellHeading"
        paragraph.add_run(label)
        if is_number:
            to_the_right(paragraph)


def to_the_right(paragraph: Any) -> None:
    """Numbers stand below one another by their last digit."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def total(row: Any) -> None:
    """Set a row apart that sums up the ones above."""
    for cell in row.cells:
        shade(cell, _TOTAL)
        cell.paragraphs[0]._p.style = "CellHeading"


def keep_together(table: Any) -> None:
    """Let no page break fall between the rows."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def leave_room(row: Any, to_sign: bool = False) -> None:
    """Make a row high enough to write in by hand, or to sign in."""
    row.height = Mm(_SIGNATURE_HEIGHT if to_sign else _LINE)
    row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST


def shade(cell: Any, colour: str) -> None:
    """Give a cell a ground."""
    ground = _element("w:shd", "clear")
    ground.set(qn("w:color"), "auto")
    ground.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(ground)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def _element(name: str, value: str = "") -> Any:
    element: Any = OxmlElement(name)
    if value:
        element.set(qn("w:val"), value)
    return element
