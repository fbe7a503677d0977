"""The pictures beside shared links."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from guidebook.theme import social_card
from guidebook.theme.social_card import Card
from PIL import Image

PAGE = """<head>
<meta property="og:title" content="Air &amp; warga: &lt;b&gt;#panic()&lt;/b&gt;">
<meta property="og:image" content="https://host.example/x/assets/images/cards/id/cases/air.png">
</head><article data-section="Kasus" data-facts="gagal · kesehatan · 2020">
<p class="case-signs"><span class="outcome outcome--failed"><svg viewBox="0 0 16 16">
<path d="m5 5 6 6"/></svg> gagal</span></p>
<figure class="partnership" aria-hidden="true">
<svg viewBox="0 0 40 20"><svg fill="var(--raised)"><circle class="f-soft" r="6"/></svg></svg>
<figcaption>Satu kelopak untuk setiap mitra.</figcaption></figure>"""

TITLE = "Air & warga: <b>#panic()</b>"


def _card(title: str) -> Card:
    return social_card.card("Situs", {**social_card.found_in(PAGE), "title": title})


def test_a_card_shows_what_its_page_shows() -> None:
    found = social_card.found_in(PAGE)
    assert found["path"] == "assets/images/cards/id/cases/air.png"
    card = social_card.card("Situs", found)
    assert (card.site, card.title, card.part) == ("Situs", TITLE, "Kasus")
    assert card.tells == ("gagal", "kesehatan", "2020")
    assert 'class="f-soft" r="6"' in card.figure
    assert "m5 5 6 6" in card.sign


def test_a_page_that_shows_the_card_of_the_site_has_none_of_its_own() -> None:
    assert social_card.found_in(PAGE.replace("images/cards/id", "images/card-id")) == {}


def test_a_drawing_stands_alone_in_the_colours_of_a_light_page() -> None:
    card = _card(TITLE)
    for drawing in (card.figure, card.sign):
        assert drawing.startswith("<svg ")
        assert 'xmlns="http://www.w3.org/2000/svg"' in drawing
        assert "var(" not in drawing
    assert "fill: #e6e8f7" in card.figure  # --nila-soft in light
    assert '<svg fill="#f7f3ea">' in card.figure
    assert ".outcome--failed { color: #a02c2c; }" in card.sign


@pytest.mark.parametrize("title", ["Air", TITLE, "Antarorganisasi " * 12, "東京 🤝", "x" * 300])
def test_a_card_of_any_title_is_large_and_light(tmp_path: Path, title: str) -> None:
    social_card.write({"a.png": _card(title)}, b"", tmp_path, None)
    drawn = (tmp_path / "a.png").read_bytes()
    assert Image.open(BytesIO(drawn)).size == (1200, 630)
    assert len(drawn) < 60_000


def test_cards_differ_by_what_they_show_and_come_out_the_same_each_time(tmp_path: Path) -> None:
    cards = {"a.png": _card("Satu"), "b.png": _card("Dua"), "c.png": _card("Satu")}
    social_card.write(cards, b"", tmp_path, None)
    first, second, third = ((tmp_path / name).read_bytes() for name in cards)
    assert first == third != second
    social_card.write({"d.png": _card("Satu")}, b"", tmp_path, None)
    assert (tmp_path / "d.png").read_bytes() == first


def test_a_card_is_drawn_once_and_kept_as_long_as_a_page_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, site = tmp_path / "kept", tmp_path / "site"
    cards = {"a.png": _card("Satu"), "b.png": _card("Dua")}
    social_card.write(cards, b"", site, kept)
    assert len(list(kept.iterdir())) == 2
    monkeypatch.setattr(social_card, "typeset_pages", None)
    (site / "a.png").unlink()
    social_card.write({"a.png": cards["a.png"]}, b"", site, kept)
    assert (site / "a.png").is_file()
    assert len(list(kept.iterdir())) == 1


def test_a_case_without_a_card_of_its_own_shows_that_of_the_site(tmp_path: Path) -> None:
    whole = social_card.of_site("Situs", "Panduan terbuka")
    social_card.write({"old.png": None}, whole, tmp_path / "site", tmp_path / "kept")
    assert (tmp_path / "site/old.png").read_bytes() == whole
    assert Image.open(BytesIO(whole)).size == (1200, 630)
    assert len(whole) < 60_000
