"""The worked example, docs/tools/example.yml: one invented partnership whose people fill in the
tools in turn.

What stands there is read into the values that anybody's answers have (values.py), once for each
language, and checked against the tools.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import data_markup, yaml_reader
from guidebook.text.yaml_reader import Value, fields
from guidebook.tools import names, shapes
from guidebook.tools.reader import Tools
from guidebook.tools.tool import LONGEST_TABLE, NUMBERS, Blank, Column, Scale, Table, Text, Tool
from guidebook.tools.values import Values, as_number, completed

PATH = "docs/tools/example.yml"

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Chapter:
    """A tool as the partners filled it in: what has happened so far, and the values by language."""

    tool: Tool
    about: Text
    values: Mapping[str, Values]


@dataclass(frozen=True)
class Example:
    """The story in order, and what is wrong with the file; with anything wrong there are no
    chapters.
    """

    title: Text
    about: Text
    chapters: Mapping[str, Chapter]
    findings: tuple[Finding, ...]


NONE = Example({}, {}, {}, ())


def load(root: Path, loaded: Tools) -> Example:
    """Read the example of the project at `root`, which need not be there. Never raises for bad
    content.
    """
    whole, findings = yaml_reader.load(root, PATH, optional=True)
    if whole is None:
        return Example({}, {}, {}, tuple(findings))
    findings += data_markup.check(whole, PATH)
    findings += shapes.check(whole, "example", PATH)
    facts = fields(whole)
    tools = loaded.by_name()
    chapters: dict[str, Chapter] = {}
    for name, chapter in fields(facts.get("tools")).items():
        if name not in loaded.names:
            known = ", ".join(sorted(loaded.names))
            near = nearest(name, loaded.names)
            line = chapter.key_line
            findings.append(
                finding(PATH, line, "unknown-tool", found=name, nearest=near, allowed=known)
            )
        if name not in tools:  # what is wrong with it is told
            continue
        filled = _Filled(tools[name])
        filled.read(fields(fields(chapter).get("values")))
        findings += filled.findings
        about = _texts(fields(chapter).get("about"))
        by_language = {}
        for language in LANGUAGES:
            by_language[language] = completed(tools[name], filled.values[language])
        chapters[name] = Chapter(tools[name], about, by_language)
    if findings or loaded.findings:
        return Example({}, {}, {}, tuple(sorted(findings)))
    return Example(_texts(facts["title"]), _texts(facts["about"]), chapters, ())


@dataclass
class _Filled:
    """A tool's values by language as they are read, and what is wrong with them."""

    tool: Tool
    values: dict[str, dict[str, str]] = field(
        default_factory=lambda: {language: {} for language in LANGUAGES}
    )
    findings: list[Finding] = field(default_factory=list)

    def read(self, facts: Mapping[str, Value]) -> None:
        """Everything that stands below `values`."""
        blanks = {blank.name: blank for blank in self.tool.blanks()}
        tables = {part.table.name: part.table for part in self.tool.parts if part.table}
        scales = {part.scale.name: part.scale for part in self.tool.parts if part.scale}
        known = [*blanks, *tables, *scales, "clauses", "signatures"]
        self.findings += yaml_reader.unknown_keys(facts, known, PATH, f"{self.tool.name}: ")
        for key, value in facts.items():
            if key in blanks:
                self._put(key, value, blanks[key])
            elif key in tables:
                self._read_table(tables[key], value)
            elif key in scales:
                self._read_scale(scales[key], value)
        self._read_clauses(facts.get("clauses"))
        self._read_signatures(facts.get("signatures"))

    def _put(self, name: str, value: Value, asked: Blank | Column | None = None) -> None:
        """One value, the same in both languages or one for each."""
        by_language = fields(value)
        if by_language:
            line = value.key_line
            self.findings += yaml_reader.check_keys(
                by_language, LANGUAGES, PATH, line, shown=f"{name}: "
            )
        for language in LANGUAGES:
            text = by_language.get(language) if by_language else value
            if text is None:
                continue
            if not isinstance(text.content, str):
                self.findings.append(finding(PATH, text.line, "empty-value", key=name))
                continue
            if asked:
                self.findings += _wrong(asked, text.content, text.line)
            self.values[language][name] = text.content.strip()

    def _read_table(self, table: Table, value: Value) -> None:
        columns = {column.name: column for column in table.typed_columns if not column.product}
        given = [row.name for row in table.given]
        rows: dict[str, Value] = {}
        if given:
            rows = fields(value)
            self.findings += yaml_reader.unknown_keys(rows, given, PATH, f"{table.name}: ")
        elif isinstance(value.content, tuple):
            rows = {str(number): row for number, row in enumerate(value.content, 1)}
        if not rows or len(rows) > LONGEST_TABLE:
            size = {"found": len(rows), "expected": LONGEST_TABLE}
            self.findings.append(
                finding(PATH, value.key_line, "example-rows", key=table.name, **size)
            )
        for row, cells in rows.items():
            known = list(columns)
            self.findings += yaml_reader.unknown_keys(fields(cells), known, PATH, f"{table.name}: ")
            for column, cell in fields(cells).items():
                if column in columns:
                    self._put(names.cell(table.name, row, column), cell, columns[column])

    def _read_scale(self, scale: Scale, value: Value) -> None:
        facts = fields(value)
        keys = ("partners", "answers", "evidence")
        self.findings += yaml_reader.unknown_keys(facts, keys, PATH, f"{scale.name}: ")
        for number, partner in enumerate(_list(facts.get("partners")), 1):
            self._put(names.partner(scale.name, number), partner)
        known = [statement.name for statement in scale.statements]
        points = [str(number + 1) for number in range(len(scale.points))]
        for key in ("answers", "evidence"):
            told = fields(facts.get(key))
            self.findings += yaml_reader.unknown_keys(told, known, PATH, f"{scale.name}: ")
        for statement, answers in fields(facts.get("answers")).items():
            for number, answer in enumerate(_list(answers), 1):
                if answer.content not in points or number > scale.partners:
                    values = {"found": answer.content, "key": statement, "nearest": ""}
                    allowed = ", ".join(points)
                    line = answer.line
                    self.findings.append(
                        finding(PATH, line, "vocabulary", allowed=allowed, **values)
                    )
                self._put(names.answer(scale.name, statement, number), answer)
        for statement, evidence in fields(facts.get("evidence")).items():
            self._put(names.evidence(scale.name, statement), evidence)

    def _read_clauses(self, value: Value | None) -> None:
        optional = [clause.name for _, clause in self.tool.clauses() if clause.optional]
        self.findings += yaml_reader.unknown_keys(fields(value), optional, PATH, "clauses: ")
        for name, kept in fields(value).items():
            if kept.content not in ("yes", "no"):
                found = {"found": kept.content, "key": name, "nearest": "", "allowed": "yes, no"}
                self.findings.append(finding(PATH, kept.line, "vocabulary", **found))
            self._put(names.kept(name), kept)

    def _read_signatures(self, value: Value | None) -> None:
        for party, signed in enumerate(_list(value), 1):
            self.findings += yaml_reader.unknown_keys(
                fields(signed), names.SIGNED, PATH, "signatures: "
            )
            for what, text in fields(signed).items():
                self._put(names.signature(party, what), text)


def _wrong(asked: Blank | Column, text: str, line: int) -> Iterator[Finding]:
    """A value that its type can't have."""
    if asked.type == "choice" and text not in (asked.options or {}):
        options = list(asked.options or {})
        near = nearest(text, options)
        found = {"found": text, "key": asked.name, "nearest": near}
        yield finding(PATH, line, "vocabulary", allowed=", ".join(options), **found)
    elif asked.type in NUMBERS and as_number(text) is None:
        yield finding(PATH, line, "example-number", key=asked.name, found=text)
    elif asked.type == "date" and not _is_day(text):
        yield finding(PATH, line, "example-day", key=asked.name, found=text)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _texts(value: Value | None) -> Text:
    return {language: str(text.content) for language, text in fields(value).items()}


def _list(value: Value | None) -> tuple[Value, ...]:
    return value.content if value and isinstance(value.content, tuple) else ()
