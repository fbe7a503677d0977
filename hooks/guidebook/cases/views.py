"""What templates need to show cases in one language of the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date, format_skeleton

from guidebook import languages
from guidebook.cases import (
    chosen,
    example,
    finder,
    listings,
    page,
    partnership,
    provenance,
    schema,
    source_notes,
    whole,
)
from guidebook.cases.collection import Case
from guidebook.cases.related import GROUPS, grouped, matrix, related
from guidebook.text import shown_addresses, vocabulary
from guidebook.text.fields import Field
from guidebook.text.vocabulary import Names

_VOCABULARIES = {**GROUPS, "type": "partner_type"}
"""The vocabulary of each group, and of the type of a partner."""


@dataclass(frozen=True)
class View:
    """A case as one language of the site shows it.

    `url` is its page in that language, `lang` the language that its text is really in.
    """

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


Views = dict[str, View]
"""Views by slug, in the order of the pages."""

ViewsByValue = dict[str, list[View]]
"""Views by the values of a group, in the order of the vocabulary; only values that have cases."""


@dataclass(frozen=True)
class CaseGlobals:
    """The globals of templates that show cases, by the names that templates know them by."""

    # Single cases
    case_views: Views
    case_of_page: Mapping[str, Case]
    """Cases by the neutral name of their page."""
    case_beside: dict[str, tuple[View | None, View | None]]
    """For each slug the case before and the case after it."""

    # Cases together
    cases_by: dict[str, ViewsByValue]
    """All cases, by group."""
    case_list_pages: Callable[[str, str], list[ViewsByValue]]
    """The pages of the list for a group and one of its values, each with its cases by the group that
    arranges it (listings.py).
    """
    case_list_page: Callable[..., str]
    """The neutral name of the page of such a list that has this number, or on which a part begins."""
    cases_related: dict[str, list[View]]
    """For each slug the cases most akin."""
    cases_chosen: dict[str, list[View]]
    """The cases that pages show by the rule of chosen.py: by benefit and step, and `three` of
    differing outcome.
    """
    case_matrix: dict[tuple[str, str], int]
    """How many cases tell of a benefit in a sector."""

    case_whole: whole.Whole
    """What all documented cases together say."""

    # The finder on the index
    case_first: list[View]
    """The cases that lead the list, as many as the page of the finder holds."""
    case_pieces: str
    """Where the finder's pieces for the language lie below the site's root."""
    case_abroad: int
    """How many cases are from abroad."""
    case_years: Callable[[Mapping[str, object]], str]
    """From when to when the partners of a case with these facts worked together, in words."""
    case_tiles: list[list[tuple[str, str]]]
    """The provinces as they stand on the map: their letters and values."""

    # Pages that list cases
    case_list: dict[tuple[str, str], str]
    """The neutral name of the list for a group and one of its values."""
    case_list_within: Mapping[str, str]
    """The group that arranges the lists of a group."""

    # Names of values
    label: Callable[..., str]
    """The name of a value in a group, in the page's language or in the one given."""
    vocabulary: dict[str, list[str]]
    """The values of each group, in order."""
    vocabulary_names: Callable[[str], Names]
    """A vocabulary by its name: its values with their names by language."""
    as_of_date: Callable[[str, str], str]
    """A date of facts in words of a language."""

    # Text of a case, and how to write one
    case_signed: Callable[[str, int, str, str], page.Signed]
    """The text of a page with its signs (page.py)."""
    case_figure: Callable[[Mapping[str, Any]], partnership.Partnership | None]
    """The figure of a partnership with these facts."""
    case_checked: Callable[[Mapping[str, Any], str], provenance.Checked | None]
    """Who agreed to a case with these facts, in words of a language."""
    case_sources_read: Callable[[Sequence[source_notes.Source], str], str]
    """How sources were read, in words of a language."""
    case_source_words: Callable[[str], dict[str, Any]]
    """What else is said of a source (source_notes.yml)."""
    case_title_language: Callable[[source_notes.Source], str]
    """The language of a source's title, empty where it is not known."""
    shown_address: Callable[[str], str]
    """A web address as the text of a link."""
    case_fields: tuple[Field, ...]
    """Every fact, for the list of fields."""
    case_rules: dict[str, dict[str, str]]
    """What each fact may be, in words by language."""
    case_template: Callable[[str], str]
    """The example of a file in a language."""


