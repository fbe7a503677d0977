"""Case studies woven into the built site."""

from __future__ import annotations

import csv
import gzip
import json
import re
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import built_pages
import corpus
import fuzz_cases
import jsonschema
import picture_files
import project
import pytest
import social_cards
from guidebook import languages
from guidebook.cases import (
    chosen,
    collection,
    example,
    finder,
    listings,
    open_data,
    reader,
    related,
    schema,
    source_notes,
)
from guidebook.cases import page as case_page
from guidebook.contributions import word_template
from guidebook.text import vocabulary
from guidebook.text.yaml_reader import plain

REAL = collection.load(project.ROOT).cases
SLUGS = {"cases": "kasus"}


def _pages(site: Path, language: str) -> list[tuple[collection.Case, built_pages.Page]]:
    pages = built_pages.pages(site)
    return [(case, pages[open_data.address(case, language, SLUGS)]) for case in REAL]


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_case_page_shows_its_facts_sections_and_sources(site: Path, language: str) -> None:
    for case, page in _pages(site, language):
        text = " ".join(built_pages.texts(page.root))
        for name in ("sector", "outcome"):
            if name in case.facts:
                value = str(case.facts[name])
                assert vocabulary.values(name)[value][language] in text, page.address
        assert [h.get("id") for h in page.all(".//div[@class='case-body']//h2")] == list(
            vocabulary.HEADING_IDS
        )
        sources = case.facts.get("sources") or []
        assert isinstance(sources, list)
        assert len(page.all(".//section[@class='case-sources']//li")) == len(sources)
        if sources:
            assert source_notes.reading(sources, language) in text, page.address
        independent = [source for source in sources if source.get("independent")]
        marked = page.all(".//section[@class='case-sources']//li/sup[@class='independent']")
        assert len(marked) == len(independent)
        later = [source["later"] for source in sources if source.get("later")]
        told = page.all(".//section[@class='case-sources']//span[@class='case-sources__later']")
        words = source_notes.words(language)["later"]
        assert [each.text for each in told] == [words[each] for each in later]
        illustration = case.facts["kind"] == "illustration"
        assert bool(page.all(".//*[@class='kind']")) >= illustration
        assert (
            vocabulary.values("kind")["illustration"][language]
            in [t.lower() for t in built_pages.texts(page.one(".//p[@class='case-signs']"))]
        ) == illustration


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_case_page_shows_its_partnership_as_a_light_figure(site: Path, language: str) -> None:
    for case, page in _pages(site, language):
        partners: Any = case.facts["partners"]
        drawing = page.one(".//figure")
        assert drawing.get("aria-hidden") == "true", "the facts say it in words"
        assert len(drawing.findall("./{*}svg/{*}ellipse")) == len(partners)
        signs = [use.get("href") for use in drawing.findall("./{*}svg/{*}use")]
        assert signs == [f"#sign-{partner['type']}" for partner in partners]
        listed = page.all(".//dl[@class='case-facts']//li/{*}svg/{*}use")
        assert [use.get("href") for use in listed] == signs, "each petal is named in the list"
        drawn = {symbol.get("id") for symbol in drawing.findall("./{*}svg/{*}symbol")}
        assert {f"#{name}" for name in drawn} == set(signs)
        shapes = drawing.findall("./{*}svg/{*}svg[@class]")
        ended = [shape.get("class") for shape in shapes if "outcome--" in shape.get("class", "")]
        outcome = case.facts.get("outcome")
        assert ended == ([f"outcome--{outcome}"] if outcome else [])
        years = [case.facts[name] for name in ("start", "end") if name in case.facts]
        text = " ".join(built_pages.texts(drawing))
        assert all(str(year) in text for year in years)
        assert len(ElementTree.tostring(drawing)) <= 6_000, page.address


