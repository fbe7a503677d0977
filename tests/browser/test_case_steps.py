"""The four steps of the form for a case study: how people go through them and what each says."""

from __future__ import annotations

import drafts
import pytest
from browser import form
from browser.conftest import DESKTOP, PHONE, NewPage, SamePage
from playwright.sync_api import Page, expect

STEPS = ("story", "facts", "sources", "send")


def _step(page: Page) -> list[str]:
    """The steps that are on the page."""
    shown = page.locator("[data-step]:not([hidden])").all()
    return [step.get_attribute("data-step") or "" for step in shown]


def _states(page: Page) -> list[str]:
    return page.locator("[data-state-of]").all_text_contents()


def _problems(page: Page) -> int:
    return page.locator(".ask__wrong:visible, [data-problems] li:visible").count()


def test_one_step_after_the_other_is_on_the_page_and_the_browser_leads_back(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    assert _step(page) == ["story"]
    for at, step in enumerate(STEPS[1:], 2):
        page.locator(".form-step:visible .form-step__go a").last.click()
        # The browser tells of the new address a moment after the click.
        expect(page.locator(f"#title-{step}")).to_be_focused()
        assert _step(page) == [step]
        expect(page.locator(f"#title-{step}")).to_contain_text(f"Langkah {at} dari 4")
        expect(page.locator(f"#title-{step}")).to_be_in_viewport()
        assert page.locator(".form-steps [aria-current=step]").count() == 1
    for step in reversed(STEPS[:-1]):
        page.go_back()
        expect(page.locator(f"#step-{step}")).to_be_visible()
        assert _step(page) == [step]


@pytest.mark.parametrize("step", STEPS)
def test_each_step_has_an_address(same_page: SamePage, host: str, step: str) -> None:
    page = same_page(f"{host}{form.ADDRESS['en']}#step-{step}")
    expect(page.locator(f"#step-{step}")).to_be_visible()
    assert _step(page) == [step]


def test_an_address_within_the_page_leaves_the_step_as_it_is(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "facts")
    page.evaluate("location.hash = '#word'")
    page.wait_for_timeout(100)
    assert _step(page) == ["facts"]


def test_nothing_is_called_wrong_before_the_first_word(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    for step in STEPS:
        form.go(page, step)
        form.settle(page)
        assert _problems(page) == 0, step
    assert _states(page) == ["belum dimulai"] * 4
    expect(page.locator("[data-state-text]")).to_contain_text("Belum ada yang ditulis")
    assert page.locator("[data-send]:visible").count() == 0
    assert page.locator(".form-state.is-done").count() == 0


def test_only_what_was_left_is_called_wrong_until_the_last_step_names_all(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    page.fill('[id="id.title"]', "x" * 90)
    assert _problems(page) == 0
    page.focus('[id="id.summary"]')
    expect(page.locator('[id="id.title-wrong"]')).to_be_visible()
    assert _problems(page) == 1
    form.go(page, "send")
    form.settle(page)
    assert page.locator("[data-problems] li").count() > 15


def test_each_step_says_where_it_stands(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host, "en")
    page.fill('[id="en.title"]', "A library")
    form.settle(page)
    assert _states(page) == ["6 to do", "not begun", "not begun", "not begun"]
    form.fill(page, drafts.good("en"))
    assert _states(page) == ["done"] * 4


def test_an_unfinished_file_is_called_so(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    page.fill('[id="id.title"]', "Perpustakaan")
    form.go(page, "send")
    button = page.locator("[data-send=download]")
    expect(button).to_have_text("Unduh yang belum lengkap")
    form.fill(page, drafts.good())
    form.go(page, "send")
    expect(button).to_have_text("Unduh")


def test_the_year_is_that_of_the_clock_of_whoever_writes(new_page: NewPage, host: str) -> None:
    page = new_page("about:blank")
    page.clock.install(time="2031-01-01T10:00:00")
    page.goto(host + form.ADDRESS["id"])
    form.ready(page)
    form.put(page, "start", "2031")
    page.focus("#end")
    page.clock.run_for(1000)
    assert page.locator("#start-wrong").is_hidden()
    form.put(page, "start", "2032")
    page.focus("#end")
    page.clock.run_for(1000)
    expect(page.locator("#start-wrong")).to_contain_text("2032")


@pytest.mark.parametrize("language", ["id", "en"])
def test_whoever_can_send_nowhere_learns_it_before_the_first_word(
    same_page: SamePage, host: str, partial_host: str, language: str
) -> None:
    page = same_page(host + form.ADDRESS[language], scripts=False)
    note = page.locator(".admonition").first
    said = {"id": "belum dapat dikirim", "en": "can’t be sent"}
    expect(note).to_contain_text(said[language])
    page = same_page(host + form.ADDRESS[language])
    before = page.evaluate(
        "document.querySelector('.admonition')"
        ".compareDocumentPosition(document.querySelector('.case-form'))"
    )
    assert before & 4  # the form follows it


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP, {"width": 320, "height": 640}])
@pytest.mark.parametrize("step", STEPS)
def test_no_step_is_wider_than_the_screen(
    same_page: SamePage, host: str, step: str, viewport: dict[str, int]
) -> None:
    page = form.open_again(same_page, host, viewport=viewport)
    form.put(page, "languages", "both")
    page.fill('[id="id.title"]', "Kata" * 40)
    form.go(page, step)
    form.settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_the_first_visit_fetches_nothing_that_only_writers_need(
    new_page: NewPage, host: str
) -> None:
    page = new_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    page.goto(host + form.ADDRESS["id"])
    page.wait_for_load_state("networkidle")
    assert "case-form.js" in asked
    assert not {"case-review.js", "case-form-id.json"} & set(asked)
    form.ready(page)
    assert {"case-review.js", "case-form-id.json"} <= set(asked)
