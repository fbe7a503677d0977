"""Figures drawn in both languages, put into the page in its own:
`![caption](../figures/reach.svg)`.

In the page itself the drawing takes its colours in light, dark and print. Its place is kept while
the Markdown is rendered and cleaned (guide_pages.py), as no text may bring a drawing along.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n
from guidebook.guide import figures
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return figures.with_places(markdown) if "figures/" in markdown else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if figures.PLACE not in html:
        return html
    folder = Path(config.docs_dir) / "figures"
    try:
        return figures.filled(html, folder, i18n.file_of(page).locale)
    except figures.FigureError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from error
