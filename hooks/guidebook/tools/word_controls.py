"""Content controls: the blanks of a Word file, each with the name of what is filled in as its tag."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guidebook.text.word_file import LOCALES
from guidebook.tools.blocks import Fill, Heading, words

LONGEST_NAME = 64
"""Letters of a tag or title; Word calls files with longer ones damaged."""

_PLACEHOLDER = "PlaceholderText"
_IN_CELL = "…"


class Controls:
    """Makes content controls, which have a number of their own in a file."""

    def __init__(self) -> None:
        self._count = 0

    def add(self, paragraph: Any, fill: Fill, language: str, placeholder: str) -> None:
        """Put a control at the end of a paragraph, with what has been filled in."""
        control, settings, content = self._new(fill.label, fill.name)
        if not fill.value:
            settings.append(_element("w:showingPlcHdr"))
        settings.append(_kind(fill, language))
        run = paragraph.add_run()
        run._r.getparent().remove(run._r)
        content.append(run._r)
        run.text = fill.value or placeholder
        if not fill.value:
            run._r.get_or_add_rPr().append(_element("w:rStyle", _PLACEHOLDER))
        paragraph._p.append(control)

    def around(self, document: Any, clause: Heading) -> Any:
        """A control at the end of the file for a clause that may be left out: what its paragraphs
        are put into.
        """
        control, settings, content = self._new(clause.text, clause.optional)
        settings.append(_element("w:richText"))
        document.element.body.insert_element_before(control, "w:sectPr")
        return content

    def around_rows(self, rows: Sequence[Any], clause: Heading) -> None:
        """Put rows of a table, one after the other, into a control for a clause that may be left
        out.
        """
        control, _, content = self._new(clause.text, clause.optional)
        rows[0].addprevious(control)
        for row in rows:
            content.append(row)

    def _new(self, title: str, tag: str) -> tuple[Any, Any, Any]:
        """A control, its settings and its content."""
        self._count += 1
        control = _element("w:sdt")
        settings = _element("w:sdtPr")
        settings.append(_element("w:alias", title[:LONGEST_NAME]))
        settings.append(_element("w:tag", tag))
        settings.append(_element("w:id", str(self._count)))
        content = _element("w:sdtContent")
        control.append(settings)
        control.append(content)
        return control, settings, content


def in_text(fill: Fill) -> str:
    """What a blank shows in running text while it is empty."""
    return f"[{fill.label}]"


def on_line(fill: Fill, language: str) -> str:
    """What the answer to a question shows while it is empty."""
    key = {"choice": "choose", "date": "choose_date"}.get(fill.type, "type_here")
    return words(key, language)


def in_cell(fill: Fill) -> str:
    """What a cell shows while it is empty: little, so that the printed table can be written in."""
    return f"Rp{_IN_CELL}" if fill.type == "rupiah" else _IN_CELL


def _kind(fill: Fill, language: str) -> Any:
    """What may be put in: a text, a choice from a list, or a day from a calendar."""
    if fill.type == "choice":
        choice = _element("w:dropDownList")
        for option in fill.options:
            item = _element("w:listItem")
            item.set(qn("w:displayText"), option)
            item.set(qn("w:value"), option)
            choice.append(item)
        return choice
    if fill.type == "date":
        date = _element("w:date")
        if fill.day:
            date.set(qn("w:fullDate"), f"{fill.day}T00:00:00Z")
        date.append(_element("w:dateFormat", "d MMMM yyyy"))
        date.append(_element("w:lid", LOCALES[language]))
        date.append(_element("w:storeMappedDataAs", "dateTime"))
        date.append(_element("w:calendar", "gregorian"))
        return date
    text = _element("w:text")
    if fill.type == "text":
        text.set(qn("w:multiLine"), "1")
    return text


def _element(name: str, value: str = "") -> Any:
    element: Any = OxmlElement(name)
    if value:
        element.set(qn("w:val"), value)
    return element
