"""Titles and terms say in which language they are, or nothing is said of them."""

from __future__ import annotations

import pytest
from guidebook.text.spoken_language import language_of, marked

TITLES = {
    "en": (
        "Partnership Agreements",
        "RACI Matrix",
        "memorandum of understanding",
        "due diligence",
        "Which Firms are More Sensitive to Public Disclosure Schemes? Evidence from Indonesia’s PROPER",
        "Study on the Impact of Urban Consolidation Center (UCC) Usage in Yogyakarta City",
        "PerpuSeru invites 100 regents to transform libraries into agents of change",
        "Tweet to map floods in Jakarta, and help save lives",
        "A US $120 Million Nutrition Project had no significant impact on stunting reduction in Indonesia",
        "Law 27 of 2022 on Personal Data Protection",
    ),
    "id": (
        "Tanda Tangan Elektronik",
        "nota kesepahaman",
        "Pemerintah DIY akan hidupkan dry port di Bantul",
        "Kedudukan dan Kekuatan Memorandum of Understanding Ditinjau dari Segi Hukum Kontrak",
        "Breaking news: … putuskan Program Organisasi Penggerak dijalankan tahun depan",
        "Desak Pengesahan RUU PKS, The Body Shop Indonesia Lakukan Hal Berikut",
        "Undang-Undang Nomor 11 Tahun 2020",
        "Genose tak jadi syarat perjalanan dalam PPKM Darurat Jawa-Bali",
    ),
    "nl": ("Succesvolle horizontale samenwerking Nestlé en PepsiCo",),
    "jv": ("pakewuh",),
    "fr": ("force majeure",),
    "": ("", "ISO 44001:2017", "PetaBencana", "FAQ GeNose C19", "Wolbachia", "media", "program"),
}


@pytest.mark.parametrize(
    ("title", "language"),
    [(title, language) for language, titles in TITLES.items() for title in titles],
)
def test_a_title_is_in_the_language_that_its_words_tell(title: str, language: str) -> None:
    assert language_of(title) == language


def test_a_title_of_two_languages_is_in_neither() -> None:
    assert language_of("Laporan untuk para mitra: the annual report") == ""


def test_what_a_text_emphasises_in_another_language_says_so() -> None:
    html = "<p><em>due &amp; diligence</em>, <em>uji tuntas</em>, <em>ISO 1</em> <b>of the</b></p>"
    shown = html.replace("<em>due", '<em lang="en">due')
    assert marked(html, "id") == shown
    assert marked(shown.replace(' lang="en"', ""), "en") == html.replace(
        "<em>uji", '<em lang="id">uji'
    )


def test_marks_and_links_inside_stay_as_they_are() -> None:
    html = '<em>The <a href="x">way</a> of <strong>ISO</strong></em> <em>a <em>the of</em></em>'
    assert marked(html, "id") == (
        '<em lang="en">The <a href="x">way</a> of <strong>ISO</strong></em>'
        ' <em>a <em lang="en">the of</em></em>'
    )


def test_a_term_inside_what_is_strong_says_its_own_language() -> None:
    html = "<strong>Nota kesepahaman, <em>memorandum of understanding</em>:</strong>"
    assert marked(html, "id") == html.replace("<em>", '<em lang="en">')
    assert marked("<strong>Commit changes to the branch</strong>", "id").startswith(
        '<strong lang="en">'
    )
