"""The lists that the search loads: what of the pages goes into them, and when they are made anew."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guidebook.cache.store import Cache
from guidebook.search.lists import Texts


@dataclass
class _File:
    src_uri: str


@dataclass
class _Heading:
    title: str
    children: list[_Heading] = field(default_factory=list)


@dataclass
class _Page:
    title: str | None
    file: _File
    markdown: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    toc: list[_Heading] = field(default_factory=list)


HEADINGS = [_Heading("Memilih mitra", [_Heading("Uji tuntas")]), _Heading("")]
PARTNERS = _Page("Mitra", _File("steps/a.md"), "Sebuah MoU.", {"summary": "Siapa?"}, HEADINGS)
EMPTY = _Page(None, _File("b.md"))
ADDED = {"asking": ["apa"]}
TABLE = {"mou": ["nota kesepahaman"], "sinergi": ["kerja sama"]}


def test_titles_are_titles_summaries_and_headings_of_every_depth() -> None:
    texts = Texts.of([PARTNERS, EMPTY], ["Nota kesepahaman"])
    assert texts.titles == ["Mitra", "Siapa?", "Memilih mitra", "Uji tuntas"]
    assert texts.pages == {"steps/a.md": "Sebuah MoU.", "b.md": ""}


def test_the_lists_hold_synonyms_words_that_only_ask_and_the_words_of_titles_and_of_the_table() -> (
    None
):
    files = Texts.of([PARTNERS], []).lists(TABLE, ADDED, "id", Cache(None))
    assert json.loads(files["synonyms"]) == {
        "also": {"mou": ["nota kesepahaman"]},
        "instead": {"sinergi": ["kerja sama"]},
        "asking": ["apa"],
    }
    assert json.loads(files["words"]) == ["memilih", "mitra", "siapa", "sinergi", "tuntas"]


def test_the_lists_are_made_anew_when_a_page_says_something_else(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite3")
    Texts.of([PARTNERS], []).lists(TABLE, {}, "id", cache)
    changed = replace(PARTNERS, markdown="Sebuah sinergi.")
    files = Texts.of([changed], []).lists(TABLE, {}, "id", cache)
    assert json.loads(files["synonyms"])["also"] == {"sinergi": ["kerja sama"]}
