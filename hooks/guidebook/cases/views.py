"""What templates need to show cases: each with its address and words in the language of the page,
and their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date, format_skeleton

from guidebook import languages
from guidebook.cases import example, listings, page, related, schema
from guidebook.cases.collection import Case
from guidebook.text import vocabulary


@dataclass(frozen=True)
class View:
    """A case as one language of the site shows it; `lang` is the language its text is really in."""

    case: Case
    url: str
    lang: str

    @property
    def title(self) -> str:
        """The title in the language of the text."""
        return self.case.title[self.lang]

    @property
    def summary(self) -> str:
        """The summary in the language of the text."""
        return self.case.summary.get(self.lang, "")


def context(cases: Mapping[str, Case], files: Sequence[Any], language: str) -> dict[str, Any]:
    """Globals of templates: views by slug, groups, the matrix, related cases and names of values."""
    views = {
        cases[file.norm_src_uri].slug: View(cases[file.norm_src_uri], file.url, file.locale)
        for file in files
        if file.norm_src_uri in cases
    }
    ordered = [views[slug].case for slug in sorted(views)]

    def within(group: str, value: str) -> dict[str, list[View]]:
        """The cases of a list by the group that orders it."""
        members = [case for case in ordered if value in related.values(case, group)]
        return _grouped(members, listings.WITHIN[group], views)

    return {
        "case_views": views,
        "case_of_page": cases,
        "case_beside": _beside(views),
        "cases_by": {group: _grouped(ordered, group, views) for group in _VOCABULARIES},
        "case_matrix": related.matrix(ordered),
        "cases_related": {
            slug: [views[c.slug] for c in near] for slug, near in related.related(ordered).items()
        },
        "cases_for_home": [views[case.slug] for case in _three(ordered)],
        "label": _labeller(language),
        "vocabulary": {
            group: list(vocabulary.values(name)) for group, name in _VOCABULARIES.items()
        },
        "cases_within": within,
        "case_list_within": listings.WITHIN,
        "case_list": {(group, value): f"{name}.md" for name, group, value in listings.pages()},
        "case_signed": page.signed,
        "case_fields": schema.FIELDS,
        "case_rules": schema.rules(),
        "case_template": example.text,
        "vocabulary_names": vocabulary.values,
        "as_of_date": _as_of,
    }


_VOCABULARIES = {
    "benefits": "benefit",
    "steps": "step",
    "sector": "sector",
    "region": "region",
    "outcome": "outcome",
    "kind": "kind",
    "type": "partner_type",
}


def _grouped(cases: list[Case], group: str, views: Mapping[str, View]) -> dict[str, list[View]]:
    found = related.grouped(cases, group)
    allowed = vocabulary.values(_VOCABULARIES[group])
    return {
        value: [views[case.slug] for case in found[value]] for value in allowed if value in found
    }


def _beside(views: Mapping[str, View]) -> dict[str, tuple[View | None, View | None]]:
    """For each slug the case before and the case after it."""
    row = [None, *views.values(), None]
    return {slug: (row[at], row[at + 2]) for at, slug in enumerate(views)}


def _three(cases: Sequence[Case]) -> list[Case]:
    """For each outcome the documented case with the newest facts."""
    chosen = []
    for outcome in vocabulary.values("outcome"):
        fitting = [
            case
            for case in cases
            if case.facts.get("outcome") == outcome and case.facts.get("kind") == "documented"
        ]
        chosen += sorted(fitting, key=lambda case: (str(case.facts.get("as_of", "")), case.slug))[
            -1:
        ]
    return chosen


def _labeller(language: str) -> Callable[..., str]:
    def label(group: str, value: object, spoken: str = "") -> str:
        """The name of a value, itself where it has none."""
        names = vocabulary.values(_VOCABULARIES[group])
        return names[str(value)][spoken or language] if str(value) in names else str(value)

    return label


@cache
def _as_of(text: str, language: str) -> str:
    """A year, year-month or full date in words of the language."""
    year, month, day = [*(int(part) for part in text.split("-") if part.isdigit()), 0, 0, 0][:3]
    locale = languages.LOCALES[language]
    if day:
        return str(format_date(date(year, month, day), "long", locale=locale))
    return str(format_skeleton("yMMMM", date(year, month, 1), locale=locale)) if month else text
