"""Plus Jakarta Sans, cut to the characters the site can need and packed as woff2."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

import fontpkg_plus_jakarta_sans
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

CHARACTERS = (
    {*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x149), *range(0x14A, 0x17F)}  # Latin with accents, for names
    | {0x2010, 0x2012, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026}
    | {0x2032, 0x2033, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x00D7, 0x20AC}
)
"""Unicode code points kept in the font."""

FOLDER = Path(fontpkg_plus_jakarta_sans.ROOT) / "files"
_FILES = {
    "plus-jakarta-sans": "PlusJakartaSans[wght].ttf",
    "plus-jakarta-sans-italic": "PlusJakartaSans-Italic[wght].ttf",
}
NAMES = tuple(_FILES)


@cache
def woff2(name: str) -> bytes:
    """The cut font `name` with its weight axis, the same bytes each time."""
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
    options.notdef_outline = True
    font = TTFont(FOLDER / _FILES[name], recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()
