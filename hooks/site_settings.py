"""Settings that would spoil the site end the build before anything is made, all told at once."""

from __future__ import annotations

import os
from pathlib import Path

from guidebook.build import i18n, settings
from guidebook.guide import navigation
from guidebook.problems.finding import messages_of
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

log = get_plugin_logger("guidebook")


@event_priority(101)  # before anything is done with a setting
def on_config(config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):
        return
    root = Path(config.config_file_path).parent
    site_map = navigation.load(root)
    problems = list(settings.problems(os.environ))
    problems += messages_of(site_map.broken)
    locales = [language.locale for language in i18n.plugin(config).config.languages]
    if unknown := settings.unknown_languages(locales):
        problems.append(unknown)
    # What is published is built strictly and must not be such a site; a preview may be one.
    if not config.use_directory_urls and config.strict:
        problems.append(settings.said("no-folders"))
    if problems:
        raise PluginError("\n".join(problems))
    if not config.use_directory_urls:
        log.info(settings.said("no-folders"))
    for text in messages_of(site_map.misplaced):
        log.warning(text)
