"""YAML as people write it, with the line of every value: a case's facts, the checklist, the glossary.

Every scalar is text as it was written, so that `no` and `2024-01-01` stay what they are. Nothing here raises for bad
content: every flaw is a finding. Anchors, tags and depth, which nothing here needs, are refused before a tree is made.

The parser in C reads what is right ten times faster; what it objects to is read again by the one in Python, so that
what is said of a flaw does not depend on the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from guidebook.findings import Finding, finding, nearest

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DISAGREED = re.compile(r"\ufeff|[\[{][^\]}]{0,300}\?")  # signs that only the one in C lets pass
_DEPTH = 6  # the deepest, a case's sources and the checklist's texts, need four


@dataclass(frozen=True)
class Value:
    """Text, a list of values, or a mapping of names to values, with its line. `None` is written `null`."""

    line: int
    content: str | tuple[Value, ...] | dict[str, Value] | None
    key_line: int = 0


def load(root: Path, path: str, optional: bool = False) -> tuple[Value | None, list[Finding]]:
    """Read a data file of the project at `root`; one that is not there is like an empty one, which only an `optional`
    one may be.
    """
    file = root / path
    try:
        return read(file.read_text(encoding="utf-8") if file.is_file() else "", path, optional=optional)
    except UnicodeDecodeError:
        return None, [finding(path, 1, "encoding")]


def read(source: str, path: str, first_line: int = 1, optional: bool = False) -> tuple[Value | None, list[Finding]]:
    """The mapping that `source` holds, and what is wrong with it; `first_line` is its place in the file at `path`."""
    if "\t" in source:
        lines = enumerate(source.split("\n"), first_line)
        return None, [finding(path, number, "tab") for number, line in lines if "\t" in line]
    try:
        try:
            fast = yaml.SafeLoader if _DISAGREED.search(source) else _FAST
            signs, node = _composed(source, path, first_line, fast)
        except yaml.YAMLError:
            signs, node = _composed(source, path, first_line, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [finding(path, (mark.line if mark else 0) + first_line, "yaml", found=error.problem or "?")]
    except yaml.YAMLError as error:  # characters that YAML does not allow
        return None, [finding(path, first_line, "yaml", found=str(error).splitlines()[0])]
    if signs:
        return None, signs
    if node is None and optional:
        return None, []
    if not isinstance(node, yaml.MappingNode):
        return None, [finding(path, first_line, "yaml", found="key: value")]
    findings: list[Finding] = []
    return _value(node, path, first_line, findings), findings


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


def unknown_keys(facts: Mapping[str, Value], names: Sequence[str], path: str, shown: str = "") -> Iterator[Finding]:
    """Only the keys in `names`; `shown` is where they stand."""
    for name, value in facts.items():
        if name not in names:
            near, allowed = nearest(name, names), ", ".join(names)
            yield finding(path, value.key_line, "unknown-key", found=shown + name, nearest=near, allowed=allowed)


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


def _composed(source: str, path: str, first_line: int, loader: Any) -> tuple[list[Finding], yaml.Node | None]:
    """The signs that are refused, or where there are none the tree."""
    signs = list(_signs(source, path, first_line, loader))
    return signs, None if signs else yaml.compose(source, Loader=loader)


def _signs(source: str, path: str, first_line: int, loader: Any) -> Iterator[Finding]:
    """Anchors, aliases, tags, further documents and depth: ways to blow a parser up."""
    depth = documents = 0
    for event in yaml.parse(source, Loader=loader):
        line = (event.start_mark.line if event.start_mark else 0) + first_line
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield finding(path, line, "alias", found="---")
        if isinstance(event, yaml.AliasEvent):
            yield finding(path, line, "alias", found=f"*{event.anchor}")
        elif anchor := getattr(event, "anchor", None):
            yield finding(path, line, "alias", found=f"&{anchor}")
        if tag := getattr(event, "tag", None):
            yield finding(path, line, "alias", found=tag)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                yield finding(path, line, "yaml", found="[[[")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _value(node: yaml.Node, path: str, first_line: int, findings: list[Finding], key_line: int = 0) -> Value:
    line = node.start_mark.line + first_line
    if isinstance(node, yaml.SequenceNode):
        return Value(line, tuple(_value(item, path, first_line, findings) for item in node.value), key_line or line)
    if isinstance(node, yaml.MappingNode):
        content: dict[str, Value] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            at = key.start_mark.line + first_line
            if name in content:
                findings.append(finding(path, at, "duplicate-key", found=name))
            else:
                content[name] = _value(value, path, first_line, findings, at)
        return Value(line, content, key_line or line)
    plain = not getattr(node, "style", None) and node.value in ("null", "Null", "NULL", "~", "")
    return Value(line, None if plain else str(node.value), key_line or line)
