"""What stands at the top of a page of the guide, between two lines `---`.

MkDocs and the templates obey it: a key that is not known here is no words but a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text import yaml_reader
from guidebook.text.yaml_reader import Value

REQUIRED = ("title", "summary", "description")
KEYS = (*REQUIRED, "nav_title", "template", "search")
TEMPLATES = (
    "case-index.html",
    "checklist.html",
    "glossary.html",
    "home.html",
    "tool-assistant.html",
    "what-cases-say.html",
    "write.html",
)

_WORDS = (*REQUIRED, "nav_title")
_LONGEST = 300
_HTML = re.compile(r"[<>]")


def parted(text: str) -> tuple[str, str, int]:
    """Front matter and body of a page, and the line at which the body begins.

    Both are as MkDocs takes them; without a closed front matter all of it is body.
    """
    match = re.match(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        return "", text, 1
    return match[1], text[match.end() :], match[0].count("\n") + 1


def check(text: str, path: str) -> Iterator[Finding]:
    """The keys that a page may have, with words or one of a few values."""
    front_matter, _, _ = parted(text)
    if not front_matter:
        is_begun = text.startswith("---")
        yield finding(path, 1, "page-unclosed" if is_begun else "page-front-matter")
        return
    whole, findings = yaml_reader.read(front_matter, path, first_line=2)
    yield from findings
    values = yaml_reader.fields(whole)
    yield from yaml_reader.unknown_keys(values, KEYS, path)
    if not findings:
        for key in REQUIRED:
            if key not in values:
                yield finding(path, 1, "missing-key", found=key)
    for key, value in values.items():
        yield from _check_value(key, value, path)


def _check_value(key: str, value: Value, path: str) -> Iterator[Finding]:
    line = value.key_line
    if key not in KEYS:
        return
    if value.content in (None, ""):
        yield finding(path, line, "empty-value", key=key)
    elif not isinstance(value.content, str):
        yield finding(path, line, "needs-text", key=key)
    elif key == "template":
        yield from _check_word(key, value.content, TEMPLATES, path, line)
    elif key == "search":
        yield from _check_word(key, value.content, ("false",), path, line)
    elif sign := _HTML.search(value.content):
        yield finding(path, line, "page-words", found=sign[0], key=key)
    elif len(value.content) > _LONGEST:
        found = len(value.content)
        yield finding(path, line, "too-long", key=key, found=found, expected=_LONGEST)


def _check_word(
    key: str, word: str, allowed: tuple[str, ...], path: str, line: int
) -> Iterator[Finding]:
    if word not in allowed:
        known = {"nearest": nearest(word, allowed), "allowed": ", ".join(allowed)}
        yield finding(path, line, "vocabulary", found=word, key=key, **known)


def kept(meta: Mapping[str, object]) -> dict[str, object]:
    """Of what MkDocs has read at the top of a page what a page may say there, as plain words."""
    safe: dict[str, object] = {}
    for key, value in meta.items():
        if key in _WORDS and isinstance(value, (str, int, float)):
            safe[key] = _HTML.sub("", str(value))
        elif (key == "template" and value in TEMPLATES) or (key == "search" and value is False):
            safe[key] = value
    return safe
