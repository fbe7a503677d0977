"""Evidence on the pages of the steps is folded below its gist.

Works on the HTML of the text, which may hold no such mark of its own.
"""

from __future__ import annotations

from guidebook.guide import folded
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return folded.folded(html) if page.file.src_uri.startswith("steps/") else html
