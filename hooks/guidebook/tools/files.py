"""The files beside the page of a tool, by name: to fill in by hand and in Word, with the notes of
its clauses, in two languages side by side, and filled in for the worked example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from guidebook.cache.digests import digest
from guidebook.cache.store import NO_CACHE, Cache
from guidebook.tools import pdf, word, word_columns
from guidebook.tools.blocks import Content, Origin
from guidebook.tools.content import content
from guidebook.tools.tool import Tool
from guidebook.tools.values import Values

NOTES = {"id": "catatan", "en": "notes"}
EXAMPLE = {"id": "contoh", "en": "example"}
"""What the names of files end with that are not blank."""


@dataclass(frozen=True)
class Wanted:
    """A tool whose files are made in a language: blank, or with the values of the example."""

    tool: Tool
    language: str
    values: Values | None = None

    @property
    def has_notes(self) -> bool:
        """Whether there are files with notes too."""
        return self.values is None and self.tool.has_notes

    def name(self, ending: str = "") -> str:
        """The name of a file, before the point."""
        endings = [EXAMPLE[self.language]] if self.values else []
        endings += [ending] if ending else []
        return "-".join([self.tool.address(self.language), *endings])


def made(
    wanted: Sequence[Wanted], origins: Mapping[str, Origin], cache: Cache = NO_CACHE
) -> list[dict[str, bytes]]:
    """The files of each by name. ContentError names what can't be printed."""
    sheets = []
    for each in wanted:
        sheets += [sheet for _, sheet in _sheets(each)]
    printed = iter(pdf.sheets(sheets, origins, cache))
    found = []
    for each in wanted:
        files = {f"{name}.pdf": next(printed) for name, _ in _sheets(each)}
        for name, key, make in _word_files(each, origins):
            files[name] = cache.made("tool-word", f"{each.language} {name}", key, make)
        found.append(files)
    return found


def _sheets(wanted: Wanted) -> Iterator[tuple[str, pdf.Sheet]]:
    tool, language = wanted.tool, wanted.language
    yield wanted.name(), pdf.Sheet(tool, language, wanted.values)
    if wanted.has_notes:
        yield wanted.name(NOTES[language]), pdf.Sheet(tool, language, with_notes=True)


def _word_files(
    wanted: Wanted, origins: Mapping[str, Origin]
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """Each Word file by name, with the key of what it says, and what makes it."""
    tool, language = wanted.tool, wanted.language
    origin = origins[language]
    said = content(tool, language, wanted.values, origin)
    yield f"{wanted.name()}.docx", _key(said), partial(word.written, said, origin)
    if wanted.has_notes:
        noted = content(tool, language, wanted.values, origin, with_notes=True)
        name = wanted.name(NOTES[language])
        yield f"{name}.docx", _key(noted), partial(word.written, noted, origin)
    if tool.two_columns and wanted.values is None:
        both = [content(tool, each, origin=origins[each]) for each in word_columns.COLUMNS]
        name = wanted.name("-".join(word_columns.COLUMNS))
        key = digest(*map(_key, both))
        yield f"{name}.docx", key, partial(word_columns.document, tool, origins)


def _key(said: Content) -> str:
    return digest(repr(said))
