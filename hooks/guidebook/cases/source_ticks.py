"""The list of source_work.py read back: what a maintainer has ticked goes into the cases.

The list may have been wrapped anew, have Windows line ends, or be partly gone; either language is
read. Where one ticked line can't be used, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidebook.cases import reader, source_lines
from guidebook.cases.collection import Case
from guidebook.cases.source_lines import Change
from guidebook.cases.source_work import words
from guidebook.languages import LANGUAGES
from guidebook.text import typed_choices, written_forms

_BOX = re.compile(r"[-*+]\s+\\?\[(?P<tick>[ xX]?)\\?\]\s*")
_ENTRY = re.compile(
    _BOX.pattern + r"`?(?P<slug>[a-z0-9][a-z0-9-]*)`?\s+\\?\[(?P<number>\d{1,3})\\?\]"
)
_ANSWERS = re.compile(r"→\s*(?:dibuka|opened):([^;→]*)(?:;[^:→]*:([^→]*))?$")
_END = re.compile(r"\n\s*\n|\n#")
_LONGEST = 2_000_000  # characters of a list


@dataclass(frozen=True)
class Said:
    """Something to tell, by its key in source_work.yml with its values; `line` is that of the
    list, 0 where it is about all of it.
    """

    key: str
    line: int = 0
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str, path: str) -> str:
        """In words of `language`; `path` is the list."""
        values = {**self.values}
        if self.key == "course":
            values["allowed"] = "; ".join(words("course", language).values())
        said = words("read", language)[self.key].format(**values)
        return f"{path}:{self.line}: {said}" if self.line else said


@dataclass(frozen=True)
class _Tick:
    """A ticked entry: the line where it begins and all that stands in it."""

    line: int
    slug: str
    number: int
    text: str


def apply(data: bytes, cases: Sequence[Case], root: Path, today: date) -> tuple[bool, list[Said]]:
    """Write what is ticked in the list `data` into the cases below `root`; whether all was right,
    and what to tell.
    """
    try:
        listed = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return False, [Said("file", 1)]
    if "\0" in listed or len(listed) > _LONGEST:
        return False, [Said("file", 1)]
    problems = list(_unread(listed))
    changes: dict[tuple[str, int], Change] = {}
    by_slug = {case.slug: case for case in cases}
    for tick in _ticks(listed):
        change = _change(tick, by_slug, today)
        if isinstance(change, Said):
            problems.append(change)
        elif changes.setdefault((tick.slug, tick.number), change) != change:
            problems.append(_said("twice", tick))
    written: dict[Path, bytes] = {}
    told: list[Said] = []
    for (slug, number), change in changes.items():
        for path in by_slug[slug].paths.values():
            file = root / path
            before = written[file] if file in written else file.read_bytes()
            if "sources" not in reader.read(before, path).facts:
                continue
            values = {"path": path, "number": str(number), "date": change.opened}
            after = source_lines.changed(before, number, change)
            if after is None:
                problems.append(Said("shape", change.line, values))
            else:
                written[file] = after
                told.append(Said("wrote", 0, values))
    if problems:
        problems.sort(key=lambda said: said.line)
        return False, [*problems, Said("stopped", 0, {"count": str(len(problems))})]
    for file, after in written.items():
        source_lines.write(file, after)
    return True, told or [Said("none")]


def _ticks(listed: str) -> Iterator[_Tick]:
    entries = list(_ENTRY.finditer(listed))
    starts = [box.start() for box in _BOX.finditer(listed)]
    for entry in entries:
        if entry["tick"] not in ("x", "X"):
            continue
        following = [start for start in starts if start >= entry.end()]
        text = listed[entry.end() : following[0] if following else len(listed)]
        text = _END.split(text)[0]
        line = listed.count("\n", 0, entry.start()) + 1
        yield _Tick(line, entry["slug"], int(entry["number"]), " ".join(text.split()))


def _unread(listed: str) -> Iterator[Said]:
    """Ticked boxes in front of something else."""
    for box in _BOX.finditer(listed):
        if box["tick"] in ("x", "X") and not _ENTRY.match(listed, box.start()):
            yield Said("unread", listed.count("\n", 0, box.start()) + 1)


def _change(tick: _Tick, cases: Mapping[str, Case], today: date) -> Change | Said:
    """What a ticked entry changes, or why it can't be used."""
    if tick.slug not in cases:
        return _said("case", tick)
    sources = cases[tick.slug].facts.get("sources")
    if not isinstance(sources, list) or not 1 <= tick.number <= len(sources):
        return _said("source", tick)
    source = sources[tick.number - 1]
    if _letters(source["title"]) not in _letters(tick.text):
        return _said("title", tick, title=source["title"])
    answers = _ANSWERS.search(tick.text)
    typed_date = answers[1].strip(" .,*_") if answers else ""
    opened = today.isoformat()
    if typed_date:
        opened = written_forms.reading("date", typed_date).value
        if len(opened) != len("2026-12-03"):
            return _said("date", tick, found=typed_date)
    if opened > today.isoformat():
        return _said("future", tick, found=opened)
    earlier = str(source.get("opened") or "")
    if earlier > opened:
        return _said("later", tick, found=opened, other=earlier)
    later = ""
    typed_course = (answers[2] or "").strip(" .,*_") if answers else ""
    if source.get("about") == "ruling" and typed_course:
        later = _course(typed_course)
        if not later:
            return _said("course", tick, found=typed_course)
    return Change(opened, later, tick.line)


def _said(key: str, tick: _Tick, **values: str) -> Said:
    return Said(key, tick.line, {"slug": tick.slug, "number": str(tick.number), **values})


def _course(typed: str) -> str:
    """What is known of later instances, by a word of the list or by any of its names."""
    for language in LANGUAGES:
        for value, word in words("course", language).items():
            if _letters(word) == _letters(typed):
                return value
    return typed_choices.choice("later_instances", typed).value


def _letters(text: str) -> str:
    """Only letters and digits, which wrapping and Markdown leave alone."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
