"""Weak networks: a part of a page that is lost or late takes nothing with it, and nothing that is
offered is dead.
"""

from __future__ import annotations

import re
import time

import project
import pytest
from browser.conftest import NewPage
from playwright.sync_api import Page, expect

ADDRESSES = [pair[0] for pair in project.PAGE_TYPES.values()]
LATE = re.compile(r"\.(js|woff2)(\?|$)")
"""Addresses of what a page's text does not need."""
LOST = ("net::ERR_FAILED", "Failed to load resource")
PARTS = """performance.getEntriesByType("resource")
  .map((one) => one.name.split("?")[0]).filter((name) => /\\.(js|css|woff2)$/.test(name))"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
OFFERED = """[...document.querySelectorAll("button, select, input:not(main .tick input), [role=search], [role=status]:not(:empty)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML.slice(0, 100))"""
"""What only a script moves; a box of the checklist can be ticked without, for paper."""
HUGE = """[...document.querySelectorAll("a svg, button svg, summary svg, p svg, label svg, form svg")]
  .filter((one) => one.getBoundingClientRect().width > 100).map((one) => one.outerHTML.slice(0, 100))"""


def _await(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until an expression is true; what waits inside a page is kept from it by its policy
    while parts of it are still to come.
    """
    deadline = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(50)


def _words(page: Page) -> str:
    return " ".join(page.locator(".page-text").inner_text().split())


@pytest.mark.parametrize("address", ADDRESSES)
def test_whatever_part_is_lost_the_page_is_read_and_offers_nothing_dead(
    host: str, new_page: NewPage, address: str
) -> None:
    without_scripts = _words(new_page(host + address, java_script_enabled=False))
    page = new_page(host + address, expect=LOST)
    page.wait_for_load_state("networkidle")
    parts = page.evaluate(PARTS)
    assert len(parts) >= 3
    for part in parts:
        page.route(f"{part}*", lambda route: route.abort())
        page.goto(host + address)
        page.wait_for_load_state("networkidle")
        if part.endswith(".js"):
            assert page.evaluate(OFFERED) == [], part
            assert _words(page) == without_scripts, part
        elif part.endswith(".css"):
            assert page.evaluate(HUGE) == [], part
            expect(page.locator("h1")).to_be_visible()
        else:
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator("html")).to_have_class("js")
        page.unroute(f"{part}*")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_paint_waits_for_no_script_and_no_font(
    host: str, new_page: NewPage, address: str
) -> None:
    page = new_page("about:blank")
    page.route(LATE, lambda route: None)
    page.goto(host + address, wait_until="commit")
    _await(page, PAINTED)
    page.unroute_all(behavior="ignoreErrors")


def test_a_stylesheet_that_does_not_answer_keeps_nobody_from_reading_and_counts_when_it_comes(
    host: str, new_page: NewPage
) -> None:
    waiting = []
    page = new_page("about:blank")
    page.route("**/guidebook.css", lambda route: waiting.append(route))
    page.goto(host + "langkah/kesepakatan/", wait_until="commit")
    _await(page, PAINTED, seconds=20)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgba(0, 0, 0, 0)"
    waiting[0].continue_()
    _await(page, f"{ground} !== 'rgba(0, 0, 0, 0)'")
