"""The boxes of the checklist on other pages, and the way back to a list that was begun."""

from __future__ import annotations

import project
import pytest
from browser.conftest import NewPage, SamePage
from guidebook.guide import checklist
from playwright.sync_api import Page, expect

ITEMS = checklist.load(project.ROOT).items
ID, EN = "daftar-periksa/", "en/checklist/"
STEP, BENEFIT = "langkah/kesepakatan/", "manfaat/jangkauan/"
OF_STEP = [item.id for item in ITEMS if item.section == "agreement"]
OTHER = next(item.id for item in ITEMS if item.section == "gate" and item.short)
SHORT = [item.id for item in ITEMS if item.short]
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })"


def _box(page: Page, name: str) -> str:
    return f"#tick-{name}" if page.locator("#standing").count() else f".checklist [value={name}]"


def _tick(page: Page, *names: str) -> None:
    for name in names:
        page.locator(_box(page, name)).check()


def _begin(page: Page, name: str) -> None:
    """A new partnership on the checklist's page."""
    page.locator("[data-do=new]").click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def _door(page: Page) -> str:
    return " ".join(page.locator("[data-mine]").inner_text().split())


def test_a_tick_on_a_step_or_benefit_page_is_one_on_the_checklist_and_back(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + STEP)
    boxes = page.locator(".checklist input")
    assert boxes.evaluate_all("boxes => boxes.map(box => box.value)") == OF_STEP
    page.locator(".checklist li span").first.click()
    page.goto(host + ID)
    expect(page.locator(f"#tick-{OF_STEP[0]}")).to_be_checked()
    _tick(page, "shared-goal")
    page.goto(host + BENEFIT)
    expect(page.locator(".checklist [value=shared-goal]")).to_be_checked()
    page.locator(".checklist [value=shared-goal]").uncheck()
    page.goto(host + EN)
    expect(page.locator("#tick-shared-goal")).not_to_be_checked()
    expect(page.locator("[data-count]")).to_have_text(f"1 of {len(ITEMS)}")


