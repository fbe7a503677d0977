"""What is written in the form for a case study is kept, whatever tabs, storage and network do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import drafts
import pytest
from browser import form
from browser.conftest import NewPage, SamePage
from playwright.sync_api import Page, expect

FIRST = '[id="id.title"]'
SAID = "Setiap Senin kedua pihak bertemu dan mencatat keputusan."
FULL = """key => {
  for (const size of [100_000, 10_000, 1000, 100, 10, 1]) {
    const more = "x".repeat(size);
    try {
      for (;;) localStorage.setItem(key, (localStorage.getItem(key) ?? "") + more);
    } catch {}
  }
}"""
"""Fills the storage to its last character."""


def _tabs(new_page: NewPage, host: str, *languages: str) -> list[Page]:
    """The form in several tabs of one browser."""
    first = form.open_form(new_page, host, languages[0])
    others = [form.open_in(first.context.new_page(), host, each) for each in languages[1:]]
    return [first, *others]


def _stored(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", form.KEY))


def _offers(page: Page) -> list[str]:
    return page.locator("[data-notes] li .form-notes__text").all_text_contents()


def test_what_was_written_in_one_tab_is_there_after_a_tick_in_another_and_a_reload(
    new_page: NewPage, host: str
) -> None:
    one, other = _tabs(new_page, host, "id", "en")
    for at in range(5):
        one.fill(f'[id="id.sections.{at}"]', f"{SAID} {at}")
    form.put(other, "short", "true")
    one.reload()
    form.ready(one)
    assert [one.input_value(f'[id="id.sections.{at}"]') for at in range(5)] == [
        f"{SAID} {at}" for at in range(5)
    ]
    assert one.is_checked("[name=short]")
    assert other.input_value('[id="id.sections.3"]') == f"{SAID} 3"
    assert _offers(one) == _offers(other) == []


def test_the_same_answer_written_in_two_tabs_is_kept_twice_until_somebody_has_chosen(
    new_page: NewPage, host: str
) -> None:
    one, other = _tabs(new_page, host, "id", "id")
    one.fill(FIRST, "Satu")
    other.fill(FIRST, "Dua")
    expect(one.locator("[data-notes]")).to_contain_text("juga diubah di tab lain")
    assert one.input_value(FIRST) == "Satu"
    assert _offers(one) == ["Dua"]
    assert other.input_value(FIRST) == "Dua"
    assert _offers(other) == ["Satu"]
    other.reload()
    form.ready(other)
    assert (other.input_value(FIRST), _offers(other)) == ("Dua", ["Satu"])
    one.fill(FIRST, "Satu, lalu tiga")
    expect(other.locator(FIRST)).to_have_value("Satu, lalu tiga")  # nobody has written there
    assert _offers(one) == _offers(other) == ["Dua"]


def test_what_was_chosen_holds_in_all_tabs_and_what_was_not_is_among_the_earlier_versions(
    new_page: NewPage, host: str
) -> None:
    one, other = _tabs(new_page, host, "id", "id")
    one.fill(FIRST, "Satu")
    other.fill(FIRST, "Dua")
    one.locator("[data-notes] button", has_text="Pakai yang itu").click()
    assert one.input_value(FIRST) == other.input_value(FIRST) == "Dua"
    assert _offers(one) == _offers(other) == []
    one.locator(".form-draft summary").click()
    expect(one.locator("[data-earlier] li")).to_contain_text("“Satu”")
    one.locator("[data-earlier] button", has_text="Kembalikan").click()
    assert one.input_value(FIRST) == "Satu"
    expect(other.locator(FIRST)).to_have_value("Satu")
    expect(one.locator("[data-earlier] li")).to_contain_text("“Dua”")


def test_rows_of_another_tab_are_taken_or_offered_in_words(new_page: NewPage, host: str) -> None:
    one, other = _tabs(new_page, host, "id", "id")
    form.put(one, "partners.0.name", "Koperasi Maju")
    expect(other.locator('[id="partners.0.name"]')).to_have_value("Koperasi Maju")
    form.put(other, "partners.1.type", "cooperative")
    expect(one.locator("[data-notes]")).to_contain_text("Koperasi Maju\nKoperasi")
    one.locator("[data-notes] button", has_text="Pakai yang itu").click()
    assert one.input_value('[id="partners.1.type"]') == "cooperative"


def test_the_last_key_before_a_reload_is_kept(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    page.locator(FIRST).press_sequentially("Satu dua")
    page.reload()
    form.ready(page)
    assert page.input_value(FIRST) == "Satu dua"


def test_what_was_written_is_there_after_the_way_back(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    page.fill(FIRST, "Satu")
    page.goto(host)
    page.go_back()
    assert page.input_value(FIRST) == "Satu"
    page.goto(host + form.ADDRESS["en"])
    form.ready(page)
    page.fill(FIRST, "Dua")
    page.go_back()
    expect(page.locator(FIRST)).to_have_value("Dua")


def test_a_full_storage_is_told_at_once_and_the_draft_travels_as_a_file(
    new_page: NewPage, host: str
) -> None:
    page = form.open_form(new_page, host)
    page.fill(FIRST, "Satu")
    assert "tersimpan di perangkat ini pukul" in page.inner_text("[data-kept]")
    page.evaluate(FULL, "x")
    page.fill(FIRST, "Satu, dua, tiga, empat, lima")
    expect(page.locator("[data-kept]")).to_contain_text("penuh")
    expect(page.locator("[data-notes]")).to_contain_text("Draf terakhir tersimpan pukul")
    with page.expect_download() as downloading:
        page.locator("[data-notes] button").click()
    saved = downloading.value.path()
    page.evaluate("localStorage.removeItem('x')")
    page.fill(FIRST, "Satu, dua, tiga, empat, lima, enam")
    expect(page.locator("[data-kept]")).to_contain_text("tersimpan di perangkat ini pukul")
    assert _stored(page)["draft"]["texts"]["id"]["title"].endswith("enam")

    elsewhere = form.open_form(new_page, host, "en")
    elsewhere.set_input_files("input[type=file]", saved)
    expect(elsewhere.locator(FIRST)).to_have_value("Satu, dua, tiga, empat, lima")


def test_a_full_form_is_not_emptied_where_its_copy_finds_no_room(
    new_page: NewPage, host: str
) -> None:
    page = form.open_form(new_page, host)
    page.fill('[id="id.sections.0"]', "Panjang. " * 30_000)
    page.evaluate(FULL, "x")
    page.locator(".form-draft summary").click()
    page.click("[data-do=clear]")
    expect(page.locator(".ticks-message")).to_contain_text("dibiarkan")
    page.reload()
    form.ready(page)
    assert len(page.input_value('[id="id.sections.0"]')) == 270_000


def test_a_file_that_is_no_draft_changes_nothing(
    same_page: SamePage, host: str, tmp_path: Path
) -> None:
    page = form.open_again(same_page, host)
    page.fill(FIRST, "Satu")
    for name, text in {"a.json": "{", "b.json": "[]", "c.json": '{"draft": 3}'}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        page.set_input_files("input[type=file]", tmp_path / name)
        expect(page.locator(".ticks-message")).to_contain_text("bukan draf")
        page.locator(".ticks-message button").click()
        assert page.input_value(FIRST) == "Satu"


def test_a_draft_of_an_older_form_is_taken_and_what_finds_no_room_is_kept_apart(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    old = drafts.good()
    old["facts"]["budget"] = "Rp 2 juta"
    text = json.dumps({"draft": old, "languages": "id"})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [form.KEY, text])
    page.reload()
    form.ready(page)
    assert page.input_value(FIRST) == old["texts"]["id"]["title"]
    expect(page.locator("[data-notes]")).to_contain_text("disimpan terpisah")
    page.fill(FIRST, "Lain")
    page.reload()
    form.ready(page)
    with page.expect_download() as downloading:
        page.locator("[data-notes] button").first.click()
    assert Path(downloading.value.path()).read_text("utf-8") == text
    page.locator("[data-notes] button", has_text="Buang").click()
    expect(page.locator("[data-notes]")).to_be_empty()


def test_a_removed_row_can_be_put_back_at_once_and_later(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    form.put(page, "partners.0.name", "Satu")
    form.put(page, "partners.1.name", "Dua")
    page.locator('[data-rows="partners"] [data-remove]').first.click()
    assert page.input_value('[id="partners.0.name"]') == "Dua"
    page.locator(".ticks-message button").first.click()
    assert page.input_value('[id="partners.0.name"]') == "Satu"
    page.locator('[data-rows="partners"] [data-remove]').first.click()
    page.reload()
    form.ready(page)
    page.locator(".form-draft summary").click()
    page.locator("[data-earlier] button").first.click()
    form.go(page, "facts")
    assert page.input_value('[id="partners.0.name"]') == "Satu"


def test_a_source_more_than_there_can_be_is_told_and_nothing_is_lost(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "sources")
    add = page.locator('[data-rows="sources"] [data-add]')
    for _ in range(38):
        add.evaluate("button => button.click()")
    page.fill('[id="sources.39.title"]', "Yang keempat puluh")
    expect(page.locator('[data-rows="sources"]')).to_contain_text("paling banyak: 40")
    add.click()
    assert page.locator('[data-rows="sources"] [data-row]').count() == 40
    assert page.input_value('[id="sources.39.title"]') == "Yang keempat puluh"


def test_a_long_section_is_kept_whole_and_counted(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    long = "Panjang. " * 12_000
    page.fill('[id="id.sections.0"]', long)
    page.fill('[id="id.summary"]', "x" * 250)
    form.settle(page)
    expect(page.locator('[id="id.summary-wrong"]')).to_contain_text("250")
    page.reload()
    form.ready(page)
    assert page.input_value('[id="id.sections.0"]') == long
    assert page.input_value('[id="id.summary"]') == "x" * 250


def test_a_text_in_a_language_that_is_not_chosen_stays_in_sight_and_says_that_it_is_not_sent(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    page.fill(FIRST, "Satu")
    page.check("[name=languages][value=en]")
    assert page.locator(FIRST).is_visible()
    expect(page.locator("[data-language=id] [data-unsent]")).to_be_visible()
    page.reload()
    form.ready(page)
    assert page.locator(FIRST).is_visible()
    page.check("[name=languages][value=id]")
    assert page.locator("[data-language=en]").is_hidden()
    assert page.locator("[data-unsent]:visible").count() == 0


def test_nothing_is_said_to_be_kept_before_it_is(new_page: NewPage, host: str) -> None:
    page = new_page("about:blank", expect=("case-form.js", "net::ERR_FAILED"))
    page.route("**/case-form.js", lambda route: route.abort())
    page.goto(host + form.ADDRESS["id"])
    expect(page.locator("[data-kept]")).to_contain_text("belum tersimpan")
    page.unroute("**/case-form.js")
    page.reload()
    page.wait_for_selector(".case-form:not([data-waits])")
    expect(page.locator("[data-kept]")).to_have_text("Belum ada draf tersimpan.")
    page.fill(FIRST, "S")
    expect(page.locator("[data-kept]")).to_contain_text("tersimpan di perangkat ini pukul")
    assert _stored(page)["draft"]["texts"]["id"]["title"] == "S"


def test_a_check_that_does_not_arrive_is_told_and_asked_for_again(
    new_page: NewPage, host: str
) -> None:
    page = new_page("about:blank", expect=("case-review.js", "TypeError", "net::ERR_FAILED"))
    page.route("**/case-review.js*", lambda route: route.abort())
    page.goto(host + form.ADDRESS["id"])
    page.wait_for_selector(".case-form:not([data-waits])")
    page.fill(FIRST, "Satu")
    form.go(page, "send")
    expect(page.locator("[data-state-text]")).to_contain_text("belum dapat dimuat")
    assert _stored(page)["draft"]["texts"]["id"]["title"] == "Satu"
    page.unroute("**/case-review.js*")
    form.put(page, FIRST.split('"')[1], "Dua")
    page.wait_for_selector(".case-form[data-reviewed]")
    form.go(page, "send")
    expect(page.locator("[data-state-text]")).to_contain_text("Masih ada")


@pytest.mark.parametrize("event", ["input", "change"])
def test_an_answer_that_a_program_puts_in_is_kept_too(
    same_page: SamePage, host: str, event: str
) -> None:
    page = form.open_again(same_page, host)
    page.locator(FIRST).evaluate("(box) => { box.value = 'Satu'; }")
    page.locator(FIRST).dispatch_event(event)
    assert _stored(page)["draft"]["texts"]["id"]["title"] == "Satu"
