"""Parts of pages that are made from data: a line `[NAME: arguments]` alone in the Markdown becomes
the template `partials/guidebook/parts/name.html`, which sees the page's context, `arguments` and
`language` (the text's own).

Filled in when every page has been read, because cards show other pages' titles.
"""

from __future__ import annotations

import re
from typing import Any

from guidebook.build import cached_page
from jinja2 import Environment, TemplateNotFound
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_MARKER = re.compile(r"<p>\[(?P<name>[A-Z]+)(?:: (?P<arguments>[\w, -]+))?\]</p>")
_ID = re.compile(
    r'id="(?<!\wid=")([^"]+)"'
)  # begins with plain text, for which a page is searched much faster


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["glossary"] = config.extra["glossary"].entries
    env.globals["page_files"] = {file.norm_src_uri: file for file in files.documentation_pages()}
    env.filters["markdown"] = lambda text: Markdown(extensions=["smarty"]).convert(text)
    config.extra["part_templates"] = env


@event_priority(-50)  # after the languages of the page are known
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    env: Environment = config.extra["part_templates"]

    def fill(match: re.Match[str]) -> str:
        arguments = [part.strip() for part in (match["arguments"] or "").split(",") if part.strip()]
        try:
            template = env.get_template(f"partials/guidebook/parts/{match['name'].lower()}.html")
            return template.render(context, arguments=arguments, language=page.file.locale)
        except (TemplateNotFound, LookupError) as error:
            raise PluginError(
                f"docs/{page.file.src_uri}: '{match[0][3:-4]}' can't be filled in: {error}"
            ) from error

    page.content = _MARKER.sub(fill, page.content or "")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Tell MkDocs, which checks anchors, of those that templates made."""
    page.present_anchor_ids = set(cached_page.found(page, "ids", output, _ID.findall))
