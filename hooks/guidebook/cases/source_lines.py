"""The day on which a source was opened, written into the lines of a case; all else stays byte for
byte.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from guidebook.cases import reader
from guidebook.text.yaml_reader import Value, plain

_KEY = r"(?:\s+|\s*- +){}: *"
_REMARK = r"(?P<remark>\s+#.*)?"


@dataclass(frozen=True)
class Change:
    """What becomes known of a source; `later` is empty where that stays as it is.

    `line` is where the list says so, which makes no difference between changes.
    """

    opened: str
    later: str
    line: int = field(compare=False)


def changed(data: bytes, number: int, change: Change) -> bytes | None:
    """The file with the change in its source of this number; None where it is written in a way that
    this can't change without touching something else.
    """
    sources = _sources(data)
    if not 1 <= number <= len(sources):
        return None
    record = sources[number - 1].content
    lines = data.split(b"\n")
    if not isinstance(record, dict) or "url" not in record:
        return None
    new = dict.fromkeys(["later"], change.later) if change.later else {}
    if "opened" in record:
        new["opened"] = change.opened
    for name, value in new.items():
        if name not in record or not _replaced(lines, record[name].key_line - 1, name, value):
            return None
    if "opened" not in record and not _inserted(lines, record["url"].key_line - 1, change.opened):
        return None
    after = b"\n".join(lines)
    return after if _says(data, after, number, change) else None


def write(path: Path, data: bytes) -> None:
    """The whole file or nothing of it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.chmod(path.stat().st_mode)
    os.replace(beside, path)


def _sources(data: bytes) -> tuple[Value, ...]:
    facts = reader.read(data, "").facts
    listed = facts["sources"].content if "sources" in facts else ()
    return listed if isinstance(listed, tuple) else ()


def _replaced(lines: list[bytes], at: int, name: str, value: str) -> bool:
    """Put the value into its line, if nothing but a remark stands there too."""
    text = lines[at].decode()
    found = re.fullmatch(rf"({_KEY.format(name)})[\w'\"-]*{_REMARK}(\r?)", text)
    if found:
        lines[at] = f"{found[1]}{value}{found['remark'] or ''}{found[3]}".encode()
    return bool(found)


def _inserted(lines: list[bytes], at: int, opened: str) -> bool:
    """Put the day below the address, if the address ends on its own line."""
    text = lines[at].decode()
    found = re.fullmatch(rf"({_KEY.format('url')})[^\s{{|>].*", text, re.DOTALL)
    if not found:
        return False
    indent = " " * (len(found[1]) - len(found[1].split("url:")[1]) - len("url:"))
    end = "\r" if text.endswith("\r") else ""
    lines.insert(at + 1, f"{indent}opened: {opened}{end}".encode())
    return True


def _says(before: bytes, after: bytes, number: int, change: Change) -> bool:
    """Whether the file now says this, and nothing else that it did not say before."""
    expected = [plain(source) for source in _sources(before)]
    record = expected[number - 1]
    if isinstance(record, dict):
        record["opened"] = change.opened
        if change.later:
            record["later"] = change.later
    was, now = reader.read(before, ""), reader.read(after, "")
    others = [name for name in was.facts if name != "sources"]
    return (
        [plain(source) for source in _sources(after)] == expected
        and list(now.facts) == list(was.facts)
        and all(plain(now.facts[name]) == plain(was.facts[name]) for name in others)
        and now.body == was.body
    )
