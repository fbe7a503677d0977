"""Evidence on the pages of the steps is folded below its gist, and opens to whoever looks for it."""

from __future__ import annotations

import pytest
from browser.conftest import DESKTOP, SamePage
from playwright.sync_api import Page, expect

STEPS = ("mitra", "komunikasi", "kesepakatan", "evaluasi", "hubungan")
FOLDED = ".folded > summary + *"
PAGES = [f"langkah/{name}/" for name in STEPS] + ["en/steps/agreement/"]


def _expect_open(page: Page) -> None:
    expect(page.locator(".folded")).to_have_attribute("open", "")
    expect(page.locator(FOLDED)).to_be_visible()


@pytest.mark.parametrize("address", PAGES)
def test_the_gist_of_the_evidence_is_seen_and_unfolds_by_keyboard(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    gist = page.locator("#evidence + .folded > summary")
    expect(gist).to_be_visible()
    assert len(gist.inner_text()) <= 160
    expect(page.locator(FOLDED)).to_be_hidden()
    gist.focus()
    page.keyboard.press("Enter")
    _expect_open(page)


def test_further_reading_and_cases_are_seen_without_unfolding(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "langkah/evaluasi/")
    for part in ("#further + p", "#cases + .case-list li"):
        expect(page.locator(part).first).to_be_visible()


def test_an_address_that_leads_to_the_evidence_opens_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/mitra/#evidence")
    _expect_open(page)
    expect(page.locator("#evidence")).to_be_in_viewport()


def test_a_link_to_the_evidence_opens_it_each_time_it_is_followed(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "langkah/mitra/", viewport=DESKTOP)
    for _ in range(2):
        page.locator(".contents a[href='#evidence']").click()
        _expect_open(page)
        page.locator(".folded > summary").click()
        expect(page.locator(FOLDED)).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_way_back_from_a_note_opens_the_evidence_that_has_it(
    host: str, same_page: SamePage, scripts: bool
) -> None:
    page = same_page(host + "langkah/mitra/", scripts=scripts)
    page.locator("#fn-h6 .footnote-backref").click()
    _expect_open(page)
    expect(page.locator("#fnref-h6")).to_be_in_viewport()


def test_the_search_leads_to_words_that_are_folded(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/", viewport=DESKTOP)
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("Promoting Effective Partnering")
    found = page.locator("#search ol a[href*='langkah/hubungan/']").first
    expect(found).to_be_visible()
