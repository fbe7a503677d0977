"""What a build keeps for the next one is found under its key, bounded, and never trusted for its
own sake.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from pathlib import Path

import pytest
from guidebook.build import fingerprints
from guidebook.cache import store
from guidebook.cache.store import Cache


def test_a_text_is_found_under_its_key_by_the_next_build(tmp_path: Path) -> None:
    one = Cache(tmp_path / "a.sqlite3")
    one.put("html", "x", "key", "teks \N{EN DASH} \ud800")
    one.write()
    two = Cache(tmp_path / "a.sqlite3")
    assert two.get("html", "x", "key") == "teks \N{EN DASH} \ud800"
    assert two.get("html", "x", "other key") is None
    assert two.get("markdown", "x", "key") is None


def test_what_a_build_did_not_ask_for_is_dropped(tmp_path: Path) -> None:
    one = Cache(tmp_path / "a.sqlite3")
    one.put("html", "x", "key", "x")
    one.put("html", "y", "key", "y")
    one.write()
    two = Cache(tmp_path / "a.sqlite3")
    two.get("html", "x", "key")
    two.write()
    three = Cache(tmp_path / "a.sqlite3")
    assert three.get("html", "x", "key") == "x"
    assert three.get("html", "y", "key") is None


def test_the_files_used_longest_ago_go_with_their_folders(tmp_path: Path) -> None:
    for number in range(store.MOST_FILES + 2):
        one = Cache(tmp_path / f"{number}.sqlite3")
        assert one.folder
        one.folder.mkdir(exist_ok=True)
        one.write()
        os.utime(tmp_path / f"{number}.sqlite3", (number, number))
    Cache(tmp_path / "last.sqlite3").write()
    left = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert left == ["3.sqlite3", "4.sqlite3", "5.sqlite3", "last.sqlite3"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["3", "4", "5"]


def test_where_nothing_can_be_written_the_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file where the folder should be", encoding="utf-8")
    one = Cache(tmp_path / "pages" / "a.sqlite3")
    one.put("html", "x", "key", "x")
    one.write()
    assert (tmp_path / "pages").is_file()


def test_without_a_file_nothing_is_kept() -> None:
    store.NO_CACHE.put("html", "x", "key", "x")
    assert store.NO_CACHE.get("html", "x", "key") is None


def test_a_result_that_is_damaged_counts_as_not_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    one = Cache(tmp_path / "a.sqlite3")
    one.put("html", "x", "key", "x")
    one.write()
    connection = sqlite3.connect(tmp_path / "a.sqlite3")
    with connection:
        connection.execute("UPDATE results SET data = 'text'")
    connection.close()
    with caplog.at_level(logging.INFO):
        assert Cache(tmp_path / "a.sqlite3").get("html", "x", "key") is None
    assert "html kept for x can't be read" in caplog.text


@pytest.mark.parametrize("name", ["hooks/a.py", "overrides/a.html", "docs/a.yml"])
def test_the_fingerprint_of_the_project_changes_with_code_templates_and_data(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "mkdocs.yml").touch()
    (tmp_path / name).parent.mkdir(parents=True)
    before = fingerprints.project(tmp_path, tmp_path / "mkdocs.yml")
    (tmp_path / name).touch()
    added = fingerprints.project(tmp_path, tmp_path / "mkdocs.yml")
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert len({before, added, fingerprints.project(tmp_path, tmp_path / "mkdocs.yml")}) == 3


@pytest.mark.parametrize("name", ["javascripts/a.js", "stylesheets/a.css"])
def test_no_page_is_made_anew_for_a_script_or_a_style(tmp_path: Path, name: str) -> None:
    path = tmp_path / "overrides/assets" / name
    path.parent.mkdir(parents=True)
    before = fingerprints.templates(tmp_path)
    path.write_text("x", encoding="utf-8")
    assert fingerprints.templates(tmp_path) == before


def test_code_counts_as_it_was_when_it_was_loaded(tmp_path: Path) -> None:
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks/a.py").write_text("1", encoding="utf-8")
    loaded = fingerprints.loaded_code(tmp_path)
    (tmp_path / "hooks/a.py").write_text("2", encoding="utf-8")
    assert fingerprints.loaded_code(tmp_path) == loaded != fingerprints.code(tmp_path)


def test_settings_count_and_where_the_site_is_written_does_not() -> None:
    settings = {"site_url": "https://a.example/", "site_dir": "/a", "extra": {"x": [1, object()]}}
    same = fingerprints.settings({**settings, "site_dir": "/b"})
    assert fingerprints.settings(settings) == same
    assert fingerprints.settings({**settings, "extra": {"x": [2]}}) != same
