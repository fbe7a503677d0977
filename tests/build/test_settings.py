"""Settings that would spoil the site are told, once and in both languages, without a traceback."""

from __future__ import annotations

from pathlib import Path

import project
import pytest


def _change(folder: Path, old: str, new: str) -> None:
    path = folder / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return project.copy(tmp_path)


def test_a_preview_for_a_folder_says_what_its_settings_leave_out(copied: Path) -> None:
    _change(copied, "site_name: Bersama", "use_directory_urls: false\nsite_name: Bersama")
    repository = "https://a.example/me/guide.git/"
    site = copied / "site"
    done = project.build(copied, site, strict=False, SITE_URL="", EDIT_URI="", REPO_URL=repository)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr

    # An empty address is a missing one: the site is made for this computer.
    assert done.stderr.count("SITE_URL kosong") == 1
    assert done.stderr.count("SITE_URL is empty") == 1
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "None" not in sitemap
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    assert "<id>http://127.0.0.1:8000/feed.xml</id>" in feed

    # A repository is named by its page, not by what git clones.
    page = (site / "manfaat/index.html").read_text(encoding="utf-8")
    assert "https://a.example/me/guide/edit/main/docs/benefits/index.md" in page
    assert "guide.git" not in page

    assert done.stderr.count("use_directory_urls: false hanya untuk") == 1
    assert done.stderr.count("use_directory_urls: false is only for") == 1


def test_addresses_without_folders_are_not_published(copied: Path) -> None:
    _change(copied, "site_name: Bersama", "use_directory_urls: false\nsite_name: Bersama")
    done = project.build(copied, copied / "site")
    assert done.returncode
    assert "use_directory_urls: false hanya untuk" in done.stderr
    assert "use_directory_urls: false is only for" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (copied / "site").exists()


def test_a_third_language_is_told_without_a_traceback(copied: Path) -> None:
    english = "        - locale: en\n"
    _change(copied, english, f"        - locale: su\n          name: Basa Sunda\n{english}")
    done = project.build(copied, copied / "site")
    assert done.returncode
    assert "bahasa 'su' belum ada" in done.stderr
    assert "the language 'su' is not one of this guide" in done.stderr
    assert "Traceback" not in done.stderr
