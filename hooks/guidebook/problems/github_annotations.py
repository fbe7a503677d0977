"""Findings as GitHub's workflow commands, which show each on its line of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding

TITLE = "Perlu dibetulkan · To correct"
_SEPARATOR = "\n\n"
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """One command for each finding, in every language; nothing found in a file can end it or begin
    another.
    """
    for each in findings:
        paragraphs = []
        for language in LANGUAGES:
            message = each.in_language(language)
            paragraphs.append(f"{message.text}\n{message.hint}".strip())
        place = f"file={_escaped(each.path, _PROPERTY)},line={each.line}"
        title = _escaped(TITLE, _PROPERTY)
        yield f"::error {place},title={title}::{_escaped(_SEPARATOR.join(paragraphs), _DATA)}"


def _escaped(text: str, table: dict[str, str]) -> str:
    """`text` by the runner's rules; other control characters and line ends become a mark."""
    escaped = []
    for character in text:
        if character in table:
            escaped.append(table[character])
        else:
            escaped.append(character if character.isprintable() else _UNPRINTABLE)
    return "".join(escaped)
