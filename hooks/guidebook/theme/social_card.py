"""The picture that messengers and social sites show beside a shared link: 1200 by 630 pixels."""

from __future__ import annotations

from pathlib import Path

from guidebook.theme import fonts
from guidebook.theme.typesetting import Job, typeset_one

_LAYOUT = Path(__file__).with_name("card.typ")


def png(name: str, line: str) -> bytes:
    """A card with the site's `name` and one `line` about it."""
    inputs = {"name": name, "line": line}
    return typeset_one(Job(_LAYOUT, inputs, fonts.FOLDER, "png"))
