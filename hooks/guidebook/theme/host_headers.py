"""The file `_headers` of Cloudflare Pages and Netlify.

It says what a browser may do with the site, and what it may keep.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from guidebook.theme import page_policy

_PAGES_WITH_ALL_SCRIPTS = ("index.html", "404.html")
"""What these name in their own policies is every script that templates put into a page."""

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
            page_policy.NAME: policy(site),
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

    No page can forbid by itself to be shown inside another site's.
    """
    pages = [(site / page).read_text("utf-8") for page in _PAGES_WITH_ALL_SCRIPTS]
    return f"{page_policy.for_all(pages)}; frame-ancestors 'none'"
