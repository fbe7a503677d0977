"""The search as readers use it: what they type, in their language, and what they get."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import project
import pytest
import yaml
from browser.conftest import NewPage, SamePage
from guidebook.guide import glossary
from guidebook.search import synonyms
from playwright.sync_api import Page, expect

QUERIES = yaml.safe_load((project.ROOT / "tests/data/queries.yml").read_text(encoding="utf-8"))
STRANGERS = yaml.safe_load((project.ROOT / "tests/data/questions.yml").read_text(encoding="utf-8"))
SHARE = 0.55
"""How many of the strangers' questions must find their page; the rest show what is still to be done."""
HOME = {"id": "", "en": "en/"}
BUDGET = 130_000
"""Bytes that a first query may cost, as a host sends them: scripts and lists packed, the index as
it is.
"""

ASK = """async ([query, count]) => {
  const input = document.querySelector("#search input[type=search]");
  const list = document.querySelector("#search ol");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  while (list.ariaBusy === "true") await new Promise(go => setTimeout(go, 20));
  const paths = [...list.querySelectorAll("li:not(.search__definition) a")].map(link => link.pathname.replace("/panduan/", ""));
  const definition = list.querySelector(".search__definition a")?.pathname.replace("/panduan/", "");
  return [...paths.slice(0, count), ...(definition ? [definition] : [])];
}"""
"""Finds the first pages for a query, and after them the glossary where it explains that."""


def _search(page: Page, query: str = "mitra partner") -> None:
    """NewPage the search and wait for its first answer."""
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill(query)
    start = page.locator("#search").get_attribute("data-start") or ""
    expect(page.locator("#search [role=status]")).not_to_have_text(start)


def _count(page: Page) -> int:
    return int(page.locator("#search [data-found]").first.inner_text())


def test_nothing_of_the_search_is_fetched_before_it_is_opened(host: str, new_page: NewPage) -> None:
    page = new_page("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + "kesimpulan/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "pagefind" in url or "search" in url]
    assert len(asked) <= 8


@pytest.mark.parametrize("base", ["host", "root_host"])
@pytest.mark.parametrize("key", ["Control+k", "Meta+k", "button"])
def test_the_search_opens_by_key_and_button_and_gives_focus_back(
    request: pytest.FixtureRequest, same_page: SamePage, base: str, key: str
) -> None:
    page = same_page(request.getfixturevalue(base) + "tentang/")
    button = page.locator("[data-search-open]")
    button.focus()
    button.click() if key == "button" else page.keyboard.press(key)
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()


def test_no_single_letter_opens_the_search(host: str, same_page: SamePage) -> None:
    page = same_page(host + "tentang/")
    page.keyboard.type("sk/")
    expect(page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "query", "title", "prefix"),
    [
        ("", "kemitraan", "", ""),
        ("manfaat/efisiensi/", "evaluasi", "Melakukan evaluasi secara berkala", ""),
        ("en/", "evaluate", "Evaluate regularly", "en/"),
    ],
)
def test_results_are_in_the_readers_language_and_lead_there(
    host: str, same_page: SamePage, address: str, query: str, title: str, prefix: str
) -> None:
    page = same_page(host + address)
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    expect(page.locator(".search__results a").first).to_be_visible()
    paths = page.locator(".search__results a").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    assert all(path.startswith(f"/panduan/{prefix}") for path in paths)
    assert prefix or not any(path.startswith("/panduan/en/") for path in paths)
    expect(page.locator(".search__results mark").first).to_be_visible()
    expect(page.locator("#search [role=status]")).to_have_text(re.compile(r"\d+ (hasil|results?)"))
    assert "#" not in page.locator(".search__results").inner_text()
    assert "¶" not in page.locator(".search__results").inner_text()
    if title:
        page.locator(".search__results a", has_text=title).first.click()
        expect(page.locator("h1")).to_have_text(title)


