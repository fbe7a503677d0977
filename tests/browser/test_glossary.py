"""The glossary: ways to a term."""

from __future__ import annotations

import pytest
from browser.conftest import DESKTOP, SamePage
from playwright.sync_api import Page, ViewportSize, expect


def _terms(page: Page) -> list[str]:
    return page.locator(".glossary dt:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("nota", ["nota kesepahaman (MoU)"]),
        ("MOU", ["nota kesepahaman (MoU)"]),
        ("due dili", ["uji tuntas"]),
        ("amandemen", ["adendum"]),
        ("Multi-Pihak", ["forum multipihak", "kemitraan multipihak"]),
    ],
)
def test_a_word_leaves_the_terms_that_are_called_so_in_either_language(
    host: str, same_page: SamePage, typed: str, terms: list[str]
) -> None:
    page = same_page(host + "glosarium/")
    page.get_by_role("searchbox", name="Cari istilah").fill(typed.replace("Multi-Pihak", "pihak"))
    assert set(terms) <= set(_terms(page))
    assert len(_terms(page)) < 12


def test_the_count_is_said_and_letters_without_a_term_go(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/glossary/")
    page.get_by_role("searchbox", name="Find a term").fill("memorandum")
    expect(page.locator(".glossary-filter [role=status]")).to_have_text("1 term")
    assert page.locator(".letters a:visible").all_inner_texts() == ["M"]
    assert page.locator(".letter h2:visible").all_inner_texts() == ["M"]
    page.get_by_role("searchbox", name="Find a term").fill("")
    expect(page.locator(".glossary-filter [role=status]")).to_be_empty()
    assert page.locator(".letters a:visible").count() > 15


def test_a_word_that_no_term_has_is_looked_for_in_the_explanations_and_then_in_the_guide(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "glosarium/")
    field = page.get_by_role("searchbox", name="Cari istilah")
    field.fill("bridgespan")
    assert _terms(page) == ["biaya tidak langsung"]
    field.fill("sirkuler")
    expect(page.get_by_text("Tidak ada istilah yang memuat “sirkuler”.")).to_be_visible()
    page.get_by_role("link", name="Cari “sirkuler” di seluruh panduan").click()
    page.wait_for_url(host + "?q=sirkuler")


def test_a_link_to_a_term_that_is_not_shown_shows_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + "glosarium/")
    field = page.get_by_role("searchbox", name="Cari istilah")
    field.fill("adendum")
    page.locator("#addendum + dd a[href='#mou']").click()
    expect(page.locator("#mou")).to_be_in_viewport()
    expect(field).to_be_empty()


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, DESKTOP])
def test_a_letter_leads_to_its_terms_which_the_letters_do_not_cover(
    host: str, same_page: SamePage, viewport: ViewportSize
) -> None:
    page = same_page(host + "glosarium/", viewport=viewport, reduced_motion="reduce")
    page.locator(".letters a", has_text="P").click()
    bar = page.locator(".letters").bounding_box()
    heading = page.get_by_role("heading", name="P", exact=True).bounding_box()
    assert bar
    assert heading
    assert bar["y"] + bar["height"] <= heading["y"] < 320
    for letter in page.locator(".letters a").all():
        box = letter.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


def test_every_letter_has_its_terms_without_scripts(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/glossary/", scripts=False)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    page.locator(".letters a", has_text="M").click()
    expect(page.locator("#letter-m h2")).to_be_in_viewport()


def test_the_other_language_opens_at_the_term_that_is_read(host: str, same_page: SamePage) -> None:
    page = same_page(host + "glosarium/", reduced_motion="reduce")
    page.evaluate("document.getElementById('mou').scrollIntoView()")
    link = page.locator("[data-language-link]")
    link.dispatch_event("pointerdown")  # a click of the test's would scroll first
    assert (link.get_attribute("href") or "").endswith("/en/glossary/#mou")


@pytest.mark.parametrize("address", ["glosarium/", "kasus/", "tidak/ada/"])
def test_a_field_to_search_in_is_seen_and_easy_to_touch(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, expect=("404",))
    field = page.locator("main input[type=search]:visible").first
    box = field.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert field.evaluate("(field) => getComputedStyle(field).borderTopStyle") == "solid"
