"""What a reader's first visit costs, whatever the page and however many cases there are."""

from __future__ import annotations

import gzip

import project
import pytest
from browser.conftest import NewPage
from guidebook.theme import stylesheet
from playwright.sync_api import Page, Response

BUDGET = 50_000
"""Bytes of a cold visit as a host sends them, compressed where that helps."""
REQUESTS = 8
OF_ALL = f"assets/stylesheets/{stylesheet.ENTRY}.css"
ALONE = {f"assets/stylesheets/{name}.css" for name in stylesheet.ALONE}
"""The stylesheets of which a page may load one beside that of all pages."""
SHIFTS = """window.moved = [];
  const words = ({ node }) => node?.textContent.trim().slice(0, 60);
  new PerformanceObserver((list) => window.moved.push(...list.getEntries().map(
    ({ value, sources }) => `${value} ${sources.map(words).join(" | ")}`
  ))).observe({ type: "layout-shift", buffered: true });"""
"""Notes whatever has moved, by how much and its first words."""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((one) => one.renderBlockingStatus === "blocking").map((one) => one.name)"""


def _sent(answer: Response) -> int:
    body = answer.body()
    return min(len(body), len(gzip.compress(body, 6)))


@pytest.mark.parametrize("address", project.BOTH)
def test_a_first_visit_is_light_and_blocked_by_two_stylesheets_at_most(
    new_page: NewPage, host: str, address: str
) -> None:
    answers: list[Response] = []
    urgent: list[str] = []
    page = new_page("about:blank")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.requestWillBeSent",
        lambda event: (
            urgent.append(event["type"]) if "High" in event["request"]["initialPriority"] else None
        ),
    )
    page.on("response", lambda answer: answers.append(answer))
    page.goto(host + address)
    page.wait_for_load_state("networkidle")
    blocking = {name.removeprefix(host) for name in page.evaluate(BLOCKING)}
    assert OF_ALL in blocking
    assert blocking - {OF_ALL} <= ALONE
    assert len(blocking) <= 2
    assert {"Document", "Font", "Stylesheet"} <= set(urgent)
    assert "Script" not in urgent
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    costs = {answer.url.removeprefix(host): _sent(answer) for answer in answers}
    assert sum(costs.values()) <= BUDGET, costs
    assert len(answers) <= REQUESTS, costs


@pytest.mark.parametrize("address", project.BOTH)
def test_nothing_moves_while_a_page_its_font_and_its_scripts_arrive(
    new_page: NewPage, slow_host: str, address: str
) -> None:
    pages = {width: _watched_for_shifts(new_page, width) for width in (390, 1280)}
    for here in ("?font=late", "?font=kept"):
        for page in pages.values():  # which wait for the slow host at the same time
            page.goto(slow_host + address + here, wait_until="commit")
        for page in pages.values():
            page.wait_for_load_state()
            page.wait_for_function("document.fonts.check('16px \"Plus Jakarta Sans\"')")
        page.wait_for_timeout(150)
        for width, page in pages.items():
            assert page.evaluate("window.moved") == [], (here, width)


def _watched_for_shifts(new_page: NewPage, width: int) -> Page:
    page = new_page("about:blank", viewport={"width": width, "height": 844})
    page.add_init_script(SHIFTS)
    return page
