"""The checklist in a reader's hands: ticking, keeping, sharing, printing."""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import project
import pypdfium2
import pytest
from browser.conftest import NewPage, SamePage
from guidebook import languages
from guidebook.guide import checklist
from PIL import ImageStat
from playwright.sync_api import Locator, Page, expect

ITEMS = checklist.load(project.ROOT).items
CRITICAL = [item for item in ITEMS if item.critical]
FIRST = ITEMS[0]
ID, EN = "daftar-periksa/", "en/checklist/"


def _tick(page: Page, *names: str) -> None:
    for name in names:
        page.locator(f"#tick-{name}").check()


def _ticked(page: Page) -> list[str]:
    boxes = page.locator(".tick input:checked")
    return [
        str(name).removeprefix("tick-")
        for name in boxes.evaluate_all("boxes => boxes.map(box => box.id)")
    ]


def _note(page: Page, name: str, text: str) -> None:
    row = page.locator(f"#{name}")
    if not row.locator("details").get_attribute("open"):
        row.locator("summary").click()
    row.locator("textarea").fill(text)


def _do(page: Page, name: str) -> None:
    page.locator(f"[data-do={name}]").click()


def _link(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return "#answers=" + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _names(page: Page) -> list[str]:
    return page.locator("#partnership option").all_inner_texts()


def _verdict(page: Page) -> Locator:
    return page.locator("[data-verdict]")


# Ticking


def test_ticks_count_for_their_step_and_in_all(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    size = sum(item.section == "gate" for item in ITEMS)
    expect(page.locator("[data-progress=gate]")).to_have_text(f"0 dari {size}")
    _tick(page, ITEMS[0].id, ITEMS[1].id)
    expect(page.locator("[data-progress=gate]")).to_have_text(f"2 dari {size}")
    expect(page.locator("[data-count]")).to_have_text(f"2 dari {len(ITEMS)}")
    page.locator(f"#tick-{ITEMS[1].id}").uncheck()
    expect(page.locator("[data-count]")).to_have_text(f"1 dari {len(ITEMS)}")


def test_the_verdict_says_in_words_what_is_missing_until_all_is_ready(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN)
    missing = page.locator("[data-missing] li")
    expect(_verdict(page)).to_have_text("Nothing ticked yet")
    page.locator(f"#tick-{CRITICAL[0].id}").check()
    expect(_verdict(page)).to_have_text("Not ready to sign yet")
    expect(missing).to_have_text([item.text["en"] for item in CRITICAL[1:]])
    _tick(page, *(item.id for item in CRITICAL[1:]))
    expect(_verdict(page)).to_have_text("Nothing holds up a signature")
    before = [item for item in ITEMS if not item.critical and not item.later]
    expect(missing).to_have_text([item.text["en"] for item in before])
    _tick(page, *(item.id for item in before))
    expect(_verdict(page)).to_have_text("Ready to sign")
    expect(missing).to_have_count(0)
    later = sum(item.later for item in ITEMS)
    expect(page.locator("[data-later-text]")).to_have_text(
        f"To follow while the cooperation runs: {later}."
    )
    _tick(page, *(item.id for item in ITEMS if item.later))
    expect(page.locator("[data-later-text]")).to_be_hidden()
    expect(page.locator("[data-bar]")).to_have_text("Ready to sign")


def test_a_missing_point_leads_to_its_item(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _tick(page, next(item.id for item in ITEMS if not item.critical))
    page.locator("[data-missing] a").last.click()
    expect(page.locator(f"#{CRITICAL[-1].id}")).to_be_in_viewport()


def test_a_change_of_verdict_is_announced_and_a_tick_alone_is_not(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    page.evaluate(
        """() => { window.said = []; new MutationObserver(all => { for (const one of all) said.push(one.target.id || one.target.dataset?.verdict !== undefined && "verdict" || "other") })
               .observe(document.querySelector("[data-verdict]"), { childList: true, characterData: true, subtree: true }) }"""
    )
    assert page.locator("[data-verdict]").evaluate("e => e.closest('[role=status]') !== null")
    assert page.locator("[data-count]").evaluate("e => e.closest('[role=status]') === null")
    free = [item.id for item in ITEMS if not item.critical]
    _tick(page, free[0])
    assert len(page.evaluate("said")) == 1
    _tick(page, *free[1:4])
    assert len(page.evaluate("said")) == 1


def test_an_item_is_a_real_check_box_with_its_words_and_its_explanation(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    session = page.context.new_cdp_session(page)
    tree: Any = session.send("Accessibility.getFullAXTree")
    boxes = [
        node
        for node in tree["nodes"]
        if node.get("role", {}).get("value") == "checkbox" and "description" in node
    ]
    for node, item in zip(boxes, ITEMS, strict=True):
        assert item.text["id"] in node["name"]["value"]
        assert ("penentu" in node["name"]["value"]) == item.critical
        assert node["description"]["value"] == item.how["id"]


def test_everything_can_be_done_by_keyboard(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    page.locator(f"#tick-{FIRST.id}").focus()
    page.keyboard.press("Space")
    assert _ticked(page) == [FIRST.id]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("Tanya bendahara")
    expect(page.locator(f"#{FIRST.id} .tick__notes")).to_have_text("Tanya bendahara")
    page.locator("[data-do=new]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Kampus")
    page.keyboard.press("Enter")
    expect(page.locator("#partnership")).to_be_focused()
    assert _names(page) == ["Kerja sama tanpa nama", "Kampus"]
    _do(page, "rename")
    page.keyboard.press("Escape")
    expect(page.locator(".standing__name")).to_be_hidden()


def test_the_bar_hides_no_focused_box(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID, viewport={"width": 390, "height": 600}, reduced_motion="reduce")
    for item in ITEMS[::7]:
        page.locator(f"#tick-{item.id}").focus()
        covered = page.evaluate(
            """() => { const box = document.activeElement.getBoundingClientRect();
                       return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) !== document.activeElement }"""
        )
        assert not covered, item.id


# Keeping


def test_ticks_and_notes_survive_a_reload_and_the_language_switch(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _tick(page, FIRST.id, ITEMS[20].id)
    _note(page, FIRST.id, "Hubungi notaris\nsebelum Senin")
    page.reload()
    assert _ticked(page) == [FIRST.id, ITEMS[20].id]
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(host + EN + "*")
    assert _ticked(page) == [FIRST.id, ITEMS[20].id]
    expect(page.locator(f"#{FIRST.id} .tick__notes")).to_have_text("Hubungi notaris sebelum Senin")
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(host + ID + "*")
    assert _ticked(page) == [FIRST.id, ITEMS[20].id]


def test_two_tabs_agree_and_neither_undoes_the_other(host: str, new_page: NewPage) -> None:
    one = new_page(host + ID)
    two = one.context.new_page()
    two.goto(host + EN)
    _tick(one, ITEMS[0].id)
    expect(two.locator(f"#tick-{ITEMS[0].id}")).to_be_checked()
    _tick(two, ITEMS[1].id)
    expect(one.locator(f"#tick-{ITEMS[1].id}")).to_be_checked()
    _tick(one, ITEMS[2].id)
    _note(two, ITEMS[3].id, "catatan")
    expect(one.locator(f"#{ITEMS[3].id} .tick__notes")).to_have_text("catatan")
    assert _ticked(one) == _ticked(two) == [item.id for item in ITEMS[:3]]


def test_two_copies_of_the_site_on_one_host_keep_their_answers_apart(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _tick(page, FIRST.id)
    assert page.evaluate(
        "Object.keys(localStorage).filter(key => key.startsWith('checklist'))"
    ) == ["checklist /panduan/"]


def test_nothing_is_kept_before_the_reader_does_anything(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    assert page.evaluate("localStorage.length") == 0
    assert not page.context.cookies()


def test_several_partnerships_stand_side_by_side(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _tick(page, FIRST.id)
    _do(page, "rename")
    page.keyboard.type("Dengan kampus")
    page.keyboard.press("Enter")
    _do(page, "new")
    page.keyboard.type("<b>Dengan pabrik</b>")
    page.keyboard.press("Enter")
    assert _names(page) == ["Dengan kampus", "<b>Dengan pabrik</b>"]
    assert _ticked(page) == []
    _tick(page, ITEMS[5].id)
    page.locator("#partnership").select_option(label="Dengan kampus")
    assert _ticked(page) == [FIRST.id]
    _do(page, "delete")
    assert _names(page) == ["<b>Dengan pabrik</b>"]
    assert _ticked(page) == [ITEMS[5].id]
    page.get_by_role("button", name="Urungkan").click()
    assert _names(page) == ["<b>Dengan pabrik</b>", "Dengan kampus"]
    assert _ticked(page) == [FIRST.id]


def test_clearing_can_be_undone(host: str, same_page: SamePage) -> None:
    page = same_page(host + EN)
    _tick(page, FIRST.id)
    _note(page, FIRST.id, "a note")
    _do(page, "clear")
    assert _ticked(page) == []
    expect(page.locator(f"#{FIRST.id} .tick__notes")).to_have_text("")
    page.get_by_role("button", name="Undo").click()
    assert _ticked(page) == [FIRST.id]
    expect(page.locator(f"#{FIRST.id} .tick__notes")).to_have_text("a note")


BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_it_works_and_says_so(
    host: str, new_page: NewPage, script: str
) -> None:
    page = new_page("about:blank")
    page.add_init_script(script)
    page.goto(host + ID)
    expect(page.locator("[data-kept]")).to_contain_text("tidak dapat menyimpan")
    _tick(page, FIRST.id, ITEMS[1].id)
    _note(page, FIRST.id, "catatan")
    _do(page, "new")
    page.keyboard.type("Lain")
    page.keyboard.press("Enter")
    assert _ticked(page) == []
    page.locator("#partnership").select_option(index=0)
    assert _ticked(page) == [FIRST.id, ITEMS[1].id]


def test_storage_that_fills_up_is_told_and_what_was_ticked_stays(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN)
    _tick(page, FIRST.id)
    expect(page.locator("[data-kept]")).to_have_text("Answers are kept in this browser only.")
    page.evaluate(f"() => {{ {FULL} }}")
    _tick(page, ITEMS[1].id)
    expect(page.locator("[data-kept]")).to_contain_text("can’t keep your answers")
    assert _ticked(page) == [FIRST.id, ITEMS[1].id]


@pytest.mark.parametrize(
    "kept", ["no json", "{}", '[1, null, {"ticks": 3}]', '[{"id": "x", "ticks": ["nothing", 7]}]']
)
def test_spoilt_storage_does_no_harm(host: str, same_page: SamePage, kept: str) -> None:
    page = same_page(host + ID)
    page.evaluate("kept => localStorage.setItem('checklist /panduan/', kept)", kept)
    page.reload()
    assert _ticked(page) == []
    _tick(page, FIRST.id)
    page.reload()
    assert _ticked(page) == [FIRST.id]


# The short form

SHORT = [item for item in ITEMS if item.short]
LEFT_OUT = next(item for item in ITEMS if not item.short)


def _choose(page: Page, form: str) -> None:
    page.locator(f"[name=form][value={form}]").check()


def _shown(page: Page) -> list[str]:
    rows = page.locator(".tick >> visible=true")
    return [str(name) for name in rows.evaluate_all("rows => rows.map(row => row.id)")]


def test_the_short_form_shows_twelve_items_and_counts_and_judges_those(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN)
    _choose(page, "short")
    assert _shown(page) == [item.id for item in SHORT]
    expect(page.locator("[data-count]")).to_have_text(f"0 of {len(SHORT)}")
    gate = sum(item.section == "gate" for item in SHORT)
    expect(page.locator("[data-progress=gate]")).to_have_text(f"0 of {gate}")
    _tick(page, *(item.id for item in SHORT if item.critical))
    expect(_verdict(page)).to_have_text("Nothing holds up a signature")
    rest = len(CRITICAL) - sum(item.critical for item in SHORT)
    expect(page.locator("[data-rest-text]")).to_have_text(
        f"The full list has other critical items still empty: {rest}."
    )
    _tick(page, *(item.id for item in SHORT))
    expect(_verdict(page)).to_have_text("Ready to sign")


def test_both_forms_have_one_store_of_ticks_and_the_form_is_kept_with_them(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _tick(page, LEFT_OUT.id)
    _choose(page, "short")
    _tick(page, SHORT[0].id)
    assert page.url == host + ID + "?form=short"
    expect(page.locator("[data-count]")).to_have_text(f"1 dari {len(SHORT)}")
    page.goto(host + ID)
    assert _shown(page) == [item.id for item in SHORT]
    _choose(page, "full")
    assert page.url == host + ID
    assert set(_ticked(page)) == {LEFT_OUT.id, SHORT[0].id}
    page.reload()
    assert len(_shown(page)) == len(ITEMS)


def test_the_address_of_the_short_form_can_be_sent_and_holds_in_the_other_language(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID + "?form=short")
    assert _shown(page) == [item.id for item in SHORT]
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-language-link]").first.click()
    page.wait_for_url(re.compile(r"/en/checklist/\?form=short"))
    assert len(_shown(page)) == len(SHORT)


def test_a_link_to_an_item_that_the_short_form_leaves_out_shows_it(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _choose(page, "short")
    page.goto(host + ID + f"?form=short#{ITEMS[-1].id}")
    expect(page.locator(f"#{ITEMS[-1].id}")).to_be_in_viewport()


def test_the_change_of_form_is_announced_once(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    page.evaluate(
        """() => { window.said = []; for (const part of document.querySelectorAll("main [role=status]"))
               new MutationObserver(() => said.push(part.textContent)).observe(part, { childList: true, characterData: true, subtree: true }) }"""
    )
    _choose(page, "short")
    _tick(page, SHORT[0].id)
    said = page.evaluate("said")
    assert said[0] == f"{len(SHORT)} butir ditampilkan."
    assert [text for text in said if "butir" in text] == [said[0]]


def test_answers_of_the_short_form_are_sent_as_such(host: str, new_page: NewPage) -> None:
    page = _allowed(host, new_page, ID)
    _choose(page, "short")
    _tick(page, SHORT[0].id)
    _do(page, "link")
    link = _copied(page)
    other = new_page(link)
    dialog = other.locator(".ticks-ask")
    expect(dialog).to_contain_text(f"“1” dari {len(SHORT)} butir")
    dialog.locator("[data-choice=add]").click()
    assert _shown(other) == [item.id for item in SHORT]


@pytest.mark.parametrize(("address", "language"), [(ID, "id"), (EN, "en")])
def test_the_short_form_is_printed_on_two_sheets(
    host: str, same_page: SamePage, address: str, language: str
) -> None:
    page = same_page(host + address + "?form=short")
    _tick(page, SHORT[0].id)
    paper = _Paper(page, "A4")
    text = _flat("".join(paper.texts))
    assert [item for item in ITEMS if _flat(item.text[language]) in text] == SHORT
    assert len(paper.texts) <= 2


def test_without_scripts_the_short_form_is_a_list_of_links_and_a_sheet(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID, scripts=False)
    links = page.locator(".short-form li a")
    expect(links).to_have_text([item.text["id"] for item in SHORT])
    links.last.click()
    expect(page.locator(f"#{SHORT[-1].id}")).to_be_in_viewport()
    sheet = page.locator(".short-form p a").evaluate("link => link.href")
    assert page.request.get(sheet).headers["content-type"] == "application/pdf"


# What is new since

NEW = [item for item in ITEMS if item.since]
KEY = "checklist /panduan/"


def _keep(page: Page, **answers: object) -> None:
    """What an earlier edition of the site has stored."""
    value = json.dumps([{"id": "a", "name": "", "notes": {}, **answers}])
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
    page.reload()


def test_whoever_has_ticks_of_an_older_list_is_told_once_which_items_are_new(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _keep(page, ticks=[FIRST.id])
    told = page.locator(".standing__news")
    expect(told.locator("[data-news]")).to_have_text(
        f"Butir baru dalam daftar ini sejak kunjungan Anda: {len(NEW)}."
    )
    expect(told.locator("li")).to_have_text([item.text["id"] for item in NEW])
    told.locator("a").last.click()
    expect(page.locator(f"#{NEW[-1].id}")).to_be_in_viewport()
    _tick(page, NEW[0].id)
    expect(told.locator("li")).to_have_count(len(NEW) - 1)
    told.get_by_role("button", name="Tutup").click()
    expect(told).to_be_hidden()
    page.reload()
    expect(told).to_be_hidden()
    assert _ticked(page) == [FIRST.id, NEW[0].id]


def test_whoever_knows_the_newest_list_or_has_no_ticks_is_told_nothing(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN)
    told = page.locator(".standing__news")
    expect(told).to_be_hidden()
    _tick(page, FIRST.id)
    page.reload()
    expect(told).to_be_hidden()
    _keep(page, ticks=[])
    expect(told).to_be_hidden()
    _keep(page, ticks=[FIRST.id], seen=max(item.since for item in ITEMS))
    expect(told).to_be_hidden()
    _keep(page, ticks=[FIRST.id], seen="2026-11-27")
    expect(told.locator("li")).to_have_text([item.text["en"] for item in NEW])


# Sharing


def _copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _allowed(host: str, new_page: NewPage, address: str) -> Page:
    return new_page(host + address, permissions=["clipboard-read", "clipboard-write"])


def test_a_link_holds_the_ticks_in_its_fragment_and_asks_before_it_adds_them(
    host: str, new_page: NewPage
) -> None:
    page = _allowed(host, new_page, ID)
    _tick(page, FIRST.id, ITEMS[9].id)
    _note(page, FIRST.id, "rahasia")
    _do(page, "rename")
    page.keyboard.type("Rumah Sakit & Kampus “é”")
    page.keyboard.press("Enter")
    _do(page, "link")
    expect(page.locator(".ticks-message")).to_contain_text("Tersalin")
    link = _copied(page)
    assert link.startswith(host + ID + "#answers=")
    data = base64.urlsafe_b64decode(link.split("=", 1)[1] + "==").decode()
    assert "rahasia" not in data

    other = new_page(link.replace(ID, EN))
    dialog = other.locator(".ticks-ask")
    expect(dialog).to_contain_text(
        f"2 of {len(ITEMS)} items are ticked in the list “Rumah Sakit & Kampus “é””"
    )
    assert _ticked(other) == []
    dialog.get_by_role("button", name="Add as a new partnership").click()
    assert _ticked(other) == [FIRST.id, ITEMS[9].id]
    assert _names(other) == ["Rumah Sakit & Kampus “é”"]
    assert other.url == host + EN
    other.reload()
    assert _ticked(other) == [FIRST.id, ITEMS[9].id]


def test_a_link_replaces_only_when_asked_and_that_can_be_undone(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + EN)
    _tick(page, ITEMS[4].id)
    page.goto(host + EN + _link({"name": "Theirs", "ticks": [FIRST.id]}))
    page.keyboard.press("Escape")
    assert _ticked(page) == [ITEMS[4].id]
    page.goto(host + EN + _link({"name": "Theirs", "ticks": [FIRST.id]}))
    page.locator(".ticks-ask [data-choice=ignore]").click()
    assert _ticked(page) == [ITEMS[4].id]
    page.goto(host + EN + _link({"name": "Theirs", "ticks": [FIRST.id]}))
    page.get_by_role("button", name="Replace “Unnamed partnership”").click()
    assert _ticked(page) == [FIRST.id]
    assert _names(page) == ["Theirs"]
    page.get_by_role("button", name="Undo").click()
    assert _ticked(page) == [ITEMS[4].id]


BROKEN = {  # browser/scripts/test_checklist.py knows more
    "not base64": "#answers=%%%",
    "cut short": _link({"name": "x", "ticks": [FIRST.id]})[:-9],
}


@pytest.mark.parametrize("fragment", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_link_is_told_and_changes_nothing(
    host: str, new_page: NewPage, fragment: str
) -> None:
    page = new_page(host + ID)
    _tick(page, ITEMS[4].id)
    page.goto("about:blank")
    page.goto(host + ID + fragment)
    expect(page.locator(".ticks-message")).to_contain_text("Tautan ini rusak atau terpotong")
    expect(page.locator(".ticks-ask")).to_be_hidden()
    assert _ticked(page) == [ITEMS[4].id]


HOSTILE = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'


def test_a_hostile_link_is_shown_as_text_and_its_unknown_items_left_out(
    host: str, same_page: SamePage
) -> None:
    ticks = [FIRST.id, "nothing-like-this", HOSTILE, 7, None, "__proto__", FIRST.id]
    page = same_page(host + EN + _link({"name": HOSTILE + "‮x" * 90, "ticks": ticks, "id": "../x"}))
    dialog = page.locator(".ticks-ask")
    expect(dialog).to_contain_text("<img src=x")
    expect(dialog).to_contain_text("Unknown items left out: 5")
    dialog.locator("[data-choice=add]").click()
    assert _ticked(page) == [FIRST.id]
    assert len(_names(page)[0]) <= 80
    assert "‮" not in _names(page)[0]
    assert page.evaluate("window.harmed") is None
    assert not page.locator("main img, dialog img").count()


def test_whatsapp_is_an_ordinary_link_with_the_list(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _tick(page, FIRST.id)
    link = page.locator("[data-whatsapp]")
    href = link.get_attribute("href") or ""
    assert href.startswith("https://wa.me/?text=Daftar+periksa+kerja+sama")
    assert "%23answers%3D" in href
    assert link.evaluate("e => e.tagName") == "A"


def test_the_devices_own_sharing_is_offered_where_there_is_one(
    host: str, new_page: NewPage
) -> None:
    without = new_page("about:blank")
    without.add_init_script("delete Navigator.prototype.share")
    without.goto(host + ID)
    expect(without.locator("[data-do=share]")).to_be_hidden()
    page = new_page("about:blank")
    page.add_init_script(
        "Navigator.prototype.share = data => { window.shared = data; return Promise.resolve() }"
    )
    page.goto(host + ID)
    _tick(page, FIRST.id)
    _do(page, "share")
    assert page.evaluate("shared.url").startswith(host + ID + "#answers=")


def test_open_points_are_copied_as_a_list_with_critical_ones_marked(
    host: str, new_page: NewPage
) -> None:
    page = _allowed(host, new_page, EN)
    _tick(page, *(item.id for item in ITEMS if item.id not in (CRITICAL[0].id, ITEMS[-1].id)))
    _do(page, "copy")
    expect(page.locator(".ticks-message")).to_contain_text("Copied")
    assert _copied(page).splitlines() == [
        "Partnership checklist: Unnamed partnership",
        f"- ◆ {CRITICAL[0].text['en']}",
        f"- {ITEMS[-1].text['en']}",
    ]


def test_where_copying_is_not_allowed_the_text_is_shown(host: str, same_page: SamePage) -> None:
    page = same_page(host + EN)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    _do(page, "copy")
    expect(page.locator(".ticks-message")).to_contain_text(ITEMS[-1].text["en"])


# Files


def test_a_file_carries_ticks_and_notes_to_another_browser(
    host: str, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(host + ID)
    _tick(page, FIRST.id)
    _note(page, ITEMS[2].id, "catatan\ndua baris")
    _do(page, "rename")
    page.keyboard.type("Kota Tua / 2027")
    page.keyboard.press("Enter")
    with page.expect_download() as caught:
        _do(page, "download")
    assert caught.value.suggested_filename == "kota-tua-2027.json"
    caught.value.save_as(tmp_path / "answers.json")

    other = new_page(host + EN)
    _tick(other, ITEMS[7].id)
    with other.expect_file_chooser() as chooser:
        _do(other, "open")
    chooser.value.set_files(tmp_path / "answers.json")
    expect(other.locator(".ticks-message")).to_contain_text("“Kota Tua / 2027” is added.")
    assert _names(other) == ["Unnamed partnership", "Kota Tua / 2027"]
    assert _ticked(other) == [FIRST.id]
    assert other.locator(f"#{ITEMS[2].id} .tick__notes").text_content() == "catatan\ndua baris"
    other.locator("#partnership").select_option(index=0)
    assert _ticked(other) == [ITEMS[7].id]


FILES: dict[str, bytes] = {  # browser/scripts/test_checklist.py knows more
    "a picture": b"\x89PNG\r\n\x1a\n\x00",
    "too large": b'{"format": "checklist-answers/1", "ticks": [' + b'"x",' * 1_300_000 + b'"x"]}',
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES.keys())
def test_a_file_that_holds_no_answers_is_told_and_changes_nothing(
    host: str, same_page: SamePage, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "x.json").write_bytes(content)
    page = same_page(host + EN)
    _tick(page, FIRST.id)
    page.locator(".ticktools input[type=file]").set_input_files(tmp_path / "x.json")
    expect(page.locator(".ticks-message")).to_contain_text(
        "This file holds no checklist answers. Nothing has changed."
    )
    assert _ticked(page) == [FIRST.id]


def test_a_hostile_file_is_text_and_nothing_more(
    host: str, same_page: SamePage, tmp_path: Path
) -> None:
    value = {
        "format": "checklist-answers/1",
        "name": HOSTILE,
        "ticks": [FIRST.id, "toString"],
        "notes": {FIRST.id: HOSTILE + "y" * 900, "constructor": "x", ITEMS[1].id: {"a": 1}},
    }
    (tmp_path / "x.json").write_text(json.dumps(value), encoding="utf-8")
    page = same_page(host + EN)
    page.locator(".ticktools input[type=file]").set_input_files(tmp_path / "x.json")
    expect(page.locator(".ticks-message")).to_contain_text("Unknown items left out: 2")
    assert _ticked(page) == [FIRST.id]
    note = page.locator(f"#{FIRST.id} .tick__notes").text_content() or ""
    assert note.startswith(HOSTILE)
    assert len(note) == 500
    assert page.evaluate("window.harmed") is None


# Without scripts


def test_nothing_is_promised_while_the_script_that_keeps_it_is_blocked(
    host: str, new_page: NewPage
) -> None:
    page = new_page("about:blank", expect=("checklist.js", "Failed to load resource"))
    page.route("**/javascripts/checklist*", lambda route: route.abort())
    page.goto(host + ID)
    # Nor while it is on its way: the promise is not in the page.
    assert page.locator("[data-kept]").text_content() == ""
    page.unroute("**/javascripts/checklist*")
    page.reload()
    expect(page.locator("[data-kept]")).to_have_text("Isian tersimpan hanya di peramban ini.")


def test_without_scripts_it_is_a_list_to_tick_and_print(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID, scripts=False)
    expect(
        page.locator(".standing, .ticktools, .ticks-bar, .tick__note >> visible=true")
    ).to_have_count(0)
    expect(page.locator(".tick")).to_have_count(len(ITEMS))
    expect(page.locator("details summary", has_text="Penjelasan").first).to_be_visible()
    _tick(page, FIRST.id)
    expect(page.locator(f"#tick-{FIRST.id}")).to_be_checked()


# Paper


def _flat(text: str) -> str:
    """Without spaces, and without hyphens, which a PDF may write in another way at the end of a
    line.
    """
    return re.sub(r"[\s\-\u00ad\x02\ufffe]", "", text)


SCALE = 4
"""Pixels for each point of a rendered sheet."""


class _Paper:
    """A page printed as a reader would, backgrounds off: its text, and how dark it is in places, in
    greyscale.
    """

    def __init__(self, page: Page, format: str) -> None:
        self.document = pypdfium2.PdfDocument(
            BytesIO(page.pdf(format=format, print_background=False))
        )
        self.texts = [sheet.get_textpage().get_text_bounded() for sheet in self.document]

    def box_before(self, words: str) -> tuple[float, float]:
        """The darkness (0 white to 1 black) inside and on the border of the box left of a text.

        Where it stands twice, as an item that is still to be settled, the second is in the table.
        """
        places = []
        for sheet in self.document:
            text = sheet.get_textpage()
            search = text.search(words[:18])
            while found := search.get_next():
                places.append((sheet, text.get_charbox(found[0])))
        assert places, f"not on paper: {words}"
        sheet, (left, bottom, _, top) = places[-1]
        image = sheet.render(scale=SCALE, grayscale=True).to_pil()
        middle = (bottom + top) / 2

        def dark(start: float, end: float, half: float) -> float:
            high, low = sheet.get_height() - middle - half, sheet.get_height() - middle + half
            area = image.crop(
                (round(start * SCALE), round(high * SCALE), round(end * SCALE), round(low * SCALE))
            )
            return 1 - float(ImageStat.Stat(area).mean[0]) / 255

        strips = [left - 28 + step / SCALE for step in range(25 * SCALE)]
        columns = [dark(strip, strip + 1 / SCALE, 2) for strip in strips]
        edges = [strip for strip, darkness in zip(strips, columns, strict=True) if darkness > 0.75]
        return dark(edges[0] + 2, edges[-1] - 2, 3), max(columns)


PRINTS = [
    (ID, "id", "A4", "dark"),
    (EN, "en", "Letter", "light"),
    (ID, "id", "Letter", "light"),
    (EN, "en", "A4", "dark"),
]


def _today(language: str) -> str:
    return languages.long_date(date.today().isoformat(), language)


def _fill_in(page: Page) -> None:
    """Two ticks, a note and a name."""
    _tick(page, FIRST.id, ITEMS[12].id)
    _note(page, ITEMS[2].id, "Menunggu notaris")
    _do(page, "rename")
    page.keyboard.type("Koperasi Maju")
    page.keyboard.press("Enter")


def _check_table(paper: _Paper, language: str) -> None:
    """Every item, each table with its heads on every sheet, and boxes as they are ticked."""
    sheets = [_flat(sheet) for sheet in paper.texts]
    whole = "".join(sheets)
    assert [item.id for item in ITEMS if _flat(item.text[language]) not in whole] == []
    head = {"id": "Kapan", "en": "Bywhen"}[language]
    for number, sheet in enumerate(sheets, 1):
        assert head in sheet or not any(_flat(item.text[language]) in sheet for item in ITEMS), (
            f"sheet {number} of a table without its heads"
        )
    for item in ITEMS[:6]:
        inside, border = paper.box_before(item.text[language])
        assert border > 0.75, item.id
        assert (inside > 0.08) == (item.id == FIRST.id), (item.id, inside)


@pytest.mark.parametrize(("address", "language", "format", "scheme"), PRINTS)
def test_the_answers_are_printed_on_four_sheets_with_the_verdict_and_what_holds_up_a_signature(
    host: str, same_page: SamePage, address: str, language: str, format: str, scheme: str
) -> None:
    page = same_page(host + address, color_scheme=scheme)
    _fill_in(page)
    paper = _Paper(page, format)
    assert len(paper.texts) <= 4
    # At the least who signs.
    assert all(len(sheet.strip()) > 120 for sheet in paper.texts), "a sheet with next to nothing"
    _check_table(paper, language)
    text = _flat("".join(paper.texts))
    open_ones = [item for item in CRITICAL if item.id not in (FIRST.id, ITEMS[12].id)]
    for item in open_ones:
        assert text.count(_flat(item.text[language])) == 2, "once above, once in the table"
    english = language == "en"
    for words in (
        "Stronger Together" if english else "Bersama Kita Kuat",
        "Edition of" if english else "Edisi",
        project.SITE_URL + address,
        "Koperasi Maju",
        "Date " + _today(language) if english else "Tanggal " + _today(language),
        "Not ready to sign yet" if english else "Belum siap ditandatangani",
        f"2 of {len(ITEMS)}" if english else f"2 dari {len(ITEMS)}",
        f"Critical items still empty: {len(open_ones)}"
        if english
        else f"Butir penentu yang masih kosong: {len(open_ones)}",
        "Menunggu notaris",
        *(("Who", "Notes", "Partner D") if english else ("Siapa", "Catatan", "Mitra D")),
    ):
        assert _flat(words) in text, words
    for number, sheet in enumerate(paper.texts, 1):
        assert f"{number}/{len(paper.texts)}" in _flat(sheet)
    assert _flat(FIRST.why[language]) not in text


@pytest.mark.parametrize(("address", "language", "format", "scheme"), PRINTS[:2])
def test_the_explanations_are_printed_where_the_reader_asks_for_them(
    host: str, same_page: SamePage, address: str, language: str, format: str, scheme: str
) -> None:
    page = same_page(host + address, color_scheme=scheme)
    _fill_in(page)
    page.locator("[data-explain]").check()
    paper = _Paper(page, format)
    _check_table(paper, language)
    text = _flat("".join(paper.texts))
    for item in ITEMS:
        for said in (item.why, item.how):
            assert _flat(said[language]) in text, item.id
    assert all(len(sheet.strip()) > 40 for sheet in paper.texts), "an empty sheet"
    assert len(paper.texts) <= 12
    page.locator("[data-explain]").uncheck()
    assert len(_Paper(page, format).texts) <= 4


@pytest.mark.parametrize(("address", "language", "format", "scheme"), PRINTS)
def test_a_list_with_nothing_in_it_is_printed_blank_on_four_sheets(
    host: str, same_page: SamePage, address: str, language: str, format: str, scheme: str
) -> None:
    for scripts in (True, False):
        page = same_page(host + address, color_scheme=scheme, scripts=scripts)
        paper = _Paper(page, format)
        text = _flat("".join(paper.texts))
        assert len(paper.texts) <= 4
        assert all(len(sheet.strip()) > 300 for sheet in paper.texts)
        assert [item.id for item in ITEMS if text.count(_flat(item.text[language])) != 1] == []
        assert _flat({"id": "Belum diisi", "en": "Nothing ticked"}[language]) not in text


def test_a_blank_sheet_is_one_click_and_leaves_the_answers_alone(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1 } }")
    _tick(page, FIRST.id)
    _note(page, ITEMS[2].id, "Menunggu notaris")
    _do(page, "rename")
    page.keyboard.type("Koperasi Maju")
    page.keyboard.press("Enter")
    _do(page, "blank")
    blank = _Paper(page, "A4")
    assert page.evaluate("printed") == 1
    inside, border = blank.box_before(FIRST.text["id"])
    assert border > 0.75
    assert inside < 0.08
    _do(page, "print")
    assert page.evaluate("printed") == 2
    mine = _Paper(page, "A4")
    assert mine.box_before(FIRST.text["id"])[0] > 0.08
    assert "Menunggu notaris" in " ".join("".join(mine.texts).split())
    blank_text = " ".join("".join(blank.texts).split())
    assert "Menunggu notaris" not in blank_text
    assert "Koperasi Maju" not in blank_text
    for words in ("Belum siap ditandatangani", f"1 dari {len(ITEMS)}", "Tanggal " + _today("id")):
        assert words in "".join(mine.texts)
        assert words not in blank_text
    assert _ticked(page) == [FIRST.id]


def test_no_item_is_split_and_no_text_on_paper_is_small_or_pale(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID, color_scheme="dark", reduced_motion="reduce")
    page.emulate_media(media="print")
    assert page.evaluate(
        "[...document.querySelectorAll('.tick')].every(e => getComputedStyle(e).breakInside === 'avoid')"
    )
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.ticks__head')).display")
        == "table-header-group"
    )
    small = page.evaluate(
        """() => [...document.querySelectorAll(".page-text *")].filter(e => e.checkVisibility() && e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
            .filter(e => parseFloat(getComputedStyle(e).fontSize) < 13.3 && !e.closest(".visually-hidden")).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert not small
    pale = page.evaluate(
        """() => [...document.querySelectorAll(".page-text *")].filter(e => e.checkVisibility() && e.innerText?.trim())
            .filter(e => Math.max(...getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number)) > 0x33).map(e => e.outerHTML.slice(0, 90))"""
    )
    assert not pale


def test_a_link_with_every_item_is_short_enough_for_a_message(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _tick(page, *(item.id for item in ITEMS))
    href = page.locator("[data-whatsapp]").get_attribute("href") or ""
    assert len(re.sub("%[0-9A-F]{2}", "x", href)) < 1500
