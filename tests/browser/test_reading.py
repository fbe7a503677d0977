"""What a voice reads of each kind of page is what somebody has read and found right.

Where it differs, read the new one as a person who hears it would: is everything named, once, in
order, with its state? Then write it down: `READING=write pytest tests/browser/test_reading.py`.
"""

from __future__ import annotations

import os

import project
import pytest
from browser.conftest import DESKTOP, SamePage
from browser.reading import Reader
from mkdocs.config import load_config
from playwright.sync_api import Page, expect

GOLDEN = project.ROOT / "tests/data/reading"
READ = {
    "home": "",
    "section": "manfaat/",
    "benefit": "manfaat/sumber-daya/",
    "step": "langkah/kesepakatan/",
    "topic": "pendalaman/bentuk-kerja-sama/",
    "cases": "kasus/",
    "case": "kasus/plasma-buol/",
    "case list": "kasus/hasil/gagal/",
    "checklist": "daftar-periksa/",
    "glossary": "glosarium/",
    "contribute": "berkontribusi/",
    "form": "berkontribusi/tulis/",
    "conclusion": "kesimpulan/",
    "about": "tentang/",
    "all pages": "semua-halaman/",
    "tools": "alat/",
    "worksheet": "alat/kesiapan-bekerja-sama/",
    "table to fill in": "alat/siapa-membawa-apa/",
    "agreement": "alat/perjanjian-singkat/",
    "assistant": "alat/asisten/",
    "what cases say": "pendalaman/apa-kata-kasus/",
    "lost": "kasus/plasma-bol/",
}
"""An address per kind of page; those left out are read like one of these."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Reads Indonesian pages."""
    config = load_config(str(project.ROOT / "mkdocs.yml"))
    env = config.theme.get_env()
    template: dict[str, str] = env.get_template("partials/languages/id.html").module.words  # type: ignore[attr-defined]
    return Reader(tuple(template.values()))


@pytest.mark.parametrize("kind", READ)
def test_a_voice_reads_what_somebody_has_found_right(
    host: str, same_page: SamePage, reader: Reader, kind: str
) -> None:
    page = same_page(host + READ[kind], viewport=DESKTOP, expect=("404",))
    page.wait_for_load_state("networkidle")
    _expect_read(reader, page, kind)


def test_a_voice_reads_what_the_search_has_found(
    host: str, same_page: SamePage, reader: Reader
) -> None:
    page = same_page(host, viewport=DESKTOP)
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("nota kesepahaman")
    expect(page.locator("#search ol a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    _expect_read(reader, page, "search")


def _expect_read(reader: Reader, page: Page, kind: str) -> None:
    path = GOLDEN / f"{kind.replace(' ', '-')}.txt"
    text = "\n".join(reader.lines(page)) + "\n"
    if os.environ.get("READING") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), path
