"""The two lists of a language that the search loads, made from all that its pages say; kept while
they say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from guidebook.cache.digests import digest
from guidebook.cache.store import Cache
from guidebook.search import synonyms
from guidebook.search.synonyms import Table


@dataclass(frozen=True)
class Texts:
    """What a language says: titles, summaries and headings, what the glossary says, and the
    Markdown of each page.
    """

    titles: Sequence[str]
    defined: Sequence[str]
    pages: Mapping[str, str]

    @classmethod
    def of(cls, pages: Sequence[Page], defined: Sequence[str]) -> Texts:
        """The texts of pages that have been read."""
        said = [
            text
            for page in pages
            for text in (page.title, page.meta.get("summary"), *_headings(page.toc))
            if text
        ]
        return cls(said, defined, {page.file.src_uri: page.markdown or "" for page in pages})

    def lists(self, table: Table, language: str, cache: Cache) -> dict[str, bytes]:
        """The files by name: `synonyms`, loaded with the first query, and `words`, loaded where
        nothing is found.
        """
        key = digest(table, self.titles, self.defined, self.pages)
        lists: dict[str, Callable[[], object]] = {
            "synonyms": lambda: synonyms.published(
                table, language, [*self.titles, *self.defined, *self.pages.values()]
            ),
            "words": lambda: synonyms.vocabulary([*self.titles, *table]),
        }
        return {
            name: cache.made(name, language, key, partial(_json, make))
            for name, make in lists.items()
        }


def _headings(items: Iterable[AnchorLink]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _headings(item.children)


def _json(make: Callable[[], object]) -> bytes:
    return json.dumps(make(), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