def test_a_step_page_leaves_what_it_does_not_show_as_it_is(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _tick(page, OTHER)
    row = page.locator(f"#{OTHER}")
    row.locator("summary").click()
    row.locator("textarea").fill("Tanya pengurus")
    page.goto(host + STEP)
    _tick(page, OF_STEP[1])
    page.goto(host + ID)
    expect(page.locator(f"#tick-{OTHER}")).to_be_checked()
    expect(page.locator(f"#tick-{OF_STEP[1]}")).to_be_checked()
    expect(page.locator(f"#{OTHER} .tick__notes")).to_have_text("Tanya pengurus")


def test_a_list_that_begins_on_a_step_page_knows_the_newest_items(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + STEP)
    assert page.evaluate("localStorage.length") == 0
    _tick(page, OF_STEP[0])
    page.goto(host + ID)
    expect(page.locator(f"#tick-{OF_STEP[0]}")).to_be_checked()
    expect(page.locator(".standing__news")).to_be_hidden()


def test_a_step_page_says_whose_boxes_these_are_and_how_many_are_ticked(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + ID)
    _begin(page, "PT <b>Dua</b>")
    page.goto(host + STEP)
    state = page.locator(".checklist-state")
    kept = "Isian tersimpan hanya di peramban ini."
    expect(state).to_have_text(f"PT <b>Dua</b>: 0 dari {len(OF_STEP)}. {kept}")
    _tick(page, OF_STEP[0], OF_STEP[2])
    expect(state).to_have_text(f"PT <b>Dua</b>: 2 dari {len(OF_STEP)}. {kept}")
    assert state.evaluate("e => !e.closest('[role=status], [aria-live]')")  # the box itself is said


def test_a_tick_is_seen_at_once_in_another_tab(host: str, new_page: NewPage) -> None:
    step = new_page(host + STEP)
    home = step.context.new_page()
    home.goto(host)
    _tick(step, OF_STEP[0])
    expect(home.locator("[data-mine]")).to_contain_text(f"1 dari {len(ITEMS)}")


@pytest.mark.parametrize("script", [BLOCKED, FULL], ids=["blocked", "full"])
def test_where_nothing_can_be_kept_a_step_page_says_so(
    host: str, new_page: NewPage, script: str
) -> None:
    page = new_page("about:blank")
    page.add_init_script(script)
    page.goto(host + "en/steps/agreement/")
    _tick(page, OF_STEP[0])
    state = page.locator(".checklist-state")
    expect(state).to_contain_text(f"1 of {len(OF_STEP)}")
    expect(state).to_contain_text("can’t keep your ticks")
    page.goto(host + "en/")
    assert _door(page) == "Use the checklist Before you sign anything"


def test_without_scripts_a_step_page_has_a_list_and_a_link_and_nothing_dead(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + STEP, scripts=False)
    expect(page.locator(".checklist input >> visible=true")).to_have_count(0)
    expect(page.locator(".checklist-state")).to_be_hidden()
    words = page.locator(".checklist label").first
    assert words.evaluate("e => getComputedStyle(e).listStyleType") == "disc"
    link = page.locator(".checklist-link a")
    assert link.inner_text() == "Centang di daftar periksa"
    page.emulate_media(media="print")
    expect(page.locator(".checklist input").first).to_be_visible()
    page.emulate_media(media="null")


def test_a_box_is_a_finger_wide_and_its_words_belong_to_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + STEP)
    heights = page.locator(".checklist label").evaluate_all(
        "labels => labels.map(label => label.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    words = [item.text["id"] for item in ITEMS if item.section == "agreement"]
    for name in words:
        expect(page.get_by_role("checkbox", name=name)).to_have_count(1)


# The partnership used last


def test_the_partnership_used_last_comes_back_on_every_page(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    _begin(page, "Yayasan Air Bersih")
    _tick(page, OF_STEP[0])
    _begin(page, "PT Dua")
    page.reload()
    expect(page.locator("#partnership option:checked")).to_have_text("PT Dua")
    page.goto(host + STEP)
    expect(page.locator(".checklist-state")).to_contain_text("PT Dua: 0 dari")
    page.goto(host + ID)
    page.locator("#partnership").select_option(label="Yayasan Air Bersih")
    page.goto(host + STEP)
    expect(page.locator(f".checklist [value={OF_STEP[0]}]")).to_be_checked()
    page.goto(host + EN)
    expect(page.locator("#partnership option:checked")).to_have_text("Yayasan Air Bersih")


def test_the_list_leads_on_to_the_section_ticked_last(host: str, same_page: SamePage) -> None:
    page = same_page(host + ID)
    way_on = page.locator("[data-way-on]")
    expect(way_on).to_be_hidden()
    _tick(page, OTHER)
    expect(way_on).to_have_text("Lanjutkan di pertanyaan awal")
    _tick(page, OF_STEP[0])
    expect(way_on).to_have_text("Lanjutkan di Langkah 3: kesepakatan")
    page.reload()
    way_on.locator("a").click()
    expect(page.locator("#agreement")).to_be_in_viewport()
    _tick(page, *OF_STEP[1:])
    expect(way_on).to_have_text("Lanjutkan di Langkah 4: evaluasi")
    _tick(page, *(item.id for item in ITEMS))
    expect(way_on).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "fresh", "begun"),
    [
        (
            "",
            "Pakai daftar periksa Sebelum menandatangani apa pun",
            "Daftar periksa Anda: PT Dua, 2 dari # →",
        ),
        ("en/", "Use the checklist Before you sign anything", "Your checklist: PT Dua, 2 of # →"),
    ],
)
def test_the_home_page_leads_back_to_a_list_that_was_begun(
    host: str, same_page: SamePage, address: str, fresh: str, begun: str
) -> None:
    left_out = next(item.id for item in ITEMS if not item.short)
    page = same_page(host + address)
    assert _door(page) == fresh
    page.goto(host + ID)
    _begin(page, "PT Dua")
    _tick(page, OTHER, left_out)
    page.goto(host + address)
    assert _door(page) == begun.replace("#", str(len(ITEMS)))
    page.goto(host + ID)
    page.locator("[name=form][value=short]").check()
    page.goto(host + address)
    assert _door(page) == begun.replace("2", "1").replace("#", str(len(SHORT)))
    page.goto(host + ID)
    page.locator("[data-do=delete]").click()
    page.goto(host + address)
    assert _door(page) == fresh
