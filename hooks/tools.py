"""Tools: a page for each file of docs/tools, in each language.

What is wrong with one stops the build. Works on the files after mkdocs-static-i18n (-100), before
addresses are put into the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.problems.finding import messages_of
from guidebook.text import vocabulary
from guidebook.tools import assistant, example, filling, meaning, names, reader, values
from guidebook.tools import page as tool_page
from guidebook.tools.tool import Text, Tool
from guidebook.tools.values import Values
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = state.of(config)
    if not i18n.is_inner_build(config):
        root = Path(config.docs_dir).parent
        loaded = reader.load(root)
        build.tools = loaded.by_name()
        build.tool_example = example.load(root, loaded)
        build.tool_assistant = assistant.load(root, loaded)
        flaws = [*build.tool_assistant.findings, *loaded.findings, *build.tool_example.findings]
        if flaws:
            raise PluginError("\n".join(messages_of(flaws)))
        build.slugs[languages.DEFAULT].update(tool_page.slugs(loaded.tools))
    for tool in build.tools.values():
        sources = {language: tool_page.source(tool, language) for language in languages.LANGUAGES}
        files.append(i18n.generated_page(tool_page.name(tool), sources, config))
    for name, sources in tool_page.example_sources(build.tool_example):
        files.append(i18n.generated_page(name, sources, config))
    i18n.tell_pages(files, config)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    tool = state.of(config).tools.get(page.meta.get("tool", ""))
    if tool:
        tokens = tool_page.contents(tool, i18n.file_of(page).locale)
        page.toc = get_toc(cast(Any, tokens))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = state.of(config)
    language = i18n.plugin(config).current_language
    env.globals["tools"] = build.tools
    env.globals["tool_names"] = names
    env.globals["tool_assistant"] = build.tool_assistant
    env.globals["tool_clauses"] = list(assistant.optional_clauses(build.tools.values()))
    env.globals["tool_example"] = build.tool_example
    env.globals["tool_html"] = _html(files, language)
    env.globals["tool_outline"] = filling.outline
    env.globals["tool_rows"] = values.filled_rows
    env.globals["tool_shown"] = values.shown
    env.globals["tools_of_item"] = tool_page.by_item(build.tools.values())
    env.globals["tools_asked"] = partial(tool_page.asked, build.tools)
    env.globals["tool_kinds"] = vocabulary.values("tool_kind")


def _html(files: Files, language: str) -> Callable[[Text, Tool | None, Page, Values | None], str]:
    """A text as HTML on a page: of a tool, which may be filled in, or of none."""

    def html(text: Text, tool: Tool | None, page: Page, filled: Values | None = None) -> str:
        def address_of(target: str) -> str:
            return _address(target, page, files)

        blanks = {blank.name: blank for blank in tool.blanks()} if tool else {}
        setting = tool_page.Setting(language, address_of, blanks, filled or {})
        return tool_page.html(text, setting)

    return html


def _address(target: str, page: Page, files: Files) -> str:
    """The address of what a link in a tool leads to, seen from the page."""
    if target.startswith("https://"):
        return target
    name, anchor = meaning.meant(target)
    file = i18n.page_file(name, files)
    if file is None:  # the check has said so
        return target
    return get_relative_url(file.url, page.url) + (f"#{anchor}" if anchor else "")
