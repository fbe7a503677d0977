"""The picture beside a shared link, one per language: `assets/images/card-id.png`, `card-en.png`.

Added after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from functools import partial

from guidebook.build import i18n, state
from guidebook.cache.digests import digest
from guidebook.theme import social_card
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(-103)  # beside the other language, which begins at -102 (parallel_languages.py)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = i18n.plugin(config).current_language
    name = config.site_name
    line = (config.site_description or "").rstrip(".")
    make = partial(social_card.png, name, line)
    picture = state.of(config).cache.made("card", language, digest(name, line), make)
    files.append(File.generated(config, f"assets/images/card-{language}.png", content=picture))
    return files
