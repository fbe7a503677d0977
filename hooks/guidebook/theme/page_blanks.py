"""Pages without the blanks that templates leave between their lines, which readers would wait for.

A browser shows a line's end and any blanks around it as one blank, so that nothing changes; what
shows them as they are, and scripts, whose text the page's policy names, stay.
"""

from __future__ import annotations

import re

_AS_IT_IS = re.compile(r"(<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>)", re.DOTALL)
_PARTS_OF_MATCH = 3
_LINE_END = re.compile(r"\n\s+")


def without_blanks(html: str) -> str:
    """The HTML of a page, without empty lines and blanks before the others."""
    pieces = _AS_IT_IS.split(html)
    shown = []
    for place in range(0, len(pieces), _PARTS_OF_MATCH):
        shown.append(_LINE_END.sub("\n", pieces[place]))
        shown += pieces[place + 1 : place + 2]
    return "".join(shown)
