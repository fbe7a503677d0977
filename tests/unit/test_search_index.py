"""The index of one language: made anew only where what is searched has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from guidebook.cache.store import Cache
from guidebook.search.index import LanguageIndex, SearchIndexError
from guidebook.search.pagefind_command import ENTRY

PAGE = """<html lang="id"><title>Judul</title><p>{before}</p>
<article data-pagefind-body>{notice}<p>{text}</p></article></html>"""
NOTICE = "<!-- changing --><aside data-pagefind-ignore>\n<p>terjemahan lama</p>\n</aside><!-- /changing -->"


def _index(
    folder: Path, key: str, before: str = "a", notice: str = "", text: str = "kerja sama"
) -> LanguageIndex:
    """The finished index of a site of one page, put into its place."""
    (folder / "page.html").write_text(
        PAGE.format(before=before, notice=notice, text=text), encoding="utf-8"
    )
    index = LanguageIndex(folder, "id", {"page.html": key}, Cache(folder / "cache.sqlite3"))
    assert index.put(folder / "pagefind")["languages"]["id"]["page_count"] == 1
    return index


def _made(index: LanguageIndex) -> tuple[Path, int]:
    """Where the index is, and when it was made."""
    return index.folder, (index.folder / ENTRY).stat().st_mtime_ns


def test_an_index_serves_until_what_is_searched_changes(tmp_path: Path) -> None:
    first = _made(_index(tmp_path, "one"))
    assert _made(_index(tmp_path, "one")) == first
    assert _made(_index(tmp_path, "two", before="b", notice=NOTICE)) == first
    assert _made(_index(tmp_path, "two", before="b", notice=NOTICE)) == first
    other = _made(_index(tmp_path, "three", text="perjanjian"))
    assert other[0] != first[0]
    assert not first[0].exists()


@pytest.mark.parametrize(
    "list_", ["[", "[]", "{}", '{"pages": 1}', '{"files": {}, "pages": "one"}']
)
def test_an_index_whose_list_is_spoilt_is_made_anew(tmp_path: Path, list_: str) -> None:
    first = _made(_index(tmp_path, "one"))
    first[0].with_suffix(".json").write_text(list_, encoding="utf-8")
    again = _made(_index(tmp_path, "one"))
    assert again[0] == first[0]
    assert again[1] > first[1]


def test_an_index_that_can_not_be_made_is_an_error_that_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = tmp_path / "temporary"
    places.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places))
    (tmp_path / "page.htm").write_text("<article data-pagefind-body></article>", encoding="utf-8")
    index = LanguageIndex(tmp_path, "id", {"page.htm": ""}, Cache(None))  # which looks for .html
    with pytest.raises(SearchIndexError, match="not able to build an index"):
        index.put(tmp_path / "pagefind")
    assert not list(places.iterdir())