def test_figures_of_the_partners_themselves_are_recognisable(site: Path) -> None:
    signs = 0
    for case, page in _pages(site, "id"):
        body = page.one(".//div[@class='case-body']")
        marked = len(body.findall(".//sup[@class='self-reported']"))
        assert marked == case.body["id"].count("(*)"), page.address
        assert "(*)" not in "".join(body.itertext())
        legend = page.all(".//p[@class='case-legend']/sup[@class='self-reported']")
        assert bool(legend) == bool(marked)
        signs += marked
    assert signs > 10


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_lessons_of_a_case_are_marked_as_a_view_once_and_right_below_them(
    site: Path, language: str
) -> None:
    for _, page in _pages(site, language):
        parts = list(page.one(".//div[@class='page-text md-typeset']"))
        (body,) = [part for part in parts if part.get("class") == "case-body"]
        (mark,) = page.all(".//p[@class='case-opinion']")
        assert parts[parts.index(body) + 1] is mark, page.address
        assert body.findall(".//h2")[-1].get("id") == "lessons"
        assert vocabulary.HEADINGS[language][-1] in "".join(mark.itertext())


def test_references_lead_to_the_sources(site: Path) -> None:
    for case, page in _pages(site, "en"):
        ids = set(page.ids())
        links = [link.get("href", "") for link in page.all(".//sup[@class='reference']/a")]
        assert all(link[1:] in ids for link in links)
        assert bool(links) == bool(case.facts.get("sources"))


def test_every_case_stands_in_the_lists_of_its_benefits_sector_and_outcome(site: Path) -> None:
    pages = built_pages.pages(site)
    for prefix in ("", "en/"):
        slugs = listings.slugs() | SLUGS
        for name, group, value in listings.pages():
            address = prefix + languages.localized(f"{name}/", {} if prefix else slugs)
            listed = {
                (link.get("href") or "").rstrip("/").split("/")[-1]
                for link in pages[address].all(".//ul[@class='case-list']//a")
            }
            stated = {case.slug for case in REAL if value in related.values_of(case, group)}
            assert listed == stated, address


@pytest.mark.parametrize(
    "address", ["kasus/hasil/gagal/", "kasus/manfaat/inovasi-dan-kreativitas/"]
)
def test_each_part_of_a_list_begins_with_the_cases_that_lead(site: Path, address: str) -> None:
    order = {case.slug: number for number, case in enumerate(chosen.leading_first(REAL))}
    lists = built_pages.pages(site)[address].all(".//ul[@class='case-list']")
    assert len(lists) > 1
    for part in lists:
        slugs = [(link.get("href") or "").split("/")[-2] for link in part.findall("li/a")]
        assert slugs == sorted(slugs, key=order.__getitem__)


@pytest.mark.parametrize("address", ["kasus/", "en/cases/"])
def test_the_number_beside_a_benefit_or_an_outcome_is_the_number_of_cases_in_its_list(
    site: Path, address: str
) -> None:
    pages = built_pages.pages(site)
    entries = pages[address].all(".//ul[@class='case-outcomes']/li")
    assert len(entries) == len(vocabulary.values("benefit")) + len(vocabulary.values("outcome"))
    for entry in entries:
        link = entry.find(".//a")
        assert link is not None
        whole = pages[address + (link.get("href") or "")]
        listed = {each.get("href") for each in whole.all(".//ul[@class='case-list']/li/a")}
        assert "".join(entry.itertext()).endswith(f"({len(listed)})")


def test_the_page_of_the_finder_begins_with_the_cases_that_lead_and_knows_where_the_others_are(
    site: Path,
) -> None:
    for address, language in (("kasus/", "id"), ("en/cases/", "en")):
        page = built_pages.pages(site)[address]
        first = chosen.leading_first(REAL)[: finder.PIECE]
        titles = [link.text for link in page.all(".//ul[@id='found']/li/a")]
        assert titles == [case.title[language] for case in first]
        place = page.one(".//div[@id='finder']").get("data-pieces") or ""
        folder = (site / address / place).resolve()
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        assert index["count"] == len(REAL)
        assert (folder / "rows-0.json").is_file()


