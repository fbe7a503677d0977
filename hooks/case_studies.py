"""Case studies: checks every file in docs/cases, and makes their pages and lists.

Lists are by benefit, sector and outcome. Works on the files after mkdocs-static-i18n (-100), before
addresses are put into the reader's language. What is wrong is a warning, so that `--strict` stops;
what is published is cleaned in any case.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.cases import case_links, listings, views
from guidebook.cases import page as case_page
from guidebook.cases.collection import load
from guidebook.contributions import web_form
from guidebook.problems.finding import messages_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

log = get_plugin_logger("guidebook")


@event_priority(-101)  # mkdocs-static-i18n makes the files of a language at -100
def on_files(files: Files, config: MkDocsConfig) -> Files:
    if not i18n.is_inner_build(config):  # the files are the same for every language
        _load(config)
    cases = list(state.of(config).cases.values())
    for page, number in listings.numbered(cases):
        sources = {}
        for language in languages.LANGUAGES:
            sources[language] = listings.source(page.group, page.value, language, number)
        files.append(i18n.generated_page(page.name, sources, config))
    i18n.tell_pages(files, config)
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    file = i18n.file_of(page)
    case = state.of(config).cases.get(file.norm_src_uri)
    if case is None:
        return None
    title = case.title.get(file.locale, case.slug)
    return case_page.source(title, case.summary.get(file.locale, ""))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The text of a case as the check has judged it, which MkDocs has not seen."""
    build = state.of(config)
    language = i18n.file_of(page).locale
    case = build.cases.get(i18n.file_of(page).norm_src_uri)
    if case is None:
        return html
    text = case.html[language]
    page.toc = get_toc(cast(Any, case_page.contents(text)))
    page.links_to_anchors = {}
    permalink = build.ui_text[language]("permalink")
    return case_page.linked(text, lambda target: _address(target, page, files), permalink)


def _address(target: str, page: Page, files: Files) -> str:
    """The address of what a link in a case leads to, seen from the case's page.

    MkDocs is told of its section, and so looks whether the page has it.
    """
    if not case_links.leads_to_page(target):
        return target
    name, anchor = case_links.page_and_anchor(target)
    file = i18n.page_file(name, files)
    if file is None:  # the check has said so
        return target
    links = page.links_to_anchors
    if anchor and links is not None:
        links.setdefault(file, {})[anchor] = target
    return file.url_relative_to(page.file) + (f"#{anchor}" if anchor else "")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language = i18n.plugin(config).current_language
    build = state.of(config)
    pages = files.documentation_pages()
    shown = views.context(build.cases, pages, language, build.ui_text[language])
    env.globals.update(shown)
    env.globals.update(web_form.context())


def _load(config: MkDocsConfig) -> None:
    build = state.of(config)
    collection = load(Path(config.docs_dir).parent, build.cache)
    build.cases = collection.by_page()
    for text in messages_of(collection.findings):
        log.warning(text)
    build.slugs = {language: dict(slugs) for language, slugs in config.extra["slugs"].items()}
    build.slugs[languages.DEFAULT].update(listings.slugs())
