"""The links between a text and its notes say where they lead."""

from __future__ import annotations

from guidebook.guide import notes, page_html

WORDS = {
    "note": "Sumber",
    "note.back": "Kembali: #",
    "note.back.again": "Kembali: #, tempat #place",
}
PAGE = "Satu.[^a][^2-b] Dua.[^a]\n\n[SOURCES]\n\n[^a]: Satu\n[^2-b]: Dua\n"


def _named() -> str:
    return notes.named(page_html.safe(page_html.html_of(PAGE)), WORDS.__getitem__)


def test_the_link_to_a_note_is_named_by_a_word_and_its_number() -> None:
    html = _named()
    assert '<a class="footnote-ref" href="#fn-a" aria-label="Sumber 1">1</a>' in html
    assert '<a class="footnote-ref" href="#fn-2-b" aria-label="Sumber 2">2</a>' in html


def test_each_way_back_says_from_which_note_and_to_which_of_its_places() -> None:
    html = _named()
    assert 'href="#fnref-a" aria-label="Kembali: 1">' in html
    assert 'href="#fnref2-a" aria-label="Kembali: 1, tempat 2">' in html
    assert 'href="#fnref-2-b" aria-label="Kembali: 2">' in html
    assert "Jump back" not in html


def test_two_marks_at_one_place_stand_apart_and_marks_with_words_between_them_do_not() -> None:
    html = "<sup>1</sup><sup>2</sup> dan <sup>3</sup>"
    expected = "<sup>1</sup>\u202f<sup>2</sup> dan <sup>3</sup>"
    assert notes.named(html, WORDS.__getitem__) == expected
