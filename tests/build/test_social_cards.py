"""The pictures beside shared links, on the finished site."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import built_pages
import project
import social_cards
from guidebook.cases import collection
from PIL import Image

CASES = len(collection.load(project.ROOT).cases)
FIGURES = 14
"""Pages that show a figure in each language."""


def test_every_page_names_a_picture_that_is_there_large_and_light(site: Path) -> None:
    named = {}
    for page in built_pages.pages(site).values():
        address = page.meta("og:image")
        if address:
            named[page.address] = address.removeprefix(project.SITE_URL)
    assert len(named) > 2 * CASES
    for path in set(named.values()):
        picture = (site / path).read_bytes()
        assert len(picture) < 60_000, path
        assert Image.open(BytesIO(picture)).size == (1200, 630), path


def test_each_case_and_each_page_with_a_figure_has_a_card_of_its_own(site: Path) -> None:
    own: dict[str, list[str]] = {"id": [], "en": []}
    for page in built_pages.pages(site).values():
        if "/assets/images/cards/" in (page.meta("og:image") or ""):
            own[page.language].append(page.address)
            assert (page.meta("og:image:alt") or "").startswith(page.meta("og:title") or "?")
        elif page.all(".//figure"):
            raise AssertionError(f"{page.address} has a figure and no card")
    for language, folder in (("id", "kasus/"), ("en", "en/cases/")):
        cases = [address for address in own[language] if address.startswith(folder)]
        assert len(cases) == CASES
        assert len(own[language]) == CASES + FIGURES
    drawn = [path.read_bytes() for path in site.glob("assets/images/cards/**/*.png")]
    assert len(drawn) == 2 * (CASES + FIGURES)
    shared = 1 if CASES > social_cards.MOST_CASES else 0
    assert len(set(drawn)) == 2 * (min(CASES, social_cards.MOST_CASES) + FIGURES + shared)
