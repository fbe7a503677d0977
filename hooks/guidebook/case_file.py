"""A case study's file as it comes from a contributor: bytes to facts with their lines and body, whatever was sent.

Nothing here raises for bad content: every flaw is a finding. What can be repaired without doubt (byte order mark,
Windows line ends, trailing space, curly quotes around a value) is repaired on reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from guidebook.findings import Finding, finding

MAX_KB = 200
_CURLY = re.compile("^(\\s*(?:- )?[\\w-]+:\\s*|\\s*- )[“”„‘’](.*)[“”‘’]\\s*$")
_DEPTH = 6  # lists of partners and sources need three


@dataclass(frozen=True)
class Value:
    """A fact: text, a list of values, or a mapping of names to values, with its line. `None` is written `null`."""

    line: int
    content: str | tuple[Value, ...] | dict[str, Value] | None
    key_line: int = 0


@dataclass(frozen=True)
class CaseFile:
    """One file: its facts by name, the body with the number of its first line, and what is wrong so far."""

    path: str
    facts: dict[str, Value]
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def read(data: bytes, path: str) -> CaseFile:
    """Take a file apart; `path` is how it is named in findings."""
    if len(data) > MAX_KB * 1000:
        return _broken(path, finding(path, 1, "file-size", found=len(data) // 1000, expected=MAX_KB))
    try:
        text = repaired(data).decode("utf-8")
    except UnicodeDecodeError as error:
        return _broken(path, finding(path, data[: error.start].count(b"\n") + 1, "encoding"))
    if "\0" in text:
        return _broken(path, finding(path, text.split("\0")[0].count("\n") + 1, "encoding"))
    if not text.strip():
        return _broken(path, finding(path, 1, "empty-file"))
    lines = text.split("\n")
    if lines[0] != "---":
        return _broken(path, finding(path, 1, "front-matter-missing"))
    if "---" not in lines[1:]:
        return _broken(path, finding(path, 1, "front-matter-unclosed"))
    end = lines.index("---", 1)
    facts, findings = _facts(lines[1:end], path)
    return CaseFile(path, facts, "\n".join(lines[end + 1 :]), end + 2, tuple(findings))


def repaired(data: bytes) -> bytes:
    """The file with everything mended that can be mended without doubt."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0
    for number in range(1, end):
        if match := _CURLY.match(lines[number]):
            lines[number] = match[1] + '"' + match[2].replace("\\", "\\\\").replace('"', '\\"') + '"'
    return ("\n".join(lines).rstrip("\n") + "\n").encode() if text.strip() else b""


def load(path: Path, root: Path) -> CaseFile:
    """Read a file below `root`, which stands for the project in findings."""
    return read(path.read_bytes(), path.relative_to(root).as_posix())


def _broken(path: str, found: Finding) -> CaseFile:
    return CaseFile(path, {}, "", 1, (found,))


def _facts(lines: list[str], path: str) -> tuple[dict[str, Value], list[Finding]]:
    tabs = [finding(path, number, "tab") for number, line in enumerate(lines, 2) if "\t" in line]
    if tabs:
        return {}, tabs
    source = "\n".join(lines) + "\n"
    try:
        signs = list(_signs(source, path))
        if signs:
            return {}, signs
        node = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return {}, [finding(path, (mark.line if mark else 0) + 2, "yaml", found=error.problem or "?")]
    except yaml.YAMLError as error:  # characters that YAML does not allow
        return {}, [finding(path, 2, "yaml", found=str(error).splitlines()[0])]
    if not isinstance(node, yaml.MappingNode):
        return {}, [finding(path, 2, "yaml", found="key: value")]
    findings: list[Finding] = []
    value = _value(node, path, findings)
    return value.content if isinstance(value.content, dict) else {}, findings


def _signs(source: str, path: str) -> Iterator[Finding]:
    """Anchors, aliases, tags, further documents and depth: nothing a case needs, and ways to blow a parser up."""
    depth = documents = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        line = (event.start_mark.line if event.start_mark else 0) + 2
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


def _value(node: yaml.Node, path: str, findings: list[Finding], key_line: int = 0) -> Value:
    line = node.start_mark.line + 2
    if isinstance(node, yaml.SequenceNode):
        return Value(line, tuple(_value(item, path, findings) for item in node.value), key_line or line)
    if isinstance(node, yaml.MappingNode):
        content: dict[str, Value] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            at = key.start_mark.line + 2
            if name in content:
                findings.append(finding(path, at, "duplicate-key", found=name))
            else:
                content[name] = _value(value, path, findings, at)
        return Value(line, content, key_line or line)
    plain = getattr(node, "style", None) is None and node.value in ("null", "Null", "NULL", "~", "")
    return Value(line, None if plain else str(node.value), key_line or line)
