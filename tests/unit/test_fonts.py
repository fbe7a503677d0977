from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import project
import pytest
from fontTools.ttLib import TTFont
from guidebook.theme import fonts


@pytest.mark.parametrize("name", fonts.CHARACTERS)
def test_a_font_is_small_variable_and_holds_every_character_it_promises(name: str) -> None:
    packed = fonts.woff2(name)
    assert len(packed) < 13_000
    font = TTFont(BytesIO(packed))
    assert [axis.axisTag for axis in font["fvar"].axes] == ["wght"]
    missing = fonts.CHARACTERS[name] - (font.getBestCmap() or {}).keys()
    assert not {hex(code) for code in missing}


def test_cutting_a_font_twice_gives_the_same_bytes() -> None:
    name = next(iter(fonts.CHARACTERS))
    first = fonts.woff2(name)
    fonts.woff2.cache_clear()
    assert fonts.woff2(name) == first


def test_the_stylesheet_names_the_characters_for_which_the_second_file_is_loaded() -> None:
    style = (project.ROOT / "overrides/assets/stylesheets/fonts.css").read_text(encoding="utf-8")
    assert f"unicode-range: {_ranges(fonts.MORE)};" in style


def _ranges(codes: Iterable[int]) -> str:
    """Characters as CSS writes them: `U+20-7E, U+A0`."""
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges
    )
