"""Case studies as readers use them, and as attackers would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import made_once
import project
import pytest
from browser.conftest import NewPage, SamePage, serve
from guidebook.cases import collection, example
from playwright.sync_api import Page, expect

ATTACKS = (project.ROOT / "tests/data/attacks.txt").read_text(encoding="utf-8").splitlines()
REAL = collection.load(project.ROOT).cases
IN_FACTS = "<img src=x onerror=window.ran=1>"
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def attacked_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that publishes every attack: built without `--strict`, so that findings stop nothing."""
    folder = made_once.folder(tmp_path_factory, "attacked", _build_attacked)
    yield from serve(folder / "site", "/panduan/")


def _build_attacked(folder: Path) -> None:
    copied = project.copy(folder)
    cases = copied / "docs/cases"
    text = example.text("id")
    for number, attack in enumerate(ATTACKS):
        spoilt = text.replace("Siapa membawa", f"{attack}\n\nSiapa membawa")
        (cases / f"attack-{number}.md").write_text(spoilt, encoding="utf-8")
    for number, line in enumerate(
        ("title: Perpustakaan dan", "  - name: Perpustakaan", "  - title: Judul", "    publisher: ")
    ):
        spoilt = text.replace(
            line, f"{line.split(':')[0]}: '{IN_FACTS}</script><script>window.ran=1</script>' #", 1
        )
        (cases / f"attack-facts-{number}.md").write_text(spoilt, encoding="utf-8")
    done = project.build(copied, copied / "site", strict=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("attack-") > len(ATTACKS)


def test_no_attack_runs_even_where_checks_stop_nothing(
    attacked_host: str, new_page: NewPage
) -> None:
    page = new_page(
        attacked_host + "kasus/", expect=("404: ", "status of 404")
    )  # pictures that are not there
    names = [f"attack-{number}" for number in range(len(ATTACKS))] + [
        f"attack-facts-{number}" for number in range(4)
    ]
    for name in names:
        page.goto(f"{attacked_host}kasus/{name}/")
        page.evaluate(
            "document.querySelectorAll('.page *').forEach(e => { e.dispatchEvent(new Event('mouseover')); e.focus?.() })"
        )
        assert page.evaluate("window.ran") is None, name
        harmful = page.evaluate(
            """() => [...document.querySelectorAll("a[href], img[src], form, iframe, object, embed, base, .page script, .page style, .page svg:not(.outcome svg):not(.page-actions svg), meta[http-equiv]:not(head > [http-equiv=Content-Security-Policy])")]
                .filter(e => !(e.matches("a, img") && /^https?:|^mailto:/.test(e.href ?? e.src)) && !e.closest(".site-header, .site-footer, dialog"))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert not harmful, name
        assert not page.evaluate(
            "[...document.querySelectorAll('.page *')].flatMap(e => [...e.attributes]).filter(a => /^on/.test(a.name)).length"
        ), name


def test_no_attack_runs_in_lists_filters_and_search(attacked_host: str, new_page: NewPage) -> None:
    page = new_page(attacked_host + "kasus/?sector=education", expect=("404: ", "status of 404"))
    expect(page.locator("#found li").first).to_be_visible()
    while page.locator("#more").is_visible():
        page.locator("#more button").click()
    assert page.evaluate("window.ran") is None
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    page.keyboard.type("window ran onerror")
    expect(page.locator("#search [role=status]")).to_have_text(re.compile(r"\d|Tidak ada"))
    assert page.evaluate("window.ran") is None
    for address in (
        "kasus/bidang/pendidikan/",
        "en/cases/outcomes/mixed/",
        "en/cases/attack-facts-0/",
    ):
        page.goto(attacked_host + address)
        assert page.evaluate("window.ran") is None


def _count(page: Page) -> int:
    return page.locator("#found > li").count()


def test_filters_combine_stand_in_the_address_and_follow_the_back_button(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/", viewport=WIDE)
    expect(page.locator("#all-cases")).to_be_visible()
    failed = [case for case in REAL if case.facts.get("outcome") == "failed"]
    page.locator("select[name=outcome]").select_option("failed")
    status = page.locator(".filters [role=status]")
    expect(status).to_have_text(f"{len(failed)} kasus")
    assert _count(page) == len(failed)
    expect(page.locator("#all-cases")).to_be_hidden()
    assert page.url == host + "kasus/?outcome=failed"
    both = [case for case in failed if "efficiency" in case.facts["benefits"]]  # type: ignore[operator]
    page.locator("select[name=benefits]").select_option("efficiency")
    expect(status).to_have_text(f"{len(both)} kasus")
    page.go_back()
    expect(status).to_have_text(f"{len(failed)} kasus")
    expect(page.locator("select[name=benefits]")).to_have_value("")
    page.go_back()
    expect(page.locator("#all-cases")).to_be_visible()
    page.goto(host + "en/cases/?outcome=failed&kind=illustration")
    expect(page.locator(".filters [role=status]")).to_have_text(
        "No case matches. Clear one of the filters."
    )
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#all-cases")).to_be_visible()
    assert page.url == host + "en/cases/"


def test_a_result_shows_its_outcome_and_leads_to_its_case(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/cases/?outcome=partners-account&region=nusa-tenggara-timur")
    entry = page.locator("#found > li")
    expect(entry).to_have_count(1)
    expect(entry.locator(".outcome")).to_have_text("worked by the partners’ account")
    expect(entry.locator(".kind")).to_have_count(0)
    entry.locator("a").click()
    expect(page.locator("h1")).to_be_visible()
    assert "/en/cases/" in page.url


def test_an_illustration_among_the_results_has_no_outcome(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/cases/?kind=illustration&benefits=reach")
    entry = page.locator("#found > li")
    expect(entry).to_have_count(1)
    expect(entry.locator(".outcome")).to_have_count(0)
    expect(entry.locator(".kind")).to_have_text("illustration")


def test_an_unknown_filter_in_the_address_is_ignored(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/?sector=<script>&x=1")
    expect(page.locator("#all-cases")).to_be_visible()


def test_the_list_of_the_filters_is_fetched_only_when_it_is_used(
    host: str, new_page: NewPage
) -> None:
    page = new_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + "kasus/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.endswith(".json")]
    page.locator("select[name=outcome]").select_option("mixed")
    expect(page.locator("#found > li").first).to_be_visible()
    assert [url for url in asked if url.endswith("cases-id.json")]


def test_a_list_that_can_not_load_says_so(host: str, new_page: NewPage) -> None:
    page = new_page(host + "kasus/", expect=("404: ", "status of 404"))
    page.context.route("**/cases-id.json", lambda route: route.fulfill(status=404))
    page.locator("select[name=outcome]").select_option("mixed")
    expect(page.locator(".filters [role=status]")).to_contain_text(
        "Daftar kasus tidak dapat dimuat"
    )


def test_without_javascript_the_index_is_complete_and_the_matrix_leads_to_the_right_group(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/", scripts=False)
    expect(page.locator(".filters")).to_be_hidden()
    assert page.locator("#all-cases .case-list a").count() == len(REAL)
    page.locator(".matrix__table td a").first.click()
    assert "/kasus/bidang/" in page.url
    anchor = page.url.split("#")[1]
    expect(page.locator(f"h2#{anchor}")).to_be_visible()


def test_a_case_is_cited_by_copying(host: str, same_page: SamePage) -> None:
    page = same_page(
        host + "en/cases/plasma-buol/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.get_by_text("Cite this case").click()
    button = page.locator("[data-copy=cite-bibtex]")
    button.click()
    expect(button).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{plasma-buol,")
    assert project.SITE_URL + "en/cases/plasma-buol/" in copied


def test_a_copy_button_gets_its_name_back_however_often_it_is_pressed(
    host: str, new_page: NewPage
) -> None:
    page = new_page(
        host + "en/cases/plasma-buol/", permissions=["clipboard-read", "clipboard-write"]
    )
    page.clock.install()
    page.get_by_text("Cite this case").click()
    button = page.locator("[data-copy=cite-apa]")
    name = button.inner_text()
    for _ in range(2):
        button.click()
        expect(button).to_have_text("Copied")
    page.clock.run_for(5000)
    assert button.inner_text() == name


def test_where_copying_is_not_allowed_the_citation_is_selected(
    host: str, new_page: NewPage
) -> None:
    page = new_page(host + "en/cases/plasma-buol/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
    page.get_by_text("Cite this case").click()
    page.locator("[data-copy=cite-bibtex]").click()
    page.wait_for_function("String(getSelection()).startsWith('@misc{plasma-buol,')")
    expect(page.locator("[data-copy=cite-bibtex]")).to_have_text("Copy BibTeX")


def test_a_reader_goes_from_case_to_case_and_back_to_related_ones(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/plasma-buol/")
    title = page.locator("h1").inner_text()
    page.locator(".siblings--case .siblings__next").click()
    page.locator(".siblings--case .siblings__previous").click()
    expect(page.locator("h1")).to_have_text(title)
    assert 1 <= page.locator("section[aria-labelledby=related] li").count() <= 4


def test_a_correction_leads_to_the_way_to_send_it(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/plasma-buol/")
    page.get_by_role("link", name="Usulkan koreksi").click()
    page.wait_for_url(host + "berkontribusi/#correction")


def test_a_case_without_translation_says_so_and_keeps_its_language(
    partial_host: str, same_page: SamePage
) -> None:
    page = same_page(partial_host + "kasus/only-english/")
    expect(page.get_by_text("belum diterjemahkan").first).to_be_visible()
    assert page.locator(".case-body").get_attribute("lang") == "en"
    page.goto(partial_host + "kasus/")
    assert (
        page.locator("#all-cases a", has_text="A case that started in English").get_attribute(
            "lang"
        )
        == "en"
    )


def test_the_filters_know_as_many_cases_as_there_are(site: Path) -> None:
    for language in ("id", "en"):
        rows = json.loads((site / f"assets/cases-{language}.json").read_text(encoding="utf-8"))
        assert len(rows) == len(REAL)
