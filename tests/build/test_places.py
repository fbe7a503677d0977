"""Every page says where it is: by the way to it, and by what its contents name."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import built_pages
import pytest

HOMES = ("", "en/")


def _way(page: built_pages.Page) -> list[tuple[str, str]]:
    """The text and the address of each step of the way to a page, its own number without one."""
    steps = []
    for step in page.one(".//nav[@class='kicker']").iter("li"):
        link = step.find("a")
        target = urljoin(f"/{page.address}", link.get("href", "")) if link is not None else ""
        steps.append((_text(step), target.lstrip("/")))
    return steps


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize(
    ("address", "way"),
    [
        (
            "langkah/mitra/",
            [("Beranda", ""), ("Caranya", "langkah/"), ("Langkah 1 dari 5", "")],
        ),
        ("en/benefits/reach/", [("Home", "en/"), ("Why", "en/benefits/"), ("Benefit 2 of 6", "")]),
        (
            "pendalaman/uang/",
            [("Beranda", ""), ("Caranya", "langkah/"), ("Pendalaman", "pendalaman/")],
        ),
        ("pendalaman/", [("Beranda", ""), ("Caranya", "langkah/")]),
        ("langkah/", [("Beranda", "")]),
        ("privasi/", [("Beranda", "")]),
        ("en/all-pages/", [("Home", "en/")]),
        ("kasus/", [("Beranda", "")]),
        (
            "kasus/genose-c19/",
            [("Beranda", ""), ("Studi kasus", "kasus/"), ("Kesehatan", "kasus/bidang/kesehatan/")],
        ),
        ("en/cases/outcomes/failed/", [("Home", "en/"), ("Case studies", "en/cases/")]),
    ],
)
def test_a_page_shows_the_way_to_it(site: Path, address: str, way: list[tuple[str, str]]) -> None:
    assert _way(built_pages.pages(site)[address]) == way


def test_every_page_but_the_home_page_has_a_way_that_leads_home(site: Path) -> None:
    for address, page in built_pages.pages(site).items():
        if address in (*HOMES, "404.html"):
            continue
        home = "en/" if page.language == "en" else ""
        assert _way(page)[0][1] == home, address


def test_the_number_among_the_pages_of_a_part_is_where_the_reader_is(site: Path) -> None:
    page = built_pages.pages(site)["langkah/kesepakatan/"]
    (here,) = page.all(".//nav[@class='kicker']//li[@aria-current='page']")
    assert _text(here) == "Langkah 3 dari 5"
    numbers = page.all(".//nav[@class='switch']//a")
    assert [_text(link)[:2] for link in numbers] == ["1.", "2.", "3.", "4.", "5."]
    assert [link.get("aria-current") for link in numbers].index("page") == 2


def test_the_contents_of_a_case_name_its_sources_and_the_cases_like_it(site: Path) -> None:
    page = built_pages.pages(site)["kasus/genose-c19/"]
    links = page.all(".//details[@class='contents']//a")
    assert [link.get("href") for link in links][-2:] == ["#sources", "#related"]
    assert [_text(link) for link in links][-2:] == ["Sumber", "Kasus terkait"]


@pytest.mark.parametrize("address", ["privasi/", "en/all-pages/"])
def test_a_page_outside_the_navigation_is_marked_at_the_foot_of_the_page(
    site: Path, address: str
) -> None:
    page = built_pages.pages(site)[address]
    (marked,) = page.all(".//footer//a[@aria-current='page']")
    assert urljoin(f"/{address}", marked.get("href", "")) == f"/{address}"
