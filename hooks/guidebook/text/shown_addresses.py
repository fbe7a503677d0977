"""Web addresses as the text of a link: short enough to be listened to. On paper they are whole, which
is the stylesheet's part (print.css).
"""

from __future__ import annotations

import re
from html import escape, unescape

LONGEST = 80
"""Characters of an address that is shown as it is."""

_CUT_AT = 60
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_SHOWN_WHOLE = re.compile(
    r'<a (?P<attributes>[^>]*?href="(?P<address>https?://[^"]+)"[^>]*)>(?P=address)</a>'
)


def shown(address: str) -> str:
    """The address, or where it is long its beginning and `…`."""
    if len(address) <= LONGEST:
        return address
    return _SCHEME.sub("", address, count=1)[: _CUT_AT - 1].rstrip("/-_.?&=") + "…"


def shortened(html: str) -> str:
    """HTML in which no link reads out a long address; such links have the class `cut`."""

    def link(match: re.Match[str]) -> str:
        address = unescape(match["address"])
        if len(address) <= LONGEST or "class=" in match["attributes"]:
            return match[0]
        return f'<a class="cut" {match["attributes"]}>{escape(shown(address))}</a>'

    return _SHOWN_WHOLE.sub(link, html)
