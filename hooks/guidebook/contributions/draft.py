"""A case study as somebody filled it in, before it becomes files (case_writer.py).

The web form, an issue and a Word file all end in a draft. It is plain data, the same that
`case-form/draft.js` keeps in the browser; a test compares the files both make of it. What stands
in a draft is what people typed; the functions here clean it.
"""

from __future__ import annotations

import re
from typing import TypedDict

from guidebook.cases.body import FENCE
from guidebook.text.unseen import unseen

Record = dict[str, str]
"""A partner or a source: text by the names of its fields in cases/schema.py."""

Fact = str | bool | list[str] | list[Record]
"""The answer to one question: text, yes or no, some lines, or some records."""


class Text(TypedDict, total=False):
    """What is written in one language; `sections` are up to five texts, in order."""

    title: str
    summary: str
    sections: list[str]


class Draft(TypedDict, total=False):
    """All the answers: `facts` by the names of cases/schema.py, `texts` by language.

    `name` is that of the file without ending, or empty; only languages that are written have a
    text.
    """

    name: str
    facts: dict[str, Fact]
    texts: dict[str, Text]


_SPACE = re.compile("[\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_SEPARATORS = re.compile("[\v\f\u0085\u2028\u2029]")
_NEVER_CHARACTERS = "\ufffe\uffff"  # no file of YAML may hold them
_BULLET = re.compile("^[•●▪◦‣∙·–—] +")
_BLOCK = re.compile(r"^ *(?:[-*+] |\d+[.)] |>|\|)")
"""The beginning of an item of a list, of a quotation or of a row of a table."""
_DEEPEST = 12  # blanks before an item of a list


def line(text: object) -> str:
    """Text of one line, without signs that can't be seen and with single spaces."""
    return _SPACE.sub(" ", _seen(str(text)).replace("\n", " ")).strip()


def prose(text: object) -> str:
    """Paragraphs with an empty line between them, as Markdown wants it.

    Whoever presses Enter once means a new paragraph. Lists, quotations, tables and blocks of code
    stay together.
    """
    lines: list[str] = []
    fenced = False
    before = ""
    for raw in _seen(str(text)).split("\n"):
        shown = raw.rstrip() if fenced else _tidy(raw, before)
        if not fenced and shown and before and not _joined(before, shown):
            lines.append("")
        if fenced or shown or before:
            lines.append(shown)
        if FENCE.match(shown):
            fenced = not fenced
        before = shown
    return "\n".join(lines).strip("\n")


def _seen(text: str) -> str:
    """Text whose signs can all be seen, with line feeds alone between lines."""
    text = _SEPARATORS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(filter(_can_be_seen, text))


def _can_be_seen(character: str) -> bool:
    if character == "\n" or _SPACE.match(character):
        return True
    return not unseen(character) and character not in _NEVER_CHARACTERS


def _tidy(raw: str, before: str) -> str:
    """A line with single spaces, indented only where it goes on with a list.

    Elsewhere four blanks at the beginning of a line would make it code.
    """
    words = _SPACE.sub(" ", raw).strip(" ")
    indent = 0
    if words and _in_block(before):
        indent = len(raw) - len(raw.lstrip(" \t"))
    return " " * min(indent, _DEEPEST) + _BULLET.sub("- ", words)


def _joined(before: str, after: str) -> bool:
    """Whether two lines belong to one list, quotation or table."""
    if FENCE.match(before) or FENCE.match(after):
        return False
    return _in_block(before) and _in_block(after)


def _in_block(text: str) -> bool:
    return bool(_BLOCK.match(text)) or text.startswith("  ")
