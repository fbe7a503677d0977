"""Figures drawn in both languages, put into the page in its own:
`![caption](../figures/reach.svg)`.

In the page itself the drawing takes its colours in light, dark and print. Its place is kept while
the Markdown is rendered and cleaned (guide_pages.py), as no text may bring a drawing along. Cards
show small drawings by the name of the page that they lead to.
"""

from __future__ import annotations

from pathlib import Path

from guidebook.build import i18n
from guidebook.guide import figures
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return figures.with_places(markdown) if "figures/" in markdown else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if figures.PLACE not in html:
        return html
    try:
        return figures.filled(html, _folder(config), i18n.file_of(page).locale)
    except figures.FigureError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from error


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    def thumbnail(name: str) -> str:
        """The small drawing of a page."""
        try:
            return figures.small(_folder(config), name)
        except figures.FigureError as error:
            raise PluginError(f"docs/figures: {error}") from error

    env.globals["thumbnail"] = thumbnail


def _folder(config: MkDocsConfig) -> Path:
    return Path(config.docs_dir) / "figures"
