"""The key of each page of a language: everything that its HTML is made from.

A case depends on itself, the cases it names and the frame of every page. Any other page may show
any case and any page's title, and depends on them all. The list of translations, which asks git, is
made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guidebook.cache.digests import digest
from guidebook.cases.collection import Case
from guidebook.cases.views import View
from guidebook.translations.states import PageState

ASKS_GIT = "[TRANSLATIONS]"
_PART = "<p>["
"""How a part that is filled in from data begins: it may show any case."""


class PageKeys:
    """The keys of one language's pages, from what templates see once every page has been read."""

    def __init__(
        self, project: object, shown: Mapping[str, Any], pages: Iterable[Any], nav: Iterable[Any]
    ) -> None:
        """`project` stands for code and settings, `shown` are the globals of templates."""
        files = [page.file for page in pages]
        self._cases: Mapping[str, Case] = shown["case_of_page"]
        self._views: Mapping[str, View] = shown["case_views"]
        self._related: Mapping[str, list[View]] = shown["cases_related"]
        self._states: Mapping[str, PageState] = shown["translations"].pages
        self._order = list(self._views)
        self._place = {slug: at for at, slug in enumerate(self._order)}
        self._facts = {slug: _case(view) for slug, view in self._views.items()}
        guide = [_listed(file) for file in files if file.norm_src_uri not in self._cases]
        self._frame = digest(project, shown["edition"], guide, [_item(item) for item in nav])
        cases = [_listed(file) for file in files if file.norm_src_uri in self._cases]
        self._all = digest(self._frame, cases, self._facts, shown["sheets"])

    def key(self, page: Any) -> str:
        """The key of a page that has been read, empty for one that is not to be kept."""
        file, content = page.file, page.content or ""
        if ASKS_GIT in content:
            return ""
        own = (
            _listed(file),
            _item(page),
            _item(page.parent),
            [
                (language, other.url, other.locale, other.src_uri)
                for language, other in file.alternates.items()
            ],
            [_item(page.previous_page), _item(page.next_page)],
            [page.canonical_url, page.edit_url, content, str(page.toc)],
            _state(self._states.get(file.norm_src_uri)),
        )
        case = self._cases.get(file.norm_src_uri)
        if case is None or _PART in content:
            return digest(self._all, own)
        at = self._place[case.slug]
        before, after = self._order[max(0, at - 1) : at], self._order[at + 1 : at + 2]
        akin = [view.case.slug for view in self._related.get(case.slug, [])]
        named = [
            [self._facts[slug] for slug in slugs] for slugs in (before, [case.slug], after, akin)
        ]
        return digest(self._frame, own, named, case.paths)


def _case(view: View) -> str:
    """What other pages show of a case."""
    return digest(view.url, view.lang, view.case.facts, view.case.title, view.case.summary)


def _listed(file: Any) -> object:
    """What other pages show of a page."""
    return [file.norm_src_uri, file.src_uri, file.url, file.locale, file.page.title, file.page.meta]


def _item(item: Any) -> object:
    """A page or a section of the navigation with what is in it."""
    if item is None:
        return None
    return [
        item.title,
        getattr(item, "url", ""),
        bool(item.is_page),
        [_item(each) for each in item.children or ()],
    ]


def _state(state: PageState | None) -> tuple[str, ...]:
    """How the languages of a page stand, which itself and the list of translations show."""
    return (
        (state.name, state.state, *state.changed, *map(state.title, state.texts)) if state else ()
    )
