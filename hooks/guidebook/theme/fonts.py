"""Plus Jakarta Sans, cut to the characters the site can need and packed as woff2."""

from __future__ import annotations

import functools
from functools import partial
from io import BytesIO
from pathlib import Path

import fontpkg_plus_jakarta_sans

from guidebook.cache.store import Cache

CORE = (
    {*range(0x20, 0x7F), 0xA0, 0xA7, 0xA9, 0xAB, 0xB7, 0xBB, 0xD7, 0xE9}
    | {0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026}
    | {0x2190, 0x2191, 0x2192, 0x2212}
)
"""What Indonesian and English are written with: the file that every page loads."""

MORE = (
    {*range(0xA0, 0xAD), *range(0xAE, 0x149), *range(0x14A, 0x17F)}  # Latin with accents, for names
    | {0x2012, 0x2032, 0x2033, 0x2193, 0x20AC}
) - CORE
"""The file that a browser loads only for a page with one of these."""

FOLDER = Path(fontpkg_plus_jakarta_sans.ROOT) / "files"
_FILE = "PlusJakartaSans[wght].ttf"
_WEIGHTS = (400, 800)
CHARACTERS = {"plus-jakarta-sans": CORE, "plus-jakarta-sans-more": MORE}
"""The files by name. The browser slants the letters for italics: a file of its own would weigh as
much as the first.
"""


@functools.cache
def woff2(name: str) -> bytes:
    """The cut font `name` with its weight axis, the same bytes each time."""
    from fontTools.subset import Options, Subsetter  # slow to import, and seldom needed
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "ccmp"]
    options.notdef_outline = True
    font = TTFont(FOLDER / _FILE, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS[name])
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {"wght": _WEIGHTS})
    font.flavor = "woff2"
    packed = BytesIO()
    font.save(packed)
    return packed.getvalue()


def packed(cache: Cache) -> dict[str, bytes]:
    """Every font by name, from an earlier build where there was one."""
    return {name: cache.made("font", name, "", partial(woff2, name)) for name in CHARACTERS}


def ranges(name: str) -> str:
    """The characters of a font as CSS writes them: `U+20-7E, U+A0`."""
    found: list[list[int]] = []
    for code in sorted(CHARACTERS[name]):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return ", ".join(
        f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in found
    )
