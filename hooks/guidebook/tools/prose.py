"""The texts of tools taken apart: paragraphs of runs, with bold and italic words, links
and blanks.

Every line is a paragraph. One may begin with a mark, `(1)`, `1.`, `a.` or `-`, and belongs to a list
then. What else Markdown or HTML knows has no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"(\(\d{1,2}\)|\([a-z]\)|\d{1,2}\.|[a-z]\.|-) +")
_RUN = re.compile(
    r"\*\*(?P<bold>[^*]{1,300})\*\*"
    r"|\*(?P<italic>[^*\s](?:[^*]{0,200}[^*\s])?)\*"
    r"|\[(?P<words>[^\[\]]{1,200})\]\((?P<target>[^()\s]{1,300})\)"
    r"|\{(?P<blank>[a-z0-9-]{1,60})\}"
)
_LEFT_OVER = re.compile(r"\*|\]\(|[{}`]|__|^#|^>|\|")


@dataclass(frozen=True)
class Run:
    """Some words of a paragraph, or a `blank` by its name; `target` is where a link leads."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    target: str = ""
    blank: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the mark that it begins with, if it is one of a list."""

    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def level(self) -> int:
        """How deep it is set: 0 without a mark, 1 below `(1)` and `1.`, 2 below a letter or `-`."""
        if not self.mark:
            return 0
        return 1 if any(sign.isdigit() for sign in self.mark) else 2

    @property
    def text(self) -> str:
        """Its words without marks and links; a blank is `…`."""
        return "".join("…" if run.blank else run.text for run in self.runs)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """A text taken apart."""
    found = []
    for line in text.split("\n"):
        if line.strip():
            mark, rest = _parted(line.strip())
            found.append(Paragraph(tuple(_runs(rest)), mark))
    return tuple(found)


def blanks(text: str) -> list[str]:
    """The names of the blanks in a text, each once."""
    return list(dict.fromkeys(run.blank for run in _all_runs(text) if run.blank))


def targets(text: str) -> list[str]:
    """Where the links of a text lead."""
    return [run.target for run in _all_runs(text) if run.target]


def left_over(text: str) -> str:
    """The first sign that looks like markup and is none here; nothing where there is none."""
    for paragraph in paragraphs(text):
        for run in paragraph.runs:
            if sign := _LEFT_OVER.search(run.text):
                return sign[0]
    return ""


def _all_runs(text: str) -> Iterator[Run]:
    for paragraph in paragraphs(text):
        yield from paragraph.runs


def _parted(line: str) -> tuple[str, str]:
    mark = _MARK.match(line)
    return (mark[1], line[mark.end() :]) if mark else ("", line)


def _runs(line: str) -> Iterator[Run]:
    place = 0
    for found in _RUN.finditer(line):
        if before := line[place : found.start()]:
            yield Run(before)
        if found["bold"]:
            yield Run(found["bold"], is_bold=True)
        elif found["italic"]:
            yield Run(found["italic"], is_italic=True)
        elif found["blank"]:
            yield Run("", blank=found["blank"])
        else:
            yield Run(found["words"], target=found["target"])
        place = found.end()
    if rest := line[place:]:
        yield Run(rest)
