"""A page that has moved is still found at its old address, and nowhere else is that address shown."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import built_pages
import host_rules
import project
import pytest

PREFIX = urlsplit(project.SITE_URL).path
LEADS = {
    "langkah/rekan/": "langkah/mitra/",
    "en/steps/partner/": "en/steps/partners/",
    "lama/": "",
    "en/why/reach/": "en/benefits/reach/#limits",
    "en/closing-words/": "en/conclusion/",
    "en/cases/by-outcome/failed/": "en/cases/outcomes/failed/",
}


@pytest.fixture
def moved(partial_site: Path) -> dict[str, built_pages.Page]:
    return built_pages.moved(partial_site)


def test_a_page_at_each_old_address_leads_to_the_page_in_its_language(
    partial_site: Path, moved: dict[str, built_pages.Page]
) -> None:
    assert moved.keys() == LEADS.keys()
    for old, new in LEADS.items():
        target, page = new.split("#")[0], moved[old]
        assert page.root.get("lang") == page.language
        refresh = page.one(".//noscript/meta[@http-equiv='refresh']").get("content", "")
        for link in (refresh.removeprefix("0; url="), page.one(".//a").get("href", "")):
            assert urljoin(f"/panduan/{old}", link) == f"/panduan/{new}"
        assert page.one(".//link[@rel='canonical']").get("href") == project.SITE_URL + target
        assert page.meta("robots") == "noindex"
        assert target in built_pages.pages(partial_site)
        assert not page.errors


def test_the_link_at_an_old_address_names_the_page_it_leads_to(
    partial_site: Path, moved: dict[str, built_pages.Page]
) -> None:
    for old, words in (("langkah/rekan/", "Lanjutkan ke:"), ("en/steps/partner/", "Continue to:")):
        title = "".join(built_pages.pages(partial_site)[LEADS[old]].one(".//h1").itertext()).strip()
        assert moved[old].one(".//a").text == f"{words} {title}"


def test_what_a_page_at_an_old_address_loads_exists(
    partial_site: Path, moved: dict[str, built_pages.Page]
) -> None:
    for old, page in moved.items():
        for target in (
            page.one(".//script").attrib["src"],
            page.one(".//link[@rel='icon']").attrib["href"],
        ):
            assert (partial_site / old / target).resolve().is_file()


def test_an_old_address_is_in_no_list_of_pages(partial_site: Path) -> None:
    listed = [
        (partial_site / name).read_text(encoding="utf-8")
        for name in ("sitemap.xml", "semua-halaman/index.html", "en/all-pages/index.html")
    ]
    for old in LEADS:
        assert not any(f"{old}<" in text or f'{old}"' in text for text in listed)
    indexed = json.loads(
        (partial_site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8")
    )["languages"]
    assert sum(found["page_count"] for found in indexed.values()) == len(
        [
            page
            for page in built_pages.pages(partial_site).values()
            if page.all(".//*[@data-pagefind-body]")
        ]
    )


def test_hosts_that_read_rules_lead_on_by_themselves(partial_site: Path) -> None:
    expected = [
        [f"{PREFIX}{path}", f"{PREFIX}{new}", "301"]
        for old, new in LEADS.items()
        for path in (old.rstrip("/"), old)
    ]
    assert host_rules.redirect_rules(partial_site) == expected


def test_a_site_where_nothing_has_moved_has_no_rules(site: Path) -> None:
    moved = built_pages.moved(site)
    assert (site / "_redirects").exists() == bool(moved)
