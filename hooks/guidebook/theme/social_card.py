"""The picture that messengers and social sites show beside a shared link."""

from __future__ import annotations

from pathlib import Path

import typst

from guidebook.theme import fonts

_LAYOUT = Path(__file__).with_name("card.typ")


def png(name: str, line: str) -> bytes:
    """A card with the site's `name` and one `line` about it.

    It has 1200 by 630 pixels, as messengers ask for.
    """
    inputs = {"name": name, "line": line}
    return typst.compile(
        str(_LAYOUT),
        format="png",
        # two pixels for each of the layout's 600 by 315 points, of which 72 are an inch
        ppi=144.0,
        font_paths=[str(fonts.FOLDER)],
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
