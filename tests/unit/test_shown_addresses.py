"""Long web addresses are cut where they are the text of a link."""

from __future__ import annotations

from guidebook.text import shown_addresses

LONG = (
    "https://kppu.go.id/blog/2024/02/sidang-perdana-perkara-kemitraan-sektor-kelapa-sawit-di-buol"
)


def test_a_short_address_is_shown_as_it_is() -> None:
    address = "https://peraturan.go.id/"
    assert shown_addresses.shown(address) == address
    link = f'<a href="{address}">{address}</a>'
    assert shown_addresses.shortened(link) == link


def test_a_long_address_is_shown_by_its_beginning_and_leads_where_it_did() -> None:
    shown = shown_addresses.shown(LONG)
    assert shown == "kppu.go.id/blog/2024/02/sidang-perdana-perkara-kemitraan-se…"
    assert shown_addresses.shortened(f'<a href="{LONG}" rel="x">{LONG}</a>') == (
        f'<a class="cut" href="{LONG}" rel="x">{shown}</a>'
    )


def test_signs_of_html_in_an_address_stay_signs() -> None:
    address = LONG + "?a=1&amp;b=2"
    html = shown_addresses.shortened(f'<a href="{address}">{address}</a>')
    assert f'href="{address}"' in html
    assert html.endswith("…</a>")


def test_a_link_with_words_of_its_own_keeps_them() -> None:
    for link in (f'<a href="{LONG}">Kata</a>', f'<a class="x" href="{LONG}">{LONG}</a>'):
        assert shown_addresses.shortened(link) == link
