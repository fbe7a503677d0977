"""The page that a reader is about to open is fetched ahead, by the browser's own means."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest
from browser.conftest import NewPage
from playwright.sync_api import Page

ARRIVED = "() => performance.getEntriesByType('navigation')[0].deliveryType"
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"


def _open_second(page: Page) -> str:
    link = page.locator("main a[href*='resources']").first
    link.hover()
    page.wait_for_timeout(1500)
    link.click()
    page.wait_for_url("**/resources/")
    delivered: str = page.evaluate(ARRIVED)
    return delivered


def test_the_second_page_has_arrived_when_its_link_is_followed(
    new_page: NewPage, host: str
) -> None:
    assert _open_second(new_page(host + "en/benefits/")) == "navigational-prefetch"


@pytest.mark.parametrize("saves", [False, True])
def test_no_font_is_fetched_for_readers_who_save_data(
    new_page: NewPage, host: str, saves: bool
) -> None:
    page = new_page("about:blank")
    if saves:
        page.add_init_script(SAVING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + "kesimpulan/", wait_until="networkidle")
    assert any(url.endswith(".woff2") for url in asked) is not saves


def test_nothing_is_fetched_ahead_for_readers_who_save_data(new_page: NewPage, host: str) -> None:
    page = new_page("about:blank")
    page.add_init_script(SAVING)
    page.goto(host + "en/benefits/")
    assert page.locator("body > script[type=speculationrules]").count() == 0
    assert _open_second(page) == ""


def test_only_pages_of_this_site_are_fetched_ahead(new_page: NewPage, host: str) -> None:
    page = new_page(host + "en/checklist/")
    rules = json.loads(page.locator("body > script[type=speculationrules]").text_content() or "")
    (rule,) = rules["prefetch"]
    links = page.eval_on_selector_all(
        rule["where"]["selector_matches"], "all => all.map(one => one.href)"
    )
    assert len(links) > 20
    assert all(urlsplit(link).path.endswith("/") and link.startswith(host) for link in links)