def test_arrows_move_through_results_and_nothing_found_is_said(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/")
    page.keyboard.press("Control+k")
    page.keyboard.type("partner")
    expect(page.locator(".search__results a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search__results a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("searchbox").fill("<b>xyzzyq</b>")
    expect(page.locator("#search [role=status]")).to_have_text(
        "Nothing found for “<b>xyzzyq</b>”. Check the spelling or try another word."
    )
    expect(page.locator(".search__none")).to_be_visible()
    expect(page.locator("[data-search-suggestion]")).to_be_hidden()
    page.locator(".search__none a").first.click()
    expect(page.locator("h1")).to_have_text("Glossary")


def test_there_are_sixty_queries_half_in_each_language() -> None:
    counts = {language: sum(map(len, lists.values())) for language, lists in QUERIES.items()}
    assert sum(counts.values()) >= 60
    assert min(counts.values()) >= 30


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_readers_type_finds_the_page_they_mean(
    host: str, same_page: SamePage, language: str
) -> None:
    page = same_page(host + HOME[language])
    _search(page)
    wrong = []
    for place, count in (("first", 1), ("top three", 3)):
        wrong += _unanswered(page, QUERIES[language][place], count)
    assert not wrong, "\n".join(wrong)


def test_most_questions_of_strangers_find_the_page_that_answers_them(
    host: str, same_page: SamePage
) -> None:
    asked = 0
    wrong = []
    for language, queries in STRANGERS.items():
        page = same_page(host + HOME[language])
        _search(page)
        asked += len(queries)
        wrong += _unanswered(page, queries, 3)
    assert len(wrong) <= (1 - SHARE) * asked, "\n".join(wrong)


def _unanswered(page: Page, queries: dict[str, str], count: int) -> list[str]:
    """The queries whose page is not among the first `count`, with what was found instead."""
    wrong = []
    for query, wanted in queries.items():
        found = page.evaluate(ASK, [query, count])
        if wanted not in found:
            wrong.append(f"{query}: {wanted} is not among the first {count}: {found}")
    return wrong


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("kerjasama", "kerja sama"),
        ("Kerjasama Daerah", "kerja sama daerah"),
        ("analisa", "analisis"),
        ("resiko", "risiko"),
        ("praktek", "praktik"),
        ("materai", "meterai"),
    ],
)
def test_a_common_misspelling_finds_what_the_right_spelling_finds(
    host: str, same_page: SamePage, typed: str, spelled: str
) -> None:
    page = same_page(host)
    _search(page)
    right = page.evaluate(ASK, [spelled, 5])
    assert right
    assert page.evaluate(ASK, [typed, 5]) == right


def test_affixes_do_not_hide_a_page(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page)
    for words in (
        ("mitra", "kemitraan", "bermitra"),
        ("evaluasi", "mengevaluasi"),
        ("sepakat", "kesepakatan"),
    ):
        counts = []
        for word in words:
            page.evaluate(ASK, [word, 1])
            counts.append(_count(page))
        assert min(counts) >= 0.8 * max(counts), (words, counts)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_synonym_finds_something(host: str, same_page: SamePage, language: str) -> None:
    table = synonyms.load(project.ROOT, glossary.load(project.ROOT).entries).tables[language]
    assert len(table) > 100
    page = same_page(host + HOME[language])
    words = [*table, *(form for forms in table.values() for form in forms)]
    empty = page.evaluate(
        """async ([site, language, words]) => {
            const pagefind = await import(site + "pagefind/pagefind.js");
            const { variants } = await import(site + "modules/search/words.js");
            const synonyms = await (await fetch(`${site}assets/search/synonyms-${language}.json`)).json();
            await pagefind.options({ noWorker: true });
            const found = async query => (await Promise.all(variants(query, synonyms).map(one => pagefind.search(one)))).some(one => one.results.length);
            const empty = [];
            for (const word of words) if (!(await found(word))) empty.push(word);
            return empty }""",
        [host, language, words],
    )
    assert not empty


def test_a_result_shows_where_it_is_and_what_a_case_is_about(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host)
    _search(page, "sawit denda")
    first = page.locator(".search__results li").first
    expect(first.locator(".search__path")).to_contain_text("Kasus")
    expect(first.locator(".search__facts")).to_have_text(re.compile(r"^gagal · .+ · dimulai \d{4}"))
    page.get_by_role("searchbox").fill("raci")
    expect(page.locator(".search__results a").first).to_have_attribute("href", re.compile("#"))


def test_results_can_be_limited_to_a_part_and_counts_are_said(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/")
    _search(page, "partner")
    expect(page.locator("#search [role=status]")).to_have_text(re.compile(r"\d+ results"))
    total = _count(page)
    labels = page.locator(".search__parts label")
    counts = [int(text) for text in labels.locator("[data-found]").all_text_contents()]
    assert counts[0] == total == sum(counts[1:])
    labels.filter(has_text="Steps").click()
    expect(page.locator("#search [role=status]")).to_have_text(f"{counts[2]} results")
    paths = page.locator(".search__results a").evaluate_all(
        "links => links.map(link => link.pathname)"
    )
    assert paths
    assert all(path.startswith("/panduan/en/steps/") for path in paths)


def test_more_results_are_shown_when_asked_for(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page, "mitra")
    links = page.locator(".search__results a")
    expect(links).to_have_count(4)
    page.locator("[data-search-more]").click()
    expect(links).to_have_count(8)
    expect(links.nth(4)).to_be_focused()


def test_a_query_can_be_shared_by_its_address(host: str, new_page: NewPage) -> None:
    page = new_page(host + "en/about/")
    _search(page, "landslide & more")
    page.locator(".search__parts label", has_text="Cases").click()
    expect(page.locator(".search__results a").first).to_be_visible()
    address = page.url
    assert address == host + "en/about/?q=landslide+%26+more&part=case"
    other = new_page(address)
    expect(other.get_by_role("searchbox")).to_have_value("landslide & more")
    expect(other.locator(".search__parts :checked")).to_have_value("case")
    expect(other.locator(".search__results a").first).to_contain_text("landslide", ignore_case=True)
    other.keyboard.press("Escape")
    other.wait_for_url(host + "en/about/")


def test_a_misspelt_word_is_offered_put_right(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page, "komunkiasi xqzw")
    page.get_by_role("searchbox").fill("kesepkatan")
    button = page.locator("[data-search-suggestion]")
    expect(button).to_have_text("kesepakatan")
    button.click()
    expect(page.locator(".search__results a").first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("kesepakatan")


def test_words_that_only_ask_do_not_hide_a_page(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page)
    plain = page.evaluate(ASK, ["memilih mitra sejalan", 3])
    assert plain
    assert page.evaluate(ASK, ["bagaimanakah caranya kami memilih mitra yg sejalan?", 3]) == plain


def test_a_question_with_words_that_no_page_has_still_finds_pages(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host)
    _search(page, "memilih mitra sejalan skuter perpustakaan")
    expect(page.locator("#search [role=status]")).to_contain_text("Yang memuat sebagian")
    assert "langkah/mitra/" in page.evaluate(ASK, ["memilih mitra sejalan skuter perpustakaan", 3])


@pytest.mark.parametrize(
    "query",
    [
        '"kerja sama"',
        "🤝",
        "mitra 🤝 'kita'",
        "<img src=x onerror=window.harmed=1>",
        "a" * 1000,
        "mitra " * 166,
        "__proto__ constructor toString",
        "(.*)+$ \\ / [x] {y} | ^",
        "\u202e\u0000\ufffd",
        "   ",
    ],
)
def test_no_query_does_harm(host: str, same_page: SamePage, query: str) -> None:
    page = same_page(host)
    _search(page)
    page.evaluate(ASK, [query, 1])
    expect(page.locator("#search [role=status]")).not_to_contain_text("tidak dapat dimuat")
    assert page.evaluate("window.harmed") is None
    assert not page.locator(".search__results img").count()
    assert page.evaluate("document.querySelector('#search').scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("address", "query"),
    [("", "mitra"), ("", "nota kesepahaman"), ("en/", "agreement"), ("en/", "exit strategy")],
)
def test_a_first_query_costs_few_bytes(
    site: Path, host: str, new_page: NewPage, address: str, query: str
) -> None:
    page = new_page(host + address)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(host).split("?")[0]))
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search__results a").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    files = [
        site / name
        for name in dict.fromkeys(asked)
        if not name.startswith(("data:", "assets/images"))
    ]
    packed = [
        len(gzip.compress(file.read_bytes()))
        if file.suffix in (".js", ".json")
        else file.stat().st_size
        for file in files
    ]
    assert sum(packed) <= BUDGET, sorted(zip(packed, asked, strict=False))