def test_a_tile_of_the_map_tells_its_province_in_words_and_how_many_cases_it_has(
    site: Path,
) -> None:
    page = built_pages.pages(site)["kasus/"]
    counts: dict[str, int] = {}
    for case in REAL:
        regions = related.values_of(case, "region")
        for known in {"abroad" if len(region) == 2 else region for region in regions}:
            counts[known] = counts.get(known, 0) + 1
    tiles = page.all(".//a[@data-tile]")
    assert len(tiles) == 40
    for tile in tiles:
        region = tile.get("data-tile") or ""
        told = " ".join("".join(tile.itertext()).split())
        assert told.endswith(f" {counts.get(region, 0)}"), region
        assert (tile.get("href") is not None) == (region in counts)
        if region != "abroad":
            assert vocabulary.values("region")[region]["id"] in told


def test_illustrations_are_labelled_wherever_they_are_listed(site: Path) -> None:
    invented = {case.slug for case in REAL if case.facts["kind"] == "illustration"}
    for page in built_pages.pages(site).values():
        for entry in page.all(".//li[@class='case-entry']"):
            slug = (entry.find("a").get("href") or "").rstrip("/").split("/")[-1]  # type: ignore[union-attr]
            assert (entry.find(".//span[@class='kind']") is not None) == (slug in invented), (
                page.address
            )


def test_an_illustration_says_nowhere_how_it_ended(site: Path) -> None:
    invented = {case.slug for case in REAL if case.facts["kind"] == "illustration"}
    for address, page in built_pages.pages(site).items():
        if address.rstrip("/").split("/")[-1] in invented:
            assert not page.all(".//p[@class='case-signs']/*[@class!='kind']"), address
        for sign in page.all(".//span[@class='case-entry__signs']"):
            if sign.find("span[@class='kind']") is not None:
                assert len(sign) == 1, address
    records = json.loads((site / "cases.json").read_text(encoding="utf-8"))["cases"]
    assert {record["id"] for record in records if "outcome" not in record} == invented


def test_each_outcome_has_a_shape_of_its_own(site: Path) -> None:
    page = built_pages.pages(site)["kasus/"]
    shapes = []
    for item in page.all(".//section[@aria-labelledby='by-outcome']//li"):
        drawing = item.find(".//{*}svg")
        assert drawing is not None
        shapes.append([sorted(part.attrib.items()) for part in drawing])
    assert len(shapes) == len(vocabulary.values("outcome"))
    assert all(shapes.count(shape) == 1 for shape in shapes)


def test_benefit_and_step_pages_list_their_cases_and_home_shows_three_outcomes(site: Path) -> None:
    pages = built_pages.pages(site)
    for address in ("manfaat/efisiensi/", "en/steps/agreement/"):
        assert 3 <= len(pages[address].all(".//ul[@class='case-list']/li")) <= 6
    for home in ("", "en/"):
        outcomes = {
            e.get("class")
            for e in pages[home].all(".//li[@class='case-entry']//span")
            if "outcome" in (e.get("class") or "")
        }
        assert outcomes == {
            "outcome outcome--worked",
            "outcome outcome--mixed",
            "outcome outcome--failed",
        }


def test_open_data_is_published_and_valid(site: Path) -> None:
    data = json.loads((site / "cases.json").read_text(encoding="utf-8"))
    pages = built_pages.pages(site)
    for record in data["cases"]:
        for address in record["url"].values():
            assert address.removeprefix(project.SITE_URL) in pages
    rows = list(csv.DictReader(StringIO((site / "cases.csv").read_text(encoding="utf-8-sig"))))
    assert [row["id"] for row in rows] == [record["id"] for record in data["cases"]]
    jsonschema.Draft202012Validator.check_schema(
        json.loads((site / "case-schema.json").read_text(encoding="utf-8"))
    )
    for name in ("feed.xml", "en/feed.xml"):
        assert len(ElementTree.parse(site / name).getroot()) > len(REAL)
    for language in ("id", "en"):
        template = (site / f"case-template-{language}.md").read_text(encoding="utf-8")
        assert template == example.text(language)
        address = {"id": "berkontribusi/lewat-github/", "en": "en/contribute/github/"}[language]
        shown = ["".join(code.itertext()) for code in pages[address].all(".//pre/code")]
        assert template in shown
        assert (site / f"case-template-{language}.docx").read_bytes() == word_template.template(
            language
        )


