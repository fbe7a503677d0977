"""Fields of a Word file: what Word puts there itself, such as links, tables of contents, boxes to
tick and content controls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from guidebook.contributions.docx_markdown import Span
from guidebook.contributions.docx_reader import Element, attribute, local

_OFF = {"0", "false", "off"}
_LINK = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
_MADE = ("TOC", "INDEX", "TOA")
"""Begin the fields whose text Word makes of other text."""


@dataclass
class _Field:
    """One field: what tells Word what to put there, and whether that has begun."""

    code: str = ""
    has_result: bool = False


class Fields:
    """The fields inside of which the reader of a file is."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def meet(self, mark: Element) -> str:
        """Go over the beginning, middle or end of a field; gives what a form shows there."""
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            return "".join(map(_entry, mark.iter()))
        if kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            self._open.pop()
        return ""

    def tell(self, code: str) -> None:
        """Add to what tells Word what to put there."""
        if self._open:
            self._open[-1].code += code

    def span(self, span: Span) -> Span | None:
        """The text inside of the fields; None where it is only their workings."""
        for each in self._open:
            if not each.has_result or each.code.strip().startswith(_MADE):
                return None
            if link := _LINK.match(each.code):
                span = replace(span, link=link[1])
        return span


def is_made_or_empty(control: Element) -> bool:
    """Whether a content control shows only its own hint, or a table of contents."""
    for each in control.iter():
        if local(each) == "showingPlcHdr" and attribute(each, "val") not in _OFF:
            return True
        if local(each) == "docPartGallery":
            return attribute(each, "val") == "Table of Contents"
        if local(each) == "sdtContent":
            break
    return False


def _entry(setting: Element) -> str:
    """What a box to tick or a list to choose from shows in an old form."""
    if local(setting) == "checkBox":
        marks = {local(each): attribute(each, "val") for each in setting}
        is_ticked = marks.get("checked", marks.get("default", "0")) not in _OFF
        return "☒" if is_ticked else "☐"
    if local(setting) == "ddList":
        entries = [attribute(each, "val") for each in setting if local(each) == "listEntry"]
        chosen = next((attribute(each, "val") for each in setting if local(each) == "result"), "0")
        place = int(chosen) if chosen.isdecimal() else 0
        return entries[place] if place < len(entries) else ""
    return ""
