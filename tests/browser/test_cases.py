"""Case studies as readers use them, and as attackers would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import made_once
import project
import pytest
from browser.conftest import PHONE, NewPage, SamePage, serve
from guidebook.cases import chosen, collection, example, finder, related
from guidebook.cases.collection import Case
from guidebook.text import vocabulary
from playwright.sync_api import Locator, Page, expect

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
            """() => [...document.querySelectorAll("a[href], img[src], form, iframe, object, embed, base, .page script, .page style, .page svg:not(.outcome svg):not(.partnership svg):not(.partner-sign):not(.page-actions svg), meta[http-equiv]:not(head > [http-equiv=Content-Security-Policy])")]
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
        before = _count(page)
        page.locator("#more button").click()
        expect(page.locator("#found > li")).not_to_have_count(before)
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


def _status(page: Page) -> Locator:
    return page.locator("#finder [role=status]")


def _outcome(page: Page, value: str) -> Locator:
    return page.locator(f"[name=outcome][value={value}]")


def _options(page: Page, group: str) -> dict[str, tuple[int, bool]]:
    """How many cases each value of a filter is said to leave, and whether it can be chosen."""
    found: list[list[str]] = page.locator(f"select[name={group}] option[data-name]").evaluate_all(
        "options => options.map(o => [o.value, o.text.match(/\\((\\d+)\\)$/)[1], `${o.disabled}`])"
    )
    return {value: (int(count), disabled != "true") for value, count, disabled in found}


def _of(case: Case, group: str) -> set[str]:
    """The values of a case in a group as the finder knows them."""
    values = {value for value in related.values_of(case, group) if value}
    return values | {"abroad"} if group == "region" and any(len(v) == 2 for v in values) else values


