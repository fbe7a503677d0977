"""Case studies: checks every file in docs/cases, and makes their pages and the lists by benefit,
sector and outcome.

Works on the files after mkdocs-static-i18n (-100), before addresses are put into the reader's
language. What is wrong is a warning, so that `--strict` stops; what is published is cleaned in any
case.
"""

from __future__ import annotations

from pathlib import Path

from guidebook import languages
from guidebook.build.parallel_languages import plugin
from guidebook.cases import collection as case_study
from guidebook.cases import listings, views
from guidebook.cases import page as case_page
from guidebook.contributions import web_form
from guidebook.problems.finding import messages_of
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.suffix import create_i18n_file

log = get_plugin_logger("guidebook")


@event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    i18n = plugin(config)
    if not i18n.building:  # the files are the same for every language
        collection = case_study.load(Path(config.docs_dir).parent, config.extra["cache"])
        config.extra["cases"] = collection.by_page()
        for text in messages_of(collection.findings):
            log.warning(text)
    config.extra["slugs"][languages.DEFAULT].update(listings.slugs())
    for name, group, value in listings.pages():
        lists = {
            language: _list(name, group, value, language, config)
            for language in languages.LANGUAGES
        }
        lists[i18n.current_language].alternates = lists
        files.append(lists[i18n.current_language])
    i18n.i18n_files_per_language[i18n.current_language] = files.documentation_pages()
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    case = config.extra["cases"].get(page.file.norm_src_uri)
    return case_page.source(case, page.file.locale) if case else None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return case_page.safe(html) if page.file.norm_src_uri in config.extra["cases"] else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    language = plugin(config).current_language
    env.globals.update(views.context(config.extra["cases"], files.documentation_pages(), language))
    env.globals.update(web_form.context())


def _list(name: str, group: str, value: str, language: str, config: MkDocsConfig) -> File:
    file = File(
        languages.in_language(f"{name}.md", language), config.docs_dir, config.site_dir, True
    )
    made: File = create_i18n_file(
        file, language, languages.DEFAULT, list(languages.LANGUAGES), config
    )
    made.content_string, made.generated_by = listings.source(group, value, language), "guidebook"
    return made
