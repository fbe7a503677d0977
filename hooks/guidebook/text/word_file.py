"""What all Word files have that are made here: a language, properties that say nothing of who made
them, and the same bytes for the same content.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

LOCALES = {"id": "id-ID", "en": "en-GB"}
"""Word's names of the languages, in which it checks the spelling."""

_MADE = datetime(2026, 1, 1, tzinfo=timezone.utc)
"""Not the day of the build, so that the same content is the same file."""


def set_language(document: Document, language: str) -> None:
    """Say in all styles in which language the text is."""
    from docx.oxml.ns import qn

    for tag in document.styles.element.iter(qn("w:lang")):
        tag.set(qn("w:val"), LOCALES[language])


def set_properties(document: Document, title: str, language: str) -> None:
    """What Word shows of the file, without the author and the day that python-docx puts there."""
    properties = document.core_properties
    properties.title = title
    properties.language = LOCALES[language]
    properties.author = ""
    properties.comments = ""
    properties.last_modified_by = ""
    properties.created = _MADE
    properties.modified = _MADE


def saved(document: Document) -> bytes:
    """The file, with nothing in it that depends on when and where it was made."""
    whole = io.BytesIO()
    document.save(whole)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(whole) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for entry in before.infolist():
            same = zipfile.ZipInfo(entry.filename)  # of 1980
            same.create_system = 3  # Unix, whatever it is made on
            after.writestr(same, before.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
