"""Facts of a case that mean one thing only, written as a file writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from guidebook.cases import reader, schema
from guidebook.problems.finding import Finding

Names = Set[str]
"""Those of the facts in a file."""


def repaired(data: bytes) -> bytes:
    """The file without Windows line ends and the like, and with every date, year, address and choice
    put right of which the check knows what it means.
    """
    mended = reader.repaired(data)
    # A value is read by its present name, so that names come first.
    for repair in (_renamed_line, _repaired_line):
        mended = _with_repaired_facts(mended, repair)
    return mended


_DELETED = "\0"
"""Instead of a line that is left out."""

_SAYS_NOTHING = ("still-running", "illustration-outcome")
"""Rules for lines that may go without loss."""


def _with_repaired_facts(data: bytes, repair: Callable[[str, Finding, Names], str]) -> bytes:
    """The file with what `repair` makes of each line of which something is found."""
    file = reader.read(data, "")
    if not file.facts:
        return data
    lines = data.decode().split("\n")
    for finding in schema.check(file.facts, "", inherited=True):
        number = finding.line - 1
        lines[number] = repair(lines[number], finding, file.facts.keys())
    return "\n".join(line for line in lines if line != _DELETED).encode()


def _renamed_line(line: str, finding: Finding, _: Names) -> str:
    """The line with the present name of its fact; nothing of one that held nothing."""
    if finding.rule != "former-key":
        return line
    values = dict(finding.values)
    former = re.compile(rf"( +(?:- )?){values['found']}:(.*)")
    match = former.fullmatch(line)
    if not match:
        return line
    if match[1].isspace() and match[2].strip() in ("", "null", "~"):
        return _DELETED
    return f"{match[1]}{values['expected']}:{match[2]}"


def _repaired_line(line: str, finding: Finding, names: Names) -> str:
    """The line with what it means; as it is where that is in doubt, or is not all that it holds."""
    values = dict(finding.values)
    found = re.escape(values.get("found", ""))
    match = re.fullmatch(rf"""(\s*(?:- )?\w+: *)(?:{found}|"{found}"|'{found}')""", line)
    if not match:
        return line
    if finding.rule == "written-form":
        return match[1] + values["expected"]
    if finding.rule == "two-years" and "end" not in names:
        return f"start: {values['expected']}\nend: {values['other']}"
    if finding.rule == "about-year":
        end = f"\nend: {values['other']}" if values["other"] else ""
        is_told = "start_about" in names or (end and "end" in names)
        return line if is_told else f"start: {values['expected']}\nstart_about: true{end}"
    return _DELETED if finding.rule in _SAYS_NOTHING else line
