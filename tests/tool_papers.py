"""The files of tools as tests look at them: what must be in each, and what is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import docx
import project
from docx.oxml.ns import qn
from guidebook.tools import example, names, prose, reader
from guidebook.tools.blocks import Origin
from guidebook.tools.tool import Text, Tool
from pypdf import PdfReader

ORIGIN = Origin("Bersama Kita Kuat", lambda target: ("Judul kasus", f"{project.SITE_URL}{target}"))
ORIGINS = {"id": ORIGIN, "en": ORIGIN}


@cache
def tools() -> tuple[Tool, ...]:
    """The tools of this project."""
    return reader.load(project.ROOT).tools


@cache
def chapters() -> dict[str, example.Chapter]:
    """The tools as the worked example fills them in."""
    return dict(example.load(project.ROOT, reader.load(project.ROOT)).chapters)


def asked(tool: Tool) -> list[str]:
    """The name of everything that is filled in or worked out, in order, each once."""
    found: list[str] = []
    for part in tool.parts:
        found += [blank.name for blank in part.blanks]
        if table := part.table:
            for row in table.row_names:
                found += [names.cell(table.name, row, each.name) for each in table.typed_columns]
            found += [names.total(table.name, column) for column in table.sums]
        if scale := part.scale:
            partners = range(1, scale.partners + 1)
            if scale.partners > 1:
                found += [names.partner(scale.name, number) for number in partners]
            for statement in scale.statements:
                found += [names.answer(scale.name, statement.name, number) for number in partners]
                found += [names.evidence(scale.name, statement.name)] if scale.evidence else []
            found += [names.points(scale.name, number) for number in partners]
        for clause in part.clauses:
            found += [names.kept(clause.name)] if clause.optional else []
            found += prose.blanks(clause.text["id"])
        if part.letter:
            found += prose.blanks(part.letter.text["id"])
    found += tool.signature_names()
    return list(dict.fromkeys(found))


def said(tool: Tool, language: str, with_notes: bool = False) -> Iterator[str]:
    """Every text that a file of the tool must hold, without marks, links and blanks."""
    texts: list[Text | None] = [tool.summary, tool.people, *tool.how]
    texts += [source.name for source in tool.sources]
    if tool.kind != "letter":
        texts.append(tool.title)
    for part in tool.parts:
        if tool.kind != "letter" or not part.letter:
            texts.append(part.heading)
        texts.append(part.text)
        texts += [each for blank in part.blanks for each in (blank.label, blank.hint)]
        if part.table:
            texts += [part.table.caption, *(column.label for column in part.table.columns)]
            texts += [row.label for row in part.table.given]
        if part.scale:
            texts += [*part.scale.points, *(each.text for each in part.scale.statements)]
            texts += [each for band in part.scale.bands for each in (band.title, band.advice)]
        for clause in part.clauses:
            texts += [clause.title, clause.text]
            if clause.note and with_notes:
                note = clause.note
                texts += [note.meant_for, note.decide, note.example, note.wrong]
        if part.letter:
            texts.append(part.letter.text)
    for text in texts:
        for paragraph in prose.paragraphs(text[language]) if text else ():
            yield from (piece for piece in paragraph.text.split("…") if flat(piece))


def flat(text: str) -> str:
    """A text without spaces, which files break and PDFs lose, and without what ends a line."""
    return re.sub(r"[\s\u00ad]", "", text)


def holds(text: str, said: str, is_cut: bool = False) -> bool:
    """Whether a flat text holds what is said, perhaps cut once where a page ends."""
    words = flat(said)
    if words in text:
        return True
    cuts = range(1, len(words)) if is_cut else ()
    return any(words[:cut] in text and words[cut:] in text for cut in cuts)


def word(data: bytes) -> Any:
    """A Word file."""
    return docx.Document(BytesIO(data))


def word_text(data: bytes) -> str:
    """All that is written in a Word file, and in its comments."""
    file = word(data)
    roots = [file.element.body, *(comment._comment_elm for comment in file.comments)]
    texts = [text.text or "" for root in roots for text in root.iter(qn("w:t"))]
    return flat("".join(texts))


def controls(data: bytes) -> list[Any]:
    """The content controls of a Word file in order."""
    return list(word(data).element.body.iter(qn("w:sdt")))


def settings(control: Any) -> Any:
    """What a control is: its name, and what may be put in."""
    return control.find(qn("w:sdtPr"))


def tag(control: Any) -> str:
    """The name of what a control holds."""
    return str(settings(control).find(qn("w:tag")).get(qn("w:val")))


def pdf_text(data: bytes) -> str:
    """All that is printed in a PDF."""
    return flat("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))
