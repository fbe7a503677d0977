"""A tool as a PDF to print: tagged, with lines to write on, or with what has been filled in.

Typst sets them (tool.typ); texts reach it as data, so that no sign in them is code. It has the
letters of our font alone, and says which sign is not among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.problems.finding import ContentError, Finding, finding
from guidebook.theme import fonts
from guidebook.theme.typesetting import Job, TypesettingError, typeset
from guidebook.tools.blocks import (
    Block,
    Content,
    Fill,
    Grid,
    Heading,
    Item,
    Listing,
    NewPage,
    Origin,
    Paragraph,
    Pieces,
    Question,
    Signatures,
    kept_with_next,
    words,
)
from guidebook.tools.content import content
from guidebook.tools.tool import Tool
from guidebook.tools.values import Values

_KINDS = {
    Heading: "heading",
    Paragraph: "paragraph",
    Listing: "listing",
    Question: "question",
    Grid: "grid",
    Signatures: "signatures",
    NewPage: "new_page",
}
_MADE = 1767225600
"""The first of January 2026: not the day of the build, so that the same content is the same file."""

_LONGEST_WHOLE = 600  # letters of an answer that a page break may not cut
_SENTENCE = 8  # words
_LONGEST_BESIDE = 40  # letters of a label that has its line behind it
_LOW, _HIGH = 6, 8
"""Millimetres of a row to write in, for one line of handwriting and for two."""


@dataclass(frozen=True)
class Sheet:
    """One PDF: a tool in a language, blank or with values, with or without notes in the margin."""

    tool: Tool
    language: str
    values: Values | None = None
    with_notes: bool = False

    @property
    def name(self) -> str:
        """The file among all PDFs of tools."""
        parts = [self.tool.name, self.language]
        parts += ["filled"] if self.values else []
        parts += ["notes"] if self.with_notes else []
        return " ".join(parts)


def sheet(
    tool: Tool,
    language: str,
    values: Values | None = None,
    origin: Origin | None = None,
    with_notes: bool = False,
) -> bytes:
    """One PDF, the same bytes for the same tool and values; ContentError where it can't be set."""
    (data,) = sheets([Sheet(tool, language, values, with_notes)], {language: origin or Origin()})
    return data


def sheets(
    wanted: Sequence[Sheet], origins: Mapping[str, Origin], cache: Cache = NO_CACHE
) -> list[bytes]:
    """The PDFs; `origins` are where they come from by language and ContentError names what can't be
    set. Those that are not in the cache are set together: starting Typst takes longer than a PDF.
    """
    jobs = [_job(each, origins[each.language]) for each in wanted]
    keys = [digest(job.inputs, job.seconds) for job in jobs]
    files = []
    for each, key in zip(wanted, keys, strict=True):
        files.append(cache.get_file("tool-pdf", each.name, key))
    missing = [place for place, data in enumerate(files) if data is None]
    results = typeset([jobs[place] for place in missing]) if missing else []
    findings: list[Finding] = []
    for place, result in zip(missing, results, strict=True):
        each = wanted[place]
        if isinstance(result, TypesettingError):
            found = {"key": each.tool.name, "language": each.language, "found": str(result)}
            findings.append(finding(each.tool.path, 1, "tool-pdf", **found))
        else:
            cache.put_file("tool-pdf", each.name, keys[place], result)
            files[place] = result
    if findings:
        raise ContentError(*findings)
    return [data for data in files if data is not None]


def _job(wanted: Sheet, origin: Origin) -> Job:
    said = content(wanted.tool, wanted.language, wanted.values, origin, wanted.with_notes)
    template = Path(__file__).with_name("tool.typ")
    return Job(template, {"data": _data(said, origin)}, fonts.FOLDER, "pdf", _MADE)


