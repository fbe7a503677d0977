"""The source text of pages as far as checks need it: headings, links, figures, footnotes and
markers by line.

The patterns are bounded, so that no line of a contributed page takes long: what is longer than a
bound is not taken for a link or a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guidebook.problems.finding import Finding
from guidebook.text import content_files

_FENCE = re.compile(r"^ *(```|~~~)")
_HEADING = re.compile(r"^(#{1,6}) +\S")
_HEADING_ID = re.compile(r"\{ *#([\w-]+) *\}$")
_LINK = re.compile(
    r"(?<!!)\[(?:[^\]\[]|\[[^\]]{0,200}\]){0,300}\]"  # the text, with brackets one level deep
    r"\(([^)\s]{1,500})(?:\s[^)]{0,300})?\)"  # the target, and perhaps a title
    r"|<(https?://[^>]{1,500})>"
)
_FIGURE = re.compile(r"!\[[^\]]{0,500}\]\(([^)\s]{1,500})\)")
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
        """Read a page; `root` is the project, from which the page is named.

        Never raises for its content: bytes that are not UTF-8 become replacement characters.
        """
        text = path.read_bytes().decode("utf-8-sig", "replace")
        return cls(path.relative_to(root).as_posix(), tuple(text.splitlines()))

    def prose(self) -> Iterator[tuple[int, str]]:
        """Each line of text with its number, without front matter and fenced code."""
        inside_front_matter = bool(self.lines) and self.lines[0] == "---"
        inside_fence = False
        for number, line in enumerate(self.lines, 1):
            if inside_front_matter:
                inside_front_matter = number == 1 or line != "---"
            elif _FENCE.match(line):
                inside_fence = not inside_fence
            elif not inside_fence:
                yield number, line

    def headings(self) -> list[Mark]:
        """Headings by explicit id, empty where there is none."""
        marks = []
        for number, line in self.prose():
            if heading := _HEADING.match(line):
                explicit_id = _HEADING_ID.search(line)
                marks.append(Mark(number, explicit_id[1] if explicit_id else "", len(heading[1])))
        return marks

    def links(self) -> list[Mark]:
        """Targets of links, in order."""
        return self._marks(_LINK)

    def figures(self) -> list[Mark]:
        """Targets of images, in order."""
        return self._marks(_FIGURE)

    def footnotes(self) -> list[Mark]:
        """Labels of footnotes, in order of use and then of definition."""
        return self._marks(_FOOTNOTE)

    def references(self) -> list[Mark]:
        """Numbers of a case study's sources, `[3]`, in order."""
        return self._marks(_REFERENCE)

    def markers(self) -> list[Mark]:
        """Lines that the build replaces, such as `[CHECKLIST: partners]`."""
        return [Mark(number, line) for number, line in self.prose() if _MARKER.match(line)]

    def _marks(self, pattern: re.Pattern[str]) -> list[Mark]:
        """Each match in the prose by the first of its groups that took part."""
        marks = []
        for number, line in self.prose():
            for match in pattern.finditer(line):
                marks.append(Mark(number, match[match.lastindex or 0]))
        return marks


def load(path: Path, root: Path) -> tuple[MarkdownSource | None, list[Finding]]:
    """Read a contributed page of the project at `root`, or say why it can't be read."""
    text, findings = content_files.read(path, root)
    if text is None:
        return None, findings
    return MarkdownSource(path.relative_to(root).as_posix(), tuple(text.splitlines())), []