def test_filters_combine_stand_in_the_address_and_follow_the_back_button(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/", viewport=WIDE)
    expect(page.locator("#all-cases")).to_be_visible()
    expect(_status(page)).to_have_text(f"{len(REAL)} kasus")
    failed = [case for case in REAL if "failed" in _of(case, "outcome")]
    _outcome(page, "failed").check()
    expect(_status(page)).to_have_text(f"{len(failed)} dari {len(REAL)} kasus")
    assert _count(page) == len(failed)
    expect(page.locator("#all-cases")).to_be_hidden()
    assert page.url == host + "kasus/?outcome=failed"
    both = [case for case in failed if "efficiency" in _of(case, "benefits")]
    page.locator("select[name=benefits]").select_option("efficiency")
    expect(_status(page)).to_have_text(f"{len(both)} dari {len(REAL)} kasus")
    page.go_back()
    expect(_status(page)).to_have_text(f"{len(failed)} dari {len(REAL)} kasus")
    expect(page.locator("select[name=benefits]")).to_have_value("")
    page.go_back()
    expect(page.locator("#all-cases")).to_be_visible()
    expect(_status(page)).to_have_text(f"{len(REAL)} kasus")
    page.goto(host + "en/cases/?outcome=failed&kind=illustration")
    expect(_status(page)).to_have_text(
        f"0 of {len(REAL)} cases. Remove one of your choices or use other words."
    )
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#all-cases")).to_be_visible()
    assert page.url == host + "en/cases/"
    assert _count(page) == finder.PIECE


def test_each_choice_says_how_many_cases_it_leaves_and_none_leads_to_nothing(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/?outcome=failed&sector=health", viewport=WIDE)
    expect(_status(page)).to_contain_text(" dari ")
    for group in ("benefits", "steps", "region", "kind"):
        fitting = [
            case
            for case in REAL
            if "failed" in _of(case, "outcome") and "health" in _of(case, "sector")
        ]
        for value, (count, can) in _options(page, group).items():
            assert count == sum(value in _of(case, group) for case in fitting), (group, value)
            assert can == bool(count), (group, value)
    # In a group in which something is chosen: what choosing another value instead would leave.
    failed = [case for case in REAL if "failed" in _of(case, "outcome")]
    for value, (count, _) in _options(page, "sector").items():
        assert count == sum(value in _of(case, "sector") for case in failed), value
    for value in ("worked", "mixed"):
        healthy = [case for case in REAL if {"health"} == _of(case, "sector")]
        count = sum(value in _of(case, "outcome") for case in healthy)
        label = page.locator("label", has=_outcome(page, value))
        expect(label.locator("b")).to_have_text(str(count))
    page.locator("#chosen button").nth(1).click()
    expect(page.locator("#chosen button")).to_have_text(["gagal"])
    expect(page.locator("#chosen button")).to_be_focused()
    assert page.url == host + "kasus/?outcome=failed"


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("SAWIT", "plasma-buol"),
        ("bu\u00f2l", "plasma-buol"),
        ("sawit-sawit", "plasma-buol"),
        ("sawit2", "plasma-buol"),
        ("sawit\u2011buol", "plasma-buol"),
        ("gojek blue", "gojek-blue-bird"),
        ("goj", "gojek-blue-bird"),
    ],
)
def test_words_find_cases_however_they_are_written(
    host: str, same_page: SamePage, typed: str, slug: str
) -> None:
    page = same_page(host + "kasus/")
    page.get_by_role("searchbox").fill(typed)
    expect(_status(page)).to_contain_text(" dari ")
    expect(page.locator(f"#found a[href$='kasus/{slug}/']")).to_be_visible()
    assert _count(page) < 10
    page.reload()
    expect(page.locator(f"#found a[href$='kasus/{slug}/']")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value(typed)


def test_what_is_typed_is_compared_as_the_words_of_cases_are(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/")
    texts = [text for case in REAL for text in (*case.title.values(), *case.summary.values())]
    texts += ["Café e\u0301COLE per\u00adusahaan kerja\u2011sama", "x_y ½ ² 東京 İstanbul"]
    script = """async ([base, texts]) => {
        const { typedWords } = await import(base + "modules/cases/words.js");
        return texts.map(typedWords); }"""
    typed = page.evaluate(script, [host, texts])
    for text, words in zip(texts, typed, strict=True):
        known = [word for word in dict.fromkeys(finder.words(text)) if len(word) > 1]
        assert words == known, text


def test_words_go_together_with_filters_and_take_one_place_in_the_history(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/cases/")
    page.get_by_role("searchbox").press_sequentially("village", delay=60)
    expect(_status(page)).to_contain_text(" of ")
    page.wait_for_url("**/?words=village")
    before = _count(page)
    assert before > 1
    _outcome(page, "failed").check()
    page.wait_for_url("**/?outcome=failed&words=village")
    expect(page.locator("#chosen button")).to_have_text(["“village”", "failed"])
    assert 0 < _count(page) < before
    page.go_back()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("#all-cases")).to_be_visible()


def test_small_and_eastern_partners_lead_or_newest_facts_titles_or_likeness(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/?sector=health&benefits=solutions")
    fitting = [
        case
        for case in REAL
        if "health" in _of(case, "sector") and "solutions" in _of(case, "benefits")
    ]
    titles = page.locator("#found > li > a")
    expect(titles).to_have_text([case.title["id"] for case in chosen.leading_first(fitting)])
    page.locator("[name=order]").select_option("newest")
    expect(titles).to_have_text([case.title["id"] for case in finder.newest_first(fitting)])
    page.locator("[name=order]").select_option("alphabet")
    expect(titles).to_have_text(sorted(case.title["id"] for case in fitting))
    page.wait_for_url("**order=alphabet")
    page.locator("[name=order]").select_option("like")
    page.wait_for_url("**order=like")
    # First those that are about nothing but the chosen benefit.
    expect(titles.first).not_to_have_text("")
    found = [_by_title(title) for title in titles.all_inner_texts()]
    others = [len(_of(case, "benefits")) for case in found]
    assert others == sorted(others)
    page.goto(host + "kasus/?words=gojek&order=like")
    expect(titles.first).to_have_text(re.compile("Gojek"))


def _by_title(title: str) -> Case:
    (case,) = [case for case in REAL if case.title["id"] == title]
    return case


def test_the_first_case_is_in_sight_on_a_phone(host: str, same_page: SamePage) -> None:
    for address in ("kasus/", "en/cases/", "kasus/?outcome=failed"):
        page = same_page(host + address, viewport=PHONE)
        page.wait_for_load_state("networkidle")  # until the filter of the address is applied
        entry = page.locator("#found > li").first
        expect(entry).to_be_visible()
        box = entry.bounding_box()
        assert box
        assert box["y"] + box["height"] <= PHONE["height"], address
        expect(page.locator("select[name=sector]")).to_be_hidden()


def test_a_province_on_the_map_filters_and_takes_its_filter_back(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/", viewport=PHONE)
    page.locator("#other-filters > summary").click()
    tile = page.locator("[data-tile=jawa-barat]")
    box = tile.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    expect(tile).to_have_accessible_name(re.compile(r"JB Jawa Barat \d+"))
    tile.focus()
    page.keyboard.press("Enter")
    expect(tile).to_have_attribute("aria-current", "true")
    count = sum("jawa-barat" in _of(case, "region") for case in REAL)
    expect(_status(page)).to_have_text(f"{count} dari {len(REAL)} kasus")
    assert page.url == host + "kasus/?region=jawa-barat"
    expect(page.locator("select[name=region]")).to_have_value("jawa-barat")
    tile.click()
    assert page.url == host + "kasus/"
    page.locator("[data-tile=abroad]").click()
    abroad = sum("abroad" in _of(case, "region") for case in REAL)
    expect(_status(page)).to_have_text(f"{abroad} dari {len(REAL)} kasus")
    assert _count(page) == abroad


def test_a_result_shows_its_outcome_and_leads_to_its_case(host: str, same_page: SamePage) -> None:
    page = same_page(
        host
        + "en/cases/?outcome=partners-account&region=nusa-tenggara-timur&sector=crafts-and-fashion"
    )
    entry = page.locator("#found > li")
    expect(entry).to_have_count(1)
    expect(entry.locator(".outcome")).to_have_text("worked by the partners’ account")
    expect(entry.locator(".kind")).to_have_count(0)
    expect(entry.locator(".case-entry__facts")).to_have_text(
        re.compile(r"^crafts and fashion · East Nusa Tenggara · began in \d{4}$")
    )
    entry.locator("a").click()
    expect(page.locator("h1")).to_be_visible()
    assert "/en/cases/" in page.url


@pytest.mark.parametrize("address", ["kasus/", "en/cases/"])
def test_a_row_that_is_fetched_looks_as_one_that_came_with_the_page(
    host: str, same_page: SamePage, address: str
) -> None:
    page = same_page(host + address)
    came = _rows(page)
    page.locator("[name=order]").select_option("alphabet")
    page.wait_for_url("**order=alphabet")
    page.locator("[name=order]").select_option("leading")
    page.locator("#more button").click()
    expect(page.locator("#found > li")).to_have_count(2 * finder.PIECE)
    assert _rows(page)[: finder.PIECE] == came
    expect(page.locator(f"#found > li:nth-child({finder.PIECE + 1}) a")).to_be_focused()


def _rows(page: Page) -> list[str]:
    """The rows of the list as they are drawn, without blanks between their parts."""
    drawn: list[str] = page.locator("#found > li").evaluate_all(
        """rows => rows.map(row => {
            for (const link of row.querySelectorAll("a")) link.setAttribute("href", link.href);
            return row.outerHTML.replace(/\\s+/g, " ").replace(/ ?(<\\/?\\w[^>]*>) ?/g, "$1");
        })"""
    )
    return drawn


def test_an_illustration_among_the_results_has_no_outcome(host: str, same_page: SamePage) -> None:
    page = same_page(host + "en/cases/?kind=illustration&benefits=reach")
    entry = page.locator("#found > li")
    expect(entry).to_have_count(1)
    expect(entry.locator(".outcome")).to_have_count(0)
    expect(entry.locator(".kind")).to_have_text("illustration")


def test_an_unknown_filter_in_the_address_is_ignored(host: str, same_page: SamePage) -> None:
    page = same_page(host + "kasus/?sector=<script>&outcome=x&order=y&x=1")
    expect(page.locator("#all-cases")).to_be_visible()
    expect(_status(page)).to_have_text(f"{len(REAL)} kasus")
    expect(_outcome(page, "''")).to_be_checked()


def test_nothing_is_fetched_before_something_is_chosen_and_then_only_what_it_takes(
    host: str, new_page: NewPage
) -> None:
    page = new_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("/")[-1]))
    page.goto(host + "kasus/")
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.endswith(".json")]
    _outcome(page, "mixed").check()
    expect(_status(page)).to_contain_text(" dari ")
    fetched = [name for name in asked if name.endswith(".json")]
    assert fetched[0] == "index.json"
    assert all(name.startswith("rows-") for name in fetched[1:])
    assert len(fetched) == len(set(fetched))


@pytest.mark.parametrize("lost", ["index", "rows-0", "alphabet"])
def test_a_piece_that_can_not_load_is_told_and_asked_for_again(
    host: str, new_page: NewPage, lost: str
) -> None:
    page = new_page(host + "kasus/", expect=("404: ", "status of 404"))
    page.context.route(f"**/{lost}.json", lambda route: route.fulfill(status=404))
    page.locator("[name=order]").select_option("alphabet")
    expect(_status(page)).to_contain_text("Daftar kasus tidak dapat dimuat")
    assert _count(page) == finder.PIECE
    page.context.unroute(f"**/{lost}.json")
    _outcome(page, "mixed").check()
    expect(_status(page)).to_contain_text(f" dari {len(REAL)} kasus")


def test_a_filtered_list_on_paper_names_the_filters_and_how_many_cases_it_has(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/?outcome=failed&sector=health")
    expect(_status(page)).to_contain_text(" dari ")
    page.emulate_media(media="print")
    expect(_status(page)).to_be_visible()
    expect(page.locator("#chosen button")).to_have_text(["gagal", "kesehatan"])
    for button in page.locator("#chosen button").all():
        expect(button).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("[name=order]")).to_be_hidden()
    page.emulate_media(media="screen")


def test_without_javascript_benefits_lead_to_lists_and_the_matrix_to_the_right_group(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "kasus/", scripts=False)
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#other-filters")).to_be_hidden()
    assert _count(page) == finder.PIECE
    expect(page.locator("#all-cases a")).to_have_count(len(vocabulary.values("benefit")))
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
    page.goto(partial_host + "kasus/?words=started in English")
    link = page.locator("#found a", has_text="A case that started in English")
    assert link.get_attribute("lang") == "en"