def context(
    cases: Mapping[str, Case], files: Sequence[Any], language: str, ui_text: languages.UiText
) -> dict[str, Any]:
    """The globals for the pages of `language`, which speak with `ui_text`; `cases` are by page,
    `files` are MkDocs's.
    """
    views = _views(cases, files)
    ordered = [views[slug].case for slug in sorted(views)]
    listed = chosen.leading_first(ordered)

    names = {(each.group, each.value): each.name for each in listings.pages()}

    @cache
    def case_list_pages(group: str, value: str) -> list[ViewsByValue]:
        pages = []
        for parts in listings.paged(listings.arranged(listed, group, value)):
            pages.append({part: _views_of(members, views) for part, members in parts.items()})
        return pages

    def case_list_page(group: str, value: str, number: int = 1, part: str = "") -> str:
        if part:
            parts = enumerate(case_list_pages(group, value), start=1)
            number = next(count for count, page in parts if part in page)
        return f"{listings.page_name(names[group, value], number)}.md"

    return vars(
        CaseGlobals(
            case_views=views,
            case_of_page=cases,
            case_beside=_beside(views),
            cases_by={group: _by_value(ordered, group, views) for group in GROUPS},
            case_list_pages=case_list_pages,
            case_list_page=case_list_page,
            cases_related=_related(ordered, views),
            cases_chosen=_chosen(ordered, views),
            case_matrix=matrix(ordered),
            case_whole=whole.of(ordered),
            case_first=_views_of(listed[: finder.PIECE], views),
            case_pieces=finder.folder(ordered, language),
            case_abroad=len([case for case in ordered if finder.is_from_abroad(case)]),
            case_years=lambda facts: finder.years(facts, ui_text),
            case_tiles=vocabulary.province_tiles(),
            case_list={key: f"{name}.md" for key, name in names.items()},
            case_list_within=listings.WITHIN,
            label=_labeller(language),
            vocabulary={group: list(vocabulary.values(_VOCABULARIES[group])) for group in GROUPS},
            vocabulary_names=vocabulary.values,
            as_of_date=as_of_date,
            case_signed=page.signed,
            case_figure=partnership.figure,
            case_checked=provenance.checked,
            case_sources_read=source_notes.reading,
            case_source_words=source_notes.words,
            case_title_language=source_notes.title_language,
            shown_address=shown_addresses.shown,
            case_fields=schema.FIELDS,
            case_rules=schema.rules(),
            case_template=example.text,
        )
    )


@cache
def as_of_date(text: str, language: str) -> str:
    """A year, year-month or full date in words of the language."""
    numbers = [int(part) for part in text.split("-") if part.isdigit()]
    year, month, day = [*numbers, 0, 0, 0][:3]
    locale = languages.LOCALES[language]
    if day:
        return str(format_date(date(year, month, day), "long", locale=locale))
    if month:
        return str(format_skeleton("yMMMM", date(year, month, 1), locale=locale))
    return text


def _views(cases: Mapping[str, Case], files: Sequence[Any]) -> Views:
    """The views of those files that are cases."""
    views: Views = {}
    for file in files:
        case = cases.get(file.norm_src_uri)
        if case:
            views[case.slug] = View(case, file.url, file.locale)
    return views


def _beside(views: Views) -> dict[str, tuple[View | None, View | None]]:
    """For each slug the case before and the case after it."""
    row = [None, *views.values(), None]
    return {slug: (row[place], row[place + 2]) for place, slug in enumerate(views)}


def _views_of(cases: Sequence[Case], views: Views) -> list[View]:
    return [views[case.slug] for case in cases]


def _by_value(cases: Sequence[Case], group: str, views: Views) -> ViewsByValue:
    """The views of cases by their values in a group."""
    by_value = grouped(cases, group)
    arranged: ViewsByValue = {}
    for value in vocabulary.values(GROUPS[group]):
        if value in by_value:  # a wrong value isn't in the vocabulary and gets no place
            arranged[value] = _views_of(by_value[value], views)
    return arranged


def _related(cases: Sequence[Case], views: Views) -> dict[str, list[View]]:
    related_views: dict[str, list[View]] = {}
    for slug, akin in related(cases).items():
        related_views[slug] = _views_of(akin, views)
    return related_views


def _chosen(cases: Sequence[Case], views: Views) -> dict[str, list[View]]:
    """What pages show, by the argument of their line `[CASES: …]`."""
    shown = {"three": _views_of(chosen.one_of_each(cases), views)}
    for group in ("benefits", "steps"):
        for value, members in grouped(cases, group).items():
            shown[value] = _views_of(chosen.chosen(members), views)
    return shown


def _labeller(language: str) -> Callable[..., str]:
    """The function that templates name values with, on pages of `language`."""

    def label(group: str, value: object, spoken: str = "") -> str:
        """The name of a value, or of each of several between commas; itself where it has none."""
        names = vocabulary.values(_VOCABULARIES[group])
        told: list[str] = []
        for one in str(value).split(", "):
            known = names.get(one)
            told.append(known[spoken or language] if known else one)
        return ", ".join(told)

    return label
