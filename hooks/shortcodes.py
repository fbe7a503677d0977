"""Parts of pages that are made from data.

A line `[NAME: arguments]` alone in the Markdown of a page of the guide becomes the template
`partials/guidebook/parts/name.html`, which sees the page's context, `arguments` and `language` (the
text's own). Filled in when every page has been read, because cards show other pages' titles. In a
case, which anybody may have written, such a line is text.
"""

from __future__ import annotations

import re
from typing import Any

from guidebook.build import i18n, state
from guidebook.build.cached_page import kept_with_page
from guidebook.guide import page_html
from guidebook.text import spoken_language
from jinja2 import Environment, TemplateNotFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_MARKER = re.compile(r"<p>\[(?P<name>[A-Z]+)(?:: (?P<arguments>[\w, -]+))?\]</p>")
# Begins with plain text, for which a page is searched much faster.
_ID = re.compile(r'id="(?<!\wid=")([^"]+)"')


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["page_files"] = {file.norm_src_uri: file for file in i18n.pages(files)}
    env.filters["markdown"] = _markdown
    state.of(config).environment = env


def _markdown(text: str, language: str) -> str:
    """A short text of a data file as HTML, its foreign terms marked."""
    return spoken_language.marked(page_html.safe(page_html.html_of_words(text)), language)


@event_priority(-50)  # after the languages of the page are known
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    build = state.of(config)
    if i18n.file_of(page).norm_src_uri in build.cases:
        return
    env = build.environment
    assert env is not None  # noqa: S101
    language = i18n.file_of(page).locale

    def fill(match: re.Match[str]) -> str:
        listed = (match["arguments"] or "").split(",")
        arguments = [argument.strip() for argument in listed if argument.strip()]
        try:
            template = env.get_template(f"partials/guidebook/parts/{match['name'].lower()}.html")
            return template.render(context, arguments=arguments, language=language)
        except (TemplateNotFound, LookupError) as error:
            marker = match[0].removeprefix("<p>").removesuffix("</p>")
            message = f"docs/{page.file.src_uri}: '{marker}' can't be filled in: {error}"
            raise PluginError(message) from error

    page.content = _MARKER.sub(fill, page.content or "")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Tell MkDocs, which checks anchors, of those that templates made."""
    page.present_anchor_ids = set(kept_with_page(page, "ids", output, _ID.findall))
