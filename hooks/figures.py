"""Figures drawn in both languages, put into the page in its own:
`![caption](../figures/reach.svg)`.

Works on the Markdown before it is rendered, so that the drawing takes the page's colours in light,
dark and print.
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
    if "figures/" not in markdown:
        return markdown
    folder = Path(config.docs_dir) / "figures"
    try:
        return figures.REFERENCE.sub(
            lambda match: figures.inline(
                folder / match["name"], match["caption"], i18n.file_of(page).locale
            ),
            markdown,
        )
    except figures.FigureError as error:
        raise PluginError(f"docs/{page.file.src_uri}: {error}") from error
