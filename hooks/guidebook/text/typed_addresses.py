"""Web addresses as people type them; case-form/typed.js reads them in the same way."""

from __future__ import annotations

import re
import unicodedata

from guidebook.text.typed import DOI, KNOWN_ENDINGS, UNREAD, Reading, plain, words

_LONGEST = 1000
_LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^\s<>]+?)>?\s*\)")
_NAMED = re.compile(
    r"(?:link|url|tautan|alamat(?: web)?|laman|situs|web(?:site)?) ?: *(?=\S)", re.I
)
_SCHEME = re.compile(r"(https?)://(.+)", re.IGNORECASE)
_DOI = re.compile(r"(?:doi: ?|(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_HOST = re.compile(r"((?:[\w-]{1,63}\.)+([^\W\d_]{2,24}))(:\d{1,5})?((?:[/?#].*)?)")
_BEFORE = "<([{\"'“‘«"
_BEHIND = ">]}\"'”’».,;:!?"


def address(typed: str) -> Reading:
    """A full web address; `https://` is put before one that was typed without."""
    if len(typed) > _LONGEST:
        return UNREAD
    if not plain(typed) or plain(typed) in words("unknown"):
        return Reading()
    text = _bare(typed)
    if re.search(r"\s", text):
        return UNREAD
    if text.endswith("…") or ".." in typed.strip()[-3:]:
        return Reading(refused="cut")
    if doi := _DOI.fullmatch(text):
        return Reading(DOI + doi[1])
    match = _SCHEME.fullmatch(text)
    scheme = match[1].lower() if match else "https"
    rest = match[2] if match else text
    if "@" in re.split("[/?#]", rest, maxsplit=1)[0]:
        return Reading(refused="account") if match else UNREAD
    host = _HOST.fullmatch(rest)
    if not host:
        return UNREAD
    full = f"{scheme}://{host[1].lower()}{host[3] or ''}{host[4]}"
    # What ends otherwise may be the name of a file.
    is_known = len(host[2]) == 2 or host[2].lower() in KNOWN_ENDINGS
    if match or is_known or host[4] or rest.lower().startswith("www."):
        return Reading(full)
    return Reading(candidates=(full,))


def _bare(typed: str) -> str:
    """The address without what surrounds it in a sentence, and without signs that can't be seen."""
    seen = "".join(sign for sign in typed if unicodedata.category(sign) not in ("Cf", "So"))
    text = _NAMED.sub("", seen.strip(), count=1) if _NAMED.match(seen.strip()) else seen.strip()
    if link := _LINK.fullmatch(text):
        text = link[1]
    text = text.lstrip(_BEFORE)
    shorter = ""
    while shorter != text:
        shorter = text
        text = text.rstrip(_BEHIND)
        if text.endswith(")") and text.count(")") > text.count("("):
            text = text[:-1]
    return text
