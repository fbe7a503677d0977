"""An agreement as a Word file in two columns: Indonesian, which leads, on the left, English on the
right. What is filled in once stands in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from guidebook.text import word_file
from guidebook.tools import word_base
from guidebook.tools.blocks import (
    Block,
    Grid,
    Heading,
    NewPage,
    Origin,
    Signatures,
    Words,
    words,
)
from guidebook.tools.content import content
from guidebook.tools.tool import Tool
from guidebook.tools.word import Writer

COLUMNS = ("id", "en")
"""The languages from left to right; the first leads."""

_LEFT, _RIGHT = COLUMNS


@dataclass
class _Section:
    """A heading with what stands below it: running text, and what needs the whole width."""

    texts: list[Block] = field(default_factory=list)
    wide: list[Block] = field(default_factory=list)


def document(tool: Tool, origins: Mapping[str, Origin]) -> bytes:
    """The file with blanks in both columns; `origins` by language."""
    left = content(tool, _LEFT, origin=origins[_LEFT])
    right = content(tool, _RIGHT, origin=origins[_RIGHT])
    file = word_base.new(left)
    pages = _Columns(file, origins[_LEFT].site)
    own, guidance = _parted(left.blocks)
    other, other_guidance = _parted(right.blocks)
    for one, two in zip(_sections(own), _sections(other), strict=True):
        pages.write(one, two)
    for blocks, language in ((guidance, _LEFT), (other_guidance, _RIGHT)):
        pages.write_below(blocks, language)
    return word_file.saved(file)


class _Columns:
    """Writes sections side by side."""

    def __init__(self, file: Any, site: str) -> None:
        self._file = file
        self._writers = {language: Writer(file, language, site) for language in (_LEFT, _RIGHT)}
        self._writers[_RIGHT].share(self._writers[_LEFT])
        self._table: Any = None

    def write(self, left: _Section, right: _Section) -> None:
        """A row for each pair of paragraphs, or one for the section where they don't pair."""
        if len(left.texts) == len(right.texts):
            pairs = zip(left.texts, right.texts, strict=True)
            rows = [self._row([one], [two]) for one, two in pairs]
        else:
            rows = [self._row(left.texts, right.texts)]
        head = left.texts[0] if left.texts else None
        if isinstance(head, Heading) and head.optional:
            self._writers[_LEFT].keep_apart(rows, head)
        for one, two in zip(left.wide, right.wide, strict=True):
            self._table = None
            if isinstance(one, Signatures) and isinstance(two, Signatures):
                self._writers[_LEFT].write(_joined(one, two))
            else:
                self._writers[_LEFT].write(one)
                self._writers[_RIGHT].write(two)

    def write_below(self, blocks: Sequence[Block], language: str) -> None:
        """What is not part of the agreement, over the whole width and on a new page."""
        start = len(self._file.element.body)
        writer = self._writers[language]
        writer.write(NewPage())
        for block in blocks:
            writer.write(block)
        writer.end()
        if language == _RIGHT:
            _mark(self._file.element.body[start - 1 :])

    def _row(self, left: Sequence[Block], right: Sequence[Block]) -> Any:
        from guidebook.tools import word_tables

        if self._table is None:
            self._table = word_tables.add_columns(self._file, _labels())
        row = self._table.add_row()
        cells = row.cells
        for cell, language, blocks in zip(cells, (_LEFT, _RIGHT), (left, right), strict=True):
            self._writers[language].write_into(cell, blocks)
            if language == _RIGHT:
                _mark([cell._tc])
        return row._tr


def _labels() -> tuple[str, str]:
    return words("column", _LEFT), words("column", _RIGHT)


def _parted(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The agreement, and what is said about it behind."""
    for place, block in enumerate(blocks):
        if isinstance(block, NewPage):
            return blocks[:place], blocks[place + 1 :]
    return blocks, ()


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    section = _Section()
    for block in blocks:
        if isinstance(block, Heading) and (section.texts or section.wide):
            yield section
            section = _Section()
        wide = isinstance(block, Grid | Signatures)
        (section.wide if wide else section.texts).append(block)
    yield section


def _joined(left: Signatures, right: Signatures) -> Signatures:
    """The table to sign in, with its labels in both languages."""
    parties = tuple(" / ".join(pair) for pair in zip(left.parties, right.parties, strict=True))
    rows = []
    for one, two in zip(left.rows, right.rows, strict=True):
        rows.append(((*one[0], Words(" / "), *two[0]), *one[1:]))
    head = f"{left.head} / {right.head}"
    return Signatures(head, parties, tuple(rows), f"{left.signature} / {right.signature}")


def _mark(elements: Sequence[Any]) -> None:
    """Tell Word that these are in English, for its spelling and for voices."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for element in elements:
        for run in element.iter(qn("w:r")):
            language: Any = OxmlElement("w:lang")
            language.set(qn("w:val"), word_file.LOCALES[_RIGHT])
            run.get_or_add_rPr().append(language)