def test_structured_data_is_json_with_what_schema_org_needs(site: Path) -> None:
    pages = built_pages.pages(site)
    (script,) = pages["kasus/"].all(".//script[@type='application/ld+json']")
    dataset = json.loads(script.text or "")
    assert dataset["@type"] == "Dataset"
    assert {"name", "description", "license", "distribution"} <= dataset.keys()
    for case, page in _pages(site, "en"):
        (script,) = page.all(".//script[@type='application/ld+json']")
        article = json.loads(script.text or "")
        assert article["@type"] == "Article"
        assert article["headline"] == case.title["en"]
        assert article["inLanguage"] == "en"


def test_the_field_list_of_the_github_page_is_the_schema(site: Path) -> None:
    for address, language in (
        ("berkontribusi/lewat-github/", "id"),
        ("en/contribute/github/", "en"),
    ):
        page = built_pages.pages(site)[address]
        assert [term.get("id") for term in page.all(".//dl[@class='case-fields']//dt")] == [
            f"field-{n}" for n in schema.NAMES
        ]
        text = " ".join(built_pages.texts(page.one(".//dl[@class='case-fields']")))
        assert all(rule[language] in text for rule in schema.rules().values())


def test_a_broken_case_stops_a_strict_build_with_file_and_line_in_both_languages(
    tmp_path: Path,
) -> None:
    copied = project.copy(tmp_path / "project")
    broken = example.text("id").replace("outcome: mixed", "outcome: bagus")
    (copied / "docs/cases/rusak.md").write_text(broken, encoding="utf-8")
    done = project.build(copied, tmp_path / "site")
    assert done.returncode != 0
    assert "docs/cases/rusak.md:11: 'bagus' tidak dikenal sebagai 'outcome'" in done.stderr
    assert "docs/cases/rusak.md:11: 'bagus' is not known as 'outcome'" in done.stderr
    assert not (tmp_path / "site").exists()


