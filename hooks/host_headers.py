"""`_headers`: what hosts that read it (Cloudflare Pages, Netlify) send with every file of the site.

Written once, when all files are there: it names scripts by their hash and files by their name.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from guidebook.build.parallel_languages import plugin
from guidebook.theme import host_headers
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import write_file


@event_priority(-104)  # after the search index (-103)
def on_post_build(config: MkDocsConfig) -> None:
    if plugin(config).building:
        return
    site = Path(config.site_dir)
    text = host_headers.text(site, urlsplit(config.site_url or "").path or "/")
    write_file(text.encode(), str(site / "_headers"))
