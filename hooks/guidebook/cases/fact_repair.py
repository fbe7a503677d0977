"""Facts of a case that mean one thing only, written as a file writes them."""

from __future__ import annotations

import re

from guidebook.cases import reader, schema
from guidebook.problems.finding import Finding


def repaired(data: bytes) -> bytes:
    """The file without Windows line ends and the like, and with every date, year, address and choice
    put right of which the check knows what it means.
    """
    mended = reader.repaired(data)
    file = reader.read(mended, "")
    if not file.facts:
        return mended
    lines = mended.decode().split("\n")
    for finding in schema.check(file.facts, "", inherited=True):
        number = finding.line - 1
        lines[number] = _repaired_line(lines[number], finding, has_end="end" in file.facts)
    return "\n".join(line for line in lines if line != _DELETED).encode()


_DELETED = "\0"
"""Instead of a line that is left out."""


def _repaired_line(line: str, finding: Finding, has_end: bool) -> str:
    """The line with what it means; as it is where that is in doubt, or is not all that it holds."""
    values = dict(finding.values)
    found = re.escape(values.get("found", ""))
    match = re.fullmatch(rf"""(\s*(?:- )?\w+: *)(?:{found}|"{found}"|'{found}')""", line)
    if not match:
        return line
    if finding.rule == "written-form":
        return match[1] + values["expected"]
    if finding.rule == "two-years" and not has_end:
        return f"start: {values['expected']}\nend: {values['other']}"
    return _DELETED if finding.rule == "still-running" else line
