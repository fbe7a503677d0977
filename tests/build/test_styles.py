"""Every page loads the stylesheets that it needs, and no other."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import project
import pytest
from guidebook.theme import stylesheet

BLOCKING = 10_000
"""Bytes of the stylesheets that a page is drawn with, as a host sends them."""
BEGINNING = 5_500
"""Bytes of a page's own text until it may be drawn."""
LINK = re.compile(r'<link rel="stylesheet" href="[^"]*/([\w-]+)\.css"(?: media="(print)")?>')
CLASSES = re.compile(r'\sclass="([^"]*)"')


@cache
def _named(site: Path, sheet: str) -> set[str]:
    """The classes that a published stylesheet names."""
    css = (site / f"assets/stylesheets/{sheet}.css").read_text(encoding="utf-8")
    selectors = re.sub(r"\{[^{}]*\}", " ", css)
    return set(re.findall(r"\.([A-Za-z][\w-]*)", selectors))


def _pages(site: Path) -> dict[str, str]:
    pages = {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }
    return {name: html for name, html in pages.items() if "guidebook.css" in html}


def test_a_page_loads_the_stylesheet_of_every_class_that_is_in_it(site: Path) -> None:
    everywhere = _named(site, stylesheet.ENTRY) | _named(site, "print")
    pages = _pages(site)
    assert len(pages) > 100
    for name, html in pages.items():
        loaded = {sheet for sheet, _ in LINK.findall(html)}
        used = set(" ".join(CLASSES.findall(html)).split())
        for sheet in stylesheet.ALONE:
            own = (_named(site, sheet) - everywhere) & used
            missing = own - set().union(*(_named(site, other) for other in loaded))
            assert not missing, f"{name} loads no stylesheet with {sorted(missing)}"


@pytest.mark.parametrize("sheet", stylesheet.ALONE)
def test_a_page_loads_no_stylesheet_of_which_it_has_nothing(site: Path, sheet: str) -> None:
    own = _named(site, sheet) - _named(site, stylesheet.ENTRY)
    pages = {name: html for name, html in _pages(site).items() if f"/{sheet}.css" in html}
    assert pages
    for name, html in pages.items():
        assert own & set(" ".join(CLASSES.findall(html)).split()), name


@pytest.mark.parametrize("address", [*project.BOTH, "404.html"])
def test_a_page_is_drawn_after_few_bytes(site: Path, address: str) -> None:
    """A stylesheet comes with as much of the page beside it. At 50 kbit/s and 400 ms for each answer
    these budgets are 0.8 s + (2 * BLOCKING + 1,200 bytes before the first link) / 6,250 = 4.2 s;
    drawing takes a weak phone half a second. `make paint` measures it.
    """
    path = site / address
    html = (path if path.suffix else path / "index.html").read_text(encoding="utf-8")
    sheets = [sheet for sheet, medium in LINK.findall(html) if not medium]
    sizes = [_size((site / f"assets/stylesheets/{sheet}.css").read_bytes()) for sheet in sheets]
    assert sum(sizes) <= BLOCKING, dict(zip(sheets, sizes, strict=True))
    beginning = html.partition('id="drawn"')[0]
    assert _size(beginning.encode()) <= BEGINNING
    assert _size(html.partition('rel="stylesheet"')[0].encode()) <= 1_200


def _size(body: bytes) -> int:
    return len(gzip.compress(body, 6))


def test_what_is_for_paper_comes_after_all_that_a_screen_shows(site: Path) -> None:
    for name, html in _pages(site).items():
        *seen, printed = LINK.findall(html)
        assert printed[0] in stylesheet.PRINTED, name
        assert printed[1] == "print", name
        assert seen[0][0] == stylesheet.ENTRY, name
        assert html.index(f"/{printed[0]}.css") > html.index("</main>"), name
        assert all(medium == "" and sheet not in stylesheet.PRINTED for sheet, medium in seen), name
