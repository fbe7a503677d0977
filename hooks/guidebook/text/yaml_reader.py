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

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DISAGREED = re.compile(r"\ufeff|[\[{][^\]}]{0,300}\?")  # signs that only the one in C lets pass
_DEPTH = 6  # the deepest, a case's sources and the checklist's texts, need four


@dataclass(frozen=True)
class Value:
    """Text, a list of values, or a mapping of names to values, with its line. `None` is written
    `null`.
    """

    line: int
    content: str | tuple[Value, ...] | dict[str, Value] | None
    key_line: int = 0


def load(root: Path, path: str, optional: bool = False) -> tuple[Value | None, list[Finding]]:
    """Read a data file of the project at `root`; one that is not there is like an empty one, which
    only an `optional` one may be.
    """
    file = root / path
    try:
        return read(
            file.read_text(encoding="utf-8") if file.is_file() else "", path, optional=optional
        )
    except UnicodeDecodeError:
        return None, [finding(path, 1, "encoding")]


def read(
    source: str, path: str, first_line: int = 1, optional: bool = False
) -> tuple[Value | None, list[Finding]]:
    """The mapping that `source` holds, and what is wrong with it; `first_line` is its place in the
    file at `path`.
    """
    if "\t" in source:
        lines = enumerate(source.split("\n"), first_line)
        return None, [finding(path, number, "tab") for number, line in lines if "\t" in line]
    try:
        try:
            reader = _Reader(
                source, path, first_line, yaml.SafeLoader if _DISAGREED.search(source) else _FAST
            )
        except yaml.YAMLError:
            reader = _Reader(source, path, first_line, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [
            finding(
                path, (mark.line if mark else 0) + first_line, "yaml", found=error.problem or "?"
            )
        ]
    except yaml.YAMLError as error:  # characters that YAML does not allow
        return None, [finding(path, first_line, "yaml", found=str(error).splitlines()[0])]
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
            near, allowed = nearest(name, names), ", ".join(names)
            yield finding(
                path,
                value.key_line,
                "unknown-key",
                found=shown + name,
                nearest=near,
                allowed=allowed,
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


class _Reader:
    """The `whole` value of a text, `findings` about it, and where these stand the `signs` for which
    it is refused: anchors, aliases, tags, further documents and depth, which are ways to blow a
    parser up.
    """

    def __init__(self, source: str, path: str, first_line: int, loader: Any) -> None:
        self.whole: Value | None = None
        self.signs: list[Finding] = []
        self.findings: list[Finding] = []
        self._path, self._first, self._depth = path, first_line, 0
        self._events = map(self._checked, yaml.parse(source, Loader=loader))
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.whole:
                    self._sign(event, "alias", "---")
                value = self._value(next(self._events))
                self.whole = self.whole or value
            if self._depth > _DEPTH:
                return

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self._first

    def _sign(self, event: yaml.Event, rule: str, found: str) -> None:
        self.signs.append(finding(self._path, self._line(event), rule, found=found))

    def _checked(self, event: yaml.Event) -> yaml.Event:
        if isinstance(event, yaml.AliasEvent):
            self._sign(event, "alias", f"*{event.anchor}")
        elif anchor := getattr(event, "anchor", None):
            self._sign(event, "alias", f"&{anchor}")
        if tag := getattr(event, "tag", None):
            self._sign(event, "alias", tag)
        return event

    def _value(self, event: yaml.Event, key_line: int = 0) -> Value:
        """The value that begins with `event`; of one that is too deep only where it begins."""
        line = self._line(event)
        if isinstance(event, yaml.CollectionStartEvent):
            self._depth += 1
            if self._depth > _DEPTH:
                self._sign(event, "yaml", "[[[")
                return Value(line, None)
            mapping = isinstance(event, yaml.MappingStartEvent)
            content = self._mapping() if mapping else tuple(map(self._value, self._inside()))
            self._depth -= self._depth <= _DEPTH
            return Value(line, content, key_line or line)
        text = getattr(event, "value", "")
        plain = not getattr(event, "style", None) and text in ("null", "Null", "NULL", "~", "")
        return Value(line, None if plain else text, key_line or line)

    def _inside(self) -> Iterator[yaml.Event]:
        """The first event of each value up to the end of the collection, or to what is too deep."""
        while self._depth <= _DEPTH and not isinstance(
            event := next(self._events), yaml.CollectionEndEvent
        ):
            yield event

    def _mapping(self) -> dict[str, Value]:
        content: dict[str, Value] = {}
        for key in self._inside():
            self._value(key)
            if self._depth > _DEPTH:
                break
            at = self._line(key)
            value = self._value(next(self._events), at)
            if (shown := key.value if isinstance(key, yaml.ScalarEvent) else "?") in content:
                self.findings.append(finding(self._path, at, "duplicate-key", found=shown))
            else:
                content[shown] = value
        return content
