"""Truthful languages: every page says which languages it really exists in, and speaks with the
words of its own.

A page without a translation is canonical to its original. Runs after mkdocs-static-i18n's own page
context (50).
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from guidebook import languages
from guidebook.build.parallel_languages import plugin
from guidebook.languages import UiText, UnknownTextError
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_pre_build(config: MkDocsConfig) -> None:
    env = config.theme.get_env()  # MkDocs makes a new one at each call
    config.extra["words"] = {
        language: languages.load_ui_text(env, language) for language in languages.LANGUAGES
    }


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    ui_text = config.extra["words"][page.file.locale]
    config.mdx_configs["toc"]["permalink_title"] = ui_text("permalink")
    config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = ui_text("footnote.back")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    ui_texts: dict[str, UiText] = config.extra["words"]
    words = {language: _for_templates(ui_text) for language, ui_text in ui_texts.items()}
    # named as in Material's templates
    lang = SimpleNamespace(t=words[plugin(config).current_language])
    env.globals.update(
        lang=lang, words=words, locales=languages.LOCALES, in_language=languages.in_language
    )


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    i18n = plugin(config)
    names = {language.locale: language.name for language in i18n.config.languages}
    shown = {name: page.file.alternates[name] for name in names if name in page.file.alternates}
    context["versions"] = [
        {
            "lang": language,
            "name": names[language],
            "url": file.url,
            "absolute": languages.absolute(file.url, config.site_url),
            "original": file.locale == language,
            "current": language == i18n.current_language,
        }
        for language, file in shown.items()
        if language in i18n.build_languages
    ]
    if page.file.locale != i18n.current_language:
        page.canonical_url = languages.absolute(shown[page.file.locale].url, config.site_url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the one 404.html, which speaks both languages, to the first build."""
    first = plugin(config).is_default_language_build
    return output_content if first or template_name != "404.html" else ""


def _for_templates(ui_text: UiText) -> Callable[[Context, str], str]:
    """The same in a template, where an unknown key stops the build with the template's name."""

    @pass_context
    def in_template(context: Context, key: str) -> str:
        try:
            return ui_text(key)
        except UnknownTextError as error:
            raise PluginError(f"overrides/{context.name}: {error}") from error

    return in_template
