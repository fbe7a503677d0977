"""A paragraph of a Word file as Markdown: bold, italics, links, lists and tables stay, everything else
is plain text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

_HEADING_STYLE = re.compile(r"heading|title|judul", re.IGNORECASE)

# What would be Markdown in a paragraph. A star beside a bracket stays: `(*)` marks figures of the
# partners' own. So does the number of a source, such as [1].
_MARKDOWN_SIGN = re.compile(
    r"\\|`|\*(?!\))|(?<!\()\*|(?<![^\W_])_|_(?![^\W_])|\[(?!\d{1,3}\])|<(?=[a-zA-Z/!?])"
)
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|>|\+(?=\s)|~~~|=+\s*$|-+\s*$|-(?=\s*-\s*-))")
_LONG_NUMBER = re.compile(r"^(\d{3,})([.)]\s)")  # a year; shorter numbers are meant as a list
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

    def markdown(self, before: str = "", after: str = "") -> str:
        """As Markdown, with its own signs made harmless and space outside of its marks.

        Marks count only beside a blank or a sign: `before` and `after` are what stands there.
        """
        words = self.text.strip()
        if not words:
            return self.text
        start, _, end = self.text.partition(words)
        is_marked = _lets_marks_stand(start or before) and _lets_marks_stand((end or after)[:1])
        marks = ("**" if self.bold else "") + ("*" if self.italic else "")
        text = self._linked(_MARKDOWN_SIGN.sub(r"\\\g<0>", words))
        return f"{start}{marks}{text}{marks}{end}" if is_marked else f"{start}{text}{end}"

    def looks_like(self, other: Span) -> bool:
        """Whether only the texts differ."""
        return replace(self, text="") == replace(other, text="")

    def _linked(self, text: str) -> str:
        if not self.link or not text.strip():
            return text
        return f"[{text}]({self.link.translate(_ADDRESS_SIGNS)})"


@dataclass(frozen=True)
class Loss:
    """Something of a paragraph that does not come along, or not as it looks: its kind, by the names
    of word_losses.yml, words by which it is found, and of a picture the name of its part.
    """

    kind: str
    quote: str = ""
    picture: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its spans, the name of its style, the sign that makes it an item of a list, and
    what of it does not come along.

    A row of a table has cells instead, each with paragraphs; the first row of a table says how many
    `columns` it has.
    """

    spans: tuple[Span, ...]
    style: str = ""
    sign: str = ""
    losses: tuple[Loss, ...] = ()
    cells: tuple[tuple[Paragraph, ...], ...] = ()
    columns: int = 0

    @property
    def text(self) -> str:
        """What it says, without its look."""
        return "".join(span.text for span in self.spans).replace("\u00a0", " ")

    @property
    def hidden_addresses(self) -> list[str]:
        """The addresses of links that don't show them."""
        links = {span.link: "" for span in self.spans if span.link}
        for span in self.spans:
            if span.link:
                links[span.link] += span.text
        return [link for link, text in links.items() if not link.rstrip("/").endswith(text.strip())]

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading or title."""
        return bool(_HEADING_STYLE.match(self.style))

    def until(self, count: int) -> Paragraph:
        """The first `count` characters of the paragraph."""
        spans = []
        for span in self.spans:
            spans.append(replace(span, text=span.text[: max(0, count)]))
            count -= len(span.text)
        return replace(self, spans=tuple(spans))

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
        if self.cells:
            return self._row()
        lines = []
        for line in self._marked().split("\n"):
            line = _LINE_START.sub(r"\\\1", line)
            lines.append(_LONG_NUMBER.sub(r"\1\\\2", line))
        sign = self.sign if any(map(str.strip, lines)) else ""
        return sign + "\n".join(lines)

    def _row(self) -> str:
        """A row of a table, below the first one the line that makes it a table."""
        cells = []
        for cell in self.cells:
            text = " ".join(paragraph.markdown() for paragraph in cell)
            cells.append(" ".join(text.split()).replace("|", r"\|"))
        cells.extend([""] * (self.columns - len(cells)))
        row = f"| {' | '.join(cells)} |"
        return f"{row}\n|{' --- |' * len(cells)}" if self.columns else row

    def _marked(self) -> str:
        """The spans as Markdown one after the other."""
        spans = self._joined_spans()
        parts: list[str] = []
        for place, span in enumerate(spans):
            before = parts[-1][-1:] if parts else ""
            after = spans[place + 1].text if place + 1 < len(spans) else ""
            parts.append(span.markdown(before, after))
        return "".join(parts)

    def _joined_spans(self) -> list[Span]:
        """The spans, of one line each, with neighbours of one look put together: Word cuts a word
        where it was edited, and `**a****b**` is not what bold looks like in Markdown.
        """
        joined: list[Span] = []
        for span in self.spans:
            if self.is_heading:
                span = replace(span, bold=True)
            for text in re.findall(r"[^\n]+|\n", span.text):
                piece = replace(span, text=text) if text != "\n" else Span(text)
                if joined and joined[-1].looks_like(piece) and text != "\n":
                    joined[-1] = replace(piece, text=joined[-1].text + text)
                else:
                    joined.append(piece)
        return joined


def _lets_marks_stand(sign: str) -> bool:
    """Whether marks beside this sign, or at the end of a line, count as marks."""
    if not sign or sign[-1].isspace():
        return True
    return unicodedata.category(sign[-1]).startswith("P") and sign[-1] not in "*_"
