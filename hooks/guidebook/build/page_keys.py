"""The key of each page of a language: everything that its HTML is made from.

A case depends on itself, the cases it names and the frame of every page. A page with parts that are
filled in from data may show any case, any page's title and any data file, and depends on them all.
The list of translations, which asks git, is made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from guidebook.build.i18n import LocalizedFile, file_of
from guidebook.cache.digests import digest
from guidebook.cases.collection import Case
from guidebook.cases.views import View
from guidebook.translations.states import PageState

_ASKS_GIT = "[TRANSLATIONS]"


@dataclass(frozen=True)
class Frame:
    """What every page of a language is made from."""

    project: str
    """Fingerprint of settings and templates."""

    data: Mapping[str, str]
    """Fingerprints of the data files of docs/."""

    language: str


class PageKeys:
    """The keys of one language's pages, from what templates see once every page has been read."""

    def __init__(
        self,
        frame: Frame,
        shown: Mapping[str, Any],
        files: Sequence[LocalizedFile],
        nav: Iterable[StructureItem],
    ) -> None:
        """`shown` are the globals of templates."""
        self._cases: Mapping[str, Case] = shown["case_of_page"]
        self._views: Mapping[str, View] = shown["case_views"]
        self._related: Mapping[str, list[View]] = shown["cases_related"]
        self._states: Mapping[str, PageState] = shown["translations"].pages
        self._order = list(self._views)
        self._place = {slug: place for place, slug in enumerate(self._order)}
        self._facts = {slug: _shown_of_case(view) for slug, view in self._views.items()}
        guide: list[object] = []
        cases: list[object] = []
        for file in files:
            group = cases if file.norm_src_uri in self._cases else guide
            group.append(_shown_of_page(file))
        items = [_shown_of_item(item) for item in nav]
        self._frame = digest(frame.project, frame.language, guide, items)
        self._all = digest(self._frame, frame.data, cases, self._facts)

    def key(self, page: Page) -> str:
        """The key of a page that has been read, empty for one that is not to be kept."""
        own = self._own(page)
        case = self._cases.get(file_of(page).norm_src_uri)
        if case is not None:  # no mark in it is filled in
            return digest(self._frame, own, self._shown_on(case), case.paths)
        content = page.content or ""
        if _ASKS_GIT in content:
            return ""
        return digest(self._all, own)

    def _own(self, page: Page) -> object:
        """What only this page shows."""
        file = file_of(page)
        versions = []
        for language, other in file.alternates.items():
            versions.append((language, other.url, other.locale, other.src_uri))
        return (
            _shown_of_page(file),
            _shown_of_item(page),
            _shown_of_item(page.parent),
            versions,
            _shown_of_item(page.previous_page),
            _shown_of_item(page.next_page),
            (page.canonical_url, page.edit_url, page.content, str(page.toc)),
            _shown_of_state(self._states.get(file.norm_src_uri)),
        )

    def _shown_on(self, case: Case) -> object:
        """The facts of the cases that a case's page names: neighbours, itself, those like it."""
        at = self._place[case.slug]
        neighbours = self._order[max(0, at - 1) : at + 2]
        alike = [view.case.slug for view in self._related.get(case.slug, [])]
        named = (neighbours, case.slug, alike)
        facts = [self._facts[slug] for slug in (*neighbours, *alike)]
        return named, facts


def _shown_of_case(view: View) -> tuple[str, str, str]:
    """What other pages show of a case."""
    return view.url, view.lang, view.case.facts_key


def _shown_of_page(file: LocalizedFile) -> object:
    """What other pages show of a page."""
    page = file.page
    assert page is not None  # noqa: S101
    return [file.norm_src_uri, file.src_uri, file.url, file.locale, page.title, page.meta]


def _shown_of_item(item: StructureItem | None) -> object:
    """A page or a section of the navigation with what is in it."""
    if item is None:
        return None
    inner = item.children if isinstance(item, Section) else []
    children = [_shown_of_item(each) for each in inner]
    return [item.title, getattr(item, "url", ""), item.is_page, children]


def _shown_of_state(state: PageState | None) -> tuple[str, ...]:
    """How the languages of a page stand, which itself and the list of translations show."""
    if state is None:
        return ()
    titles = [state.title(language) for language in state.texts]
    return (state.name, state.state, *state.changed, *titles)
