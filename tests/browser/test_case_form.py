"""The form for a case study, used as people use it: what it makes, what it says, and how it is
sent.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import case_files
import drafts
import pytest
from browser import form
from browser.conftest import NewPage, SamePage
from guidebook.cases import schema as case_schema
from playwright.sync_api import Page, expect

NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})"
)
LONG = "Koperasi dan perpustakaan berbagi ruang, jadwal, dan biaya listrik. " * 40


def _wrong(page: Page, place: str) -> str:
    message = page.locator(f'[id="{place}-wrong"]')
    return (message.text_content() or "") if message.is_visible() else ""


UNASKED = {"sources.0.title_from", "sources.0.lang"}
"""Who writes a case has read the title on its source, and its words tell its language."""


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_fact_and_section_is_asked_with_its_words(
    same_page: SamePage, host: str, language: str
) -> None:
    page = form.open_again(same_page, host, language)
    places = set(
        page.eval_on_selector_all("[data-place]", "all => all.map(one => one.dataset.place)")
    )
    for field in case_schema.FIELDS:
        asked = {f"{spoken}.{field.name}" for spoken in ("id", "en")} if field.own else {field.name}
        asked |= {f"{field.name}.0.{inner.name}" for inner in field.fields}
        assert asked - UNASKED <= places
    assert {f"{spoken}.sections.{at}" for spoken in ("id", "en") for at in range(5)} <= places
    silent = page.eval_on_selector_all(
        "[data-place]",
        "all => all.filter(one => !one.querySelector('label, legend')?.textContent.trim()).length",
    )
    assert silent == 0


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_filled_form_is_complete_and_its_file_passes_the_check(
    same_page: SamePage, host: str, language: str
) -> None:
    page = form.open_again(same_page, host, language, viewport={"width": 360, "height": 740})
    draft = drafts.good(language)
    form.fill(page, draft)
    assert form.made(page) == drafts.texts(draft)
    for path, text in form.made(page).items():
        assert case_files.checked(text, path) == []
    assert page.locator("[data-problems] li").count() == 0
    assert page.locator(".form-state.is-done").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_both_languages_make_two_files_each_complete(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    assert page.locator('[data-language="en"]').is_hidden()
    draft = drafts.good("id", "en")
    form.fill(page, draft)
    assert form.made(page) == drafts.texts(draft)
    assert len(form.made(page)) == 2
    expect(page.locator("[data-state-text]")).to_contain_text("dua berkas")


def test_a_question_says_what_is_wrong_once_it_is_left_and_stops_when_it_is_mended(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    assert page.locator(".ask__wrong:visible").count() == 0
    form.go(page, "facts")
    page.fill("#start", "202")
    form.settle(page)
    assert (
        _wrong(page, "start")
        == "'202' bukan tahun untuk 'Tahun mulai'. Tulis empat angka, misalnya 2019."
    )
    assert page.get_attribute("#start", "aria-invalid") == "true"
    assert "start-wrong" in (page.get_attribute("#start", "aria-describedby") or "")
    page.fill("#start", "2022")
    form.settle(page)
    assert _wrong(page, "start") == ""
    assert page.get_attribute("#start", "aria-invalid") == "false"


def test_the_form_says_years_that_are_turned_round_in_words_of_its_own(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "facts")
    page.fill("#start", "2022")
    page.fill("#end", "2019")
    form.settle(page)
    assert _wrong(page, "end") == "2019 lebih awal daripada tahun mulai, 2022."


def test_a_phone_offers_room_for_a_story_and_the_hyphen_of_a_date(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host, viewport={"width": 360, "height": 740})
    for at in range(5):
        assert page.locator(f'[id="id.sections.{at}"]').bounding_box()["height"] > 100  # type: ignore[index]
    for place in ("as_of", "start", "end"):  # the number pad of an iPhone has no letters or hyphen
        assert page.get_attribute(f"#{place}", "inputmode") is None


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("id.title", "x" * 81, "81"),
        ("id.sections.0", "<script>alert(1)</script>", "<script>"),
        ("id.sections.1", "## Judul", "tanda judul"),
        ("id.sections.2", "Hasil [7].", "[7]"),
        ("sources.0.url", "halaman 7", "alamat web"),
        ("as_of", "31/6/2024", "31/6/2024"),
        ("start", "2999", "2999"),
    ],
)
def test_each_kind_of_mistake_is_told_in_words(
    same_page: SamePage, host: str, place: str, value: str, said: str
) -> None:
    page = form.open_again(same_page, host)
    form.put(page, place, value)
    form.settle(page)
    assert said in _wrong(page, place)
    assert "{" not in _wrong(page, place).replace("{{", "")
    assert "#" not in _wrong(page, place).replace("(#)", "")


@pytest.mark.parametrize(
    ("place", "typed", "read", "kept"),
    [
        ("as_of", "Juni 2024", "Dibaca sebagai Juni 2024 (2024-06).", "as_of: 2024-06"),
        ("as_of", "30 juni 2024", "(2024-06-30)", "as_of: 2024-06-30"),
        ("start", "sejak 2019", "Dibaca sebagai 2019.", "start: 2019"),
        ("start", "Juni 2019", "Dibaca sebagai 2019.", "start: 2019"),
        ("start", "2019-2021", "Dibaca sebagai 2019.", "start: 2019\nend: 2021"),
        ("start", "sekitar 2019", "Dibaca sebagai sekitar 2019.", "start: 2019\nstart_about: true"),
        ("end", "sampai sekarang", "belum berakhir", "outcome"),
        ("sources.0.url", "example.org/x", "https://example.org/x", "url: https://example.org/x"),
    ],
)
def test_a_box_takes_what_is_typed_and_says_what_it_means(
    same_page: SamePage, host: str, place: str, typed: str, read: str, kept: str
) -> None:
    page = form.open_again(same_page, host)
    form.fill(page, drafts.changed({"change": {"start": "2018"}}))
    form.put(page, place, typed)
    form.settle(page)
    assert read in (page.locator(f'[id="{place}-read"]').text_content() or "")
    assert page.input_value(f'[id="{place}"]') == typed
    assert _wrong(page, place) == ""
    ((path, text),) = form.made(page).items()
    assert kept in text
    assert case_files.checked(text, path) == []


def test_a_date_that_may_mean_two_days_is_asked_about(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    form.fill(page, drafts.good())
    form.put(page, "as_of", "03/04/2024")
    form.settle(page)
    choices = page.locator("#as_of-read button")
    assert choices.all_text_contents() == ["3 April 2024", "4 Maret 2024"]
    assert "03/04/2024" in _wrong(page, "as_of")
    choices.nth(1).click()
    form.settle(page)
    assert page.input_value("#as_of") == "2024-03-04"
    assert _wrong(page, "as_of") == ""
    assert "as_of: 2024-03-04" in next(iter(form.made(page).values()))


def test_the_list_of_what_is_left_leads_to_the_question(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host, "en")
    page.fill('[id="en.title"]', "A library")
    form.go(page, "send")
    page.locator("[data-problems] a", has_text="Sector").click()
    assert page.evaluate("document.activeElement.id") == "sector"
    assert _wrong(page, "sector") == "This is still empty."
    page.go_back()
    page.locator("[data-problems] a", has_text="How did it end").click()
    assert page.evaluate("document.activeElement.name") == "outcome"


def test_rows_are_added_and_removed_by_keyboard_and_keep_their_answers(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "facts")
    page.fill('[id="partners.0.name"]', "Satu")
    page.fill('[id="partners.1.name"]', "Dua")
    page.focus('[data-rows="partners"] [data-add]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "partners.2.name"
    page.keyboard.type("Tiga")
    page.locator('[data-rows="partners"] [data-remove]').nth(0).focus()
    page.keyboard.press("Enter")
    names = page.eval_on_selector_all(
        '[id^="partners."][id$=".name"]', "all => all.map(one => one.value)"
    )
    assert names == ["Dua", "Tiga"]
    assert page.evaluate("document.activeElement.dataset.rows") == "partners"


def test_an_illustration_is_not_asked_for_sources(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    form.put(page, "kind", "illustration")
    assert page.locator("#sector").is_visible()
    assert page.locator("#region").is_hidden()
    form.go(page, "sources")
    assert page.locator('[data-rows="sources"]').is_hidden()
    expect(page.locator("#step-sources")).to_contain_text("tidak memerlukan sumber")


def test_a_draft_stays_after_a_reload_and_on_the_page_of_the_other_language(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    draft = drafts.good("id", "en")
    form.fill(page, draft)
    before = form.made(page)
    page.reload()
    form.ready(page)
    assert form.made(page) == before
    page.goto(host + form.ADDRESS["en"])
    form.ready(page)
    assert form.made(page) == before
    page.locator(".form-draft summary").click()
    page.click("[data-do=clear]")
    assert page.input_value('[id="id.title"]') == ""
    page.reload()
    form.ready(page)
    assert page.input_value('[id="id.title"]') == ""
    page.locator("[data-notes] button").click()
    assert form.made(page) == before


def test_where_nothing_can_be_kept_the_form_says_so(new_page: NewPage, host: str) -> None:
    page = new_page("about:blank")
    page.add_init_script(NO_STORAGE)
    page.goto(host + form.ADDRESS["id"])
    expect(page.locator("[data-kept]")).to_contain_text("tidak dapat menyimpan")


@pytest.mark.parametrize(
    "spoilt",
    ["{", '{"draft": {"facts": {"partners": [7, null], "kind": {"x": "hilang"}}, "texts": 3}}'],
)
def test_a_spoilt_draft_does_no_harm(same_page: SamePage, host: str, spoilt: str) -> None:
    page = form.open_again(same_page, host)
    page.evaluate("([key, spoilt]) => localStorage.setItem(key, spoilt)", [form.KEY, spoilt])
    page.reload()
    form.ready(page)
    expect(page.locator("[data-notes]")).to_contain_text("disimpan terpisah")
    with page.expect_download() as downloading:
        page.locator("[data-notes] button").first.click()
    assert Path(downloading.value.path()).read_text("utf-8") == spoilt


def test_the_file_is_downloaded_and_copied_as_it_is_shown(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host, permissions=["clipboard-read", "clipboard-write"])
    form.fill(page, drafts.good())
    ((path, text),) = form.made(page).items()
    with page.expect_download() as downloading:
        page.click("[data-send=download]")
    assert downloading.value.suggested_filename == path.rsplit("/", 1)[1]
    assert Path(downloading.value.path()).read_text("utf-8") == text
    page.click("[data-send=copy]")
    expect(page.locator(".form-file [data-said]")).to_have_text("Tersalin")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_without_a_repository_and_an_address_their_buttons_are_not_there(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    page.fill('[id="id.title"]', "Perpustakaan")
    form.go(page, "send")
    form.settle(page)
    assert page.locator("[data-send=github]").is_hidden()
    assert page.locator("[data-send=email]").is_hidden()
    assert page.locator("[data-send=download]").is_visible()


def test_github_opens_with_the_file_filled_in(new_page: NewPage, host: str) -> None:
    page = form.open_form(new_page, host, address=True)
    form.fill(page, drafts.good())
    ((path, text),) = form.made(page).items()
    page.click("[data-send=github]")
    (opened,) = page.evaluate("window.opened")
    assert opened.startswith(f"{form.REPOSITORY}/new/utama?")
    assert parse_qs(urlsplit(opened).query) == {"filename": [path], "value": [text]}


def test_a_text_too_long_for_an_address_is_copied_and_the_one_step_explained(
    new_page: NewPage, host: str
) -> None:
    page = form.open_form(
        new_page, host, address=True, permissions=["clipboard-read", "clipboard-write"]
    )
    form.fill(page, drafts.changed({"change": {f"id.sections.{at}": LONG for at in range(5)}}))
    ((path, text),) = form.made(page).items()
    page.click("[data-send=github]")
    expect(page.locator(".form-file [data-said]")).to_contain_text("tempelkan")
    (opened,) = page.evaluate("window.opened")
    assert parse_qs(urlsplit(opened).query) == {"filename": [path]}
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert page.get_attribute(".form-file [data-said] a", "href") == opened


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"statements": ["licence"]}, "Pernyataan"),
        ({"basis": ""}, "Dasar kasus"),
        ({"interest": ""}, "Hubungan Anda dengan para mitra"),
        ({"basis": "partners"}, "Persetujuan para mitra"),
        ({"id.sections.1": "Hubungi Budi 0812-3456-7890."}, "Ada nomor telepon (08…)"),
    ],
)
def test_a_case_is_not_complete_without_its_declaration_ties_and_agreements(
    new_page: NewPage, host: str, change: dict[str, Any], told: str
) -> None:
    page = form.open_form(new_page, host, address=True)
    form.fill(page, drafts.changed({"change": change}))
    form.go(page, "send")
    expect(page.locator("[data-problems] li")).to_have_count(1)
    expect(page.locator("[data-problems] li")).to_contain_text(told)
    assert page.locator(".form-state.is-done").count() == 0
    page.locator("[data-send=github]").first.click()
    assert page.evaluate("window.opened") is None


def test_what_is_known_of_a_source_goes_into_the_file_and_the_preview(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.fill(page, drafts.good())
    form.go(page, "sources")
    form.put(page, "sources.0.independent", "true")
    assert page.locator('[id="sources.1.about"]').is_hidden(), "few sources need it"
    page.locator('[data-rows="sources"] summary').nth(1).click()
    form.put(page, "sources.1.about", "ruling")
    (file,) = form.made(page).values()
    assert "    opened: 2024-06-30\n    independent: true\n  - title: Berita" in file
    told = page.locator("[data-problems] li", has_text="kelanjutan perkaranya")
    page.locator('[data-rows="sources"] details').nth(1).evaluate("each => each.open = false")
    told.locator("a, button").click()
    expect(page.locator('[id="sources.1.about"]')).to_be_focused()
    form.put(page, "sources.1.later", "sought")
    (file,) = form.made(page).values()
    assert "    url: null\n    about: ruling\n    later: sought\n" in file
    expect(page.locator("[data-problems] li")).to_have_count(0)
    shown = page.locator('.preview [data-said="sources"]')
    expect(shown.locator("li").nth(0).locator(".independent")).to_have_count(1)
    expect(shown.locator("li").nth(1)).to_contain_text("kelanjutan perkaranya dicari")
    expect(shown).to_contain_text("Bukan milik atau siaran mitra")
    expect(shown).to_contain_text(
        "Sumber 1 dibuka pada 30 Juni 2024; sumber lain belum dibaca ulang."
    )


def test_agreements_are_asked_for_where_the_case_rests_on_them(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "sources")
    assert page.locator('[data-rows="agreements"]').is_hidden()
    form.put(page, "basis", "partners")
    form.put(page, "agreements.0.organisation", "KSP Maju")
    assert page.locator('[data-rows="agreements"]').is_visible()
    form.put(page, "basis", "published")
    form.settle(page)
    assert page.locator('[data-rows="agreements"]').is_visible(), "what is written stays in sight"


def test_a_personal_number_is_told_when_its_question_is_left_and_goes_once_it_is_confirmed(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    form.put(page, "id.sections.1", "Telepon koperasi: (021) 555-1234.")
    page.locator('[id="id.sections.2"]').focus()
    expect(page.locator('[id="id.sections.1-wrong"]')).to_contain_text("nomor telepon (02…)")
    form.go(page, "send")
    page.click('[data-rows="public_contacts"] [data-add]')
    form.put(page, "public_contacts.0", "021 5551234")
    form.settle(page)
    form.go(page, "story")
    expect(page.locator('[id="id.sections.1-wrong"]')).to_be_hidden()


def test_github_waits_until_everything_is_complete_and_shows_what_is_left(
    new_page: NewPage, host: str
) -> None:
    page = form.open_form(new_page, host, "en", address=True)
    page.fill('[id="en.title"]', "A library")
    form.go(page, "send")
    page.click("[data-send=github]")
    assert page.evaluate("window.opened") is None
    assert page.evaluate("document.activeElement.dataset.state") == ""
    form.go(page, "story")
    assert page.locator(".ask__wrong:visible").count() == 6


def test_the_hint_to_complete_the_form_goes_once_it_is_complete(
    new_page: NewPage, host: str
) -> None:
    page = form.open_form(new_page, host, "id", address=True)
    page.fill('[id="id.title"]', "Perpustakaan")
    form.go(page, "send")
    page.click("[data-send=github]")
    expect(page.locator(".form-file [data-said]")).to_contain_text("Lengkapi dahulu")
    form.fill(page, drafts.good())
    form.go(page, "send")
    expect(page.locator(".form-file [data-said]")).to_be_empty()


@pytest.mark.parametrize("long", [False, True])
def test_e_mail_carries_the_text_or_asks_to_attach_the_file(
    new_page: NewPage, host: str, long: bool
) -> None:
    page = form.open_form(new_page, host, address=True, expect=("mailto",))
    change: dict[str, Any] = (
        {f"id.sections.{at}": LONG for at in range(5)} if long else {"sources.0.url": ""}
    )
    form.fill(page, drafts.changed({"change": change}))
    # A browser without a mail program does nothing: the address is read where it is made.
    text = next(iter(form.made(page).values()))
    base = f"{host}modules/case-form/send.js"
    script = "async ([base, file]) => (await import(base)).mailAddress('a@b.example', 'Studi kasus: x', file)"
    made = page.evaluate(script, [base, {"path": "docs/cases/x.md", "text": text, "title": "x"}])
    assert made["whole"] is not long
    assert made["address"].startswith("mailto:a@b.example?subject=Studi%20kasus%3A%20x")
    if long:
        with page.expect_download() as downloading:
            page.click("[data-send=email]")
        assert downloading.value.suggested_filename.endswith(".md")
        expect(page.locator(".form-file [data-said]")).to_contain_text("Lampirkan")


def test_a_name_that_is_taken_is_told(same_page: SamePage, host: str) -> None:
    page = form.open_again(same_page, host)
    form.go(page, "send")
    page.wait_for_load_state("networkidle")
    page.fill("#name", "gojek-blue-bird")
    form.settle(page)
    assert "nama ini" in _wrong(page, "name")


def test_nothing_that_is_typed_becomes_markup_in_the_preview(
    same_page: SamePage, host: str
) -> None:
    page = form.open_again(same_page, host)
    hostile = (
        "<img src=x onerror=alert(1)> **[x](javascript:alert(1))** `<b>` <script>alert(1)</script>"
    )
    form.fill(
        page,
        drafts.changed(
            {"change": {"id.title": hostile, "id.sections.0": hostile, "partners.0.name": hostile}}
        ),
    )
    form.go(page, "send")
    form.settle(page)
    shown = page.locator(".preview")
    assert shown.locator("img, script, b").count() == 0
    assert shown.locator("a[href^=javascript]").count() == 0
    assert "<img src=x onerror=alert(1)>" in (shown.locator(".preview__title").text_content() or "")


@pytest.mark.parametrize("language", ["id", "en"])
def test_without_javascript_the_templates_and_the_guide_are_offered(
    new_page: NewPage, host: str, language: str
) -> None:
    page = new_page(host + form.ADDRESS[language], java_script_enabled=False)
    assert page.locator(".case-form").is_hidden()
    assert page.locator(".only-static").first.is_visible()
    for kind in ("md", "docx"):
        address = page.locator(f'a[href$="case-template-{language}.{kind}"]').evaluate(
            "link => link.href"
        )
        assert page.request.get(address).ok
    guide = page.locator(".admonition.only-static a")
    guide.click()
    assert page.locator("#file").count() == 1
