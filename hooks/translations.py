"""Truthful languages: every page says which languages it really exists in.

A page without a translation is shown in the other language's part of the site with its text marked in its
real language and canonical to the original. Runs once per language, after mkdocs-static-i18n (-100) on files
and after its page context (50).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from guidebook import languages
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs_static_i18n.suffix import create_i18n_file


@event_priority(-101)  # static-i18n chooses the files at -100 and only falls back to the default language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    built = config.plugins["i18n"].current_language
    for original in sorted(Path(config.docs_dir).rglob("*.en.md")):
        src_uri = original.relative_to(config.docs_dir).as_posix()
        if (Path(config.docs_dir) / languages.neutral(src_uri)).exists():
            continue
        pages = {language: _file(src_uri, language, config) for language in languages.LANGUAGES}
        if existing := files.get_file_from_path(src_uri):
            files.remove(existing)
        pages[built].alternates = pages
        files.append(pages[built])
    config.plugins["i18n"].i18n_files_per_language[built] = files.documentation_pages()
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    words = _words(config.theme.get_env(), page.file.locale)
    config.mdx_configs["toc"]["permalink_title"] = words("permalink")
    config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = words("footnote.back")


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    i18n = config.plugins["i18n"]
    names = {language.locale: language.name for language in i18n.config.languages}
    shown = {language: file for language, file in page.file.alternates.items() if language in i18n.build_languages}
    context["versions"] = [
        {
            "lang": language,
            "name": names[language],
            "url": file.url,
            "absolute": _absolute(file, config),
            "original": file.locale == language,
            "current": language == i18n.current_language,
        }
        for language, file in sorted(shown.items(), key=lambda item: languages.LANGUAGES.index(item[0]))
    ]
    if page.file.locale != i18n.current_language:
        page.canonical_url = _absolute(shown[page.file.locale], config)


@event_priority(-50)  # after static-i18n's own
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    env.globals["words"] = {language: _words(env, language) for language in languages.LANGUAGES}
    env.globals["locales"] = languages.LOCALES
    env.globals["in_language"] = languages.in_language


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the one 404.html, which speaks both languages, to the first build."""
    again = template_name == "404.html" and not config.plugins["i18n"].is_default_language_build
    return "" if again else output_content


def _absolute(file: File, config: MkDocsConfig) -> str:
    return (config.site_url or "/") + ("" if file.url == "./" else file.url)


def _file(src_uri: str, language: str, config: MkDocsConfig) -> File:
    file = File(src_uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    made: File = create_i18n_file(file, language, languages.DEFAULT, list(languages.LANGUAGES), config)
    return made


def _words(env: Environment, language: str) -> Any:
    return env.get_template(f"partials/languages/{language}.html").module.t
