"""A case study's file as it comes from a contributor: bytes to facts with their lines and body,
whatever was sent.

Nothing here raises for bad content: every flaw is a finding. What can be repaired without doubt
(byte order mark, Windows line ends, trailing space, signs of no width, curly quotes around a value)
is repaired on reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guidebook.problems.finding import Finding, finding
from guidebook.text import yaml_reader
from guidebook.text.content_files import MAX_KB
from guidebook.text.unseen import unseen, without_empty
from guidebook.text.yaml_reader import Value

_FENCE = "---"
"""The line above and below the facts."""
_CURLY = re.compile(
    r"^(\s*(?:- )?[\w-]+:\s*|\s*- )"  # a key, or the sign of an item
    "(?:[“”„]([^“”„]*)[“”]|[‘’]([^‘’]*)’)"  # one pair of quotes and none inside
    r"\s*$"
)


@dataclass(frozen=True)
class CaseFile:
    """One file: its facts by name, its body, and what is wrong so far.

    `path` is relative to the project, `body_line` the number of the body's first line in the file.
    """

    path: str
    facts: dict[str, Value]
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def read(data: bytes, path: str) -> CaseFile:
    """Take a file apart; `path` is how it is named in findings."""
    if len(data) > MAX_KB * 1000:
        return _unread(path, 1, "file-size", found=len(data) // 1000, expected=MAX_KB)
    try:
        text = repaired(data).decode("utf-8")
    except UnicodeDecodeError as error:
        return _unread(path, data[: error.start].count(b"\n") + 1, "encoding")
    if "\0" in text:  # UTF-16, or no text at all
        before = text.partition("\0")[0]
        return _unread(path, before.count("\n") + 1, "encoding")
    if not text.strip():
        return _unread(path, 1, "empty-file")
    lines = text.split("\n")
    if lines[0] != _FENCE:
        return _unread(path, 1, "front-matter-missing")
    if _FENCE not in lines[1:]:
        return _unread(path, 1, "front-matter-unclosed")
    end = lines.index(_FENCE, 1)
    front_matter = "\n".join(lines[1:end]) + "\n"
    facts, findings = yaml_reader.read(front_matter, path, first_line=2)
    for number, line in enumerate(lines, 1):
        if signs := unseen(line):
            findings.append(finding(path, number, "unseen", found=", ".join(signs)))
    return CaseFile(
        path=path,
        facts=yaml_reader.fields(facts),
        body="\n".join(lines[end + 1 :]),
        body_line=end + 2,
        findings=tuple(findings),
    )


def repaired(data: bytes) -> bytes:
    """The file with everything mended that can be mended without doubt.

    It ends with one line end; of a file without text nothing is left, and one that isn't UTF-8 is
    given back as it is.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    text = without_empty(text)
    if not text.strip():
        return b""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if lines[0] == _FENCE and _FENCE in lines[1:]:
        for number in range(1, lines.index(_FENCE, 1)):
            lines[number] = _CURLY.sub(_straight, lines[number])
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _straight(match: re.Match[str]) -> str:
    """A line whose value stands in curly quotes, with straight ones."""
    text: str = match[2] if match[3] is None else match[3]
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'{match[1]}"{escaped}"'


def _unread(path: str, line: int, rule: str, **values: object) -> CaseFile:
    """A file that can't be taken apart."""
    return CaseFile(path, {}, "", 1, (finding(path, line, rule, **values),))
