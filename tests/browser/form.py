"""Filling in the form for a case study as a person would."""

from __future__ import annotations

from typing import Any

from browser.conftest import NewPage, SamePage
from playwright.sync_api import Page

ADDRESS = {"id": "berkontribusi/tulis/", "en": "en/contribute/write/"}
KEY = "case-draft /panduan/"
"""Of the draft in the browser's storage."""
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
    return ready(page)


def open_again(same_page: SamePage, host: str, language: str = "id", **options: object) -> Page:
    """The form in the page that tests share, for those that need neither its windows nor an
    address.
    """
    return ready(same_page(host + ADDRESS[language], **options))


def ready(page: Page) -> Page:
    """The page once the form works, with what looks at the answers."""
    page.wait_for_selector(".case-form:not([data-waits])")
    page.dispatch_event(".case-form", "focusin")
    page.wait_for_selector(".case-form[data-reviewed]")
    return page


def go(page: Page, step: str) -> None:
    """Bring a step of the form onto the page: `story`, `facts`, `sources` or `send`."""
    page.evaluate("step => { location.hash = `#step-${step}`; }", step)
    page.wait_for_selector(f"#step-{step}:not([hidden])")


def go_to(page: Page, selector: str) -> None:
    """Bring the step with this element onto the page."""
    found = "selector => document.querySelector(selector).closest('[data-step]')?.dataset.step"
    step = page.evaluate(found, selector)
    if step:
        go(page, step)


def put(page: Page, place: str, value: str) -> None:
    """Answer one question, whatever its control is."""
    go_to(page, f'[name="{place}"]')
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
            "outcome",
            "region",
            "start",
            "start_about",
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


def write_elsewhere(page: Page, place: str, value: str) -> None:
    """Answer a question of the story as another tab does, in the draft that is stored."""
    page.evaluate(
        r"""([place, value]) => {
          const key = Object.keys(localStorage).find((key) => /^case-draft \S+$/.test(key));
          const kept = JSON.parse(localStorage.getItem(key));
          const [language, part] = place.split(".");
          kept.draft.texts[language][part] = value;
          kept.revision += 1;
          localStorage.setItem(key, JSON.stringify(kept));
          dispatchEvent(new StorageEvent("storage"));
        }""",
        [place, value],
    )


def settle(page: Page) -> None:
    """Wait until the form has taken in what was typed last."""
    page.evaluate("() => document.activeElement?.blur()")
    page.wait_for_timeout(400)


def made(page: Page) -> dict[str, str]:
    """The files that the form would send, by path."""
    go(page, "send")
    settle(page)
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
    go_to(page, f'[data-rows="{name}"]')
    while rows.count() < len(values):
        page.click(f'[data-rows="{name}"] [data-add]')
    for at, value in enumerate(values):
        for inner, text in value.items() if isinstance(value, dict) else [("", value)]:
            if inner.startswith("name_") and text:
                page.locator(f'[data-rows="{name}"] summary').nth(at).click()
            if text:
                put(page, f"{name}.{at}" + (f".{inner}" if inner else ""), text)
