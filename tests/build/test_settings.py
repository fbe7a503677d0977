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


def test_a_preview_for_a_folder_says_what_its_settings_leave_out(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change(copied, "site_name: Bersama", "use_directory_urls: false\nsite_name: Bersama")
    repository = "https://a.example/me/guide.git/"
    site = copied / "site"
    monkeypatch.delenv("SITE_URL", raising=False)
    done = project.build(
        copied, site, strict=False, SITE_URL=None, EDIT_URI="", REPO_URL=repository
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr

    # Without an address the site is made for this computer.
    assert done.stderr.count("SITE_URL tidak diisi") == 1
    assert done.stderr.count("SITE_URL is not set") == 1

    # Without an e-mail address nobody can write in private, and pages say so.
    assert done.stderr.count("CONTACT_EMAIL kosong: salinan situs ini tidak mempunyai") == 1
    assert done.stderr.count("CONTACT_EMAIL is empty: this copy of the site has no private") == 1
    privacy = (site / "privacy.html").read_text(encoding="utf-8")
    assert "Salinan situs ini tidak mempunyai saluran tertutup" in privacy
    assert '<a href="https://a.example/me">me</a>' in privacy
    assert 'privacy.html" aria-current="page">Privasi</a>' in privacy[privacy.index("<footer") :]
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


def test_every_setting_that_would_spoil_the_site_is_told_at_once_and_nothing_is_built(
    copied: Path,
) -> None:
    _change(copied, "  - about.md\n", "  - about.md\n  - Forum: https://forum.example.org/\n")
    _change(copied, "  - conclusion.md\n", "  - conclusions.md\n")
    wrong = {"SITE_URL": "", "REPO_URL": "git@github.com:me/guide.git", "CONTACT_EMAIL": "x"}
    done = project.build(copied, copied / "site", strict=False, **wrong)
    assert done.returncode
    for said in (
        "SITE_URL kosong",
        "SITE_URL is empty",
        "REPO_URL=https://github.com/me/guide",
        "CONTACT_EMAIL=x bukan",
        "CONTACT_EMAIL=x is not",
        "'https://forum.example.org/' dalam 'nav' bukan halaman situs ini",
        "'https://forum.example.org/' in 'nav' is not a page of this site",
        "Did you mean 'conclusion.md'?",
    ):
        assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (copied / "site").exists()


def test_a_page_that_no_reader_is_led_to_is_told_and_a_preview_shows_it(copied: Path) -> None:
    for name in ("new.md", "new.en.md"):
        page = "---\ntitle: Baru\nsummary: Baru.\ndescription: Baru.\n---\n\nBaru.\n"
        (copied / "docs" / name).write_text(page, encoding="utf-8")
    done = project.build(copied, copied / "site", strict=False)
    assert not done.returncode
    assert "docs/new.en.md:1: halaman ini tidak ada dalam navigasi" in done.stderr
    assert "docs/new.en.md:1: no line of the navigation leads to this page" in done.stderr
    assert (copied / "site/new/index.html").exists()
    assert project.build(copied, copied / "strict").returncode
