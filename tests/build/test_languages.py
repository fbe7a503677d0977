"""Every page tells the truth about its language: to readers, browsers and search engines."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import built_pages
import project
import pytest
from guidebook import languages
from guidebook.cases import listings
from guidebook.tools import example, reader
from guidebook.tools import page as tool_page

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def _content(site: Path) -> list[built_pages.Page]:
    return [page for address, page in built_pages.pages(site).items() if address != "404.html"]


def test_indonesian_lives_at_the_root_and_english_below_en_with_addresses_in_their_language(
    site: Path,
) -> None:
    addresses = set(built_pages.pages(site))
    expected = {"404.html"}
    tools = reader.load(project.ROOT)
    slugs = project.slugs() | listings.slugs() | tool_page.slugs(tools.tools)
    docs = project.ROOT / "docs"
    for path in docs.rglob("*.md"):
        name = path.relative_to(docs).as_posix()
        bare = languages.neutral(name).removesuffix(".md").removesuffix("index").rstrip("/")
        folder = f"{bare}/" if bare else ""
        english = languages.language_of(name) == "en"
        expected.add(f"en/{folder}" if english else languages.localized(folder, slugs))
    made = [name for name, _, _ in listings.pages()]
    chapters = [
        f"{tool_page.EXAMPLE}/{name}" for name in example.load(project.ROOT, tools).chapters
    ]
    made += [tool_page.EXAMPLE, *map(tool_page.name, tools.tools), *chapters]
    for name in made:
        expected |= {f"en/{name}/", languages.localized(f"{name}/", slugs)}
    assert addresses == expected


def test_every_page_names_its_language_title_and_site_in_it(site: Path) -> None:
    for page in _content(site):
        assert page.root.get("lang") == page.language
        title = page.one(".//title").text or ""
        name = {"id": "Bersama Kita Kuat", "en": "Stronger Together"}[page.language]
        assert title.endswith(name)
        assert (title == name) == (page.address in ("", "en/"))
        assert name not in built_pages.texts(page.one(".//nav[@class='site-header__nav']"))
        assert page.meta("og:site_name") == name
        assert page.meta("og:locale") == languages.LOCALES[page.language]


def test_every_page_has_a_description_and_open_graph_of_its_own(site: Path) -> None:
    seen = set()
    for page in _content(site):
        description = page.meta("description")
        assert description
        assert page.meta("og:description") == description
        assert page.meta("og:url") == project.SITE_URL + page.address
        assert page.meta("og:title")
        image = page.meta("og:image") or ""
        assert (site / image.removeprefix(project.SITE_URL)).is_file()
        seen.add(description)
    assert len(seen) == len(_content(site))
    assert built_pages.pages(site)["404.html"].meta("description")


def test_hreflang_is_absolute_complete_and_mutual(site: Path) -> None:
    pages = built_pages.pages(site)
    for page in _content(site):
        links = {link.get("hreflang"): link.get("href") for link in page.all(".//link[@hreflang]")}
        assert set(links) == {"id", "en", "x-default"}
        assert links[page.language] == project.SITE_URL + page.address
        assert page.one(".//link[@rel='canonical']").get("href") == project.SITE_URL + page.address
        assert links["x-default"] == links["id"]
        for target in links.values():
            other = pages[(target or "").removeprefix(project.SITE_URL)]
            back = {link.get("href") for link in other.all(".//link[@hreflang]")}
            assert project.SITE_URL + page.address in back


def _sitemap(site: Path) -> dict[str, dict[str, str]]:
    tree = ElementTree.parse(site / "sitemap.xml")
    return {
        (url.findtext("s:loc", "", SITEMAP)): {
            link.get("hreflang", ""): link.get("href", "")
            for link in url.findall("x:link", SITEMAP)
        }
        for url in tree.findall("s:url", SITEMAP)
    }


def test_the_sitemap_lists_every_page_with_its_translations(site: Path) -> None:
    listed = _sitemap(site)
    assert set(listed) == {project.SITE_URL + page.address for page in _content(site)}
    assert all(set(links) == {"id", "en", "x-default"} for links in listed.values())
    assert (
        gzip.decompress((site / "sitemap.xml.gz").read_bytes())
        == (site / "sitemap.xml").read_bytes()
    )


@pytest.mark.parametrize(
    ("address", "original", "lang", "notice", "file"),
    [
        (
            "en/conclusion/",
            "kesimpulan/",
            "id",
            "has not been translated yet",
            "docs/conclusion.en.md",
        ),
        (
            "kasus/only-english/",
            "en/cases/only-english/",
            "en",
            "belum diterjemahkan",
            "docs/cases/only-english.md",
        ),
    ],
)
class TestAPageMissingItsTranslation:
    def test_shows_the_text_in_its_real_language(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        page = built_pages.pages(partial_site)[address]
        assert page.root.get("lang") == page.language != lang
        marked = [
            e
            for e in page.all(".//*[@lang]")
            if e.tag == "h1" or {"page-text", "case-body"} & set(e.get("class", "").split())
        ]
        assert [element.get("lang") for element in marked] == [lang, lang]
        assert page.meta("og:locale") == languages.LOCALES[lang]

    def test_says_so_and_asks_for_a_translation(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        aside = built_pages.pages(partial_site)[address].one(".//aside")
        text = " ".join(built_pages.texts(aside))
        assert notice in text
        assert file in text
        assert [link.get("href") for link in aside.findall(".//a")]
        assert not built_pages.pages(partial_site)[original].all(".//aside")

    def test_is_named_in_its_real_language_wherever_it_is_linked(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        pages = built_pages.pages(partial_site)
        title = pages[original].one(".//h1").text or ""
        unmarked = [
            f"{page.address}: {''.join(link.itertext())}"
            for page in pages.values()
            if page.language == pages[address].language
            for link in page.all(".//a")
            if title.strip() == (link.text or "").strip() and link.get("lang") != lang
        ]
        assert not unmarked

    def test_is_canonical_to_the_original(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        page = built_pages.pages(partial_site)[address]
        assert page.one(".//link[@rel='canonical']").get("href") == project.SITE_URL + original
        assert not page.all(".//link[@hreflang]")
        assert not built_pages.pages(partial_site)[original].all(".//link[@hreflang]")

    def test_is_not_in_the_sitemap_nor_named_as_a_translation(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        listed = _sitemap(partial_site)
        assert project.SITE_URL + address not in listed
        assert listed[project.SITE_URL + original] == {}

    def test_is_not_in_the_search(
        self, partial_site: Path, address: str, original: str, lang: str, notice: str, file: str
    ) -> None:
        def indexed(of: str) -> bool:
            return bool(built_pages.pages(partial_site)[of].all(".//*[@data-pagefind-body]"))

        assert not indexed(address)
        assert indexed(original)


def test_the_search_keeps_one_index_per_language_with_every_page_but_the_404(
    site: Path, partial_site: Path
) -> None:
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    assert list(entry["languages"]) == ["en", "id"]  # Pagefind writes them in random order
    counts = {language: index["page_count"] for language, index in entry["languages"].items()}
    searched = [page for page in _content(site) if page.all(".//*[@data-pagefind-body]")]
    lists = len(listings.pages()) + 1  # of titles: cases, and all pages
    chapters = len(list((site / "alat/contoh").iterdir())) - 1  # beside the page of them all
    assert len(searched) == len(_content(site)) - 2 * (lists + chapters)
    by_language = [page.language for page in searched]
    assert counts == {language: by_language.count(language) for language in ("en", "id")}
    partial = json.loads(
        (partial_site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8")
    )
    assert partial["languages"]["id"]["page_count"] == counts["id"]
    assert partial["languages"]["en"]["page_count"] == counts["en"]


def test_an_admonition_names_itself_in_the_language_of_the_page(site: Path) -> None:
    titles: dict[str, set[str]] = {"id": set(), "en": set()}
    for page in _content(site):
        for title in page.all(".//*[@class='admonition-title']"):
            titles[page.language].add(" ".join(built_pages.texts(title)))
    assert "Ilustrasi" in titles["id"]
    assert "Illustration" in titles["en"]
    assert not titles["id"] & titles["en"]


FUNCTION_WORDS = {
    "id": frozenset("yang dan dengan untuk dari pada tidak dalam oleh atau adalah sudah".split()),
    "en": frozenset("the of and with to for that is are from by what has not".split()),
}
"""Words without which hardly a sentence of the language is written, and which the other has not."""
WORD = re.compile(r"[a-z]+")


def _spoken(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Each piece of text below an element with the language that it is marked as; addresses have
    none.
    """
    own = element.get("lang", language)
    is_address = (element.text or "").startswith("http")
    if element.tag not in ("script", "style", "template", "code", "pre") and not is_address:
        yield own, element.text or ""
        for child in element:
            yield from _spoken(child, own)
            yield own, child.tail or ""


