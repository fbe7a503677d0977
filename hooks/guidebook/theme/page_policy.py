"""What a browser may do with a page: its content security policy.

Every page names it itself, in a `<meta>`, because hosts like GitHub Pages send no headers of ours.
A template hands over the scripts that it puts into the page, before anything contributed is in it.
They are allowed by the hash of their text, and a script that comes in by another way is not.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

NAME = "Content-Security-Policy"

_HASH = "'sha256-"
_HASHED = re.compile(rf"{_HASH}[^']+'")


def policy(*scripts: str) -> str:
    """The strictest policy under which a page with these `scripts` in it works."""
    return _written(map(_hash, scripts))


def for_all(pages: Iterable[str]) -> str:
    """The strictest policy under which each of these pages works, by what they name themselves."""
    hashes: set[str] = set()
    for page in pages:
        own = _OwnPolicy()
        own.feed(page)
        hashes.update(_HASHED.findall(own.found))
    return _written(hashes)


def _written(hashes: Iterable[str]) -> str:
    # Pagefind is WebAssembly
    script_sources = ["'self'", "'wasm-unsafe-eval'", *sorted(set(hashes))]
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        # data: is for the stylesheet's icons
        "img-src": "'self' data:",
        "script-src": " ".join(script_sources),
        "style-src": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(script: str) -> str:
    """A script as a policy names it: the SHA-256 of its text in base64."""
    sha256 = hashlib.sha256(script.encode()).digest()
    return f"{_HASH}{base64.b64encode(sha256).decode()}'"


class _OwnPolicy(HTMLParser):
    """The first policy that a page names, which is that of its template; empty if there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "meta" and told.get("http-equiv") == NAME and not self.found:
            self.found = told.get("content") or ""
