from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from guidebook import fonts


@pytest.mark.parametrize("name", fonts.NAMES)
def test_a_font_is_small_variable_and_holds_every_character_it_promises(name: str) -> None:
    packed = fonts.woff2(name)
    assert len(packed) < 40_000
    font = TTFont(BytesIO(packed))
    assert [axis.axisTag for axis in font["fvar"].axes] == ["wght"]
    missing = fonts.CHARACTERS - (font.getBestCmap() or {}).keys()
    assert not {hex(code) for code in missing}


def test_cutting_a_font_twice_gives_the_same_bytes() -> None:
    first = fonts.woff2(fonts.NAMES[0])
    fonts.woff2.cache_clear()
    assert fonts.woff2(fonts.NAMES[0]) == first
