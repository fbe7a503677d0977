"""A tool in a reader's hands: filling it in, keeping, working out, several partners, sending."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import docx
import project
import pypdfium2
import pytest
from browser.conftest import NewPage, SamePage
from docx.oxml.ns import qn
from guidebook.tools import reader
from playwright.sync_api import Locator, Page, expect

TOOLS = reader.load(project.ROOT).by_name()
SHEET = TOOLS["who-brings-what"]
READY = TOOLS["readiness"]
AGREEMENT = TOOLS["cooperation-agreement"]
MONEY = "partner-1"
"""A table of SHEET with rows of a quantity and a price."""
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def _id(name: str) -> str:
    return f"alat/{TOOLS[name].slug}/"


def _en(name: str) -> str:
    return f"en/tools/{name}/"


def _field(page: Page, name: str) -> Locator:
    return page.locator(f"[name='{name}']")


def _type(page: Page, name: str, text: str) -> None:
    _field(page, name).fill(text)
    _field(page, name).blur()


def _do(page: Page, name: str) -> None:
    page.locator(f"[data-do={name}]").click()


def _message(page: Page) -> Locator:
    return page.locator(".ticks-message span")


def _saved(page: Page) -> dict[str, Any]:
    """What the reader's file of a partnership holds."""
    with page.expect_download() as download:
        _do(page, "download")
    saved: dict[str, Any] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return saved


def _choose(page: Page, content: bytes) -> None:
    page.locator(".ticktools input[type=file]").set_input_files(
        {"name": "isian.json", "mimeType": "application/json", "buffer": content}
    )


# Keeping


def test_what_is_typed_survives_a_reload_and_the_language_switch(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "partnership", "Kelor bersih")
    _type(page, "basis", "baris satu\nbaris dua")
    _type(page, f"{MONEY}.1.what", "حديقة \U0001f33f")
    page.reload()
    expect(_field(page, "partnership")).to_have_value("Kelor bersih")
    expect(_field(page, "basis")).to_have_value("baris satu\nbaris dua")
    page.goto(host + _en("who-brings-what"))
    expect(_field(page, f"{MONEY}.1.what")).to_have_value("حديقة \U0001f33f")
    expect(page.locator("#partnership option")).to_have_text(["Kelor bersih"])


