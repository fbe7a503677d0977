"""No link, anchor or asset of a built page leads nowhere, and its HTML is what it seems to be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import built_pages
import project

GITHUB = {
    "https://github.com/codespaces",
    "https://desktop.github.com/",
    "https://github.com/signup",
}
"""GitHub's own pages, to which the guides for contributors link."""

PREFIX = urlsplit(project.SITE_URL).path


def test_every_link_anchor_and_asset_of_the_site_exists(site: Path) -> None:
    pages = built_pages.pages(site)
    anchors = {address: set(page.ids()) for address, page in pages.items()}
    broken = []
    for address, page in pages.items():
        base = PREFIX + address
        for element in page.root.iter():
            for attribute in ("href", "src", "data-script"):
                target = element.get(attribute)
                if target is None:
                    continue
                url = urlsplit(urljoin(base, target))
                if url.scheme or url.netloc:
                    continue
                path = unquote(url.path)
                if not path.startswith(PREFIX):
                    broken.append(f"{address}: {target} leaves the site")
                    continue
                path = path.removeprefix(PREFIX)
                known = path in pages or (site / path).is_file()
                if not known or (
                    url.fragment and unquote(url.fragment) not in anchors.get(path, {url.fragment})
                ):
                    broken.append(f"{address}: {target}")
    assert not broken, "\n" + "\n".join(broken)


def test_own_addresses_in_the_head_exist(site: Path) -> None:
    pages = built_pages.pages(site)
    for page in pages.values():
        for link in page.all(".//link"):
            target = link.get("href", "")
            if target.startswith(project.SITE_URL):
                path = target.removeprefix(project.SITE_URL)
                assert path in pages or (site / path).is_file(), f"{page.address}: {target}"


def test_no_page_repeats_an_id(site: Path) -> None:
    repeated = {
        page.address: [name for name, count in Counter(page.ids()).items() if count > 1]
        for page in built_pages.pages(site).values()
    }
    assert not {address: names for address, names in repeated.items() if names}


def test_every_page_is_valid_html_with_right_nesting(site: Path) -> None:
    errors = [
        f"{page.address}: {error}"
        for page in built_pages.pages(site).values()
        for error in page.errors
    ]
    assert not errors, "\n" + "\n".join(errors[:40])


def test_no_element_stands_where_html_does_not_allow_it(site: Path) -> None:
    blocks = {
        "p",
        "div",
        "ul",
        "ol",
        "dl",
        "table",
        "h1",
        "h2",
        "h3",
        "figure",
        "section",
        "nav",
        "details",
    }
    phrasing_only = {"p", "span", "strong", "em", "h1", "h2", "h3", "summary", "figcaption"} - {
        "figcaption"
    }
    wrong = [
        f"{page.address}: <{child.tag}> in <{parent.tag}>"
        for page in built_pages.pages(site).values()
        for parent in page.root.iter()
        if parent.tag in phrasing_only
        for child in parent
        if child.tag in blocks
    ]
    lists = [
        f"{page.address}: <{child.tag}> in <{parent.tag}>"
        for page in built_pages.pages(site).values()
        for parent in page.root.iter()
        if parent.tag in {"ul", "ol"}
        for child in parent
        if child.tag != "li"
    ]
    links = [
        f"{page.address}: <{inner.tag}> in <a>"
        for page in built_pages.pages(site).values()
        for link in page.all(".//a")
        for inner in link.iter()
        if inner is not link and inner.tag in {"a", "button", "input", "details"}
    ]
    assert not wrong + lists + links


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    loading = {
        (page.address, element.tag, target)
        for page in built_pages.pages(site).values()
        for element in page.root.iter()
        for attribute in ("src", "href", "srcset", "action", "poster", "data")
        if element.tag
        in {"script", "link", "img", "iframe", "source", "form", "object", "image", "use"}
        and (target := element.get(attribute, "")).startswith(("http:", "https:", "//"))
        and not (element.tag == "link" and element.get("rel") in {"canonical", "alternate"})
    }
    assert not loading


def test_without_a_repository_nothing_links_to_one(site: Path) -> None:
    for page in built_pages.pages(site).values():
        links = [link.get("href", "") for link in page.all(".//a")]
        assert not [
            link
            for link in links
            if ("github.com" in link and link not in GITHUB) or "/edit/" in link
        ], page.address
    assert any(
        "belum mencantumkan alamat repositori" in text
        for text in built_pages.texts(built_pages.pages(site)["berkontribusi/"].root)
    )


def test_with_a_repository_pages_link_to_their_own_file_in_it(partial_site: Path) -> None:
    edit = "https://forge.example/rakyat/panduan/edit/main/docs/"
    pages = built_pages.pages(partial_site)
    for address, file in (
        ("manfaat/jangkauan/", "benefits/reach.md"),
        ("en/benefits/reach/", "benefits/reach.en.md"),
    ):
        assert [link.get("href") for link in pages[address].all(".//a[@rel='edit']")] == [
            edit + file
        ]
    links = [link.get("href") for link in pages["berkontribusi/"].all(".//a")]
    assert "https://forge.example/rakyat/panduan" in links


def test_no_page_brings_the_indents_of_its_templates(site: Path) -> None:
    written = re.compile(r"<(pre|textarea|figure)\b.*?</\1>", re.DOTALL)
    indented = []
    for address, page in built_pages.pages(site).items():
        if address == "404.html":  # no page of MkDocs, so that no hook sees it
            continue
        lines = written.sub("", page.html).split("\n")
        indented += [f"{address}: {line[:60]}" for line in lines if line[:1] in (" ", "\t")]
    assert indented == []
