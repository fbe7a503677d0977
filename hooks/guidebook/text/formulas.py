"""Worn formulas: turns of phrase that tire a reader when they come back, from formulas.yml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from guidebook.languages import LANGUAGES
from guidebook.problems.finding import Finding, finding
from guidebook.tables import table
from guidebook.text.site_texts import Text

_SUMMARY = "summary: "


@dataclass(frozen=True)
class Formula:
    """Phrases that do the same, how often a page and all pages of the language may hold them, and
    what to write instead by language; perhaps counted only where a summary ends with them.
    """

    phrases: tuple[str, ...]
    page: int
    site: int
    instead: Mapping[str, str]
    ends_summary: bool = False

    def found_in(self, text: Text) -> Iterator[str]:
        """Each use of a phrase in a line, as it stands there."""
        line = text.text
        if self.ends_summary:
            line = line if line.startswith(_SUMMARY) else ""
            line = line.rstrip(" .\"'")
        for match in _pattern(self.phrases).finditer(line):
            if not self.ends_summary or match.end() == len(line):
                yield match[0]


@dataclass(frozen=True)
class _Use:
    """A phrase at a line of a page."""

    path: str
    line: int
    phrase: str


def check(texts: Iterable[Text], cases: Container[str]) -> Iterator[Finding]:
    """Where a page, and where all pages together, hold a formula too often.

    Of the cases only those at the paths `cases` are looked at, which the editors have written.
    """
    by_language: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.path.endswith(".md") and text.is_ours(cases):
            by_language[text.language].append(text)
    for language in LANGUAGES:
        for formula in formulas(language):
            yield from _over_limits(formula, by_language[language])


@cache
def formulas(language: str) -> tuple[Formula, ...]:
    """The formulas of a language, in the order of the table."""
    listed: dict[str, list[dict[str, Any]]] = table(__file__, "formulas.yml")
    return tuple(_formula(entry) for entry in listed[language])


def _formula(entry: dict[str, Any]) -> Formula:
    return Formula(
        phrases=tuple(entry["phrases"]),
        page=entry["page"],
        site=entry["site"],
        instead=entry["instead"],
        ends_summary=entry.get("ends_summary", False),
    )


def _over_limits(formula: Formula, texts: Iterable[Text]) -> Iterator[Finding]:
    """The first use over the limit of each page, and the first over that of all pages."""
    uses: dict[str, list[_Use]] = defaultdict(list)
    for text in texts:
        for phrase in formula.found_in(text):
            uses[text.path].append(_Use(text.path, text.line, phrase))
    everywhere: list[_Use] = []
    for path in sorted(uses):
        on_page = uses[path]
        everywhere += on_page
        if len(on_page) > formula.page:
            yield _finding("formula", formula, on_page, formula.page)
    if len(everywhere) > formula.site:
        yield _finding("formula-everywhere", formula, everywhere, formula.site)


def _finding(rule: str, formula: Formula, uses: list[_Use], limit: int) -> Finding:
    first = uses[limit]
    return finding(
        first.path,
        first.line,
        rule,
        found=first.phrase,
        alike=", ".join(f"'{phrase}'" for phrase in formula.phrases),
        count=len(uses),
        limit=limit,
        instead_id=formula.instead["id"],
        instead_en=formula.instead["en"],
    )


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, the longest that fits, not within a word."""
    longest_first = sorted(phrases, key=len, reverse=True)
    alternatives = "|".join(map(_whole, longest_first))
    return re.compile(alternatives, re.IGNORECASE)


def _whole(phrase: str) -> str:
    before = r"(?<![\w-])" if phrase[0].isalnum() else ""
    after = r"(?![\w-])" if phrase[-1].isalnum() else ""
    return f"{before}{re.escape(phrase)}{after}"
