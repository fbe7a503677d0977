"""A tool as a Word file to fill in, or filled in: real headings, lists and tables, and each blank a
content control whose tag is the name of what is filled in (names.py).

The notes of clauses are comments. Word, LibreOffice and Google Docs show those in the margin, they
change neither the text nor its pages, and all of them are deleted at once before anybody signs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guidebook.text import word_file
from guidebook.tools import word_base
from guidebook.tools.blocks import (
    Block,
    Content,
    Grid,
    Heading,
    Item,
    Listing,
    NewPage,
    Origin,
    Paragraph,
    Pieces,
    Question,
    Signatures,
    Words,
    kept_with_next,
)
from guidebook.tools.content import content
from guidebook.tools.tool import Tool
from guidebook.tools.values import Values

_STYLES = {
    "body": "Normal",
    "lead": "Subtitle",
    "hint": "Hint",
    "banner": "Banner",
    "signed": "Signed",
}
"""Kinds of paragraphs to styles. Those go by their identity (word_styles.xml) all through: looking
one up by its name takes a millisecond."""


def document(
    tool: Tool,
    language: str,
    values: Values | None = None,
    origin: Origin | None = None,
    with_notes: bool = False,
) -> bytes:
    """The file, the same bytes for the same tool and values."""
    return written(content(tool, language, values, origin, with_notes), origin or Origin())


def written(said: Content, origin: Origin) -> bytes:
    """A file that says this."""
    file = word_base.new(said)
    writer = Writer(file, said.language, origin.site)
    kept = kept_with_next(said.blocks)
    for place, block in enumerate(said.blocks):
        writer.write(block, is_kept=place in kept)
    writer.end()
    return word_file.saved(file)


class Writer:
    """Writes blocks into a file, or into the cell of a table, in one language."""

    def __init__(self, file: Any, language: str, site: str) -> None:
        from guidebook.tools.word_controls import Controls
        from guidebook.tools.word_lists import Lists

        self._file = file
        self._into = file
        self._language = language
        self._site = site
        self._controls = Controls()
        self._lists = Lists(file)
        self._starts_page = False
        self._is_after_table = False
        self._is_kept = False
        self._clause: Any = None
        self._blank: Any = None

    def share(self, other: Writer) -> None:
        """Count lists and content controls on from another writer of the same file."""
        self._controls = other._controls
        self._lists = other._lists

    def keep_apart(self, rows: Sequence[Any], clause: Heading) -> None:
        """Let a clause that was written into rows of a table be left out."""
        self._controls.around_rows(rows, clause)

    def write_into(self, cell: Any, blocks: Sequence[Block]) -> None:
        """Put blocks into a cell of a table, which comes with an empty paragraph."""
        self._into = cell
        self._blank = cell.paragraphs[0]
        for block in blocks:
            self.write(block)
        self._into = self._file
        self._blank = None

    def write(self, block: Block, is_kept: bool = False) -> None:
        """Put a block at the end, perhaps kept on one page with the next."""
        self._is_kept = is_kept
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._pieces(self._paragraph(_STYLES[block.style]), block.pieces)
            case Listing():
                self._listing(block.items)
            case Question():
                self._question(block)
            case Grid():
                self._grid(block)
            case Signatures():
                self._signatures(block)
            case NewPage():
                self._starts_page = True

    def _heading(self, heading: Heading) -> None:
        from guidebook.tools import word_lists

        self._clause = None
        if heading.optional and self._into is self._file:
            self._clause = self._controls.around(self._file, heading)
        style = f"Heading{heading.level}" if heading.level else "Title"
        paragraph = self._paragraph(style)
        paragraph.add_run(heading.text)
        if heading.number:
            word_lists.number_clause(paragraph, self._language)
        if heading.margin:
            self._comment(paragraph, heading)

    def _comment(self, paragraph: Any, heading: Heading) -> None:
        comment = self._file.add_comment(paragraph.runs, author=self._site, initials="")
        del comment._comment_elm.attrib[_qn("w:date")]  # the day of the build
        for number, margin in enumerate(heading.margin):
            line = comment.add_paragraph() if number else comment.paragraphs[0]
            line._p.style = "CommentText"
            line.add_run(f"{margin.label}: ").bold = True
            self._pieces(line, margin.pieces)

    def _listing(self, items: tuple[Item, ...], level: int = 0) -> None:
        from guidebook.tools import word_lists

        number = ""
        for item in items:
            number = number or self._lists.begin(item)
            is_bullet = item.mark == "-"
            paragraph = self._paragraph("ListBullet" if is_bullet else "ListNumber")
            word_lists.put_in(paragraph, number, level if is_bullet else 0)
            self._pieces(paragraph, item.pieces)
            if item.inner:
                self._listing(item.inner, 1)

    def _question(self, question: Question) -> None:
        from guidebook.tools.word_controls import on_line

        self._paragraph("Label").add_run(question.label)
        if question.hint:
            hint = self._paragraph("Hint")
            self._pieces(hint, question.hint)
            hint.paragraph_format.keep_with_next = True
        answer = self._paragraph("Answer")
        placeholder = on_line(question.fill, self._language)
        self._controls.add(answer, question.fill, self._language, placeholder)

    def _grid(self, grid: Grid) -> None:
        from guidebook.tools import word_tables
        from guidebook.tools.word_controls import in_cell

        if grid.caption:
            self._paragraph("Caption").add_run(grid.caption)
        widths = [head.width for head in grid.heads]
        rows = len(grid.rows) + 1
        has_total = bool(grid.totals)
        table = word_tables.add(self._file, widths, rows, grid.caption, has_total)
        numbers = [head.is_number for head in grid.heads]
        word_tables.head(table.rows[0], [head.label for head in grid.heads], numbers)
        for row, pieces in zip(table.rows[1:], grid.rows, strict=True):
            word_tables.leave_room(row)
            paragraphs = word_tables.cells(row)
            for paragraph, cell, is_number in zip(paragraphs, pieces, numbers, strict=True):
                self._pieces(paragraph, cell, in_cell)
                if is_number:
                    word_tables.to_the_right(paragraph)
        for row in table.rows[len(table.rows) - grid.totals :]:
            word_tables.total(row)
        self._is_after_table = True

    def _signatures(self, signatures: Signatures) -> None:
        from guidebook.tools import word_tables
        from guidebook.tools.word_controls import in_cell

        parties = len(signatures.parties)
        widths = [1.2, *[2.0] * parties]
        rows = len(signatures.rows) + 2
        table = word_tables.add(self._file, widths, rows, signatures.head)
        labels = (signatures.head, *signatures.parties)
        word_tables.head(table.rows[0], labels, [False] * len(labels))
        for row, pieces in zip(table.rows[1:], signatures.rows, strict=False):
            word_tables.leave_room(row)
            for paragraph, cell in zip(word_tables.cells(row), pieces, strict=True):
                self._pieces(paragraph, cell, in_cell)
        last = table.rows[-1]
        word_tables.cells(last)[0].add_run(signatures.signature)
        word_tables.leave_room(last, to_sign=True)
        word_tables.keep_together(table)
        self._is_after_table = True

    def _pieces(self, paragraph: Any, pieces: Pieces, placeholder: Any = None) -> None:
        from guidebook.tools.word_controls import in_text

        for piece in pieces:
            if not isinstance(piece, Words):
                shown = (placeholder or in_text)(piece)
                self._controls.add(paragraph, piece, self._language, shown)
            elif piece.address.startswith(("https://", "http://")):
                self._link(paragraph, piece)
            else:
                run = paragraph.add_run(piece.text)
                run.bold = piece.is_bold or None
                run.italic = piece.is_italic or None

    def _link(self, paragraph: Any, words: Words) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement

        link: Any = OxmlElement("w:hyperlink")
        part = paragraph.part
        identity = part.relate_to(words.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(_qn("r:id"), identity)
        run = paragraph.add_run(words.text)
        run._r.style = "Hyperlink"
        paragraph._p.append(link)
        link.append(run._r)

    def _paragraph(self, style: str) -> Any:
        from docx.shared import Pt

        paragraph = self._blank or self._into.add_paragraph()
        self._blank = None
        paragraph._p.style = style
        if self._clause is not None:
            self._clause.append(paragraph._p)
        if self._starts_page:
            paragraph.paragraph_format.page_break_before = True
            self._starts_page = False
        if self._is_kept:
            paragraph.paragraph_format.keep_with_next = True
        if self._is_after_table and not style.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(10)
        self._is_after_table = False
        return paragraph

    def end(self) -> None:
        """What Word wants behind a table."""
        if self._is_after_table:
            self._paragraph("Normal")


def _qn(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(name))
