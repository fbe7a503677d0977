"""Tables in the text of pages, those of cases too, scroll in boxes of their own.

Works on the HTML of the text, in which no part that is made from data has been filled in yet.
"""

from __future__ import annotations

from guidebook.build import i18n, state
from guidebook.guide import table_boxes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if "<table>" not in html:
        return html
    ui_text = state.of(config).ui_text[i18n.file_of(page).locale]
    return table_boxes.boxed(html, ui_text("table"))
