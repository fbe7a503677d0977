"""What a reader does on a page: choose colours, open the menu, find the way."""

from __future__ import annotations

import project
import pytest
from browser.conftest import DESKTOP, NewPage, SamePage
from playwright.sync_api import Page, ViewportSize, expect


@pytest.mark.parametrize("address", ["", "en/"])
def test_the_first_phone_screen_says_what_this_is_and_where_to_go(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, viewport={"width": 390, "height": 844})
    for part in ("h1", ".hero__text", *(f".doors li:nth-child({n})" for n in range(1, 6))):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    targets = page.locator(".doors a").evaluate_all(
        "links => links.map(link => link.pathname.replace('/panduan/', ''))"
    )
    expected = ["manfaat/", "langkah/", "kasus/", "daftar-periksa/", "alat/", "berkontribusi/"]
    assert targets == (
        [
            f"en/{name}/"
            for name in ("benefits", "steps", "cases", "checklist", "tools", "contribute")
        ]
        if address
        else expected
    )


def _ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_colour_scheme_follows_the_device_until_the_reader_chooses(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host, color_scheme="dark", viewport=DESKTOP)
    dark = _ground(page)
    page.emulate_media(color_scheme="light")
    light = _ground(page)
    assert dark != light
    button = page.get_by_role("button", name="Skema warna", exact=True)
    expect(button).to_have_accessible_description("Skema warna: ikuti perangkat")
    button.click()
    page.emulate_media(color_scheme="dark")
    assert _ground(page) == light
    expect(button).to_have_accessible_description("Skema warna: terang")
    button.click()
    assert _ground(page) == dark
    page.goto(host + "en/glossary/")
    assert _ground(page) == dark
    page.emulate_media(color_scheme="light")
    assert _ground(page) == dark
    button = page.get_by_role("button", name="Colour scheme", exact=True)
    expect(button).to_have_accessible_description("Colour scheme: dark")


def test_choosing_colours_works_where_storage_is_blocked(host: str, new_page: NewPage) -> None:
    page = new_page(host, viewport=DESKTOP)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
    )
    page.reload()
    page.locator(".site-header__tools > [data-scheme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def test_the_menu_opens_and_closes_by_keyboard_and_leads_to_every_page(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/steps/partners/")
    menu = page.locator(".menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu__panel")).to_be_visible()
    assert page.locator(".menu__panel a").count() == 41
    expect(page.locator(".menu__panel [aria-current=page]")).to_have_text(
        "Choose partners whose vision and values align with yours"
    )
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    page.mouse.click(200, 800)
    expect(page.locator(".menu__panel")).to_be_hidden()


@pytest.mark.parametrize("viewport", [{"width": 390, "height": 844}, {"width": 320, "height": 480}])
def test_the_end_of_the_menu_is_reached_on_a_small_phone(
    host: str, same_page: SamePage, viewport: ViewportSize
) -> None:
    page = same_page(host + "manfaat/", viewport=viewport)
    page.locator(".menu > summary").click()
    last = page.locator(".menu__panel a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)


def test_the_contents_mark_the_section_in_view_on_a_wide_screen(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "langkah/mitra/", viewport=DESKTOP, reduced_motion="reduce")
    expect(page.locator(".contents")).to_have_attribute("open", "")
    page.locator(".contents a[href='#checklist']").click()
    expect(page.locator(".contents [aria-current=true]")).to_have_attribute("href", "#checklist")
    expect(page.locator(".contents a").first).to_be_in_viewport()


def test_the_contents_are_folded_on_a_phone(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/mitra/")
    expect(page.locator(".contents a").first).to_be_hidden()
    page.locator(".contents summary").click()
    page.locator(".contents a[href='#evidence']").click()
    expect(page.locator("#evidence")).to_be_in_viewport()


def test_a_reader_goes_through_the_guide_with_next(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/")
    titles = []
    while page.locator(".siblings__next").count():
        page.locator(".siblings__next").click()
        page.wait_for_load_state()
        titles.append(page.locator("h1").inner_text())
    assert len(titles) == len(set(titles)) == 40
    assert titles[0] == "Why cooperate"
    assert titles[-1] == "About this guide"


def test_a_page_of_a_section_shows_where_it_stands(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/evaluasi/", viewport=DESKTOP)
    expect(page.locator(".kicker [aria-current=page]")).to_have_text("Langkah 4 dari 5")
    expect(page.locator(".frame__nav [aria-current=page]")).to_have_text(
        "Melakukan evaluasi secara berkala"
    )
    expect(page.locator(".site-header__nav [aria-current=true]")).to_have_text("Caranya")


@pytest.mark.parametrize("address", project.BOTH)
def test_no_page_asks_another_host_or_fails_a_request(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, viewport=DESKTOP)
    page.wait_for_load_state("networkidle")
    fonts = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').length)"
    )
    assert fonts >= 1
    assert page.context.cookies() == []
