"""The file `_headers` of Cloudflare Pages and Netlify.

It says what a browser may do with the site, and what it may keep.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_OWN_PAGES = ("index.html", "404.html")
"""Pages whose scripts are allowed to stand in the page: they hold our templates and nothing that
was contributed.
"""

_SCRIPT = re.compile(r'<script(?: type="speculationrules")?>(.*?)</script>', re.DOTALL)

_MONTH = "public, max-age=2592000"
_FOR_GOOD = "public, max-age=31536000, immutable"
_KEPT = {
    # not for good: a font keeps its name when characters are added
    "assets/fonts/*": _MONTH,
    "pagefind/filter/*": _FOR_GOOD,
    "pagefind/fragment/*": _FOR_GOOD,
    "pagefind/index/*": _FOR_GOOD,
}
"""How long a browser keeps what lies below the site's root; all else is asked for anew, as hosts do
by themselves.
"""

_NAMED_BY_CONTENT = "pagefind/pagefind.*.pf_meta"
"""Files that are kept for good, each under its own name: others beside them are not."""


def text(site: Path, prefix: str) -> str:
    """The rules for the finished pages in `site`; `prefix` is the path of its root on its host."""
    rules: dict[str, Mapping[str, str]] = {
        "/*": {
            "Content-Security-Policy": policy(site),
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
        }
    }
    for path, value in _kept(site).items():
        rules[prefix + path] = {"Cache-Control": value}
    lines = []
    for path, headers in rules.items():
        lines.append(path)
        for name, value in headers.items():
            lines.append(f"  {name}: {value}")
        lines.append("")
    return "\n".join(lines)


def _kept(site: Path) -> dict[str, str]:
    """How long each path below the site's root is kept."""
    kept = dict(_KEPT)
    for file in sorted(site.glob(_NAMED_BY_CONTENT)):
        kept[file.relative_to(site).as_posix()] = _FOR_GOOD
    return kept


def policy(site: Path) -> str:
    """The strictest policy under which every page works.

    A script in a page is allowed by the hash of its text.
    """
    scripts: set[str] = set()
    for page in _OWN_PAGES:
        scripts.update(_SCRIPT.findall((site / page).read_text("utf-8")))
    # Pagefind is WebAssembly
    script_sources = ["'self'", "'wasm-unsafe-eval'", *sorted(map(_source, scripts))]
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        # data: is for the stylesheet's icons
        "img-src": "'self' data:",
        "script-src": " ".join(script_sources),
        "style-src": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _source(script: str) -> str:
    """A script as a policy names it: the SHA-256 of its text in base64."""
    sha256 = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(sha256).decode()}'"
