"""Lists of a Word file, which Word counts itself: each begins where its first mark says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guidebook.tools.blocks import Item

if TYPE_CHECKING:
    from docx.document import Document

_BULLETS = "1"
"""The number of the list with bullets, in word_numbering.xml."""

_KINDS = {r"\d+\.": "2", r"\(\d+\)": "3", r"[a-z]\.": "4", r"\([a-z]\)": "5"}
"""How a mark looks, to the definition of its list there."""

_CLAUSES = {"id": "6", "en": "7"}


class Lists:
    """Counts the lists of a file."""

    def __init__(self, document: Document) -> None:
        part: Any = document.part.numbering_part
        self._numbering = part.element
        self._used = 10  # those below are in word_numbering.xml

    def begin(self, item: Item) -> str:
        """The number of a new list that begins with this item."""
        if item.mark == "-":
            return _BULLETS
        kind = next(kind for look, kind in _KINDS.items() if re.fullmatch(look, item.mark))
        self._used += 1
        number = _element("w:num", "w:numId", str(self._used))
        number.append(_element("w:abstractNumId", "w:val", kind))
        override = _element("w:lvlOverride", "w:ilvl", "0")
        override.append(_element("w:startOverride", "w:val", str(item.number)))
        number.append(override)
        self._numbering.append(number)
        return str(self._used)


def put_in(paragraph: Any, number: str, level: int = 0) -> None:
    """Make a paragraph an item of the list with this number."""
    settings = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    settings.get_or_add_ilvl().val = level
    settings.get_or_add_numId().val = int(number)


def number_clause(paragraph: Any, language: str) -> None:
    """Let Word put `Pasal 1.` before a heading, and count on when clauses are left out."""
    put_in(paragraph, _CLAUSES[language])


def _element(name: str, attribute: str, value: str) -> Any:
    element: Any = OxmlElement(name)
    element.set(qn(attribute), value)
    return element
