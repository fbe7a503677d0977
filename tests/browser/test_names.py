"""What a voice calls the links and buttons of a page: short, each its own, and never nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import project
import pytest
from browser.conftest import DESKTOP, SamePage
from playwright.sync_api import Page, expect

LONGEST = 80
FURTHER = ("langkah/evaluasi/", "en/steps/evaluation/", "kasus/genose-c19/", "tidak/ada/")
"""Pages beside those of each kind: between long titles, with many sources, and none at all."""
NAMED = frozenset({"link", "button", "image", "table", "region", "navigation", "search", "form"})


@dataclass(frozen=True)
class Said:
    """Something on a page: its role, its name and where it leads."""

    role: str
    name: str
    target: str


def _said(page: Page) -> Iterator[Said]:
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    for node in nodes:
        if not node["ignored"] and node["role"]["value"] in NAMED:
            name = node.get("name", {}).get("value", "")
            yield Said(node["role"]["value"], name, _target(node))


def _target(node: Mapping[str, Any]) -> str:
    """The page a link leads to, whichever part of it."""
    found = [each["value"]["value"] for each in node["properties"] if each["name"] == "url"]
    return found[0].split("#")[0] if found else ""


def _expect_good_names(page: Page) -> None:
    said = list(_said(page))
    assert [each for each in said if not each.name.strip()] == []
    spoken = [each for each in said if each.role in ("link", "button")]
    assert [each.name for each in spoken if len(each.name) > LONGEST] == []
    targets: dict[str, set[str]] = defaultdict(set)
    for each in spoken:
        targets[each.name].add(each.target)
    assert {name: found for name, found in targets.items() if len(found) > 1} == {}


@pytest.mark.parametrize("address", [*project.BOTH, *FURTHER])
def test_links_and_buttons_have_short_names_of_their_own(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address, viewport=DESKTOP, expect=("404",))
    page.wait_for_load_state("networkidle")
    _expect_good_names(page)


def test_what_the_search_finds_is_named_by_its_titles(host: str, same_page: SamePage) -> None:
    page = same_page(host, viewport=DESKTOP)
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill("kerja sama")
    expect(page.locator("#search ol a").first).to_be_visible()
    _expect_good_names(page)


@pytest.mark.parametrize("address", ["", "manfaat/", "en/steps/"])
def test_the_rest_of_a_card_is_the_description_of_its_link(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    for card in page.locator(":is(.cards, .doors) a").all():
        expect(card).to_have_accessible_name(card.locator("strong").inner_text())
        rest = card.locator(".cards__summary, span > span").inner_text()
        expect(card).to_have_accessible_description(rest)


@pytest.mark.parametrize("address", ["alat/perjanjian-kerja-sama/", "daftar-periksa/"])
def test_no_two_parts_that_unfold_have_the_same_name(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    names = [" ".join(each.split()) for each in page.locator("main summary").all_text_contents()]
    assert len(names) > 5
    assert len(set(names)) == len(names)


def test_an_address_of_a_source_is_whole_on_paper(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/plasma-buol/")
    link = page.locator(".case-sources a.cut").first
    assert len(link.inner_text()) <= LONGEST
    page.emulate_media(media="print")
    printed = link.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert printed == f'"{link.get_attribute("href")}"'
    assert link.evaluate("(link) => getComputedStyle(link).fontSize") == "0px"