def _data(said: Content, origin: Origin) -> str:
    """All that the PDF says, as JSON for Typst."""
    has_title = any(isinstance(block, Heading) and not block.level for block in said.blocks)
    data = {
        "language": said.language,
        "site": origin.site,
        "title": said.title,
        "header": said.header,
        "footer": said.footer,
        "is_wide": said.is_wide,
        "depth": 1 if has_title else 0,
        "page": words("page", said.language),
        "is_read": any(isinstance(block, Heading) and block.margin for block in said.blocks),
        "article": words("article", said.language),
        "blocks": list(_with_margins(said.blocks)),
    }
    return json.dumps(data, ensure_ascii=False)


def _with_margins(blocks: Sequence[Block]) -> Iterator[dict[str, Any]]:
    """The blocks, those of a clause with notes together, so that the notes stand beside them."""
    clause: dict[str, Any] | None = None
    kept = kept_with_next(blocks)
    for place, block in enumerate(blocks):
        if isinstance(block, Heading):
            clause = None
            if block.margin:
                margin = [asdict(each) for each in block.margin]
                clause = {"kind": "clause", "margin": margin, "blocks": [_shown(block)]}
                yield {**clause, "is_kept": False}
                continue
        if clause is None:
            yield {**_shown(block), "is_kept": place in kept}
        else:
            clause["blocks"].append(_shown(block))


def _shown(block: Block) -> dict[str, Any]:
    """A block as tool.typ takes it."""
    shown = {"kind": _KINDS[type(block)], **asdict(block)}
    match block:
        case Listing():
            shown["items"] = [_item(item) for item in block.items]
        case Question():
            shown["is_short"] = _is_short(block)
            shown["is_whole"] = len(block.fill.value) <= _LONGEST_WHOLE
        case Grid():
            shown["heads"] = _heads(block)
            shown["rows"] = [_row(row, len(block.heads)) for row in block.rows]
            shown["height"] = _height(block)
            shown["repeats"] = not _reads_as_prose(block)
        case Signatures():
            shown["rows"] = [_row(row, 1) for row in block.rows]
    return shown


def _heads(grid: Grid) -> list[dict[str, Any]]:
    """The columns; only where numbers are printed do they stand below one another."""
    heads = []
    for place, head in enumerate(grid.heads):
        values = [each.value for row in grid.rows for each in row[place] if isinstance(each, Fill)]
        heads.append({**asdict(head), "is_number": head.is_number and any(values)})
    return heads


def _item(item: Item) -> dict[str, Any]:
    inner = [_item(each) for each in item.inner]
    return {**asdict(item), "number": item.number, "inner": inner}


def _is_short(question: Question) -> bool:
    """Whether the line to write on stands behind the label."""
    fill = question.fill
    is_one_line = fill.type not in ("text", "choice")
    is_bare = not question.hint and not fill.value
    return is_one_line and is_bare and len(question.label) <= _LONGEST_BESIDE


def _row(row: tuple[Pieces, ...], columns: int) -> list[dict[str, Any]]:
    """The cells: what they say while they are empty, and whether a page break may cut them."""
    cells = []
    for pieces in row:
        length = sum(len(each.value) for each in pieces if isinstance(each, Fill))
        ghosts = [_ghost(each, columns) for each in pieces if isinstance(each, Fill)]
        pieces_shown = [asdict(each) for each in pieces]
        is_whole = length <= _LONGEST_WHOLE
        cells.append({"pieces": pieces_shown, "ghost": "".join(ghosts), "is_whole": is_whole})
    return cells


def _ghost(fill: Fill, columns: int) -> str:
    """What an empty cell says: the currency, or what may be chosen, to be circled."""
    if fill.type == "rupiah":
        return "Rp"
    offered = "  ".join(fill.options)
    longest = 8 if columns > 4 else 40
    return offered if len(offered.replace("  ", " ")) < longest else ""


def _reads_as_prose(grid: Grid) -> bool:
    """Whether the headings of the columns are as long as a sentence.

    On further pages they stand outside what is read aloud, and checkers take them for lost text.
    """
    said = " ".join(head.label for head in grid.heads).split()
    return len(said) >= _SENTENCE


def _height(grid: Grid) -> int:
    """Millimetres of a row to write in."""
    types = {
        each.type for row in grid.rows for cell in row for each in cell if isinstance(each, Fill)
    }
    return _HIGH if "text" in types else _LOW
