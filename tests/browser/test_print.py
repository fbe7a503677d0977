"""Any page on paper: the text, all of it, in dark ink, without the interface."""

from __future__ import annotations

import re
from io import BytesIO

import project
import pypdfium2
import pytest
from browser.conftest import SamePage
from playwright.sync_api import Page

HYPHENS = re.compile("[\x02\ufffe]")
"""What PDFium reads where a line ends with a hyphen."""


def _paper(page: Page, format: str = "A4") -> list[str]:
    """The text of each sheet."""
    document = pypdfium2.PdfDocument(BytesIO(page.pdf(format=format)))
    texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    return [HYPHENS.sub("-", text) for text in texts]


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("address", project.BOTH)
def test_a_printed_page_carries_its_title_site_and_address_and_no_navigation(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, color_scheme="dark")
    title = page.locator("h1").inner_text()
    site = "Stronger Together" if address.startswith("en/") else "Bersama Kita Kuat"
    page.emulate_media(media="print")
    interface = ".contents, .site-header nav, .site-header__tools, .frame__nav, .siblings, .site-footer nav, .doors, .skip-link"
    assert page.locator(interface).locator("visible=true").count() == 0
    for format in ("A4", "Letter"):
        sheets = _paper(page, format)
        assert all(sheet.strip() for sheet in sheets), f"an empty sheet of {format}"
        assert _flat(title) in _flat(sheets[0]), format
        assert _flat(site) in _flat(sheets[0]), format
        assert _flat(project.SITE_URL + address) in _flat(" ".join(sheets)), format


def test_addresses_stand_behind_outside_links_and_not_behind_inside_ones(
    host: str, same_page: SamePage
) -> None:
    text = _flat(" ".join(_paper(same_page(host + "en/benefits/resources/"))))
    assert _flat("(http://www.effectivepartnering.org/resource/agreement/)") in text
    assert "steps/agreement" not in text
    source = _flat("http://suaraindependen.id/2024/07/kppu-putus-perkara-kemitraan-di-sektor.html")
    assert text.count(source) == 1


def test_nothing_is_collapsed_and_all_ink_is_near_black(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/kesepakatan/", color_scheme="dark", reduced_motion="reduce")
    page.emulate_media(media="print")
    colours = page.evaluate(
        """() => [...document.querySelectorAll(".page *, .print-line")].filter(e => e.checkVisibility() && e.innerText?.trim() && !e.closest("svg"))
            .map(e => getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number))"""
    )
    assert colours
    assert max(max(colour) for colour in colours) <= 0x33
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert not page.locator("details:not(.folded):visible").count()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("berkontribusi/lewat-github/", "kalimantan-tengah"),
        ("en/steps/partners/", "Wilder’s evidence"),
    ],
)
def test_what_is_folded_on_the_screen_is_printed(
    host: str, same_page: SamePage, address: str, words: str
) -> None:
    assert _flat(words) in _flat(" ".join(_paper(same_page(host + address))))


def test_figures_tables_and_boxes_are_not_split(host: str, same_page: SamePage) -> None:
    page = same_page(host + "langkah/kesepakatan/")
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
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "langkah/mitra/")
    page.emulate_media(media="print")
    width, colour, ground = page.evaluate(
        """() => { const s = getComputedStyle(document.querySelector(".checklist input"));
                   return [parseFloat(s.borderTopWidth), s.borderTopColor, s.backgroundColor] }"""
    )
    assert width >= 1.33  # 1 pt in px
    assert colour == "rgb(17, 17, 17)"
    assert ground == "rgba(0, 0, 0, 0)"


def test_a_blank_tool_has_lines_and_room_to_write(host: str, same_page: SamePage) -> None:
    page = same_page(host + "alat/siapa-membawa-apa/")
    page.emulate_media(media="print")
    places = page.evaluate(
        """() => [...document.querySelectorAll("#tool :is(input, textarea)")].map(e => {
          const line = e.closest("td") ?? e;
          return [e.offsetHeight, parseFloat(getComputedStyle(line).borderBottomWidth)];
        })"""
    )
    assert len(places) >= 60
    assert all(height >= 28 and border >= 0.9 for height, border in places)


def test_what_is_signed_is_printed_without_notes_and_instructions(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/tools/memorandum-of-understanding/")
    page.emulate_media(media="print")
    for away in (".tool-about", ".margin", ".blanks", ".tool-sources", "#desk", "#handing-on"):
        assert page.locator(away).first.is_hidden(), away
    for there in (".law", ".clause h3", ".signed"):
        assert page.locator(there).first.is_visible(), there
