"""What a file is that is called .docx and isn't one: whoever sent it is told how to save it."""

from __future__ import annotations

from collections.abc import Collection

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BEGINNINGS = {
    b"{\\rtf": "rtf",
    b"%PDF": "pdf",
    b"<": "html",
    b"\xff\xd8\xff": "picture",
    b"\x89PNG": "picture",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
}
_OLE = b"\xd0\xcf\x11\xe0"
"""Begins the files of Word before 2007, and those that are locked with a password."""

PARTS = {
    "content.xml": "odt",
    "Index/Document.iwa": "pages",
    "index.apxl": "pages",
    "index.xml": "pages",
    "xl/workbook.xml": "office",
    "ppt/presentation.xml": "office",
}
"""A part that another kind of archive has."""


def of_data(data: bytes) -> str:
    """The kind of a file that is no archive, as a key of word_answers.yml."""
    if not data:
        return "empty"
    if data.startswith(_OLE):
        return "password" if _ENCRYPTED in data else "doc"
    start = data[:200].lstrip(b"\xef\xbb\xbf \r\n\t")
    for beginning, kind in BEGINNINGS.items():
        if start.startswith(beginning):
            return kind
    return "broken"


def of_parts(names: Collection[str]) -> str:
    """The kind of an archive that is no Word file."""
    for name, kind in PARTS.items():
        if name in names:
            return kind
    has_word = any(name.endswith(".docx") for name in names)
    return "archive" if has_word else "broken"
