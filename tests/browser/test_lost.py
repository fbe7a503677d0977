"""The page for what is not there: it speaks the reader's language, names what may have been meant
and takes the words of the address to the search.
"""

from __future__ import annotations

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import expect

LOST = ("404: ", "status of 404")


@pytest.mark.parametrize(
    ("path", "heading", "other", "link", "leads_to"),
    [
        (
            "tidak/ada/",
            "Halaman tidak ditemukan",
            "Page not found",
            "Mengapa bekerja sama",
            "manfaat/",
        ),
        (
            "en/not/here/at/all",
            "Page not found",
            "Halaman tidak ditemukan",
            "How to begin",
            "en/steps/",
        ),
    ],
)
def test_a_lost_reader_is_told_so_in_the_language_of_the_address(
    host: str, same_page: SamePage, path: str, heading: str, other: str, link: str, leads_to: str
) -> None:
    page = same_page(host + path, expect=LOST)
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name(heading)
    expect(page.get_by_text(other, exact=True)).to_be_hidden()
    assert page.title() == heading
    assert page.locator("html").get_attribute("lang") == ("en" if path.startswith("en/") else "id")
    page.get_by_role("link", name=link).click()
    page.wait_for_url(host + leads_to)


def test_a_lost_reader_may_choose_the_other_language(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/kesepakatn/", expect=LOST)
    page.get_by_role("link", name="Read this page in English").click()
    expect(page.get_by_role("heading", level=1)).to_have_accessible_name("Page not found")
    expect(page.get_by_role("link", name="Stronger Together")).to_be_visible()
    near = page.locator("section:not([hidden]) [data-near] a")
    expect(near.first).to_have_attribute("href", "/panduan/en/steps/agreement/")
    page.get_by_role("link", name="Baca halaman ini dalam Bahasa Indonesia").click()
    expect(page.get_by_role("link", name="Bersama Kita Kuat")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "leads_to", "title"),
    [
        ("steps/agreement/", "langkah/kesepakatan/", "Membuat kesepakatan"),
        ("langkah/kesepakatn/", "langkah/kesepakatan/", "Membuat kesepakatan"),
        ("en/langkah/kesepakatan/", "en/steps/agreement/", "agreement"),
        ("kasus/genose/", "kasus/genose-c19/", "GeNose"),
    ],
)
def test_the_page_that_was_meant_is_named(
    host: str, same_page: SamePage, path: str, leads_to: str, title: str
) -> None:
    page = same_page(host + path, expect=LOST)
    near = page.locator("section:not([hidden]) [data-near] a").first
    expect(near).to_contain_text(title)
    near.click()
    page.wait_for_url(host + leads_to)


def test_nothing_is_named_where_no_address_is_like_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + "wp-login.php", expect=LOST)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-near]:visible")).to_have_count(0)


def test_the_search_holds_the_words_of_the_address_and_finds_with_them(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/partner/due-diligence.html", expect=LOST)
    expect(page.get_by_role("searchbox")).to_have_value("partner due diligence")
    page.get_by_role("searchbox").fill("due diligence")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(host + "en/?q=due+diligence")
    expect(page.locator(".search__results a").first).to_be_visible()


def test_a_lost_reader_without_javascript_reads_both_languages(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + "a/b/c/d", java_script_enabled=False, expect=LOST)
    expect(page.locator("h1")).to_have_count(1)
    for language, heading in (("id", "Halaman tidak ditemukan"), ("en", "Page not found")):
        expect(page.locator(f"h1 [lang={language}]")).to_have_text(heading)
        expect(page.locator(f"section[lang={language}] li a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_the_page_is_of_use_where_its_list_is_lost(host: str, new_page: NewPage) -> None:
    page = new_page("about:blank", expect=(*LOST, "addresses-"))
    page.route("**/addresses-*", lambda route: route.fulfill(status=404))
    page.goto(host + "langkah/kesepakatn/")
    expect(page.get_by_role("searchbox")).to_have_value("langkah kesepakatn")
    expect(page.get_by_role("link", name="Cara memulainya")).to_be_visible()