def test_no_text_is_in_another_language_than_it_says(site: Path, partial_site: Path) -> None:
    wrong = []
    for page in (*_content(site), *_content(partial_site)):
        for language, text in _spoken(page.one(".//body"), page.language):
            other = {"id": "en", "en": "id"}.get(language)
            without_addresses = re.sub(r"\S+/\S+", " ", text.lower())
            words = WORD.findall(without_addresses)
            if other and sum(word in FUNCTION_WORDS[other] for word in words) >= 3:
                wrong.append(f"{page.address}: {text.strip()[:120]}")
    assert sorted(set(wrong)) == []


def test_titles_of_sources_and_terms_say_their_language(site: Path) -> None:
    pages = built_pages.pages(site)
    for address, title, language in (
        ("kasus/genose-c19/", "Indonesian-made COVID-19 breathalyser", "en"),
        ("en/cases/genose-c19/", "Tes GeNose sekarang bisa", "id"),
        ("en/cases/dairy4development/", "Tienjarige Dairy4Development", "nl"),  # told by the case
        ("kasus/genose-c19/", "polymerase chain reaction", "en"),
        ("langkah/kesepakatan/", "memorandum of understanding", "en"),
        ("en/steps/agreement/", "Tanda Tangan Elektronik", "id"),
        ("en/glossary/", "akuntabilitas", "id"),
        ("glosarium/", "accountability", "en"),
    ):
        marked = [*pages[address].all(".//em"), *pages[address].all(".//span[@lang]")]
        found = [each for each in marked if _text(each).startswith(title)]
        assert found, (address, title)
        assert {each.get("lang") for each in found} == {language}, (address, title)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_contents_of_a_page_without_a_translation_are_in_its_language(
    partial_site: Path,
) -> None:
    page = built_pages.pages(partial_site)["kasus/only-english/"]
    assert page.one(".//details[@class='contents']//ul").get("lang") == "en"


def test_notes_and_sources_lead_there_and_back_by_names_of_words(site: Path) -> None:
    words = {"id": ("Sumber ", "Kembali ke teks: "), "en": ("Source ", "Back to the text: ")}
    for page in _content(site):
        ids = set(page.ids())
        there, back = words[page.language]
        links = [
            *page.all(".//sup[@class='reference']/a"),
            *page.all(".//a[@class='footnote-ref']"),
        ]
        ways_back = page.all(".//a[@class='footnote-backref']")
        assert bool(links) == bool(ways_back), page.address
        for link, start in (*((link, there) for link in links), *((b, back) for b in ways_back)):
            assert (link.get("aria-label") or "").startswith(start), page.address
            assert (link.get("href") or "").removeprefix("#") in ids, page.address


def test_the_home_page_has_its_heading_and_doors_in_its_main_part(site: Path) -> None:
    for address in ("", "en/"):
        main = built_pages.pages(site)[address].one(".//main[@id='content']")
        assert len(main.findall(".//h1")) == 1
        assert main.find(".//nav[@class='doors']") is not None
