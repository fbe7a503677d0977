"""The empty Word file that a tool is written into: A4, styles, lists, language, header and footer."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidebook.text import word_file
from guidebook.tools.blocks import Content, words

if TYPE_CHECKING:
    from docx.document import Document

SHORT_SIDE, LONG_SIDE = 210, 297  # millimetres
MARGIN = 20
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
"""Parts of python-docx's own file that ours have no use for."""


def new(content: Content) -> Document:
    """A file without text, with the header, footer and properties of the content."""
    import docx  # only where files are made

    document = docx.Document(io.BytesIO(_empty(content.language)))
    word_file.set_properties(document, content.title, content.language)
    _set_page(document, content.is_wide)
    _set_margins(document, content)
    return document


def width(content: Content) -> int:
    """The millimetres between the margins."""
    return (LONG_SIDE if content.is_wide else SHORT_SIDE) - 2 * MARGIN


@cache
def _empty(language: str) -> bytes:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    main: Any = document.part
    for part in (main, main.package):
        for identity, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del part.rels[identity]
    parts = {"styles": main._styles_part, "numbering": main.numbering_part}
    parts["settings"] = main._settings_part
    for name, part in parts.items():
        xml = Path(__file__).with_name(f"word_{name}.xml").read_bytes()
        part._element = parse_xml(xml)
    word_file.set_language(document, language)
    return word_file.saved(document)


def _set_page(document: Document, is_wide: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    sides = (LONG_SIDE, SHORT_SIDE) if is_wide else (SHORT_SIDE, LONG_SIDE)
    section.page_width, section.page_height = Mm(sides[0]), Mm(sides[1])
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    section.header_distance = section.footer_distance = Mm(10)


def _set_margins(document: Document, content: Content) -> None:
    """The title on every page but the first, which has it as its heading; page numbers on all."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    if content.header:
        section.header.paragraphs[0].text = content.header
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        paragraph: Any = footer.paragraphs[0]
        if content.footer:
            paragraph.add_run(f"{content.footer}\t")
            _add_tab_stop(paragraph, width(content))
        before, middle, after = words("page", content.language).split("{}")
        paragraph.add_run(before)
        _add_field(paragraph, "PAGE")
        paragraph.add_run(middle)
        _add_field(paragraph, "NUMPAGES")
        if after:
            paragraph.add_run(after)


def _add_tab_stop(paragraph: Any, millimetres: int) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(millimetres), WD_TAB_ALIGNMENT.RIGHT)


def _add_field(paragraph: Any, code: str) -> None:
    """A number that Word counts itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    field.append(run._r)
