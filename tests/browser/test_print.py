"""Any page on paper: the text, all of it, in dark ink, without the interface."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import project
import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

Open = Callable[..., Page]


def _paper(page: Page, format: str = "A4", background: bool = False) -> list[str]:
    data = page.pdf(format=format, print_background=background)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(data)).pages]


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("address", project.BOTH)
@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_printed_page_carries_its_title_site_and_address_and_no_navigation(
    host: str, new_page: Open, address: str, format: str
) -> None:
    page = new_page(host + address, color_scheme="dark")
    title = page.locator("h1").inner_text()
    english = address.startswith("en/")
    page.emulate_media(media="print")
    interface = ".contents, .site-header nav, .site-header__tools, .frame__nav, .siblings, .site-footer nav, .doors, .skip-link"
    assert not [e for e in page.locator(interface).all() if e.is_visible()]
    sheets = _paper(page, format)
    text = _flat(" ".join(sheets))
    assert _flat(title) in _flat(sheets[0])
    assert _flat("Stronger Together" if english else "Bersama Kita Kuat") in _flat(sheets[0])
    assert _flat(project.SITE_URL + address) in text
    assert all(sheet.strip() for sheet in sheets), "an empty sheet"


def test_addresses_stand_behind_outside_links_and_not_behind_inside_ones(
    host: str, new_page: Open
) -> None:
    text = _flat(" ".join(_paper(new_page(host + "en/benefits/resources/"))))
    assert _flat("(http://www.effectivepartnering.org/resource/agreement/)") in text
    assert "steps/agreement" not in text
    source = _flat("https://kppu.go.id/pengawasan-kemitraan/")
    assert text.count(source) == 1


def test_nothing_is_collapsed_and_all_ink_is_near_black(host: str, new_page: Open) -> None:
    page = new_page(host + "langkah/kesepakatan/", color_scheme="dark", reduced_motion="reduce")
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [...document.querySelectorAll(".page *, .print-line")].filter(e => e.checkVisibility() && e.innerText?.trim() && !e.closest("svg"))
            .map(e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number))"""
    )
    assert colours
    assert max(max(colour) for colour in colours) <= 0x33
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert not page.locator("details:visible").count()


def test_what_is_folded_on_the_screen_is_printed(host: str, new_page: Open) -> None:
    text = _flat(" ".join(_paper(new_page(host + "berkontribusi/lewat-github/"))))
    assert "kalimantan-tengah" in text


def test_figures_tables_and_boxes_are_not_split(host: str, new_page: Open) -> None:
    page = new_page(host + "langkah/kesepakatan/")
    page.emulate_media(media="print")
    broken = page.evaluate(
        """() => [...document.querySelectorAll(".drawing, table, tr, .checklist li, .admonition")]
            .filter(e => getComputedStyle(e).breakInside !== "avoid").map(e => e.outerHTML.slice(0, 80))"""
    )
    assert not broken
    heads = page.evaluate(
        "[...document.querySelectorAll('thead')].map(e => getComputedStyle(e).display)"
    )
    assert set(heads) == {"table-header-group"}


def test_a_box_to_tick_is_drawn_with_a_border_and_not_with_a_background(
    host: str, new_page: Open
) -> None:
    page = new_page(host + "langkah/mitra/")
    page.emulate_media(media="print")
    width, colour, ground = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector(".checklist li"), "::before");
                   return [parseFloat(s.borderTopWidth), s.borderTopColor, s.backgroundColor] }"""
    )
    assert width >= 1.33  # 1 pt in px
    assert colour == "rgb(17, 17, 17)"
    assert ground == "rgba(0, 0, 0, 0)"


def test_empty_cells_of_a_worksheet_have_lines_and_room_to_write(host: str, new_page: Open) -> None:
    page = new_page(host + "langkah/mitra/")
    page.emulate_media(media="print")
    cells = page.evaluate(
        """() => [...document.querySelectorAll("td:empty")].map(e => [e.offsetHeight, parseFloat(getComputedStyle(e).borderTopWidth)])"""
    )
    assert len(cells) >= 15
    assert all(height >= 34 and border >= 0.9 for height, border in cells)
