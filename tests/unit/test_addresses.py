"""The list of pages in which those near to a lost address are looked for."""

from __future__ import annotations

import json

from guidebook.guide import addresses
from guidebook.guide.addresses import Listed


def test_a_page_is_listed_with_its_title_and_every_other_address_it_has() -> None:
    page = Listed("langkah/mitra/", "“Mitra”", ("en/steps/partners/", "langkah/rekan/"))
    assert json.loads(addresses.text([page])) == [
        ["langkah/mitra/", "“Mitra”", "en/steps/partners/", "langkah/rekan/"]
    ]


def test_the_home_page_which_has_no_words_in_its_address_is_not_listed() -> None:
    assert json.loads(addresses.text([Listed("./", "Beranda")])) == []


def test_the_list_stays_small_however_many_cases_there_are() -> None:
    page = Listed("tentang/", "Tentang")
    cases = [Listed(f"kasus/x{number}/", "X", is_case=True) for number in range(501)]
    assert len(json.loads(addresses.text([page, *cases[:500]]))) == 501
    assert json.loads(addresses.text([page, *cases])) == [["tentang/", "Tentang"]]
