"""The two lists of a language that the search loads, made from all that its pages say.

They are kept in the cache while the pages say the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from guidebook.cache.digests import digest
from guidebook.cache.store import Cache
from guidebook.search import synonyms
from guidebook.search.synonyms import Table


class Heading(Protocol):
    """A heading of a page with the headings below it, as MkDocs has them in a table of contents."""

    @property
    def title(self) -> str: ...
    @property
    def children(self) -> Iterable[Heading]: ...


class SourceFile(Protocol):
    """The Markdown file of a page."""

    @property
    def src_uri(self) -> str: ...


class RenderedPage(Protocol):
    """What is read of a page of MkDocs whose Markdown has been rendered."""

    @property
    def title(self) -> str | None: ...
    @property
    def meta(self) -> Mapping[str, Any]: ...
    @property
    def toc(self) -> Iterable[Heading]: ...
    @property
    def markdown(self) -> str | None: ...
    @property
    def file(self) -> SourceFile: ...


@dataclass(frozen=True)
class Texts:
    """What the pages of one language say.

    `titles` are titles, summaries and headings, `defined` the terms and explanations of the
    glossary, `pages` the Markdown of each page by the path of its file, `cases` that of each case.
    """

    titles: Sequence[str]
    defined: Sequence[str]
    pages: Mapping[str, str]
    cases: Sequence[str] = ()

    @classmethod
    def of(
        cls, pages: Sequence[RenderedPage], defined: Sequence[str], cases: Sequence[str] = ()
    ) -> Texts:
        """The texts of pages that have been read, and of `cases`, whose pages have no Markdown."""
        titles: list[str] = []
        markdown: dict[str, str] = {}
        for page in pages:
            if page.title:
                titles.append(page.title)
            if summary := page.meta.get("summary"):
                titles.append(summary)
            titles.extend(_headings(page.toc))
            markdown[page.file.src_uri] = page.markdown or ""
        return cls(titles, defined, markdown, cases)

    def lists(
        self,
        table: Table,
        added: Mapping[str, object],
        language: str,
        cache: Cache,
    ) -> dict[str, bytes]:
        """The two files as JSON by name, from the cache where all texts are as they were.

        `synonyms`, with whatever else is `added` to it, is loaded with the first query, `words`
        where nothing is found.
        """
        key = digest(table, added, self.titles, self.defined, self.pages, self.cases)
        return {
            "synonyms": cache.made(
                "synonyms", language, key, partial(self._synonyms, table, added, language)
            ),
            "words": cache.made("words", language, key, partial(self._search_vocabulary, table)),
        }

    def _synonyms(self, table: Table, added: Mapping[str, object], language: str) -> bytes:
        texts = [*self.titles, *self.defined, *self.pages.values(), *self.cases]
        parts = synonyms.published(table, language, texts)
        return as_json({**parts, **added})

    def _search_vocabulary(self, table: Table) -> bytes:
        return as_json(synonyms.search_vocabulary([*self.titles, *table]))


def as_json(data: object) -> bytes:
    """The shortest JSON of `data`, the same bytes each time."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def _headings(items: Iterable[Heading]) -> Iterator[str]:
    """The text of each heading that has one, in the order of the page."""
    for item in items:
        if item.title:
            yield item.title
        yield from _headings(item.children)
