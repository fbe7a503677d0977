"""What the search says, and when: once for each change, that an answer is on its way, and that a
part of it was lost.
"""

from __future__ import annotations

import re

import pytest
from browser.conftest import NewPage, SamePage
from playwright.sync_api import Locator, Page, Route, expect

COUNTED = re.compile(r"^\d+ hasil$")


def _type(page: Page, query: str) -> None:
    """Open the search, if it is not open, and type."""
    if not page.locator("#search").is_visible():
        page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill(query)


def _status(page: Page) -> Locator:
    return page.locator("#search [role=status]")


def test_a_search_that_can_not_load_says_so(host: str, new_page: NewPage) -> None:
    page = new_page(host, expect=("script: Unexpected identifier",))
    page.context.route(
        "**/pagefind/**",
        lambda route: route.fulfill(
            status=200, content_type="text/javascript", body="syntax error"
        ),
    )
    page.locator("[data-search-open]").click()
    expect(_status(page)).to_contain_text("Pencarian tidak dapat dimuat.")


def test_a_slow_search_says_that_it_is_on_its_way(host: str, new_page: NewPage) -> None:
    page = new_page(host)
    waiting: list[Route] = []
    page.context.route("**/*.pf_index", lambda route: waiting.append(route))
    _type(page, "mitra")
    status = _status(page)
    expect(status).to_have_text("Mencari…")
    for route in waiting:
        route.continue_()
    page.context.unroute_all()
    expect(status).to_have_text(COUNTED)


def test_a_change_is_announced_once_and_not_while_the_reader_types(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host)
    _type(page, "")
    expect(_status(page)).to_have_text("Ketik kata yang Anda cari.")
    page.evaluate(
        """() => { window.said = [];
          const status = document.querySelector("#search [role=status]");
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, subtree: true, characterData: true }) }"""
    )
    page.get_by_role("searchbox").press_sequentially("kerja sama", delay=60)
    expect(_status(page)).to_have_text(COUNTED)
    page.wait_for_timeout(600)
    said = page.evaluate("window.said")
    assert len([text for text in said if text != "Mencari…"]) == 1, said


def test_who_stands_on_a_result_keeps_the_place_when_the_list_changes(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host)
    _type(page, "mitra")
    expect(page.locator(".search__results a")).to_have_count(4)
    page.evaluate(
        """() => { const input = document.querySelector("#search input[type=search]");
          input.value = "evaluasi"; input.dispatchEvent(new Event("input"));
          document.querySelectorAll(".search__results a")[1].focus() }"""
    )
    expect(page.locator(".search__results a").first).to_have_text(re.compile("evaluasi"))
    expect(page.locator(".search__results a").nth(1)).to_be_focused()


@pytest.mark.parametrize(
    "lost",
    [
        "assets/javascripts/search.js",
        "assets/search/synonyms-id.json",
        "pagefind/pagefind.js",
        "pagefind/*.pf_meta",
        "pagefind/wasm*",
        "pagefind/index/*",
        "pagefind/filter/*",
        "pagefind/fragment/*",
    ],
)
@pytest.mark.parametrize("how", ["abort", "portal"])
def test_a_search_that_loses_a_piece_says_so_and_recovers(
    host: str, new_page: NewPage, lost: str, how: str
) -> None:
    page = new_page(host, expect=("failed: ", "console ", "200: "))

    def lose(route: Route) -> None:
        if how == "abort":
            route.abort()
        else:
            route.fulfill(status=200, content_type="text/html", body="<!doctype html>login")

    page.context.route(f"**/{lost}*", lose)
    _type(page, "nota kesepahaman")
    status = _status(page)
    expect(status).to_contain_text("Pencarian tidak dapat dimuat.")
    expect(page.locator(".search__none a").first).to_be_visible()
    expect(page.locator(".search__results a")).to_have_count(0)
    page.context.unroute_all()
    _type(page, "mitra")
    expect(status).to_have_text(COUNTED)
    expect(page.locator(".search__none")).to_be_hidden()


def test_without_the_list_of_spellings_nothing_found_is_said_all_the_same(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host, expect=("failed: ", "console error"))
    page.context.route("**/assets/search/words-*", lambda route: route.abort())
    _type(page, "kesepkatan")
    expect(_status(page)).to_contain_text("Tidak ditemukan")
    expect(page.locator(".search__none a").first).to_be_visible()
    expect(page.locator("[data-search-suggestion]")).to_be_hidden()


@pytest.mark.parametrize(
    "silent",
    [
        "assets/javascripts/search.js",
        "assets/search/synonyms-id.json",
        "pagefind/pagefind.js",
        "pagefind/*.pf_meta",
        "pagefind/index/*",
        "pagefind/fragment/*",
    ],
)
def test_a_search_to_which_nothing_answers_says_after_a_minute_that_it_failed_and_recovers(
    host: str, new_page: NewPage, silent: str
) -> None:
    page = new_page("about:blank")
    page.clock.install()
    page.goto(host)
    waiting: list[Route] = []
    page.context.route(f"**/{silent}*", lambda route: waiting.append(route))
    _type(page, "nota kesepahaman")
    status = _status(page)
    for _ in range(100):
        page.clock.run_for(100)
        page.wait_for_timeout(50)
        if waiting:
            break
    page.clock.run_for(1000)
    expect(status).to_have_text("Mencari…")
    page.clock.run_for(60_000)
    page.clock.run_for(1000)
    expect(status).to_contain_text("Pencarian tidak dapat dimuat.")
    expect(page.locator(".search__none a").first).to_be_visible()
    page.clock.resume()
    page.context.route(f"**/{silent}*", lambda route: route.continue_())
    _type(page, "mitra")
    expect(status).to_have_text(COUNTED)
