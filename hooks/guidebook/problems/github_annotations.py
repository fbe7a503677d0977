"""Findings as GitHub's workflow commands, which show each on its line of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding

TITLE = "Perlu dibetulkan · To correct"
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def lines(some: Iterable[Finding]) -> Iterator[str]:
    """One command per finding, in every language; nothing found in a file can end it or begin
    another.
    """
    for found in some:
        problems = [found.problem(language) for language in LANGUAGES]
        said = "\n\n".join(f"{problem.message}\n{problem.hint}".strip() for problem in problems)
        place = f"file={_escaped(found.path, _PROPERTY)},line={found.line}"
        yield f"::error {place},title={_escaped(TITLE, _PROPERTY)}::{_escaped(said, _DATA)}"


def _escaped(text: str, table: dict[str, str]) -> str:
    """`text` by the runner's rules; other control characters and line ends become a mark."""
    shown = (c if c.isprintable() or c in table else "\N{REPLACEMENT CHARACTER}" for c in text)
    return "".join(table.get(c, c) for c in shown)
