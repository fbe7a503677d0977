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

# Names of elements in WordprocessingML (ECMA-376, part 1, chapter 17), without their namespace.
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
_AROUND_PARAGRAPHS = {"tbl", "sdt", "sdtContent", "customXml", "ins", "moveTo"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_OFF = {"0", "false", "off", "none"}

_HEADING_STYLE = re.compile(r"heading|title|judul", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list (bullet|number)|daftar", re.IGNORECASE)

# What would be Markdown in a paragraph. A star beside a bracket stays: `(*)` marks figures of the
# partners' own. So does the number of a source, such as [1].
_MARKDOWN_SIGN = re.compile(
    r"\\|`|\*(?!\))|(?<!\()\*|(?<!\w)_|_(?!\w)|\[(?!\d{1,3}\])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)"
)
_LINE_START = re.compile(r"^(#{1,6}\s|>|\+\s|~~~|=+\s*$|-+\s*$)")
_LONG_NUMBER = re.compile(r"^(\d{3,})([.)]\s)")  # a year; shorter numbers are meant as a list
_HTML = {"<": "&lt;", "&": "&amp;"}
_ADDRESS_SIGNS = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


@dataclass(frozen=True)
class Span:
    """A piece of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    def plain(self) -> str:
        """As text in which only a link is Markdown."""
        return self._linked(self.text)

    def markdown(self) -> str:
        """As Markdown, with its own signs made harmless and space outside of its marks."""
        words = self.text.strip()
        if not words:
            return self.text
        before, _, after = self.text.partition(words)
        marks = ("**" if self.bold else "") + ("*" if self.italic else "")
        text = _MARKDOWN_SIGN.sub(_harmless, words)
        return f"{before}{marks}{self._linked(text)}{marks}{after}"

    def looks_like(self, other: Span) -> bool:
        """Whether only the texts differ."""
        return replace(self, text="") == replace(other, text="")

    def _linked(self, text: str) -> str:
        if not self.link or not text.strip():
            return text
        return f"[{text}]({self.link.translate(_ADDRESS_SIGNS)})"


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
        return bool(_HEADING_STYLE.match(self.style))

    def without(self, count: int) -> Paragraph:
        """The paragraph without its first `count` characters."""
        spans = []
        for span in self.spans:
            rest = span.text[count:]
            count = max(0, count - len(span.text))
            if rest:
                spans.append(replace(span, text=rest))
        return replace(self, spans=tuple(spans))

    def plain(self) -> str:
        """As text in which only links are Markdown."""
        return "".join(span.plain() for span in self.spans)

    def markdown(self) -> str:
        """As Markdown; a heading inside an answer is bold."""
        text = "".join(span.markdown() for span in self._joined_spans())
        lines = []
        for line in text.split("\n"):
            line = _LINE_START.sub(r"\\\1", line)
            lines.append(_LONG_NUMBER.sub(r"\1\\\2", line))
        sign = "- " if self.item and text.strip() else ""
        return sign + "\n".join(lines)

    def _joined_spans(self) -> list[Span]:
        """The spans with neighbours of one look put together: Word cuts a word where it was edited,
        and `**a****b**` is not what bold looks like in Markdown.
        """
        joined: list[Span] = []
        for span in self.spans:
            if self.is_heading:
                span = replace(span, bold=True)
            if joined and joined[-1].looks_like(span):
                joined[-1] = replace(span, text=joined[-1].text + span.text)
            else:
                joined.append(span)
        return joined


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
        elif name in _AROUND_PARAGRAPHS:
            yield from _blocks(element, file)


def _row(row: Element, file: WordFile) -> Paragraph:
    """A row of a table on one line: bars between its cells, blanks between their paragraphs."""
    spans: list[Span] = []
    for cell in _children(row, "tc"):
        if spans:
            spans.append(Span(" | "))
        for place, paragraph in enumerate(_blocks(cell, file)):
            if place:
                spans.append(Span(" "))
            # An empty first cell counts too: what stands in the second one is not the first part.
            spans.extend(paragraph.spans or [Span("")])
    return Paragraph(tuple(replace(span, text=span.text.replace("\n", " ")) for span in spans))


def _paragraph(element: Element, file: WordFile) -> Paragraph:
    style = ""
    numbered = False
    for settings in _children(element, "pPr"):
        for setting in _children(settings, "pStyle"):
            identity = attribute(setting, "val")
            style = file.styles.get(identity, identity)
        for setting in _children(settings, "numPr"):
            numbered = numbered or _is_numbering(setting)
    spans = tuple(_spans(element, file, Span("")))
    paragraph = Paragraph(spans, style, item=numbered or bool(_LIST_STYLE.match(style)))
    # Headings may be numbered without being a list.
    return replace(paragraph, item=False) if paragraph.is_heading else paragraph


def _is_numbering(setting: Element) -> bool:
    """Whether a paragraph has a bullet or a number; the number 0 takes that of its style away."""
    numbers = [attribute(number, "val") for number in _children(setting, "numId")]
    return any(number != "0" for number in numbers)


def _spans(parent: Element, file: WordFile, look: Span) -> Iterator[Span]:
    """The text inside an element, with the look that stands around it."""
    for element in parent:
        name = local(element)
        if name == "t":
            yield replace(look, text=element.text or "")
        elif name in _SIGNS:
            yield replace(look, text=_SIGNS[name])
        elif name == "footnoteReference":
            yield from _footnote(element, file, look)
        elif name == "hyperlink":
            address = file.links.get(attribute(element, "id"), "")
            yield from _spans(element, file, replace(look, link=address))
        elif name == "r":
            yield from _spans(element, file, _look(element, file, look))
        elif name and name not in _LEFT_OUT:
            yield from _spans(element, file, look)


def _footnote(reference: Element, file: WordFile, look: Span) -> Iterator[Span]:
    """The text of a footnote in brackets; nothing where there is none."""
    note = file.notes.get(attribute(reference, "id"))
    if note is None:
        return
    text = "".join(span.text for span in _spans(note, file, look)).strip()
    if text:
        yield replace(look, text=f" ({text})")


def _look(run: Element, file: WordFile, look: Span) -> Span:
    """Bold and italic as set on the run itself or by a style for characters."""
    for settings in _children(run, "rPr"):
        for setting in settings:
            name = local(setting)
            value = attribute(setting, "val")
            style = file.styles.get(value, "").lower() if name == "rStyle" else ""
            if name == "b" or style == "strong":
                look = replace(look, bold=value not in _OFF)
            elif name == "i" or style == "emphasis":
                look = replace(look, italic=value not in _OFF)
    return look


def _children(parent: Element, name: str) -> Iterator[Element]:
    """The elements of this name directly inside another."""
    return (element for element in parent if local(element) == name)


def _harmless(sign: re.Match[str]) -> str:
    return _HTML.get(sign[0], f"\\{sign[0]}")
