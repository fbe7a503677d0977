"""What is seen at a glance is said to those who listen, once; and small marks are easy to touch."""

from __future__ import annotations

import project
import pytest
from browser.conftest import DESKTOP, PHONE, SamePage
from playwright.sync_api import Page, expect

STEP = "langkah/kesepakatan/"
SIGNS = "◆▲→‹›†"


def _tree(page: Page) -> list[dict[str, str]]:
    """Role and name of everything that is said on the page."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        {"role": node["role"]["value"], "name": node.get("name", {}).get("value", "")}
        for node in nodes
        if not node["ignored"]
    ]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_tables_are_tables_to_a_voice_on_every_screen(
    host: str, same_page: SamePage, viewport: dict[str, int]
) -> None:
    page = same_page(host + STEP, viewport=viewport)
    said = _tree(page)
    tables = [each["name"] for each in said if each["role"] == "table"]
    assert tables == ["Kesalahan umum dan tandanya"]
    rows = [each["name"] for each in said if each["role"] == "rowheader"]
    assert rows[0] == "Berhenti di MoU"
    columns = [each["name"] for each in said if each["role"] == "columnheader"]
    cells = [each["name"] for each in said if each["role"] == "cell"]
    if viewport == DESKTOP:
        assert columns[:3] == ["Kesalahan", "Tandanya", "Lakukan sekarang"]
        assert cells[0].startswith("Acara penandatanganan usai")
    else:  # where each cell begins with the name of its column
        assert columns == []
        assert cells[0].startswith("Tandanya")


def test_on_a_phone_each_row_is_a_card_whose_cells_name_their_column(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + STEP)
    box = page.locator(".table-box").first
    assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
    first, second = (row.bounding_box() for row in box.locator("tbody tr").all()[:2])
    assert first is not None
    assert second is not None
    assert second["y"] >= first["y"] + first["height"]
    cell = box.locator("td").first
    label = cell.evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert label == '"Tandanya"'
    expect(box.locator("thead")).to_be_hidden()


def test_on_a_wide_screen_a_table_is_drawn_as_one(host: str, same_page: SamePage) -> None:
    page = same_page(host + STEP, viewport=DESKTOP)
    tops = page.locator(".table-box tbody tr").first.evaluate(
        "(row) => [...row.children].map((cell) => cell.getBoundingClientRect().top)"
    )
    assert len(tops) == 3
    assert len(set(tops)) == 1


@pytest.mark.parametrize("address", ["kasus/genose-c19/", STEP])
def test_marks_of_notes_react_to_a_finger_within_24_pixels(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    links = page.locator(":is(.footnote-ref, .reference a, .footnote-backref):visible")
    assert links.count() > 8
    low = links.evaluate_all(
        """(links) => links.filter((link) => {
          link.scrollIntoView({ block: "center" });
          const { left, right, top, bottom } = link.getBoundingClientRect();
          const x = (left + right) / 2, y = (top + bottom) / 2;
          return ![y - 11.5, y + 11.5].every((at) => link.contains(document.elementFromPoint(x, at)));
        }).map((link) => link.outerHTML)"""
    )
    assert low == []


def test_a_source_of_a_case_leads_back_to_where_it_is_named(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/genose-c19/")
    page.get_by_role("link", name="Sumber 5", exact=True).first.click()
    expect(page.locator("#source-5")).to_be_in_viewport()
    page.get_by_role("link", name="Kembali ke teks: sumber 5").click()
    expect(page.locator("#cited-5")).to_be_in_viewport()


@pytest.mark.parametrize("address", [pair[0] for pair in project.PAGE_TYPES.values()])
def test_decoration_is_silent(host: str, same_page: SamePage, address: str) -> None:
    page = same_page(host + address)
    said = [each["name"] for each in _tree(page) if each["role"] == "StaticText"]
    assert [name for name in said if name.strip() in SIGNS and name.strip()] == []


def test_an_item_of_the_checklist_is_said_once(host: str, same_page: SamePage) -> None:
    page = same_page(host + "daftar-periksa/")
    item = page.locator(".tick__words").first.inner_text()
    named = [each for each in _tree(page) if item in each["name"] and each["role"] != "StaticText"]
    assert [each["role"] for each in named if each["role"] != "LabelText"] == ["checkbox"]


def test_a_button_that_has_copied_says_so_once(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/plasma-buol/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Kutip kasus ini").click()
    button = page.get_by_role("button", name="Salin APA")
    said = button.locator("xpath=following-sibling::*[@role='status']")
    expect(said).to_have_text("")
    button.click()
    expect(said).to_have_text("Tersalin")
    expect(button).to_have_accessible_name("Salin APA")


def test_another_colour_scheme_is_said_once(host: str, same_page: SamePage) -> None:
    page = same_page(host, viewport=DESKTOP)
    button = page.get_by_role("button", name="Skema warna", exact=True)
    said = page.locator("[data-scheme-said]")
    expect(said).to_have_text("")
    for state in ("terang", "gelap", "ikuti perangkat"):
        button.click()
        expect(said).to_have_text(state)
        expect(button).to_have_accessible_name("Skema warna")


def test_lists_with_nothing_in_them_are_not_said(host: str, same_page: SamePage) -> None:
    page = same_page(host + "daftar-periksa/")
    expect(page.locator("[data-missing]")).to_be_hidden()
    page.locator(".tick input").first.check()
    expect(page.locator("[data-missing]")).to_be_visible()
    page = same_page(host + "kasus/")
    expect(page.locator("#chosen")).to_be_hidden()
    page.locator("[name=outcome][value=failed]").check()
    expect(page.get_by_role("list", name="Pilihan Anda")).to_be_visible()
