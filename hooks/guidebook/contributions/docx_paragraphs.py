"""The paragraphs of a Word file in order, each with what of it does not come along.

Tracked changes count as accepted; the text of a footnote stands in brackets where its number stood;
the text of a box follows the paragraph to which it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guidebook.contributions.docx_drawings import drawn, preferred
from guidebook.contributions.docx_fields import Fields, is_made_or_empty
from guidebook.contributions.docx_lists import Lists
from guidebook.contributions.docx_looks import Losses, elements, looking, readable, shown
from guidebook.contributions.docx_markdown import Loss, Paragraph, Span
from guidebook.contributions.docx_reader import Element, WordFile, attribute, local

_DEEPEST = 20  # tables and boxes inside one another
_DROP_CAP = "drop cap"
"""Instead of a style: the paragraph is the large first letter of the next one."""
_LONGEST_CAP = 3  # characters: a letter with a quotation mark before it
_NOTES = ("footnoteReference", "endnoteReference")


def paragraphs(file: WordFile) -> list[Paragraph]:
    """Every paragraph and row of a table; the first one holds only what headers and footers lose,
    where they do.
    """
    margins: list[Loss] = []
    for margin in file.margins:
        for paragraph in _Reader(replace(file, relations={})).blocks(margin):
            margins.extend(paragraph.losses)
            if paragraph.text.strip():
                margins.append(Loss("margin", paragraph.text))
    start = [Paragraph((), losses=tuple(dict.fromkeys(margins)))] if margins else []
    return [*start, *_with_drop_caps(_Reader(file).blocks(file.body))]


class _Reader:
    """Reads a file from beginning to end: lists and fields go on from one paragraph to the next."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._relations = file.relations
        self._lists = Lists(file.numbering)
        self._fields = Fields()

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Paragraph]:
        """The paragraphs inside an element; what is deeper than anybody writes is only told."""
        if depth > _DEEPEST:
            yield Paragraph((), losses=(Loss("unknown", _all_text(parent)),))
            return
        for element in parent:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                yield from self._table(element, depth)
            elif name == "AlternateContent":
                yield from self.blocks(preferred(element), depth + 1)
            elif name == "sdt" and is_made_or_empty(element):
                continue
            elif name in elements("around"):
                yield from self.blocks(element, depth + 1)
            elif name in elements("left_out"):
                kind = elements("left_out")[name]
                yield Paragraph((), losses=(Loss(kind, _all_text(element)),))
            elif name and name not in elements("unseen"):
                yield Paragraph((), losses=(Loss("unknown", name),))
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[Paragraph]:
        settings = _child(element, "pPr")
        style = ""
        for setting in settings:
            if local(setting) == "pStyle":
                identity = attribute(setting, "val")
                style = self._file.styles.get(identity, identity)
            elif attribute(setting, "dropCap") not in ("", "none"):
                style = _DROP_CAP
        losses = Losses()
        spans = tuple(self._spans(element, Span(""), losses))
        sign = self._lists.sign(settings, style)
        paragraph = Paragraph(spans, style, sign, tuple(losses.listed))
        # Headings may be numbered without being a list.
        yield replace(paragraph, sign="") if paragraph.is_heading else paragraph
        for box in losses.boxes:
            for inside in self.blocks(box, depth + 1):
                is_told = any(loss.kind == "text-box" for loss in inside.losses)
                if inside.text.strip() and not is_told:
                    told = (Loss("text-box", inside.text), *inside.losses)
                    inside = replace(inside, losses=told)
                yield inside

    def _table(self, element: Element, depth: int) -> Iterator[Paragraph]:
        """The rows of a table; one with a single column is only a frame."""
        rows = [self._row(row, depth) for row in _inside(element, "tr")]
        columns = max((len(row.cells) for row in rows), default=0)
        for place, row in enumerate(rows):
            if columns == 1 and row.cells:
                yield from row.cells[0]
            else:
                yield replace(row, columns=0 if place else columns)

    def _row(self, element: Element, depth: int) -> Paragraph:
        """A row of a table, with bars between its cells where it stands on one line."""
        if any(local(setting) == "del" for setting in _child(element, "trPr")):
            return Paragraph((), losses=(Loss("deleted", _all_text(element)),))
        spans: list[Span] = []
        losses: list[Loss] = []
        cells = []
        for cell in _inside(element, "tc"):
            cells.append(tuple(self._cell(cell, depth)))
            if len(cells) > 1:
                spans.append(Span(" | "))
            for at, paragraph in enumerate(cells[-1]):
                losses.extend(paragraph.losses)
                if at:
                    spans.append(Span(" "))
                # An empty first cell counts too: what is in the second is not the first part.
                spans.extend(paragraph.spans or [Span("")])
        flat = tuple(replace(span, text=span.text.replace("\n", " ")) for span in spans)
        return Paragraph(flat, losses=tuple(losses), cells=tuple(cells))

    def _cell(self, element: Element, depth: int) -> Iterator[Paragraph]:
        for paragraph in self.blocks(element, depth + 1):
            if paragraph.cells:
                told = (Loss("nested-table", paragraph.text), *paragraph.losses)
                paragraph = replace(paragraph, cells=(), columns=0, losses=told)
            yield paragraph

    def _spans(self, parent: Element, look: Span, losses: Losses) -> Iterator[Span]:
        """The text inside an element, with the look that stands around it."""
        for element in parent:
            name = local(element)
            if name == "t":
                yield from self._text(element.text or "", look)
            elif name == "r":
                settings = _child(element, "rPr")
                inner = looking(settings, self._file.styles, look)
                yield from shown(settings, list(self._spans(element, inner, losses)), losses)
            elif name in elements("signs"):
                yield from self._text(elements("signs")[name], look)
            elif name and name not in elements("unseen"):
                yield from self._special(name, element, look, losses)
            elif name == "instrText":
                self._fields.tell(element.text or "")

    def _special(self, name: str, element: Element, look: Span, losses: Losses) -> Iterator[Span]:
        """The text of what is no plain text; what has none is noted."""
        if name == "hyperlink":
            yield from self._link(element, look, losses)
        elif name in _NOTES:
            yield from self._note(name, attribute(element, "id"), look, losses)
        elif name == "commentReference":
            comment = self._file.comments.get(attribute(element, "id"))
            losses.add("comment", "" if comment is None else _all_text(comment))
        elif name in ("drawing", "pict", "object"):
            drawing = drawn(element, self._relations)
            losses.listed.extend(drawing.losses)
            losses.boxes.extend(drawing.boxes)
        elif name == "AlternateContent":
            yield from self._spans(preferred(element), look, losses)
        elif name == "fldChar":
            yield replace(look, text=self._fields.meet(element))
        elif name == "sym":
            code = attribute(element, "char")
            sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""
            yield from self._text(readable(sign, attribute(element, "font"), losses), look)
        elif name == "ruby":
            yield from self._spans(_child(element, "rubyBase"), look, losses)
            yield replace(look, text=f" ({_all_text(_child(element, 'rt'))})")
        elif name in elements("left_out"):
            losses.add(elements("left_out")[name], _all_text(element))
        elif name != "sdt" or not is_made_or_empty(element):
            if name not in elements("around"):
                losses.add("unknown", name)
            yield from self._spans(element, look, losses)

    def _text(self, text: str, look: Span) -> Iterator[Span]:
        span = self._fields.span(replace(look, text=text))
        if span:
            yield span

    def _link(self, element: Element, look: Span, losses: Losses) -> Iterator[Span]:
        identity = attribute(element, "id")
        relation = self._relations.get(identity)
        if relation and relation.is_outside:
            look = replace(look, link=relation.target)
        elif identity:
            losses.add("link", _all_text(element))
        yield from self._spans(element, look, losses)

    def _note(self, name: str, identity: str, look: Span, losses: Losses) -> Iterator[Span]:
        """The text of a footnote or endnote in brackets; nothing where there is none."""
        note = self._file.notes.get((name, identity))
        if note is None:
            return
        self._relations = self._file.note_relations[name]
        spans: list[Span] = []
        for paragraph in _inside(note, "p"):
            spans.extend([Span(" "), *self._spans(paragraph, look, losses)])
        self._relations = self._file.relations
        text = "".join(span.text for span in spans).strip()
        if text:
            losses.add("note", text)
            yield replace(look, text=" (")
            yield replace(spans[1], text=spans[1].text.lstrip())
            yield from spans[2:]
            yield replace(look, text=")")


def _with_drop_caps(read: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Large first letters put before the rest of their words."""
    letter: Paragraph | None = None
    for paragraph in read:
        if letter and (paragraph.style == _DROP_CAP or paragraph.is_heading or paragraph.cells):
            yield letter
            letter = None
        if paragraph.style == _DROP_CAP and len(paragraph.text) <= _LONGEST_CAP:
            letter = paragraph
        elif letter:
            losses = (*letter.losses, *paragraph.losses)
            yield replace(paragraph, spans=(*letter.spans, *paragraph.spans), losses=losses)
            letter = None
        else:
            yield paragraph
    if letter:
        yield letter


def _inside(parent: Element, name: str) -> Iterator[Element]:
    """The elements of this name in another, also in what only stands around them."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(element, name)


def _child(parent: Element, name: str) -> Element:
    """The first element of this name directly inside another; nothing, which has no elements."""
    return next((element for element in parent if local(element) == name), ())


def _all_text(parent: Element) -> str:
    """Every text inside an element, also what was deleted."""
    texts = []
    for element in parent.iter() if len(parent) else ():
        if local(element) in ("t", "delText"):
            texts.append(element.text or "")
    return "".join(texts)