def test_without_scripts_a_page_of_all_titles_is_offered_instead(
    site: Path, host: str, same_page: SamePage
) -> None:
    for address, name, language in (
        ("langkah/mitra/", "Semua halaman", "id"),
        ("en/steps/partners/", "All pages", "en"),
    ):
        page = same_page(host + address, scripts=False)
        expect(page.locator("[data-search-open]")).to_be_hidden()
        page.locator(".site-header").get_by_role("link", name=name).click()
        expect(page.locator("h1")).to_have_text(name)
        listed = page.locator(".all-pages a").evaluate_all("links => links.map(link => link.href)")
        pages = _searched_pages(site, language)
        assert len(pages) > 60
        assert {host + path for path in pages} <= set(listed)


def _searched_pages(site: Path, language: str) -> list[str]:
    """The addresses of what the search finds in a language, but for the home page, and for cases,
    to which lists of their own lead.
    """
    found = []
    for file in (site / HOME[language]).rglob("index.html"):
        path = file.parent.relative_to(site / HOME[language]).as_posix()
        if path in (".", "en") or path.startswith(("en/", "kasus/", "cases/")):
            continue
        if "data-pagefind-body" in file.read_text(encoding="utf-8"):
            found.append(f"{HOME[language]}{path}/")
    return found


