"""A site from which cases were taken down builds at once, and says so at the address of each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import built_pages
import made_once
import project
import pytest
import told_case
from git_history import git
from guidebook import checks
from guidebook.cases import collection, withdrawn
from guidebook.contributions import withdrawal

TOLD = told_case.SLUG
*GONE, LINKS = [case.slug for case in collection.load(project.ROOT).cases]
"""All real cases; the last one stays, and links to the one that pages tell."""

CASES = [TOLD, *GONE, LINKS]
WHY = {"id": "Alasan A & B < C.", "en": "Our reason."}

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="puts cases back from git")


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project from which all cases but one were taken down, beside its strict build."""
    return made_once.folder(tmp_path_factory, "withdrawn", _build)


def _build(folder: Path) -> None:
    copied = project.copy(folder / "project")
    told_case.add(copied)
    git(copied, "init", "--quiet", "--initial-branch=main")
    git(copied, "add", "--all")
    git(copied, "commit", "--quiet", "--message", "x")
    for suffix in ("", ".en"):
        page = copied / f"docs/cases/{LINKS}{suffix}.md"
        text = page.read_text(encoding="utf-8").rstrip()
        page.write_text(f"{text} [x]({TOLD}.md#results)\n", encoding="utf-8")
    git(copied, "commit", "--quiet", "--all", "--message", "a case that links to another")
    for slug in (TOLD, *GONE):
        assert withdrawal.take_down(copied, slug, WHY).done
    for suffix in ("", ".en"):
        page = copied / f"docs/about{suffix}.md"
        text = page.read_text(encoding="utf-8")
        page.write_text(f"{text}\n[x](cases/{TOLD}.md#results)\n", encoding="utf-8")
    (copied / "docs/redirects.yml").write_text(f"kasus/lama/: cases/{TOLD}.md\n", "utf-8")
    done = project.build(copied, folder / "site")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr, done.stderr


def test_every_case_can_be_withdrawn_and_put_back_and_the_site_stays_whole(
    empty_site: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(empty_site / "project", tmp_path / "project")
    assert checks.check(root).findings == ()
    assert withdrawal.take_down(root, LINKS, WHY).done
    assert set(withdrawn.load(root).cases) == set(CASES)
    for slug in reversed(CASES):
        assert withdrawal.put_back(root, slug).done
    changed = {line[3:] for line in git(root, "status", "--porcelain").splitlines()}
    assert changed == {"docs/about.md", "docs/about.en.md", "docs/redirects.yml"}


def test_the_address_of_a_withdrawn_case_gives_title_day_and_reason(empty_site: Path) -> None:
    pages = built_pages.pages(empty_site / "site")
    for slug in GONE:
        assert pages[f"kasus/{slug}/"].meta("robots") == "noindex"
        assert pages[f"en/cases/{slug}/"].meta("robots") == "noindex"
    page = pages[f"kasus/{TOLD}/"]
    said = [" ".join(element.itertext()) for element in page.all(".//dd")]
    assert said == [told_case.TITLE["id"], "Alasan A & B < C."]
    assert page.one(".//h1").text == "Kasus ini sudah ditarik"
    english = pages[f"en/cases/{TOLD}/"]
    assert english.one(".//a[@data-language-link]").get("href") == f"../../../kasus/{TOLD}/"
    assert english.one(".//h1").text == "This case has been withdrawn"
    assert not page.errors + english.errors


def test_the_policy_lists_every_withdrawn_case(empty_site: Path) -> None:
    pages = built_pages.pages(empty_site / "site")
    for address, cases in (
        ("berkontribusi/kebijakan-editorial/", "../../kasus/"),
        ("en/contribute/policy/", "../../cases/"),
    ):
        links = {link.get("href") for link in pages[address].all(".//li/a")}
        assert {f"{cases}{slug}/" for slug in GONE} <= links


def test_a_link_and_an_old_address_lead_to_the_words_on_the_withdrawal(empty_site: Path) -> None:
    site = empty_site / "site"
    about = built_pages.pages(site)["tentang/"]
    assert about.one(f".//a[@href='../kasus/{TOLD}/#results']").text == "x"
    case = built_pages.pages(site)[f"en/cases/{LINKS}/"]
    assert case.one(f".//a[@href='../{TOLD}/#results']").text == "x"
    assert "results" in built_pages.pages(site)[f"kasus/{TOLD}/"].ids()
    old = built_pages.moved(site)["kasus/lama/"].one(".//a")
    assert old.get("href") == f"../{TOLD}/"
    assert old.text == "Lanjutkan ke: Kasus ini sudah ditarik"


def test_nothing_of_a_withdrawn_case_is_found_listed_or_given_as_data(empty_site: Path) -> None:
    site = empty_site / "site"
    data = json.loads((site / "cases.json").read_text(encoding="utf-8"))
    assert [each["id"] for each in data["cases"]] == [LINKS]
    listed = ["sitemap.xml", "feed.xml", "en/feed.xml", "cases.csv", "semua-halaman/index.html"]
    for name in [*listed, "kasus/index.html", "index.html", "assets/case-names.json"]:
        assert TOLD not in (site / name).read_text(encoding="utf-8"), name
    for piece in site.glob("assets/cases/*/*.json"):
        assert TOLD not in piece.read_text(encoding="utf-8"), piece
    page = built_pages.pages(site)[f"kasus/{TOLD}/"]
    assert not page.all(".//*[@data-pagefind-body]")


def test_a_site_without_a_withdrawn_case_says_so(site: Path) -> None:
    policy = built_pages.pages(site)["en/contribute/policy/"]
    said = "No case has been withdrawn so far."
    assert (said in policy.html) == (not withdrawn.load(project.ROOT).cases)
