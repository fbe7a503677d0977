"""The file `_headers` of Cloudflare Pages and Netlify: what a browser may do with the site, and
what it may keep.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

_OWN_PAGES = ("index.html", "404.html")
"""Pages whose scripts are allowed to stand in the page: they hold our templates and nothing that
was contributed.
"""

_SCRIPT = re.compile(r'<script(?: type="speculationrules")?>(.*?)</script>', re.DOTALL)

_FONTS = "public, max-age=2592000"  # their names stay when characters are added
_HASHED = "public, max-age=31536000, immutable"
_KEPT = {"assets/fonts/*": _FONTS} | {
    f"pagefind/{name}/*": _HASHED for name in ("filter", "fragment", "index")
}
"""How long a browser keeps what lies below the site's root; all else is asked for anew, as hosts do
by themselves.
"""

_NAMED_BY_CONTENT = ("pagefind/pagefind.*.pf_meta",)


def text(site: Path, prefix: str) -> str:
    """The rules for the finished pages in `site`; `prefix` is the path of its root on its host."""
    everywhere = {
        "Content-Security-Policy": policy(site),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    hashed = sorted(
        path.relative_to(site).as_posix() for one in _NAMED_BY_CONTENT for path in site.glob(one)
    )
    kept = _KEPT | dict.fromkeys(hashed, _HASHED)
    rules = {"/*": everywhere} | {
        prefix + path: {"Cache-Control": value} for path, value in kept.items()
    }
    lines = []
    for path, headers in rules.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items()), ""]
    return "\n".join(lines)


def policy(site: Path) -> str:
    """The strictest policy under which every page works; a script in a page is allowed by the hash
    of its text.
    """
    texts = {
        script
        for page in _OWN_PAGES
        for script in _SCRIPT.findall((site / page).read_text("utf-8"))
    }
    hashes = sorted(
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'"
        for one in texts
    )
    directives = {
        "default-src": "'none'",
        "base-uri": "'none'",
        "connect-src": "'self'",
        "font-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "img-src": "'self' data:",  # the stylesheet's icons
        "script-src": " ".join(
            ["'self'", "'wasm-unsafe-eval'", *hashes]
        ),  # Pagefind is WebAssembly
        "style-src": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())
