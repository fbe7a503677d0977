"""A Word file from a stranger, opened without trust: what is too large, encrypted, broken or active
is refused.

Only text is ever taken from it. XML with a document type, the door to entity bombs and outside
files, is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_MB = 5
_UNPACKED = 40_000_000  # bytes that all parts may have together
_UNPACKED_PART = 10_000_000  # bytes of one part
_ELEMENTS = 400_000  # begins and ends of elements; a long report has a tenth
_PARTS = 2000

# The parts that are read, by their names in the archive.
_TYPES = "[Content_Types].xml"
_DOCUMENT = "word/document.xml"
_LINKS = "word/_rels/document.xml.rels"
_STYLES = "word/styles.xml"
_NOTES = "word/footnotes.xml"

Element = Any
"""An element of lxml, which has no types."""


class UnreadableWordError(ValueError):
    """The file is refused; the argument names the reason in word_answers.yml."""


@dataclass(frozen=True)
class WordFile:
    """What is read of a file: its body and what the body refers to by ids.

    `links` are the addresses of its links, `styles` the names of its styles, `notes` its footnotes.
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
        _refuse_macros(parts)
        return WordFile(_body(parts), _links(parts), _styles(parts), _notes(parts))
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
    differently; nothing for a comment.
    """
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts that are read, each unpacked within bounds whatever its header promises."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _PARTS or sum(entry.file_size for entry in entries) > _UNPACKED:
            raise UnreadableWordError("size")
        names = {entry.filename for entry in entries}
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise UnreadableWordError("macros")
        parts = {}
        for name in (_TYPES, _DOCUMENT, _LINKS, _STYLES, _NOTES):
            if name not in names:
                continue
            with archive.open(name) as file:
                text = file.read(_UNPACKED_PART + 1)
            if len(text) > _UNPACKED_PART or text.count(b"<") > _ELEMENTS:
                raise UnreadableWordError("size")
            parts[name] = text
    return parts


def _refuse_macros(parts: Mapping[str, bytes]) -> None:
    """A file with macros says so in the types of its parts, whatever the parts are called."""
    for entry in _xml(parts[_TYPES]):
        kind = attribute(entry, "ContentType").lower()
        if "macroenabled" in kind or "vbaproject" in kind:
            raise UnreadableWordError("macros")


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


def _elements(parts: Mapping[str, bytes], part: str, name: str) -> list[Element]:
    """The elements of this name in a part, which a file need not have."""
    if part not in parts:
        return []
    return [element for element in _xml(parts[part]) if local(element) == name]


def _body(parts: Mapping[str, bytes]) -> Element:
    bodies = _elements(parts, _DOCUMENT, "body")
    if not bodies:
        raise UnreadableWordError("broken")
    return bodies[0]


def _links(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The addresses of links by the ids of their relations, which also join the file's parts."""
    addresses = {}
    for relation in _elements(parts, _LINKS, "Relationship"):
        is_outside = attribute(relation, "TargetMode") == "External"
        if is_outside and attribute(relation, "Type").endswith("/hyperlink"):
            addresses[attribute(relation, "Id")] = attribute(relation, "Target")
    return addresses


def _styles(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The names of styles, which stay the same where their ids are translated."""
    names = {}
    for style in _elements(parts, _STYLES, "style"):
        name = next((part for part in style if local(part) == "name"), None)
        names[attribute(style, "styleId")] = "" if name is None else attribute(name, "val")
    return names


def _notes(parts: Mapping[str, bytes]) -> dict[str, Element]:
    return {attribute(note, "id"): note for note in _elements(parts, _NOTES, "footnote")}