def test_hundreds_of_cases_build_strictly_and_their_lists_stay_light(tmp_path: Path) -> None:
    corpus.write(tmp_path / "project", 250)
    done = project.build(tmp_path / "project", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        assert len(gzip.compress(page.read_bytes())) < 30_000, page
    index = built_pages.pages(tmp_path / "site")["kasus/"]
    assert len(index.all(".//ul[@id='found']/li")) == finder.PIECE
    assert len(list((tmp_path / "site").glob("assets/cases/id-*/rows-*.json"))) == 13
    _every_case_is_reached_without_scripts(tmp_path / "site", 250)
    cards = [
        path.read_bytes() for path in (tmp_path / "site").glob("assets/images/cards/id/cases/*")
    ]
    assert len(cards) == 250
    assert len(set(cards)) == social_cards.MOST_CASES + 1


def _every_case_is_reached_without_scripts(site: Path, count: int) -> None:
    """From the page of all pages over the lists by sector and their further pages."""
    pages = built_pages.pages(site)
    found: set[str] = set()
    lists = _links(pages["semua-halaman/"], ".//ul[@class='all-pages']/li/a")
    lists = {address for address in lists if address.startswith("kasus/bidang/")}
    while lists:
        address = lists.pop()
        rows = _links(pages[address], ".//ul[@class='case-list']/li/a")
        assert 0 < len(rows) <= listings.PER_PAGE
        found |= rows
        lists |= _links(pages[address], ".//a[@rel='next']")
    assert len(found) == count
    # What the matrix leads to stands there.
    for link in pages["kasus/"].all(".//td/a"):
        address, part = urljoin("kasus/", link.get("href", "")).split("#")
        assert pages[address].one(f".//h2[@id='{part}']") is not None
    titles = [page.one(".//title").text for page in pages.values()]
    assert len(set(titles)) == len(titles)


def _links(page: built_pages.Page, path: str) -> set[str]:
    addresses = [link.get("href", "") for link in page.all(path)]
    return {urljoin(f"/{page.address}", address).lstrip("/") for address in addresses}


CHECKED = {
    "kasus/plasma-buol/": "Ditulis dari sumber yang terbit. Diperiksa oleh dua mitra, Mei 2026.",
    "en/cases/plasma-buol/": "Written from published sources. Checked by two partners, May 2026.",
}
"""What the page of a case says that two of its partners have agreed to."""


def _checked(root: Path) -> str:
    """The facts about the agreement of the first two partners of the case."""
    facts = reader.read((root / "docs/cases/plasma-buol.md").read_bytes(), "x.md").facts
    partners = plain(facts["partners"])
    assert isinstance(partners, list)
    lines = ["", "basis: published", "agreements:"]
    for partner, day in zip(partners, ("2026-05-03", "2026-04"), strict=False):
        lines += [f"  - organisation: {json.dumps(partner['name'])}", "    role: ketua"]
        lines += [f"    date: {day}", "    to: text-and-pictures"]
    return "\n".join(lines) + "\n"


def test_a_picture_of_a_case_is_published_and_found_from_both_languages(tmp_path: Path) -> None:
    copied = project.copy(tmp_path / "project")
    picture = copied / "docs/cases/plasma-buol/kebun.png"
    picture.parent.mkdir()
    data = picture_files.encoded(kind="PNG")
    picture.write_bytes(data)
    for name in ("plasma-buol.md", "plasma-buol.en.md"):
        path = copied / "docs/cases" / name
        text = path.read_text(encoding="utf-8")
        text = text.replace("\nstatements:", "\npictures: own\nstatements:", 1)
        text = text.replace("\nbasis: published\n", _checked(copied), 1)
        start = text.index("## ")
        end = text.index("\n\n", start) + 2
        path.write_text(
            text[:end] + "![Kebun sawit](plasma-buol/kebun.png)\n\n" + text[end:], encoding="utf-8"
        )
    done = project.build(copied, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for address in ("kasus/plasma-buol/", "en/cases/plasma-buol/"):
        (image,) = built_pages.pages(tmp_path / "site")[address].all(
            ".//div[@class='case-body']//img"
        )
        assert image.get("alt") == "Kebun sawit"
        article = built_pages.pages(tmp_path / "site")[address].one(".//article")
        whole = " ".join("".join(article.itertext()).split())
        assert CHECKED[address] in whole
        found = (tmp_path / "site" / address / (image.get("src") or "")).resolve()
        assert found.read_bytes() == data


def test_cases_in_which_nothing_is_found_build_strictly_and_show_what_was_judged(
    tmp_path: Path,
) -> None:
    copied = project.copy(tmp_path / "project")
    for number in range(800):
        path = copied / f"docs/cases/acak-{number:03}.md"
        path.write_bytes(fuzz_cases.changed(f"build-{number}"))
    refused = {found.path for found in collection.load(copied).findings}
    for name in refused:
        (copied / name).unlink()
    cases = [case for case in collection.load(copied).cases if case.slug.startswith("acak-")]
    assert len(cases) >= 100
    done = project.build(copied, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for case in cases:
        html = (tmp_path / f"site/kasus/{case.slug}/index.html").read_text(encoding="utf-8")
        _, _, text = html.partition('<div class="case-body">\n')
        shown, _, _ = text.partition('\n</div>\n<p class="case-opinion">')
        sources = case.facts.get("sources", [])
        assert isinstance(sources, list)
        judged = case_page.signed(case.html["id"], len(sources), "", "").html
        assert _as_judged(shown) == _as_judged(judged), case.slug


def _as_judged(html: str) -> str:
    """The HTML of a case's text without what the build adds: where links lead and how they are
    called, boxes, and what voices are told of tables and foreign words.
    """
    html = re.sub(r'<a class="headerlink".*?</a>|<div class="table-box"[^>]*>', "", html)
    html = html.replace("</table></div>", "</table>").replace(">\n<", "><")
    html = re.sub(r'(<span class="visually-hidden">)[^<]*', r"\1", html)
    html = re.sub(r"<(/?)th\b", r"<\1td", html)  # the first cell of a row, which names it
    told = r"href|src|role|scope|lang|aria-label|aria-labelledby|data-label|data-cards"
    return re.sub(rf' (?:{told})="[^"]*"', "", html).strip()
