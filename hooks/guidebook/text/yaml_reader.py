"""YAML as people write it, with the line of every value: a case's facts, the checklist, the
glossary.

Every scalar is text as it was written, so that `no` and `2024-01-01` stay what they are. Nothing
here raises for bad content: every flaw is a finding. Anchors, tags and depth, which nothing here
needs, are refused before a tree is made.

The parser in C reads what is right ten times faster; what it objects to is read again by the one in
Python, so that what is said of a flaw does not depend on the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import content_files

MAX_KB = 1000
"""The largest data file that is read; that of the accepted translations grows with every page."""

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Signs that only the parser in C lets pass: a text that has them is read by the one in Python.
_DISAGREED = re.compile(r"\ufeff|[\[{][^\]}]{0,300}\?")

_DEPTH = 10  # the deepest, the options of a field in a clause of a tool, need nine


@dataclass(frozen=True)
class Value:
    """Text, a list of values, or a mapping of names to values, with its line. `None` is written
    `null`, or nothing.
    """

    line: int
    content: str | tuple[Value, ...] | dict[str, Value] | None
    key_line: int = 0


def load(root: Path, path: str, optional: bool = False) -> tuple[Value | None, list[Finding]]:
    """Read a data file of the project at `root`; one that is not there is like an empty one, which
    only an `optional` one may be.
    """
    file = root / path
    if not file.is_file():
        return read("", path, optional=optional)
    source, findings = content_files.read(file, root, MAX_KB)
    return (None, findings) if source is None else read(source, path, optional=optional)


def read(
    source: str, path: str, first_line: int = 1, optional: bool = False
) -> tuple[Value | None, list[Finding]]:
    """The mapping that `source` holds, and what is wrong with it; `first_line` is its place in the
    file at `path`.
    """
    if "\t" in source:
        return None, list(_tabs(source, path, first_line))
    try:
        reader = _parsed(source, path, first_line)
    except yaml.YAMLError as error:
        return None, [_unreadable(error, path, first_line)]
    if reader.signs:
        return None, reader.signs
    if reader.whole is None and optional:
        return None, []
    if reader.whole is None or not isinstance(reader.whole.content, dict):
        return None, [finding(path, first_line, "yaml", found="key: value")]
    return reader.whole, reader.findings


def plain(value: Value) -> object:
    """A value without its lines."""
    if isinstance(value.content, tuple):
        return [plain(item) for item in value.content]
    if isinstance(value.content, dict):
        return {name: plain(item) for name, item in value.content.items()}
    return value.content


def fields(value: Value | None) -> dict[str, Value]:
    """The values of a mapping by name; of anything else none."""
    return value.content if value and isinstance(value.content, dict) else {}


def unknown_keys(
    facts: Mapping[str, Value], names: Sequence[str], path: str, shown: str = ""
) -> Iterator[Finding]:
    """Only the keys in `names`; `shown` is where they stand."""
    for name, value in facts.items():
        if name not in names:
            yield finding(
                path,
                value.key_line,
                "unknown-key",
                found=shown + name,
                nearest=nearest(name, names),
                allowed=", ".join(names),
            )


def check_keys(
    facts: Mapping[str, Value],
    names: Sequence[str],
    path: str,
    line: int,
    optional: Sequence[str] = (),
    shown: str = "",
) -> Iterator[Finding]:
    """The keys in `names`, all but the optional ones, and no other; `shown` is where they stand."""
    yield from unknown_keys(facts, names, path, shown)
    for name in names:
        if name not in facts and name not in optional:
            yield finding(path, line, "missing-key", found=shown + name)


def _tabs(source: str, path: str, first_line: int) -> Iterator[Finding]:
    for number, line in enumerate(source.split("\n"), first_line):
        if "\t" in line:
            yield finding(path, number, "tab")


def _parsed(source: str, path: str, first_line: int) -> _Reader:
    """The text as read by the fastest parser that reads it right; raises YAMLError for a flaw."""
    if not _DISAGREED.search(source):
        try:
            return _Reader(source, path, first_line, _FAST)
        except yaml.YAMLError:
            pass  # the parser in Python says what is wrong, in the same words on every machine
    return _Reader(source, path, first_line, yaml.SafeLoader)


def _unreadable(error: yaml.YAMLError, path: str, first_line: int) -> Finding:
    """What the parser objects to, at its line."""
    if not isinstance(error, yaml.MarkedYAMLError):  # characters that YAML does not allow
        return finding(path, first_line, "yaml", found=str(error).splitlines()[0])
    mark = error.problem_mark or error.context_mark
    line = first_line + mark.line if mark else first_line
    return finding(path, line, "yaml", found=error.problem or "?")


class _Reader:
    """The `whole` value of a text, and what is wrong with it.

    `findings` leave the value usable. For `signs` the text is refused: anchors, aliases, tags,
    further documents and depth, which are ways to blow a parser up. Reading stops where it gets too
    deep.
    """

    def __init__(self, source: str, path: str, first_line: int, loader: Any) -> None:
        self.whole: Value | None = None
        self.signs: list[Finding] = []
        self.findings: list[Finding] = []
        self._path = path
        self._first_line = first_line
        self._depth = 0
        self._too_deep = False
        self._events = map(self._checked, yaml.parse(source, Loader=loader))
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
            if self._too_deep:
                return

    def _document(self, start: yaml.Event) -> None:
        """The first document is the whole; any other is refused."""
        if self.whole:
            self._sign(start, "alias", "---")
        value = self._value(next(self._events))
        self.whole = self.whole or value

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _sign(self, event: yaml.Event, rule: str, found: str) -> None:
        self.signs.append(finding(self._path, self._line(event), rule, found=found))

    def _checked(self, event: yaml.Event) -> yaml.Event:
        """The event, noted if it carries a sign that is refused."""
        if isinstance(event, yaml.AliasEvent):
            self._sign(event, "alias", f"*{event.anchor}")
        elif anchor := getattr(event, "anchor", None):
            self._sign(event, "alias", f"&{anchor}")
        if tag := getattr(event, "tag", None):
            self._sign(event, "alias", tag)
        return event

    def _value(self, event: yaml.Event, key_line: int = 0) -> Value:
        """The value that begins with `event`."""
        line = self._line(event)
        if isinstance(event, yaml.CollectionStartEvent):
            return Value(line, self._collection(event), key_line or line)
        return Value(line, _text(event), key_line or line)

    def _collection(
        self, start: yaml.CollectionStartEvent
    ) -> tuple[Value, ...] | dict[str, Value] | None:
        if self._depth == _DEPTH:
            self._too_deep = True
            self._sign(start, "yaml", "[[[")
            return None
        self._depth += 1
        content = self._mapping() if isinstance(start, yaml.MappingStartEvent) else self._sequence()
        self._depth -= 1
        return content

    def _inside(self) -> Iterator[yaml.Event]:
        """The first event of each value up to the end of the collection, or to what is too deep."""
        while not self._too_deep:
            event = next(self._events)
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _sequence(self) -> tuple[Value, ...]:
        return tuple(self._value(event) for event in self._inside())

    def _mapping(self) -> dict[str, Value]:
        content: dict[str, Value] = {}
        for key in self._inside():
            self._value(key)  # a key may be a collection too, all of which is to be passed over
            if self._too_deep:
                break
            line = self._line(key)
            value = self._value(next(self._events), line)
            name = key.value if isinstance(key, yaml.ScalarEvent) else "?"
            if name in content:
                self.findings.append(finding(self._path, line, "duplicate-key", found=name))
            else:
                content[name] = value
        return content


def _text(event: yaml.Event) -> str | None:
    """A scalar as it was written; nothing and the ways to write null, unless quoted, are None."""
    text: str = getattr(event, "value", "")
    is_quoted = bool(getattr(event, "style", None))
    return None if not is_quoted and text in ("null", "Null", "NULL", "~", "") else text
