"""Filling in the form for a case study as a person would."""

from __future__ import annotations

from typing import Any

from browser.conftest import NewPage, SamePage
from playwright.sync_api import Page

ADDRESS = {"id": "berkontribusi/tulis/", "en": "en/contribute/write/"}
REPOSITORY = "https://github.com/rakyat/panduan"
EMAIL = "redaksi@bersama.example"


def open_form(
    new_page: NewPage, host: str, language: str = "id", address: bool = False, **options: object
) -> Page:
    """The form; with `address` on a site that names its repository and the editors' e-mail."""
    page = new_page("about:blank", **options)
    return open_in(page, host, language, address)


def open_in(page: Page, host: str, language: str = "id", address: bool = False) -> Page:
    """The form in a page that is there already."""
    page.add_init_script(
        "window.open = (...given) => { (window.opened ??= []).push(given[0]); return null; }"
    )
    if address:
        configured = {
            'data-repository=""': f'data-repository="{REPOSITORY}"',
            'data-edit=""': 'data-edit="edit/utama/docs/"',
        }
        configured['data-email=""'] = f'data-email="{EMAIL}"'

        def name(route: Any) -> None:
            body = route.fetch().text()
            for old, new in configured.items():
                assert old in body, old
                body = body.replace(old, new)
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

        page.route(host + ADDRESS[language], name)
    page.goto(host + ADDRESS[language])
    return _ready(page)


def open_again(same_page: SamePage, host: str, language: str = "id", **options: object) -> Page:
    """The form in the page that tests share, for those that need neither its windows nor an
    address.
    """
    return _ready(same_page(host + ADDRESS[language], **options))


def _ready(page: Page) -> Page:
    page.wait_for_selector("[data-state-text]:not(:empty)")
    return page


def put(page: Page, place: str, value: str) -> None:
    """Answer one question, whatever its control is."""
    control = page.locator(f'[id="{place}"]')
    kind = page.evaluate("place => document.getElementById(place)?.tagName", place)
    if kind == "SELECT":
        control.select_option(value)
    elif kind:
        control.fill(value)
    else:
        page.check(f'[name="{place}"][value="{value}"]')


def fill(page: Page, draft: dict[str, Any]) -> None:
    """Answer every question as the draft does."""
    texts = draft["texts"]
    put(page, "languages", "both" if len(texts) > 1 else next(iter(texts)))
    for language, text in texts.items():
        put(page, f"{language}.title", text["title"])
        put(page, f"{language}.summary", text["summary"])
        for at, section in enumerate(text["sections"]):
            put(page, f"{language}.sections.{at}", section)
    illustration = draft["facts"].get("kind") == "illustration"
    for name, value in draft["facts"].items():
        if illustration and name in (
            "region",
            "start",
            "end",
            "as_of",
            "sources",
            "basis",
            "agreements",
            "contributors",
            "interest",
            "short",
        ):
            continue
        if isinstance(value, list):
            _fill_list(page, name, value)
        elif value:
            put(page, name, "true" if value is True else value)
    if draft["name"]:
        put(page, "name", draft["name"])
    settle(page)


def settle(page: Page) -> None:
    """Wait until the form has taken in what was typed last."""
    page.evaluate("() => document.activeElement?.blur()")
    page.wait_for_timeout(400)


def made(page: Page) -> dict[str, str]:
    """The files that the form would send, by path."""
    parts = page.locator(".form-file").all()
    return {
        part.locator("[data-path]").text_content() or "": part.locator("[data-text]").text_content()
        or ""
        for part in parts
    }


def _fill_list(page: Page, name: str, values: list[Any]) -> None:
    rows = page.locator(f'[data-rows="{name}"] [data-row]')
    if not rows.count():  # boxes to tick
        for value in values:
            put(page, name, value)
        return
    while rows.count() < len(values):
        page.click(f'[data-rows="{name}"] [data-add]')
    for at, value in enumerate(values):
        for inner, text in value.items() if isinstance(value, dict) else [("", value)]:
            if inner.startswith("name_") and text:
                page.locator(f'[data-rows="{name}"] summary').nth(at).click()
            if text:
                put(page, f"{name}.{at}" + (f".{inner}" if inner else ""), text)
