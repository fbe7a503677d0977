"""Where a link in a case may lead: to the web, to mail, and to pages and sections of this site that
are there.

Both the check and the build ask here: what is no finding has an address.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set
from html import unescape
from urllib.parse import SplitResult, urlsplit

from guidebook.problems.finding import Finding, finding, nearest
from guidebook.text.site_pages import CASES, SitePages
from guidebook.text.vocabulary import HEADING_IDS

_FOLDER = "cases"
_SOURCES = "sources"
# Up to a colon, however that is written, before anything that can't belong to a scheme.
_SCHEME = re.compile(r"[^/?#]*?(?::|%3a)(?://)?", re.IGNORECASE)
_BEGINNINGS = ("http://", "https://", "mailto:")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)


def page_and_anchor(target: str) -> tuple[str, str]:
    """The page that a link without a scheme means, by its neutral name, and the section of it; no
    page where it means its own.
    """
    path, _, anchor = target.partition("#")
    name = posixpath.normpath(posixpath.join(_FOLDER, path)) if path else ""
    return name, anchor


def anchors(name: str, pages: SitePages, sources: int | None = None) -> Set[str]:
    """The sections of a page; of a case, which has no name if it is the one that links, those that
    every case has, and its `sources`.
    """
    if name and (not name.startswith(CASES) or name == f"{CASES}index.md"):
        return pages.anchors(name)
    if not sources:
        return frozenset(HEADING_IDS)
    numbers = {f"source-{number}" for number in range(1, sources + 1)}
    return {*HEADING_IDS, _SOURCES, *numbers}


def is_there(target: str, pages: SitePages) -> bool:
    """Whether another page and its section that a link means are there."""
    name, anchor = page_and_anchor(target)
    return name in pages.names and (not anchor or anchor in anchors(name, pages))


def leads_to_page(target: str) -> bool:
    """Whether a link is to another page of this site, and not to the web or to its own page."""
    return not _SCHEME.match(target) and not target.startswith(("#", "/"))


def check(
    target: str, path: str, line: int, pages: SitePages, sources: int | None
) -> Finding | None:
    """What is wrong with a link; `sources` is how many its case lists."""
    shown = target[:80]
    if not _is_plain(target):
        return finding(path, line, "link", found=shown)
    try:
        parts = urlsplit(target)
        hostname, port = parts.hostname, parts.port
    except ValueError:  # brackets that don't close, or a port that is no number
        return finding(path, line, "link", found=shown)
    if parts.scheme:
        return _check_outer(parts, hostname or "", port, path, line, shown)
    return _check_inner(target, path, line, pages, sources)


def _check_outer(
    parts: SplitResult, host: str, port: int | None, path: str, line: int, shown: str
) -> Finding | None:
    """A whole address of the web or of mail."""
    if parts.username is not None:
        plain = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        return finding(path, line, "link-user", found=shown, expected=plain)
    is_mail = parts.scheme == "mailto" and bool(_MAIL.fullmatch(parts.path))
    is_right = is_mail or ("." in host.strip(".") and port != 0)
    return None if is_right else finding(path, line, "link", found=shown)


def _check_inner(
    target: str, path: str, line: int, pages: SitePages, sources: int | None
) -> Finding | None:
    """A page of this site, and a section that it has."""
    shown = target[:80]
    name, anchor = page_and_anchor(target)
    if name and name not in pages.names:
        if _HOST.match(target) and not name.endswith(".md"):
            return finding(path, line, "link-scheme", found=shown, expected=f"https://{shown}")
        alike = nearest(name, pages.names)
        proposed = posixpath.relpath(alike, _FOLDER) if alike else ""
        return finding(path, line, "link-page", found=shown, nearest=proposed)
    known = anchors(name, pages, None if name else sources)
    if (anchor or not name) and anchor not in known:
        other = f"docs/{name}" if name else path
        allowed = ", ".join(sorted(known)) or "-"
        near = nearest(anchor, known)
        return finding(
            path, line, "link-anchor", found=anchor, other=other, nearest=near, allowed=allowed
        )
    return None


def _is_plain(target: str) -> bool:
    """Whether a link, as it is and as what its entities stand for, is written in signs that can be
    seen, and names no scheme but those of the web and of mail.
    """
    for read in (target, unescape(target)):
        unseen = [sign for sign in read if not sign.isprintable() or sign.isspace()]
        if unseen or "\\" in read or read.startswith("/"):
            return False
        scheme = _SCHEME.match(read)
        if scheme and scheme[0].lower() not in _BEGINNINGS:
            return False
    return True
