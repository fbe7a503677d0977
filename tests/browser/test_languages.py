"""Switching the language, and the words of each, as a reader meets them."""

from __future__ import annotations

import json
import re

import project
import pytest
from browser.conftest import SamePage
from playwright.sync_api import Page, expect

LANGUAGES = project.ROOT / "overrides/partials/languages"
VISIBLE_WORDS = """() => {
  const found = [];
  const other = document.documentElement.lang === "id" ? "en" : "id";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent.trim());
    if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.tagName)) return;
    if (node.lang === other || node.classList.contains("page-text")) return;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) if (node.hasAttribute(name)) found.push(node.getAttribute(name));
    for (const [key, value] of Object.entries(node.dataset)) if (!["script", "index", "schemeIcon"].includes(key)) found.push(value);
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return found.filter(Boolean);
}"""
"""Every text and label of the interface: all of the page but the page's own text and words marked
as foreign.
"""


def _table(language: str) -> set[str]:
    text = (LANGUAGES / f"{language}.html").read_text(encoding="utf-8")
    return {json.loads(f'"{value}"') for value in re.findall(r'": "((?:[^"\\]|\\.)*)"', text)}


def _titles(language: str) -> set[str]:
    suffix = ".en.md" if language == "en" else ".md"
    paths = [
        path
        for path in (project.ROOT / "docs").rglob("*" + suffix)
        if suffix == ".en.md" or ".en." not in path.name
    ]
    return {path.read_text(encoding="utf-8").split("title: ")[1].splitlines()[0] for path in paths}


@pytest.mark.parametrize("address", project.BOTH)
def test_no_word_of_the_other_language_stands_in_the_interface(
    host: str, same_page: SamePage, address: str
) -> None:
    here, other = ("en", "id") if address.startswith("en/") else ("id", "en")
    foreign = (_table(other) | _titles(other)) - _table(here) - _titles(here) - {"id", "en", "ltr"}
    pieces = same_page(host + address).evaluate(VISIBLE_WORDS)
    assert pieces
    assert not [
        piece
        for piece in pieces
        if any(word == piece or (len(word) > 8 and word in piece) for word in foreign)
    ]


@pytest.mark.parametrize("base", ["host", "root_host"])
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("langkah/kesepakatan/", "en/steps/agreement/"),
        ("en/steps/agreement/", "langkah/kesepakatan/"),
        ("", "en/"),
    ],
)
@pytest.mark.parametrize("way", ["click", "keyboard", "new tab"])
def test_the_switcher_stays_on_the_page_and_its_anchor(
    request: pytest.FixtureRequest, same_page: SamePage, base: str, here: str, there: str, way: str
) -> None:
    address = request.getfixturevalue(base)
    anchor = "#article" if not here else "#worksheet"
    page = same_page(address + here)
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    link = page.locator("[data-language-link]")
    if way == "click":
        link.click()
    elif way == "keyboard":
        link.focus()
        page.keyboard.press("Enter")
    else:
        with page.context.expect_page() as opened:
            link.click(modifiers=["Control"])
        with opened.value as page:
            _arrived(page, address + there, anchor)
            return
    _arrived(page, address + there, anchor)


def _arrived(page: Page, address: str, anchor: str) -> None:
    page.wait_for_url(address + anchor)
    expect(page.locator(anchor)).to_be_in_viewport()


def test_the_switcher_follows_an_anchor_set_without_an_event(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "tentang/")
    page.evaluate("history.replaceState(null, '', '#privacy')")
    page.locator("[data-language-link]").click()
    page.wait_for_url(host + "en/about/#privacy")


def test_the_switcher_works_without_javascript(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/glossary/", scripts=False)
    page.locator("[data-language-link]").click()
    page.wait_for_url(host + "glosarium/")


def test_the_switcher_says_when_the_other_language_is_missing(
    partial_host: str, same_page: SamePage
) -> None:
    page = same_page(partial_host + "kesimpulan/")
    link = page.get_by_role("link", name="not translated yet")
    link.click()
    page.wait_for_url(partial_host + "en/conclusion/")
    expect(page.get_by_text("has not been translated yet").first).to_be_visible()
    assert page.locator(".page-text").get_attribute("lang") == "id"


def test_the_other_language_keeps_the_filters_and_the_section_that_is_read(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/?sector=health&outcome=failed")
    page.locator("[data-language-link]").click()
    page.wait_for_url(host + "en/cases/?sector=health&outcome=failed")
    expect(page.locator("select[name=sector]")).to_have_value("health")
    page.goto(host + "langkah/kesepakatan/")
    page.evaluate("document.getElementById('mistakes').scrollIntoView()")
    link = page.locator("[data-language-link]")
    link.dispatch_event("pointerdown")  # a click of the test's would scroll first
    expect(link).to_have_attribute("href", re.compile("/en/steps/agreement/#mistakes$"))
