"""Tables in boxes of their own: one that is wider than the screen scrolls in its box, by finger and
by keyboard, and the page stays as wide as the screen.
"""

from __future__ import annotations

import re
from html import escape

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def boxed(html: str, label: str) -> str:
    """The HTML of a page with a box around each table of its text; `label` names them, and each has
    its number.
    """
    number = 0

    def box(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        name = escape(f"{label} {number}")
        start = f'<div class="table-box" tabindex="0" role="region" aria-label="{name}">'
        return f"{start}{match[0]}</div>"

    return _TABLE.sub(box, html)
