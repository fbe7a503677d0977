"""A Word file from a stranger, opened without trust: what is too large, encrypted, broken or active
is refused.

Only text is ever taken from it. XML with a document type, the door to entity bombs and outside
files, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_MB = 5
_UNPACKED = 40_000_000
_UNPACKED_PART = 10_000_000
_ELEMENTS = 400_000  # begins and ends of elements; a long report has a tenth
_PARTS = 2000
_NEEDED = "word/document.xml"

Element = Any
"""An element of lxml, which has no types."""


class UnreadableWordError(ValueError):
    """The file is refused; the argument names the reason in word_template.yml."""


@dataclass(frozen=True)
class WordFile:
    """Its body, the addresses of its links by id, the names of its styles by id, its footnotes by
    id.
    """

    body: Element
    links: dict[str, str]
    styles: dict[str, str]
    notes: dict[str, Element]


def content(path: Path) -> bytes:
    """The bytes of a file; raises UnreadableWordError if there is none."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableWordError("absent") from error


def read(data: bytes) -> WordFile:
    """Open a .docx file; raises UnreadableWordError and nothing else."""
    if len(data) > MOST_MB * 1_000_000:
        raise UnreadableWordError("size")
    try:
        parts = _parts(data)
        document = _xml(parts[_NEEDED])
        body = next((part for part in document if local(part) == "body"), None)
        if body is None:
            raise UnreadableWordError("broken")
        return WordFile(body, _links(parts), _styles(parts), _notes(parts))
    except UnreadableWordError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableWordError("broken") from error


def local(element: Element) -> str:
    """The name of an element without its namespace, which strict and transitional files spell
    differently.
    """
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace."""
    return next(
        (
            str(value)
            for key, value in element.attrib.items()
            if str(key).rpartition("}")[2] == name
        ),
        "",
    )


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts that hold text, each unpacked within bounds whatever its header promises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _PARTS or sum(entry.file_size for entry in entries) > _UNPACKED:
            raise UnreadableWordError("size")
        names = {entry.filename for entry in entries}
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise UnreadableWordError("macros")
        parts = {}
        for name in (
            "[Content_Types].xml",
            _NEEDED,
            "word/_rels/document.xml.rels",
            "word/styles.xml",
            "word/footnotes.xml",
        ):
            if name in names:
                with archive.open(name) as file:
                    parts[name] = file.read(_UNPACKED_PART + 1)
                if len(parts[name]) > _UNPACKED_PART or parts[name].count(b"<") > _ELEMENTS:
                    raise UnreadableWordError("size")
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise UnreadableWordError("macros")
    return parts


def _xml(text: bytes) -> Element:
    from lxml import etree  # only where a Word file is read: a build of the site should not load it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableWordError("broken") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableWordError("broken")
    return root


def _links(parts: dict[str, bytes]) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    found = _xml(parts[name]) if name in parts else ()
    return {
        attribute(link, "Id"): attribute(link, "Target")
        for link in found
        if attribute(link, "TargetMode") == "External"
        and attribute(link, "Type").endswith("/hyperlink")
    }


def _styles(parts: dict[str, bytes]) -> dict[str, str]:
    found = _xml(parts["word/styles.xml"]) if "word/styles.xml" in parts else ()
    return {
        attribute(style, "styleId"): next(
            (attribute(part, "val") for part in style if local(part) == "name"), ""
        )
        for style in found
        if local(style) == "style"
    }


def _notes(parts: dict[str, bytes]) -> dict[str, Element]:
    found = _xml(parts["word/footnotes.xml"]) if "word/footnotes.xml" in parts else ()
    return {attribute(note, "id"): note for note in found if local(note) == "footnote"}
