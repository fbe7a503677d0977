"""Pages are written without the blanks that templates leave between their lines.

After what other hooks make of a page, and before it is kept for the next build.
"""

from __future__ import annotations

from guidebook.theme import page_blanks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page


@event_priority(-101)  # page_cache.py keeps pages at -102
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return page_blanks.without_blanks(output)
