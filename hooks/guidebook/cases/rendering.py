"""The body of a case study as the page shows it, and what stands in it by line.

The check and the build call the same function: what one has looked at, the other publishes. Besides
the HTML it gives the text as readers see it with what is in it, so that the check judges the result
and not what it takes the Markdown for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from guidebook.cases import page
from guidebook.cases.dialect import lines_of, parser
from guidebook.text.vocabulary import HEADING_IDS, HEADINGS

MOST = {"lines": 3000, "characters": 60_000, "brackets": 2000}
"""How many lines with text, characters and opening square brackets a body may have to be rendered:
five times those of the longest case, and what takes less than a second.
"""

DEEPEST = 14
"""Lists, items, quotes and marks of emphasis inside each other that a page may have. More would be
read by nobody, and what parses pages gives up somewhere.
"""

UNSAID = "\N{OBJECT REPLACEMENT CHARACTER}"
"""In a paragraph's words the place of what is no plain text: code, a picture, a sign that was typed
with a backslash.
"""


@dataclass(frozen=True)
class Target:
    """Where a link leads, or what picture is shown; `words` are its text or its text alternative.
    Places are in the words of the paragraph.
    """

    start: int
    end: int
    address: str
    words: str = ""
    is_image: bool = False


@dataclass
class Paragraph:
    """The words of a paragraph, a heading or a cell, beginning at a `line` of the body (from 0)."""

    line: int
    words: str = ""
    targets: list[Target] = field(default_factory=list)
    depth: int = 0

    def line_at(self, place: int) -> int:
        """The line of the body where a place in the words is."""
        return self.line + self.words.count("\n", 0, place)


@dataclass(frozen=True)
class Heading:
    """A heading at a line of the body (from 0)."""

    line: int
    level: int
    words: str


@dataclass(frozen=True)
class Body:
    """A body taken apart: the blocks in order, and the HTML of the page, which is safe."""

    html: str
    blocks: tuple[Token, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    excess: tuple[int, str] | None = None
    """The first line that is too much (from 0) and of what, where nothing but the text is shown."""

    def picture_lines(self) -> list[int]:
        """The lines (from 0) of paragraphs with pictures, one for each picture."""
        lines = []
        for paragraph in self.paragraphs:
            pictures = [target for target in paragraph.targets if target.is_image]
            lines += [paragraph.line_at(picture.start) for picture in pictures]
        return lines


def body(text: str, language: str) -> Body:
    """The body of a case that is written in `language`."""
    if excess := _first_excess(text):
        return Body(f"<pre>{escape(text, quote=False)}</pre>", excess=excess)
    markdown = parser()
    tokens = markdown.parse(text)
    _name_headings(tokens, language)
    html = page.safe(markdown.renderer.render(tokens, markdown.options, {})).rstrip()
    paragraphs = tuple(_paragraphs(tokens))
    return Body(html, tuple(tokens), paragraphs, tuple(_headings(tokens)))


def _first_excess(text: str) -> tuple[int, str] | None:
    """The line at which a text gets too long, and of what there is too much."""
    counts = dict.fromkeys(MOST, 0)
    for number, line in enumerate(text.split("\n")):
        counts["lines"] += bool(line.strip())
        counts["characters"] += len(line)
        counts["brackets"] += line.count("[")
        for kind, most in MOST.items():
            if counts[kind] > most:
                return number, kind
    return None


def _name_headings(tokens: Sequence[Token], language: str) -> None:
    """Give the sections of a case, and nothing else, their ids."""
    ids = dict(zip(HEADINGS[language], HEADING_IDS, strict=True))
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2" and not token.level:
            title = tokens[place + 1].content
            if title in ids:
                token.attrSet("id", ids.pop(title))


def _headings(tokens: Sequence[Token]) -> Iterator[Heading]:
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            level = int(token.tag[1:])
            # One inside a quotation or list is none of the case's sections.
            yield Heading(line_of(token), 0 if token.level else level, tokens[place + 1].content)


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    line = 0
    for token in tokens:
        if token.map:
            line = token.map[0]
        if token.type == "inline":
            yield _paragraph(token, line)


def _paragraph(token: Token, line: int) -> Paragraph:
    """The words of one paragraph, with the links and pictures in it."""
    paragraph = Paragraph(line, depth=token.level)
    opened: list[tuple[int, str]] = []
    for child in token.children or []:
        place = len(paragraph.words)
        if child.type == "text":
            paragraph.words += child.content
        elif child.type in ("code_inline", "text_special", "image"):
            paragraph.words += UNSAID
        if child.type == "image":
            alternative = _words(child.children or [])
            target = Target(place, place + 1, str(child.attrs["src"]), alternative, True)
            paragraph.targets.append(target)
        elif child.type == "link_open":
            opened.append((place, str(child.attrs["href"])))
        elif child.type == "link_close":
            start, address = opened.pop()
            words = paragraph.words[start:]
            paragraph.targets.append(Target(start, place, address, words))
        paragraph.words += "\n" * lines_of(child)
        paragraph.depth = max(paragraph.depth, token.level + child.level)
    return paragraph


def _words(tokens: Sequence[Token]) -> str:
    return "".join(token.content for token in tokens)


def line_of(token: Token) -> int:
    """The line of the body (from 0) at which a block begins."""
    return token.map[0] if token.map else 0
