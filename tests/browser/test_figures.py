"""Pictures where words are slow, as readers see them."""

from __future__ import annotations

from typing import Literal

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import expect

CONTRAST = r"""(selector) => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => numbers(colour).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  return [...document.querySelectorAll(selector)].map((sign) => {
    const [a, b] = [sign, sign.previousElementSibling].map((each) => light(getComputedStyle(each).fill)).sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
}"""
"""How much each sign stands out from the petal that is drawn before it."""

Colours = Literal["active", "none"]
Media = Literal["print", "screen"]
Scheme = Literal["dark", "light"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("media", "colours"), [("screen", "none"), ("screen", "active"), ("print", "none")]
)
def test_signs_of_partners_stand_out_whatever_the_colours(
    new_page: NewPage, host: str, scheme: Scheme, media: Media, colours: Colours
) -> None:
    page = new_page(host + "kasus/project-stop/")
    page.emulate_media(media=media, color_scheme=scheme, forced_colors=colours)
    for selector in (".partnership > svg > use", ".partner-sign > use"):
        found = page.evaluate(CONTRAST, selector)
        assert len(found) == 11
        assert min(found) >= 3


def test_a_partnership_is_told_to_a_voice_by_its_facts_alone(
    same_page: SamePage, host: str
) -> None:
    page = same_page(host + "kasus/genose-c19/")
    expect(page.locator(".partnership")).to_be_visible()
    told = page.locator("main").aria_snapshot()
    assert told.count("Universitas Gadjah Mada") >= 1
    assert "Satu kelopak" not in told
    assert page.locator(".case-facts dt").first.inner_text() == "Mitra"


@pytest.mark.parametrize(
    ("address", "number"), [("", 11), ("en/", 11), ("manfaat/", 6), ("langkah/", 5)]
)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_card_shows_its_drawing_with_its_words(
    new_page: NewPage, host: str, address: str, number: int, width: int
) -> None:
    page = new_page(host + address, viewport={"width": width, "height": 844})
    cards = page.locator(".cards a").all()
    assert len(cards) == number
    for card in cards:
        drawing, title = card.locator("svg").bounding_box(), card.locator("strong").bounding_box()
        assert drawing
        assert title
        assert drawing["width"] >= 60
        assert title["width"] >= 120
        is_beside = title["x"] + title["width"] <= drawing["x"]
        is_below = drawing["y"] + drawing["height"] <= title["y"]
        assert is_beside or is_below, "neither lies on the other"


def test_the_flowers_of_the_home_page_stand_where_there_is_room(
    new_page: NewPage, host: str
) -> None:
    page = new_page(host, viewport={"width": 1280, "height": 844})
    expect(page.locator(".flowers")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(".flowers")).to_be_hidden()


def test_the_flower_of_the_checklist_grows_with_the_ticks_of_each_step(
    new_page: NewPage, host: str
) -> None:
    page = new_page(host + "daftar-periksa/")
    petal = page.locator("[data-petal=agreement]")
    other = page.locator("[data-petal=partners]")
    expect(petal).to_have_attribute("transform", "scale(0)")
    boxes = page.locator(".tick[data-section=agreement] input").all()
    boxes[0].check()
    expect(petal).to_have_attribute("transform", f"scale({1 / len(boxes)})")
    for box in boxes[1:]:
        box.check()
    expect(petal).to_have_attribute("transform", "scale(1)")
    expect(other).to_have_attribute("transform", "scale(0)")
    page.reload()
    expect(petal).to_have_attribute("transform", "scale(1)")
