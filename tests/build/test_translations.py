"""A page whose translation has fallen behind says so, and the list of translations shows what has
changed.
"""

from __future__ import annotations

from pathlib import Path

import built_pages
import made_once
import project
import pytest
from git_history import git
from guidebook.translations import states as translation_states

LIST = {"id": "berkontribusi/terjemahan/", "en": "en/contribute/translations/"}
REPOSITORY = "https://github.com/rakyat/panduan"
MOST = 100
"""The pages of one state that are listed; of the others their number is told."""
HOSTILE = '<img src=x onerror="alert(1)"> [LEMBAR] {{ config }}'


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a repository: two pages newer in Indonesian, one of them since before the
    history, a case newer in English and another in one language.
    """
    return made_once.folder(tmp_path_factory, "behind", _build_behind) / "site"


def _build_behind(folder: Path) -> None:
    copied = project.copy(folder)
    pages = translation_states.load(copied).pages
    translation_states.accept(
        copied, pages, [page.name for page in pages.values() if len(page.texts) > 1]
    )
    docs = copied / "docs"
    _edit(copied / translation_states.PATH, pages["about.md"].texts["id"].hash, "0" * 12)
    git(copied, "init", "-q")
    git(copied, "add", "-A")
    git(copied, "commit", "-q", "-m", "Begin")
    _edit(docs / "conclusion.md", "\n---\n", f"\n---\n\nKalimat baru. {HOSTILE}\n")
    _edit(docs / "cases/plasma-buol.en.md", "In Buol", "Here, in Buol")
    (docs / "cases/perpuseru.en.md").unlink()
    # Not strictly: the check refuses the tag, and the list of what changed shows it all the same.
    done = project.build(copied, copied / "site", strict=False, REPO_URL=REPOSITORY)
    assert done.returncode == 0, done.stderr


def _said(page: built_pages.Page, path: str) -> str:
    return " ".join(" ".join(built_pages.texts(page.one(path))).split())


@pytest.mark.parametrize(
    ("address", "newer", "anchor", "words"),
    [
        (
            "en/conclusion/",
            "../../kesimpulan/",
            "page-conclusion",
            "The Indonesian version of this page is newer",
        ),
        (
            "kasus/plasma-buol/",
            "../../en/cases/plasma-buol/",
            "page-cases--plasma-buol",
            "Versi Inggris halaman ini",
        ),
    ],
    ids=["Indonesian newer", "English newer"],
)
def test_a_page_that_is_behind_says_so_and_links_to_what_changed_and_to_the_newer_version(
    behind: Path, address: str, newer: str, anchor: str, words: str
) -> None:
    page = built_pages.pages(behind)[address]
    notice = page.one(".//aside[@aria-labelledby='translation-behind']")
    assert notice.get("data-pagefind-ignore") is not None
    assert _said(page, ".//*[@id='translation-behind']").startswith(words)
    changes, other = (link.get("href") or "" for link in notice.findall(".//a"))
    assert changes.endswith(f"{LIST[page.language].removeprefix('en/')}#{anchor}")
    assert anchor in built_pages.pages(behind)[LIST[page.language]].ids()
    assert other == newer


def test_no_other_page_has_the_notice(behind: Path, site: Path) -> None:
    def noticed(built: Path) -> set[str]:
        pages = built_pages.pages(built).items()
        return {
            address
            for address, page in pages
            if page.all(".//aside[@aria-labelledby='translation-behind']")
        }

    assert noticed(behind) == {"en/about/", "en/conclusion/", "kasus/plasma-buol/"}


@pytest.mark.parametrize(
    ("language", "count", "states"),
    [
        (
            "id",
            "3 tertinggal, 1 baru ada dalam satu bahasa",
            ["versi Indonesia", "versi Indonesia", "versi Inggris", "belum ada"],
        ),
        (
            "en",
            "3 behind, 1 in one language only",
            ["the Indonesian", "the Indonesian", "the English", "not in English"],
        ),
    ],
)
class TestTheListOfTranslations:
    def test_counts_the_pages_and_tells_the_state_of_each(
        self, behind: Path, language: str, count: str, states: list[str]
    ) -> None:
        page = built_pages.pages(behind)[LIST[language]]
        assert count in _said(page, ".//article")
        told = [
            " ".join(built_pages.texts(state))
            for state in page.all(".//ul[@class='translations']/li/strong")
        ]
        assert [text[: len(start)] for text, start in zip(told, states, strict=True)] == states
        entries = {anchor for anchor in page.ids() if anchor.startswith("page-")}
        in_step = len(translation_states.load(project.ROOT).pages) - len(states)
        assert len(entries) == min(in_step, MOST) + len(states)

    def test_shows_what_was_added_and_deleted_in_its_own_language_and_nothing_runs(
        self, behind: Path, language: str, count: str, states: list[str]
    ) -> None:
        page = built_pages.pages(behind)[LIST[language]]
        conclusion = page.one(".//li[@id='page-conclusion']")
        change = conclusion.find(".//p[@class='change']")
        assert change is not None
        assert change.get("lang") == "id"
        assert HOSTILE in " ".join(" ".join(built_pages.texts(change)).split())
        assert not conclusion.findall(".//img")
        added = change.find("ins/span")
        assert added is not None
        assert added.get("lang") == language
        assert (
            "".join(added.itertext()).strip() == {"id": "(ditambahkan:", "en": "(added:"}[language]
        )
        assert [piece.tag for piece in page.all(".//li[@id='page-cases--plasma-buol']//p/*")][
            :2
        ] == ["del", "ins"]

    def test_links_each_title_marked_with_its_language_the_editor_and_the_workflow(
        self, behind: Path, language: str, count: str, states: list[str]
    ) -> None:
        page = built_pages.pages(behind)[LIST[language]]
        links = [
            (link.get("lang"), link.get("href") or "")
            for link in page.one(".//li[@id='page-conclusion']").iter("a")
        ]
        assert sorted(lang or "" for lang, _ in links) == ["", "en", "id"]
        assert (None, f"{REPOSITORY}/edit/main/docs/conclusion.en.md") in links
        assert f"{REPOSITORY}/actions/workflows/accept-translation.yml" in {
            a.get("href") for a in page.all(".//a")
        }
        assert len(page.all(".//li[@id='page-cases--perpuseru']/a")) == 1

    def test_is_not_in_the_search(
        self, behind: Path, language: str, count: str, states: list[str]
    ) -> None:
        page = built_pages.pages(behind)[LIST[language]]
        assert page.all(".//div[@data-pagefind-ignore]//ul[@class='translations']")


def test_every_link_of_the_list_leads_to_a_page(behind: Path) -> None:
    pages = built_pages.pages(behind)
    for address in LIST.values():
        for link in pages[address].all(".//ul[@class='translations']//a[@lang]"):
            target = (behind / address / (link.get("href") or "")).resolve()
            assert (target / "index.html").is_file(), link.get("href")


def test_changes_from_before_the_history_are_said_to_be_so_with_a_link_to_the_history_of_the_file(
    behind: Path,
) -> None:
    entry = built_pages.pages(behind)[LIST["id"]].one(".//li[@id='page-about']")
    assert "Perubahannya tidak dapat ditampilkan" in " ".join(built_pages.texts(entry))
    assert f"{REPOSITORY}/commits/main/docs/about.md" in {
        link.get("href") for link in entry.iter("a")
    }


def test_without_the_file_of_hashes_no_page_is_in_step_or_behind(partial_site: Path) -> None:
    pages = built_pages.pages(partial_site)
    assert "0 in step, 0 behind, 2 in one language only" in _said(pages[LIST["en"]], ".//article")
    assert not [
        page
        for page in pages.values()
        if page.all(".//aside[@aria-labelledby='translation-behind']")
    ]
