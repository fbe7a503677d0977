"""The source text of pages as far as checks need it: headings, links, figures, footnotes and
markers by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^ *(```|~~~)")
_HEADING = re.compile(r"^(#{1,6}) +(.+?)(?: *\{ *#([\w-]+) *\})?$")
_LINK = re.compile(r"(?<!!)\[(?:[^\]\[]|\[[^\]]*\])*\]\(([^)\s]+)[^)]*\)|<(https?://[^>]+)>")
_FIGURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)\)")
_FOOTNOTE = re.compile(r"\[\^([\w-]+)\]")
_REFERENCE = re.compile(r"(?<!!)\[(\d+)\](?![(:])")
_MARKER = re.compile(r"^\[[A-Z]+(?:: [^\]]+)?\]$")


@dataclass(frozen=True)
class Mark:
    """One thing at one line of a page; `level` is a heading's, 0 for anything else."""

    line: int
    value: str
    level: int = 0


@dataclass(frozen=True)
class MarkdownSource:
    """A page's Markdown with front matter and code kept apart from its prose."""

    path: str
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path, root: Path) -> MarkdownSource:
        """Read a page; `root` is the project, from which the page is named."""
        return cls(
            path.relative_to(root).as_posix(), tuple(path.read_text(encoding="utf-8").splitlines())
        )

    def prose(self) -> Iterator[tuple[int, str]]:
        """Each line of text with its number, without front matter and fenced code."""
        inside_front, inside_fence = bool(self.lines) and self.lines[0] == "---", False
        for number, line in enumerate(self.lines, 1):
            if inside_front:
                inside_front = number == 1 or line != "---"
            elif _FENCE.match(line):
                inside_fence = not inside_fence
            elif not inside_fence:
                yield number, line

    def headings(self) -> list[Mark]:
        """Headings by explicit id, empty where there is none."""
        found = ((number, _HEADING.match(line)) for number, line in self.prose())
        return [Mark(number, match[3] or "", len(match[1])) for number, match in found if match]

    def links(self) -> list[Mark]:
        """Targets of links, in order."""
        return [Mark(n, m[1] or m[2]) for n, line in self.prose() for m in _LINK.finditer(line)]

    def figures(self) -> list[Mark]:
        """Targets of images, in order."""
        return [Mark(n, m[1]) for n, line in self.prose() for m in _FIGURE.finditer(line)]

    def footnotes(self) -> list[Mark]:
        """Labels of footnotes, in order of use and then of definition."""
        return [Mark(n, m[1]) for n, line in self.prose() for m in _FOOTNOTE.finditer(line)]

    def references(self) -> list[Mark]:
        """Numbers of a case study's sources, `[3]`, in order."""
        return [Mark(n, m[1]) for n, line in self.prose() for m in _REFERENCE.finditer(line)]

    def markers(self) -> list[Mark]:
        """Lines that the build replaces, such as `[CHECKLIST: partners]`."""
        return [Mark(n, line) for n, line in self.prose() if _MARKER.match(line)]

    def words(self) -> int:
        """Words a reader reads in the text, without footnote definitions, markers and addresses."""
        text = []
        for _, line in self.prose():
            if not _MARKER.match(line) and not line.startswith("[^"):
                line = re.sub(r"^ *\d+\. |\{ *#[\w-]+ *\}|\]\([^)]*\)|\[\^[\w-]+\]", " ", line)
                text += [word for word in line.split() if any(c.isalnum() for c in word)]
        return len(text)
