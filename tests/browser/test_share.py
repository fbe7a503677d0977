"""Handing a page on: by the device, as a link, on paper; nobody else is asked before a reader does."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import expect

SHARED = "window.shared = []; navigator.share = async (what) => { window.shared.push(what); }"


@pytest.mark.parametrize(
    ("address", "copied"),
    [
        ("langkah/mitra/#checklist", "langkah/mitra/#checklist"),
        ("kasus/?outcome=failed", "kasus/?outcome=failed"),
    ],
)
def test_a_link_is_copied_with_its_section_and_filters(
    host: str, same_page: SamePage, address: str, copied: str
) -> None:
    permissions = ("clipboard-read", "clipboard-write")
    page = same_page(host + address, permissions=permissions)
    page.get_by_role("button", name="Salin tautan").click()
    expect(page.locator(".share [role=status]")).to_have_text("Tersalin")
    assert page.evaluate("navigator.clipboard.readText()") == host + copied
    expect(page.locator(".share output")).to_be_hidden()


def test_where_copying_is_not_allowed_the_address_is_shown_and_selected(
    host: str, new_page: NewPage
) -> None:
    page = new_page("about:blank")
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(host + "en/about/")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share output")).to_have_text(host + "en/about/")
    assert page.evaluate("getSelection().toString()").strip() == host + "en/about/"


def test_a_message_holds_title_and_address_with_and_without_scripts(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/genose-c19/", scripts=False)
    link = page.get_by_role("link", name="WhatsApp")
    target = urlsplit(link.get_attribute("href") or "")
    assert (target.scheme, target.netloc) == ("https", "wa.me")
    (text,) = parse_qs(target.query)["text"]
    assert "GeNose" in text
    assert text.endswith("\nhttps://bersama.example/panduan/kasus/genose-c19/")
    expect(page.locator(".share button:visible")).to_have_count(0)

    page = same_page(host + "kasus/?outcome=failed")
    link = page.get_by_role("link", name="WhatsApp")
    link.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    (text,) = parse_qs(urlsplit(link.get_attribute("href") or "").query)["text"]
    assert text.endswith(host + "kasus/?outcome=failed")


def test_the_devices_own_way_takes_the_place_of_links(host: str, new_page: NewPage) -> None:
    page = new_page("about:blank")
    page.add_init_script(SHARED)
    page.goto(host + "en/cases/genose-c19/")
    expect(page.get_by_role("link", name="WhatsApp")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    page.get_by_role("button", name="Share…").click()
    (shared,) = page.evaluate("window.shared")
    assert "breath test" in shared["title"]
    assert shared["url"] == host + "en/cases/genose-c19/"


def test_a_page_is_printed_from_its_end(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/about/")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator(".share").get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
