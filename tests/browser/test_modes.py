"""How the site holds where a reader's device shows it in another way: on its side, with colours of
its own.
"""

from __future__ import annotations

import project
import pytest
from browser.conftest import DESKTOP, NewPage, SamePage
from playwright.sync_api import Locator, ViewportSize

ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}


@pytest.mark.parametrize("address", [pair[0] for pair in project.PAGE_TYPES.values()])
def test_a_phone_on_its_side_shows_the_text_and_not_only_its_head(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, viewport=ON_ITS_SIDE)
    assert page.evaluate("document.documentElement.scrollWidth") <= ON_ITS_SIDE["width"]
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    taken = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((e) => ["sticky", "fixed"].includes(getComputedStyle(e).position) && e.checkVisibility())
            .map((e) => e.getBoundingClientRect()).filter((box) => box.width > 600)
            .reduce((sum, box) => sum + Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)), 0)"""
    )
    assert taken <= ON_ITS_SIDE["height"] * 0.3


def _border(link: Locator, side: str) -> object:
    return link.evaluate("(e, side) => getComputedStyle(e)[`border${side}Color`]", side)


def test_the_current_page_is_told_apart_in_the_devices_own_colours(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + "langkah/evaluasi/", viewport=DESKTOP, forced_colors="active")
    for part, side in ((".site-header__nav", "Bottom"), (".frame__nav", "InlineStart")):
        current = page.locator(f"{part} [aria-current]").first
        other = page.locator(f"{part} li:not(.is-index) a:not([aria-current])").first
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert _border(current, side) != _border(other, side) == ground


def test_progress_and_choice_are_seen_in_the_devices_own_colours(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + "daftar-periksa/", forced_colors="active")
    bar = page.locator(".ticks__progress").first
    drawn = "e => { const { backgroundImage, borderTopWidth } = getComputedStyle(e, '::before'); return [backgroundImage.slice(0, 15), borderTopWidth]; }"
    assert bar.evaluate(drawn) == ["linear-gradient", "1px"]
    page.keyboard.press("Control+k")
    parts = page.locator(".search__parts label > span")
    grounds = parts.evaluate_all("all => all.map((one) => getComputedStyle(one).backgroundColor)")
    assert grounds[0] not in grounds[1:]


@pytest.mark.parametrize("address", ["", "daftar-periksa/", "langkah/kesepakatan/"])
def test_large_letters_leave_the_screen_to_the_text(
    host: str, new_page: NewPage, address: str
) -> None:
    page = new_page(host + address, viewport={"width": 230, "height": 420})
    page.evaluate("scrollTo(0, 3000)")
    assert (
        page.evaluate("document.querySelector('.site-header').getBoundingClientRect().bottom") < 0
    )


@pytest.mark.parametrize("address", ["glosarium/", "kasus/", "berkontribusi/tulis/", "tidak/ada/"])
def test_every_field_to_write_in_has_an_outline_and_room_for_a_finger(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, expect=("404",))
    fields = page.locator(
        "main :is(input:not([type=checkbox], [type=radio], [type=file]), textarea)"
    )
    seen = [field for field in fields.all() if field.is_visible()]
    assert seen
    for field in seen:
        border, height = field.evaluate(
            "(one) => [parseFloat(getComputedStyle(one).borderTopWidth), one.offsetHeight]"
        )
        assert border >= 1, field
        assert height >= 44, field
