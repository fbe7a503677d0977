"""One file makes the checklist's page, the items on other pages and the sheets on paper."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path

import built_pages
import project
import pytest
from guidebook.guide import checklist, sheets
from pypdf import PdfReader

ITEMS = checklist.load(project.ROOT).items
PAGES = {"id": "daftar-periksa/", "en": "en/checklist/"}
SHEETS = {
    address: tuple(address + names[language] for names in sheets.FILES.values())
    for language, address in PAGES.items()
}


def _paper(path: Path) -> str:
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages)
    return "".join(text.split())


def test_the_page_links_to_its_sheets_with_their_size(site: Path) -> None:
    for address, names in SHEETS.items():
        html = (site / address / "index.html").read_text(encoding="utf-8")
        for name in names:
            size = (site / name).stat().st_size
            assert f'href="{name.removeprefix(address)}"' in html
            # The search does not read it: it changes with the day that the sheet carries.
            assert f"<!-- changing -->{round(size / 1000)}<!-- /changing --> kB)" in html


def test_every_item_stands_on_the_page_with_why_and_how(site: Path) -> None:
    for address, language in (("daftar-periksa/", "id"), ("en/checklist/", "en")):
        page = built_pages.pages(site)[address]
        text = " ".join(" ".join(built_pages.texts(page.root)).split())
        for item in ITEMS:
            for said in (item.text, item.why, item.how):
                assert said[language] in text, item.id


def test_one_changed_line_changes_page_sheets_steps_and_benefits(tmp_path: Path) -> None:
    copied = project.copy(tmp_path / "project")
    item = next(item for item in ITEMS if item.id == "shared-goal")
    file = copied / checklist.PATH
    before, after = item.text["id"], "Kalimat baru yang belum pernah ada."
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    done = project.build(copied, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for address in ("daftar-periksa/", "langkah/mitra/", "manfaat/jangkauan/"):
        html = (tmp_path / "site" / address / "index.html").read_text(encoding="utf-8")
        assert after in html
        assert before not in html
    for name in SHEETS["daftar-periksa/"]:
        if "pendek" in name:  # which does not ask this item
            continue
        text = _paper(tmp_path / "site" / name)
        assert "".join(after.split()) in text
        assert "".join(before.split()) not in text


def test_a_checklist_with_flaws_is_told_in_both_languages_and_builds_nothing(
    tmp_path: Path,
) -> None:
    copied = project.copy(tmp_path / "project")
    file = copied / checklist.PATH
    file.write_text(
        file.read_text(encoding="utf-8").replace("    why:", "    whi:", 2), encoding="utf-8"
    )
    done = project.build(copied, tmp_path / "site", strict=False)
    assert done.returncode != 0
    assert done.stderr.count("'whi' tidak dikenal") == 2
    assert done.stderr.count("'whi' is not known") == 2
    assert not (tmp_path / "site").exists()


def test_a_sign_the_font_lacks_is_told_with_its_item(tmp_path: Path) -> None:
    copied = project.copy(tmp_path / "project")
    file = copied / checklist.PATH
    text = ITEMS[4].text["en"]
    file.write_text(
        file.read_text(encoding="utf-8").replace(text, f"{text} 目", 1), encoding="utf-8"
    )
    done = project.build(copied, tmp_path / "site")
    assert done.returncode != 0
    assert (
        f"docs/checklist.yml:{ITEMS[4].line}: '{ITEMS[4].id}' can't be printed in 'en'"
        in done.stderr
    )
    assert "Traceback" not in done.stderr


def _pages_with(site: Path, script: str) -> set[str]:
    loading = set()
    for address, page in built_pages.pages(site).items():
        names = [each.get("src", "") for each in page.all(".//script")]
        if any(name.endswith(f"/{script}.js") for name in names):
            loading.add(address)
    return loading


def test_pages_load_the_scripts_of_the_boxes_that_they_have_and_no_other(site: Path) -> None:
    pages = built_pages.pages(site)
    with_boxes = {
        address for address, page in pages.items() if page.all(".//ul[@class='checklist']")
    }
    assert len(with_boxes) > 20
    assert _pages_with(site, "ticks") == with_boxes
    assert _pages_with(site, "checklist") == set(SHEETS)
    assert _pages_with(site, "home") == {"", "en/"}


@pytest.mark.parametrize("script", ["ticks", "home"])
def test_boxes_on_other_pages_cost_two_kilobytes_of_script(site: Path, script: str) -> None:
    text = (site / f"assets/javascripts/{script}.js").read_bytes()
    assert len(gzip.compress(text, 6)) <= 2000
