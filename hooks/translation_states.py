"""Translations that stay in step: which language of a page is newer, and what has changed.

Read once, before the languages are built. A flaw in docs/translations.yml is a warning, so that
`--strict` stops.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from guidebook.build import i18n, parallel_languages, state
from guidebook.problems.finding import messages_of
from guidebook.translations import changes, states
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

log = get_plugin_logger("guidebook")


@event_priority(-101)  # as all that languages share
def on_files(files: Files, config: MkDocsConfig) -> None:
    if i18n.is_inner_build(config):  # the files are the same for every language
        return
    parallel_languages.finish_preparation(config)  # which has read the texts, in a first build
    build = state.of(config)
    build.translations = states.load(Path(config.docs_dir).parent, build.cache)
    for text in messages_of(build.translations.findings):
        log.warning(text)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    root = Path(config.docs_dir).parent
    at_host = (config.repo_url or "", config.edit_uri or "")
    env.globals.update(
        translations=state.of(config).translations,
        translation_changes=partial(changes.changes, root),
        editor_url=partial(changes.editor_url, *at_host),
        history_url=partial(changes.history_url, *at_host),
    )