@pytest.mark.parametrize(
    ("address", "query", "entry", "begins"),
    [
        ("", "MoU", "mou", "nota kesepahaman"),
        ("", "apa itu bea materai?", "stamp-duty", "bea meterai"),
        ("en/", "what is a baseline", "baseline", "baseline"),
    ],
)
def test_the_glossary_explains_a_term_first(
    host: str, same_page: SamePage, address: str, query: str, entry: str, begins: str
) -> None:
    page = same_page(host + address)
    _search(page, query)
    first = page.locator(".search__results li").first
    expect(first.locator("a")).to_have_attribute("href", re.compile(f"/#{entry}$"))
    expect(first.locator("a")).to_have_text(re.compile(f"^{begins}"))
    expect(first.locator(".search__excerpt")).to_have_text(re.compile(r"\.$"))
    paths = page.evaluate(ASK, [query, 4])
    assert sum("gloss" in path or "glos" in path for path in paths) == 1


def test_a_result_is_headed_by_its_page_and_names_the_section_below(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host)
    _search(page, "swakelola tipe III")
    link = page.locator(".search__results a", has_text="Bekerja dengan pemerintah").first
    expect(link).to_have_attribute("href", re.compile("/pendalaman/pemerintah/#self-managed$"))
    links = page.locator(".search__results a").all_text_contents()
    assert max(map(len, links)) <= 80
    described = page.locator(f"[id='{link.get_attribute('aria-describedby')}']")
    expect(described).to_contain_text("Pendalaman")
    expect(described).to_contain_text("di bagian “Swakelola tipe III dan batasnya”")


def test_lists_of_other_pages_are_no_hits(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page)
    found = page.evaluate(ASK, ["taksi masuk ke aplikasi gojek", 4])
    assert found[0] == "kasus/gojek-blue-bird/"
    assert not {"", "kasus/", "manfaat/"} & set(found)


def test_parts_without_a_result_are_not_offered(host: str, same_page: SamePage) -> None:
    page = same_page(host)
    _search(page, "skuter listrik")
    cases = page.locator(".search__parts label", has_text="Kasus")
    steps = page.locator(".search__parts label", has_text="Langkah")
    expect(cases).to_be_visible()
    expect(steps).to_be_hidden()
    page.get_by_role("searchbox").fill("mitra")
    expect(steps).to_be_visible()


def test_before_a_word_is_typed_doors_and_examples_are_offered(
    host: str, same_page: SamePage
) -> None:
    page = same_page(host + "en/about/")
    page.locator("[data-search-open]").click()
    doors = page.locator(".search__start a")
    expect(doors).to_have_count(9)
    page.locator(".search__start button").nth(1).click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".search__results a").first).to_be_visible()
    expect(doors.first).to_be_hidden()
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search__results a")).to_have_count(0)
    doors.first.click()
    expect(page.locator("h1")).to_have_text("Why cooperate")


@pytest.mark.parametrize("query", ["nilai-nilai", "nilai\u2011nilai", "nilai2", "Nilai\u2013nilai"])
def test_a_doubled_word_finds_what_the_word_finds(
    host: str, same_page: SamePage, query: str
) -> None:
    page = same_page(host)
    _search(page, "nilai")
    once = page.evaluate(ASK, ["nilai", 4])
    count = _count(page)
    assert page.evaluate(ASK, [query, 4]) == once
    assert _count(page) == count > 20


@pytest.mark.parametrize("query", ["xqzwv", "zzgabc"])
def test_a_word_of_nonsense_finds_nothing_and_one_among_others_is_left_out(
    host: str, same_page: SamePage, query: str
) -> None:
    page = same_page(host)
    _search(page)
    assert page.evaluate(ASK, [query, 4]) == []
    expect(page.locator("#search [role=status]")).to_contain_text(f"Tidak ditemukan: “{query}”")
    expect(page.locator(".search__none")).to_be_visible()
    assert page.evaluate(ASK, [f"skuter {query}", 4]) == page.evaluate(ASK, ["skuter", 4])
    page.evaluate(ASK, [f"skuter {query}", 4])
    expect(page.locator("#search [role=status]")).to_contain_text("Yang memuat sebagian")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_fills_a_phone(host: str, same_page: SamePage, scheme: str) -> None:
    page = same_page(host, color_scheme=scheme, viewport={"width": 360, "height": 640})
    _search(page, "mitra")
    expect(page.locator(".search__results a").first).to_be_visible()
    box = page.locator("#search").bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 640)
