"""A case study's file as it comes from a contributor: bytes to facts with their lines and body,
whatever was sent.

Nothing here raises for bad content: every flaw is a finding. What can be repaired without doubt
(byte order mark, Windows line ends, trailing space, curly quotes around a value) is repaired on
reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidebook.problems.finding import Finding, finding
from guidebook.text import yaml_reader
from guidebook.text.yaml_reader import Value

MAX_KB = 200
_CURLY = re.compile("^(\\s*(?:- )?[\\w-]+:\\s*|\\s*- )[“”„‘’](.*)[“”‘’]\\s*$")


@dataclass(frozen=True)
class CaseFile:
    """One file: its facts by name, the body with the number of its first line, and what is wrong so
    far.
    """

    path: str
    facts: dict[str, Value]
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def read(data: bytes, path: str) -> CaseFile:
    """Take a file apart; `path` is how it is named in findings."""
    if len(data) > MAX_KB * 1000:
        return _broken(
            path, finding(path, 1, "file-size", found=len(data) // 1000, expected=MAX_KB)
        )
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
            lines[number] = (
                match[1] + '"' + match[2].replace("\\", "\\\\").replace('"', '\\"') + '"'
            )
    return ("\n".join(lines).rstrip("\n") + "\n").encode() if text.strip() else b""


def _broken(path: str, found: Finding) -> CaseFile:
    return CaseFile(path, {}, "", 1, (found,))


def _facts(lines: list[str], path: str) -> tuple[dict[str, Value], list[Finding]]:
    facts, findings = yaml_reader.read("\n".join(lines) + "\n", path, first_line=2)
    return yaml_reader.fields(facts), findings
