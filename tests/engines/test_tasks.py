"""What readers come for, done by hand in every engine: read, search, filter, tick, write."""

from __future__ import annotations

from engines.windows import Window, click, wait

WITHOUT_SEARCH = ("chromium-92",)
"""Engines before 2022: the policy's word for WebAssembly is not known to them."""
SEARCH = "document.querySelector('#search')"


def _text(selector: str) -> str:
    return f"document.querySelector('{selector}')?.innerText.trim()"


def test_a_reader_goes_from_the_home_page_to_a_page_and_on(window: Window, host: str) -> None:
    window.open(host)
    title = window.ask(_text("h1"))
    click(window, ".doors a")
    wait(window, "location.pathname.endsWith('/manfaat/')")
    wait(window, "document.readyState === 'complete'")
    assert window.ask(_text("h1")) != title
    click(window, ".siblings__next")
    wait(window, "location.pathname.endsWith('/manfaat/sumber-daya/')")


def test_the_menu_is_opaque_and_its_last_entry_is_reached(window: Window, host: str) -> None:
    window.open(host + "manfaat/")
    click(window, ".menu > summary")
    wait(window, "document.querySelector('.menu__panel').getClientRects().length")
    ground = "getComputedStyle(document.querySelector('.menu__panel')).backgroundColor"
    assert "0)" not in window.ask(ground).replace(" ", "").split(",")[3:]
    last = "[...document.querySelectorAll('.menu__panel nav > ul > li > a')].pop()"
    window.ask(f"{last}.scrollIntoView({{ block: 'center' }})")
    address = window.ask(f"{last}.pathname")
    x, y = window.ask(f"(box => [box.left + 30, box.top + 15])({last}.getBoundingClientRect())")
    window.point(x, y)
    wait(window, f"location.pathname === '{address}'")


def test_the_search_finds_a_page_or_says_that_it_can_not(window: Window, host: str) -> None:
    window.open(host)
    wait(window, "document.readyState === 'complete'")
    click(window, "[data-search-open]")
    wait(window, "document.activeElement.type === 'search'")
    start = window.ask(_text("#search [role=status]"))
    window.type("kemitraan")
    if window.engine in WITHOUT_SEARCH:
        wait(window, f"{_text('#search [role=status]')} === {SEARCH}.dataset.error")
        assert window.ask(f"{SEARCH}.dataset.error") != start
        click(window, '#search a[href$="glosarium/"]')
        wait(window, "location.pathname.endsWith('/glosarium/')")
        return
    wait(window, "document.querySelectorAll('.search__results a').length > 2")
    wait(window, f"/\\d/.test({_text('#search [role=status]')})")
    assert window.ask(_text("#search [role=status]")) != start
    address = window.ask("document.querySelector('.search__results a').pathname")
    click(window, ".search__results a")
    wait(window, f"location.pathname === '{address}'")


def test_cases_are_filtered_by_the_address_and_the_filter_is_cleared(
    window: Window, host: str
) -> None:
    window.open(host + "kasus/?outcome=failed")
    shown = "document.querySelectorAll('#found > li').length"
    said = "document.querySelector('#finder [role=status]').innerText.trim()"
    wait(window, f"{said}.startsWith({shown} + ' ')")  # all rows are not on the page at once
    count = window.ask(shown)
    click(window, "#finder [type=reset]")
    wait(window, f"!location.search && {shown} > {count}")


def test_what_was_ticked_is_there_after_a_reload(window: Window, host: str) -> None:
    window.open(host + "daftar-periksa/")
    wait(window, "document.querySelector('[data-count]')?.innerText.startsWith('0')")
    boxes = window.ask(
        "[...document.querySelectorAll('.tick input')].slice(0, 5).map((box) => box.id)"
    )
    for box in boxes:
        click(window, f"#{box}")
    wait(window, "document.querySelector('[data-count]').innerText.startsWith('5')")
    verdict = window.ask(_text("[data-verdict]"))
    window.open(host + "glosarium/")
    window.open(host + "daftar-periksa/")
    wait(window, "document.querySelector('[data-count]')?.innerText.startsWith('5')")
    ticked = "[...document.querySelectorAll('.tick input:checked')].map((box) => box.id)"
    assert window.ask(ticked) == boxes
    assert window.ask(_text("[data-verdict]")) == verdict


def test_the_language_changes_at_the_same_place(window: Window, host: str) -> None:
    window.open(host + "langkah/kesepakatan/#worksheet")
    click(window, "[data-language-link]")
    wait(window, "document.documentElement.lang === 'en'")
    assert window.ask("location.href") == host + "en/steps/agreement/#worksheet"


def test_the_colours_are_chosen_and_kept(window: Window, host: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    window.open(host)
    grounds = {}
    for scheme in ("light", "dark"):
        click(window, ".site-header__tools > [data-scheme-toggle]")
        wait(window, f"document.documentElement.dataset.scheme === '{scheme}'")
        grounds[scheme] = window.ask(ground)
    assert grounds["light"] != grounds["dark"]
    window.open(host + "glosarium/")
    assert window.ask(ground) == grounds["dark"]


def test_what_was_typed_into_the_form_is_kept_and_shown_as_a_case(
    window: Window, host: str
) -> None:
    window.open(host + "berkontribusi/tulis/")
    wait(window, "!!document.querySelector('.case-form:not([data-waits])')")
    window.ask("void (location.hash = '#step-story')")
    click(window, '[id="id.title"]')
    window.type("Perpustakaan dan koperasi")
    title = "document.getElementById('id.title').value"
    wait(window, f"{title} === 'Perpustakaan dan koperasi'")
    wait(window, "Object.values(localStorage).some((kept) => kept.includes('dan koperasi'))")
    window.open(host + "glosarium/")
    window.open(host + "berkontribusi/tulis/")
    wait(window, f"{title} === 'Perpustakaan dan koperasi'")
    window.ask("void (location.hash = '#step-send')")
    wait(window, "document.querySelector('.form-file')?.textContent.includes('dan koperasi')")


def test_what_was_typed_into_a_tool_is_added_up_and_kept(window: Window, host: str) -> None:
    def field(name: str) -> str:
        return f'[name$=".{name}"]'

    total = "document.querySelector('output[name$=\".total.value\"]').textContent"
    window.open(host + "alat/siapa-membawa-apa/")
    wait(window, "document.readyState === 'complete'")
    click(window, field("1.quantity"))
    window.type("2")
    click(window, field("1.price"))
    window.type("1500000")
    wait(window, f"{total} === 'Rp3.000.000'")
    window.open(host + "glosarium/")
    window.open(host + "alat/siapa-membawa-apa/")
    wait(window, f"{total} === 'Rp3.000.000'")


def test_the_answers_to_the_assistant_choose_tools(window: Window, host: str) -> None:
    window.open(host + "alat/asisten/")
    found = "document.querySelectorAll('[data-result] > li').length"
    wait(window, "document.readyState === 'complete'")
    click(window, "#assistant input[value=writing]")
    wait(window, f"{found} > 0")
    count = window.ask(found)
    click(window, "#assistant input[value=large-money]")
    wait(window, f"{found} > {count}")
