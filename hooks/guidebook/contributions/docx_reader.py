"""A Word file from a stranger, opened without trust: what is too large, encrypted, broken or active
is refused.

Only text is ever taken from it. XML with a document type, the door to entity bombs and outside
files, is refused.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guidebook.contributions import docx_formats

MOST_MB = 20
MOST_PARAGRAPHS = 5000
MOST_SIGNS = 500_000
_UNPACKED = 100_000_000  # bytes that all parts may have together
_UNPACKED_PART = 10_000_000  # bytes of one part
_READ = 60_000_000  # bytes of all parts that are read
_ELEMENTS = 400_000  # begins and ends of elements; a long report has a tenth
_PARTS = 2000
_PICTURES = 40  # more are only counted

_TYPES = "[Content_Types].xml"
_PACKAGE_LINKS = "_rels/.rels"

Element = Any
"""An element of lxml, which has no types."""


class UnreadableWordError(ValueError):
    """The file is refused; the argument names the reason in word_answers.yml."""


@dataclass(frozen=True)
class Relation:
    """What a part refers to by an id: an address outside, or another part by its name."""

    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True)
class WordFile:
    """What is read of a file: its body and what the body refers to by ids.

    `relations` are links and parts, `styles` the names of styles. `notes` are footnotes and
    endnotes, by the element that refers to them and the id, with `note_relations` of their own;
    `comments` go by their id. `numbering` is that of lists, `margins` are headers and footers,
    `pictures` the bytes of pictures by the name of their part.
    """

    body: Element
    relations: dict[str, Relation] = field(default_factory=dict)
    styles: dict[str, str] = field(default_factory=dict)
    notes: dict[tuple[str, str], Element] = field(default_factory=dict)
    note_relations: dict[str, dict[str, Relation]] = field(default_factory=dict)
    comments: dict[str, Element] = field(default_factory=dict)
    numbering: Element | None = None
    margins: tuple[Element, ...] = ()
    pictures: dict[str, bytes] = field(default_factory=dict)


def content(path: Path) -> bytes:
    """The bytes of a file; raises UnreadableWordError if there is none, or if it is too large."""
    try:
        if path.stat().st_size > MOST_MB * 1_000_000:
            raise UnreadableWordError("size")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableWordError("absent") from error


def read(data: bytes) -> WordFile:
    """Open a .docx file; raises UnreadableWordError and nothing else."""
    if len(data) > MOST_MB * 1_000_000:
        raise UnreadableWordError("size")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _file(archive)
    except UnreadableWordError:
        raise
    except zipfile.BadZipFile as error:
        raise UnreadableWordError(docx_formats.of_data(data)) from error
    except (
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
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if key[key.rfind("}") + 1 :] == name:
            return str(value)
    return ""


def _file(archive: zipfile.ZipFile) -> WordFile:
    entries = archive.infolist()
    if len(entries) > _PARTS or sum(entry.file_size for entry in entries) > _UNPACKED:
        raise UnreadableWordError("size")
    names = {entry.filename for entry in entries}
    if _TYPES not in names:
        raise UnreadableWordError(docx_formats.of_parts(names))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnreadableWordError("macros")
    parts = _Parts(archive, names)
    _refuse_macros(parts.xml(_TYPES))
    main = _main_part(parts)
    if main not in names:
        raise UnreadableWordError(docx_formats.of_parts(names))
    body = next((each for each in parts.xml(main) if local(each) == "body"), None)
    if body is None:
        raise UnreadableWordError("broken")
    _refuse_long(body)
    relations = parts.relations(main)
    notes: dict[tuple[str, str], Element] = {}
    note_relations = {}
    for kind in ("footnote", "endnote"):
        name = f"{kind}Reference"
        for note in parts.children(relations, f"{kind}s", kind):
            notes[name, attribute(note, "id")] = note
        note_relations[name] = parts.relations(parts.name(relations, f"{kind}s"))
    return WordFile(
        body=body,
        relations=relations,
        styles=_styles(parts.children(relations, "styles", "style")),
        notes=notes,
        note_relations=note_relations,
        comments={
            attribute(each, "id"): each for each in parts.children(relations, "comments", "comment")
        },
        numbering=parts.first(relations, "numbering"),
        margins=(*parts.all(relations, "header"), *parts.all(relations, "footer")),
        pictures=parts.pictures(relations),
    )


class _Parts:
    """The parts of an archive, each unpacked within bounds whatever its header promises."""

    def __init__(self, archive: zipfile.ZipFile, names: Collection[str]) -> None:
        self._archive = archive
        self._names = names
        self._left = _READ

    def bytes_of(self, name: str) -> bytes:
        with self._archive.open(name) as file:
            data = file.read(_UNPACKED_PART + 1)
        self._left -= len(data)
        if len(data) > _UNPACKED_PART or self._left < 0:
            raise UnreadableWordError("size")
        return data

    def xml(self, name: str) -> Element:
        text = self.bytes_of(name)
        if text.count(b"<") > _ELEMENTS:
            raise UnreadableWordError("size")
        return _xml(text)

    def relations(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by ids; the targets are names of parts in the archive."""
        folder, _, name = part.rpartition("/")
        links = f"{folder}/_rels/{name}.rels" if part else _PACKAGE_LINKS
        if links not in self._names:
            return {}
        relations = {}
        for each in self.xml(links):
            kind = attribute(each, "Type").rpartition("/")[2]
            target = attribute(each, "Target")
            is_outside = attribute(each, "TargetMode") == "External"
            if not is_outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            relations[attribute(each, "Id")] = Relation(kind, target, is_outside)
        return relations

    def all(self, relations: Mapping[str, Relation], kind: str) -> Iterator[Element]:
        """The parts of one kind."""
        for relation in relations.values():
            if relation.kind == kind and relation.target in self._names:
                yield self.xml(relation.target)

    def name(self, relations: Mapping[str, Relation], kind: str) -> str:
        """The name of the part of a kind; the usual one where nothing refers to it."""
        usual = f"word/{kind}.xml"
        return next((each.target for each in relations.values() if each.kind == kind), usual)

    def first(self, relations: Mapping[str, Relation], kind: str) -> Element | None:
        """The part of a kind of which a file has one or none."""
        name = self.name(relations, kind)
        return self.xml(name) if name in self._names else None

    def children(self, relations: Mapping[str, Relation], kind: str, name: str) -> list[Element]:
        """The elements of this name in the part of a kind, which a file need not have."""
        part = self.first(relations, kind)
        return [] if part is None else [each for each in part if local(each) == name]

    def pictures(self, relations: Mapping[str, Relation]) -> dict[str, bytes]:
        """The bytes of the first pictures by the name of their part."""
        found: dict[str, bytes] = {}
        for relation in relations.values():
            is_picture = relation.kind == "image" and relation.target in self._names
            if is_picture and len(found) < _PICTURES:
                found[relation.target] = self.bytes_of(relation.target)
        return found


def _main_part(parts: _Parts) -> str:
    """The name of the part that is the document, which some programs call differently."""
    for relation in parts.relations("").values():
        if relation.kind == "officeDocument" and not relation.is_outside:
            return relation.target
    return "word/document.xml"


def _refuse_macros(types: Element) -> None:
    """A file with macros says so in the types of its parts, whatever the parts are called."""
    for entry in types:
        kind = attribute(entry, "ContentType").lower()
        if "macroenabled" in kind or "vbaproject" in kind:
            raise UnreadableWordError("macros")


def _refuse_long(body: Element) -> None:
    """What is longer than any case would only be read to be refused."""
    paragraphs = 0
    signs = 0
    for element in body.iter():
        name = local(element)
        paragraphs += name == "p"
        signs += len(element.text or "") if name == "t" else 0
    if paragraphs > MOST_PARAGRAPHS or signs > MOST_SIGNS:
        raise UnreadableWordError("long")


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


def _styles(styles: Iterable[Element]) -> dict[str, str]:
    """The names of styles, which stay the same where their ids are translated."""
    names = {}
    for style in styles:
        name = next((part for part in style if local(part) == "name"), None)
        names[attribute(style, "styleId")] = "" if name is None else attribute(name, "val")
    return names
