"""The picture beside a shared link, one per language: `assets/images/card-id.png`, `card-en.png`.

Added after mkdocs-static-i18n (-100), which can't take files that have no source on disk.
"""

from __future__ import annotations

from functools import partial

from guidebook.cache.digests import digest
from guidebook.theme import social_card
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files


@event_priority(
    -103
)  # makes threads of its own, with which a process can't be copied (parallel_languages.py, -102)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    language = config.theme["language"]
    said = config.site_name, (config.site_description or "").rstrip(".")
    picture = config.extra["cache"].made(
        "card", language, digest(*said), partial(social_card.png, *said)
    )
    files.append(File.generated(config, f"assets/images/card-{language}.png", content=picture))
    return files
