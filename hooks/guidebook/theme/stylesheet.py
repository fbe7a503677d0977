"""The stylesheet as it is published: the parts that `guidebook.css` names, in one file.

They stand in its order, without comments and blanks. A part that only one kind of page needs is
published beside it, so that no other page carries it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ENTRY = "guidebook"

ALONE = ("case-form", "finder", "home", "ticks", "tools")
"""The parts that one kind of page loads after the stylesheet of all."""

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


def published(parts: Mapping[str, str]) -> str:
    """The stylesheet that pages load, from the texts of all parts by their names without `.css`.

    Raises StylesheetError where the entry names a part that is not there, or leaves one out.
    """
    order = _IMPORT.findall(parts.get(ENTRY, ""))
    if not order:
        raise StylesheetError(f'{ENTRY}.css has to name its parts, each as: @import "part.css";')
    for name in order:
        if name not in parts:
            raise StylesheetError(f"{ENTRY}.css names '{name}.css', which is not there")
    for name in parts:
        if name not in (ENTRY, *ALONE, *order):
            raise StylesheetError(f"'{name}.css' is not named in {ENTRY}.css: add it, or delete it")
    return "".join(short(parts[name]) for name in order)


def short(css: str) -> str:
    """A stylesheet without comments and needless blanks; what stands in quotes stays as it is."""
    uncommented = _COMMENT.sub(lambda match: match[1] or "", css)
    closed = _BLANKS.sub(lambda match: match[1] or match[2] or " ", uncommented).strip()
    return _DECLARATION.sub(lambda match: match[1] or match[2] or "", closed)
