"""Truthful languages: every page says which languages it really exists in.

It speaks with the words of its own, and one without a translation is canonical to its original.
Runs after mkdocs-static-i18n's own page context (50).
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from guidebook import languages
from guidebook.build import i18n, state
from guidebook.languages import UiText, UnknownTextError
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


def on_pre_build(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    env = config.theme.get_env()  # MkDocs makes a new one at each call
    ui_text = {}
    for language in languages.LANGUAGES:
        ui_text[language] = languages.load_ui_text(env, language)
    state.of(config).ui_text = ui_text


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    ui_text = state.of(config).ui_text[i18n.file_of(page).locale]
    config.mdx_configs["toc"]["permalink_title"] = ui_text("permalink")
    config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = ui_text("footnote.back")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    ui_texts = state.of(config).ui_text
    words = {language: _for_templates(ui_text) for language, ui_text in ui_texts.items()}
    # Named as in Material's templates.
    lang = SimpleNamespace(t=words[i18n.plugin(config).current_language])
    env.globals.update(
        lang=lang, words=words, locales=languages.LOCALES, in_language=languages.in_language
    )
    env.globals["site_names"] = i18n.site_names(config)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    plugin = i18n.plugin(config)
    file = i18n.file_of(page)
    versions = []
    for language in plugin.config.languages:
        shown = file.alternates.get(language.locale)
        if shown is None or language.locale not in plugin.build_languages:
            continue
        version = {
            "lang": language.locale,
            "name": language.name,
            "url": shown.url,
            "absolute": languages.absolute(shown.url, config.site_url),
            "original": shown.locale == language.locale,
            "current": language.locale == plugin.current_language,
        }
        versions.append(version)
    context["versions"] = versions
    if file.locale != plugin.current_language:
        original = file.alternates[file.locale]
        page.canonical_url = languages.absolute(original.url, config.site_url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Leave the one 404.html, which speaks both languages, to the first build."""
    is_first = i18n.plugin(config).is_default_language_build
    return output_content if is_first or template_name != "404.html" else ""


def _for_templates(ui_text: UiText) -> Callable[[Context, str], str]:
    """The same in a template, where an unknown key stops the build with the template's name."""

    @pass_context
    def in_template(context: Context, key: str) -> str:
        try:
            return ui_text(key)
        except UnknownTextError as error:
            raise PluginError(f"overrides/{context.name}: {error}") from error

    return in_template
