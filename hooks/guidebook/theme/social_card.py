"""The picture that messengers and social sites show beside a shared link."""

from __future__ import annotations

import functools
from pathlib import Path

import typst

from guidebook.theme import fonts

WIDTH, HEIGHT = 1200, 630
"""Size in pixels, the one that messengers ask for."""

_LAYOUT = Path(__file__).with_name("card.typ")


@functools.cache
def png(name: str, line: str) -> bytes:
    """A card with the site's `name` and one `line` about it."""
    inputs = {"name": name, "line": line}
    return typst.compile(
        str(_LAYOUT),
        format="png",
        ppi=144.0,
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
