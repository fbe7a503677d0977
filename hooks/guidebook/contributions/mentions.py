"""Where else in the project a case is told: links and notes, sections about it, its title, partners
and sources.

What is found is for people to read and decide on. Nothing is changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guidebook.cases import withdrawn
from guidebook.cases.collection import Case
from guidebook.text import content_files
from guidebook.translations import states

KINDS = ("section", "link", "note", "title", "source", "partner", "beside", "test")
"""What a mention can be; a sentence is told once, as the first of these that it is. `beside` is one
in a paragraph of which another sentence tells the case."""

_NOT_TOLD = (states.PATH, withdrawn.PATH)
"""Files of docs/ whose lines are taken out and put in without anybody reading them."""

_NOTE = re.compile(r"\[\^[\w-]+\]:")
_MARKER = re.compile(r"\[[A-Z]+(?:: [^\]]+)?\]")
_HEADING = re.compile(r"^(#{1,6}) +\S")
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?:\[\^[\w-]+\])*(?=\s|$)|$)")
"""A sentence with the notes behind its last sign; an abbreviation may end one early."""
_LONGEST = 240  # characters of a sentence that are shown
_SHORTEST_NAME = 4  # letters; shorter names of partners stand in other words too
_MAX_KB = 1000


@dataclass(frozen=True)
class Mention:
    """A sentence that tells a case, at a line of a file, as one of KINDS."""

    path: str
    line: int
    kind: str
    text: str


def of_case(slug: str, case: Case | None, others: Iterable[Case], root: Path) -> list[Mention]:
    """Every mention of a case in the project at `root`, by file and line.

    `case` is None where its files can't be read; `others` are the cases that stay.
    """
    patterns = _patterns(slug, case, others)
    found: list[Mention] = []
    for path in _files(slug, root):
        text, _ = content_files.read(path, root, _MAX_KB)
        shown = path.relative_to(root).as_posix()
        found += _in_text(text or "", shown, slug, patterns)
    return found


def _files(slug: str, root: Path) -> Iterator[Path]:
    """The texts of docs/ that readers see but for the case's own, and the tests."""
    for pattern in ("**/*.md", "*.yml", "tools/*.yml", "figures/*.svg"):
        for path in content_files.paths(root, pattern):
            shown = path.relative_to(root).as_posix()
            is_own = shown in (f"docs/cases/{slug}.md", f"docs/cases/{slug}.en.md")
            if not is_own and shown not in _NOT_TOLD:
                yield path
    for path in sorted((root / "tests").rglob("*")):
        if path.suffix in (".py", ".yml") and path.is_file():
            yield path


def _patterns(
    slug: str, case: Case | None, others: Iterable[Case]
) -> Mapping[str, re.Pattern[str]]:
    """By kind what a line of it holds; a kind that can't be told is left out."""
    name = re.escape(slug)
    patterns = {
        # The deeper `case` is a tool's; that of a checklist item is taken out without reading.
        "link": rf"\b{name}(?:\.en)?\.md\b|/{name}/|^ {{6,}}case: *{name}$",
        "note": rf"\[\^{name}-[\w-]+\]",
    }
    if case:
        patterns["title"] = _any(case.title.values())
        patterns["source"] = _any(_addresses(case))
        patterns["partner"] = _any(_own_names(case, others))
    return {kind: re.compile(pattern) for kind, pattern in patterns.items() if pattern}


def _any(texts: Iterable[str]) -> str:
    """A pattern for any of the texts as whole words."""
    escaped = [re.escape(text) for text in sorted(set(texts), key=len, reverse=True) if text]
    return rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)" if escaped else ""


def _in_text(
    text: str, path: str, slug: str, patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Mention]:
    """The mentions in one file; of the tests only those by the case's name."""
    in_tests = path.startswith("tests/")
    named = re.compile(rf"(?<![\w-]){re.escape(slug)}(?![\w-])")
    section = 0  # the level of the heading that we are below, if it is about the case
    for number, line in enumerate(text.split("\n"), 1):
        if in_tests:
            if named.search(line):
                yield Mention(path, number, "test", _shortened(line))
            continue
        heading = _HEADING.match(line)
        if heading and path.endswith(".md"):
            level = len(heading[1])
            if f"#{slug} " in line or f"#{slug}}}" in line:
                section = level
            elif level <= section:
                section = 0
        if section and line.strip() and not _MARKER.fullmatch(line):
            yield Mention(path, number, "section", _shortened(line))
        else:
            yield from _in_paragraph(line, path, number, patterns)


def _in_paragraph(
    line: str, path: str, number: int, patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Mention]:
    """Every sentence of a line of which one tells the case; a note is one sentence."""
    is_prose = path.endswith(".md") and not _NOTE.match(line)
    sentences = _SENTENCE.findall(line) if is_prose else [line]
    kinds = [_kind_of(sentence, patterns) for sentence in sentences]
    if any(kinds):
        for kind, sentence in zip(kinds, sentences, strict=True):
            yield Mention(path, number, kind or "beside", _shortened(sentence))


def _kind_of(sentence: str, patterns: Mapping[str, re.Pattern[str]]) -> str:
    """The first kind that a sentence is, or nothing."""
    for kind in KINDS:
        if kind in patterns and patterns[kind].search(sentence):
            return kind
    return ""


def _shortened(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    plain = " ".join(shown.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


def _addresses(case: Case) -> list[str]:
    """The web addresses of its sources."""
    return [record.get("url", "") for record in _records(case, "sources")]


def _own_names(case: Case, others: Iterable[Case]) -> set[str]:
    """What its partners are called, but for the partners of other cases and unnamed actors."""
    if case.facts.get("kind") == "illustration":
        return set()
    names = _names(case)
    for other in others:
        names -= _names(other)
    return names


def _names(case: Case) -> set[str]:
    """The names of all partners: `PT Contoh (Toko)` is called `PT Contoh` and `Toko`."""
    names: set[str] = set()
    for record in _records(case, "partners"):
        for key in ("name", "name_en"):
            for name in re.split(r"[()]", record.get(key, "")):
                plain = name.strip(" ,")
                if len(plain) >= _SHORTEST_NAME and plain != plain.lower():
                    names.add(plain)
    return names


def _records(case: Case, field: str) -> list[dict[str, str]]:
    """The records of a fact with their texts; none where it is something else."""
    value = case.facts.get(field)
    records: list[dict[str, str]] = []
    for record in value if isinstance(value, list) else []:
        if isinstance(record, dict):
            records.append({key: text for key, text in record.items() if isinstance(text, str)})
    return records
