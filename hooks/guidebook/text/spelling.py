"""Common spelling errors in both languages, from the table in spelling.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text.site_texts import Text, any_of


def check(texts: Iterable[Text]) -> Iterator[Finding]:
    """Every spelling error in these lines."""
    for text in texts:
        yield from find(text)


def find(text: Text) -> Iterator[Finding]:
    """The errors of one line; of a language that has no table none."""
    if text.language not in LANGUAGES:
        return
    prose = text.text
    for quoted in _spelling()["quoted"]:
        prose = prose.replace(quoted, "")
    for match in _errors(text.language).finditer(prose):
        right = _spelling()[text.language][match[0].lower()]
        yield finding(text.path, text.line, "spelling", found=match[0], expected=right)


def errors(language: str) -> dict[str, str]:
    """What is written wrong to how it is written right, as far as the right form is a word."""
    words = {}
    for wrong, right in _spelling()[language].items():
        if "'" not in right and "," not in right:
            words[wrong] = right
    return words


@cache
def _errors(language: str) -> re.Pattern[str]:
    """Any of the wrong words."""
    return any_of(_spelling()[language])


def _spelling() -> dict[str, Any]:
    """Wrong to right by language, and as `quoted` the names that keep their own spelling."""
    spelling: dict[str, Any] = table(__file__, "spelling.yml")
    return spelling
