"""Plus Jakarta Sans, cut to the characters the site can need and packed as woff2."""

from __future__ import annotations

import functools
from functools import partial
from io import BytesIO
from pathlib import Path

import fontpkg_plus_jakarta_sans

from guidebook.cache.store import Cache

_ASCII = {*range(0x20, 0x7F)}
_MARKS = set("\u00a0§©«·»×é‐–—‘’“”•…←↑→−")
CORE = _ASCII | {ord(mark) for mark in _MARKS}
"""What Indonesian and English are written with, as Unicode numbers: the file that every page loads.
"""

_LATIN = {*range(0xA0, 0x17F)}  # letters with accents, for names
_NOT_DRAWN = {0xAD, 0x149}  # a soft hyphen, and a letter that Unicode advises against
_MORE_MARKS = set("‒′″↓€")
MORE = (_LATIN | {ord(mark) for mark in _MORE_MARKS}) - _NOT_DRAWN - CORE
"""The file that a browser loads only for a page with one of these."""

FOLDER = Path(fontpkg_plus_jakarta_sans.ROOT) / "files"
_FILE = "PlusJakartaSans[wght].ttf"
_WEIGHTS = (400, 800)  # from regular to extra bold

CHARACTERS = {"plus-jakarta-sans": CORE, "plus-jakarta-sans-more": MORE}
"""The files by name. The browser slants the letters for italics: a file of its own would weigh as
much as the first.
"""


@functools.cache
def woff2(name: str) -> bytes:
    """The cut font `name` with its weight axis, the same bytes each time."""
    # slow to import, and seldom needed
    from fontTools.subset import Options, Subsetter
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
    """Every font by name, from an earlier build where there was one.

    The cache as a whole is that of one state of this module and of the font's package.
    """
    return {name: cache.made("font", name, "", partial(woff2, name)) for name in CHARACTERS}
