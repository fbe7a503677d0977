"""Word templates as people fill them in."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.oxml import parse_xml
from guidebook.contributions import word_template
from guidebook.contributions.questions import questions

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
"""Of the elements of Word files."""


class Filled:
    """A template as somebody fills it in."""

    def __init__(self, language: str = "id") -> None:
        self.document = docx.Document(io.BytesIO(word_template.template(language)))
        self.labels = {question.name: question.label(language) for question in questions()}

    def at(self, name: str) -> Any:
        """The empty paragraph below a question."""
        found = self.document.paragraphs
        place = next(i for i, p in enumerate(found) if p.text == self.labels[name])
        return next(p for p in found[place + 1 :] if p.style and p.style.name == "Normal")

    def guidance(self, name: str) -> Any:
        """The first paragraph of guidance below a question."""
        found = self.document.paragraphs
        return found[next(i for i, p in enumerate(found) if p.text == self.labels[name]) + 1]

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def insert(self, name: str, xml: str) -> None:
        """Put elements of a paragraph, written as XML, behind the text of an answer."""
        paragraph = self.at(name)._p
        for element in parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>"):
            paragraph.append(element)

    def insert_block(self, name: str, xml: str) -> None:
        """Put paragraphs or tables, written as XML, behind an answer."""
        before = self.at(name)._p
        for element in reversed(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
            before.addnext(element)


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """A Word file with parts replaced or added; `__` stands for a slash, and the ends of names are
    found.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        names = {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
        for entry in before.infolist():
            if entry.filename not in names:
                after.writestr(entry, before.read(entry))
        for name, text in names.items():
            after.writestr(name, text)
    return out.getvalue()


def run(text: str, settings: str = "") -> str:
    """A run of text with settings of its look."""
    look = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def picture(relation: str = "rId900", description: str = "") -> str:
    """A picture in a line, which refers to its part by a relation."""
    return (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="' + description + '"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
