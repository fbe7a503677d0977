"""Titles and terms in another language than their page say in which, so that they are read aloud in it.

Works on the HTML of the text of every page, those of cases too.
"""

from __future__ import annotations

from guidebook.build import i18n
from guidebook.text import spoken_language
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return spoken_language.marked(html, i18n.file_of(page).locale)
