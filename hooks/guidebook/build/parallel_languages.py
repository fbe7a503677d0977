"""The other languages of a site, built beside the default one in a copy of the process.

mkdocs-static-i18n builds them one after the other when the default one is finished. It does so
still where a process can't be copied, and where the copy has met a flaw, so that the reader is told
it in the ordinary way.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from guidebook.build import i18n, process_copy, state
from guidebook.build.process_copy import Failure, ProcessCopy
from guidebook.theme import fonts
from guidebook.translations import states

log = get_plugin_logger("guidebook")

PageKeys = Mapping[str, Mapping[str, str]]
"""By language the key of each page that was written."""


def begin_preparation(config: MkDocsConfig) -> None:
    """Make beside the build, while it reads the cases, what nothing else is made from.

    Nothing of it is there in a first build only.
    """
    build = state.of(config)
    is_first = not build.cache.holds("font")
    if not build.cache.file or not is_first or not process_copy.is_possible():
        return
    root = Path(config.docs_dir).parent

    def prepare() -> None:
        fonts.packed(build.cache)
        states.load(root, build.cache)

    build.preparation = ProcessCopy(prepare, build.cache)


def finish_preparation(config: MkDocsConfig) -> None:
    """Take over what was made; what is not there is made when it is asked for."""
    build = state.of(config)
    if not build.preparation:
        return
    result = build.preparation.result()
    build.preparation = None
    if isinstance(result, Failure):
        log.info("Fonts and translations are read again in this process: %s", result.cause)


def begin(config: MkDocsConfig) -> None:
    """Build the other languages from now on, if that can be done beside this one."""
    build = state.of(config)
    if not build.cache.file or not process_copy.is_possible():
        return
    build.english = ProcessCopy(lambda: _build(config), build.cache)
    # MkDocs names no build when it tells of an error. The copy has to end before anybody removes
    # what it writes.
    english = build.english
    config.plugins.events["build_error"].insert(0, lambda error: english.end())


def finish(config: MkDocsConfig) -> None:
    """Wait for the other languages; where they are not there, the plugin builds them next."""
    build = state.of(config)
    if not build.english:
        return
    page_keys = build.english.result()
    build.english = None
    if isinstance(page_keys, Failure):
        log.info("The other language is built again in this process: %s", page_keys.cause)
        return
    build.page_keys.update(page_keys)
    i18n.end_with_this_language(config)


def _build(config: MkDocsConfig) -> PageKeys | Failure:
    """Build them as the plugin does, and return what this build has to know of their pages."""
    flaws = _Flaws()
    logging.getLogger("mkdocs").addHandler(flaws)
    # Nothing is wrong with the site as yet: the build decides that when it has tried itself.
    config.plugins.events["build_error"].clear()
    i18n.plugin(config).on_post_build(config)
    if flaws.first:
        return Failure(f"it has something to tell: {flaws.first}")
    return state.of(config).page_keys


class _Flaws(logging.Handler):
    """Remembers the first warning or error."""

    first = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING and not self.first:
            self.first = record.getMessage()