def test_a_partnership_is_called_by_all_words_that_are_typed(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    _field(page, "partnership").press_sequentially("Kelor dari Tasi Biru")
    expect(page.locator("#partnership option")).to_have_text(["Kelor dari Tasi Biru"])
    _field(page, "partnership").fill("")
    _field(page, "partnership").press_sequentially("Kebun kelor")
    expect(page.locator("#partnership option")).to_have_text(["Kebun kelor"])


def test_a_page_that_is_only_read_keeps_nothing_and_fetches_no_desk(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage.length") == 0
    _field(page, "partnership").focus()
    expect(page.locator("[data-kept]")).to_contain_text("hanya di peramban ini")
    assert [url.rsplit("/", 1)[-1] for url in asked] == ["tool-desk.js"]


def test_what_is_typed_before_the_script_arrives_is_kept(host: str, new_page: NewPage) -> None:
    page = new_page(host + _id("who-brings-what"))
    held: list[Any] = []
    page.route("**/tool-desk.js", lambda route: held.append(route))
    _field(page, "partnership").press_sequentially("Kelor")
    _field(page, "basis").press_sequentially("harga pasar")
    page.wait_for_timeout(100)
    for route in held:
        route.continue_()
    page.unroute("**/tool-desk.js")
    expect(page.locator("#partnership option")).to_have_text(["Kelor"])
    page.reload()
    expect(_field(page, "partnership")).to_have_value("Kelor")
    expect(_field(page, "basis")).to_have_value("harga pasar")


def test_where_the_script_can_not_be_fetched_the_page_says_that_nothing_is_kept(
    host: str, new_page: NewPage
) -> None:
    page = new_page(
        host + _id("who-brings-what"),
        expect=("tool-desk.js", "dynamically imported", "net::ERR_FAILED"),
    )
    page.route("**/tool-desk.js*", lambda route: route.abort())
    _field(page, "partnership").fill("Kelor")
    expect(page.locator("[data-kept]")).to_contain_text("belum tersimpan")
    page.unroute("**/tool-desk.js*")
    _field(page, "basis").fill("harga pasar")
    expect(page.locator("[data-kept]")).to_contain_text("hanya di peramban ini")
    page.reload()
    expect(_field(page, "partnership")).to_have_value("Kelor")
    expect(_field(page, "basis")).to_have_value("harga pasar")


def test_two_tabs_with_one_tool_keep_what_is_typed_in_either(host: str, new_page: NewPage) -> None:
    one = new_page(host + _id("who-brings-what"))
    _type(one, "partnership", "Kelor")
    two = one.context.new_page()
    two.goto(host + _en("who-brings-what"))
    expect(_field(two, "partnership")).to_have_value("Kelor")
    _type(one, "basis", "harga pasar")
    _type(two, f"{MONEY}.1.what", "mesin")
    expect(_field(one, f"{MONEY}.1.what")).to_have_value("mesin")
    expect(_field(two, "basis")).to_have_value("harga pasar")
    two.reload()
    expect(_field(two, "basis")).to_have_value("harga pasar")
    expect(_field(two, f"{MONEY}.1.what")).to_have_value("mesin")


def test_each_partnership_has_answers_of_its_own_and_one_that_is_deleted_comes_back(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "basis", "pertama")
    _do(page, "new")
    page.keyboard.type("Kampus")
    page.keyboard.press("Enter")
    expect(_field(page, "basis")).to_have_value("")
    _type(page, "basis", "kedua")
    page.locator("#partnership").select_option(index=0)
    expect(_field(page, "basis")).to_have_value("pertama")
    page.locator("#partnership").select_option(label="Kampus")
    _do(page, "delete")
    expect(_field(page, "basis")).to_have_value("pertama")
    assert "kedua" not in page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("button", name="Urungkan").click()
    expect(_field(page, "basis")).to_have_value("kedua")


def test_the_checklist_has_the_same_partnerships_and_deletes_their_tools(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "partnership", "Kelor")
    _type(page, "basis", "harga pasar")
    page.goto(host + "daftar-periksa/")
    expect(page.locator("#partnership option")).to_have_text(["Kelor"])
    page.locator(".tick input").first.check()
    assert _saved(page)["tools"]["who-brings-what"]["basis"] == "harga pasar"
    _do(page, "delete")
    assert "harga pasar" not in page.evaluate("JSON.stringify(localStorage)")
    page.get_by_role("button", name="Urungkan").click()
    page.goto(host + _id("who-brings-what"))
    expect(_field(page, "basis")).to_have_value("harga pasar")


def test_clearing_a_tool_leaves_other_tools_alone_and_can_be_undone(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("roles"))
    _type(page, "partnership", "Kelor")
    page.goto(host + _id("who-brings-what"))
    _type(page, "basis", "harga pasar")
    _do(page, "clear")
    expect(_field(page, "basis")).to_have_value("")
    page.get_by_role("button", name="Urungkan").click()
    expect(_field(page, "basis")).to_have_value("harga pasar")
    _do(page, "clear")
    page.goto(host + _id("roles"))
    expect(_field(page, "partnership")).to_have_value("Kelor")


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_a_tool_works_and_says_so(
    host: str, new_page: NewPage, script: str
) -> None:
    page = new_page("about:blank")
    page.add_init_script(script)
    page.goto(host + _id("who-brings-what"))
    _type(page, f"{MONEY}.1.quantity", "2")
    _type(page, f"{MONEY}.1.price", "1.000")
    _type(page, "basis", "harga pasar")
    expect(page.locator("[data-kept]")).to_contain_text("tidak dapat menyimpan")
    expect(_field(page, f"{MONEY}.total.value")).to_have_text("Rp2.000")
    assert _saved(page)["tools"]["who-brings-what"]["basis"] == "harga pasar"


def test_storage_that_fills_up_is_told_and_what_was_typed_stays(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _en("who-brings-what"))
    _type(page, "basis", "market price")
    expect(page.locator("[data-kept]")).to_have_text("Answers are kept in this browser only.")
    page.evaluate(f"() => {{ {FULL} }}")
    _type(page, "basis", "market price of 2027")
    expect(page.locator("[data-kept]")).to_contain_text("can’t keep your answers")
    expect(_field(page, "basis")).to_have_value("market price of 2027")


@pytest.mark.parametrize(
    "kept", ["no json", "[]", "7", '{"basis": 7, "../x": "y", "b": {"c": "d"}}']
)
def test_spoilt_storage_does_no_harm(host: str, same_page: SamePage, kept: str) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "basis", "x")
    page.evaluate(
        """kept => { for (const key of Object.keys(localStorage)) {
            if (key.startsWith("tools")) localStorage.setItem(key, kept);
        } }""",
        kept,
    )
    page.reload()
    expect(_field(page, "basis")).to_have_value("")
    _type(page, "basis", "harga pasar")
    page.reload()
    expect(_field(page, "basis")).to_have_value("harga pasar")


# Shared answers


def test_what_one_tool_knows_is_offered_in_another_and_taken_only_when_asked(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "partnership", "Kelor <b>bersih</b>")
    page.goto(host + _id("roles"))
    offer = page.locator("[data-offers]")
    expect(offer).to_contain_text("“Kelor <b>bersih</b>”")
    expect(_field(page, "partnership")).to_have_value("")
    offer.get_by_role("button").click()
    expect(_field(page, "partnership")).to_have_value("Kelor <b>bersih</b>")
    expect(offer).to_be_hidden()
    page.get_by_role("button", name="Urungkan").click()
    expect(_field(page, "partnership")).to_have_value("")
    expect(offer).to_be_visible()


# Working out


def test_products_and_sums_follow_what_is_typed_in_either_way_of_writing(
    host: str, same_page: SamePage
) -> None:
    for address, total in (
        (_id("who-brings-what"), "Rp3.750.000"),
        (_en("who-brings-what"), "Rp3,750,000"),
    ):
        page = same_page(host + address)
        _type(page, f"{MONEY}.1.quantity", "2,5")
        _type(page, f"{MONEY}.1.price", "Rp 1.000.000")
        _type(page, f"{MONEY}.2.quantity", "1")
        _type(page, f"{MONEY}.2.price", "1,250,000")
        expect(_field(page, f"{MONEY}.total.value")).to_have_text(total)


def test_an_amount_in_words_is_refused_kindly_and_counts_in_no_sum(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, f"{MONEY}.1.quantity", "2")
    _type(page, f"{MONEY}.1.price", "Rp 2 juta")
    price = _field(page, f"{MONEY}.1.price")
    expect(price).to_have_attribute("aria-invalid", "true")
    expect(price).to_have_accessible_description("Tulis dengan angka saja: Rp2.000.000.")
    expect(price).to_have_value("Rp 2 juta")
    expect(_field(page, f"{MONEY}.total.value")).to_have_text("")
    expect(
        page.get_by_text("Baris yang belum lengkap dan tidak ikut dijumlahkan: 1.")
    ).to_be_visible()
    _type(page, f"{MONEY}.1.price", "2.000.000")
    expect(page.locator(".problem")).to_have_count(0)
    assert price.get_attribute("aria-invalid") is None
    expect(_field(page, f"{MONEY}.total.value")).to_have_text("Rp4.000.000")


def test_no_input_makes_a_page_show_nan_or_infinity(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    for text in ("9" * 400, "1e999", "-", "NaN", "Infinity", "٣", "\U0001f642", "1..2,,3"):
        _type(page, f"{MONEY}.1.quantity", text)
        _type(page, f"{MONEY}.1.price", text)
        worked_out = " ".join(page.locator("#tool output").all_text_contents())
        assert "NaN" not in worked_out
        assert "∞" not in worked_out
        assert "Infinity" not in worked_out


# Rows


def test_rows_are_added_and_removed_and_stay_so(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    rows = page.locator(f"[data-table={MONEY}] [data-row]")
    before = rows.count()
    for number, what in enumerate(("satu", "dua", "tiga"), 1):
        _type(page, f"{MONEY}.{number}.what", what)
    add = page.locator(f"[data-add={MONEY}]")
    add.click()
    expect(_field(page, f"{MONEY}.{before + 1}.what")).to_be_focused()
    page.keyboard.type("terakhir")
    page.get_by_role("button", name="Hapus baris 2", exact=True).first.click()
    expect(rows).to_have_count(before)
    expect(_field(page, f"{MONEY}.2.what")).to_have_value("tiga")
    expect(_field(page, f"{MONEY}.{before}.what")).to_have_value("terakhir")
    page.reload()
    expect(rows).to_have_count(before)
    expect(_field(page, f"{MONEY}.2.what")).to_have_value("tiga")
    page.get_by_role("button", name="Hapus baris 1", exact=True).first.click()
    page.get_by_role("button", name="Urungkan").click()
    expect(_field(page, f"{MONEY}.1.what")).to_have_value("satu")


def test_a_table_has_forty_rows_at_most_and_one_at_least(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    rows = page.locator(f"[data-table={MONEY}] [data-row]")
    add = page.locator(f"[data-add={MONEY}]")
    add.click()
    while not add.is_disabled():
        add.click()
    expect(rows).to_have_count(40)
    while rows.count() > 1:
        rows.first.locator("[data-remove]").click()
    expect(rows.first.locator("[data-remove]")).to_be_hidden()


def test_an_added_row_is_named_and_works_as_the_others(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    before = page.locator(f"[data-table={MONEY}] [data-row]").count()
    page.locator(f"[data-add={MONEY}]").click()
    number = before + 1
    labels = page.locator(f"[data-table={MONEY}] [data-row='{number}'] [aria-label]")
    for label in labels.evaluate_all("all => all.map(one => one.ariaLabel)"):
        assert str(number) in label
        assert str(before) not in label
    _type(page, f"{MONEY}.{number}.quantity", "3")
    _type(page, f"{MONEY}.{number}.price", "5.000")
    expect(_field(page, f"{MONEY}.{number}.value")).to_have_text("Rp15.000")
    expect(_field(page, f"{MONEY}.total.value")).to_have_text("Rp15.000")


# Scales

SCALE = next(part.scale for part in READY.parts if part.scale)


def _score(page: Page, partner: int, *points: int) -> None:
    for statement, score in zip(SCALE.statements, points, strict=False):
        _field(page, f"{SCALE.name}.{statement.name}.{partner}").select_option(str(score))


def test_a_difference_of_two_says_that_partners_should_talk(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("readiness"))
    _score(page, 1, 3, 3, 1)
    _score(page, 2, 3, 2, 3)
    rows = page.locator(f"[data-scale={SCALE.name}] .is-apart")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Bicarakan")
    expect(rows).to_contain_text(SCALE.statements[2].text["id"])
    expect(page.locator("[data-band]")).to_contain_text("perlu dibicarakan bersama: 1")
    _score(page, 2, 3, 2, 2)
    expect(rows).to_have_count(0)


def test_a_sum_says_in_words_what_to_do_once_every_statement_is_answered(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _en("readiness"))
    said = page.locator("[data-band]")
    low = [1] * len(SCALE.statements)
    _field(page, f"{SCALE.name}.partner.1").fill("Coop <i>A</i>")
    _score(page, 1, *low[1:])
    expect(said).to_have_text("")
    _score(page, 1, *low)
    lowest = SCALE.bands[0]
    expect(said).to_contain_text(f"Coop <i>A</i>: total {sum(low)}. {lowest.title['en']}.")
    expect(page.locator(".bands .is-reached")).to_contain_text(lowest.title["en"])
    assert said.evaluate("e => e.tagName === 'OUTPUT' || e.role === 'status'")
    expect(_field(page, f"{SCALE.name}.total.1")).to_have_text(str(sum(low)))


# Agreements


def test_what_is_typed_stands_wherever_the_text_has_it_again(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    again = page.locator("[data-again=our-organisation]")
    first = again.first.inner_text()
    assert first.startswith("[")
    _type(page, "our-organisation", "<script>alert(1)</script> & جمعية")
    for text in again.all_inner_texts():
        assert text == "<script>alert(1)</script> & جمعية"
    _type(page, "our-organisation", "")
    expect(again.first).to_have_text(first)


def test_a_clause_that_is_left_out_is_not_printed_and_the_others_close_up(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    numbers = page.locator("[data-clause] [data-number]")
    before = numbers.all_inner_texts()
    optional = next(clause for _, clause in AGREEMENT.clauses() if clause.optional)
    box = _field(page, f"clause.{optional.name}")
    box.uncheck()
    clause = page.locator(f"[data-clause={optional.name}]")
    expect(clause.locator(".running")).to_be_hidden()
    after = [text for text in numbers.all_inner_texts() if text]
    assert after == before[:-1]
    page.reload()
    expect(box).not_to_be_checked()
    page.emulate_media(media="print")
    expect(clause).to_be_hidden()
    page.emulate_media(media="screen")
    box.check()
    expect(clause.locator(".running")).to_be_visible()


def test_who_signs_is_written_once_and_can_be_written_otherwise(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    _type(page, "our-signatory", "Maria Seran")
    _type(page, "partner-organisation", "Kampus")
    expect(_field(page, "signature.1.name")).to_have_value("Maria Seran")
    expect(_field(page, "signature.2.organisation")).to_have_value("Kampus")
    _type(page, "signature.1.name", "Yosef Nahak")
    _type(page, "our-signatory", "Maria S.")
    expect(_field(page, "signature.1.name")).to_have_value("Yosef Nahak")


def test_who_signs_only_with_a_clause_leaves_with_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    _type(page, "third-signatory", "Yosef Nahak")
    expect(_field(page, "signature.3.name")).to_have_value("Yosef Nahak")
    box = _field(page, "clause.third-party")
    box.uncheck()
    page.emulate_media(media="print")
    expect(page.locator(".signed__party").locator("visible=true")).to_have_count(2)
    page.emulate_media(media="screen")
    box.check()
    expect(page.locator(".signed__party").locator("visible=true")).to_have_count(3)


@pytest.mark.parametrize("address", [_id("cooperation-agreement"), _en("cooperation-agreement")])
def test_a_first_draft_shows_few_blanks_and_is_printed_whole(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    blanks = page.locator("#tool .ask :is(input, textarea, select):visible")
    page.locator("[data-first]").check()
    first = {blank.name for blank in AGREEMENT.blanks() if blank.is_first}
    assert set(blanks.evaluate_all("all => all.map(one => one.name)")) == first
    _type(page, "partnership", "Kelor bersih")
    page.emulate_media(media="print")
    text = page.locator("#tool").inner_text()
    assert "Kelor bersih" in text
    language = "en" if address.startswith("en/") else "id"
    for _, clause in AGREEMENT.clauses():
        assert clause.title[language] in text
    expect(page.locator(".signed__party").first).to_be_visible()
    expect(page.locator(".first, .kicker").locator("visible=true")).to_have_count(0)
    page.emulate_media(media="screen")
    page.locator("[data-first]").uncheck()
    expect(_field(page, "our-address")).to_be_visible()


def test_an_agreement_leads_to_the_assistant_and_back_to_its_list(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("cooperation-agreement"))
    expect(page.locator(".tool-about a[href*=asisten]")).to_be_visible()
    page.locator("#handing-on a[href*=asisten]").click()
    expect(page.locator("#result")).to_be_in_viewport()


# Files and links


def test_a_file_brings_everything_to_another_browser(host: str, new_page: NewPage) -> None:
    long = "panjang " * 1250
    page = new_page(host + _id("who-brings-what"))
    _type(page, "partnership", "Kelor")
    _type(page, "basis", long)
    page.goto(host + _id("readiness"))
    _score(page, 1, 2)
    file = _saved(page)
    other = new_page(host + _id("who-brings-what"))
    _type(other, "basis", "milik sendiri")
    _choose(other, json.dumps(file).encode())
    expect(_message(other)).to_have_text("“Kelor” ditambahkan.")
    expect(_field(other, "basis")).to_have_value(long)
    other.goto(host + _id("readiness"))
    name = f"{SCALE.name}.{SCALE.statements[0].name}.1"
    expect(_field(other, name)).to_have_value("2")
    other.locator("#partnership").select_option(index=0)
    other.goto(host + _id("who-brings-what"))
    expect(_field(other, "basis")).to_have_value("milik sendiri")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\x89PNG\r\n\x1a\n\x00",
        b'{"format": "tools-answers/9", "tools": {}}',
        b'{"format": "checklist-answers/1", "tools": {}}',
        b'{"partnership": "x"}',
        b'{"format": "checklist-answers/1", "name": {"a": 1}, "ticks": [], "tools": {}}',
        b"x" * 6_000_000,
    ],
    ids=["empty", "cut", "picture", "format", "no-ticks", "foreign", "name", "large"],
)
def test_a_damaged_or_foreign_file_is_refused_in_a_sentence_and_nothing_changes(
    host: str, same_page: SamePage, content: bytes
) -> None:
    page = same_page(host + _en("who-brings-what"))
    _type(page, "basis", "market price")
    before = page.evaluate("JSON.stringify(localStorage)")
    _choose(page, content)
    expect(_message(page)).to_contain_text("damaged or doesn’t hold answers")
    expect(_field(page, "basis")).to_have_value("market price")
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_a_file_with_odd_values_brings_what_fits(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    file = {
        "format": "checklist-answers/1",
        "name": "\u202ex\u0000",
        "ticks": [],
        "tools": {
            "who-brings-what": {"basis": "a\u0000b\r\nc", "partnership": 7, "../": "x", "zzz": "y"},
            "../../etc": {"a": "b"},
            "readiness": "text",
        },
    }
    _type(page, "basis", "milik sendiri")
    _choose(page, json.dumps(file).encode())
    expect(_field(page, "basis")).to_have_value("ab\nc")
    expect(_field(page, "partnership")).to_have_value("")
    assert "etc" not in page.evaluate("JSON.stringify(localStorage)")


def test_a_link_brings_the_answers_of_a_tool_and_asks_first(host: str, new_page: NewPage) -> None:
    page = new_page(
        host + _id("who-brings-what"), permissions=["clipboard-read", "clipboard-write"]
    )
    _type(page, "partnership", "Kelor \U0001f33f")
    _type(page, "basis", "harga pasar")
    _do(page, "link")
    expect(_message(page)).to_have_text("Tersalin")
    link = page.evaluate("navigator.clipboard.readText()")
    assert "#answers=" in link
    whatsapp = page.locator("[data-whatsapp]").get_attribute("href") or ""
    assert "%23answers%3D" in whatsapp
    other = new_page(link)
    dialog = other.locator(".ticks-ask")
    expect(dialog).to_contain_text("membawa 2 isian")
    expect(dialog).to_contain_text("Kelor \U0001f33f")
    expect(_field(other, "basis")).to_have_value("")
    dialog.get_by_role("button", name="Tambahkan").click()
    expect(_field(other, "basis")).to_have_value("harga pasar")
    assert "#" not in other.url


def test_a_link_that_replaces_touches_this_tool_only_and_can_be_undone(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("roles"))
    _type(page, "partnership", "Kelor")
    page.goto(host + _id("who-brings-what"))
    _type(page, "basis", "milik sendiri")
    value = {"tool": "who-brings-what", "name": "Lain", "values": {"basis": "dari tautan"}}
    fragment = base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    page.goto(host + _id("who-brings-what") + "#answers=" + fragment)
    page.locator("[data-choice=replace]").click()
    expect(_field(page, "basis")).to_have_value("dari tautan")
    page.get_by_role("button", name="Urungkan").click()
    expect(_field(page, "basis")).to_have_value("milik sendiri")
    page.goto(host + _id("roles"))
    expect(_field(page, "partnership")).to_have_value("Kelor")


@pytest.mark.parametrize("value", [b"{", b"7", b'{"tool": "readiness", "values": {}}', b"\xff"])
def test_a_broken_link_or_one_of_another_tool_changes_nothing(
    host: str, same_page: SamePage, value: bytes
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "basis", "milik sendiri")
    fragment = base64.urlsafe_b64encode(value).decode().rstrip("=")
    page.goto(host + _id("who-brings-what") + "#answers=" + fragment)
    expect(_message(page)).to_contain_text("rusak atau terpotong")
    expect(_field(page, "basis")).to_have_value("milik sendiri")


def test_answers_too_long_for_a_link_say_how_else_to_send_them(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "basis", "x" * 10_000)
    _do(page, "link")
    expect(_message(page)).to_contain_text("terlalu panjang")
    page.locator("[data-whatsapp]").click()
    expect(_message(page)).to_contain_text("terlalu panjang")
    assert page.url.endswith(_id("who-brings-what"))


# Word


def _controls(path: Path) -> dict[str, str]:
    """The text of each content control of a Word file by its tag."""
    found = {}
    for control in docx.Document(str(path)).element.body.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        found[tag] = "".join(part.text or "\n" for part in control.iter(qn("w:t"), qn("w:br")))
    return found


def _word(page: Page, button: str = "word") -> tuple[str, dict[str, str]]:
    """The name of the Word file that a button saves, and what its controls say."""
    with page.expect_download() as download:
        _do(page, button)
    return download.value.suggested_filename, _controls(download.value.path())


def test_what_was_typed_comes_in_a_word_file_that_opens(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "partnership", "Kelor & <Kopi> حديقة")
    _type(page, "basis", "baris satu\nbaris dua \U0001f91d")
    for row in range(1, 9):
        if row > 5:
            page.locator(f"[data-add={MONEY}]").click()
        _type(page, f"{MONEY}.{row}.what", f"barang {row}")
        _type(page, f"{MONEY}.{row}.quantity", "2")
        _type(page, f"{MONEY}.{row}.price", "Rp 1.500")
    name, controls = _word(page)
    assert name == "siapa-membawa-apa-kelor-kopi-حديقة.docx"
    assert controls["partnership"] == "Kelor & <Kopi> حديقة"
    assert controls["basis"] == "baris satu\nbaris dua \U0001f91d"
    assert [controls[f"{MONEY}.{row}.what"] for row in (1, 8)] == ["barang 1", "barang 8"]
    assert controls[f"{MONEY}.8.price"] == "Rp1.500"
    assert controls[f"{MONEY}.8.value"] == "Rp3.000"
    assert controls[f"{MONEY}.total.value"] == "Rp24.000"
    expect(_message(page)).to_contain_text(name)


def test_a_clause_that_is_left_out_is_not_in_the_word_file_in_either_form(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _en("cooperation-agreement"))
    optional = next(clause for _, clause in AGREEMENT.clauses() if clause.optional)
    _type(page, "our-organisation", "Kelor")
    for button, ending in (("word", ""), ("columns", "-id-en")):
        _field(page, f"clause.{optional.name}").check()
        whole = _word(page, button)[1]
        _field(page, f"clause.{optional.name}").uncheck()
        name, controls = _word(page, button)
        assert name == f"cooperation-agreement{ending}.docx"
        assert controls["our-organisation"] == "Kelor"
        gone = set(whole) - set(controls)
        assert f"clause.{optional.name}" in gone
        assert {blank.name for blank in optional.blanks} <= gone


def test_a_word_file_that_can_not_be_fetched_is_told_and_everything_stays(
    host: str, new_page: NewPage
) -> None:
    page = new_page(
        host + _id("who-brings-what"), expect=("404", "net::ERR_FAILED", "Error", "module script")
    )
    _type(page, "basis", "harga pasar")
    for pattern, answer in (
        ("**/fflate.js", "abort"),
        ("**/*.docx", "abort"),
        ("**/*.docx", "404"),
        ("**/*.docx", "no zip"),
    ):

        def respond(route: Any, answer: str = answer) -> None:
            if answer == "abort":
                route.abort()
            else:
                route.fulfill(status=404 if answer == "404" else 200, body="<!doctype html>")

        page.route(pattern, respond)
        _do(page, "word")
        expect(_message(page)).to_contain_text("tidak dapat diambil")
        expect(_field(page, "basis")).to_have_value("harga pasar")
        page.unroute(pattern)
        page.reload()
    assert _word(page)[1]["basis"] == "harga pasar"


def test_nothing_of_word_is_fetched_before_somebody_asks_for_it(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    _type(page, "basis", "harga pasar")
    page.wait_for_load_state("networkidle")
    assert asked == ["tool-desk.js"]
    _word(page)
    assert sorted(asked) == ["fflate.js", "siapa-membawa-apa.docx", "tool-desk.js", "tool-word.js"]


# Paper


def test_ten_thousand_letters_are_printed_to_the_last(host: str, same_page: SamePage) -> None:
    page = same_page(host + _id("who-brings-what"))
    _type(page, "basis", "kata " * 1999 + "penutup")
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert "penutup" in text
    assert text.count("kata") >= 1999
    expect(page.locator(".typed")).to_have_count(0)


# By keyboard


def test_a_tool_can_be_filled_in_and_a_row_added_by_keyboard_alone(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + _id("who-brings-what"))
    _field(page, "partnership").focus()
    page.keyboard.type("Kelor")
    page.keyboard.press("Enter")
    expect(_field(page, "partnership")).to_have_value("Kelor")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "period"
    add = page.locator(f"[data-add={MONEY}]")
    add.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name").startswith(f"{MONEY}.")
