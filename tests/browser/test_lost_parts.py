"""Weak networks: a part of a page that is lost or late takes nothing with it, and nothing that is
offered is dead.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import project
import pytest
from browser.conftest import NewPage
from playwright.sync_api import Page, expect

ADDRESSES = [pair[0] for pair in project.PAGE_TYPES.values()]
NOWHERE = "tidak/ada/"
LATE = re.compile(r"\.(js|woff2)(\?|$)|print\.css$")
"""Addresses of what a page's text does not need."""
LOST = ("net::ERR_FAILED", "Failed to load resource", "404: ")
PARTS = """performance.getEntriesByType("resource")
  .map((one) => one.name.split("?")[0]).filter((name) => /\\.(js|css|woff2)$/.test(name))"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
OFFERED = """[...document.querySelectorAll("button, select:not(.tool-form *), input:not(main .tick input, .tool-form *, .assistant *), [role=search], [role=status]:not(:empty)")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML.slice(0, 100))"""
"""What only a script moves; a box of the checklist and a tool can be filled in without, for paper."""
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
    for part in _without_each_part(page, host + address):
        if part.endswith(".js"):
            assert page.evaluate(OFFERED) == [], part
            assert _words(page) == without_scripts, part
        elif part.endswith(".css"):
            assert page.evaluate(HUGE) == [], part
            expect(page.locator("h1")).to_be_visible()
        else:
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator("html")).to_have_class("js")


def test_whatever_part_is_lost_at_an_address_of_nothing_its_ways_on_are_read(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + NOWHERE, expect=LOST)
    for part in _without_each_part(page, host + NOWHERE):
        assert page.evaluate(HUGE) == [], part
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("main li a:visible").first).to_be_visible()
        if part.endswith(".js"):
            assert page.evaluate(OFFERED) == [], part


def _without_each_part(page: Page, address: str) -> Iterator[str]:
    """The address of each part of an open page in turn, the page opened again without it."""
    page.wait_for_load_state("networkidle")
    parts = page.evaluate(PARTS)
    assert len(parts) >= 4
    for part in parts:
        page.route(f"{part}*", lambda route: route.abort())
        page.goto(address)
        page.wait_for_load_state("networkidle")
        yield part
        page.unroute(f"{part}*")


@pytest.mark.parametrize("address", [*ADDRESSES, NOWHERE])
def test_the_first_paint_waits_for_no_script_no_font_and_nothing_for_paper(
    host: str, new_page: NewPage, address: str
) -> None:
    page = new_page("about:blank", expect=LOST)
    page.route(LATE, lambda route: None)
    page.goto(host + address, wait_until="commit")
    _await(page, PAINTED)
    page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("address", ["langkah/kesepakatan/", "daftar-periksa/", NOWHERE])
def test_stylesheets_that_do_not_answer_keep_nobody_from_reading_and_count_when_they_come(
    host: str, new_page: NewPage, address: str
) -> None:
    waiting = []
    page = new_page("about:blank", expect=("404",))
    page.route("**/*.css", lambda route: waiting.append(route))
    page.goto(host + address, wait_until="commit")
    _await(page, PAINTED, seconds=20)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgba(0, 0, 0, 0)"
    for route in waiting:
        route.continue_()
    _await(page, f"{ground} !== 'rgba(0, 0, 0, 0)'")
    _await(
        page,
        "[...document.querySelectorAll('head link[rel=stylesheet]')].every((one) => one.media !== 'print')",
    )
