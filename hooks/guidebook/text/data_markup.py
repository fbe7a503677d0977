"""No HTML in the data files of docs/: their texts are put into pages as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidebook.problems.finding import Finding, finding
from guidebook.text.yaml_reader import Value

_TAG = re.compile(r"<[a-zA-Z!/?][^>\s]{0,40}")
_ENTITY = re.compile(r"&(?:#\w{1,8}|\w{2,20});")


def check(value: Value | None, path: str) -> Iterator[Finding]:
    """Every text below `value`, names too, with a sign that a browser would take for HTML."""
    if value is None:
        return
    if isinstance(value.content, dict):
        for name, inner in value.content.items():
            yield from _check_text(name, inner.key_line or inner.line, path)
            yield from check(inner, path)
    elif isinstance(value.content, tuple):
        for inner in value.content:
            yield from check(inner, path)
    elif isinstance(value.content, str):
        yield from _check_text(value.content, value.line, path)


def _check_text(text: str, line: int, path: str) -> Iterator[Finding]:
    if sign := _TAG.search(text) or _ENTITY.search(text):
        yield finding(path, line, "data-markup", found=sign[0])
