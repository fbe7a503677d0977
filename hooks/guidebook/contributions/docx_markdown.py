"""The paragraphs of a Word file as Markdown: bold, italics, links and lists stay, everything else
is plain text.

Tracked changes count as accepted; comments, pictures and fields are left out; the text of a
footnote stands in brackets where its number stood; a row of a table is a line with bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidebook.contributions.docx_reader import Element, WordFile, attribute, local

_LEFT_OUT = {
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "drawing",
    "pict",
    "object",
    "AlternateContent",
    "pPr",
    "rPr",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = {"0", "false", "off", "none"}
_SIGN = re.compile(
    r"\\|`|\*(?!\))|(?<!\()\*|(?<!\w)_|_(?!\w)|\[(?!\d{1,3}\])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)"
)
_LINE_START = re.compile(r"^(#{1,6}\s|>|\+\s|~~~|=+\s*$|-+\s*$)")
_LONG_NUMBER = re.compile(r"^(\d{3,})([.)]\s)")


@dataclass(frozen=True)
class Span:
    """A piece of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or a row of a table: its spans, the name of its style, whether it is an item of a
    list.
    """

    spans: tuple[Span, ...]
    style: str = ""
    item: bool = False

    @property
    def text(self) -> str:
        """What it says, without its look."""
        return "".join(span.text for span in self.spans).replace("\u00a0", " ")

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading or title."""
        return bool(re.match(r"(?i)heading|title|judul", self.style))

    def without(self, count: int) -> Paragraph:
        """The paragraph without its first `count` characters."""
        kept = []
        for span in self.spans:
            kept.append(replace(span, text=span.text[count:]))
            count = max(0, count - len(span.text))
        return replace(self, spans=tuple(span for span in kept if span.text))

    def plain(self) -> str:
        """As text in which only links are Markdown."""
        return "".join(_linked(span.text, span.link) for span in self.spans)

    def markdown(self) -> str:
        """As Markdown; a heading inside an answer is bold."""
        spans = (
            [replace(span, bold=True) for span in self.spans]
            if self.is_heading
            else list(self.spans)
        )
        joined: list[Span] = []
        for span in spans:
            if joined and replace(joined[-1], text="") == replace(span, text=""):
                joined[-1] = replace(span, text=joined[-1].text + span.text)
            else:
                joined.append(span)
        text = "".join(_marked(span) for span in joined)
        lines = [
            _LONG_NUMBER.sub(r"\1\\\2", _LINE_START.sub(r"\\\1", line)) for line in text.split("\n")
        ]
        return ("- " if self.item and text.strip() else "") + "\n".join(lines)


def paragraphs(file: WordFile) -> list[Paragraph]:
    """Every paragraph and row of a table, in order."""
    return list(_blocks(file.body, file))


def _blocks(parent: Element, file: WordFile) -> Iterator[Paragraph]:
    for element in parent:
        name = local(element)
        if name == "p":
            yield _paragraph(element, file)
        elif name == "tr":
            yield _row(element, file)
        elif name in ("tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _blocks(element, file)


def _row(row: Element, file: WordFile) -> Paragraph:
    spans: list[Span] = []
    for cell in (part for part in row if local(part) == "tc"):
        spans += [Span(" | ")] if spans else []
        for at, paragraph in enumerate(_blocks(cell, file)):
            spans += [Span(" "), *paragraph.spans] if at else paragraph.spans or [Span("")]
    return Paragraph(tuple(replace(span, text=span.text.replace("\n", " ")) for span in spans))


def _paragraph(element: Element, file: WordFile) -> Paragraph:
    style, item = "", False
    for setting in (part for part in element if local(part) == "pPr"):
        for part in setting:
            if local(part) == "pStyle":
                style = file.styles.get(attribute(part, "val"), attribute(part, "val"))
            item |= local(part) == "numPr" and any(
                local(inner) == "numId" and attribute(inner, "val") != "0" for inner in part
            )
    listed = bool(re.match(r"(?i)list (bullet|number)|daftar", style))
    heading = Paragraph((), style).is_heading
    return Paragraph(
        tuple(_spans(element, file, Span(""))), style, (item or listed) and not heading
    )


def _spans(parent: Element, file: WordFile, look: Span) -> Iterator[Span]:
    for element in parent:
        name = local(element)
        if name == "t":
            yield replace(look, text=element.text or "")
        elif name in _SIGNS:
            yield replace(look, text=_SIGNS[name])
        elif name == "footnoteReference":
            note = file.notes.get(attribute(element, "id"))
            said = (
                "".join(span.text for span in _spans(note, file, look)).strip()
                if note is not None
                else ""
            )
            yield from [replace(look, text=f" ({said})")] if said else []
        elif name == "hyperlink":
            yield from _spans(
                element, file, replace(look, link=file.links.get(attribute(element, "id"), ""))
            )
        elif name == "r":
            yield from _spans(element, file, _look(element, file, look))
        elif name and name not in _LEFT_OUT:
            yield from _spans(element, file, look)


def _look(run: Element, file: WordFile, look: Span) -> Span:
    """Bold and italic as set on the run itself or by a style for characters."""
    for setting in (part for part in run if local(part) == "rPr"):
        for part in setting:
            name, on = local(part), attribute(part, "val") not in _OFF
            style = file.styles.get(attribute(part, "val"), "").lower() if name == "rStyle" else ""
            if name == "b" or style == "strong":
                look = replace(look, bold=on)
            elif name == "i" or style == "emphasis":
                look = replace(look, italic=on)
    return look


def _marked(span: Span) -> str:
    """A span as Markdown, with its own signs made harmless and space outside of its marks."""
    sign = ("**" if span.bold else "") + ("*" if span.italic else "")
    inner = span.text.strip()
    if not inner:
        return span.text
    at = span.text.index(inner)
    before, after = span.text[:at], span.text[at + len(inner) :]
    text = _SIGN.sub(
        lambda match: {"<": "&lt;", "&": "&amp;"}.get(match[0], f"\\{match[0]}"), inner
    )
    return f"{before}{sign}{_linked(text, span.link)}{sign}{after}"


def _linked(text: str, link: str) -> str:
    if not link or not text.strip():
        return text
    for sign, code in ((" ", "%20"), ("(", "%28"), (")", "%29"), ("<", "%3C"), (">", "%3E")):
        link = link.replace(sign, code)
    return f"[{text}]({link})"
