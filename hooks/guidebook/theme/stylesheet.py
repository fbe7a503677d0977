"""The stylesheets as they are published: each in one file with the parts it names, in their order,
without comments and blanks.

All pages load `guidebook.css`. What only one kind of page needs is published beside it, so that no
other page waits for it before it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ENTRY = "guidebook"

ALONE = (
    "assistant",
    "case",
    "case-form",
    "checklist",
    "document",
    "finder",
    "glossary",
    "home",
    "lost",
    "whole",
    "worksheet",
)
"""The stylesheets that one kind of page loads after that of all; each may name parts as well."""

PRINTED = ("print", "checklist-print", "tools-print")
"""The stylesheets for paper, of which a page loads one, after all that a screen shows."""

_IMPORT = re.compile(r'^@import "([\w-]+)\.css";$', re.MULTILINE)
_COMMENT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|/\*!.*?\*/)|/\*.*?\*/""", re.DOTALL)
"""A comment; what has to stay, quotes and notices of someone's rights, is group 1."""
_BLANKS = re.compile(
    r"""
    ("(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | /\*!.*?\*/)
    | (?<=:) \s+ (?=;)      # a property that holds nothing still needs its blank
    | \s* ([{};,]) \s*
    | \s+
    """,
    re.VERBOSE | re.DOTALL,
)
"""Blanks; what has to stay is group 1, and the sign they stand around, if any, group 2."""
_DECLARATION = re.compile(
    r"""
    ("(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | /\*!.*?\*/)
    | (?<=[{;]) ([\w-]+:)[ ] (?![;}])
    | (?<!:[ ]) ;(?=\})
    """,
    re.VERBOSE | re.DOTALL,
)
"""The blank before a value, and the sign after the last; what has to stay is groups 1 and 2."""


class StylesheetError(Exception):
    """A stylesheet that can't be put together; says which part."""


def published(parts: Mapping[str, str]) -> dict[str, str]:
    """The stylesheets that pages load by their names, from the texts of all parts by theirs, both
    without `.css`.

    Raises StylesheetError where a part is named that is not there, or one is named nowhere.
    """
    entries = (ENTRY, *ALONE, *PRINTED)
    named = set(entries)
    for name in entries:
        named.update(_order(name, parts))
    for name in parts:
        if name not in named:
            raise StylesheetError(
                f"'{name}.css' is not named in {ENTRY}.css, nor in one of {', '.join(ALONE)}: "
                "add it, or delete it"
            )
    return {name: _whole(name, parts) for name in entries}


def _order(name: str, parts: Mapping[str, str]) -> list[str]:
    """The parts that a stylesheet names, in its order."""
    if name not in parts:
        raise StylesheetError(f"'{name}.css', which pages load, is not there")
    order = _IMPORT.findall(parts[name])
    if name == ENTRY and not order:
        raise StylesheetError(f'{ENTRY}.css has to name its parts, each as: @import "part.css";')
    for part in order:
        if part not in parts:
            raise StylesheetError(f"{name}.css names '{part}.css', which is not there")
    return order


def _whole(name: str, parts: Mapping[str, str]) -> str:
    """A stylesheet after the parts that it names."""
    own = _IMPORT.sub("", parts[name])
    return "".join(short(text) for text in (*(parts[part] for part in _order(name, parts)), own))


def short(css: str) -> str:
    """A stylesheet without comments and needless blanks; what stands in quotes stays as it is."""
    uncommented = _COMMENT.sub(lambda match: match[1] or "", css)
    closed = _BLANKS.sub(lambda match: match[1] or match[2] or " ", uncommented).strip()
    return _DECLARATION.sub(lambda match: match[1] or match[2] or "", closed)
