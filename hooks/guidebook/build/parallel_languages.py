"""The other languages of a site, built beside the default one in a process of their own.

mkdocs-static-i18n builds them one after the other when the default one is finished; it does so
still where processes can't be copied, and where the one apart has told of a flaw, so that the
reader is told it.
"""

from __future__ import annotations

import logging
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from guidebook.cache.workers import Apart

Gathered = dict[str, dict[str, Any]]
"""What hooks gather of each language for the whole site: by their name, then by language."""


def plugin(config: MkDocsConfig) -> Any:
    """mkdocs-static-i18n; it is `building` while it builds other languages."""
    return config.plugins["i18n"]


def begin(config: MkDocsConfig) -> Apart | None:
    """Build the other languages as from now, when all that languages share has been read."""
    cache = config.extra["cache"]
    if cache.processes < 2:
        return None
    cache.processes //= 2
    return Apart(cache, lambda: _build(config))


def gathered(config: MkDocsConfig, name: str) -> dict[str, Any]:
    """What the hook `name` has gathered, to be changed by it; has to be something that another
    process can send.
    """
    whole: Gathered = config.extra.setdefault("gathered", {})
    return whole.setdefault(name, {})


def finish(config: MkDocsConfig, begun: Apart) -> bool:
    """Wait for the other languages; whether they are there."""
    theirs: Gathered | None = begun.result()
    for name, by_language in (theirs or {}).items():
        gathered(config, name).update(by_language)
    return theirs is not None


def _build(config: MkDocsConfig) -> Gathered | None:
    flaws = _Flaws()
    logging.getLogger("mkdocs").addHandler(flaws)
    config.plugins.events["build_error"].clear()  # nothing is wrong with the site as yet
    plugin(config).on_post_build(config)
    whole: Gathered = config.extra["gathered"]
    return None if flaws.told else whole


class _Flaws(logging.Handler):
    told = False

    def emit(self, record: logging.LogRecord) -> None:
        self.told = self.told or record.levelno >= logging.WARNING
