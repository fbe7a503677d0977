"""A tool taken apart into the blocks of its files, with the values that have been filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guidebook import languages
from guidebook.tools import names, prose, values
from guidebook.tools.blocks import (
    Block,
    Content,
    Fill,
    Heading,
    Item,
    Listing,
    Margin,
    NewPage,
    Origin,
    Paragraph,
    Pieces,
    Question,
    Style,
    Words,
    words,
)
from guidebook.tools.content_tables import WIDEST, fill, grid, scale, signatures
from guidebook.tools.tool import Blank, Clause, Part, Text, Tool
from guidebook.tools.values import Values

_NOT_IN_FILES = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(
    tool: Tool,
    language: str,
    given: Values | None = None,
    origin: Origin | None = None,
    with_notes: bool = False,
) -> Content:
    """What a file of the tool says; `given` are values by name (names.py).

    Filled in it is labelled as an illustration, for only the worked example is filled in here.
    """
    filled = {name: clean(value) for name, value in (given or {}).items()}
    taker = _Taker(tool, language, values.completed(tool, filled), origin or Origin(), with_notes)
    blocks = tuple(taker.blocks(is_filled=bool(given)))
    return Content(
        title=tool.title[language],
        language=language,
        header="" if tool.kind == "letter" else tool.title[language],
        footer=_footer(tool, language, taker.origin),
        blocks=blocks,
        is_wide=any(part.table and _weight(part) > WIDEST for part in tool.parts),
    )


def clean(text: str) -> str:
    """A text without signs that neither Word nor a PDF may hold, with one kind of line end."""
    return _NOT_IN_FILES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _weight(part: Part) -> int:
    return len(part.table.columns) if part.table else 0


def _footer(tool: Tool, language: str, origin: Origin) -> str:
    """Whence the file is; a letter that is sent does not say it."""
    if tool.kind == "letter":
        return ""
    said = [origin.site]
    if tool.law_read:
        day = languages.long_date(tool.law_read, language)
        said.append(words("law_footer", language).format(day))
    return " · ".join(each for each in said if each)


class _Taker:
    """Takes one tool apart in one language."""

    def __init__(
        self, tool: Tool, language: str, filled: Values, origin: Origin, with_notes: bool
    ) -> None:
        self.tool = tool
        self.language = language
        self.filled = filled
        self.origin = origin
        self.with_notes = with_notes
        self._blanks = {blank.name: blank for blank in tool.blanks()}

    def blocks(self, is_filled: bool) -> Iterator[Block]:
        """A worksheet says first how it is used; other papers say it on a page of their own at the
        end, which is not sent.
        """
        tool = self.tool
        if tool.kind != "letter":
            yield Heading(0, self._in(tool.title))
        if tool.version:
            yield Paragraph((Words(self._word("version").format(tool.version)),), "lead")
        if is_filled:
            yield Paragraph((Words(self._word("illustration")),), "banner")
        if tool.kind == "worksheet":
            yield from self._guidance(1)
        number = 0
        for part in tool.parts:
            yield from self._part(part, number)
            number += len(part.clauses)
        if tool.kind != "worksheet":
            yield NewPage()
            yield Heading(1, self._word("about"))
            yield Paragraph((Words(self._word("about_text")),), "lead")
            yield from self._guidance(2)
        if tool.sources:
            yield Heading(1 if tool.kind == "worksheet" else 2, self._word("sources"))
            items = []
            for source in tool.sources:
                pieces: list[Words | Fill] = [Words(self._in(source.name), address=source.url)]
                if source.note:
                    pieces.append(Words(f", {self._in(source.note)}"))
                items.append(Item("-", tuple(pieces)))
            yield Listing(tuple(items))

    def _guidance(self, level: int) -> Iterator[Block]:
        """What it is for, who fills it in, how long it takes and how it is used."""
        tool = self.tool
        yield Paragraph((Words(self._in(tool.summary)),), "lead")
        time = self._word("minutes_value").format(tool.minutes)
        for label, said in (("people", self._in(tool.people)), ("minutes", time)):
            named = Words(f"{self._word(label)}:", is_bold=True)
            yield Paragraph((named, Words(f" {said}")))
        yield Heading(level, self._word("how"))
        items = []
        for number, text in enumerate(tool.how, 1):
            items.append(Item(f"{number}.", self._pieces(self._in(text))))
        yield Listing(tuple(items))
        if tool.law_read:
            day = languages.long_date(tool.law_read, self.language)
            yield Paragraph((Words(self._word("law").format(day)),), "hint")

    def _part(self, part: Part, clauses_before: int) -> Iterator[Block]:
        is_sent = self.tool.kind == "letter" and part.letter
        if not is_sent:
            yield Heading(1, self._in(part.heading))
        if part.text:
            yield from self._text(self._in(part.text), "body")
        for blank in part.blanks:
            hint = self._pieces(self._in(blank.hint)) if blank.hint else ()
            yield Question(self._in(blank.label), hint, self._fill(blank))
        if part.table:
            yield grid(part.table, self.language, self.filled)
        if part.scale:
            yield from scale(part.scale, self.language, self.filled, self._pieces)
        number = clauses_before
        for clause in part.clauses:
            if self.filled.get(names.kept(clause.name)) != "no":
                number += 1
                yield from self._clause(clause, number)
        if part.letter:
            yield from self._text(self._in(part.letter.text), "body")
        if part.signatures:
            yield signatures(part.signatures, self.language, self.filled)

    def _clause(self, clause: Clause, number: int) -> Iterator[Block]:
        margin = tuple(self._margin(clause)) if self.with_notes else ()
        optional = names.kept(clause.name) if clause.optional else ""
        yield Heading(2, self._in(clause.title), number, margin, optional)
        yield from self._text(self._in(clause.text), "body")

    def _margin(self, clause: Clause) -> Iterator[Margin]:
        note = clause.note
        if note:
            said: list[tuple[str, Text | None]] = [
                ("note_for", note.meant_for),
                ("note_decide", note.decide),
                ("note_example", note.example),
                ("note_wrong", note.wrong),
            ]
            for label, text in said:
                if text:
                    yield Margin(self._word(label), self._pieces(self._in(text)))
            if note.case:
                title, address = self._page(f"../cases/{note.case}.md")
                if title:  # else it has been withdrawn
                    yield Margin(self._word("note_case"), (Words(title, address=address),))
        if clause.optional:
            allowed = (Words(self._word("note_optional_text")),)
            yield Margin(self._word("note_optional"), allowed)

    def _text(self, text: str, style: Style) -> Iterator[Block]:
        """Paragraphs, and lists where they begin with a mark."""
        items: list[tuple[int, Item]] = []
        for paragraph in prose.paragraphs(text):
            pieces = self._of_runs(paragraph.runs)
            if paragraph.mark:
                items.append((paragraph.level, Item(paragraph.mark, pieces)))
                continue
            if items:
                yield Listing(_nested(items))
                items = []
            is_signed = len(pieces) == 1 and self._is_signatory(pieces[0])
            yield Paragraph(pieces, "signed" if is_signed else style)
        if items:
            yield Listing(_nested(items))

    def _is_signatory(self, piece: Words | Fill) -> bool:
        """Whether the name of who signs a letter stands here."""
        return isinstance(piece, Fill) and self._blanks[piece.name].shared.endswith("signatory")

    def _pieces(self, text: str) -> Pieces:
        """A text on one line."""
        pieces: list[Words | Fill] = []
        for paragraph in prose.paragraphs(text):
            if pieces:
                pieces.append(Words(" "))
            pieces.extend(self._of_runs(paragraph.runs))
        return tuple(pieces)

    def _of_runs(self, runs: Sequence[prose.Run]) -> Pieces:
        pieces: list[Words | Fill] = []
        for run in runs:
            if run.blank:
                pieces.append(self._fill(self._blanks[run.blank]))
            else:
                _, address = self._page(run.target)
                pieces.append(Words(run.text, run.is_bold, run.is_italic, address))
        return tuple(pieces)

    def _page(self, target: str) -> tuple[str, str]:
        """The title and the address of what a link leads to."""
        return self.origin.page(target) if target else ("", "")

    def _fill(self, blank: Blank) -> Fill:
        return fill(blank.name, blank, self.language, self.filled)

    def _in(self, text: Mapping[str, str]) -> str:
        return text[self.language]

    def _word(self, key: str) -> str:
        return words(key, self.language)


def _nested(items: Sequence[tuple[int, Item]]) -> tuple[Item, ...]:
    """Items one after the other as a list whose items hold those that are deeper."""
    lists: list[Item] = []
    for level, item in items:
        if lists and level > 1 and _level(lists[-1]) < level:
            above = lists[-1]
            lists[-1] = Item(above.mark, above.pieces, (*above.inner, item))
        else:
            lists.append(item)
    return tuple(lists)


def _level(item: Item) -> int:
    return prose.Paragraph((), item.mark).level
